"""The language of the interface: its texts by GNU gettext, its days, numbers and plural forms by CLDR.

English texts stand in the code and are the ids of messages; the catalogues stand beside this module, where
language.md tells how one is added. The language is that of the whole process: a server speaks one to all its visitors, and
whoever has not chosen any speaks English, as the command line does.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import reduce
from gettext import NullTranslations, translation
from pathlib import Path

from index.errors import BadInput
from qa.language.days import CldrWriter, EnglishWriter

ENGLISH = "en"
DOMAIN = "messages"  # name of the catalogues' files
FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class _Speech:
    """A language that is spoken: its code, its texts, and how it writes numbers and days."""

    language: str
    texts: NullTranslations
    writer: EnglishWriter


_speech = _ENGLISH = _Speech(ENGLISH, NullTranslations(), EnglishWriter())


def list_languages() -> list[str]:
    """Give the codes of the languages there are, English first."""
    return [ENGLISH, *sorted(path.parents[1].name for path in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))]


def check_language(code: str) -> str:
    """Give the language that a code means, as in "uk", "uk_UA" or "uk-UA".

    :raises BadInput: If there is none.
    """
    known = {name.lower(): name for name in list_languages()}
    wanted = code.strip().replace("-", "_").lower()
    for name in (wanted, wanted.partition("_")[0]):
        if name in known:
            return known[name]
    raise BadInput(f"there is no language {code!r}: give {join_or(list(known.values()))}")


@contextmanager
def speak(language: str) -> Iterator[None]:
    """Have all texts of this process in a language within the block, one of `list_languages`."""
    global _speech
    before = _speech
    _speech = _ENGLISH if language == ENGLISH else _learn(language)
    try:
        yield
    finally:
        _speech = before


def _learn(language: str) -> _Speech:
    return _Speech(language, translation(DOMAIN, FOLDER, [language]), CldrWriter(language))


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
    return _speech.writer.number(number, digits)


def write_day(day: date) -> str:
    """Write a day in words: "2 September 2025"."""
    return _speech.writer.day(day)


def write_short_day(day: date) -> str:
    """Write a day without its year: "2 Sep"."""
    return _speech.writer.short_day(day)


def write_month(day: date) -> str:
    """Write the month of a day: "September 2025"."""
    return _speech.writer.month(day)


def write_short_month(day: date) -> str:
    """Write the month of a day without its year: "Sep"."""
    return _speech.writer.short_month(day)


def name_months() -> list[tuple[str, str]]:
    """Give the names of the twelve months, each with its initial."""
    return _speech.writer.months()
