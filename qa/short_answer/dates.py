"""Compare dates by what they name: "12 February" and "Feb. 12, 2025" are one, "2024" and "12 February 2024" are not."""

import datetime
import re
from dataclasses import dataclass

from index.metadata.dates import WrittenDate, find_dates
from qa.question.days import WEEKDAYS, Period
from qa.question.periods import MONTH, read_period

_BEFORE, _AFTER = -1, 1
_SIDES = {
    "before": _BEFORE,
    "until": _BEFORE,
    "till": _BEFORE,
    "by": _BEFORE,
    "after": _AFTER,
    "since": _AFTER,
    "from": _AFTER,
}
_PARTS = {"early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late", "end": "late"}  # fmt: skip
_PARTS |= {word: word for word in "morning afternoon evening night".split()}
# What may stand between "before" and what it is before: "before the end of 1952"; it may be left out of a short answer.
_LEADS = re.compile(
    rf"(?:\b(?:{'|'.join([*_SIDES, *_PARTS])}|on|in|at|of|the|year|about|around)[\s-]+)*$", re.I
)
_BOUNDED = re.compile(r"[^\d,;]*\b(?:before|after)\b", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<![\d.,$€£-])(?:1[5-9]|20|21)\d\d(?:s\b)?(?![\d,%])")
_MONTH = re.compile(rf"\b{MONTH}", re.I)
_RELATIVE_YEAR = re.compile(rf"(?P<month>{MONTH})\s+(?:of\s+)?(?P<year>last|this)\s+year", re.I)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?:\s*(?P<half>[ap])\.?m\b|(?<=:\d\d))", re.I
)
_LEADING = re.compile(r"^(?:(?:on|in|at|during|since|until|from|by|back|of|late|early)\s+)*", re.I)


@dataclass(frozen=True, slots=True)
class Days:
    """What a short text names of the calendar.

    Attributes:
        dates: Each with what is stated, in order.
        decade: The years named as decades: "1990s".
        part: "early", "mid" or "late", where the text says so.
        side: -1 for before, 1 for after.
        clock: Hour and minute of the day.
        bounded: Whether "before" or "after" stands right before the first date, which is then none of the days meant.
    """

    dates: tuple[WrittenDate, ...]
    decade: tuple[str, ...] = ()
    part: str | None = None
    side: int = 0
    clock: tuple[tuple[int, int], ...] = ()
    bounded: bool = False


def read_days(text: str, written_on: str | None = None, *, before: str = "") -> Days | None:
    """Read what days a short text names; None where it names none that can be told.

    :param written_on: ISO date of its article, from which "Wednesday" and "last August" are counted; without it they
        name no day.
    :param before: What stands before the text: "before", "late", which a reader may leave out.
    """
    leads = _LEADS.search(before)
    text_led = (leads[0] if leads is not None else "") + text
    words = [word.lower() for word in _WORD.findall(text_led)]
    dates = _read_stated(text) or _read_relative(text, written_on)
    decade = tuple(match.group() for match in _YEAR.finditer(text) if match.group().endswith("s"))
    if not dates and not decade:
        return None
    return Days(
        dates,
        decade,
        next((_PARTS[word] for word in words if word in _PARTS), None),
        next((_SIDES[word] for word in words if word in _SIDES), 0),
        tuple(_read_clock(match) for match in _CLOCK.finditer(text)),
        _BOUNDED.match(text_led) is not None,
    )


def days_agree(one: Days, other: Days) -> bool:
    """Tell whether two texts name the same days, each as exactly as the other; but a month may lack its year.

    So "2024" is not "12 February 2024", which says more, and "before 2014" is not "after 2014".
    """
    return (
        len(one.dates) == len(other.dates)
        and all(_agree(a, b) for a, b in zip(one.dates, other.dates, strict=True))
        and (one.decade, one.part, one.clock) == (other.decade, other.part, other.clock)
        and one.side * other.side >= (1 if one.bounded or other.bounded else 0)
    )


def _agree(one: WrittenDate, other: WrittenDate) -> bool:
    if (one.month, one.day) != (other.month, other.day):
        return False
    return one.year == other.year or (one.month is not None and None in (one.year, other.year))


def _read_stated(text: str) -> tuple[WrittenDate, ...]:
    """Read the dates that a text states: full ones, months and years."""
    found = [(each.start, each.end, each.date) for each in find_dates(text, "en") if each.date is not None]
    relative = _RELATIVE_YEAR.search(text)
    taken = [(start, end) for start, end, _ in found] + ([relative.span()] if relative else [])
    for match in _YEAR.finditer(text):
        if not match.group().endswith("s") and not _within(match, taken):
            found.append((*match.span(), WrittenDate(year=int(match.group()))))
    for match in _MONTH.finditer(text):
        if match.group()[0].isupper() and not _within(match, taken):
            month = read_period(match.group().rstrip("."), datetime.date(2000, 12, 31))
            if month is not None:
                found.append((*match.span(), WrittenDate(month=month.first.month)))
    return tuple(date for _, _, date in sorted(found, key=lambda each: each[:2]))


def _within(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(match.start() < end and start < match.end() for start, end in taken)


def _read_relative(text: str, written_on: str | None) -> tuple[WrittenDate, ...]:
    """Read "Wednesday", "last month" and "August last year" as they were meant on a day."""
    if written_on is None:
        return ()
    day = datetime.date.fromisoformat(written_on)
    plain = _LEADING.sub("", text.strip()).rstrip(" .,")
    relative = _RELATIVE_YEAR.fullmatch(plain)
    if relative is not None:
        year = day.year - (relative["year"].lower() == "last")
        period = read_period(f"{relative['month']} {year}", day)
    else:
        weekday = next((word for word in WEEKDAYS if plain.lower().split()[:1] == [word]), None)
        period = read_period(plain if weekday is None or " " not in plain else "", day)
    return () if period is None else (_to_date(period),)


def _to_date(period: Period) -> WrittenDate:
    """Give what a period has in common: a day, a month, or a year."""
    first, last = period.first, period.last
    if first == last:
        return WrittenDate(first.year, first.month, first.day)
    if (first.year, first.month) == (last.year, last.month):
        return WrittenDate(first.year, first.month)
    return WrittenDate(first.year)


def _read_clock(match: re.Match[str]) -> tuple[int, int]:
    hour = int(match["hour"]) % 12 if match["half"] else int(match["hour"])
    return hour + 12 * (match["half"] in ("p", "P")), int(match["minute"] or 0)
