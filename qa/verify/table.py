"""Read quotes from a table, or from JSON objects with the same names: a fact-checker's list, or `batch --out x.csv`."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from index.load import LoadOptions, Rejected, Unreadable
from index.load.fields import is_missing, plain_name
from index.load.tables import Row, read_rows
from qa.cells import unguard_text
from qa.verify.answers import read_places
from qa.verify.records import Claim, Fault

# Field of a claim -> the names of its column, the commonest first; compared without case, spaces, "_" and "-".
NAMES: Mapping[str, tuple[str, ...]] = {
    "quote": ("quote", "quotation", "quotetext", "text", "statement", "claim", "words"),
    "speaker": ("speaker", "saidby", "person", "quotedperson", "attributedto", "attribution", "who", "name"),
    "source": ("source", "file", "filename", "path", "url", "link", "document", "sourceurl", "sourcefile", "weburl"),
    "article": ("article", "articleid"),
    "start": ("start", "startoffset"),
    "end": ("end", "endoffset"),
    "id": ("id", "key", "number", "no", "nr"),
    "rank": ("rank",),
    "outlet": ("outlet", "publication", "publisher", "newspaper", "medium"),
    "date": ("date", "published", "pubdate"),
    "status": ("status",),
    "short_answer": ("shortanswer",),
    "also_in": ("alsoin",),
}  # fmt: skip
FIELDS = (
    "quote",
    "speaker",
    "source",
    "article",
    "start",
    "end",
    "id",
    "outlet",
    "date",
)  # that --map may name
NAMED_ONLY = "its other places (also_in) are named without offsets and were not checked"
_NUMBER = re.compile(r"([+-]?\d{1,18})(?:\.0+)?")  # spreadsheets write 12 as 12.0 where a column has gaps


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds which field of a claim."""

    by_field: Mapping[str, str]

    def value(self, cells: Mapping[str, str], field: str) -> str | None:
        """Give the cell of a field; None where there is none or it stands for nothing."""
        name = self.by_field.get(field)
        cell = None if name is None else cells.get(name)
        return None if cell is None or is_missing(cell) else cell


def find_columns(names: Sequence[str], field_map: Mapping[str, str]) -> Columns:
    """Find the columns by their names; one that is mapped stands alone.

    :raises Unreadable: If no column holds quotes, or one that is mapped is not there.
    """
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(plain_name(name), name)
    free = [name for name in plain if plain[name] not in field_map.values()]
    found: dict[str, str] = {}
    for field, usual in NAMES.items():
        mapped = field_map.get(field)
        if mapped is not None and mapped not in names and plain_name(mapped) not in plain:
            raise Unreadable(f"no column {mapped}, which --map names; there are {', '.join(names)[:200]}")
        if mapped is not None:
            found[field] = mapped if mapped in names else plain[plain_name(mapped)]
            continue
        for known in usual:
            if known in free:
                found.setdefault(field, plain[known])
    if "quote" not in found:
        raise Unreadable(
            f"no column of quotes: looked for quote, text, statement; there are {', '.join(names)[:200]}; "
            "name it with --map quote=NAME"
        )
    return Columns(found)


def read_table(stream: BinaryIO, load: LoadOptions, field_map: Mapping[str, str]) -> Iterator[Claim | Fault]:
    """Give the quotes of a table with a header, row by row; a "'" that keeps a cell from being a formula is taken off.

    :raises Unreadable: If it has no header, or no column of quotes.
    """
    rows = read_rows(stream, load)
    header = next(rows)
    assert isinstance(header, Row)
    columns = find_columns(list(header.cells), field_map)
    for row in rows:
        if isinstance(row, Rejected):
            yield Fault(row.place, "", row.reason)
        else:
            cells = {name: unguard_text(cell) for name, cell in row.cells.items()}
            yield from read_cells(cells, columns, row.place, row.line)


def read_cells(
    cells: Mapping[str, str], columns: Columns, place: str, number: int
) -> Iterator[Claim | Fault]:
    """Give the quote of one row, and the other places it names as JSON; none for an answer without a quote."""
    value = {field: columns.value(cells, field) for field in NAMES}
    own_id = str(number) if value["id"] is None else value["id"].strip()
    quote = cells.get(columns.by_field["quote"], "")
    if not quote.strip():
        if value["status"] is None or value["status"] == "answered":
            yield Fault(place, own_id, "the quote is empty")
        return
    numbers: dict[str, int | None] = {}
    for field in ("start", "end", "rank"):
        try:
            numbers[field] = _read_number(value[field])
        except ValueError:
            yield Fault(
                place, own_id, f"{columns.by_field[field]} is {str(value[field])[:40]!r}, no whole number"
            )
            return
    if (numbers["start"] is None) != (numbers["end"] is None):
        yield Fault(place, own_id, "a start without an end, or an end without a start")
        return
    claim = Claim(
        quote, place, own_id, "closest" if value["status"] == "abstained" else "quote", numbers["rank"],
        value["source"] if value["source"] is None else value["source"].strip(), _strip(value["article"]),
        numbers["start"], numbers["end"], _strip(value["speaker"]), _strip(value["outlet"]), _strip(value["date"]),
    )  # fmt: skip
    places = _parse_places(value["also_in"])
    yield claim if places is not None else replace(claim, remark=NAMED_ONLY)
    if value["short_answer"] is not None and _is_first(claim) and value["short_answer"] not in quote:
        yield Fault(place, own_id, "the short answer is no part of the quote")
    yield from read_places(places, claim, "also_in")


def _is_first(claim: Claim) -> bool:
    return claim.role == "quote" and claim.rank in (None, 1)


def _parse_places(cell: str | None) -> object:
    """Read other places written as JSON; an empty list where there are none, None for mere names of sources."""
    try:
        return [] if cell is None else json.loads(cell)
    except ValueError:
        return None


def _read_number(value: str | None) -> int | None:
    if value is None:
        return None
    match = _NUMBER.fullmatch(value.strip())
    if match is None:
        raise ValueError(value)
    return int(match[1])


def _strip(value: str | None) -> str | None:
    return None if value is None else value.strip()
