"""How numbers, days and months are written in a language: in English here, in any other by CLDR."""

from datetime import date
from decimal import Decimal

MONTHS = range(1, 13)


class EnglishWriter:
    """Writes them in English, without Babel: its data of CLDR are pickles, and what speaks English unpickles nothing."""

    def number(self, number: float, digits: int | None) -> str:
        """Write "1,200" or "0.87"; without `digits` as many after the point as it has, three at most."""
        if digits is not None:
            return f"{number:,.{digits}f}"
        return f"{number:,.3f}".rstrip("0").rstrip(".")

    def day(self, day: date) -> str:
        """Write "2 September 2025"."""
        return f"{day.day} {day:%B} {day.year}"

    def short_day(self, day: date) -> str:
        """Write "2 Sep"."""
        return f"{day.day} {day:%b}"

    def month(self, day: date) -> str:
        """Write "September 2025"."""
        return f"{day:%B} {day.year}"

    def short_month(self, day: date) -> str:
        """Write "Sep"."""
        return f"{day:%b}"

    def months(self) -> list[tuple[str, str]]:
        """Give the names of the twelve months, each with its initial."""
        names = [f"{date(2000, number, 1):%B}" for number in MONTHS]
        return [(name, name[0]) for name in names]


class CldrWriter(EnglishWriter):
    """Writes them as CLDR has it, by Babel."""

    def __init__(self, language: str) -> None:
        """Read the language's data from Babel's package."""
        from babel import Locale

        self._locale = Locale.parse(language)

    def number(self, number: float, digits: int | None) -> str:
        """Write a number with the signs of the language."""
        from babel.numbers import format_decimal

        if digits is None:
            return format_decimal(number, locale=self._locale)
        pattern = f"#,##0.{'0' * digits}".rstrip(".")
        return format_decimal(Decimal(f"{number:.{digits}f}"), pattern, self._locale)

    def day(self, day: date) -> str:
        """Write a day, in Ukrainian "2 вересня 2025 р."."""
        from babel.dates import format_date

        return format_date(day, "long", self._locale)

    def short_day(self, day: date) -> str:
        """Write a day without its year, "2 вер."."""
        return self._fill("MMMd", day)

    def month(self, day: date) -> str:
        """Write a month, "вересень 2025 р."."""
        return self._fill("yMMMM", day)

    def short_month(self, day: date) -> str:
        """Write a month without its year, "вер."."""
        return self._fill("MMM", day)

    def months(self) -> list[tuple[str, str]]:
        """Give the names of the twelve months, each with its initial."""
        from babel.dates import get_month_names

        names, initials = (
            get_month_names(width, "stand-alone", self._locale) for width in ("wide", "narrow")
        )
        return [(names[number], initials[number]) for number in MONTHS]

    def _fill(self, skeleton: str, day: date) -> str:
        from babel.dates import format_skeleton

        return format_skeleton(skeleton, day, locale=self._locale)
