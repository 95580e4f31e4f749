"""Read the metadata of an article: what its format or sidecar states, and else what its text does."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from index.metadata.authors import read_author
from index.metadata.datelines import Dateline, read_dateline
from index.metadata.dates import WrittenDate
from index.metadata.head import Head, Reading, content_lines, read_head
from index.metadata.header import DateReading
from index.metadata.language import detect_language
from index.metadata.names import fold_name
from index.metadata.outlets import Clues, decide_outlet, host_of
from index.metadata.stated import (
    read_stated_author,
    read_stated_date,
    read_stated_language,
    read_stated_text,
    read_stated_url,
)
from index.records import Metadata, Stated

LANGUAGE_ORIGIN = "language of the prose, by langdetect"
_READERS = {
    "title": read_stated_text,
    "outlet": read_stated_text,
    "author": read_stated_author,
    "url": read_stated_url,
    "dateline": read_stated_text,
    "language": read_stated_language,
}


def read_metadata(text: str, stated: Mapping[str, Stated] | None = None) -> Metadata:
    """Read what is known of an article, with the words that each field was read from.

    What a format or sidecar states wins over what is read from the text, field by field; a stated value
    that cannot be used ("N/A", an impossible date) does not count. Nothing is inferred: a field that
    nothing states is None, and a date of which a part is missing is partial.

    :param stated: Raw values by field of `Metadata`; other names are passed over.
    """
    readings = _read_stated({} if stated is None else stated)
    spans = content_lines(text)
    lines = [text[span.start : span.end] for span in spans]
    language = readings.get("language") or _read_language(text)
    if language is not None:
        readings["language"] = language
    head = read_head(text, spans)
    dateline = read_dateline(text, lines, language.value if language is not None else None)
    _add_from_text(readings, text, lines, head=head, dateline=dateline)
    _add_dates(readings, None if stated is None else stated.get("date"), head, dateline=dateline)
    return Metadata(
        **{field: reading.value for field, reading in readings.items()},
        origins={field: reading.origin for field, reading in readings.items()},
    )


def outlet_key(meta: Metadata, source: str) -> str:
    """Name what tells outlets apart where clutter that they repeat is learnt.

    The outlet's name, folded; else the host of the article's address; else the folder of its source.
    """
    if meta.outlet is not None and fold_name(meta.outlet):
        return fold_name(meta.outlet)
    for address in (meta.url, source if "://" in source else None):
        if address is not None and host_of(address):
            return host_of(address)
    return str(PurePosixPath(source.replace("\\", "/")).parent)


def _read_stated(stated: Mapping[str, Stated]) -> dict[str, Reading]:
    readings: dict[str, Reading] = {}
    for field, read in _READERS.items():
        value = read(stated[field].value) if field in stated else None
        if value is not None:
            readings[field] = Reading(value, stated[field].origin)
    return readings


def _read_language(text: str) -> Reading | None:
    language = detect_language(text)
    return Reading(language, LANGUAGE_ORIGIN) if language is not None else None


def _add_from_text(
    readings: dict[str, Reading], text: str, lines: Sequence[str], *, head: Head, dateline: Dateline | None
) -> None:
    """Add what the text says of the fields that are not stated."""
    found: dict[str, Reading | None] = {
        "title": head.title,
        "url": next((Reading(h.url, h.line) for h in head.headers if h.url is not None), None),
        "author": read_author(text, lines, head.headers),
        "dateline": _place(head, dateline),
    }
    for field, reading in found.items():
        if reading is not None:
            readings.setdefault(field, reading)
    if "outlet" not in readings:
        known = {field: reading.value for field, reading in readings.items()}
        clues = Clues(known.get("author"), known.get("url"), known.get("title"), dateline)
        outlet = decide_outlet(text, lines, head, clues=clues)
        if outlet is not None:
            readings["outlet"] = outlet


def _place(head: Head, dateline: Dateline | None) -> Reading | None:
    labelled = next((Reading(h.dateline, h.line) for h in head.headers if h.dateline is not None), None)
    if labelled is not None or dateline is None or dateline.place is None:
        return labelled
    return Reading(dateline.place, dateline.words)


def _add_dates(
    readings: dict[str, Reading], stated: Stated | None, head: Head, *, dateline: Dateline | None
) -> None:
    """Add the date of the article, full or partial; a fuller one of the text must not gainsay what is stated."""
    language = readings["language"].value if "language" in readings else None
    written = read_stated_date(stated.value, language) if stated is not None else None
    readings_of_text = [(r.date, r.line) for r in _rank(head)]
    if dateline is not None and dateline.date is not None:
        readings_of_text.append((dateline.date, dateline.words))
    candidates = readings_of_text
    if stated is not None and written is not None:
        agreeing = [(d, line) for d, line in readings_of_text if d.iso is not None and _agrees(d, written)]
        candidates = [(written, f'{stated.origin}: "{stated.value.strip()}"')]
        if written.iso is None:
            candidates = [*agreeing[:1], *candidates]
    if not candidates:
        return
    date, origin = candidates[0]
    if date.iso is not None:
        readings["date"] = Reading(date.iso, origin)
    else:
        readings["partial_date"] = Reading(date.edtf, origin)


def _rank(head: Head) -> list[DateReading]:
    """Order the dates of a head: said to be of publication, then plain, then of an update; the first of each kind."""
    return sorted(
        (date for header in head.headers for date in header.dates), key=lambda reading: reading.role
    )


def _agrees(full: WrittenDate, partial: WrittenDate) -> bool:
    return all(
        stated is None or stated == found
        for stated, found in (
            (partial.year, full.year), (partial.month, full.month), (partial.day, full.day)
        )
    )  # fmt: skip
