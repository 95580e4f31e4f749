"""Read the dateline of a story: where it was filed, and in it a date or an agency."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.metadata.dates import WrittenDate, find_dates
from index.metadata.names import CAPITALS, find_agency

STORY_PARAGRAPHS = 2  # paragraphs at whose beginning a dateline is looked for
SCANNED_LINES = 40  # lines among which the first paragraphs stand
PARAGRAPH_CHARS = 60  # code points; a shorter line is a paragraph only if it is the dateline itself
MIN_PLACE_LETTERS = 4  # letters of a place without date or agency: "US -" is none
DATELINE_CHARS = 90  # code points of the longest dateline

_LOWER = r"[^\W\d_]"
_CAPS = rf"[{CAPITALS}][{CAPITALS}.'’-]+(?:\s(?:[{CAPITALS}][{CAPITALS}.'’-]*|de|of|la|upon)){{0,3}}"
_MIXED = rf"[{CAPITALS}]{_LOWER}[\w.'’-]*(?:\s(?:[{CAPITALS}][\w.'’-]*|de|of|la|upon|an|der|am)){{0,3}}"
_REGION = rf"(?:,\s(?:[{CAPITALS}][\w.'’-]*)(?:\s[{CAPITALS}][\w.'’-]*){{0,2}})?"
_DATE = r"(?:[,.]?\s(?P<date>(?:[^\W\d_]{3,12}\.?\s\d{1,2}|\d{1,2}\.?\s[^\W\d_]{3,12})\.?(?:,?\s\d{4})?))"
_AGENCY = r"(?:,?\s(?:\((?P<agency>[^()\n]{2,40})\)|/(?P<slashed>[A-Z-]{3,12})/))"
_DASH = r"(?:\s?(?:—|–|--|―)(?:\s|$)|(?<=\))\s?(?:—|–|--)|\s-(?:\s|$))"
_END = rf"(?:{_DASH}|:\s|[.:]?$|(?<=/)\.\s)"
# A place in capitals needs no more than a dash or colon; any other a date or an agency beside it.
_IN_CAPITALS = re.compile(rf"(?P<place>{_CAPS}{_REGION}){_DATE}?{_AGENCY}?(?P<end>{_END})")
_MIXED_CASE = re.compile(rf"(?P<place>{_MIXED}{_REGION}){_DATE}?{_AGENCY}?(?P<end>{_END})")
_AGENCY_ONLY = re.compile(rf"\(?(?P<agency>[A-Z][\w ]{{1,30}})\)?{_DASH}")
# Words in capitals before a colon or dash that are no places.
_NO_PLACE = frozenset(
    """breaking exclusive update updated live watch video photo photos opinion analysis poll note correction
    editorial editor's exclusives report review alert urgent developing factbox explainer timeline interview
    column commentary listen read gallery graphic map quiz podcast fact check abstract full text summary news
    background context just in new first breaking\xa0news read\xa0more editor's\xa0note editors\xa0note fact\xa0check
    full\xa0text op-ed q a q&a nato eu un usa us uk gop wire sports politics business world data source sources
    related about contact warning rpt rpt- refile embargo feature features letter letters obituary preview recap
    stocks markets tl;dr tldr ps p.s faq key\xa0points highlights""".replace("\xa0", "_").split()
)
_LABEL = re.compile(rf"^[ \t]*[{CAPITALS}][{CAPITALS} .'’-]+:(?=\s|$)", re.MULTILINE)
_SPOKEN_OF = r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|President|Senator|Governor|Minister|Secretary|Mayor|spokes\w+)\.?\s(?:\w+\s)?{}\b"


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as written: the place, all its words, and what else it states."""

    place: str | None
    words: str
    date: WrittenDate | None = None
    agency: str | None = None


def read_dateline(text: str, lines: Sequence[str], language: str | None = None) -> Dateline | None:
    """Read the dateline at the beginning of one of the first paragraphs, or alone on a line before them."""
    paragraphs = 0
    for line in lines[:SCANNED_LINES]:
        found = _read_line(text, line, language)
        if found is not None:
            return found
        paragraphs += len(line) >= PARAGRAPH_CHARS and line[-1] in '.!?"”’'
        if paragraphs >= STORY_PARAGRAPHS:
            return None
    return None


def begin_dateline(line: str) -> Dateline | None:
    """Read the dateline that a line begins with, taken alone: "MOSCOW, Feb. 3 (AFP) - "."""
    return _read_line(line, line, None)


def _read_line(text: str, line: str, language: str | None) -> Dateline | None:
    begin = line[:DATELINE_CHARS] if len(line) > DATELINE_CHARS else line
    match = _IN_CAPITALS.match(begin) or _MIXED_CASE.match(begin)
    if match is None or (
        match.re is _MIXED_CASE and not (match["date"] or match["agency"] or match["slashed"])
    ):
        return _read_agency(line)
    alone = match.end() == len(line)
    agency = find_agency((match["agency"] or match["slashed"] or "").split(",")[0])
    place = match["place"].strip()
    stated = match["date"]
    dates = find_dates(stated, language) if stated else []
    if stated and not (dates and dates[0].date):
        return None
    if not _is_dateline(text, line, match, place=place, alone=alone, stated=bool(stated or agency)):
        return None
    return Dateline(place, match.group().strip(), dates[0].date if dates else None, agency)


def _is_dateline(
    text: str, line: str, match: re.Match[str], *, place: str, alone: bool, stated: bool
) -> bool:
    name = place.split(",")[0]
    if (
        find_agency(name) is not None
        or name.lower().replace(" ", "_") in _NO_PLACE
        or name.split()[0].lower() in _NO_PLACE
    ):
        return False
    end = match["end"].strip()
    if match.re is _MIXED_CASE:
        named = match["agency"] or match["slashed"]
        if named and find_agency(named) is None and not match["date"]:
            return False
        if end in ("", ".", ":") and not (alone or match["slashed"]):
            return False
        return not alone or bool(match["agency"] or end in ("—", "–", "--", "-", ":"))
    if end in ("", ".") and not stated:
        return False  # a heading in capitals
    if stated:
        return True
    if (
        len(name) < MIN_PLACE_LETTERS
        or not (alone or len(line) >= PARAGRAPH_CHARS)
        or _is_spoken_of(text, name)
    ):
        return False
    return end != ":" or (_is_only_label(text) and (alone or _is_place_in(text, name)))


def _is_only_label(text: str) -> bool:
    """Tell "MOSCOW:" from "SMITH:" of a transcript, where other labels in capitals begin other lines."""
    return len(_LABEL.findall(text)) == 1


def _is_place_in(text: str, name: str) -> bool:
    """Tell whether the text has a name as that of a place: "in Moscow"."""
    return (
        re.search(rf"\b(?:in|from|to|near|outside|around|at)\s{re.escape(name.title())}\b", text) is not None
    )


def _is_spoken_of(text: str, name: str) -> bool:
    return re.search(_SPOKEN_OF.format(re.escape(name.title())), text) is not None


def _read_agency(line: str) -> Dateline | None:
    """Read an agency that stands alone before a story: "(Reuters) - ", "CNN — "."""
    match = _AGENCY_ONLY.match(line)
    agency = find_agency(match["agency"]) if match is not None else None
    if match is None or agency is None or len(line) < PARAGRAPH_CHARS:
        return None
    return Dateline(None, match.group().strip(), None, agency)
