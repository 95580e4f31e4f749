"""Read the files of test sets: packed or not, decoded as UTF-8, divided into lines, parsed as JSON."""

import codecs
import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import BadInput

SHOWN_FAULTS = 3  # faults of a file that its error names; the others are counted
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_KINDS = {
    bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object",
    type(None): "null",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that is not blank, without its line break.

    Attributes:
        ended: Whether a line break follows; a line torn by a crash has none.
    """

    number: int
    text: str
    ended: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong with one line of a file, and what to do."""

    line: int
    message: str


def read_text(path: Path) -> str:
    """Read a file whole: unpacked if its name ends in .gz, byte order mark dropped, CRLF made LF.

    :raises BadInput: If it cannot be opened, or is neither UTF-8 nor marked as UTF-16.
    """
    try:
        raw = gzip.decompress(path.read_bytes()) if path.suffix.lower() == ".gz" else path.read_bytes()
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise BadInput(f"{path}: damaged, or not packed with gzip: {error}") from error
    except OSError as error:
        raise BadInput(f"{path}: cannot be opened: {error.strerror or error}") from error
    try:
        text = raw.decode("utf-16" if raw.startswith(_UTF16_MARKS) else "utf-8-sig")
    except UnicodeDecodeError as error:
        number = raw.count(b"\n", 0, error.start) + 1
        raise BadInput(f"{path}:{number}: not UTF-8: convert the file to UTF-8") from error
    return text.replace("\r\n", "\n")


def read_lines(path: Path) -> Iterator[TextLine]:
    """Give the lines of a file that are not blank; only LF and CRLF end a line.

    :raises BadInput: As `read_text` does.
    """
    lines = read_text(path).split("\n")
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield TextLine(number, line, ended=number < len(lines))


def parse_json(text: str) -> object:
    """Parse JSON.

    :raises ValueError: If it is not JSON, or an object names a field twice; the message says so.
    """
    try:
        return json.loads(text, object_pairs_hook=_to_object)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise ValueError("JSON nested too deeply") from error


def _to_object(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"{name}: stands twice in one object; keep one of them")
        found[name] = value
    return found


def read_objects(path: Path) -> Iterator[tuple[int, dict[str, object]]]:
    """Give the objects of a file of JSON lines with their line numbers.

    :raises BadInput: If a line is not one; the message names it.
    """
    for line in read_lines(path):
        try:
            value = parse_json(line.text)
        except ValueError as error:
            torn = "" if line.ended else "; the file may break off here: fetch it again"
            raise BadInput(f"{path}:{line.number}: {error}{torn}") from error
        if not isinstance(value, dict):
            raise BadInput(f"{path}:{line.number}: {name_kind(value)}, not an object")
        yield line.number, value


def name_kind(value: object) -> str:
    """Name the kind of a JSON value, for messages."""
    return _KINDS.get(type(value), "a value")


def fail(path: Path, faults: Iterable[Fault]) -> None:
    """Raise one error for all faults of a file: the lines counted, the first few named; return without one.

    :raises BadInput: If there is a fault.
    """
    found = sorted(faults)
    if not found:
        return
    named = "; ".join(f"{path}:{fault.line}: {fault.message}" for fault in found[:SHOWN_FAULTS])
    if len(found) == 1:
        raise BadInput(named)
    more = len(found) - SHOWN_FAULTS
    rest = f"; and {more} more" if more > 0 else ""
    raise BadInput(f"{len(found)} lines cannot be used: {named}{rest}")


def plain_stem(path: Path) -> str:
    """Give a file's name without its suffix, nor that of what is packed in it."""
    name = path.name.removesuffix(".gz")
    return Path(name).stem or name
