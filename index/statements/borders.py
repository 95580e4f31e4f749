"""Keep a statement from taking in a quotation of a later paragraph that the text does not join to it.

One paragraph goes on with another's quotation where that one is left open, where it has nothing but quotation, or
where the one before ends with a colon. A line set off, with ">" or in bold, is a pull quote: nobody goes on in it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from index.records import Span
from index.statements.records import Found

_SET_OFF = re.compile(r"[ \t]*(?:>|\*\*|__|#|\|)")
_OPENING = "“\"„«‘'"
_CLOSING = "”\"“»’'"
_CLOSED = re.compile(r"[,.!?…][”\"]")
_BESIDE = " \t,.!?…"  # what a paragraph of nothing but quotation may have beside it


def part_at_borders(
    text: str, one: Found, paragraphs: Sequence[Span], quotations: Sequence[Span]
) -> tuple[Found, list[Found]]:
    """Give a statement without the later paragraphs that do not go on with it, and the quotations there, of nobody.

    :param paragraphs: Those that surely part; see `index.statements.breaks.find_breaks`.
    :param quotations: Those of the text, ascending and apart.
    """
    if not one.cue or not one.content or not paragraphs:
        return one, []
    home = _find_place(paragraphs, one.cue[0].start)
    kept: list[Span] = []
    left: list[Found] = []
    for piece in one.content:
        place = _find_place(paragraphs, piece.end - 1)
        last = _find_last(text, paragraphs, quotations, home=home, place=place)
        border = paragraphs[last].end
        if piece.start < border:
            kept.append(Span(piece.start, min(piece.end, border)))
        left += [
            Found((), (), (part,))
            for part in _split(piece, paragraphs[last + 1 : place + 1])
            if text[part.start] in _OPENING and text[part.end - 1] in _CLOSING
        ]
    if not kept or tuple(kept) == one.content:
        return one, []
    return Found(one.source, one.cue, tuple(kept)), left


def _find_place(paragraphs: Sequence[Span], at: int) -> int:
    """Give the number of the paragraph that begins last before a place, or at it."""
    return max(0, bisect_right(paragraphs, at, key=lambda paragraph: paragraph.start) - 1)


def _split(piece: Span, paragraphs: Sequence[Span]) -> list[Span]:
    parts = (Span(max(piece.start, one.start), min(piece.end, one.end)) for one in paragraphs)
    return [part for part in parts if part.start < part.end]


def _find_last(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Span], *, home: int, place: int
) -> int:
    """Give the last paragraph up to a place that goes on from the one with the cue without a gap."""
    reached = home
    for before, after in pairwise(range(home, place + 1)):
        if not _goes_on(text, paragraphs[before], paragraphs[after], quotations):
            break
        reached = after
    return reached


def _goes_on(text: str, before: Span, after: Span, quotations: Sequence[Span]) -> bool:
    if _SET_OFF.match(text, after.start) is not None:
        return False
    coming = _touching(quotations, after)[:1]
    taken_up = bool(coming) and coming[0].start == after.start
    ending = [one for one in _touching(quotations, before) if one.end == before.end]
    if taken_up and any(_is_open(text, one) for one in ending):
        return True
    return text[before.end - 1] == ":" or _is_quotation(text, after, quotations)


def _is_quotation(text: str, paragraph: Span, quotations: Sequence[Span]) -> bool:
    """Tell whether a paragraph has nothing but quotation, as one that goes on with the speaker of the one before."""
    at = paragraph.start
    for quotation in _touching(quotations, paragraph):
        if text[at : quotation.start].strip(_BESIDE) or _is_slip(text, quotation):
            return False
        at = quotation.end
    return at > paragraph.start and not text[at : paragraph.end].strip(_BESIDE)


def _is_open(text: str, quotation: Span) -> bool:
    """Tell a quotation that its paragraph does not close."""
    return text[quotation.end - 1] not in _CLOSING and not _is_slip(text, quotation)


def _is_slip(text: str, quotation: Span) -> bool:
    """Tell a quotation closed by another mark than opened it, and so taken to run on: "It sank,” he said."""
    if text[quotation.end - 1] in _CLOSING:
        return False
    return _CLOSED.search(text, quotation.start + 1, quotation.end) is not None


def _touching(quotations: Sequence[Span], paragraph: Span) -> list[Span]:
    """Give the quotations, apart from each other, that share something with a paragraph; ascending."""
    first = max(0, bisect_right(quotations, Span(paragraph.start, paragraph.start)) - 1)
    last = bisect_right(quotations, Span(paragraph.end, paragraph.end))
    return [quotation for quotation in quotations[first:last] if quotation.overlaps(paragraph)]


def find_parted(text: str, breaks: Sequence[int]) -> list[Span]:
    """Give the paragraphs that begin at breaks, without the white space behind them."""
    ends = [*breaks[1:], len(text)][: len(breaks)]  # none where there is no paragraph
    return [
        Span(start, start + len(text[start:end].rstrip())) for start, end in zip(breaks, ends, strict=True)
    ]
