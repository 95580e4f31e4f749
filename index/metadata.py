"""Read title, outlet, date and author off the first lines of an article, where they plainly stand.

Nothing is inferred: a field that no line states is None, and each known field keeps the line it
was read from.
"""

import datetime
import re
from collections.abc import Iterator

from index.clean import is_boilerplate
from index.records import Metadata
from index.sentences import split_lines

HEAD_LINES = 10  # lines of an article's beginning that may hold metadata
TITLE_CHARS = 160  # code points; a longer line is a paragraph
LEDE_CHARS = 200  # code points; from the first line as long as this on, the story itself begins

_MONTHS = {
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
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\.?"
_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?:[T ]\d{2}:\d{2}\S*)?"),
    re.compile(rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.I),
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})", re.I),
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_NAME = r"[A-Z][\w.'’-]+(?:\s+(?:(?:de|van|von|der|den|del|la|bin|al|of|the|al|and)\s+)*[A-Z][\w.'’-]*){1,4}"
_BYLINE = re.compile(
    rf"(?:By|Author:|Written by|Reported by)\s+({_NAME}(?:(?:,| and|,\sand)\s+{_NAME})*)(?:\s*[|,–—-].*)?$"
)
_LABELLED = re.compile(
    r"(?P<field>outlet|source|publisher|published in|date|published|title|headline|url|link):\s+(?P<value>\S.*)$",
    re.I,
)
_OUTLET = re.compile(r"(?:[A-Z][\w.'’&-]*)(?:\s+(?:(?:of|the|and|&|de|la|le)\s+)*[A-Z0-9][\w.'’&-]*){0,4}")
# "MOSCOW, Feb. 3 (AFP) -": the beginning of a story.
_DATELINE = re.compile(r"[A-Z][A-Z .]{2,}(?:,[^(—–-]{0,30})?\s*(?:\([\w /]+\)\s*)?(?:—|–|--?)\s")
_NO_OUTLET = frozenset("On In At Updated Published Posted Last GMT UTC EST EDT PST CET".split())
_FIELDS = {
    "outlet": "outlet", "source": "outlet", "publisher": "outlet", "published in": "outlet",
    "date": "date", "published": "date", "title": "title", "headline": "title", "url": "url", "link": "url",
}  # fmt: skip


def read_metadata(text: str) -> Metadata:
    """Read what the head of a text says of itself.

    The title is the first short line before the story that is none of the others. Lines
    recognised as boilerplate are passed over.
    """
    found: dict[str, str] = {}
    origins: dict[str, str] = {}
    head = list(_head_lines(text))
    for line in head:
        for name, value in _read_line(line):
            if name not in found:
                found[name], origins[name] = value, line
    if "title" not in found:
        used = set(origins.values())
        rest = [line for line in head if line not in used]
        title = next((line for i, line in enumerate(rest) if _is_headline(line, first=i == 0)), None)
        if title is not None:
            found["title"], origins["title"] = title.lstrip("# "), title
    return Metadata(**found, origins=origins)


def _head_lines(text: str) -> Iterator[str]:
    lines = [text[line.start : line.end] for line in split_lines(text) if len(line)]
    for line in lines[:HEAD_LINES]:
        if len(line) >= LEDE_CHARS:
            return
        if not is_boilerplate(line) and len(lines) > 1:
            yield line


def _read_line(line: str) -> Iterator[tuple[str, str]]:
    labelled = _LABELLED.match(line)
    if labelled is not None:
        name, value = _FIELDS[labelled["field"].lower()], labelled["value"].strip()
        date = find_date(value) if name == "date" else None
        if name != "date":
            if name != "outlet" or _OUTLET.fullmatch(value):
                yield name, value
        elif date is not None:
            yield name, date
        return
    byline = _BYLINE.match(line)
    if byline is not None:
        yield "author", byline.group(1)
        line = line[byline.end(1) :]
    yield from _read_masthead(line)


def _read_masthead(line: str) -> Iterator[tuple[str, str]]:
    """Read a line that is a date, alone or beside the name of an outlet."""
    for pattern in _DATES:
        match = re.search(_WEEKDAY + pattern.pattern, line, pattern.flags)
        if match is None:
            continue
        date = _to_iso(match)
        rest = (line[: match.start()] + "\n" + line[match.end() :]).strip(" \n|,·•–—-()")
        rest = re.sub(
            r"\s*(?:updated|published|posted)(?:\s+on|:)?\s*|\b\d{1,2}:\d{2}\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?",
            "",
            rest,
            flags=re.I,
        ).strip(" \n|,·•–—-()")
        if date is None or "\n" in rest or (rest and _OUTLET.fullmatch(rest) is None):
            return
        yield "date", date
        if rest and rest not in _NO_OUTLET:
            yield "outlet", rest
        return


def find_date(text: str) -> str | None:
    """Find the first full date in a text, as `YYYY-MM-DD`; a date without a year is none."""
    for pattern in _DATES:
        match = pattern.search(text)
        if match is not None:
            return _to_iso(match)
    return None


def _to_iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _MONTHS[parts["month"].lower()]
    try:
        return datetime.date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        return None  # "February 31": not a date


def _is_headline(line: str, *, first: bool) -> bool:
    """Tell a headline from a paragraph: it is short, and a full stop ends it only where it is the first line."""
    if len(line) > TITLE_CHARS or len(line.split()) < 3 or not any(c.isalpha() for c in line):
        return False
    if _DATELINE.match(line) or line.endswith(("said.", ",”", ',"')):
        return False
    return first or line[-1] not in ".:"
