"""Read numbers in figures and words out of tokens: "1,200", "twenty-five thousand", "two thirds", "half a million"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

_SMALL = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "mln": "million",
    "bn": "billion",
    "tn": "trillion",
}
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_PARTS |= {f"{word}s": number for word, number in _PARTS.items() if word not in ("half", "halves")}
NUMBER_WORDS = frozenset((*_SMALL, *_TENS, *_SCALES, *_PARTS, "dozen"))
_LINK = ("and", "-")  # within one number in words
_GLYPHS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from tokens.

    Attributes:
        end: Place after it.
        is_part: Whether it is a share of something: "half", "one in five".
        scale: The last word of size that it ends with, as a number: 10**6 of "3 million"; 1 without one.
    """

    value: Fraction
    end: int
    is_part: bool = False
    scale: int = 1


def read_number(tokens: Sequence[str], at: int) -> Number | None:
    """Read a number in figures or words at a place of the tokens: "1,200", "twenty-five thousand", "two thirds"."""
    if at >= len(tokens):
        return None
    figures = tokens[at][0].isdigit()
    total, end = (Fraction(tokens[at].replace(",", "")), at + 1) if figures else _read_words(tokens, at)
    if end == at:
        return _read_part(tokens, at)
    part = tokens[end + (tokens[end : end + 1] == ["-"]) :][:1]
    if part and part[0] in _PARTS and not figures and part[0] != "seconds":
        return Number(total / _PARTS[part[0]], end + 1 + (tokens[end] == "-"), is_part=True)
    if tokens[end : end + 1] and tokens[end] in _GLYPHS:
        total, end = total + _GLYPHS[tokens[end]], end + 1
    if list(tokens[end : end + 3]) == ["and", "a", "half"]:
        total, end = total + Fraction(1, 2), end + 3
    for scale in _read_scales(tokens, end):
        total, end = total * scale, end + 1
    if not figures and tokens[end : end + 1] == ["in"] and total < 10:
        whole = _read_words(tokens, end + 1)
        if whole[1] > end + 1 and whole[0] > total:
            return Number(total / whole[0], whole[1], is_part=True)  # "one in five"
    return Number(total, end, scale=_find_scale(tokens[end - 1]))


def _find_scale(word: str) -> int:
    return _SCALES.get(_SHORT_SCALES.get(word, word), 1)


def _read_scales(tokens: Sequence[str], at: int) -> Iterator[int]:
    while at < len(tokens) and _SHORT_SCALES.get(tokens[at], tokens[at]) in _SCALES:
        yield _SCALES[_SHORT_SCALES.get(tokens[at], tokens[at])]
        at += 1


def _read_words(tokens: Sequence[str], at: int) -> tuple[Fraction, int]:
    """Read a number in words; give it and where it ends, which is `at` where there is none."""
    total = group = 0
    end = place = at
    previous = ""
    while place < len(tokens):
        word = tokens[place]
        if word in _LINK and previous and (previous in _SCALES if word == "and" else previous in _TENS):
            place += 1
            continue
        if word in _TENS and previous not in _SMALL and previous not in _TENS:
            group += _TENS[word]
        elif word in _SMALL and (previous in _SCALES or previous in ("", "a") or _adds(previous, word)):
            group += _SMALL[word]
        elif (
            word == "a"
            and not previous
            and tokens[place + 1 : place + 2]
            and tokens[place + 1] in (*_SCALES, "dozen")
        ):
            group = 1
        elif word == "hundred" and group:
            group *= 100
        elif word in _SCALES and group:
            total, group = total + group * _SCALES[word], 0
        elif word == "dozen" and group:
            group *= 12
        else:
            break
        previous, place = word, place + 1
        end = place
    return Fraction(total + group), end


def _adds(tens: str, word: str) -> bool:
    return tens in _TENS and 0 < _SMALL[word] < 10


def _read_part(tokens: Sequence[str], at: int) -> Number | None:
    """Read "half", "a third", "½" and "half a million"; "the third" is no quantity."""
    if tokens[at] in _GLYPHS:
        return Number(_GLYPHS[tokens[at]], at + 1, is_part=True)
    has_article = tokens[at] == "a" and at + 1 < len(tokens)
    word = tokens[at + has_article]
    if word not in _PARTS or not (has_article or word == "half"):
        return None
    value, end = Fraction(1, _PARTS[word]), at + 1 + has_article
    scales = end + (tokens[end : end + 1] in (["a"], ["of"]))
    for scale in _read_scales(tokens, scales):
        return Number(value * scale, scales + 1)
    return Number(value, end, is_part=True)
