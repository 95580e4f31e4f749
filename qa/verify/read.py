"""Read the quotes of a file: answer records as JSON or JSON lines, or a table."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from index.errors import BadInput
from index.load import LoadOptions, Unreadable
from index.load.streams import Line, open_utf8, prefixed, read_lines
from qa.verify.answers import parse_record, read_record
from qa.verify.records import Claim, Fault
from qa.verify.table import find_columns, read_cells, read_table

MAX_LINE_BYTES = 64_000_000  # bytes of one record or row; an answer record has a few thousand
_TABLES = (".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Choices of reading a file of quotes.

    Attributes:
        field_map: Field of a claim -> name of its column, before the common names.
        encoding: Of a table that is not UTF-8; None to refuse one.
    """

    field_map: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    max_line_bytes: int = MAX_LINE_BYTES


def read_claims(
    path: Path, options: ReadOptions | None = None, *, progress: Callable[[int], object] | None = None
) -> Iterator[Claim | Fault]:
    """Give the quotes of a file one by one, and what in it cannot be read.

    A file that ends in .csv or .tsv is a table; of another one the first character tells.

    :param progress: Called with the bytes read since the last call.
    :raises BadInput: If it cannot be read at all, is empty, or is a table without a column of quotes.
    """
    options = ReadOptions() if options is None else options
    try:
        with path.open("rb") as stream:
            done = 0
            for item in _read(open_utf8(stream), path, options):
                yield item
                if progress is not None and stream.seekable():
                    progress(stream.tell() - done)
                    done = stream.tell()
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror or error}") from error
    except Unreadable as error:
        # UTF-16 is known by its byte order mark; without one it has zero bytes, as a binary file has.
        wide = (options.encoding or "").lower().replace("_", "-").startswith(("utf-16", "utf-32"))
        advice = f"; if it is text in {options.encoding}, save it as UTF-8" if wide else ""
        raise BadInput(f"{path}: {error}{advice}") from error


def _read(stream: BinaryIO, path: Path, options: ReadOptions) -> Iterator[Claim | Fault]:
    head = stream.read(1)
    while head.isspace():
        head = stream.read(1)
    if not head:
        raise Unreadable("an empty file: give an answers file of `onrecord batch`, or a table of quotes")
    stream = prefixed(head, stream)
    if path.suffix.lower() in _TABLES or head not in b"{[":
        load = LoadOptions(options.encoding, options.max_line_bytes)
        yield from read_table(stream, load, options.field_map)
    elif path.suffix.lower() == ".json" or head == b"[":
        yield from _read_whole(stream, options)
    else:
        yield from _read_lines(stream, options)


def _read_whole(stream: BinaryIO, options: ReadOptions) -> Iterator[Claim | Fault]:
    """Read a file that is one answer record or a list of them; what is neither is read as lines."""
    raw = stream.read(options.max_line_bytes + 1)
    try:
        value = parse_record(raw) if len(raw) <= options.max_line_bytes else None
    except ValueError:
        value = None
    if value is None:
        yield from _read_lines(prefixed(raw, stream), options)
        return
    records = value if isinstance(value, list) else [value]
    for number, record in enumerate(records, start=1):
        place = f"record {number}" if isinstance(value, list) else "the record"
        yield from _read_object(record, place, number, options)


def _read_lines(stream: BinaryIO, options: ReadOptions) -> Iterator[Claim | Fault]:
    for line in read_lines(stream, options.max_line_bytes):
        place = f"line {line.number}"
        if line.raw is None:
            limit = f"{options.max_line_bytes / 1e6:g} MB"
            yield Fault(place, str(line.number), f"longer than the limit of {limit} for one record")
        elif line.raw.strip():
            yield from _read_line(line, line.raw, place, options)


def _read_line(line: Line, raw: bytes, place: str, options: ReadOptions) -> Iterator[Claim | Fault]:
    try:
        record = parse_record(raw)
    except ValueError as error:
        torn = "" if raw.endswith(b"\n") else "; the last line breaks off: run the batch again to complete it"
        yield Fault(place, str(line.number), f"{error}{torn}")
        return
    yield from _read_object(record, place, line.number, options)


def _read_object(record: object, place: str, number: int, options: ReadOptions) -> Iterator[Claim | Fault]:
    """Read an answer record, or an object with the names of a table's columns."""
    if isinstance(record, dict) and "quotes" not in record and "status" not in record:
        cells = {
            name: str(v)  # 27.0 is read as in a table
            for name, v in record.items()
            if isinstance(v, str | int | float) and not isinstance(v, bool)
        }
        try:
            columns = find_columns(list(cells), options.field_map)
        except Unreadable:
            columns = None
        if columns is not None:
            yield from read_cells(cells, columns, place, number)
            return
    yield from read_record(record, place, number)
