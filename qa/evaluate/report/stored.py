"""Results as JSON files: written for programs, read again for a comparison."""

import json
import math
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from index.errors import BadInput
from qa.evaluate.compare import Comparison
from qa.evaluate.records import Result

FILE_NAME = "report.json"


def dump_result(result: Result, comparison: Comparison | None = None) -> str:
    """Write a result as JSON, with the comparison under "comparison"; the same result gives the same text.

    :raises ValueError: If a number in it is NaN or infinite; JSON has none.
    """
    record = result.to_json()
    if comparison is not None:
        record["comparison"] = comparison.to_json()
    return json.dumps(record, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def read_result(path: Path) -> Result:
    """Read what `onrecord eval --json` or `--report` wrote: the file, or the folder that holds report.json.

    Keys that are not known are passed over: a newer version may have written them.

    :raises BadInput: If it cannot be read, or is not such a result; the message names the field.
    """
    path = path / FILE_NAME if path.is_dir() else path
    try:
        record = json.loads(path.read_text(encoding="utf-8-sig"), parse_constant=_refuse_constant)
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{path}: not JSON ({error}): give what `onrecord eval --report` wrote") from error
    try:
        found: Result = _read(record, Result, "")
    except _Unfit as error:
        raise BadInput(f"{path}: no result of `onrecord eval`: {error}") from error
    return found


class _Unfit(Exception):
    """A value of another kind than the record has."""


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def _read(value: Any, kind: Any, place: str) -> Any:
    """Make a value of a record's field from JSON.

    :param kind: The field's type: a record, a tuple, a mapping, a union with None, or a plain type.
    """
    origin = get_origin(kind)
    if kind is Any:
        return value
    if is_dataclass(kind):
        return _read_record(value, kind, place)
    if origin in (types.UnionType, Union):
        options = [option for option in get_args(kind) if option is not type(None)]
        return None if value is None else _read(value, options[0], place)
    if origin is tuple:
        return _read_tuple(value, get_args(kind), place)
    if origin is not None and issubclass(origin, Mapping):
        inner = get_args(kind)[1]
        _check(isinstance(value, dict), place, "an object")
        return {key: _read(item, inner, f"{place}.{key}") for key, item in value.items()}
    return _read_plain(value, kind, place)


def _read_record(value: Any, kind: Any, place: str) -> Any:
    _check(isinstance(value, dict), place, "an object")
    hints = get_type_hints(kind)
    known = {}
    for field in fields(kind):
        where = f"{place}.{field.name}".lstrip(".")
        if field.name in value:
            known[field.name] = _read(value[field.name], hints[field.name], where)
        elif field.default is MISSING and field.default_factory is MISSING:
            raise _Unfit(f"{where} is missing")
    return kind(**known)


def _read_tuple(value: Any, kinds: tuple[Any, ...], place: str) -> tuple[Any, ...]:
    _check(isinstance(value, list), place, "a list")
    if kinds[-1] is Ellipsis:
        return tuple(_read(item, kinds[0], f"{place}[{number}]") for number, item in enumerate(value))
    _check(len(value) == len(kinds), place, f"a list of {len(kinds)}")
    return tuple(_read(item, kind, place) for item, kind in zip(value, kinds, strict=True))


def _read_plain(value: Any, kind: Any, place: str) -> Any:
    if kind is float:
        return _read_number(value, place)
    names = {str: "text", int: "a whole number", bool: "true or false"}
    _check(isinstance(value, kind) and (kind is bool or not isinstance(value, bool)), place, names[kind])
    return value


def _read_number(value: Any, place: str) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    _check(is_number and abs(value) < 10**300 and math.isfinite(value), place, "a number")
    return float(value)


def _check(sound: bool, place: str, wanted: str) -> None:
    if not sound:
        raise _Unfit(f"{place} is not {wanted}" if place else f"it is not {wanted}")
