"""Turn files into articles: a table from file suffix to reader.

A reader takes a stream and the limits of loading and gives, one by one, the articles in it and the
records that cannot be articles, each with its place. Where it cannot go on it raises `Unreadable`
with a reason that makes sense after the file's name; what it gave before stays.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath

from index.load.feeds import read_feed
from index.load.fields import STATED_CHARS
from index.load.json_records import read_json, read_json_lines
from index.load.packed import Reader, read_gzip, read_zip
from index.load.pages import read_page
from index.load.pdf import read_pdf
from index.load.records import Loaded, LoadOptions, Rejected, Unreadable
from index.load.streams import too_large
from index.load.tables import read_table
from index.load.text import read_text
from index.load.warc import read_warc
from index.records import Stated

KEY_CHARS = 500  # code points; a longer id or URL gives way to the place

_ARTICLES: dict[str, Reader] = {  # a file is an article
    ".txt": read_text, ".md": read_text,
    ".html": read_page, ".htm": read_page, ".xhtml": read_page,
    ".pdf": read_pdf,
}  # fmt: skip
_RECORDS: dict[str, Reader] = {  # a file holds articles, and may be as large as it likes
    ".json": read_json, ".jsonl": read_json_lines, ".ndjson": read_json_lines,
    ".csv": read_table, ".tsv": read_table,
    ".xml": read_feed, ".rss": read_feed, ".atom": read_feed,
    ".warc": read_warc,
}  # fmt: skip


def find_reader(name: str) -> Reader | None:
    """Find the reader for a file's name by its suffix, or its last two: .jsonl.gz."""
    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes]
    return READERS.get("".join(suffixes[-2:])) or READERS.get("".join(suffixes[-1:]))


READERS: dict[str, Reader] = {
    **_ARTICLES,
    **_RECORDS,
    ".zip": partial(read_zip, find_reader=find_reader),
    **{
        f"{suffix}.gz": partial(read_gzip, reader=reader) for suffix, reader in (_ARTICLES | _RECORDS).items()
    },
    ".warc.gz": read_warc,  # packed record by record
}
KINDS = f"{', '.join([*_ARTICLES, *_RECORDS])}, or these within .gz or .zip"


def can_read(name: str) -> bool:
    """Tell whether there is a reader for a file of this name."""
    return find_reader(name) is not None


def load_file(
    path: Path, options: LoadOptions | None = None, *, watch: Callable[[int], object] | None = None
) -> Iterator[Loaded | Rejected]:
    """Read one file with the reader for its suffix: its articles in order, and what could not be one.

    Each article of a file has a key of its own, and a text that can be stored.

    :param watch: Called before each article with the number of the file's bytes read so far.
    :raises Unreadable: If there is no such reader, or the file cannot be read, or not further.
    """
    options = LoadOptions() if options is None else options
    if os.path.isdir(path):  # unlike Path.is_dir, false where the path may not be looked at
        raise Unreadable("a folder that may not be read: check its permissions")
    reader = find_reader(path.name)
    if reader is None:
        raise Unreadable(f"no reader for {path.suffix or 'files without a suffix'}: use {KINDS}")
    try:
        _check_file(path, options)
        with path.open("rb") as stream:
            for item in _check_all(reader(stream, options), options):
                if watch is not None and not stream.closed:
                    watch(stream.tell())
                yield item
    except OSError as error:
        raise Unreadable(f"cannot be opened: {error.strerror or error}") from error


def _check_file(path: Path, options: LoadOptions) -> None:
    if path.exists() and not path.is_file():
        raise Unreadable("not a file")  # to read a named pipe is to wait for ever
    size = path.stat().st_size
    if path.suffix.lower() in _ARTICLES and size > options.max_bytes:
        raise Unreadable(too_large(size, options.max_bytes))


def _check_all(found: Iterator[Loaded | Rejected], options: LoadOptions) -> Iterator[Loaded | Rejected]:
    """Reject texts that cannot be stored, and make keys distinct."""
    keys: set[str] = set()
    for item in found:
        if isinstance(item, Rejected):
            yield item
            continue
        reason = _find_fault(item.text, options.max_bytes)
        if reason is not None and not item.place:
            raise Unreadable(reason)
        if reason is not None:
            yield Rejected(item.place, reason)
            continue
        key = _distinct_key(item, keys)
        keys.add(key)
        yield replace(item, key=key, stated=_check_stated(item.stated))


def _distinct_key(item: Loaded, keys: set[str]) -> str:
    """Give an article's key; where another has it, with its place, and if that is not enough with a number."""
    key = item.key if _is_storable(item.key, KEY_CHARS) else item.place
    if key in keys:
        key = f"{key}, {item.place}"
    distinct, number = key, 2
    while distinct in keys:
        distinct, number = f"{key} ({number})", number + 1
    return distinct


def _find_fault(text: str, limit: int) -> str | None:
    if not text.strip():
        return "no text: nothing but white space"
    if "\0" in text:
        return "binary data: a NUL character in the text"
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        return f"half a character (a lone surrogate) at character {error.start + 1}: it cannot be stored"
    return too_large(size, limit) if size > limit else None


def _check_stated(stated: Mapping[str, Stated]) -> Mapping[str, Stated]:
    return {name: value for name, value in stated.items() if _is_storable(value.value, STATED_CHARS)}


def _is_storable(value: str, limit: int) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return len(value) <= limit and "\0" not in value


__all__ = [
    "READERS",
    "LoadOptions",
    "Loaded",
    "Rejected",
    "Unreadable",
    "can_read",
    "find_reader",
    "load_file",
]
