"""Read question sets in SQuAD's format, 1.1 and 2.0 (Rajpurkar et al., 2016 and 2018): each paragraph is a document."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from index.errors import BadInput
from index.occurrences import find_all
from qa.evaluate.records import Document, Gold, TestQuestion, TestSet
from qa.evaluate.sets.files import name_kind, plain_stem
from qa.evaluate.sets.qrels import Note

TITLE_CHARS = 100  # code points; a longer title is no part of a paragraph's name
_T = TypeVar("_T")

_NOTES = {
    "elsewhere": "answers do not stand at their answer_start; the nearest place in the paragraph is taken",
    "nowhere": "answers do not occur in their paragraph; what stands at their answer_start is taken for gold",
    "repeated": "paragraphs occur more than once and are one document",
    "blank": "paragraphs are blank and left out, with their questions",
    "unanswered": "questions are neither answered nor marked as impossible and are left out",
}


@dataclass(slots=True)
class _Reading:
    """What was read so far; documents by text, questions by id."""

    path: Path
    documents: dict[str, Document] = field(default_factory=dict)
    questions: dict[str, TestQuestion] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)


def is_squad(value: object) -> bool:
    """Tell whether a JSON value has the outer form of SQuAD's."""
    return isinstance(value, dict) and isinstance(value.get("data"), list)


def read_squad(path: Path, value: Mapping[str, object], *, note: Note) -> TestSet:
    """Make a test set of a parsed file.

    A paragraph is named by its article's title and its number in the file, from 1: "Manipur-12". It
    has no title of its own, so that what is found is found by the paragraph. Paragraphs that are the
    same are one document under the first name. Gold are the distinct places of the answers.
    What does not fit is counted and noted.

    :raises BadInput: If a part of it is missing or of another kind, an id occurs twice, or no question is left.
    """
    reading = _Reading(path)
    for number, (place, title, paragraph) in enumerate(_find_paragraphs(path, value), start=1):
        _read_paragraph(reading, place, f"{title}-{number}" if title else str(number), paragraph)
    for what, count in sorted((+reading.counts).items()):
        note(f"{count} {_NOTES[what]}")
    if not reading.questions:
        raise BadInput(f"{path}: no question in it; SQuAD's are at data[].paragraphs[].qas[]")
    questions, documents = tuple(reading.questions.values()), tuple(reading.documents.values())
    return TestSet(plain_stem(path), "squad", questions, documents)


def _find_paragraphs(
    path: Path, value: Mapping[str, object]
) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """Give (place, title, paragraph) in order."""
    for at, article in enumerate(_get(path, "", value, "data", list)):
        place = f"data[{at}]"
        known = _check(path, place, article, dict)
        title = known.get("title")
        name = title.strip() if isinstance(title, str) and len(title) <= TITLE_CHARS else ""
        for number, paragraph in enumerate(_get(path, place, known, "paragraphs", list)):
            inner = f"{place}.paragraphs[{number}]"
            yield inner, name, _check(path, inner, paragraph, dict)


def _read_paragraph(reading: _Reading, place: str, name: str, paragraph: Mapping[str, object]) -> None:
    text = _get(reading.path, place, paragraph, "context", str)
    if not text.strip():
        reading.counts["blank"] += 1
        return
    reading.counts["repeated"] += text in reading.documents
    document = reading.documents.setdefault(text, Document(name, text))
    for at, qa in enumerate(_get(reading.path, place, paragraph, "qas", list)):
        inner = f"{place}.qas[{at}]"
        _read_question(reading, inner, document, _check(reading.path, inner, qa, dict))


def _read_question(reading: _Reading, place: str, document: Document, qa: Mapping[str, object]) -> None:
    path = reading.path
    text, name = _get(path, place, qa, "question", str).strip(), qa.get("id")
    if not text or isinstance(name, bool) or not isinstance(name, str | int):
        raise BadInput(f"{path}: {place}: {'no id' if text else 'a blank question'}; add it")
    if str(name) in reading.questions:
        raise BadInput(f"{path}: {place}.id: {name!r} occurs twice; keep one of them")
    if qa.get("is_impossible") is True:
        reading.questions[str(name)] = TestQuestion(str(name), text, answerable=False)
        return
    golds: dict[Gold, None] = {}
    answers: dict[str, None] = {}
    for at, given in enumerate(_get(path, place, qa, "answers", list) if "answers" in qa else ()):
        inner = f"{place}.answers[{at}]"
        answer = _check(path, inner, given, dict)
        words = _get(path, inner, answer, "text", str)
        if words.strip():
            answers[words] = None
            golds[_place(reading, document, words, _get(path, inner, answer, "answer_start", int))] = None
    if not answers:
        reading.counts["unanswered"] += 1
        return
    reading.questions[str(name)] = TestQuestion(
        str(name), text, short_answers=tuple(answers), gold=tuple(golds)
    )


def _place(reading: _Reading, document: Document, words: str, start: int) -> Gold:
    """Give the place of an answer: where it is said to be, else the nearest one, else what stands there."""
    if start >= 0 and document.text.startswith(words, start):
        return Gold(document.name, words, start)
    places = list(find_all(document.text, words))
    if places:
        reading.counts["elsewhere"] += 1
        return Gold(document.name, words, min(places, key=lambda at: (abs(at - start), at)))
    reading.counts["nowhere"] += 1
    there = document.text[max(0, start) : max(0, start) + len(words)]
    return (
        Gold(document.name, there, max(0, start)) if there.strip() else Gold(document.name, document.text, 0)
    )


def _get(path: Path, place: str, value: Mapping[str, object], name: str, kind: type[_T]) -> _T:
    where = f"{place}.{name}" if place else name
    if name not in value:
        raise BadInput(f"{path}: {where}: missing; this is not SQuAD's format")
    return _check(path, where, value[name], kind)


def _check(path: Path, place: str, value: object, kind: type[_T]) -> _T:
    if not isinstance(value, kind) or isinstance(value, bool):
        raise BadInput(f"{path}: {place}: {name_kind(value)}; it must be {name_kind(kind())}")
    return value
