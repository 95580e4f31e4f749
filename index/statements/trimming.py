"""Take from a statement what is not its voice's: a counter-clause of the reporter's, the byline as its source."""

import re
from collections.abc import Sequence

from index.records import Span
from index.statements.records import Found

LEAD_CHARS = 4  # before a piece of content, in which its comma stands
BYLINE_CHARS = 100  # of a line on either side of the name that it may be a byline of

_NOUN = (
    r"claim|allegation|accusation|charge|assertion|statement|suggestion|version|account|notion|report|rumou?r"
)
_DENIED = (
    r"(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:e[sd]?)|refut(?:e[sd]?)|dismiss(?:es|ed)?|contest(?:s|ed)?"
    r"|contradict(?:s|ed)?|retract(?:s|ed)?|withdrew|debunked|disproved)"
)
_CLAIM_DENIED = re.compile(
    rf"(?:an?\s(?:\w+\s)?(?:{_NOUN})|(?:{_NOUN})s|something)\s[^“”\"\n]{{0,80}}?\b{_DENIED}\b[^“”\"]*", re.I
)
_WHICH_DENIED = re.compile(rf"which\s[^,“”\"\n]{{2,60}}?\s{_DENIED}(?:\s[^\s,“”\"]+){{0,3}}[.\s]*", re.I)
_COMMA = re.compile(r"[,–—]\s")
_BYLINE = re.compile(
    r"[\W_]*(?:(?:words|story|text|report|reported|reporting|written|interview)\s)?by:?\s+[A-ZÀ-Þ][^\n“”\"!?]{1,80}(?<![.,:;])",
    re.I,
)


def cut_counterclaim(text: str, one: Found, quotations: Sequence[Span]) -> Found:
    """End reported content before the clause that tells who denies it: "said it sank, a claim Rao denied"."""
    pieces = []
    for number, piece in enumerate(one.content):
        end = _find_counterclaim(text, piece, quotations, first=number == 0)
        if end is None:
            pieces.append(piece)
        elif end > piece.start:
            pieces.append(Span(piece.start, end))
    return Found(one.source, one.cue, tuple(pieces))


def _find_counterclaim(text: str, piece: Span, quotations: Sequence[Span], *, first: bool) -> int | None:
    """Give where a piece of content is to end; its start where it is a counter-clause as a whole."""
    before = text[max(0, piece.start - LEAD_CHARS) : piece.start].rstrip()
    if not first and before.endswith((",", "–", "—")) and _is_counterclaim(text, piece.start, piece.end):
        return piece.start
    for comma in _COMMA.finditer(text, piece.start + 1, piece.end):
        if not _is_counterclaim(text, comma.end(), piece.end):
            continue
        if not any(quotation.start < comma.end() < quotation.end - 1 for quotation in quotations):
            return piece.start + len(text[piece.start : comma.start()].rstrip())
    return None


def _is_counterclaim(text: str, start: int, end: int) -> bool:
    return any(pattern.fullmatch(text, start, end) is not None for pattern in (_CLAIM_DENIED, _WHICH_DENIED))


def take_byline(text: str, one: Found) -> Found:
    """Take source and cue from a statement where they are a byline: who wrote an article has not said what it quotes."""
    if not one.source:
        return one
    line = _find_short_line(text, one.source[0].start)
    if line is None or not _BYLINE.fullmatch(text, line.start, line.end):
        return one
    if any(line.overlaps(piece) for piece in one.content):
        return one
    return Found((), tuple(span for span in one.cue if not line.overlaps(span)), one.content)


def _find_short_line(text: str, at: int) -> Span | None:
    """Give the line of a place without the white space at its end; None for one too long for a byline."""
    low, high = max(0, at - BYLINE_CHARS), min(len(text), at + BYLINE_CHARS)
    start, end = text.rfind("\n", low, at), text.find("\n", at, high)
    if (start < 0 and low > 0) or (end < 0 and high < len(text)):
        return None
    start, end = start + 1, high if end < 0 else end
    return Span(start, start + len(text[start:end].rstrip()))


def keep_shown(text: str, one: Found, quote: Span) -> Found | None:
    """Keep of the content what lies in the sentences shown for a statement; None where no word does.

    A content that goes on over more sentences than are shown would be told of words that the reader does not see.
    """
    cut = (Span(max(piece.start, quote.start), min(piece.end, quote.end)) for piece in one.content)
    kept = tuple(
        piece
        for piece in cut
        if any(letter.isalnum() for letter in text[piece.start : max(piece.start, piece.end)])
    )
    return Found(one.source, one.cue, kept) if kept else None
