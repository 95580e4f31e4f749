"""Reckon with days: the period of a month, a week or a year, and how far back it lies."""

import calendar
import datetime
from dataclasses import dataclass

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKS = {"week": 1, "fortnight": 2}
_SATURDAY = WEEKDAYS.index("saturday")
_THIRD_DAYS = (1, 10), (11, 20), (21, 31)  # early, mid and late in a month
_THIRD_MONTHS = (1, 4), (5, 8), (9, 12)  # and in a year


@dataclass(frozen=True, slots=True)
class Period:
    """A first and a last day; `past` where the words can mean nothing to come ("last week")."""

    first: datetime.date
    last: datetime.date
    past: bool = False


def make_period(
    year: int, month: int | None = None, day: int | None = None, third: int | None = None
) -> Period | None:
    """Make the period of a year, a month or a day; None if there is no such month or day.

    :param third: 0, 1 or 2 for the early, middle or late part of a month or year.
    """
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


def make_months(year: int, month: int, months: int) -> Period | None:
    """Make the period of so many months from one on; None if a calendar does not have them all."""
    begin, end = year * 12 + month - 1, year * 12 + month - 2 + months
    if begin < 12 or end // 12 > datetime.MAXYEAR:
        return None
    first, last = make_period(begin // 12, begin % 12 + 1), make_period(end // 12, end % 12 + 1)
    return None if first is None or last is None else Period(first.first, last.last)


def roll_back(day: datetime.date, n: int, unit: str) -> datetime.date | None:
    """Give the first of the last n days, weeks, months or years that end with a day; None before the year 1."""
    try:
        if unit == "day" or unit in _WEEKS:
            return day - datetime.timedelta(days=n * 7 * _WEEKS[unit] - 1 if unit in _WEEKS else n - 1)
        months = day.year * 12 + day.month - 1 - n * (12 if unit == "year" else 1)
        year, month = months // 12, months % 12 + 1
        same_day = day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))
        return same_day + datetime.timedelta(days=1)
    except (OverflowError, ValueError):  # calendar and replace refuse years below 1
        return None


def find_unit(unit: str, reference: datetime.date, back: int) -> Period | None:
    """Give the whole calendar day, week, month or year that lies so many of them back; a fortnight back, a week."""
    if unit == "day":
        day = reference - datetime.timedelta(days=back)
        return Period(day, day, past=True)
    if unit in _WEEKS:
        first = reference - datetime.timedelta(days=back * 7 * _WEEKS[unit] + reference.weekday())
        return Period(first, first + datetime.timedelta(days=6), past=True)
    months = reference.year * 12 + reference.month - 1 - back * (12 if unit == "year" else 1)
    year = months // 12
    if year < 1:
        return None
    made = make_period(year, None if unit == "year" else months % 12 + 1)
    return None if made is None else Period(made.first, made.last, past=True)


def find_weekday(name: str, reference: datetime.date, *, again: bool) -> Period:
    """Give the most recent day of that name; with `again`, one before the reference itself."""
    back = (reference.weekday() - WEEKDAYS.index(name)) % 7
    day = reference - datetime.timedelta(days=7 if again and back == 0 else back)
    return Period(day, day, past=True)


def find_weekend(reference: datetime.date, *, again: bool) -> Period:
    """Give the most recent Saturday and Sunday that began; with `again`, those that are over."""
    back = (reference.weekday() - _SATURDAY) % 7
    first = reference - datetime.timedelta(days=back + (7 if again and back <= 1 else 0))
    return Period(first, first + datetime.timedelta(days=1), past=True)
