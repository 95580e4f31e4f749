"""Write a text as it is compared where typography does not count, and find the places in the original again.

Made alike: straight and curly quotation marks and apostrophes, guillemets with the space inside them, two
apostrophes for a quotation mark; hyphens and dashes, with white space beside a dash or none; runs of white space of any kind; "…", "..." and
". . ."; ligatures; accents composed (NFC) or not. Soft hyphens and zero-width spaces are dropped. Nothing else:
letters, case, digits and every other mark count.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from index.records import Span

INVISIBLE = "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width space, word joiner, byte order mark
_DOUBLE = "“”„‟«»″＂"
_SINGLE = "‘’‚‛´`′ʼ＇"
_DASHES = "‒–—―"
_HYPHENS = "‐‑−"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a"  # combining marks
_SPACE = rf"[\s{INVISIBLE}]++"  # possessive: a long run is passed over once
# A lone space is left out of the pattern, since most of a text is words parted by one.
# The look ahead is for speed: most places are within a word or a lone space before one.
_SPECIAL = re.compile(
    rf"(?=[^\w ,;:?!()]| \W|\w[{_MARKS}]|[ʼ\u1100-\u11ff\u2126\u212a\u212b{''.join(_LIGATURES)}])(?:"
    rf"(?P<dash>(?:{_SPACE})?(?:[{_DASHES}]|-{{2,3}})(?:{_SPACE})?|{_SPACE}[-{_HYPHENS}]{_SPACE}|[{_HYPHENS}])"
    rf"|(?P<double>«{_SPACE}|{_SPACE}»|[{_DOUBLE}]|['’‘`´]{{2}})"
    rf"|(?P<dots>…|\.(?:[ \u00a0\u202f]\.){{2}})"
    rf"|(?P<space>[^\S ][\s{INVISIBLE}]*+| [\s{INVISIBLE}]++|[{INVISIBLE}]++\s[\s{INVISIBLE}]*+)"
    rf"|(?P<single>[{_SINGLE}])"
    rf"|(?P<drop>[{INVISIBLE}]+)"
    rf"|(?P<ligature>[{''.join(_LIGATURES)}])"
    rf"|(?P<compose>\w[{_MARKS}]+|[\u1100-\u11ff]+|[\u2126\u212a\u212b]))"
)
_ALIKE = {"dash": "-", "double": '"', "dots": "...", "space": " ", "single": "'", "drop": ""}


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in normal form, with the way back.

    Attributes:
        pieces: (start, end, original start, original end) of everything that was written otherwise, in order.
    """

    text: str
    pieces: tuple[tuple[int, int, int, int], ...]
    starts: tuple[int, ...]

    def to_original(self, start: int, end: int) -> Span | None:
        """Give the original range of a range that is not empty; None where it parts what is one character there."""
        first, last = self._place(start), self._place(end - 1)
        if first is None or last is None:
            return None
        return Span(first.start, last.end) if self._cuts_nothing(start, end) else None

    def _place(self, at: int) -> Span | None:
        """Give the original range of one character."""
        number = bisect_right(self.starts, at) - 1
        if number < 0:
            return Span(at, at + 1)
        _, end, old_start, old_end = self.pieces[number]
        if at < end:
            return Span(old_start, old_end)
        return Span(old_end + at - end, old_end + at - end + 1)

    def _cuts_nothing(self, start: int, end: int) -> bool:
        return not any(self._is_inside(border) for border in (start, end))

    def _is_inside(self, border: int) -> bool:
        number = bisect_right(self.starts, border) - 1
        return number >= 0 and self.pieces[number][0] < border < self.pieces[number][1]


@lru_cache(maxsize=8)
def normalise(text: str) -> Normal:
    """Write a text in normal form; the last ones are kept at hand, for several quotes of one article."""
    return normalise_once(text)


def normalise_once(text: str) -> Normal:
    """Write a text in normal form that is not asked for again, such as a word."""
    parts: list[str] = []
    pieces: list[tuple[int, int, int, int]] = []
    at = length = 0
    for match in _SPECIAL.finditer(text):
        start, end = match.span()
        new = _write(match)
        if new == match.group():
            continue
        parts += [text[at:start], new]
        length += start - at
        pieces.append((length, length + len(new), start, end))
        length += len(new)
        at = end
    parts.append(text[at:])
    return Normal("".join(parts), tuple(pieces), tuple(piece[0] for piece in pieces))


def _write(match: re.Match[str]) -> str:
    kind = str(match.lastgroup)
    if kind == "ligature":
        return _LIGATURES[match.group()]
    if kind == "compose":
        return unicodedata.normalize("NFC", match.group())
    return _ALIKE[kind]


def bare(quote: str) -> str:
    """Give a quote in normal form without white space and dashes around it."""
    return normalise(quote).text.strip(" -")


def unquoted(text: str) -> str | None:
    """Give a bare quote without the mark at either end; None if there is none, or white space beside one.

    Such a pair need not be one ("No," he said, "no."): the words and marks between stay as they are.
    """
    pair = len(text) > 2 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if pair and not (text[1].isspace() or text[-2].isspace()) else None
