"""Bring what a format or sidecar states of an article into the form that metadata is kept in."""

import ast
import datetime
import html
import json
import re

from index.metadata.dates import WrittenDate, find_dates, make_date
from index.metadata.language import normalise_language
from index.metadata.months import parse_with_dateparser

# Exports write these for "no value".
_NOTHING = frozenset(
    "none null nan nat n/a na undefined unknown - -- — – ? [] {} () '' \"\" (none) <na> #n/a".split()
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);", re.IGNORECASE)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?")
_EPOCH_DIGITS = {
    9: 1,
    10: 1,
    12: 1_000,
    13: 1_000,
    16: 1_000_000,
    19: 1_000_000_000,
}  # digits -> parts of a second
_NO_TIME = re.compile(r"1970-01-01[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+]00:?00)?")  # zero, written as a time
MAX_DATE_CHARS = 80  # code points of a stated date that dateparser is asked about
_ADDRESS = re.compile(r"(?:https?:)?//[^\s/]+\.\S+|www\.[^\s/]+\.\S+", re.IGNORECASE)
_MAIL_AND_NAME = re.compile(r"\S+@\S+\s+\((?P<name>[^()]+)\)")  # how RSS 2.0 has authors
_BY = re.compile(r"by\s+(?=\S)", re.IGNORECASE)


def read_stated_text(raw: str) -> str | None:
    """Clean a stated title, outlet or place: entities resolved, white space single; None for "N/A"."""
    text = " ".join(_resolve(raw).split())
    return None if not text or text.lower() in _NOTHING else text


def read_stated_author(raw: str) -> str | None:
    """Clean a stated author: "By " dropped, the names of a list joined by ", ", all else as written."""
    names = _split_list(_resolve(raw).strip())
    cleaned = [name for name in (_clean_author(name) for name in names) if name is not None]
    return ", ".join(dict.fromkeys(cleaned)) if cleaned else None


def read_stated_url(raw: str) -> str | None:
    """Take a stated address if it is one of the web."""
    text = read_stated_text(raw)
    return text if text is not None and _ADDRESS.fullmatch(text) else None


def read_stated_language(raw: str) -> str | None:
    """Give the ISO 639-1 code of a stated language: "en-US" and "English" are "en"."""
    return normalise_language(raw)


def read_stated_date(raw: str, language: str | None = None) -> WrittenDate | None:
    """Read a stated date as it is written, without its time and not shifted to another time zone.

    A number is seconds (or milliseconds and less) since 1970 in UTC, or `YYYYMMDD`. What cannot be
    read, or is impossible, is None; what is certain of the rest is kept.
    """
    text = read_stated_text(raw)
    if text is None or _NO_TIME.fullmatch(text):
        return None
    number = re.fullmatch(r"(\d+)(?:\.\d+)?", text)
    if number is not None:
        return _read_number(number.group(1))
    compact = re.fullmatch(r"(\d{8})T\d{4,6}Z?", text) or re.fullmatch(r"D:(\d{8})(?:\d{6}\S*)?", text)
    if compact is not None:
        return _read_number(compact.group(1))
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return make_date(int(text[:4]), int(text[5:]), None)
    found = find_dates(text, language)
    full = next((f.date for f in found if f.date is not None and f.date.iso is not None), None)
    if full is not None:
        return full
    if found:
        return found[0].date
    return _ask_dateparser(text)


def _resolve(raw: str) -> str:
    return _ENTITY.sub(lambda match: html.unescape(match.group()), raw)


def _ask_dateparser(text: str) -> WrittenDate | None:
    """Let dateparser read what no pattern here does; only a year and a day that stand in the text are taken."""
    if len(text) > MAX_DATE_CHARS or not re.search(r"[^\W\d_]{3}", text) or not re.search(r"\d{4}", text):
        return None
    parts = parse_with_dateparser(text)
    if parts is None:
        return None
    stated = {int(number) for number in re.findall(r"\d+", text)}
    return make_date(*parts) if parts[0] in stated and parts[2] in stated else None


def _read_number(digits: str) -> WrittenDate | None:
    if len(digits) == 4:
        return make_date(int(digits), None, None)
    match = _COMPACT.fullmatch(digits)
    if match is not None and len(digits) in (8, 14):
        return make_date(*(int(part) for part in match.groups()))
    scale = _EPOCH_DIGITS.get(len(digits))
    if scale is None:
        return None
    day = datetime.datetime.fromtimestamp(int(digits) // scale, datetime.UTC).date()
    return make_date(day.year, day.month, day.day)


def _split_list(raw: str) -> list[str]:
    """Divide a list of authors, in JSON, as Python prints it, or parted by semicolons, lines or strokes."""
    if raw.startswith("[") and raw.endswith("]"):
        for read in (json.loads, ast.literal_eval):
            try:
                items = read(raw)
            except (ValueError, SyntaxError, RecursionError, MemoryError):
                continue
            if isinstance(items, list):
                return [_name_of(item) for item in items]
    return re.split(r"\s*[;\n|]\s*", raw)


def _name_of(item: object) -> str:
    if isinstance(item, dict):
        return str(item.get("name", ""))
    return str(item)


def _clean_author(raw: str) -> str | None:
    text = read_stated_text(raw)
    if text is None:
        return None
    mail = _MAIL_AND_NAME.fullmatch(text)
    return _BY.sub("", text if mail is None else mail["name"], count=1) if _BY.match(text) or mail else text
