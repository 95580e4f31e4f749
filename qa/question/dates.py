"""Find dates in a question that say when something was published or said: "in February", "since last week".

Only whole phrases with their preposition are found; whether one restricts the question is decided by `read`.
An event is no date: nothing is read from "since the summit".
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from index.records import Span
from qa.question.days import WEEKDAYS, Period, roll_back
from qa.question.deadlines import is_to_be_done
from qa.question.periods import COUNT, DAY, DAY_OF_MONTH, IN_FULL, MONTH, POINT, UNIT, count, read_period
from qa.question.seasons import SEASON, is_season_alone

DAYS_AHEAD = 366  # "before March" may end after the newest article; "until 2040" is what somebody spoke of
_END = r"(?![\w'’-])(?!\s+\d)"
_SIDE = rf"(?:{POINT}|(?:the\s+)?{DAY})"  # of a range: "between the 3rd and the 9th of March"
_ROLLING = re.compile(
    rf"\b(?:(?P<how>in|over|during|within|for)\s+(?:(?:the|these)\s+)?|(?:the|these)\s+)(?:last|past|previous)\s+"
    rf"(?:(?P<n>{COUNT})\s+)?(?P<unit>{UNIT})s?(?!\s+of\b){_END}",
    re.I,
)
_BETWEEN = re.compile(
    rf"\b(?:(?P<how>between)\s+(?P<first>{_SIDE})\s+and|from\s+(?P<from>{_SIDE})\s+(?:to|until|till))"
    rf"\s+(?P<last>{_SIDE}){_END}",
    re.I,
)
_RANGE = re.compile(
    rf"\b(?:in|on|during)\s+(?P<first>{_SIDE})\s*(?:-|–|and|to)\s*(?P<last>{_SIDE}){_END}", re.I
)
_ONE_SIDED = re.compile(
    rf"\b(?:(?P<how>since|after|(?<!day\s)before|until|till|up\s+to|by)\s+(?P<point>{POINT})"
    rf"|from\s+(?P<from>{POINT})\s+on(?:wards?|(?=\W*$))){_END}",
    re.I,
)
_WITHIN = re.compile(
    rf"\b(?P<how>in|during|throughout|on|over|from|at|around)\s+(?P<point>{POINT}){_END}", re.I
)
_BARE = re.compile(
    rf"\b(?P<point>the\s+day\s+before\s+yesterday|yesterday|today|(?:earlier\s+)?(?:this|last|past|previous)\s+"
    rf"(?:week|month|year|weekend|{SEASON}|fall|{MONTH}|\w+day)|{COUNT}\s+{UNIT}s?\s+ago){_END}",
    re.I,
)
_IN_FULL = re.compile(rf"(?<![\w.,/-])(?P<point>{IN_FULL}){_END}", re.I)
_NO_DAY = re.compile(
    rf"\b(?:(?:on|since|after|before|until|till|from|by|around)\s+)?(?P<point>{DAY_OF_MONTH}){_END}", re.I
)
_AROUND = datetime.timedelta(days=3)  # "around 12 February" is from 9 to 15
_DAY_ALONE = re.compile(rf"the\s+{DAY}", re.I)
# After these words the phrase belongs to what is asked about: "what did he say about last week".
_BOUND = re.compile(
    r"(?:\b(?:of|about|on|over|regarding|concerning|for|than|the|and|or|an?|by|to|at)|['’]s)\s*$", re.I
)
_PERSONS = frozenset("may april june august jan".split())  # "quotes from May" are a person's
_DESCRIBES = re.compile(
    r"\b(?:call|describ|see|view|assess|rat[ei]|judg|sum|recall|remember|compar|defend|prais|critici[sz]|condemn|blam|"
    r"mention|welcom|explain)\w*(?:\s+up)?\s*$",
    re.I,
)
_UP_TO = frozenset(("before", "until", "till", "up to", "by"))
_Days = tuple[datetime.date, datetime.date]  # the first and the last


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date with its preposition at a place of the question.

    Attributes:
        since: First day; None for none.
        until: Last day; None for none.
        past: Whether it can only lie in the past: "last week".
        ahead: Whether it lies wholly after the newest article: what somebody spoke of, or nothing.
        impossible: Whether there is no such day: "31 February".
    """

    span: Span
    since: datetime.date | None
    until: datetime.date | None
    past: bool = False
    ahead: bool = False
    impossible: bool = False


def find_date_phrases(
    text: str, reference: datetime.date | None, newest: datetime.date | None = None
) -> list[DatePhrase]:
    """Find the date phrases of a text, in order, not overlapping.

    :param reference: The day that relative dates, and dates without a year, are counted from: the most recent that
        began no later. Without it only dates with a year are found.
    :param newest: The day of the newest article where that is not `reference`; a date that lies wholly after both is
        `ahead`.
    """
    latest = reference if reference is None or newest is None else max(reference, newest)
    found: list[DatePhrase] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if any(span.overlaps(other.span) for other in found):
                continue
            phrase = read(match, reference)
            if phrase is not None and _is_possible(phrase, latest):
                is_ahead = latest is not None and phrase.since is not None and phrase.since > latest
                found.append(replace(phrase, ahead=is_ahead))
    return sorted(found, key=lambda phrase: phrase.span.start)


def _is_possible(phrase: DatePhrase, reference: datetime.date | None) -> bool:
    """Tell whether a time has days, and ends no later than the year to come: "until 2040" is what somebody spoke of."""
    if phrase.since is None:
        return reference is None or phrase.until is None or (phrase.until - reference).days <= DAYS_AHEAD
    return phrase.until is None or phrase.since <= phrase.until


def _read_rolling(match: re.Match[str], reference: datetime.date | None) -> DatePhrase | None:
    """Read "in the past fortnight", and "the past two weeks" where that is not what somebody speaks of."""
    before = match.string[: match.start()]
    if reference is None or (match["how"] is None and (_is_bound(before) or _DESCRIBES.search(before[-24:]))):
        return None
    start = roll_back(reference, count(match["n"] or "one"), match["unit"].lower())
    return None if start is None else DatePhrase(Span(*match.span()), start, reference, past=True)


def _read_between(match: re.Match[str], reference: datetime.date | None) -> DatePhrase | None:
    given = match.groupdict()
    first, last = (re.sub(r"\s+", " ", side) for side in (given["first"] or given["from"], given["last"]))
    first, last = _complete_sides(first, last)
    dated = [re.search(r"\d{4}", side) is not None for side in (first, last)]
    found = None
    if given.get("how") is not None and dated[0] == dated[1]:
        found = _turn(first, last, reference)
    if found is None and not dated[1]:
        found = _find_under_way(first, last, reference)
    if found is None:
        until = read_period(last, reference)
        since = None if until is None else read_period(first, until.last)
        found = None if since is None or until is None else (since.first, until.last)
    return None if found is None else DatePhrase(Span(*match.span()), *found)


def _complete_sides(first: str, last: str) -> tuple[str, str]:
    """Give a day alone the month of the other side, and a year before the range to both: "3 and 10 February"."""
    day = re.compile(rf"(?:the )?({DAY})", re.I)
    alone = day.fullmatch(first), day.fullmatch(last)
    if alone[0] is not None:
        first = re.sub(rf"\b{DAY}(?!\d)", alone[0][1], last, count=1, flags=re.I)
    elif alone[1] is not None:
        last = re.sub(rf"\b{DAY}(?!\d)", alone[1][1], first, count=1, flags=re.I)
    year = re.search(r"\b\d{4}\b", first)
    if year is not None and re.search(r"\d{4}", last) is None:
        last = f"{last} {year[0]}"
    return first, last


def _turn(first: str, last: str, reference: datetime.date | None) -> _Days | None:
    """Turn "between March and February" round where that is the shorter time; a year's end may lie between, too."""
    begin, end = read_period(last, reference), read_period(first, reference)
    if begin is None or end is None or begin.first >= end.first:
        return None
    across = read_period(first, begin.last)
    if (
        across is not None
        and across.first <= begin.first
        and begin.last - across.first <= end.last - begin.first
    ):
        return None
    return begin.first, end.last


def _find_under_way(first: str, last: str, reference: datetime.date | None) -> _Days | None:
    """Read "from 10 to 28 February" as those of this year, if at least half of them is past."""
    since = read_period(first, reference)
    if reference is None or since is None or since.past:
        return None
    until = read_period(last, since.first + datetime.timedelta(days=DAYS_AHEAD - 2))
    if until is None or until.past or reference - since.first < until.last - reference:
        return None
    return since.first, until.last


def _read_one_sided(match: re.Match[str], reference: datetime.date | None) -> DatePhrase | None:
    point = match["point"] or match["from"]
    period = read_period(point, reference)
    how = " ".join((match["how"] or "from").lower().split())
    if period is None or (how in _UP_TO and is_season_alone(point)):
        return None
    if how == "by" and not _ends_by(match, period, reference):
        return None
    span, day = Span(*match.span()), datetime.timedelta(days=1)
    if how == "after":
        return DatePhrase(span, period.last + day, None)
    if how == "before":
        return DatePhrase(span, None, period.first - day)
    return DatePhrase(span, None, period.last) if how in _UP_TO else DatePhrase(span, period.first, None)


def _ends_by(match: re.Match[str], period: Period, reference: datetime.date | None) -> bool:
    """Tell whether "by 12 February" ends the time looked at, and is no day by which something is to be done.

    It is a day to come, too, where it is a weekday or, without a year, comes again sooner than it was.
    """
    point = match["point"].lower()
    if point in (*_PERSONS, *WEEKDAYS) or is_to_be_done(match.string[: match.start()]):
        return False
    if reference is None or period.past or re.search(r"\d{4}", point):
        return True
    return (reference - period.last).days <= DAYS_AHEAD // 2


def _read_within(match: re.Match[str], reference: datetime.date | None) -> DatePhrase | None:
    period = read_period(match["point"], reference)
    how, point = match["how"].lower(), " ".join(match["point"].lower().split())
    weekend = point.endswith("weekend")
    if period is None or (how == "on" and period.first != period.last and not weekend):
        return None
    if how == "over" and not weekend:  # "over March" is about March
        return None
    if is_season_alone(point) and is_to_be_done(match.string[: match.start()]):
        return None
    if _DAY_ALONE.fullmatch(point) and how not in ("on", "around"):  # "in the 19th" may be a century
        return None
    if how == "around":
        return DatePhrase(Span(*match.span()), period.first - _AROUND, period.last + _AROUND)
    if (how == "from" and point in _PERSONS) or (how == "at" and not point.startswith("the ")):
        return None
    return DatePhrase(Span(*match.span()), period.first, period.last, period.past)


def _read_bare(match: re.Match[str], reference: datetime.date | None) -> DatePhrase | None:
    if _is_bound(match.string[: match.start()]):
        return None
    period = read_period(match["point"], reference)
    return None if period is None else DatePhrase(Span(*match.span()), period.first, period.last, past=True)


def _read_in_full(match: re.Match[str], reference: datetime.date | None) -> DatePhrase | None:
    """Read "12 February", "Feb. 2025" and "2025-02-12" without a preposition."""
    if _is_bound(match.string[: match.start()]):
        return None
    period = read_period(match["point"], reference)
    return None if period is None else DatePhrase(Span(*match.span()), period.first, period.last)


def _read_no_day(match: re.Match[str], reference: datetime.date | None) -> DatePhrase | None:
    """Find "on 31 February": passed over, the question would be answered for any day."""
    if reference is None or read_period(match["point"], reference) is not None:
        return None
    if match.start() == match.start("point") and _is_bound(match.string[: match.start()]):
        return None
    return DatePhrase(Span(*match.span()), None, None, impossible=True)


def _is_bound(before: str) -> bool:
    return _BOUND.search(before[-16:]) is not None


def iso(day: datetime.date | None) -> str | None:
    """Write a day as `YYYY-MM-DD`; None stays None."""
    return None if day is None else day.isoformat()


_Reader = Callable[[re.Match[str], datetime.date | None], DatePhrase | None]
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_ROLLING, _read_rolling),
    (_BETWEEN, _read_between),
    (_RANGE, _read_between),
    (_ONE_SIDED, _read_one_sided),
    (_WITHIN, _read_within),
    (_BARE, _read_bare),
    (_IN_FULL, _read_in_full),
    (_NO_DAY, _read_no_day),
)
