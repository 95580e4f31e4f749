"""How answers are written to a file and found there again: JSON lines, or CSV with one row a quote."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from index.errors import BadInput
from qa.records import Answer, Quote

COLUMNS = (
    "id", "question", "status", "reason", "confidence", "short_answer", "rank", "of", "quote", "speaker", "speech",
    "outlet", "date", "title", "url", "source", "article", "start", "end", "also_in", "commit", "elapsed_ms",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """A whole record found in a file of answers.

    Attributes:
        end: Offset of the byte behind it.
    """

    id: str
    question: str
    commit: str
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

    def begins(self, tail: bytes) -> bool:
        """Tell whether some bytes at the end of a file may be the beginning of a record."""


def choose_format(path: Path) -> Format:
    """Give the format that a file's suffix asks for: CSV for .csv, else JSON lines."""
    return CsvRows() if path.suffix.lower() == ".csv" else JsonLines()


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

    def begins(self, tail: bytes) -> bool:
        """See `Format.begins`."""
        return _agree(tail, b'{"id": "')


def _read_line(line: bytes, end: int, place: str) -> Written:
    try:
        record = json.loads(line)
        return Written(record["id"], record["question"], record["index"]["commit"], end)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadInput(f"{place}: no answer record: name another --out file") from error


class CsvRows:
    """One row a quote, best first; one without a quote for an answer that has none."""

    header = (",".join(COLUMNS) + "\n").encode()

    def dump(self, answer: Answer) -> bytes:
        """Write the rows of one answer."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        head = [
            answer.id,
            answer.question,
            answer.status,
            answer.reason,
            answer.confidence,
            answer.short_answer,
        ]
        tail = [answer.index.commit, answer.elapsed_ms]
        for rank, quote in enumerate(answer.quotes, start=1):
            writer.writerow([*head, rank, len(answer.quotes), *_quote_cells(quote), *tail])
        if not answer.quotes:
            writer.writerow([*head, "", 0, *[""] * (len(COLUMNS) - len(head) - len(tail) - 2), *tail])
        return buffer.getvalue().encode("utf-8", "replace")

    def read(self, file: BinaryIO, path: Path) -> Iterator[Written]:
        """See `Format.read`."""
        lines = _WholeLines(file)
        reader = csv.reader(lines, strict=True)
        next(reader, None)  # the header
        ranks = 0
        try:
            for cells in reader:
                row = dict(zip(COLUMNS, cells, strict=True))
                ranks += 1
                if ranks >= int(row["of"]):
                    yield Written(row["id"], row["question"], row["commit"], lines.offset)
                    ranks = 0
        except (csv.Error, ValueError) as error:
            if lines.at_end and isinstance(error, csv.Error):
                return  # torn within a quoted cell
            raise BadInput(f"{path}:{reader.line_num}: no row of answers: name another --out file") from error

    def begins(self, tail: bytes) -> bool:
        """See `Format.begins`: any text may be the beginning of a row."""
        return b"\0" not in tail


def _quote_cells(quote: Quote) -> list[object]:
    also = json.dumps([asdict(place) for place in quote.also_in], ensure_ascii=False) if quote.also_in else ""
    return [quote.text, quote.speaker, quote.speech, quote.outlet, quote.date, quote.title, quote.url, quote.source,
            quote.article, quote.start, quote.end, also]  # fmt: skip


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


def _agree(some: bytes, beginning: bytes) -> bool:
    """Tell whether one of the two begins with the other."""
    return some.startswith(beginning) or beginning.startswith(some)
