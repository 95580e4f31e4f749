"""Read the questions that the span reader is trained on: SQuADShifts and QAMR as one record."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from index.records import Span
from qa.reader.decode import MAX_ANSWER_CHARS


@dataclass(frozen=True, slots=True)
class Context:
    """A passage that answers a question.

    Attributes:
        passage: Its place in the set.
        answers: Spans of the passage, one for each annotator: the same one may come twice.
    """

    passage: int
    answers: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the passages that answer it: alternatives that hold the same words, at least one."""

    text: str
    contexts: tuple[Context, ...]


@dataclass(frozen=True, slots=True)
class ReadingSet:
    """Questions over passages.

    Attributes:
        groups: For each passage the article or text it comes from.
    """

    name: str
    passages: tuple[str, ...]
    groups: tuple[str, ...]
    questions: tuple[Asked, ...]


def read_squad(path: Path) -> ReadingSet:
    """Read a SQuAD-format file; answers longer than any that is ever shown are left out, and questions of such alone."""
    passages: list[str] = []
    groups: list[str] = []
    questions: list[Asked] = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            for asked in paragraph["qas"]:
                starts = [(answer["answer_start"], answer["text"]) for answer in asked["answers"]]
                spans = keep_short(Span(start, start + len(text)) for start, text in starts)
                if spans:
                    questions.append(Asked(asked["question"].strip(), (Context(len(passages), spans),)))
            passages.append(paragraph["context"])
            groups.append(article["title"])
    return ReadingSet(path.stem, tuple(passages), tuple(groups), tuple(questions))


def keep_short(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Leave out spans that are empty, or longer than a reader may give."""
    return tuple(span for span in spans if 0 < len(span) <= MAX_ANSWER_CHARS)


def limit_questions(reading: ReadingSet, count: int, seed: int) -> ReadingSet:
    """Draw so many questions, in their order; all where there are fewer."""
    if count >= len(reading.questions):
        return reading
    drawn = np.random.default_rng(seed).permutation(len(reading.questions))[:count]
    return replace(reading, questions=tuple(reading.questions[place] for place in sorted(drawn)))


def choose_answer(
    text: str, answers: Sequence[Span], generator: np.random.Generator, *, drawn: bool = False
) -> Span:
    """Draw what to train on: the answer most annotators gave, or the shortest; either half of the time.

    Of equally many the shortest, of equally short the first in the passage.

    :param drawn: Take the answer of any annotator instead: these are longer.
    """
    if drawn:
        return answers[int(generator.integers(len(answers)))]
    shortest = min(answers, key=lambda span: (len(span), span))
    if generator.random() < 0.5:
        return shortest
    counts = Counter(text[span.start : span.end].casefold() for span in answers)
    return min(answers, key=lambda span: (-counts[text[span.start : span.end].casefold()], len(span), span))
