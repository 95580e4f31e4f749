"""Find dates in short texts as they are written, with what is not stated left open.

Nothing is filled in: a day and month without a year stays partial, and a date whose day and month
cannot be told apart ("02/12/2025") keeps only its year.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.metadata.months import load_calendar, read_month

FIRST_YEAR = 1600  # newspapers began in 1605
YEARS_AHEAD = (
    1  # years after the present one that an article may bear; a later one is a placeholder or a slip
)
MAX_SCANNED_CHARS = (
    300  # code points of a text that are searched; a date of an article stands in a short line
)
_LEAP_YEAR = 2000  # stands in for a year that is not stated: 29 February is possible
_ENGLISH = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(sorted(_ENGLISH, key=len, reverse=True))})\b\.?"
_DAY = r"(?<![\d.,/:-])(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])"
_YEAR = r"(?P<year>\d{4})(?![\d])"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
# In order of trust: what an earlier one has read, a later one does not read again.
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\d/.-])(?P<year>\d{4})(?P<mark>[-/.])(?P<number>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d|(?P=mark)\d)"
        rf"(?:[T ]{_CLOCK}\S*)?",
        r"(?P<year>\d{4})\s?[年년]\s?(?P<number>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
        r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d|(?P=mark)\d)",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})\s+{_CLOCK}(?:\s+[+-]\d{{4}}|\s+[A-Z]{{2,4}})?\s+{_YEAR}",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?,?\s+{_YEAR}",
        rf"{_DAY}(?:\s+(?:of\s+)?|[-/]){_MONTH}(?:,?\s+|[-/]){_YEAR}",
        rf"(?<!\d){_YEAR},?\s+{_MONTH}\s+(?P<day>\d{{1,2}})(?![\d:])",
    )
)
_PARTIAL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DAY}[\s-]{_MONTH}[\s-]['’]?\d{{2}}(?![\d:])",  # of "12 Feb 25" the century is not stated
        rf"\b{_MONTH},?\s+{_YEAR}",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:,]\d|\d)",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH}",
    )
)
_MIN_PARTIAL_LETTERS = 4  # "2 ago" is not the second of agosto


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date with only what is stated; at least one part is."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str | None:
        """The full date as `YYYY-MM-DD`; None if a part is missing."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    @property
    def edtf(self) -> str:
        """The date in EDTF, X for each digit that is not stated: "XXXX-02-12"."""
        year = "XXXX" if self.year is None else f"{self.year:04}"
        month = "XX" if self.month is None else f"{self.month:02}"
        day = "XX" if self.day is None else f"{self.day:02}"
        return f"{year}-{month}-{day}"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date expression at [start, end) of the text searched; `date` is None if no such day exists."""

    start: int
    end: int
    date: WrittenDate | None


def find_date(text: str) -> str | None:
    """Find the first full date in a text, as `YYYY-MM-DD`; a date without a year is none."""
    for found in find_dates(text):
        if found.date is not None and found.date.iso is not None:
            return found.date.iso
    return None


def find_dates(text: str, language: str | None = None) -> list[FoundDate]:
    """Find the dates in the first `MAX_SCANNED_CHARS` of a text, in order, full or partial.

    :param language: ISO 639-1 code that decides between languages whose month names clash.
    """
    text = text[:MAX_SCANNED_CHARS]
    if not any(char.isdigit() for char in text):
        return []
    found: list[FoundDate] = []
    for patterns in (_PATTERNS, _foreign(full=True), _PARTIAL, _foreign(full=False)):
        for pattern in patterns:
            for match in pattern.finditer(text):
                if not any(match.start() < f.end and f.start < match.end() for f in found):
                    found.extend(_read_match(match, language))
    return sorted(found, key=lambda f: f.start)


def make_date(year: int | None, month: int | None, day: int | None) -> WrittenDate | None:
    """Make a date of its parts; None if there is no such day, or the year is no newspaper's: before the first, or still to come."""
    if year is not None and not FIRST_YEAR <= year <= datetime.date.today().year + YEARS_AHEAD:
        return None
    try:
        datetime.date(
            _LEAP_YEAR if year is None else year, 1 if month is None else month, 1 if day is None else day
        )
    except ValueError:
        return None  # "February 31"
    return WrittenDate(year, month, day)


@lru_cache(maxsize=2)
def _foreign(*, full: bool) -> tuple[re.Pattern[str], ...]:
    calendar = load_calendar()
    day = r"(?<![\d.,/:-])(?P<day>\d{1,2})(?:\.|º|ª|er|-?[а-я]{1,2})?(?![\d:])"
    month = rf"(?:de\s+|di\s+|d['’]|del\s+)?(?P<month>{calendar.month})(?!\w)\.?"
    if full:
        patterns = (
            rf"{day}\s*{month},?\s+(?:de\s+|del\s+)?{_YEAR}",
            rf"(?<!\d){_YEAR}\.?(?:\s+m\.)?,?\s+{month}\s+(?P<day>\d{{1,2}})(?![\d:])",
        )
    else:
        patterns = (rf"{day}\s*{month}", rf"(?<!\w){month},?\s+(?:de\s+)?{_YEAR}")
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _read_match(match: re.Match[str], language: str | None) -> Iterator[FoundDate]:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    if parts.get("first"):
        date = _read_numeric(parts, int(parts["year"]))
        yield FoundDate(match.start(), match.end(), date)
        return
    month = int(parts["number"]) if parts.get("number") else _read_name(parts["month"], year, language)
    if month is not None:
        day = int(parts["day"]) if parts.get("day") else None
        yield FoundDate(match.start(), match.end(), make_date(year, month, day))
    elif year is not None:
        yield FoundDate(
            match.start(), match.end(), make_date(year, None, None)
        )  # "listopad", in some language


def _read_name(name: str, year: int | None, language: str | None) -> int | None:
    if name.lower() in _ENGLISH:
        return _ENGLISH[name.lower()]
    if year is None and len(name) < _MIN_PARTIAL_LETTERS:
        return None
    return read_month(name, language)


def _read_numeric(parts: dict[str, str], year: int) -> WrittenDate | None:
    """Read day and month of a numeric date only where their order is certain.

    Points are written day first; strokes and hyphens differ by country, and only a number above 12, or two equal
    numbers, tell the day.
    """
    first, second = int(parts["first"]), int(parts["second"])
    if second > 12 >= first:
        return make_date(year, first, second)
    if first > 12 or first == second or parts["mark"] == ".":
        return make_date(year, second, first)
    return make_date(year, None, None)
