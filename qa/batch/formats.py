"""How answers are written to a file and found there again: JSON lines, or CSV with one row a quote."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from index.errors import BadInput
from qa.cells import guard_text, unguard_text
from qa.records import Answer, Asked, Interpretation, Quote

COLUMNS = (
    "id", "question", "status", "reason", "confidence", "short_answer", "rank", "of", "quote", "speaker", "speech",
    "outlet", "date", "title", "url", "source", "article", "start", "end", "also_in", "commit", "elapsed_ms",
    "asked_speaker", "asked_outlets", "asked_since", "asked_until",
    "independent_sources", "asked_kind", "asked_topic", "asked_carried",
)  # fmt: skip
# Columns of files made before statements were found; such a file is gone on with as it is.
OLD_COLUMNS = COLUMNS[:-4]

MAX_CELL_CHARS = 10_000_000  # code points of one cell that can be read back; csv's own limit is 131,072


@dataclass(frozen=True, slots=True)
class Written:
    """A whole record found in a file of answers.

    Attributes:
        read: What was read from the question, its filters among it; None for one that could not be asked.
        end: Offset of the byte behind it.
    """

    id: str
    question: str
    commit: str
    read: Interpretation | None
    end: int


class Format(Protocol):
    """A way to write answers one behind the other."""

    header: bytes  # what the file begins with

    def dump(self, answer: Answer) -> bytes:
        """Write one answer, its line feed included."""

    def read(self, file: BinaryIO, path: Path) -> Iterator[Written]:
        """Give the whole records behind the header, in order; what is torn at the end is left out.

        :raises BadInput: If something else stands there.
        """

    def begin(self, asked: Asked) -> bytes:
        """Give what the record of a question begins with: a torn one is the beginning of this, or begins so."""


def choose_format(path: Path, head: bytes = b"") -> Format:
    """Give the format that a file's suffix asks for: CSV for .csv, else JSON lines.

    :param head: The first line of the file, which tells the columns it has.
    """
    if path.suffix.lower() != ".csv":
        return JsonLines()
    old = CsvRows(OLD_COLUMNS)
    return old if head == old.header else CsvRows()


class JsonLines:
    """One answer record a line."""

    header = b""

    def dump(self, answer: Answer) -> bytes:
        """Write the record as DESIGN.md has it."""
        return json.dumps(answer.to_json(), ensure_ascii=False).encode("utf-8", "replace") + b"\n"

    def read(self, file: BinaryIO, path: Path) -> Iterator[Written]:
        """See `Format.read`."""
        end = 0
        for number, line in enumerate(file, start=1):
            if not line.endswith(b"\n"):
                return
            end += len(line)
            yield _read_line(line, end, f"{path}:{number}")

    def begin(self, asked: Asked) -> bytes:
        """See `Format.begin`."""
        head = json.dumps({"id": asked.id, "question": asked.text}, ensure_ascii=False)
        return f'{head[:-1]}, "status": "'.encode("utf-8", "replace")


def _read_line(line: bytes, end: int, place: str) -> Written:
    try:
        answer = Answer.from_json(json.loads(line))
        read = None if answer.status == "error" else answer.interpretation
        return Written(answer.id, answer.question, answer.index.commit, read, end)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadInput(f"{place}: no answer record: name another --out file") from error


class CsvRows:
    """One row a quote, best first; one without a quote for an answer that has none.

    A text that a spreadsheet would take for a formula gets a "'" before it, which is taken off again when it is read.
    """

    def __init__(self, columns: Sequence[str] = COLUMNS) -> None:
        self._columns = tuple(columns)
        self.header = (",".join(columns) + "\n").encode()

    def dump(self, answer: Answer) -> bytes:
        """Write the rows of one answer."""
        buffer = io.StringIO()
        writer = _make_writer(buffer)
        whole = _answer_cells(answer)
        for rank, quote in enumerate(answer.quotes, start=1):
            self._write(writer, whole | _quote_cells(quote) | {"rank": rank})
        if not answer.quotes:
            self._write(writer, whole)
        return buffer.getvalue().encode("utf-8", "replace")

    def _write(self, writer: Any, cells: Mapping[str, object]) -> None:
        row = [cells.get(column, "") for column in self._columns]
        writer.writerow([guard_text(cell) if isinstance(cell, str) else cell for cell in row])

    def read(self, file: BinaryIO, path: Path) -> Iterator[Written]:
        """See `Format.read`."""
        lines = _WholeLines(file)
        csv.field_size_limit(max(csv.field_size_limit(), MAX_CELL_CHARS))
        reader = csv.reader(lines, strict=True)
        next(reader, None)  # the header
        ranks = 0
        try:
            for cells in reader:
                row = dict(zip(self._columns, map(unguard_text, cells), strict=True))
                ranks += 1
                if ranks >= int(row["of"]):
                    yield Written(row["id"], row["question"], row["commit"], _read_cells(row), lines.offset)
                    ranks = 0
        except (csv.Error, ValueError) as error:
            if lines.at_end and isinstance(error, csv.Error):
                return  # torn within a quoted cell
            raise BadInput(f"{path}:{reader.line_num}: no row of answers: name another --out file") from error

    def begin(self, asked: Asked) -> bytes:
        """See `Format.begin`."""
        buffer = io.StringIO()
        _make_writer(buffer).writerow([guard_text(asked.id), guard_text(asked.text)])
        return buffer.getvalue().removesuffix("\n").encode("utf-8", "replace") + b","


def _make_writer(buffer: io.StringIO) -> Any:
    """Make a writer that quotes every cell: Python 3.11's leaves a carriage return bare."""
    return csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_ALL)


def _read_cells(row: Mapping[str, str]) -> Interpretation | None:
    """Give what was read from a question, as far as the cells of its row tell."""
    if row["status"] == "error":
        return None
    return Interpretation(
        speaker=row["asked_speaker"] or None,
        topic=row.get("asked_topic") or None,
        since=row["asked_since"] or None,
        until=row["asked_until"] or None,
        outlets=tuple(json.loads(row["asked_outlets"])),
        kind=row.get("asked_kind") or None,
        carried=tuple(json.loads(row.get("asked_carried") or "[]")),
    )


def _answer_cells(answer: Answer) -> dict[str, object]:
    read = answer.interpretation
    fields = ("id", "question", "status", "reason", "confidence", "short_answer", "elapsed_ms")
    return {name: getattr(answer, name) for name in fields} | {
        "of": len(answer.quotes),
        "commit": answer.index.commit,
        "asked_speaker": read.speaker,
        "asked_outlets": json.dumps(read.outlets, ensure_ascii=False),
        "asked_since": read.since,
        "asked_until": read.until,
        "asked_kind": read.kind,
        "asked_topic": read.topic,
        "asked_carried": json.dumps(read.carried, ensure_ascii=False),
    }


def _quote_cells(quote: Quote) -> dict[str, object]:
    fields = ("speaker", "speech", "outlet", "date", "title", "url", "source", "article", "start", "end",
              "independent_sources")  # fmt: skip
    also = json.dumps([asdict(place) for place in quote.also_in], ensure_ascii=False) if quote.also_in else ""
    return {name: getattr(quote, name) for name in fields} | {"quote": quote.text, "also_in": also}


class _WholeLines:
    """Gives the lines of a file that end in a line feed, decoded.

    Attributes:
        offset: Of the byte behind the last line given.
        at_end: Whether there is no more.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.offset = 0
        self.at_end = False

    def __iter__(self) -> "_WholeLines":
        return self

    def __next__(self) -> str:
        line = self._file.readline()
        if not line.endswith(b"\n"):
            self.at_end = True
            raise StopIteration
        self.offset += len(line)
        return line.decode("utf-8")
