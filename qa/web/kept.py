"""Check records that a browser kept: it may send anything in their place."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from index.errors import BadInput
from qa.language import _
from qa.records import Json, Place, Quote


def check_record(record: Any, kind: Any) -> None:
    """Do nothing where all of a record is of the types it declares, and its places are such.

    :param kind: A type as a record's field declares it: a record, a plain type, a tuple of one kind, or several with |.
    :raises BadInput: If something within is of another type, or a place has no characters.
    """
    if get_origin(kind) is UnionType:
        kind = next((one for one in get_args(kind) if _has_type(record, one)), NoneType)
    if not _has_type(record, kind):
        raise BadInput(_("this chat was kept in another form and cannot be shown: begin a new one"))
    for value, inner in _list_parts(record, kind):
        check_record(value, inner)
    if isinstance(record, Quote | Place) and not _is_place(record):
        raise BadInput(_("a quote of this chat was kept with another place than its own: begin a new one"))


def _has_type(value: object, kind: Any) -> bool:
    plain = get_origin(kind) or kind
    return isinstance(value, (int, float) if plain is float else plain)


def _list_parts(record: Any, kind: Any) -> Iterator[tuple[Any, Any]]:
    """Give what is within a record or a tuple, each with the type it is to have."""
    if is_dataclass(record):
        hints = get_type_hints(type(record))
        yield from ((getattr(record, field.name), hints[field.name]) for field in fields(record))
    elif isinstance(record, tuple):
        yield from ((value, get_args(kind)[0]) for value in record)


def _is_place(place: Quote | Place) -> bool:
    """Tell what the types do not: whether there is a passage, the short answer lies in it, and the diff has its words."""
    answer, diff = place.span, place.diff if isinstance(place, Place) else ()
    if answer is not None and not (_has(answer, int, "start", "end") and _has(answer, str, "text")):
        return False
    within = (place.start, place.end) if answer is None else (answer["start"], answer["end"])
    is_ordered = 0 <= place.start <= within[0] <= within[1] <= place.end
    return is_ordered and place.start < place.end and all(_has(piece, str, "kind", "text") for piece in diff)


def _has(record: Json, kind: type, *names: str) -> bool:
    return all(isinstance(record.get(name), kind) for name in names)
