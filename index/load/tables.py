"""Read tables: CSV and TSV with a header row."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from index.load.fields import find_names, is_missing, make_record
from index.load.records import Loaded, LoadOptions, Rejected, Unreadable
from index.load.streams import Line, open_utf8, read_lines
from index.load.table_lines import RowLines
from index.load.text import decode_record

DELIMITERS = ",;\t|"
_SEP_LINE = re.compile(r'"?sep=([^"\r\n])"?\s*', re.I)  # by which Excel is told the delimiter
# Times a broken row is read again line by line: each may read as far as the limit of one article.
MAX_RETRIES = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the line it begins on, and its cells by column."""

    line: int
    cells: dict[str, str]
    encoding: str = "utf-8"

    @property
    def place(self) -> str:
        """Where it stands, for messages."""
        return f"line {self.line}"


def read_table(stream: BinaryIO, options: LoadOptions) -> Iterator[Loaded | Rejected]:
    """Read a table of articles: the columns by their names, a row an article.

    :raises Unreadable: If it is empty, or no column holds a text.
    """
    rows = read_rows(stream, options)
    columns = next(rows)
    assert isinstance(columns, Row)
    if not find_names(list(columns.cells), options.field_map)["text"]:
        wanted = options.field_map.get("text", "text, body, content, article and the like")
        raise Unreadable(
            f"no column of texts: looked for {wanted}; there are {', '.join(columns.cells)[:200]}; "
            "name it with --map text=NAME"
        )
    for row in rows:
        if isinstance(row, Rejected):
            yield row
        else:
            yield make_record(row.cells, row.place, options, encoding=row.encoding, kind="column")


def read_rows(stream: BinaryIO, options: LoadOptions) -> Iterator[Row | Rejected]:
    """Give the header of a table as a row whose cells are its columns' names, then its rows.

    A first line such as "sep=;" names the delimiter. A row that is not in the table's shape is rejected with the lines it stands on. After an
    unclosed quotation mark, reading goes on at the next line that looks like a row.

    :raises Unreadable: If there is no header.
    """
    csv.field_size_limit(max(options.max_bytes, csv.field_size_limit()))
    lines = RowLines(read_lines(open_utf8(stream), options.max_bytes), options.max_bytes)
    header, text = _begin_header(lines, options)
    named = _SEP_LINE.fullmatch(text)
    if named is not None:
        header, text = _begin_header(lines, options)
    delimiter = sniff_delimiter(text) if named is None else named[1]
    found = _read_cells(lines, delimiter)
    if isinstance(found, str):
        raise Unreadable(f"the header cannot be read: {found}")
    columns = _name_columns(found)
    yield Row(header.number, {name: name for name in columns})
    yield from _Rows(lines, columns, delimiter, options).read()


def _begin_header(lines: RowLines, options: LoadOptions) -> tuple[Line, str]:
    header = lines.begin_row()
    if header is None:
        raise Unreadable("an empty file")
    if header.raw is None or b"\0" in header.raw:
        raise Unreadable(
            "a binary file, not a table" if header.raw else "its first line is too long for a header"
        )
    return header, decode_record(header.raw, options.fallback_encoding)[0]


def sniff_delimiter(header: str) -> str:
    """Give the delimiter that stands most often in a header, outside quotation marks; a comma if none does."""
    outside = "".join(header.split('"')[::2])
    return max(DELIMITERS, key=outside.count)


def _name_columns(cells: Sequence[str]) -> list[str]:
    """Make the names of columns distinct; one without a name is named by its number."""
    names: list[str] = []
    for number, cell in enumerate(cells, start=1):
        name = cell.strip() or f"column {number}"
        names.append(name if name not in names else f"{name} {number}")
    return names


def _read_cells(lines: RowLines, delimiter: str) -> list[str] | str:
    """Read the cells of the row that was begun, or say what is wrong with it."""
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=True))
    except StopIteration:
        return []
    except csv.Error as error:
        return str(error)


class _Rows:
    """Reads the rows below a header."""

    def __init__(self, lines: RowLines, columns: list[str], delimiter: str, options: LoadOptions) -> None:
        self._lines, self._columns, self._delimiter, self._options = lines, columns, delimiter, options
        self._names = find_names(columns, options.field_map)
        self._retries = 0
        self._broken: list[int] = []  # first and last line of the broken rows just read
        self._reason = ""

    def read(self) -> Iterator[Row | Rejected]:
        while (line := self._lines.begin_row()) is not None:
            found = self._next_row(line)
            if found is not None:
                yield from self._end_broken()
                yield found
        yield from self._end_broken()

    def _next_row(self, first: Line) -> Row | Rejected | None:
        """Read a row; None where it belongs to the broken ones."""
        raw = first.raw
        if raw is None:
            limit = self._options.max_bytes / 1e6
            return Rejected(f"line {first.number}", f"longer than the limit of {limit:g} MB for one article")
        if self._broken and b'"' not in raw and raw.count(self._delimiter.encode()) < len(self._columns) - 1:
            return self._break(first, self._reason)  # prose, in short: a huge cell may have a million lines
        cells = _read_cells(self._lines, self._delimiter)
        if isinstance(cells, list):
            return self._make_row(first, cells)
        if self._delimiter == "\t":  # many a TSV knows no quotation marks
            self._give_back()
            return self._make_row(first, raw.decode("utf-8", "surrogateescape").rstrip("\r\n").split("\t"))
        return self._break(first, self._say(cells))

    def _make_row(self, first: Line, cells: list[str]) -> Row | Rejected | None:
        extra = cells[len(self._columns) :]
        missing = len(self._columns) - len(cells)
        several = self._lines.count > 1
        if any(cell.strip() for cell in extra) or (missing > 0 and several):
            reason = f"{len(cells)} cells where the header has {len(self._columns)}"
            if not several and not self._broken:
                return Rejected(f"line {first.number}", reason)
            return self._break(first, reason)
        row = Row(first.number, dict(zip(self._columns, cells, strict=False)))
        if self._broken and not self._is_plausible(row, missing):
            return self._break(first, self._reason)
        return self._decode(row)

    def _break(self, first: Line, reason: str) -> Row | None:
        """Take note of a broken row, give none; all but its first line are read again."""
        self._give_back()
        if not self._broken:
            self._broken, self._reason = [first.number], reason
        self._broken[1:] = [first.number]
        return None

    def _give_back(self) -> None:
        if self._lines.count > 1:
            self._retries += 1
            self._lines.one_each = self._retries >= MAX_RETRIES
        self._lines.give_back()
        self._lines.count = min(self._lines.count, 1)

    def _end_broken(self) -> Iterator[Rejected]:
        if self._broken:
            first, last = self._broken[0], self._broken[-1]
            place = f"line {first}" if first == last else f"lines {first} to {last}"
            yield Rejected(place, self._reason)
            self._broken = []

    def _is_plausible(self, row: Row, missing: int) -> bool:
        """Tell a row from a line of prose that has as many delimiters, after a broken row."""
        cells = {field: row.cells.get(names[0], "") for field, names in self._names.items() if names}
        return (
            missing == 0
            and not any(is_missing(cells[name]) for name in ("key", "url", "date") if name in cells)
            and ("url" not in cells or "://" in cells["url"])
            and ("date" not in cells or any(c.isdigit() for c in cells["date"]))
        )

    def _say(self, error: str) -> str:
        if "unexpected end" in error:
            return "a quotation mark is opened and never closed"
        if "expected after" in error:
            return "a quotation mark within a quoted cell is not doubled"
        if "field larger" in error:
            return f"a cell is larger than the limit of {self._options.max_bytes / 1e6:g} MB"
        return f"not a row of a table: {error}"

    def _decode(self, row: Row) -> Row | Rejected:
        joined = "".join(row.cells.values())
        try:
            joined.encode()
        except UnicodeEncodeError:
            try:
                return self._redecode(row)
            except Unreadable as error:
                return Rejected(row.place, str(error))
        return row

    def _redecode(self, row: Row) -> Row:
        encoding = "utf-8"
        cells = {}
        for name, cell in row.cells.items():
            cells[name], used = decode_record(
                cell.encode("utf-8", "surrogateescape"), self._options.fallback_encoding
            )
            encoding = used if used != "utf-8" else encoding
        return replace(row, cells=cells, encoding=encoding)
