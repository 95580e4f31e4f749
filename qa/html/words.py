"""Write text, days and counts so that they are harmless in HTML."""

import html
import re
from datetime import date

from qa import wording

# No HTML document can hold these: C0 controls but tab and newline, and lone surrogates.
UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def escape(text: str) -> str:
    """Make text harmless in HTML, in an element or an attribute; what HTML cannot hold becomes U+FFFD."""
    return html.escape(UNSHOWABLE.sub("\ufffd", text))


def write_time(day: str | None) -> str:
    """Write a day as an element; its absence, too."""
    if day is None:
        return "<span>undated</span>"
    return f'<time datetime="{escape(day)}">{escape(write_day(day))}</time>'


def write_day(day: str) -> str:
    """Write an ISO date in words; anything else as it is. Not escaped."""
    try:
        parsed = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{parsed.day} {parsed:%B} {parsed.year}"


def write_count(number: str | int | None, noun: str) -> str:
    """Write a number with its noun; "no articles" for none."""
    return wording.count(number, noun) if isinstance(number, int) else f"no {noun}s"


def write_sentence(text: str) -> str:
    """Begin a text with a capital letter and end it with a full stop. Not escaped."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "”", '"')) else f"{text}."
