"""Read a written day, month, year or time past as its first and last day."""

import datetime
import re

from qa.question.days import (
    WEEKDAYS,
    Period,
    find_unit,
    find_weekday,
    find_weekend,
    make_period,
)
from qa.question.seasons import PART_OF_YEAR, SEASON, YEAR, read_last_season, read_part_of_year

_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun",
    "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_COUNTS = {
    word: n for n, word in enumerate("a two three four five six seven eight nine ten".split(), start=1)
}
_COUNTS |= {"one": 1, "twelve": 12, "couple of": 2}
MONTH = rf"(?:{'|'.join(sorted(_NUMBER_OF, key=len, reverse=True))})\b\.?"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b"
COUNT = r"(?:\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|couple\s+of)"
UNIT = r"(?:day|week|fortnight|month|year)"
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_ON = rf"(?:{_WEEKDAY},?\s+)?"  # "Tuesday, 11 March": the date tells the day
_PART = r"(?:early|mid|late|the\s+(?:beginning|start|middle|end)\s+of)"
_DATED_YEAR = rf"(?:{YEAR}|['’]\d\d\b)"  # "February 2025", "Feb '25"
_NTH = r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b"
_PART_OF_MONTH = r"the\s+(?:(?:first|second|third|fourth|last)\s+week|(?:first|second)\s+half)\s+of"
_FIGURES = "|".join(rf"\d{{1,2}}{sign}\d{{1,2}}{sign}(?:\d{{4}}|\d\d)\b" for sign in ("/", r"\.", "-"))
DAY_OF_MONTH = (
    rf"(?:{_ON}(?:the\s+)?{DAY}(?:\s+of)?\s+{MONTH}(?:,?\s+{_DATED_YEAR})?"
    rf"|{_ON}{MONTH}\s+(?:the\s+)?{DAY}(?:,?\s+{_DATED_YEAR})?)"
)
IN_FULL = (  # a date that needs no preposition
    rf"(?:(?:19|20|21)\d\d-\d\d-\d\d\b(?!-\d)|(?:{_FIGURES})(?![./-]?\d)|{DAY_OF_MONTH}"
    rf"|(?:{_PART}[\s-]+)?{MONTH}(?:\s+of)?,?\s+{_DATED_YEAR})"
)
POINT = (
    rf"(?:(?:19|20|21)\d\d(?:-\d\d(?:-\d\d)?|/\d\d/\d\d)\b(?!-\d)"
    rf"|(?:{_FIGURES})(?![./-]?\d)"
    r"|\d{1,2}\.\d{1,2}\.(?!\d)"
    rf"|{DAY_OF_MONTH}"
    rf"|{PART_OF_YEAR}"
    rf"|{_PART_OF_MONTH}\s+{MONTH}(?:(?:\s+of)?,?\s+{_DATED_YEAR})?"
    rf"|(?:{_PART}[\s-]+)?{MONTH}(?:(?:\s+of)?,?\s+{_DATED_YEAR})?"
    rf"|(?:{_PART}[\s-]+)?{YEAR}"
    rf"|the\s+day\s+before\s+yesterday|yesterday|today|the\s+weekend"
    rf"|(?:this|last|past|previous)\s+(?:week|month|year|weekend|{SEASON}|fall|{MONTH}|\w+day)"
    rf"|{COUNT}\s+{UNIT}s?\s+ago"
    rf"|{_WEEKDAY}\b|the\s+{_NTH})"
)
_DATED = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"(?P<year>\d{4})[-/](?P<number>\d\d)(?:[-/](?P<day>\d\d))?",
        rf"{_ON}(?:the\s+)?(?P<day>{DAY})(?:\s+of)?\s+(?P<month>{MONTH})(?:,?\s+(?P<year>{_DATED_YEAR}))?",
        rf"{_ON}(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})(?:,?\s+(?P<year>{_DATED_YEAR}))?",
        r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.",
        rf"(?:(?P<part>{_PART}|{_PART_OF_MONTH})[\s-]+)?(?P<month>{MONTH})(?:(?:\s+of)?,?\s+(?P<year>{_DATED_YEAR}))?",
        rf"(?:(?P<part>{_PART})[\s-]+)?(?P<year>{YEAR})",
    )
)
_IN_FIGURES = re.compile(r"(?P<one>\d{1,2})(?P<sign>[./-])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)")
_LAST = re.compile(r"(?:earlier\s+)?(?P<which>this|last|past|previous)\s+(?P<what>\S+)", re.I)
_AGO = re.compile(rf"(?P<n>{COUNT})\s+(?P<unit>{UNIT})s?\s+ago", re.I)
_WEEKS_OF = re.compile(r"the (?P<which>\w+) (?P<unit>week|half) of")
_ORDINALS = ("first", "second", "third", "fourth", "last")
_ALONE = re.compile(rf"the (?P<day>{_NTH})")
_LEAP_YEARS = 8  # years within which 29 February comes again
_CENTURY = 2000  # of a year of two figures


def read_period(written: str, reference: datetime.date | None) -> Period | None:
    """Read a day, month, year or time past; None if there is no such day, or none to count it from.

    A month is read from its first to its last day; early, mid and late are its days 1–10, 11–20 and from 21.
    A week begins on Monday. Without a year the most recent that began no later than `reference` is meant.

    A date in figures has its day first ("3/2/2025" is 3 February), as most of the world writes it, unless there is
    no such day, or it lies after `reference` and with the month first it does not. With full stops only the first
    of the two counts. The first week of a month is its days 1–7, its first half days 1–15. Parts of a year are read as `qa.question.seasons` says.
    """
    written = re.sub(r"\s+", " ", written.strip().lower())
    figures = _IN_FIGURES.fullmatch(written)
    if figures is not None:
        return _read_figures(figures, reference)
    for pattern in _DATED:
        match = pattern.fullmatch(written)
        if match is not None:
            return _read_dated(match.groupdict(), reference)
    part = read_part_of_year(written, reference)
    try:
        return part if part is not None or reference is None else _read_relative(written, reference)
    except OverflowError:  # before the year 1
        return None


def count(word: str) -> int:
    """Read a number of up to three digits or a small number's word; an unknown word is a KeyError."""
    return int(word) if word.isdigit() else _COUNTS[" ".join(word.lower().split())]


def _read_figures(match: re.Match[str], reference: datetime.date | None) -> Period | None:
    """Read "25/2/2025", "2/25/2025" and "25.02.25"."""
    year = int(match["year"]) + (_CENTURY if len(match["year"]) == 2 else 0)
    one, two = int(match["one"]), int(match["two"])
    made = [make_period(max(1, year), month, day) for day, month in ((one, two), (two, one))]
    known = [period for period in made if period is not None]
    if reference is not None and match["sign"] != ".":
        known.sort(key=lambda period: period.first > reference)  # stable: the day first where either will do
    return known[0] if known else None


def _read_dated(given: dict[str, str | None], reference: datetime.date | None) -> Period | None:
    number = given.get("number")
    month = _NUMBER_OF.get((given.get("month") or "").rstrip(".")) if number is None else int(number)
    day = re.sub(r"\D", "", given.get("day") or "")
    year = given.get("year")
    if year is not None:
        full = int(year) if year.isdigit() else _CENTURY + int(year[1:])
        return _make(full, month, int(day) if day else None, given.get("part"))
    if reference is None:
        return None
    years = range(reference.year, max(1, reference.year - _LEAP_YEARS) - 1, -1)
    made = (_make(year, month, int(day) if day else None, given.get("part")) for year in years)
    return next((period for period in made if period is not None and period.first <= reference), None)


def _make(year: int, month: int | None, day: int | None, part: str | None) -> Period | None:
    """Make a period, cut to "the first week of" or "the second half of" a month where that is its part."""
    weeks = None if part is None or month is None else _WEEKS_OF.fullmatch(part)
    whole = make_period(year, month, day, None if weeks is not None else _third(part))
    if weeks is None or whole is None:
        return whole
    number, days = _ORDINALS.index(weeks["which"]), 7 if weeks["unit"] == "week" else 15
    if weeks["which"] == "last":
        return Period(whole.last - datetime.timedelta(days=days - 1), whole.last)
    first = whole.first + datetime.timedelta(days=number * days)
    ends_it = weeks["unit"] == "half" and number == 1
    return Period(first, whole.last if ends_it else first + datetime.timedelta(days=days - 1))


def _third(part: str | None) -> int | None:
    if part is None:
        return None
    if part == "early" or part.endswith(("beginning of", "start of")):
        return 0
    return 1 if part == "mid" or part.endswith("middle of") else 2


def _read_relative(written: str, reference: datetime.date) -> Period | None:
    days_back = {"today": 0, "yesterday": 1, "the day before yesterday": 2}
    if written in days_back:
        return find_unit("day", reference, days_back[written])
    if written in WEEKDAYS:
        return find_weekday(written, reference, again=False)
    alone = _ALONE.fullmatch(written)
    if alone is not None:
        return _find_day(int(re.sub(r"\D", "", alone["day"])), reference)
    if written == "the weekend":
        return find_weekend(reference, again=False)
    ago = _AGO.fullmatch(written)
    if ago is not None:
        return find_unit(ago["unit"], reference, count(ago["n"]))
    last = _LAST.fullmatch(written)
    return None if last is None else _read_last(last["which"], last["what"], reference)


def _find_day(day: int, reference: datetime.date) -> Period | None:
    """Give the most recent day of a month that has this number: "the 12th"."""
    for back in range(3):  # of two months in turn one has 31 days
        month = find_unit("month", reference, back)
        made = None if month is None else make_period(month.first.year, month.first.month, day)
        if made is not None and made.first <= reference:
            return made
    return None


def _read_last(which: str, what: str, reference: datetime.date) -> Period | None:
    """Read "this month", "last Monday", "last February"; "this Friday" may be one to come, and is not read."""
    if what in ("week", "month", "year"):
        return find_unit(what, reference, 0 if which == "this" else 1)
    if what in WEEKDAYS:
        return None if which == "this" else find_weekday(what, reference, again=True)
    if what == "weekend":
        return None if which == "this" else find_weekend(reference, again=True)
    if re.fullmatch(rf"{SEASON}|fall", what):
        return read_last_season(which, what, reference)
    number = _NUMBER_OF.get(what.rstrip("."))
    if number is None:
        return None
    this = make_period(reference.year, number)
    ended = this is not None and (this.last if which != "this" else this.first) <= reference
    found = this if ended or which == "this" else make_period(reference.year - 1, number)
    return None if found is None else Period(found.first, found.last, past=True)
