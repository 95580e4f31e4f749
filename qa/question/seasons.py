"""Read parts of a year: seasons, quarters and halves.

Seasons are those of the north, by whole months: spring is March to May, summer June to August, autumn September to
November, and winter December to February. The winter of a year is the one that ends in it. Without a year the most
recent part that began no later than the day counted from is meant.
"""

import datetime
import re

from qa.question.days import Period, make_months

_FIRST_MONTHS = {
    "winter": 0,
    "spring": 3,
    "summer": 6,
    "autumn": 9,
    "fall": 9,
}  # 0: December of the year before
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_PARTS = {"early": 0, "mid": 1, "late": 2}
YEAR = r"(?:1[6-9]|20|21)\d\d\b(?!-\d)"
SEASON = r"(?:spring|summer|autumn|winter)\b"
_OF_YEAR = rf"(?:(?:\s+of)?,?\s+{YEAR})"
PART_OF_YEAR = (
    rf"(?:(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?:{SEASON}{_OF_YEAR}?|fall{_OF_YEAR})"
    rf"|the\s+fall\b"  # "in fall" alone may be a decline
    rf"|Q[1-4]\b{_OF_YEAR}?"
    rf"|the\s+(?:first|second|third|fourth|last)\s+quarter\s+of\s+{YEAR}"
    rf"|the\s+(?:first|second)\s+half\s+of\s+{YEAR})"
)
_SEASON = re.compile(
    rf"(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?(?P<season>spring|summer|autumn|fall|winter)"
    rf"(?:(?:\s+of)?,?\s+(?P<year>{YEAR}))?"
)
_QUARTER = re.compile(
    rf"(?:q(?P<number>[1-4])|the\s+(?P<ordinal>\w+)\s+(?P<unit>quarter|half))(?:(?:\s+of)?,?\s+(?P<year>{YEAR}))?"
)


def read_part_of_year(written: str, reference: datetime.date | None) -> Period | None:
    """Read a season, quarter or half in small letters; None if it is none, or there is no day to count from."""
    season = _SEASON.fullmatch(written)
    if season is not None:
        month, months = _FIRST_MONTHS[season["season"]], 3
        if season["part"] is not None:
            month, months = month + _PARTS[season["part"]], 1
        return _place(season["year"], month, months, reference)
    quarter = _QUARTER.fullmatch(written)
    if quarter is None:
        return None
    number = int(quarter["number"] or _ORDINALS.get(quarter["ordinal"] or "", 0))
    months = 6 if quarter["unit"] == "half" else 3
    return _place(quarter["year"], (number - 1) * months + 1, months, reference) if number else None


def read_last_season(which: str, season: str, reference: datetime.date) -> Period | None:
    """Read "this spring" as the most recent that began, "last spring" as the most recent that is over."""
    found = _place(None, _FIRST_MONTHS[season], 3, reference)
    if found is not None and which != "this" and found.last >= reference:
        found = _place(None, _FIRST_MONTHS[season], 3, found.first - datetime.timedelta(days=1))
    return None if found is None else Period(found.first, found.last, past=True)


def is_season_alone(written: str) -> bool:
    """Tell "the winter" from "winter 2024" and from other dates: before it, anything may be meant."""
    match = _SEASON.fullmatch(" ".join(written.lower().split()))
    return match is not None and match["year"] is None


def _place(year: str | None, month: int, months: int, reference: datetime.date | None) -> Period | None:
    """Make so many months from one of a year on; without a year the most recent ones begun."""
    if year is not None:
        return make_months(int(year), month, months)
    if reference is None:
        return None
    made = (make_months(one, month, months) for one in range(reference.year + 1, reference.year - 2, -1))
    return next((period for period in made if period is not None and period.first <= reference), None)
