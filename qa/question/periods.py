"""Read a written day, month, year or time past as its first and last day."""

import calendar
import datetime
import re
from dataclasses import dataclass

_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun",
    "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = {
    word: n for n, word in enumerate("a two three four five six seven eight nine ten".split(), start=1)
}
_COUNTS |= {"one": 1, "twelve": 12, "couple of": 2}
MONTH = rf"(?:{'|'.join(sorted(_NUMBER_OF, key=len, reverse=True))})\b\.?"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b"
_YEAR = r"(?:1[6-9]|20|21)\d\d\b(?!-\d)"
_PART = r"(?:early|mid|late|the\s+(?:beginning|start|middle|end)\s+of)"
_COUNT = r"(?:\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|couple\s+of)"
POINT = (
    rf"(?:(?:19|20|21)\d\d-\d\d(?:-\d\d)?\b(?!-\d)"
    rf"|(?:the\s+)?{DAY}(?:\s+of)?\s+{MONTH}(?:,?\s+{_YEAR})?"
    rf"|{MONTH}\s+(?:the\s+)?{DAY}(?:,?\s+{_YEAR})?"
    rf"|(?:{_PART}[\s-]+)?{MONTH}(?:(?:\s+of)?,?\s+{_YEAR})?"
    rf"|(?:{_PART}[\s-]+)?{_YEAR}"
    rf"|the\s+day\s+before\s+yesterday|yesterday|today"
    rf"|(?:this|last|past|previous)\s+(?:week|month|year|{MONTH}|\w+day)"
    rf"|{_COUNT}\s+(?:days?|weeks?|months?|years?)\s+ago"
    rf"|(?:{'|'.join(_WEEKDAYS)})\b)"
)
_DATED = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"(?P<year>\d{4})-(?P<number>\d\d)(?:-(?P<day>\d\d))?",
        rf"(?:the\s+)?(?P<day>{DAY})(?:\s+of)?\s+(?P<month>{MONTH})(?:,?\s+(?P<year>{_YEAR}))?",
        rf"(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})(?:,?\s+(?P<year>{_YEAR}))?",
        rf"(?:(?P<part>{_PART})[\s-]+)?(?P<month>{MONTH})(?:(?:\s+of)?,?\s+(?P<year>{_YEAR}))?",
        rf"(?:(?P<part>{_PART})[\s-]+)?(?P<year>{_YEAR})",
    )
)
_LAST = re.compile(r"(?:earlier\s+)?(?P<which>this|last|past|previous)\s+(?P<what>\S+)", re.I)
_AGO = re.compile(rf"(?P<n>{_COUNT})\s+(?P<unit>day|week|month|year)s?\s+ago", re.I)
_LEAP_YEARS = 8  # years within which 29 February comes again
_THIRD_DAYS = (1, 10), (11, 20), (21, 31)  # early, mid and late in a month
_THIRD_MONTHS = (1, 4), (5, 8), (9, 12)  # and in a year


@dataclass(frozen=True, slots=True)
class Period:
    """A first and a last day; `past` where the words can mean nothing to come ("last week")."""

    first: datetime.date
    last: datetime.date
    past: bool = False


def read_period(written: str, reference: datetime.date | None) -> Period | None:
    """Read a day, month, year or time past; None if there is no such day, or none to count it from.

    A month is read from its first to its last day; early, mid and late are its days 1–10, 11–20 and from 21.
    A week begins on Monday. Without a year the most recent that began no later than `reference` is meant.
    """
    written = re.sub(r"\s+", " ", written.strip().lower())
    for pattern in _DATED:
        match = pattern.fullmatch(written)
        if match is not None:
            return _read_dated(match.groupdict(), reference)
    try:
        return None if reference is None else _read_relative(written, reference)
    except OverflowError:  # before the year 1
        return None


def count(word: str) -> int:
    """Read a number of up to three digits or a small number's word; an unknown word is a KeyError."""
    return int(word) if word.isdigit() else _COUNTS[" ".join(word.lower().split())]


def roll_back(day: datetime.date, n: int, unit: str) -> datetime.date | None:
    """Give the first of the last n days, weeks, months or years that end with a day; None before the year 1."""
    try:
        if unit in ("day", "week"):
            return day - datetime.timedelta(days=n * (7 if unit == "week" else 1) - 1)
        months = day.year * 12 + day.month - 1 - n * (12 if unit == "year" else 1)
        year, month = months // 12, months % 12 + 1
        same_day = day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))
        return same_day + datetime.timedelta(days=1)
    except (OverflowError, ValueError):  # calendar and replace refuse years below 1
        return None


def _read_dated(given: dict[str, str | None], reference: datetime.date | None) -> Period | None:
    number = given.get("number")
    month = _NUMBER_OF.get((given.get("month") or "").rstrip(".")) if number is None else int(number)
    day = re.sub(r"\D", "", given.get("day") or "")
    third = _third(given.get("part"))
    year = given.get("year")
    if year is not None:
        return _make(int(year), month, int(day) if day else None, third)
    if reference is None:
        return None
    years = range(reference.year, max(1, reference.year - _LEAP_YEARS) - 1, -1)
    made = (_make(year, month, int(day) if day else None, third) for year in years)
    return next((period for period in made if period is not None and period.first <= reference), None)


def _third(part: str | None) -> int | None:
    if part is None:
        return None
    if part == "early" or part.endswith(("beginning of", "start of")):
        return 0
    return 1 if part == "mid" or part.endswith("middle of") else 2


def _make(year: int, month: int | None, day: int | None, third: int | None) -> Period | None:
    """Make the period of a date; None if there is no such month or day."""
    first, last = (1, 12) if month is None else (month, month)
    if month is None and third is not None:
        first, last = _THIRD_MONTHS[third]
    if not 1 <= first <= 12:
        return None
    days = calendar.monthrange(year, last)[1]
    start, end = (1, days) if month is None or third is None else _THIRD_DAYS[third]
    if day is not None:
        start = end = day
        if not 1 <= day <= days:
            return None
    return Period(datetime.date(year, first, start), datetime.date(year, last, min(end, days)))


def _read_relative(written: str, reference: datetime.date) -> Period | None:
    days_back = {"today": 0, "yesterday": 1, "the day before yesterday": 2}
    if written in days_back:
        day = reference - datetime.timedelta(days=days_back[written])
        return Period(day, day, past=True)
    if written in _WEEKDAYS:
        return _weekday(written, reference, again=False)
    ago = _AGO.fullmatch(written)
    if ago is not None:
        return _unit(ago["unit"], reference, count(ago["n"]))
    last = _LAST.fullmatch(written)
    return None if last is None else _read_last(last["which"], last["what"], reference)


def _read_last(which: str, what: str, reference: datetime.date) -> Period | None:
    """Read "this month", "last Monday", "last February"; "this Friday" may be one to come, and is not read."""
    if what in ("week", "month", "year"):
        return _unit(what, reference, 0 if which == "this" else 1)
    if what in _WEEKDAYS:
        return None if which == "this" else _weekday(what, reference, again=True)
    number = _NUMBER_OF.get(what.rstrip("."))
    if number is None:
        return None
    this = _make(reference.year, number, None, None)
    ended = this is not None and (this.last if which != "this" else this.first) <= reference
    found = this if ended or which == "this" else _make(reference.year - 1, number, None, None)
    return None if found is None else Period(found.first, found.last, past=True)


def _weekday(name: str, reference: datetime.date, *, again: bool) -> Period:
    """Give the most recent day of that name; with `again`, one before the reference itself."""
    back = (reference.weekday() - _WEEKDAYS.index(name)) % 7
    day = reference - datetime.timedelta(days=7 if again and back == 0 else back)
    return Period(day, day, past=True)


def _unit(unit: str, reference: datetime.date, back: int) -> Period | None:
    """Give the whole calendar day, week, month or year that lies so many of them back."""
    if unit in ("day", "week"):
        days = back * (7 if unit == "week" else 1) + (reference.weekday() if unit == "week" else 0)
        first = reference - datetime.timedelta(days=days)
        return Period(first, first + datetime.timedelta(days=6 if unit == "week" else 0), past=True)
    months = reference.year * 12 + reference.month - 1 - back * (12 if unit == "year" else 1)
    year = months // 12
    if year < 1:
        return None
    made = _make(year, None if unit == "year" else months % 12 + 1, None, None)
    return None if made is None else Period(made.first, made.last, past=True)
