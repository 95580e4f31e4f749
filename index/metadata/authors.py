"""Read the author of an article: from a byline of its head, or from the biography after the story."""

import re
from collections.abc import Sequence

from index.metadata.head import Reading
from index.metadata.header import HeaderLine
from index.metadata.headline import is_sentence
from index.metadata.names import PERSON, is_person_name, is_role
from index.metadata.parts import read_names

TAIL_LINES = 14  # last lines of a text among which a biography is looked for, longer tails of clutter aside
TAIL_SHARE = 0.6  # ratio of a text's lines after which a biography may stand
ROLE_NEAR = 2  # lines between a name that stands alone and the role that goes with it

_BIO = re.compile(
    rf"(?:About the author:?\s+|[*_(–—-]+\s*)?(?:(?:Dr|Prof|Professor)\.?\s+)?(?P<name>{PERSON}),?\s+"
    r"(?P<verb>is|was|covers|writes|reports|has (?:covered|reported|written|worked)|joined)\b(?P<rest>.*)",
    re.DOTALL,
)
_WRITES = re.compile(
    r"\b(?:reporter|correspondent|editor|journalist|columnist|writer|freelancer?|contributor|bureau chief|producer|"
    r"essayist|author of|blogger|critic)\b",
    re.IGNORECASE,
)
_WRITING_VERBS = frozenset({"covers", "writes", "reports", "has covered", "has reported", "has written"})
_BIO_CHARS = 160  # code points after the verb within which a biography says that its person writes
_CREDIT = re.compile(
    r"\(?(?:Written|Reporting|Reported|Text|Story|Words) by:?\s+(?P<names>[^;.()]+?)(?:\s+in\s+[^;.]+)?(?:[;.)].*)?$"
)


def read_author(text: str, lines: Sequence[str], headers: Sequence[HeaderLine]) -> Reading | None:
    """Read the author where the text states one; somebody whom the story is about is none."""
    for header in headers:
        if header.authors is not None:
            return Reading(header.authors, header.line)
    return (
        _read_beside_date(text, headers)
        or _read_credit(lines)
        or _read_signature(lines)
        or _read_biography(lines)
    )


def _read_beside_date(text: str, headers: Sequence[HeaderLine]) -> Reading | None:
    """Read "Nessa Quill | March 4, 2025".

    A name that the text has elsewhere too is a place or somebody in the story, and one whose words it has
    in lower case is a section: "Climate Summit | March 4, 2025".
    """
    for header in headers:
        if not header.dates or header.loose:
            continue
        for name in header.names:
            if is_person_name(name) and not _is_elsewhere(text, name):
                return Reading(name, header.line)
    return None


def _is_elsewhere(text: str, name: str) -> bool:
    words = name.split()
    if len(re.findall(rf"\b{re.escape(words[-1])}\b", text)) > 1:
        return True
    return any(
        re.search(rf"\b{re.escape(word.lower())}s?\b", text) is not None for word in words if len(word) > 2
    )


def _read_credit(lines: Sequence[str]) -> Reading | None:
    """Read "Reporting by Nessa Quill in Tern Bay; editing by …" after a story."""
    for line in lines[-TAIL_LINES:]:
        match = _CREDIT.match(line)
        names = read_names(match["names"].strip()) if match is not None else None
        if names is not None:
            return Reading(names, line)
    return None


def _read_signature(lines: Sequence[str]) -> Reading | None:
    """Read a name alone on its line with "Reporter" or the like near it, if there is just one."""
    found: dict[str, str] = {}
    for at, line in enumerate(lines):
        if is_role(line) and line.lower() not in ("avatar", "author", "authors"):
            near = [near for near in lines[max(0, at - ROLE_NEAR) : at] if is_person_name(near)]
            if near:
                found[near[-1]] = near[-1]
    if len(found) != 1:
        return None
    ((name, line),) = found.items()
    return Reading(name, line)


def _read_biography(lines: Sequence[str]) -> Reading | None:
    """Read the names of the biographies after a story, ", " between them."""
    first = int(len(lines) * TAIL_SHARE)
    found: list[tuple[str, str]] = []
    for at in range(max(first, 1), len(lines)):
        match = _BIO.match(lines[at])
        if match is None or not is_person_name(match["name"]):
            continue
        if _is_biography(match) and not _is_in_story(lines[:at], match["name"]) and _ends_story(lines, at):
            found.append((match["name"], lines[at]))
    if not found:
        return None
    return Reading(", ".join(dict.fromkeys(name for name, _ in found)), found[0][1])


def _is_biography(match: re.Match[str]) -> bool:
    said = match["rest"][:_BIO_CHARS]
    return match["verb"] in _WRITING_VERBS or _WRITES.search(said) is not None


def _is_in_story(before: Sequence[str], name: str) -> bool:
    last = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
    return any(last.search(line) is not None for line in before if line != name)


def _ends_story(lines: Sequence[str], at: int) -> bool:
    """Tell whether a biography stands after the story: under the name alone, or with no story after it."""
    if match_name(lines, at):
        return True
    return not any(is_sentence(line) and _BIO.match(line) is None for line in lines[at + 1 :])


def match_name(lines: Sequence[str], at: int) -> bool:
    """Tell whether the name that a line begins with stands alone on one of the lines just above."""
    return any(
        is_person_name(line) and lines[at].startswith(line) for line in lines[max(0, at - ROLE_NEAR - 1) : at]
    )
