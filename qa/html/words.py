"""Write text, days and counts so that they are harmless in HTML."""

import html
import re
from datetime import date

from qa import language
from qa.language import _

# A word that is a file's name, a path or an address, perhaps with the number of a line.
_FILE = re.compile(r"\S*(?:\w\.\w|[/\\]|\w:\d)")
# No HTML document can hold these: C0 controls but tab and newline, and lone surrogates.
UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def escape(text: str) -> str:
    """Make text harmless in HTML, in an element or an attribute; what HTML cannot hold becomes U+FFFD."""
    return html.escape(UNSHOWABLE.sub("\ufffd", text))


def write_time(day: str | None) -> str:
    """Write a day as an element; its absence, too."""
    if day is None:
        return f"<span>{_('undated')}</span>"
    return f'<time datetime="{escape(day)}">{escape(write_day(day))}</time>'


def write_day(day: str) -> str:
    """Write an ISO date in words; anything else as it is. Not escaped."""
    try:
        parsed = date.fromisoformat(day)
    except ValueError:
        return day
    return language.write_day(parsed)


def say_days(first: str, last: str) -> str:
    """Write from which day to which: "2 September 2025 to 4 September 2025"; a single day as it is. Not escaped."""
    if first == last:
        return write_day(first)
    return _("{first} to {last}").format(first=write_day(first), last=write_day(last))


def write_sentence(text: str) -> str:
    """Begin a text with a capital letter, unless with a file's name, and end it with a full stop. Not escaped."""
    text = text if _FILE.match(text) else text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "”", '"')) else f"{text}."
