"""Write a text as it is compared where typography does not count, and find the places in the original again.

Made alike: straight and curly quotation marks and apostrophes, guillemets either way round, with the space that
French puts inside them; two apostrophes for a quotation mark; hyphens and dashes, with white space beside a dash or
none (`same_dashes` tells them apart again); runs of white space of any kind; "…", "..." and ". . ."; ligatures; accents
composed (NFC) or not. Characters that are not seen are dropped. Nothing else: letters, case, digits and every other
mark count.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from index.records import Span

# Soft hyphen, zero-width space, joiner and non-joiner, word joiner, byte order mark; marks of the direction of writing.
INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
CURRENCY = r"[$€£¥₹₽₩₺₴¢]"
_DOUBLE = "“”„‟«»″＂"
_SINGLE = "‘’‚‛´`′ʼ＇‹›"
_DASHES = "‒–—―"
_HYPHENS = "‐‑−"
_EM_DASHES = "—―"
ANY_DASH = rf"[-{_HYPHENS}{_DASHES}]"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a"  # combining marks
_SPACE = rf"[\s{INVISIBLE}]++"  # possessive: a long run is passed over once
# French « mot » has its space inside; in German and Danish »Wort« the same marks stand the other way round, and the
# space beside them is outside.
_FRENCH_OPEN = r"(?<![^\s(\['’\"“—–-])"
_FRENCH_CLOSE = r"(?=[\s.,;:!?)\]’”\"—–-]|$)"
# A lone space is left out of the pattern, since most of a text is words parted by one.
# The look ahead is for speed: most places are within a word or a lone space before one.
_SPECIAL = re.compile(
    rf"(?=[^\w ,;:?!()]| \W|\w[{_MARKS}]|[ʼ\u1100-\u11ff\u2126\u212a\u212b{''.join(_LIGATURES)}])(?:"
    rf"(?P<dash>(?:{_SPACE})?(?:[{_DASHES}]|-{{2,3}})(?:{_SPACE})?|{_SPACE}[-{_HYPHENS}]{_SPACE}|[{_HYPHENS}])"
    rf"|(?P<double>{_FRENCH_OPEN}«{_SPACE}|{_SPACE}»{_FRENCH_CLOSE}|[{_DOUBLE}]|['’‘`´]{{2}})"
    rf"|(?P<dots>…|\.(?:[ \u00a0\u202f]\.){{2}})"
    rf"|(?P<single>{_FRENCH_OPEN}‹{_SPACE}|{_SPACE}›{_FRENCH_CLOSE}|[{_SINGLE}])"
    rf"|(?P<space>[^\S ][\s{INVISIBLE}]*+| [\s{INVISIBLE}]++|[{INVISIBLE}]++\s[\s{INVISIBLE}]*+)"
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


_LEADING_DASH = re.compile(rf"\A{ANY_DASH}{{1,3}}{_SPACE}(?!{_SPACE}|{CURRENCY}|\d)")
_TRAILING_DASH = re.compile(rf"[\s{INVISIBLE}]{ANY_DASH}{{1,3}}\Z")
_AROUND = (
    "".join(map(chr, range(0x21)))
    + "\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"
    + INVISIBLE
    + "".join(map(chr, range(0x2000, 0x200B)))
)  # white space and what is not seen


def trim(quote: str) -> str:
    """Give a quote without white space around it, and without a dash that white space parts from it.

    A dash before a number or a sum of money is a sign ("-5", "- 5") and stays.
    """
    inner = _LEADING_DASH.sub("", quote.strip(_AROUND))
    return _TRAILING_DASH.sub("", inner).strip(_AROUND)


def bare(quote: str) -> str:
    """Give a quote in normal form without what `trim` takes off."""
    return normalise(trim(quote)).text


def has_word(text: str) -> bool:
    """Tell whether there is a letter or digit in a text at all."""
    return any(char.isalnum() for char in text)


def same_dashes(one: str, other: str) -> bool:
    """Tell whether the dashes of two texts with one normal form may stand for each other, in order.

    A dash that parts what is said ("fish - not", "fish—not") is no hyphen ("man-eating"); a short dash without spaces
    may be either ("2016–17").
    """
    kinds = [_DASH_RUN.findall(text) for text in (one, other)]
    if len(kinds[0]) != len(kinds[1]):
        return False
    return all({_kind(a), _kind(b)} != {"-", "—"} for a, b in zip(*kinds, strict=True))


_DASH_RUN = re.compile(
    rf"(?:{_SPACE})?(?:[{_DASHES}]|-{{2,3}})(?:{_SPACE})?|{_SPACE}[-{_HYPHENS}]{_SPACE}|[-{_HYPHENS}]"
)


def _kind(dash: str) -> str:
    """Give "-" for a hyphen, "—" for a dash that parts, "–" for what may be either."""
    inner = dash.strip(_AROUND)
    if inner != dash or inner[0] in _EM_DASHES or len(inner) > 1:
        return "—"
    return "-" if inner in "-" + _HYPHENS else "–"


def unquoted(text: str) -> str | None:
    """Give a bare quote without the mark at either end; None if there is none, or white space beside one.

    Such a pair need not be one ("No," he said, "no."): the words and marks between stay as they are.
    """
    pair = len(text) > 2 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if pair and not (text[1].isspace() or text[-2].isspace()) else None
