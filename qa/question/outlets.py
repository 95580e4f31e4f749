"""Find outlets in a question, where it says that they are the source: "according to AFP".

They are those of the archive, and others that are known by their names: these restrict a question to nothing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from index.metadata import fold_name
from index.metadata.names import find_agency
from index.records import Span
from qa.question.missing_outlets import is_missing_outlet

MAX_NAME_WORDS = 8  # words of the longest outlet's name looked for
_BEFORE = re.compile(
    r"\b(?P<how>according\s+to|as\s+(?:reported|quoted|published)\s+(?:by|in)|(?:reported|published|written|carried|"
    r"printed|run)\s+(?:by|in)|in|on|from|by|per)\s+",
    re.I,
)
_UNSURE = frozenset(("in", "on", "from", "by", "per"))  # what follows may be anything
_ABOUT = re.compile(r"\s+(?:about|regarding|concerning|on)\b", re.I)
_CAPITAL = re.compile(r"\s+[A-Z]")
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
    """Outlets named as the source at a place of the question, with the words before them.

    Attributes:
        unsure: Whether one of them is not in the archive, and nothing but "in" says that it is the source.
    """

    span: Span
    names: tuple[str, ...]
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """What tells outlets: those of the archive by folded name, and whether a name is a speaker's."""

    outlets: Mapping[str, str]
    is_speaker: Callable[[str], bool]


def _nobody(name: str) -> bool:
    return False


def fold_outlets(outlets: Sequence[str]) -> dict[str, str]:
    """Give the outlets' names by what compares them; of two that fold alike, the first in the alphabet."""
    return {fold_name(name): name for name in sorted(outlets, reverse=True) if fold_name(name)}


def find_outlet_phrases(
    text: str, outlets: Mapping[str, str], *, is_speaker: Callable[[str], bool] = _nobody
) -> list[OutletPhrase]:
    """Find the phrases that name outlets as the source, in order, not overlapping; none for an archive without any.

    :param outlets: As `fold_outlets` gives them; of two names that fit the longer counts.
    :param is_speaker: Whether a name is somebody's whom the archive quotes: then it is no outlet that is missing.
    """
    found: list[OutletPhrase] = []
    known = _Known(outlets, is_speaker)
    for match in _BEFORE.finditer(text) if outlets else ():
        if (found and match.start() < found[-1].span.end) or _EXCLUDED.search(text, 0, match.start()):
            continue
        sure = match["how"].lower() not in _UNSURE
        names, end = _read_list(text, match.end(), known, sure=sure)
        if match["how"].lower() == "on" and _ABOUT.match(text, end) is None:
            continue  # "on CNN" may be about it; "on CNN about fares" is not
        if names:
            missing = any(fold_name(name) not in outlets for name in names)
            span = Span(match.start(), end)
            found.append(OutletPhrase(span, tuple(dict.fromkeys(names)), missing and not sure))
    return found


def find_outlet(written: str, outlets: Mapping[str, str]) -> str | None:
    """Give the outlet of that name, as the archive has it, or None; a news agency's full name will do."""
    name = written.strip(' \t\n.,?!:;"“”')
    agency = find_agency(name)
    found = outlets.get(fold_name(name))
    return found if found is not None or agency is None else outlets.get(fold_name(agency))


def _read_list(text: str, start: int, known: _Known, *, sure: bool) -> tuple[list[str], int]:
    """Read "AFP, Reuters and the Harbour Daily": the names, and where they end."""
    names: list[str] = []
    end = start
    while True:
        found = _read_one(text, start, known, sure=sure)
        if found is None:
            return names, end
        name, end = found
        names.append(name)
        link = _AND.match(text, end)
        if link is None:
            return names, end
        start = link.end()


def _read_one(text: str, start: int, known: _Known, *, sure: bool) -> tuple[str, int] | None:
    words = [match for match, _ in zip(_WORD.finditer(text, start), range(MAX_NAME_WORDS), strict=False)]
    tried = [text[start : word.end()].rstrip(',?!:;"“”') for word in reversed(words)]
    for written in tried:
        name = find_outlet(written, known.outlets)
        if name is not None and (sure or not _is_ordinary(written)):
            kept = written if written.endswith(tuple(name[-1:])) else written.rstrip(".")
            return name, start + len(kept)
    for written in (one.rstrip(".") for one in tried):
        end = start + len(written)
        if _CAPITAL.match(text, end) is None and _is_missing(written, known, sure=sure):
            return find_agency(written) or written, end
    return None


def _is_missing(written: str, known: _Known, *, sure: bool) -> bool:
    """Tell an outlet that the archive lacks from a speaker, and from a short name of one that it has."""
    if not is_missing_outlet(written, sure=sure) or known.is_speaker(written):
        return False
    folded = fold_name(written)
    return not any(name.endswith(folded) for name in known.outlets)


def _is_ordinary(written: str) -> bool:
    """Tell "in the sun" from "in The Sun"."""
    word = re.sub(r"^the\s+", "", written.lower())
    return word in _ORDINARY and written.islower()
