"""The names of months in other languages than English, taken from dateparser's tables.

English has its own patterns in `dates`; these tables are loaded once, when a line with digits is not read by them.
"""

import importlib
import re
import threading
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LANGUAGES = (
    "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru", "be", "cs", "sk", "sv", "da", "nb", "fi", "ro",
    "hu", "tr", "el", "bg", "sr", "hr", "sl", "ca", "et", "lv", "lt", "id", "ar",
)  # fmt: skip
MIN_LETTERS = 3  # a shorter abbreviation of a month is not trusted: "mr", "se"
_BLEND_YEAR = 2000  # a leap year to stand in for a year that is not stated, so that 29 February is read
_LOCK = threading.Lock()  # dateparser fills its own caches as it is used


@dataclass(frozen=True, slots=True)
class Calendar:
    """Month names and weekdays of `LANGUAGES`, in lower case.

    Attributes:
        months: Name -> month numbers it stands for -> languages in which it does.
        month: Regular expression of any month name, the longest first.
        weekday: The same of weekdays.
    """

    months: dict[str, dict[int, tuple[str, ...]]]
    month: str
    weekday: str


@lru_cache(maxsize=1)
def load_calendar() -> Calendar:
    """Load the names of months and weekdays; "listopad" is October to Croats, November to Czechs."""
    months: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    days: set[str] = set()
    for language in LANGUAGES:
        info = importlib.import_module(f"dateparser.data.date_translation_data.{language}").info
        for number, key in enumerate(_MONTHS, start=1):
            for name in {_fold(name) for name in info[key]}:
                if len(name) >= MIN_LETTERS and name[0].isalpha():
                    months[name][number].append(language)
        days.update(_fold(name) for key in _DAYS for name in info[key] if len(name) >= MIN_LETTERS)
    return Calendar(
        months={name: {n: tuple(langs) for n, langs in found.items()} for name, found in months.items()},
        month=_alternatives(set(months)),
        weekday=_alternatives({day for day in days if day[0].isalpha()}),
    )


def read_month(name: str, language: str | None = None) -> int | None:
    """Give the number of a month by its name in any of `LANGUAGES`, as dateparser reads it.

    :return: 1 to 12; None if the languages disagree and `language` does not decide, or if it is no month.
    """
    found = load_calendar().months.get(_fold(name))
    if found is None:
        return None
    if len(found) > 1:
        found = {number: langs for number, langs in found.items() if language in langs}
    if len(found) != 1:
        return None
    ((number, languages),) = found.items()
    return number if _parse_month(name, languages[0]) == number else None


def parse_with_dateparser(
    text: str, *, languages: tuple[str, ...] | None = None
) -> tuple[int, int, int] | None:
    """Parse a short string by dateparser, strictly: year, month and day must all be stated in it."""
    import dateparser

    with _LOCK:
        found = dateparser.parse(
            text,
            languages=list(languages) if languages is not None else ["en", *LANGUAGES],
            settings={
                "STRICT_PARSING": True,
                "REQUIRE_PARTS": ["day", "month", "year"],
                "PARSERS": ["absolute-time"],
            },
        )
    return None if found is None else (found.year, found.month, found.day)


@lru_cache(maxsize=512)
def _parse_month(name: str, language: str) -> int | None:
    found = parse_with_dateparser(f"28 {_fold(name)} {_BLEND_YEAR}", languages=(language,))
    return None if found is None else found[1]


def _fold(name: str) -> str:
    return name.lower().strip(". ")


def _alternatives(names: set[str]) -> str:
    return (
        "(?:" + "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))) + ")"
    )
