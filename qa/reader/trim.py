"""Trim a span that a network read to the words somebody would quote: no loose punctuation, no half brackets."""

import re
import unicodedata

from index.records import Span

_PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "«": "»"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_SINGLES = "'‘’"
_SIGNS = "-−+."  # before a digit they are part of a number: -5, +3, .4
_LEADING_KEPT = "#@§"
_TRAILING_KEPT = "%‰"
_DROPPED = "PZC"  # Unicode categories: punctuation, white space, control
# Words that are written with a full stop, which then stays at the end of an answer where they have a capital; and
# initials, two or more, for "World War I." and "vitamin C." end a sentence: "U.S.", "Ph.D.", "p.m.".
_SHORT = frozenset(
    "dr gov sen gen col lt sgt capt jr sr st mt ft ave blvd rd inc ltd co corp bros dept univ assn "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]")
_LAST_WORD = re.compile(r"[^\W_](?:\.?[^\W_])*\Z")
_LOOKED_AT = 24  # code points before a full stop


def trim_span(text: str, start: int, end: int) -> Span:
    """Leave out what does not belong at the ends of a short answer, and complete what was cut off.

    White space and punctuation go, and brackets and quotation marks without their other half; what belongs to a word
    stays: "$450", "20%", "U.S.", "St.", "-5". A closing bracket or the last full stop of initials that
    follows directly is taken in, and no accent is parted from its letter. A possessive ’s stays or goes as it was
    read, for "McDonald’s" is a name. The span must hold a letter or digit; then one remains.
    """
    start, end = _widen(text, start, end)
    before = None
    while before != (start, end):
        before = start, end
        if _drops_first(text, start, end):
            start += 1
        if _drops_last(text, start, end):
            end -= 1
    return Span(start, _complete(text, start, end))


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the combining marks of the letters at both ends."""
    while start > 0 and _is_mark(text[start]):
        start -= 1
    while end < len(text) and _is_mark(text[end]):
        end += 1
    return start, end


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"


def _drops_first(text: str, start: int, end: int) -> bool:
    char, following = text[start], text[start + 1 : end]
    if char in _SIGNS and following[:1].isdigit():
        return start > 0 and text[start - 1].isalnum()
    if char in _SINGLES:
        return not following[:1].isdigit() and text[end - 1] not in _SINGLES  # ’70s keeps its apostrophe
    return _is_loose(text, start, start, end, _LEADING_KEPT)


def _drops_last(text: str, start: int, end: int) -> bool:
    char = text[end - 1]
    if char == ".":
        return not _is_short(text, start, end - 1)
    if char in _SINGLES:
        return text[start] not in _SINGLES
    return _is_loose(text, end - 1, start, end, _TRAILING_KEPT)


def _is_loose(text: str, at: int, start: int, end: int, kept: str) -> bool:
    """Tell whether the first or last character of a span is punctuation without a task in it."""
    char = text[at]
    if char == '"':
        return text.count(char, start, end) % 2 == 1
    if char in _PAIRS and at == start:
        return text.count(char, start, end) > text.count(_PAIRS[char], start, end)
    if char in _CLOSERS and at == end - 1:
        return text.count(char, start, end) > text.count(_CLOSERS[char], start, end)
    return char not in kept and unicodedata.category(char)[0] in _DROPPED


def _is_short(text: str, start: int, stop: int) -> bool:
    """Tell whether a full stop at this place belongs to the word before it."""
    word = _LAST_WORD.search(text[max(start, stop - _LOOKED_AT) : stop])
    if word is None:
        return False
    if _INITIALS.fullmatch(word[0]):
        return True
    return word[0].lower() in _SHORT and word[0][0].isupper()


def _complete(text: str, start: int, end: int) -> int:
    """Give the end of a span with the bracket or full stop that follows and belongs to it."""
    char = text[end : end + 1]
    if char in _CLOSERS and text.count(_CLOSERS[char], start, end) > text.count(char, start, end):
        return end + 1
    word = _LAST_WORD.search(text[max(start, end - _LOOKED_AT) : end])
    if char == "." and word is not None and _INITIALS.fullmatch(word[0]):
        return end + 1
    return end
