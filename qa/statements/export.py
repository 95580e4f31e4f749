"""Write statements and timelines as JSON lines or CSV, to a new file or to standard output."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from index.errors import BadInput
from qa.cells import guard_text
from qa.records import Json

JSONL, CSV, TEXT = "jsonl", "csv", "text"
FORMATS = (TEXT, JSONL, CSV)
SUFFIXES = {".txt": TEXT, ".csv": CSV, ".jsonl": JSONL, ".ndjson": JSONL, ".json": JSONL}
STATEMENT_COLUMNS = (
    "date", "outlet", "speaker", "speech", "negated", "text", "said", "cue", "name", "role", "link", "title", "url",
    "source", "article", "start", "end", "content", "cluster", "id",
)  # fmt: skip
MOMENT_COLUMNS = (
    "date", "speaker", "speech", "negated", "text", "outlets", "sources", "independent_sources", "outlet", "published",
    "title", "url", "source", "article", "start", "end", "variants",
)  # fmt: skip


def choose_format(given: str | None, path: Path | None) -> str:
    """Give the format asked for, or that of the file's suffix; text where there is no file.

    :raises BadInput: If the suffix is that of another format than is asked for, or tells none and none is.
    """
    if path is None:
        return TEXT if given is None else given
    told = SUFFIXES.get(path.suffix.lower(), given)
    if told is None:
        raise BadInput(f"{path}: name a file that ends in {', '.join(SUFFIXES)}, or give --format")
    if given not in (None, told):
        raise BadInput(f"{path} would be {given} in a file whose suffix says {told}: change one of them")
    return told


def check_new(path: Path) -> None:
    """Make sure that a file can be made anew, before the work for it is done.

    :raises BadInput: If it is there already, or its folder is not.
    """
    if path.exists():
        raise BadInput(f"{path} exists already: name another --out file, or remove it")
    if not path.absolute().parent.is_dir():
        raise BadInput(f"{path}: no such folder: make it, or name another --out file")


def write_new(path: Path, lines: Iterable[str]) -> None:
    """Write lines, each with its line feed, into a new file; half a character (a lone surrogate) as its number.

    :raises BadInput: As `check_new`.
    """
    check_new(path)
    with open(path, "x", encoding="utf-8", errors="backslashreplace", newline="") as file:
        file.writelines(lines)


def dump_json(records: Iterable[Json]) -> Iterator[str]:
    """Give records as lines of JSON."""
    return (json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def dump_csv(records: Iterable[Json], columns: Sequence[str]) -> Iterator[str]:
    """Give a header, then records as rows of CSV with every cell quoted; lists of texts with "; " between, others as JSON.

    A text that a spreadsheet would take for a formula gets a "'" before it; JSON lines have the very words.
    """
    yield _write_row(columns)
    for record in records:
        yield _write_row([_to_cell(record[name]) for name in columns])


def _write_row(cells: Sequence[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow(cells)
    return buffer.getvalue()


def _to_cell(value: object) -> object:
    if isinstance(value, list | tuple):
        texts = [one for one in value if isinstance(one, str)]
        value = "; ".join(texts) if len(texts) == len(value) else json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return str(value).lower()
    return guard_text(value) if isinstance(value, str) else value
