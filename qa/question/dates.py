"""Find dates in a question that say when something was published or said: "in February", "since last week".

Only whole phrases with their preposition are found; whether one restricts the question is decided by `read`.
An event is no date: nothing is read from "since the summit".
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from index.records import Span
from qa.question.periods import DAY, MONTH, POINT, Period, count, read_period, roll_back

_NUMBER = r"(?:\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|couple\s+of)"
DAYS_AHEAD = 366  # "before March" may end after the newest article; "until 2040" is what somebody spoke of
_END = r"(?![\w'’-])(?!\s+\d)"
_ROLLING = re.compile(
    rf"\b(?:in|over|during|within|for)\s+the\s+(?:last|past|previous)\s+(?:(?P<n>{_NUMBER})\s+)?"
    rf"(?P<unit>day|week|month|year)s?{_END}",
    re.I,
)
_BETWEEN = re.compile(
    rf"\b(?:between\s+(?P<first>{POINT}|{DAY})\s+and|from\s+(?P<from>{POINT}|{DAY})\s+(?:to|until|till))"
    rf"\s+(?P<last>{POINT}|{DAY}){_END}",
    re.I,
)
_RANGE = re.compile(
    rf"\b(?:in|on|during)\s+(?P<first>{POINT}|{DAY})\s*(?:-|–|and|to)\s*(?P<last>{POINT}|{DAY}){_END}", re.I
)
_ONE_SIDED = re.compile(
    rf"\b(?:(?P<how>since|after|(?<!day\s)before|until|till|up\s+to)\s+(?P<point>{POINT})"
    rf"|from\s+(?P<from>{POINT})\s+on(?:wards?|(?=\W*$))){_END}",
    re.I,
)
_WITHIN = re.compile(rf"\b(?P<how>in|during|throughout|on|from|at)\s+(?P<point>{POINT}){_END}", re.I)
_BARE = re.compile(
    rf"\b(?P<point>the\s+day\s+before\s+yesterday|yesterday|today|(?:earlier\s+)?(?:this|last|past|previous)\s+"
    rf"(?:week|month|year|{MONTH}|\w+day)|{_NUMBER}\s+(?:days?|weeks?|months?|years?)\s+ago){_END}",
    re.I,
)
# After these words the phrase belongs to what is asked about: "what did he say about last week".
_BOUND = re.compile(
    r"(?:\b(?:of|about|on|over|regarding|concerning|for|than|the|and|or|an?|by|to|at)|['’]s)\s*$", re.I
)
_PERSONS = frozenset("may april june august jan".split())  # "quotes from May" are a person's


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date with its preposition at a place of the question.

    Attributes:
        since: First day; None for none.
        until: Last day; None for none.
        past: Whether it can only lie in the past: "last week".
    """

    span: Span
    since: datetime.date | None
    until: datetime.date | None
    past: bool = False


def find_date_phrases(text: str, reference: datetime.date | None) -> list[DatePhrase]:
    """Find the date phrases of a text, in order, not overlapping.

    :param reference: The day that relative dates, and dates without a year, are counted from: the most recent that
        began no later. Without it only dates with a year are found. A date that lies wholly after it is none.
    """
    found: list[DatePhrase] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if any(span.overlaps(other.span) for other in found):
                continue
            phrase = read(match, reference)
            if phrase is not None and _is_possible(phrase, reference):
                found.append(phrase)
    return sorted(found, key=lambda phrase: phrase.span.start)


def _is_possible(phrase: DatePhrase, reference: datetime.date | None) -> bool:
    """Tell whether articles can be of then: what lies ahead is what somebody spoke of."""
    if phrase.since is None:
        return reference is None or phrase.until is None or (phrase.until - reference).days <= DAYS_AHEAD
    if phrase.until is not None and phrase.since > phrase.until:
        return False
    return reference is None or phrase.since <= reference


def _read_rolling(match: re.Match[str], reference: datetime.date | None) -> DatePhrase | None:
    if reference is None:
        return None
    start = roll_back(reference, count(match["n"] or "one"), match["unit"].lower())
    return None if start is None else DatePhrase(Span(*match.span()), start, reference, past=True)


def _read_between(match: re.Match[str], reference: datetime.date | None) -> DatePhrase | None:
    given = match.groupdict()
    first, last = given["first"] or given["from"], given["last"]
    return _join(Span(*match.span()), first, last, reference)


def _join(span: Span, first: str, last: str, reference: datetime.date | None) -> DatePhrase | None:
    """Make one phrase of two ends; a day alone takes the month of the other: "between 3 and 10 February"."""
    if first[:1].isdigit() and re.fullmatch(DAY, first, re.I):
        first = re.sub(rf"\b{DAY}(?!\d)", first, last, count=1, flags=re.I)
    elif re.fullmatch(DAY, last, re.I):
        last = re.sub(rf"\b{DAY}(?!\d)", last, first, count=1, flags=re.I)
    year = re.search(r"\b\d{4}\b", first)
    if year is not None and re.search(r"\d{4}", last) is None:
        last = f"{last} {year[0]}"
    until = read_period(last, reference)
    if until is None:
        return None
    since = read_period(first, until.last)
    return None if since is None else DatePhrase(span, since.first, until.last)


def _read_one_sided(match: re.Match[str], reference: datetime.date | None) -> DatePhrase | None:
    period = read_period(match["point"] or match["from"], reference)
    if period is None:
        return None
    how = " ".join((match["how"] or "from").lower().split())
    span, day = Span(*match.span()), datetime.timedelta(days=1)
    sides: dict[str, Callable[[Period], DatePhrase]] = {
        "after": lambda p: DatePhrase(span, p.last + day, None),
        "before": lambda p: DatePhrase(span, None, p.first - day),
    }
    until = sides["until"] = lambda p: DatePhrase(span, None, p.last)
    sides |= {"till": until, "up to": until}
    since: Callable[[Period], DatePhrase] = lambda p: DatePhrase(span, p.first, None)  # noqa: E731
    return sides.get(how, since)(period)


def _read_within(match: re.Match[str], reference: datetime.date | None) -> DatePhrase | None:
    period = read_period(match["point"], reference)
    how, point = match["how"].lower(), match["point"].lower()
    if period is None or (how == "on" and period.first != period.last):
        return None
    if (how == "from" and point in _PERSONS) or (how == "at" and not point.startswith("the ")):
        return None
    return DatePhrase(Span(*match.span()), period.first, period.last, period.past)


def _read_bare(match: re.Match[str], reference: datetime.date | None) -> DatePhrase | None:
    if _BOUND.search(match.string[max(0, match.start() - 16) : match.start()]):
        return None
    period = read_period(match["point"], reference)
    return None if period is None else DatePhrase(Span(*match.span()), period.first, period.last, past=True)


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
)
