"""Read JSON and JSON lines: one object, a list, an object that holds a list, or an object a line."""

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from index.load.fields import NAMES, has_text, make_record, name_kind, plain_name
from index.load.json_members import Member, split_members
from index.load.parsers import describe_error
from index.load.records import Loaded, LoadOptions, Rejected, Unreadable
from index.load.streams import open_utf8, prefixed, read_lines, read_until_damage
from index.load.text import decode_record

# Lists of these names are lists of articles even if the first one has no text.
LISTS = frozenset(
    "articles items data results docs documents entries records stories posts news hits rows response".split()
)
_SEEN_BYTES = 200  # of a first line, to tell a list from a line that is one
_NO_LIST = "no list of articles in it: looked for objects with text, body, content, article and the like"


def read_json(stream: BinaryIO, options: LoadOptions) -> Iterator[Loaded | Rejected]:
    """Read a JSON file: an article, a list of articles, or an object holding a list of articles.

    A list is read member by member, so that a big export stays small in memory and a broken
    member costs only itself. NaN and Infinity are read, as Python and pandas write them. JSON
    lines under this suffix are read as such.

    :raises Unreadable: If it is nothing of this, or no list of articles is found in it.
    """
    stream = open_utf8(stream)
    head, damage = read_until_damage(stream, options.max_bytes + 1)
    if not head.strip():
        if damage is not None:
            raise damage
        raise Unreadable("an empty file")
    otherwise = "an empty list"
    if head.lstrip()[:1] == b"{":
        record = _parse_whole(head, options) if len(head) <= options.max_bytes else _NO_LIST
        if not isinstance(record, str):
            yield from _read_object(record, options)
            if damage is not None:
                raise damage
            return
        otherwise = record
        if _is_lines(head):
            yield from read_json_lines(prefixed(head, stream), options)
            return
    elif head.lstrip()[:1] != b"[":
        raise Unreadable("neither a JSON object nor a list of them")
    yield from _read_members(prefixed(head, stream), options, otherwise)


def read_json_lines(stream: BinaryIO, options: LoadOptions) -> Iterator[Loaded | Rejected]:
    """Read JSON lines: each line is an article, decoded and parsed on its own; blank lines are passed over.

    A file that is one JSON list is read as such.

    :raises Unreadable: If the file is empty.
    """
    stream = open_utf8(stream)
    first = stream.read(1)
    if first == b"[":
        first += stream.readline(_SEEN_BYTES)
        if first[1:].strip()[:1] in (b"", b"{"):
            yield from _read_members(prefixed(first, stream), options, "an empty list")
            return
    seen = False
    for line in read_lines(prefixed(first, stream), options.max_bytes):
        place = f"line {line.number}"
        if line.raw is None:
            yield Rejected(place, f"longer than the limit of {options.max_bytes / 1e6:g} MB for one article")
        elif line.raw.strip():
            yield _read_value(line.raw, place, options)
        seen = seen or line.raw is None or bool(line.raw.strip())
    if not seen:
        raise Unreadable("an empty file")


def _read_value(raw: bytes, place: str, options: LoadOptions) -> Loaded | Rejected:
    """Read one record."""
    try:
        text, encoding = decode_record(raw, options.fallback_encoding)
        value = parse_json(text)
    except Unreadable as error:
        return Rejected(place, str(error))
    if not isinstance(value, dict):
        return Rejected(place, f"{name_kind(value)}, not a JSON object")
    return make_record(value, place, options, encoding=encoding)


def parse_json(text: str) -> object:
    """Parse JSON; line breaks within strings are let pass.

    :raises Unreadable: If it is not JSON, or nested too deeply.
    """
    try:
        return json.loads(text, strict=False)
    except RecursionError as error:
        raise Unreadable("JSON nested too deeply") from error
    except json.JSONDecodeError as error:
        raise Unreadable(f"not JSON: {error.msg} at character {error.pos + 1} of it") from error
    except ValueError as error:  # a number of thousands of digits
        raise Unreadable(f"not JSON that can be read ({describe_error(error)})") from error


def _parse_whole(raw: bytes, options: LoadOptions) -> Mapping[str, object] | str:
    """Parse a file that begins as an object, or say what is wrong with it."""
    try:
        value = parse_json(decode_record(raw, options.fallback_encoding)[0])
    except Unreadable as error:
        return str(error)
    return value if isinstance(value, dict) else _NO_LIST


def _read_object(record: Mapping[str, object], options: LoadOptions) -> Iterator[Loaded | Rejected]:
    """Read a file that is one object: an article, or articles by name or in a list."""
    if not has_text(record, options):
        found = _find_list(record, "", options)
        if found is not None:
            path, members = found
            for number, member in enumerate(members, start=1):
                yield _read_parsed(member, _place(path, number), options)
            return
        inner = {k: v for k, v in record.items() if isinstance(v, dict) and has_text(v, options)}
        if len(inner) > 1:
            for key, value in inner.items():
                yield make_record(value, f"entry {key}", options)
            return
    article = make_record(record, "", options)
    if isinstance(article, Rejected):
        raise Unreadable(article.reason)
    yield Loaded(article.text, article.encoding, stated=article.stated, page_hash=article.page_hash)


def _read_parsed(value: object, place: str, options: LoadOptions) -> Loaded | Rejected:
    if not isinstance(value, dict):
        return Rejected(place, f"{name_kind(value)}, not a JSON object")
    return make_record(value, place, options)


def _find_list(
    record: Mapping[str, object], path: str, options: LoadOptions, depth: int = 0
) -> tuple[str, list[object]] | None:
    """Find the list of articles in an object; the first one, looking into objects inside."""
    for key, value in record.items():
        where = f"{path}.{key}" if path else key
        if isinstance(value, list) and _is_articles(key, value, options):
            return where, value
        if isinstance(value, dict) and depth < 3:
            found = _find_list(value, where, options, depth + 1)
            if found is not None:
                return found
    return None


def _is_articles(name: str, members: list[object], options: LoadOptions) -> bool:
    """Tell a list of articles from other lists, by its name or its first object."""
    first = next((member for member in members if isinstance(member, dict)), None)
    return first is not None and (plain_name(name) in LISTS or has_text(first, options))


def _is_lines(head: bytes) -> bool:
    """Tell whether the first line is a JSON object by itself, with another after it."""
    first, _, rest = head.lstrip().partition(b"\n")
    if not rest.lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(parse_json(first.decode("utf-8", "replace")), dict)
    except Unreadable:
        return first.rstrip().endswith(b"}")


def _read_members(stream: BinaryIO, options: LoadOptions, otherwise: str) -> Iterator[Loaded | Rejected]:
    """Read the lists of articles in a stream; `otherwise` is the reason where there are none."""
    chosen: dict[str, bool] = {}
    for member in split_members(stream, options.max_bytes):
        if not chosen.get(member.path):
            chosen[member.path] = _is_chosen(member, options)
        if chosen[member.path]:
            yield _read_member(member, options)
    if not any(chosen.values()):
        raise Unreadable(otherwise)


def _is_chosen(member: Member, options: LoadOptions) -> bool:
    if not member.path or plain_name(member.path.rpartition(".")[2]) in LISTS or member.raw is None:
        return True
    try:
        value = parse_json(decode_record(member.raw, options.fallback_encoding)[0])
    except Unreadable:
        return any(f'"{name}"'.encode() in member.raw.lower() for name in NAMES["text"])
    return isinstance(value, dict) and has_text(value, options)


def _read_member(member: Member, options: LoadOptions) -> Loaded | Rejected:
    place = _place(member.path, member.number)
    if member.raw is None:
        return Rejected(place, f"larger than the limit of {options.max_bytes / 1e6:g} MB for one article")
    if not member.complete:
        return Rejected(place, "the file breaks off within it, or its brackets do not match")
    return _read_value(member.raw, place, options)


def _place(path: str, number: int) -> str:
    return f"{path}, item {number}" if path else f"item {number}"
