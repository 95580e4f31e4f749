"""Read one header line: a masthead, a date, a byline or a labelled field, and nothing else beside them.

A line of which any part is something else is no header line, so that a date or a name in a sentence
is never read.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.metadata.dates import FoundDate, WrittenDate, find_dates
from index.metadata.exclude import is_field_of_other_date
from index.metadata.months import load_calendar
from index.metadata.names import OUTLET, find_agency, is_never_outlet, is_outlet_name, is_role
from index.metadata.parts import BYLINE, COMMA, EDGES, FOREIGN_BYLINE, NOTHING, PLACE, Parts, read_names

MAX_HEADER_CHARS = 160  # code points; a longer line is a paragraph
PUBLISHED, PLAIN, UPDATED = range(3)  # what a date is said to be, best first

_FIELDS = {
    "outlet": "outlet", "source": "outlet", "publisher": "outlet", "published in": "outlet", "publication": "outlet",
    "newspaper": "outlet", "site": "outlet", "author": "author", "authors": "author", "byline": "author",
    "by": "author", "written by": "author", "reporter": "author", "correspondent": "author", "автор": "author",
    "autor": "author", "auteur": "author", "autore": "author", "title": "title", "headline": "title",
    "subject": "title", "titel": "title", "betreff": "title", "schlagzeile": "title", "titre": "title",
    "url": "url", "link": "url", "original": "url", "source url": "url", "original url": "url", "canonical": "url",
    "canonical url": "url", "permalink": "url", "web address": "url", "original article": "url",
    "dateline": "dateline",
}  # fmt: skip
_LABELLED = re.compile(
    rf"(?P<field>{'|'.join(sorted(_FIELDS, key=len, reverse=True))})\s?:\s+(?P<value>\S.*)$", re.I
)
_URL = re.compile(r"<?(?P<url>https?://[^\s<>\"]+\.[^\s<>\"]+)>?", re.I)
_UPDATED = (
    r"(?:last\s+)?(?:updated?|modified|edited|revised|amended)|aktualisiert|mis\s+à\s+jour|actualizado|"
    r"aggiornato|atualizado|оновлено|обновлено|zaktualizowano|bijgewerkt|güncelleme"
)
_PUBLISHED = (
    r"(?:first\s+|originally\s+)?(?:published|posted|issued|released|filed|created)|(?:publication\s+|publish\s+)?"
    r"date(?:\s+published|\s+of\s+publication)?|dated|pub\s?date|veröffentlicht|stand|datum|publié|publicado|publicada|fecha|"
    r"pubblicato|data|опубликовано|опубліковано|дата|opublikowano|gepubliceerd|yayınlanma"
)
_LABEL = re.compile(
    rf"(?<!\w)(?:(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED}))(?!\w)(?:\s+(?:on|at|am|le|el|il|em|op)(?!\w))?\s*:?",
    re.I,
)
# Clocks, zones, lengths of reading and counts that stand beside dates and say nothing here.
_NOISE = re.compile(
    r"""(?<![\w:])(?:(?:at|um|à|o)\s+)?\d{1,2}(?:[:.h]\d{2}){1,2}(?:\.\d+)?\s*(?:[ap]\.?\s?m\b\.?|uhr|hrs?|h)?
    |(?<![\w:])\d{1,2}\s*[ap]\.?m\b\.?
    |(?<!\w)\(?(?:[A-Z]{1,3}[SD]?T|GMT|UTC|Z|IST|MSK|ET|BST|EET|EEST)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?\)?(?!\w)
    |(?<!\w)[+-]\d{2}:?\d{2}(?!\d)
    |(?<!\w)\d+\s+(?:min(?:ute)?s?(?:\s+read)?|comments?|shares?|views?)(?!\w)
    |(?<!\w)(?:reading\s+time|time\s+to\s+read|updated|eastern|local)(?:\s+time)?:?(?!\w)
    |(?<!\w)(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?(?:,|\.|(?!\w))""",
    re.VERBOSE,
)
_PARTS = re.compile(r"\s*(?:[|·•●∙\n;]|\s[–—-]{1,2}\s|\s/\s)\s*")


# "on", "at" and their like, left over when date and clock are taken out.
_LOOSE_ENDS = re.compile(r"(?:^|(?<=\s))(?:on|at|le|am|vom)\s*$|^\s*(?:at|um|à|-)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date of a header line: what it is said to be (PUBLISHED, PLAIN, UPDATED), and the line."""

    date: WrittenDate
    role: int
    line: str
    bare: bool  # nothing but the date stands on the line


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """What one header line states; empty where it states nothing of a kind.

    Attributes:
        names: Capitalised words beside a date or byline that may be an outlet, a place or a person.
        loose: The line may as well be a caption or a heading; it counts only beside another header line.
    """

    line: str
    dates: tuple[DateReading, ...] = ()
    authors: str | None = None
    outlet: str | None = None
    labelled_outlet: str | None = None
    title: str | None = None
    url: str | None = None
    dateline: str | None = None
    names: tuple[str, ...] = ()
    loose: bool = False


def read_header_line(line: str, role: int = PLAIN) -> HeaderLine | None:
    """Read a line if it is a header line, else give None.

    :param role: What the line above says of a date: a line "Updated:" may stand alone.
    """
    if len(line) > MAX_HEADER_CHARS:
        return None
    address = _URL.fullmatch(line)
    if address is not None:
        return HeaderLine(line, url=address["url"])
    labelled = _LABELLED.match(line)
    if labelled is not None:
        return _read_labelled(line, labelled["field"].lower(), labelled["value"].strip())
    if not any(char.isdigit() for char in line) and BYLINE.match(line) is None and not _ends_in_role(line):
        return _read_foreign_byline(line)
    return _read_parts(line, role)


def read_label(line: str) -> int | None:
    """Tell what a line that is only a label says of the date on the next line."""
    label = _LABEL.fullmatch(line.strip())
    if label is None:
        return None
    return UPDATED if label["updated"] else PUBLISHED


def _read_foreign_byline(line: str) -> HeaderLine | None:
    byline = FOREIGN_BYLINE.match(line)
    names = read_names(byline["names"]) if byline is not None else None
    return HeaderLine(line, authors=names, loose=True) if names is not None else None


def _ends_in_role(line: str) -> bool:
    return is_role(re.split(r"\s*[,|·•–—]\s*", line)[-1])


def _read_labelled(line: str, label: str, value: str) -> HeaderLine | None:
    field = _FIELDS[label]
    if field == "url":
        address = _URL.fullmatch(value)
        return HeaderLine(line, url=address["url"]) if address else None
    if field == "author":
        return _read_parts(f"By {value}", PLAIN, line)
    if field == "title":
        return HeaderLine(line, title=value)
    if field == "dateline":
        return HeaderLine(line, dateline=value) if PLACE.fullmatch(value) else None
    address = _URL.fullmatch(value)
    if address is not None:
        return HeaderLine(line, url=address["url"])
    if not re.fullmatch(OUTLET, value) or is_never_outlet(value):
        return None
    if label == "source" and not is_outlet_name(value) and find_agency(value) is None:
        return HeaderLine(line, names=(value,))  # "Source: NATO" stands under charts
    return HeaderLine(line, labelled_outlet=value)


def _read_parts(body: str, role: int, line: str | None = None) -> HeaderLine | None:
    """Read dates, names and bylines of a line, if it holds nothing else."""
    line = body if line is None else line
    found = find_dates(body)
    if any(f.date is None for f in found) or (found and is_field_of_other_date(line)):
        return None  # "February 31, 2025", "On this day: …"
    dates, rest = _cut_dates(body, found, role)
    state = Parts()
    for part in _PARTS.split(rest):
        if not state.take(part.strip(EDGES)):
            return None
    authors = state.authors or (state.signature() if not found else None)
    if (not found and authors is None) or len({date for date, said in dates if said == PLAIN}) > 1:
        return None  # of two plain dates, neither is the article's: "March 4, 2025 - March 6, 2025"
    bare = state.empty
    return HeaderLine(
        line,
        dates=tuple(DateReading(date, said, line, bare and said == PLAIN) for date, said in dates),
        authors=authors,
        outlet=state.outlet,
        names=tuple(state.names),
        loose=bool(state.loose) and bool(found) and authors is None,
    )


def _cut_dates(line: str, found: list[FoundDate], role: int) -> tuple[list[tuple[WrittenDate, int]], str]:
    """Take the dates and what belongs to them out of a line; a line break marks where each stood."""
    dates: list[tuple[WrittenDate, int]] = []
    pieces: list[str] = []
    at = 0
    for one in found:
        gap = line[at : one.start]
        for label in _LABEL.finditer(gap):
            role = UPDATED if label["updated"] else PUBLISHED
        if one.date is not None:
            dates.append((one.date, role))
        pieces.append(gap)
        at = one.end
    pieces.append(line[at:])
    return dates, "\n".join(_mark_end(_strip_noise(piece)) for piece in pieces[:-1]) + "\n" + _strip_noise(
        pieces[-1]
    )


def _mark_end(piece: str) -> str:
    """Mark how the words before a date are parted from it: by nothing, or by no more than a comma."""
    stripped = piece.rstrip()
    if not stripped or (stripped[-1] != "," and not stripped[-1].isalnum()):
        return piece
    return stripped.rstrip(",") + (COMMA if stripped[-1] == "," else NOTHING)


def _strip_noise(piece: str) -> str:
    piece = _NOISE.sub(" ", _LABEL.sub(" ", piece))
    if any(char.isalpha() for char in piece):
        piece = _weekday().sub("", piece)
    return _LOOSE_ENDS.sub("", piece)


@lru_cache(maxsize=1)
def _weekday() -> re.Pattern[str]:
    """Make the pattern of a weekday in any language, just before a date."""
    return re.compile(rf"(?:^|(?<=[\s,|(])){load_calendar().weekday}[.,]?\s*$", re.IGNORECASE)
