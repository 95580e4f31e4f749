"""Read a file of questions: JSONL, CSV and TSV with a header, or plain text with a question a line."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from index.errors import BadInput
from index.load import LoadOptions
from index.load.records import Unreadable
from index.load.tables import Row, read_rows
from qa.filters import NO_FILTERS, Filters, make_filters
from qa.language import N_, _
from qa.question import MAX_QUESTION_CHARS, parse_question
from qa.records import Asked

# Names of fields and columns, the usual one first; case and blanks around do not matter.
NAMES = {
    "question": ("question", "query", "text"),
    "id": ("id", "_id", "qid", "query_id", "nr"),
    "speaker": ("speaker", "person", "said_by"),
    "outlet": ("outlet", "outlets", "publisher"),
    "since": ("since", "from", "after"),
    "until": ("until", "to", "before"),
}
TABLES = (".csv", ".tsv")
NOT_UTF8 = N_("not UTF-8: save the file as UTF-8")
_OF_A_TEST_SET = {"gold", "answerable", "short_answers", "relevant"}  # fields that only a test set has
_FILTERS = ("speaker", "outlet", "since", "until")
_SEVERAL = re.compile(r"[;|]")  # between outlets in one cell


def read_questions(path: Path, field_map: Mapping[str, str] | None = None) -> list[Asked]:
    """Read the questions of a file, in order; the suffix tells the format, plain text is any other.

    An id is the row's own, or the number of its line. A row may restrict its question: `speaker`, `outlet` (several
    in a list, or with ";" between them), `since`, `until`, or all of these in an object `filters`. In a test set,
    where rows say what is right (`gold`, `answerable`), `speaker` is the answer expected and restricts nothing.

    A row that cannot be asked is kept, with its error.

    :param field_map: Names of fields that differ: "question" -> "Frage".
    :raises BadInput: If the file cannot be read, or no row of it holds a question.
    """
    mapped = {} if field_map is None else field_map
    names = _choose_names(mapped)
    suffix = path.suffix.lower()
    if suffix in TABLES:
        rows = list(_read_table(path, names, mapped))
    elif suffix in (".jsonl", ".ndjson", ".json"):
        rows = list(_read_objects(path, names, mapped))
    else:
        rows = [_ask(str(number), line) for number, line in _read_lines(path)]
    if not rows:
        raise BadInput(
            _("{path}: no questions: give one a line, as {example} in a .jsonl file").format(
                path=path, example='{"id": "1", "question": "…"}'
            )
        )
    if all(row.error is not None for row in rows):
        raise BadInput(_("{path}: no questions: {reason}").format(path=path, reason=rows[0].error))
    return rows


def _choose_names(field_map: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    mapped = {field: (name.strip().lower(),) for field, name in field_map.items()}
    return NAMES | mapped


def _read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Give the lines that are not blank, with their numbers; only a line feed ends one."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadInput(
            _("{path}: cannot be read: {reason}").format(path=path, reason=error.strerror)
        ) from error
    except UnicodeDecodeError as error:
        raise BadInput(
            _("{path}: cannot be read as UTF-8 text: save it as UTF-8").format(path=path)
        ) from error
    if "\0" in text:
        raise BadInput(
            _("{path}: a binary file, not questions: give a .jsonl, .csv or .txt file").format(path=path)
        )
    for number, line in enumerate(text.split("\n"), start=1):  # splitlines would cut at U+2028, too
        if line.strip():
            yield number, line


def _read_table(
    path: Path, names: Mapping[str, tuple[str, ...]], mapped: Mapping[str, str]
) -> Iterator[Asked]:
    try:
        with open(path, "rb") as file:
            rows = read_rows(file, LoadOptions())
            header = next(rows)
            assert isinstance(header, Row)
            if not _pick(header.cells, names["question"]):
                raise BadInput(
                    _(
                        "{path}: no column of questions: looked for {names}; there are {columns}; name it with --map "
                        "question=NAME"
                    ).format(
                        path=path, names=", ".join(names["question"]), columns=", ".join(header.cells)[:200]
                    )
                )
            _check_mapped(path, mapped, header.cells)
            of_a_test_set = _is_of_a_test_set(header.cells)
            for row in rows:
                if isinstance(row, Row):
                    yield _read_row(str(row.line), row.cells, names, of_a_test_set)
                else:
                    number = re.sub(r"\D.*", "", row.place.removeprefix("lines ").removeprefix("line "))
                    reason = _(NOT_UTF8) if "--encoding" in row.reason else row.reason
                    yield Asked(number, "", error=f"{row.place}: {reason}")
    except OSError as error:
        raise BadInput(
            _("{path}: cannot be read: {reason}").format(path=path, reason=error.strerror)
        ) from error
    except Unreadable as error:
        raise BadInput(
            _("{path}: cannot be read as a table: {reason}").format(path=path, reason=error)
        ) from error


def _read_objects(
    path: Path, names: Mapping[str, tuple[str, ...]], mapped: Mapping[str, str]
) -> Iterator[Asked]:
    """Read objects, one a line; or in a .json file a list of them, by their numbers."""
    read = [(number, line, _parse(line)) for number, line in _read_lines(path)]
    if path.suffix.lower() == ".json":
        listed = _parse("\n".join(line for _number, line, _value in read))
        if isinstance(listed, list):
            read = [(number, json.dumps(value), value) for number, value in enumerate(listed, start=1)]
    objects = [value for *_place, value in read if isinstance(value, dict)]
    if objects:
        _check_mapped(path, mapped, {key for value in objects for key in value})
    of_a_test_set = any(_is_of_a_test_set(value) for value in objects)
    for number, line, value in read:
        if isinstance(value, dict):
            yield _read_row(str(number), value, names, of_a_test_set)
        else:
            what = str(value) if isinstance(value, ValueError) else _("no object")
            error = _("line {number}: {reason}: one JSON object a line is expected")
            yield Asked(
                str(number), _clean(line.strip())[:200], error=error.format(number=number, reason=what)
            )


def _parse(line: str) -> Any:
    """Give what a line of JSON says, or the error."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        return ValueError(_("not JSON ({reason})").format(reason=error))


def _check_mapped(path: Path, mapped: Mapping[str, str], names: Iterable[str]) -> None:
    there = {name.strip().lower() for name in names}
    missing = [f"{field}={name}" for field, name in mapped.items() if name.strip().lower() not in there]
    if missing:
        raise BadInput(
            f"{path}: --map {', '.join(missing)}: no such name; there are {', '.join(sorted(there))[:200]}"
        )


def _is_of_a_test_set(names: Iterable[str]) -> bool:
    return not _OF_A_TEST_SET.isdisjoint(name.strip().lower() for name in names)


def _read_row(
    line: str, record: Mapping[str, Any], names: Mapping[str, tuple[str, ...]], of_a_test_set: bool
) -> Asked:
    """Make a question of the fields of a row."""
    given = _pick(record, names["id"])
    row_id = line if given is None else _clean(str(given))
    text = _pick(record, names["question"])
    if not isinstance(text, str):
        error = _('no "{name}" text in line {number}')
        return Asked(row_id, "", error=error.format(name=names["question"][0], number=line))
    try:
        return _ask(row_id, text, _read_filters(record, names, of_a_test_set))
    except BadInput as bad:
        error = _("line {number}: {reason}").format(number=line, reason=bad)
        return Asked(row_id, _clean(text)[:MAX_QUESTION_CHARS], error=error)


def _ask(row_id: str, text: str, filters: Filters = NO_FILTERS) -> Asked:
    """Make a question; one that cannot be asked has the reason, and as much of its text as a question may have."""
    text = _clean(text).strip()
    try:
        parse_question(text)
    except BadInput as error:
        return Asked(row_id, text[:MAX_QUESTION_CHARS], filters, str(error))
    return Asked(row_id, text, filters)


def _read_filters(
    record: Mapping[str, Any], names: Mapping[str, tuple[str, ...]], of_a_test_set: bool
) -> Filters:
    inner = record.get("filters")
    if inner is not None:
        record = _check_filters(inner, names)
    elif of_a_test_set:
        record = {key: value for key, value in record.items() if key.strip().lower() not in names["speaker"]}
    outlet = _pick(record, names["outlet"])
    outlets = outlet if isinstance(outlet, list) else _SEVERAL.split(_text(outlet, "outlet"))
    if None in outlets:
        raise BadInput(_("{field} is no text: {value}").format(field="outlet", value="null"))
    speaker, since, until = (_text(_pick(record, names[f]), f) for f in ("speaker", "since", "until"))
    named = [_text(name, "outlet") for name in outlets]
    return make_filters(speaker=speaker, outlets=named, since=since, until=until)


def _check_filters(inner: object, names: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    if not isinstance(inner, dict):
        raise BadInput(_("filters is no object"))
    known = {name for field in _FILTERS for name in names[field]}
    unknown = [key for key in inner if key.strip().lower() not in known]
    if unknown:
        says = _("filters: no field {name!r}; there are {fields}")
        raise BadInput(says.format(name=unknown[0], fields=", ".join(_FILTERS)))
    return inner


def _text(value: object, field: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        given = json.dumps(value, default=str)[:80]
        raise BadInput(_("{field} is no text: {value}").format(field=field, value=given))
    return _clean(value)


def _pick(record: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """Give the value under the first of the names that has one that is not blank, or None."""
    plain = {key.strip().lower(): value for key, value in record.items()}
    found = (plain.get(name) for name in names)
    return next((value for value in found if value is not None and value != ""), None)


def _clean(text: str) -> str:
    """Give a text without lone surrogates, which no file can hold."""
    return text.encode("utf-8", "replace").decode()
