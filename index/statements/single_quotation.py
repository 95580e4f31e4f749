"""Find quotations in single marks, ‘…’ and '…', where they can be told from apostrophes."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from index.records import Span
from index.statements.quotation import find_quotations

_SINGLE = re.compile(r"[‘’']")
_OPENERS = "‘'"
_CLOSERS = "’'"
_BEFORE_OPENER = '([{—–-"“«/…:'  # besides white space
_INSIDE_END = ",.!?…;:"  # a mark after these closes a quotation
# Words that begin with an apostrophe, and years: '90s.
_ELISION = re.compile(r"(?:em|til|till|tis|twas|cause|cos|n|round|bout|neath|\d\ds?)\b", re.IGNORECASE)


def find_all_quotations(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """Find the quotations of a text in double and in single marks, ascending and apart from each other.

    Of two that hold one another the outer counts; a single one that crosses the border of a double one is dropped.
    """
    doubles = find_quotations(text, paragraphs)
    starts = [double.start for double in doubles]
    merged: dict[Span, None] = dict.fromkeys(doubles)
    for single in find_single_quotations(text, paragraphs):
        first = bisect_left(starts, single.start)
        if first and doubles[first - 1].end > single.start:
            continue
        last = bisect_left(starts, single.end)
        if last > first and doubles[last - 1].end > single.end:
            continue
        for inner in doubles[first:last]:
            merged.pop(inner)
        merged[single] = None
    return sorted(merged)


def find_single_quotations(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """Find quotations in single marks, marks included, ascending and apart from each other.

    A mark opens after white space or an opening sign and before none; it closes before what is no letter. Where a
    plural's apostrophe ("the boats’ crews") may be meant, a later mark that is surely a closing one is preferred.
    One that is never closed is an apostrophe, unless the paragraph and the next one both begin with ‘.
    """
    found: list[Span] = []
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1].start if number + 1 < len(paragraphs) else len(text)
        found.extend(_find_in(text, paragraph, continued=text[following : following + 1] == "‘"))
    return found


def _find_in(text: str, paragraph: Span, *, continued: bool) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    perhaps: int | None = None  # the end of a quotation whose closing mark may be an apostrophe
    for match in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        at = match.start()
        before = text[at - 1] if at > paragraph.start else " "
        after = text[at + 1] if at + 1 < paragraph.end else " "
        if _opens(text, at, before=before, after=after):
            if opened is not None and perhaps is not None:
                found.append(Span(opened, perhaps))
            opened, perhaps = at, None
        elif opened is not None and _closes(match[0], before=before, after=after):
            if not _may_be_apostrophe(text, at, before=before, after=after):
                found.append(Span(opened, at + 1))
                opened = None
            elif perhaps is None:
                perhaps = at + 1
    if opened is not None and perhaps is not None:
        found.append(Span(opened, perhaps))
    elif opened == paragraph.start and text[opened] == "‘" and continued:
        found.append(Span(opened, paragraph.end))
    return found


def _opens(text: str, at: int, *, before: str, after: str) -> bool:
    return (
        text[at] in _OPENERS
        and (before.isspace() or before in _BEFORE_OPENER)
        and not after.isspace()
        and after not in _CLOSERS
        and _ELISION.match(text, at + 1) is None
    )


def _closes(mark: str, *, before: str, after: str) -> bool:
    return mark in _CLOSERS and not before.isspace() and not after.isalnum()


def _may_be_apostrophe(text: str, at: int, *, before: str, after: str) -> bool:
    if before in _INSIDE_END or before not in "sS":
        return False
    return after == " " and text[at + 2 : at + 3].isalnum()
