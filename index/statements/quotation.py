"""Find what stands between quotation marks, paragraph by paragraph.

Marks are matched within a paragraph only. A mark left open runs to the paragraph's end where the next paragraph
goes on with the quotation: it begins with such a mark, or its first mark closes. Elsewhere the mark is a slip, and
what it opens ends with its sentence. Each paragraph is read a few times at most: time is linear in the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.records import Span

_CLOSERS = {
    "“": "”",
    "„": "“”",
    "”": "”“",  # Swedish, Arabic, and slips in English
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    '"': '"',
}  # fmt: skip
_DOUBLED_CLOSERS = {
    "''": ("''",),
    "``": ("''", '"'),
}  # as in plain text files, and as the Penn Treebank has them
_STRAIGHT = ('"', "''", "``")
_REVERSED = ("”", "»")  # close more often than they open
_MARK = re.compile(r"""(?P<run>(["'`“”«»„])\2{3,})|''|``|["“”«»„「」『』]""")  # a run of marks is an ornament
_SENTENCE_END = re.compile(r"(?<=\w)[.!?…]+[)’']*(?=\s+[^\sa-z])")
_FEET = re.compile(r"\d ?['’′] ?\d{1,2}$")  # 6' 2 before a mark that means inches
_FEET_CHARS = 7  # the longest such


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark, and whether white space or a paragraph's border is on either side."""

    text: str
    start: int
    end: int
    space_before: bool
    space_after: bool
    word_before: bool


@dataclass(frozen=True, slots=True)
class _Scanned:
    """The quotations of a paragraph, the places of those that are not closed, and the mark the last was left open with."""

    found: list[Span]
    unclosed: frozenset[int] = frozenset()
    left_open: str | None = None


def find_quotations(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """Find the quotations of a text, marks included, ascending and apart from each other.

    A quotation within a quotation belongs to the outer one. A quotation left open runs to its paragraph's end if the
    next paragraph begins with its mark, or is inside too up to its first mark as that one closes it; else to its
    sentence's end. Where a mark opens again before it was closed and no later one makes up for it, the first
    quotation ends there, or with its sentence; “ closes where it can only be a slip for ”. Marks for inches and those within a
    Hebrew abbreviation are none. Single marks are not looked for here, see `index.statements.single_quotation`.
    """
    found: list[Span] = []
    left_open: str | None = None
    marks = _list_marks(text, paragraphs[0]) if paragraphs else []
    for number, paragraph in enumerate(paragraphs):
        if left_open is not None and marks and _closes(left_open, marks[0]):
            found.append(Span(paragraph.start, marks.pop(0).end))
        behind = paragraphs[number + 1] if number + 1 < len(paragraphs) else Span(len(text), len(text))
        following, coming = text[behind.start : behind.start + 2], _list_marks(text, behind)
        scanned = _scan(marks, paragraph, following=following)
        left_open = scanned.left_open
        if left_open is not None and not following.startswith(left_open):
            left_open = left_open if coming and _closes(left_open, coming[0]) else None
        found += _end_slips(text, scanned, goes_on=left_open is not None)
        marks = coming
    return [Span(span.start, _strip(text, span)) for span in found]


def _end_slips(text: str, scanned: _Scanned, *, goes_on: bool) -> Iterator[Span]:
    """End the quotations that were never closed with their sentence, but for the last where the text goes on with it."""
    for number, span in enumerate(scanned.found):
        if number not in scanned.unclosed or (goes_on and number == len(scanned.found) - 1):
            yield span
            continue
        end = _SENTENCE_END.search(text, span.start, span.end)
        yield span if end is None else Span(span.start, end.end())


def _list_marks(text: str, paragraph: Span) -> list[_Mark]:
    marks = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        if match["run"]:
            continue
        start, end = match.span()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        if match[0] == '"' and (_is_hebrew(before, after) or _is_inches(text, paragraph, start)):
            continue
        marks.append(_Mark(match[0], start, end, before.isspace(), after.isspace(), before.isalnum()))
    return marks


def _is_hebrew(before: str, after: str) -> bool:
    """Tell whether a mark stands between two Hebrew letters, as in an abbreviation."""
    return "א" <= before <= "ת" and "א" <= after <= "ת"


def _is_inches(text: str, paragraph: Span, at: int) -> bool:
    return _FEET.search(text[max(paragraph.start, at - _FEET_CHARS) : at]) is not None


def _opens(mark: _Mark) -> bool:
    if mark.text in _REVERSED:
        return mark.space_before and not mark.space_after
    if mark.text in _STRAIGHT:
        return not mark.space_after and not mark.word_before
    return mark.text in _CLOSERS and (mark.space_before or not mark.space_after)


def _closes(opener: str, mark: _Mark) -> bool:
    if mark.text == opener == "“":
        return mark.space_after and not mark.space_before  # a slip for ”
    closers: Sequence[str] = _DOUBLED_CLOSERS.get(opener) or _CLOSERS[opener]
    if mark.text not in closers:
        return False
    only_opens = mark.space_before and not mark.space_after
    return not (only_opens and mark.text in (*_STRAIGHT, *_REVERSED))


def _scan(marks: Sequence[_Mark], paragraph: Span, *, following: str) -> _Scanned:
    """Match the marks of a paragraph; one that opens inside its like is nested where all are closed in the end.

    :param following: How the next paragraph begins: with the open mark in a quotation of several paragraphs.
    """
    found: list[Span] = []
    opened: _Mark | None = None
    depth, first_unclosed, reopened = 0, 0, False
    for number, mark in enumerate(marks):
        if opened is None:
            if _opens(mark):
                opened, depth, first_unclosed, reopened = mark, 1, number, False
        elif _closes(opened.text, mark):
            depth -= 1
            if depth == 0:
                found.append(Span(opened.start, mark.end))
                opened = None
        elif mark.text == opened.text and _opens(mark):
            depth, reopened = depth + 1, True
    if opened is None:
        return _Scanned(found)
    if reopened and not (depth == 1 and following.startswith(opened.text)):
        rest = _scan_flat(marks[first_unclosed:], paragraph)
        unclosed = frozenset(len(found) + place for place in rest.unclosed)
        return _Scanned(found + rest.found, unclosed, rest.left_open)
    return _leave_open(found, frozenset(), opened, paragraph)


def _leave_open(found: Sequence[Span], unclosed: frozenset[int], opened: _Mark, paragraph: Span) -> _Scanned:
    """Add the quotation that is open at a paragraph's end."""
    return _Scanned([*found, Span(opened.start, paragraph.end)], unclosed | {len(found)}, opened.text)


def _scan_flat(marks: Sequence[_Mark], paragraph: Span) -> _Scanned:
    """Match marks without nesting: one that opens ends what was open."""
    found: list[Span] = []
    unclosed: set[int] = set()
    opened: _Mark | None = None
    for mark in marks:
        if opened is not None and _closes(opened.text, mark):
            found.append(Span(opened.start, mark.end))
            opened = None
        elif opened is None or mark.text == opened.text:
            if opened is not None and _opens(mark):
                unclosed.add(len(found))
                found.append(Span(opened.start, mark.start))
            opened = mark if _opens(mark) else opened
    if opened is None:
        return _Scanned(found, frozenset(unclosed))
    return _leave_open(found, frozenset(unclosed), opened, paragraph)


def _strip(text: str, span: Span) -> int:
    """Give the end of a span without the white space before it."""
    end = span.end
    while end > span.start + 1 and text[end - 1].isspace():
        end -= 1
    return end
