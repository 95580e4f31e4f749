"""Check one line of a native test set against the JSON schema, and say what is wrong in words."""

import json
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from importlib import resources
from typing import Any

from qa.evaluate.sets.files import name_kind

SCHEMA_FILE = "testset.schema.json"
# Likeness (difflib, 0-1) from which an unknown field is taken for a misspelt one: "gld" is .86 like "gold",
# and "idx", which people use, .8 like "id".
NEAR_MISS = 0.85
_FILTERS = frozenset(("outlet", "outlets", "since", "until"))
_NOT_CHECKED = frozenset(("note",))  # "notes" is as good
_TYPES = {
    "string": "a string", "integer": "a whole number", "boolean": "true or false", "array": "a list",
    "object": "an object", "null": "null",
}  # fmt: skip


@lru_cache(maxsize=1)
def load_schema() -> dict[str, Any]:
    """Give the JSON schema (draft 2020-12) of one line."""
    text = resources.files("qa.evaluate.sets").joinpath(SCHEMA_FILE).read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def find_fault(value: Mapping[str, object]) -> str | None:
    """Say what is wrong with a line, beginning with the field ("gold[0].text: ..."); None if nothing is.

    A misspelt field goes before everything else, since it is why another is missing.
    """
    misspelt = find_near_miss(value)
    if misspelt is not None:
        return misspelt
    errors = sorted(_validator().iter_errors(value), key=lambda e: [str(part) for part in e.absolute_path])
    return None if not errors else _describe(errors[0])


def find_near_miss(value: Mapping[str, object]) -> str | None:
    """Say which field seems misspelt or misplaced, here or in `gold` and `filters`; None if none does.

    Other fields that are not in the schema are allowed.
    """
    properties = load_schema()["properties"]
    for name in value:
        if name not in properties and name in _FILTERS:
            return f'{name}: not a field of a question; write it within "filters"'
    found = _find_misspelt(value, properties, "")
    gold = value.get("gold")
    for number, item in enumerate(gold if isinstance(gold, list) else ()):
        if found is None and isinstance(item, dict):
            found = _find_misspelt(item, properties["gold"]["items"]["properties"], f"gold[{number}].")
    return found


def _find_misspelt(value: Mapping[str, object], known: Iterable[str], place: str) -> str | None:
    names = [name for name in known if name not in _NOT_CHECKED]
    for given in value:
        if given in names or given in _NOT_CHECKED:
            continue
        likely = max(names, key=lambda name: _likeness(given, name))
        if _likeness(given, likely) >= NEAR_MISS:
            return f"{place}{given}: unknown field; did you mean {likely!r}? Rename it, or add a prefix if it is yours"
    return None


def _likeness(given: str, known: str) -> float:
    if sorted(given.lower()) == sorted(known):  # "flie"
        return 1.0
    return SequenceMatcher(None, given.lower(), known, autojunk=False).ratio()


@lru_cache(maxsize=1)
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(load_schema())


def _describe(error: Any) -> str:
    place = _write_place(error.absolute_path)
    return f"{place}: {_say(error)}" if place else _say(error)


def _write_place(path: Iterable[str | int]) -> str:
    place = ""
    for part in path:
        place += f"[{part}]" if isinstance(part, int) else f".{part}" if place else part
    return place


def _say(error: Any) -> str:
    """Say in words what the keywords used in the schema demand."""
    given, wanted = error.instance, error.validator_value
    if error.validator == "type":
        types = [wanted] if isinstance(wanted, str) else wanted
        return f"{name_kind(given)}; it must be {' or '.join(_TYPES[name] for name in types)}"
    if error.validator == "required":
        missing = next(name for name in wanted if name not in given)
        return f"no {missing!r}; add it"
    if error.validator == "additionalProperties":
        extra = next(name for name in given if name not in error.schema["properties"])
        return f"unknown field {extra!r}; use {', '.join(error.schema['properties'])}"
    if error.validator == "pattern":
        return "blank; fill it in or take it out"
    if error.validator == "enum":
        return f"{json.dumps(given, ensure_ascii=False)}; it must be one of {', '.join(wanted)}"
    if error.validator == "minItems":
        return "an empty list; fill it in or take it out"
    if error.validator == "minimum":
        return f"{given} is too small; the least is {wanted}"
    return " ".join(str(error.message).split())
