"""Compare quantities by value and unit: "20%" and "a fifth", "1.2 million" and "1,200,000", "about 450 sq km"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from qa.short_answer.counted import counted_agree, find_head, read_counted
from qa.short_answer.numerals import NUMBER_WORDS, Number, read_number

AT_LEAST, AT_MOST = 1, -1  # which way a quantity is open
RATIO = "ratio"  # the unit of percentages and fractions, whose value is a share of one

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
_BEFORE_UNIT = frozenset(
    "metric us more another additional further extra full whole".split()
)  # "9 metric tons"
_SPEEDS = {"mph": ("mile", "hour"), "kph": ("km", "hour"), "kmh": ("km", "hour"), "kmph": ("km", "hour")}
_PER, _EACH = ("per", "/"), ("a", "an", "each", "every")  # "60 km per hour"; "twice a day"
_TIMES = ("second", "minute", "hour", "day", "week", "month", "year")
_SHORT_TIMES = {"h": "hour", "s": "second"}  # behind "/"
_TAIL = re.compile(r"[^.,;:()\"“”!?—–\n]*")
RATE_WORDS = 3  # behind a unit, in which "per" may stand
TAIL_WORDS = 5  # behind a short answer, in which its unit may stand
_AREA, _VOLUME = ("square", "sq"), ("cubic",)
_THROUGH = ("to", "-")  # between the two ends of a range
_BETWEEN = ("and", "or")  # the same, where no unit stands before it
_BOUNDS = (
    (AT_MOST, r"fewer\s+than|less\s+than|no\s+more\s+than|not\s+more\s+than|under|below|at\s+most|up\s+to"),
    (AT_LEAST, r"more\s+than|at\s+least|over|above|no\s+(?:fewer|less)\s+than|not\s+less\s+than|upwards?\s+of|exceeding"),
)  # fmt: skip
_BOUND = re.compile("|".join(rf"(?P<_{n}>\b(?:{words})\b)" for n, (_, words) in enumerate(_BOUNDS)))
_BOUND_AT_END = re.compile(rf"\b(?:{'|'.join(words for _, words in _BOUNDS)})\s+(?:about\s+)?$", re.I)
_TOKEN = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+|[%$€£²³½¼¾-]|(?P<gap>[^\s])")
_DASHES = str.maketrans("–—−‑", "----")


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as it is written.

    Attributes:
        values: The number; of a range its two ends.
        unit: "ratio", a currency, a measure ("km", "km2"), or None where another word or none follows.
        bound: `AT_LEAST` for "more than", `AT_MOST` for "up to", else 0.
        counted: The words that tell what is counted, where there is no unit: "council", "seats".
        rate: Of what it is counted for each: "hour" of "60 km an hour"; None without one.
    """

    values: tuple[Fraction, ...]
    unit: str | None = None
    bound: int = 0
    counted: tuple[str, ...] = ()
    rate: str | None = None

    @property
    def has_unit(self) -> bool:
        """Whether it says what it counts: by a unit, or by a noun in the plural."""
        return self.unit is not None or find_head(self.counted) is not None


def read_amounts(text: str) -> list[Amount]:
    """Read the quantities in a short text, in order; "dozens" and "several" have no value and are none."""
    text = re.sub(r"\bper\s+cent\b", "percent", text.lower().translate(_DASHES))
    text = re.sub(r"\btwice\b", "two times", text)
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
        number = read_number(tokens, at)
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
    if one.unit != other.unit:
        bare = one if one.unit is None else other
        return (
            bare.unit is None
            and not bare.has_unit
            and bare.rate is None
            and RATIO not in (one.unit, other.unit)
        )
    if one.unit is None and not (one.counted and other.counted):
        return None in (one.rate, other.rate) or one.rate == other.rate
    return one.rate == other.rate and counted_agree(one.counted, other.counted)


def _read_amount(tokens: Sequence[str], at: int, number: Number, bound: int) -> tuple[Amount, int]:
    """Read on from a number: the other end of a range, and the unit or what is counted."""
    before = tokens[at - 1] if at else ""
    values: tuple[Fraction, ...] = (number.value,)
    end, is_part = number.end, number.is_part
    if before == "-" and (at < 2 or not tokens[at - 2][-1].isalnum()):
        values = (-number.value,)
    unit, after = _read_unit(tokens, end)
    link = tokens[after] if after < len(tokens) else ""
    if link in _THROUGH or (link in _BETWEEN and after == end):
        high = read_number(tokens, after + 1 + (tokens[after + 1 : after + 2] == [before]))
        if high is not None:
            values, is_part = _join_ends(values[0], number, high), is_part or high.is_part
            high_unit, after = _read_unit(tokens, high.end)
            unit = high_unit if unit is None else unit
    rate = _find_rate(tokens, after)
    if tokens[after - 1] in _SPEEDS:
        rate = _SPEEDS[tokens[after - 1]][1]
    if before in _CURRENCIES and before:
        unit = before
    if unit == RATIO:
        values = tuple(value / 100 for value in values)
    unit = RATIO if is_part and unit is None else unit
    counted = read_counted(tokens, after, NUMBER_WORDS) if unit is None else ()
    return Amount(values, unit, bound, counted, rate), after


def _join_ends(low: Fraction, number: Number, high: Number) -> tuple[Fraction, Fraction]:
    """Give the ends of a range, of which the first may share the other's size: "2 to 3 million"."""
    shares = number.scale == 1 and abs(low) * high.scale <= high.value
    return (low * high.scale if shares else low, high.value)


def _find_rate(tokens: Sequence[str], at: int) -> str | None:
    """Find for each of what an amount is, behind the words that are counted: "day" of "9 boats a day"."""
    for place in range(at, min(at + RATE_WORDS, len(tokens) - 1)):
        word, following = tokens[place], tokens[place + 1]
        unit = _UNITS.get(following, following)
        if word in _PER:
            return _SHORT_TIMES.get(unit, unit)
        if word in _EACH and unit in _TIMES:
            return unit
        if not word.isalpha():
            return None
    return None


def _read_unit(tokens: Sequence[str], at: int) -> tuple[str | None, int]:
    """Read the unit at a place of the tokens; give what it is, and where it ends."""
    at += tokens[at : at + 1] == ["-"] and at + 1 < len(tokens) and tokens[at + 1] in _UNITS
    following = tokens[at + 1 : at + 2]
    at += bool(following) and tokens[at] in _BEFORE_UNIT and following[0] in _UNITS
    if tokens[at : at + 1] and tokens[at] in _SPEEDS:
        return _SPEEDS[tokens[at]][0], at + 1
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


def find_unit(word: str) -> str | None:
    """Give the unit that a word in small letters is: "km" of "kilometres"; None for any other word."""
    return _UNITS.get(word)


def find_bound(before: str) -> str:
    """Give the words right before a quantity that bound it, "fewer than ", of the text up to it; "" for none."""
    found = _BOUND_AT_END.search(before)
    return "" if found is None else found[0].lower()


def complete_amount(text: str, before: str, after: str) -> str:
    """Give a quantity with what a reader left out around it: a bound, a currency, the unit or noun behind it."""
    currency = before[-1:] if before[-1:] in tuple(_CURRENCIES) else ""
    text = find_bound(before.removesuffix(currency)) + currency + text
    amounts = read_amounts(text)
    if not amounts or (amounts[-1].has_unit and not currency):
        return text
    tail = _TAIL.match(after)
    words = re.match(rf"(?:\s*\S+){{0,{TAIL_WORDS}}}", tail[0] if tail is not None else "")
    longer = text + (words[0] if words is not None else "")
    read = read_amounts(longer)[: len(amounts)]
    is_whole = len(read) == len(amounts) and len(read[-1].values) == len(amounts[-1].values)
    return longer if is_whole and read[-1].has_unit else text
