"""The language of the interface: its texts by GNU gettext, its days, numbers and plural forms by CLDR.

English texts stand in the code and are the ids of messages; the catalogues stand beside this module, where
language.md tells how one is added. The language is that of the whole process: a server speaks one to all its visitors, and
whoever has not chosen any speaks English, as the command line does.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from gettext import NullTranslations, translation
from pathlib import Path

from babel import Locale, negotiate_locale
from babel.dates import format_date, format_skeleton, get_month_names
from babel.numbers import format_decimal

from index.errors import BadInput

ENGLISH = "en"
DOMAIN = "messages"  # name of the catalogues' files
FOLDER = Path(__file__).parent
# The English of CLDR that writes "2 September 2025" and "4 Sep"; of the British one the latter is "4 Sept".
_LOCALES = {ENGLISH: "en_AE"}


@dataclass(frozen=True, slots=True)
class _Speech:
    """A language that is spoken: its code, its texts, and what CLDR has of it."""

    language: str
    texts: NullTranslations
    locale: Locale


_speech = _Speech(ENGLISH, NullTranslations(), Locale.parse(_LOCALES[ENGLISH]))


def list_languages() -> list[str]:
    """Give the codes of the languages there are, English first."""
    return [ENGLISH, *sorted(path.parents[1].name for path in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))]


def check_language(code: str) -> str:
    """Give the language that a code means, as in "uk", "uk_UA" or "uk-UA".

    :raises BadInput: If there is none.
    """
    known = {name.lower(): name for name in list_languages()}
    found = negotiate_locale([code.strip().replace("-", "_").lower()], list(known))
    if found is None:
        raise BadInput(f"there is no language {code!r}: give {join_or(list(known.values()))}")
    return known[found.lower()]


@contextmanager
def speak(language: str) -> Iterator[None]:
    """Have all texts of this process in a language within the block, one of `list_languages`."""
    global _speech
    before = _speech
    texts = NullTranslations() if language == ENGLISH else translation(DOMAIN, FOLDER, [language])
    _speech = _Speech(language, texts, Locale.parse(_LOCALES.get(language, language)))
    try:
        yield
    finally:
        _speech = before


def spoken_language() -> str:
    """Give the code of the language that is spoken, as HTML writes it: "uk", "pt-BR"."""
    return _speech.language.replace("_", "-")


def _(text: str) -> str:
    """Give a text in the language that is spoken; English where its catalogue lacks it."""
    return _speech.texts.gettext(text) if text else ""  # gettext gives the catalogue's head for nothing


def ngettext(one: str, many: str, number: int) -> str:
    """Give the form of a text that goes with a number."""
    return _speech.texts.ngettext(one, many, number)


def N_(text: str) -> str:  # noqa: N802 -- the name that gettext's tools look for
    """Mark a text for the catalogue, and give it as it is: what is kept until `_` is called with it."""
    return text


def say_count(one: str, many: str, number: int) -> str:
    """Write the form of a text that goes with a number, the number in place of its `{number}`: "1,200 articles"."""
    return ngettext(one, many, number).format(number=write_number(number))


def join_and(names: Sequence[str]) -> str:
    """Write names as in "AFP, TASS and BBC"."""
    return _join(names, _("{names} and {last}"))


def join_or(names: Sequence[str]) -> str:
    """Write names as in "AFP, TASS or BBC"."""
    return _join(names, _("{names} or {last}"))


def chain_and(names: Sequence[str]) -> str:
    """Write names as in "AFP and TASS and BBC"."""
    return reduce(lambda names, last: _("{names} and {last}").format(names=names, last=last), names)


def chain_or(names: Sequence[str]) -> str:
    """Write names as in "AFP or TASS or BBC"."""
    return reduce(lambda names, last: _("{names} or {last}").format(names=names, last=last), names)


def _join(names: Sequence[str], pattern: str) -> str:
    return names[0] if len(names) == 1 else pattern.format(names=", ".join(names[:-1]), last=names[-1])


def write_number(number: float, digits: int | None = None) -> str:
    """Write a number with the language's signs: "1,200", "0.87".

    :param digits: After the point; None for as many as it has, three at most.
    """
    if digits is None:
        return format_decimal(number, locale=_speech.locale)
    return format_decimal(
        Decimal(f"{number:.{digits}f}"), f"#,##0.{'0' * digits}".rstrip("."), _speech.locale
    )


def write_day(day: date) -> str:
    """Write a day in words: "2 September 2025"."""
    return format_date(day, "long", _speech.locale)


def write_short_day(day: date) -> str:
    """Write a day without its year: "2 Sep"."""
    return format_skeleton("MMMd", day, locale=_speech.locale)


def write_month(day: date) -> str:
    """Write the month of a day: "September 2025"."""
    return format_skeleton("yMMMM", day, locale=_speech.locale)


def write_short_month(day: date) -> str:
    """Write the month of a day without its year: "Sep"."""
    return format_skeleton("MMM", day, locale=_speech.locale)


def name_months() -> list[tuple[str, str]]:
    """Give the names of the twelve months, each with its initial."""
    widths = (get_month_names(width, "stand-alone", _speech.locale) for width in ("wide", "narrow"))
    names, initials = widths
    return [(names[number], initials[number]) for number in range(1, 13)]
