"""Compare quantities by value and unit: "20%" and "a fifth", "1.2 million" and "1,200,000", "about 450 sq km"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

AT_LEAST, AT_MOST = 1, -1  # which way a quantity is open
RATIO = "ratio"  # the unit of percentages and fractions, whose value is a share of one

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
_UNITS = {
    spelling: unit
    for unit, spellings in {
        RATIO: "% percent pct",
        "$": "$ dollar dollars", "€": "€ euro euros", "£": "£ pound pounds sterling",
        "km": "km kms kilometre kilometres kilometer kilometers", "m": "metre metres meter meters",
        "cm": "cm centimetre centimetres centimeter centimeters", "mm": "mm millimetre millimetres millimeter millimeters",
        "mile": "mi mile miles", "foot": "ft foot feet", "hectare": "ha hectare hectares", "acre": "acre acres",
        "kg": "kg kilo kilos kilogram kilograms kilogramme kilogrammes", "ton": "ton tons tonne tonnes",
        "second": "second seconds", "minute": "min mins minute minutes", "hour": "hour hours", "day": "day days",
        "week": "week weeks", "month": "month months", "year": "year years",
    }.items()
    for spelling in spellings.split()
}  # fmt: skip
_CURRENCIES = "$€£"
_AREA, _VOLUME = ("square", "sq"), ("cubic",)
_THROUGH = ("to", "-")  # between the two ends of a range
_BETWEEN = ("and", "or")  # the same, where no unit stands before it
_LINK = ("and", "-")  # within one number in words
_BOUNDS = (
    (AT_MOST, r"fewer\s+than|less\s+than|no\s+more\s+than|not\s+more\s+than|under|below|at\s+most|up\s+to"),
    (AT_LEAST, r"more\s+than|at\s+least|over|above|no\s+(?:fewer|less)\s+than|not\s+less\s+than|upwards?\s+of|exceeding"),
)  # fmt: skip
_BOUND = re.compile("|".join(rf"(?P<_{n}>\b(?:{words})\b)" for n, (_, words) in enumerate(_BOUNDS)))
_BOUND_AT_END = re.compile(rf"\b(?:{'|'.join(words for _, words in _BOUNDS)})\s+(?:about\s+)?$", re.I)
_TOKEN = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+|[%$€£²³½¼¾-]|(?P<gap>[^\s])")
_GLYPHS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_DASHES = str.maketrans("–—−‑", "----")


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as it is written.

    Attributes:
        values: The number; of a range its two ends.
        unit: "ratio", a currency, a measure ("km", "km2"), or None where another word or none follows.
        bound: `AT_LEAST` for "more than", `AT_MOST` for "up to", else 0.
    """

    values: tuple[Fraction, ...]
    unit: str | None = None
    bound: int = 0


@dataclass(frozen=True, slots=True)
class _Number:
    value: Fraction
    end: int  # of the tokens read
    is_part: bool = False


def read_amounts(text: str) -> list[Amount]:
    """Read the quantities in a short text, in order; "dozens" and "several" have no value and are none."""
    text = re.sub(r"\bper\s+cent\b", "percent", text.lower().translate(_DASHES))
    bounds = [
        (match.end(), bound)
        for match in _BOUND.finditer(text)
        for n, (bound, _) in enumerate(_BOUNDS)
        if match[f"_{n}"] is not None
    ]
    matches = list(_TOKEN.finditer(text))
    tokens = [match.group() for match in matches]
    found = []
    at = 0
    while at < len(tokens):
        number = _read_number(tokens, at)
        if number is None:
            at += 1
            continue
        start = matches[at].start()
        bound = next((bound for end, bound in bounds if not text[end:start].strip(" $€£-")), 0)
        amount, at = _read_amount(tokens, at, number, bound)
        found.append(amount)
    return found


def amounts_agree(one: Sequence[Amount], other: Sequence[Amount]) -> bool:
    """Tell whether quantities are the same, as far as both texts go on: "2.5 km" and "2.5 km (1.6 miles)"."""
    return bool(one and other) and all(_agree(a, b) for a, b in zip(one, other, strict=False))


def _agree(one: Amount, other: Amount) -> bool:
    """Compare values and units: a unit may be left out, but not "percent"; "more than 20" is not "under 20"."""
    if one.values != other.values or one.bound * other.bound < 0:
        return False
    return one.unit == other.unit or (RATIO not in (one.unit, other.unit) and None in (one.unit, other.unit))


def _read_amount(tokens: Sequence[str], at: int, number: _Number, bound: int) -> tuple[Amount, int]:
    """Read on from a number: the other end of a range, and the unit."""
    before = tokens[at - 1] if at else ""
    values: tuple[Fraction, ...] = (number.value,)
    end, is_part = number.end, number.is_part
    if before == "-" and (at < 2 or not tokens[at - 2][-1].isalnum()):
        values = (-number.value,)
    unit, after = _read_unit(tokens, end)
    link = tokens[after] if after < len(tokens) else ""
    if link in _THROUGH or (link in _BETWEEN and after == end):
        high = _read_number(tokens, after + 1 + (tokens[after + 1 : after + 2] == [before]))
        if high is not None:
            values, is_part = (*values, high.value), is_part or high.is_part
            high_unit, after = _read_unit(tokens, high.end)
            unit = high_unit if unit is None else unit
    if before in _CURRENCIES and before:
        unit = before
    if unit == RATIO:
        values = tuple(value / 100 for value in values)
    return Amount(values, RATIO if is_part and unit is None else unit, bound), after


def _read_unit(tokens: Sequence[str], at: int) -> tuple[str | None, int]:
    """Read the unit at a place of the tokens; give what it is, and where it ends."""
    at += tokens[at : at + 1] == ["-"] and at + 1 < len(tokens) and tokens[at + 1] in _UNITS
    power = ""
    if at < len(tokens) and tokens[at] in (*_AREA, *_VOLUME):
        power = "2" if tokens[at] in _AREA else "3"
        at += 1
        at += tokens[at : at + 1] == ["."]
    unit = _UNITS.get(tokens[at]) if at < len(tokens) else None
    if unit is None:
        return None, at - bool(power)
    at += 1
    if tokens[at : at + 1] and tokens[at] in ("²", "2", "³", "3") and unit not in (*_CURRENCIES, RATIO):
        power = {"²": "2", "³": "3"}.get(tokens[at], tokens[at])
        at += 1
    return f"{unit}{power}", at


def _read_number(tokens: Sequence[str], at: int) -> _Number | None:
    """Read a number in figures or words at a place of the tokens: "1,200", "twenty-five thousand", "two thirds"."""
    if at >= len(tokens):
        return None
    figures = tokens[at][0].isdigit()
    total, end = (Fraction(tokens[at].replace(",", "")), at + 1) if figures else _read_words(tokens, at)
    if end == at:
        return _read_part(tokens, at)
    part = tokens[end + (tokens[end : end + 1] == ["-"]) :][:1]
    if part and part[0] in _PARTS and not figures and part[0] != "seconds":
        return _Number(total / _PARTS[part[0]], end + 1 + (tokens[end] == "-"), is_part=True)
    if tokens[end : end + 1] and tokens[end] in _GLYPHS:
        total, end = total + _GLYPHS[tokens[end]], end + 1
    if list(tokens[end : end + 3]) == ["and", "a", "half"]:
        total, end = total + Fraction(1, 2), end + 3
    for scale in _read_scales(tokens, end):
        total, end = total * scale, end + 1
    if not figures and tokens[end : end + 1] == ["in"] and total < 10:
        whole = _read_words(tokens, end + 1)
        if whole[1] > end + 1 and whole[0] > total:
            return _Number(total / whole[0], whole[1], is_part=True)  # "one in five"
    return _Number(total, end)


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


def _read_part(tokens: Sequence[str], at: int) -> _Number | None:
    """Read "half", "a third", "½" and "half a million"; "the third" is no quantity."""
    if tokens[at] in _GLYPHS:
        return _Number(_GLYPHS[tokens[at]], at + 1, is_part=True)
    has_article = tokens[at] == "a" and at + 1 < len(tokens)
    word = tokens[at + has_article]
    if word not in _PARTS or not (has_article or word == "half"):
        return None
    value, end = Fraction(1, _PARTS[word]), at + 1 + has_article
    scales = end + (tokens[end : end + 1] in (["a"], ["of"]))
    for scale in _read_scales(tokens, scales):
        return _Number(value * scale, scales + 1)
    return _Number(value, end, is_part=True)


def find_bound(before: str) -> str:
    """Give the words right before a quantity that bound it, "fewer than ", of the text up to it; "" for none."""
    found = _BOUND_AT_END.search(before)
    return "" if found is None else found[0].lower()
