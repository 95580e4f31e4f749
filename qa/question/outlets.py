"""Find an archive's outlets in a question, where it says that they are the source: "according to AFP"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.metadata import fold_name
from index.metadata.names import find_agency
from index.records import Span

MAX_NAME_WORDS = 8  # words of the longest outlet's name looked for
_BEFORE = re.compile(
    r"\b(?P<how>according\s+to|as\s+(?:reported|quoted|published)\s+(?:by|in)|(?:reported|published|written|carried|"
    r"printed|run)\s+(?:by|in)|in|from|by|per)\s+",
    re.I,
)
_EXCLUDED = re.compile(r"\b(?:not|except|but|outside|other\s+than)\s+$", re.I)  # which no filter can say
_WORD = re.compile(r"\S+")
_AND = re.compile(r",?\s+(?:and|or)\s+|,\s+", re.I)
# Ordinary words that newspapers are called by: in small letters, "in time" is no outlet.
_ORDINARY = frozenset(
    """time times sun star mirror mail post guardian independent news week world nation today now people here us
    observer standard express globe herald record monitor local press voice hill politico economist spectator money
    nature science fortune life look quartz slate wire axios fact focus insider conversation intercept""".split()
)


@dataclass(frozen=True, slots=True)
class OutletPhrase:
    """Outlets named as the source at a place of the question, with the words before them."""

    span: Span
    names: tuple[str, ...]


def fold_outlets(outlets: Sequence[str]) -> dict[str, str]:
    """Give the outlets' names by what compares them; of two that fold alike, the first in the alphabet."""
    return {fold_name(name): name for name in sorted(outlets, reverse=True) if fold_name(name)}


def find_outlet_phrases(text: str, outlets: Mapping[str, str]) -> list[OutletPhrase]:
    """Find the phrases that name outlets as the source, in order, not overlapping.

    :param outlets: As `fold_outlets` gives them; of two names that fit the longer counts.
    """
    found: list[OutletPhrase] = []
    for match in _BEFORE.finditer(text) if outlets else ():
        if (found and match.start() < found[-1].span.end) or _EXCLUDED.search(text, 0, match.start()):
            continue
        sure = match["how"].lower() not in ("in", "from", "by", "per")
        names, end = _read_list(text, match.end(), outlets, sure=sure)
        if names:
            found.append(OutletPhrase(Span(match.start(), end), tuple(dict.fromkeys(names))))
    return found


def find_outlet(written: str, outlets: Mapping[str, str]) -> str | None:
    """Give the outlet of that name, as the archive has it, or None; a news agency's full name will do."""
    name = written.strip(' \t\n.,?!:;"“”')
    agency = find_agency(name)
    found = outlets.get(fold_name(name))
    return found if found is not None or agency is None else outlets.get(fold_name(agency))


def _read_list(text: str, start: int, outlets: Mapping[str, str], *, sure: bool) -> tuple[list[str], int]:
    """Read "AFP, Reuters and the Harbour Daily": the names, and where they end."""
    names: list[str] = []
    end = start
    while True:
        found = _read_one(text, start, outlets, sure=sure)
        if found is None:
            return names, end
        name, end = found
        names.append(name)
        link = _AND.match(text, end)
        if link is None:
            return names, end
        start = link.end()


def _read_one(text: str, start: int, outlets: Mapping[str, str], *, sure: bool) -> tuple[str, int] | None:
    words = [match for match, _ in zip(_WORD.finditer(text, start), range(MAX_NAME_WORDS), strict=False)]
    for number in range(len(words), 0, -1):
        end = words[number - 1].end()
        written = text[start:end].rstrip(',?!:;"“”')
        name = find_outlet(written, outlets)
        if name is not None and (sure or not _is_ordinary(written)):
            kept = written if written.endswith(tuple(name[-1:])) else written.rstrip(".")
            return name, start + len(kept)
    return None


def _is_ordinary(written: str) -> bool:
    """Tell "in the sun" from "in The Sun"."""
    word = re.sub(r"^the\s+", "", written.lower())
    return word in _ORDINARY and written.islower()
