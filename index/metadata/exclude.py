"""Tell lines that look like a headline, a date or a byline of an article and state something else.

They are fields of mails and exports, notices of events, dates of a life or an offer, and what a review says of a book.
Where a line is in doubt it counts as one of these: a field that is not read is better than one that is invented.
"""

import re

from index.metadata.dates import find_dates
from index.metadata.names import CAPITALS, OUTLET, PERSON, find_agency, is_outlet_name

DATED_WORDS = (
    2  # words beside a date, small ones not counted, up to which a line is no headline: "Offer ends …"
)
BY_WORDS = 5  # words of a line with "By" that may be a byline or a heading of the story, but no headline
EVENT_WORDS = 6  # words beside a clock time on the line that says where an event is

CHRONICLE = re.compile(
    r"\b(?:on )?this (?:day|week|month) in\b|\bon this day\b|\btoday in history\b|\btimeline\b|\bchronology\b|"
    r"\bkey dates\b",
    re.IGNORECASE,
)  # headings of pages whose dates are those of other events
REVIEW = re.compile(
    r"(?:book|film|movie|theatre|theater|album|music|game|tv|exhibition)\s+reviews?\s*[:–—|-]", re.IGNORECASE
)  # a headline after which a byline may be that of the work
_FIELD = re.compile(
    r"(?:from|to|cc|bcc|sent|reply-to|von|an|gesendet)\s?:(?=\s)", re.IGNORECASE
)  # lines of a mail
# Fields of exports of newspaper databases, which write them in capitals.
_EXPORT = re.compile(
    r"(?:LENGTH|SECTION|BYLINE|DATELINE|LOAD-DATE|LOAD DATE|BODY|GRAPHIC|LANGUAGE|PUBLICATION-TYPE|JOURNAL-CODE|"
    r"DOCUMENT-TYPE|EDITION|COPYRIGHT|CORRECTION-DATE|SUBJECT-TERMS|WORD COUNT)\s?:"
)
_LOADED = re.compile(r"LOAD[- ]DATE\s?:", re.IGNORECASE)
_WHEN = re.compile(r"(?:when|wann|quand|doors|deadline|born|died)\b", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright\b)\s*(?:©|\(c\))?\s*(?:\d{4}|by\b|$)|all rights reserved", re.IGNORECASE
)
_PLACED = re.compile(rf"(?P<name>{OUTLET})\s+\([{CAPITALS}][\w.,'’ -]{{1,40}}\)$")
_BY = re.compile(r"(?:By|BY)\s")
_BY_PERSON = re.compile(rf"(?:By|BY)\s+{PERSON}")
_BUTTON = re.compile(
    r"(?:skip|toggle|share|print|sign|log|subscribe|register|search|jump|email|listen|read|main)\b", re.I
)
_SMALL = frozenset("a an the on at in of to by from until till through for and or is".split())
# One of the parts that commas divide a line into. A name ending in "Press" alone may be a newspaper's.
_WORK = re.compile(
    rf"\d{{1,4}}\s?(?:pages|pp\.?|Seiten|págs?\.?)|ISBN\b.*|(?:US)?[$£€]\s?\d+(?:[.,]\d{{2}})?|\d+[.,]\d{{2}}\s?€|"
    r"[Hh]ardback|[Hh]ardcover|[Pp]aperback|(?:Pages|Seiten|Price|ISBN)\s?:.*|"
    rf"[{CAPITALS}][\w&'’ -]{{2,40}}\s(?:Books|Publishers|Publishing|Verlag)"
)
_WORK_PARTS = re.compile(r"\s*(?:[,;|·()]|\.\s|\.$)\s*")
WORK_CHARS = 120  # code points of a line with the publisher, length or price of a book
_CLOCK = re.compile(
    r"(?<![\w:])(?:\d{1,2}(?:[:.]\d{2})?\s*[ap]\.?\s?m\b\.?|\d{1,2}[:.]\d{2}(?:\s*(?:uhr|h))?|noon|midnight)(?![\w:])",
    re.IGNORECASE,
)
_STAMP = re.compile(r"(?:updated|published|posted|modified|by)\b", re.IGNORECASE)
_ZONE = re.compile(
    r"\b(?:[A-Z]{1,4}T|GMT|UTC|[Ee]astern|local time|\d+ min read|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


def is_other_than_headline(line: str) -> bool:
    """Tell whether a line is a field of a mail or an export, a line of rights, a date, or a byline of any kind."""
    if _FIELD.match(line) or _EXPORT.match(line) or _RIGHTS.match(line) or is_outlet_with_place(line):
        return True
    if _BY.match(line) and (len(line.split()) <= BY_WORDS or _BY_PERSON.match(line)):
        return True
    return _is_dated(line)


def begins_with_by(line: str) -> bool:
    """Tell whether a line begins as a byline does."""
    return _BY.match(line) is not None


def is_menu_item(line: str) -> bool:
    """Tell whether a line begins like the buttons of a page: "Skip navigation"."""
    return _BUTTON.match(line) is not None


def is_field_of_other_date(line: str) -> bool:
    """Tell whether the date of a line is that of an event, a life or a database: "LOAD-DATE:", "When:", "On this day"."""
    return (
        _LOADED.match(line) is not None or _WHEN.match(line) is not None or CHRONICLE.search(line) is not None
    )


def is_outlet_with_place(line: str) -> bool:
    """Tell whether a line is only an outlet's name with a place in brackets, as exports have it."""
    return outlet_of_place(line) is not None or (
        _PLACED.match(line) is not None and line.lower().startswith("the ")
    )


def outlet_of_place(line: str) -> str | None:
    """Give the name in "The Merrow Gazette (Tern Bay)", if it is surely an outlet's."""
    match = _PLACED.match(line)
    return match["name"] if match is not None and is_outlet_name(match["name"]) else None


def is_about_work(line: str) -> bool:
    """Tell whether a line names the publisher, the length or the price of a book."""
    return len(line) <= WORK_CHARS and any(_WORK.fullmatch(part) for part in _WORK_PARTS.split(line))


def is_time_and_place(line: str) -> bool:
    """Tell whether a line says no more than when and where an event is: "Merrow Park, 8 p.m."."""
    if _CLOCK.search(line) is None or _STAMP.search(line):
        return False
    rest = _ZONE.sub(" ", _CLOCK.sub(" ", line)).strip(" ,.;|·•–—-")
    words = re.findall(r"[^\W_]+", rest)
    if not 1 <= len(words) <= EVENT_WORDS or not any(word[0].isalpha() for word in words):
        return False
    return not is_outlet_name(rest) and find_agency(rest) is None


def _is_dated(line: str) -> bool:
    """Tell a date with next to nothing beside it; one that cannot be counts as a date."""
    found = find_dates(line)
    if not found:
        return False
    rest, at = "", 0
    for one in found:
        rest, at = rest + " " + line[at : one.start], one.end
    words = [
        word for word in re.findall(r"[^\W\d_][\w'’]*", rest + " " + line[at:]) if word.lower() not in _SMALL
    ]
    sure = any(one.date is None or one.date.iso is not None for one in found)
    return len(words) <= (DATED_WORDS if sure else 0)
