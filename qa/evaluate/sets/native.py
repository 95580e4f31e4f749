"""Read native test sets: one JSON object a line, checked against the schema."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import BadInput
from qa.evaluate.records import Gold, TestQuestion, TestSet
from qa.evaluate.sets.files import Fault, TextLine, fail, name_kind, parse_json, plain_stem, read_lines
from qa.evaluate.sets.schema import find_fault
from qa.filters import NO_FILTERS, Filters, make_filters
from qa.question import parse_question


@dataclass(frozen=True, slots=True)
class _Wrong(Exception):
    """What is wrong with a line, and what to do."""

    message: str


def read_native(path: Path) -> TestSet:
    """Read a native test set; the format is documented in data/README.md.

    An id that is absent is the line number. Blank lines are passed over, fields that are not in the
    schema are ignored unless they look like a misspelt one.

    :raises BadInput: If a line cannot be used: all such lines are counted, the first few named with
        line, field and what to do; or if there is no question.
    """
    questions: list[TestQuestion] = []
    faults: list[Fault] = []
    lines: dict[str, int] = {}
    for line in read_lines(path):
        try:
            question = _read_line(line)
            if question.id in lines:
                raise _Wrong(
                    f"id: {question.id!r} is that of line {lines[question.id]}, too; change one of them"
                )
        except _Wrong as wrong:
            faults.append(Fault(line.number, wrong.message))
        else:
            lines[question.id] = line.number
            questions.append(question)
    fail(path, faults)
    if not questions:
        raise BadInput(f"{path}: no question in it; write one JSON object a line (see data/README.md)")
    return TestSet(plain_stem(path), "native", tuple(questions))


def _read_line(line: TextLine) -> TestQuestion:
    try:
        value = parse_json(line.text)
    except ValueError as error:
        if not line.ended:
            raise _Wrong(f"the last line breaks off ({error}); complete it or delete it") from error
        raise _Wrong(f"{error}; write one JSON object a line") from error
    if not isinstance(value, dict):
        raise _Wrong(f"{name_kind(value)}; write one JSON object a line")
    fault = find_fault(value)
    if fault is not None:
        raise _Wrong(fault)
    question = _to_question(value, line.number)
    _check_sense(question)
    return question


def _to_question(value: Mapping[str, Any], number: int) -> TestQuestion:
    try:
        asked = parse_question(value["question"])
    except BadInput as error:
        raise _Wrong(f"question: {error}") from error
    outlets = value.get("min_outlets")
    return TestQuestion(
        id=str(value.get("id", number)),
        question=asked.text,
        kind=value.get("kind", ""),
        answerable=value.get("answerable", True),
        speaker=(value.get("speaker") or "").strip() or None,
        short_answers=tuple(value.get("short_answers", ())),
        gold=tuple(_to_gold(gold) for gold in value.get("gold", ())),
        min_outlets=None if outlets is None else int(outlets),
        relevant={name: int(grade) for name, grade in value.get("relevant", {}).items()},
        filters=_to_filters(value.get("filters", {})),
        declined=_to_kinds(value.get("declined", ())),
    )


def _to_gold(value: Mapping[str, Any]) -> Gold:
    start = value.get("start")
    return Gold(value["file"], value["text"], None if start is None else int(start))  # 3.0 is whole, too


def _to_kinds(value: str | Sequence[str]) -> tuple[str, ...]:
    kinds = (value,) if isinstance(value, str) else tuple(value)
    return tuple(dict.fromkeys(kinds))


def _to_filters(value: Mapping[str, Any]) -> Filters:
    if not value:
        return NO_FILTERS
    try:
        return make_filters(
            speaker=value.get("speaker"),
            outlets=value.get("outlets", ()),
            since=value.get("since"),
            until=value.get("until"),
        )
    except BadInput as error:
        raise _Wrong(f"filters: {error}") from error


def _check_sense(question: TestQuestion) -> None:
    """Refuse what contradicts itself: any figure over it would be wrong without a word."""
    right = {
        "gold": bool(question.gold),
        "short_answers": bool(question.short_answers),
        "relevant": any(grade > 0 for grade in question.relevant.values()),
    }
    given = next((name for name, there in right.items() if there), None)
    if question.answerable and given is None:
        raise _Wrong(
            'answerable: nothing says what is right; add gold or short_answers, or write "answerable": false'
        )
    if not question.answerable and given is not None:
        raise _Wrong(f'{given}: a right answer, but "answerable" is false; take out one of them')
    if question.answerable and question.declined:
        raise _Wrong('declined: a reason to decline, but "answerable" is true; take out one of them')
    files = len({gold.file for gold in question.gold})
    if question.gold and question.min_outlets is not None and question.min_outlets > files:
        raise _Wrong(
            f"min_outlets: {question.min_outlets}, but gold names {files} files; add gold or lower it"
        )
