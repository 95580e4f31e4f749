"""Ask 200 questions without an answer: are they declined, and with the right kind of reason?

The articles of PolNeAR dev are indexed as pages of a made-up outlet with clutter around them. The questions, 40 of each
of five kinds, are made from their names (`unanswerable_made`); those of polnear-dev that have an answer are asked, too,
and count as answered whatever is said. Goals: .90 declined with a right kind of reason, .92 answered.

    python -m benchmarks.unanswerable [--seed 0] [--list FILE]     --list writes what became of each question
"""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from benchmarks.common import Result, Row, bootstrap, make_parser, require, run_benchmark
from benchmarks.unanswerable_made import KINDS, Material, list_clutter, list_clutter_names, make_questions
from benchmarks.unanswerable_pages import write_pages
from qa.archive import Archive
from qa.evaluate.attribution.folders import read_brat
from qa.evaluate.records import TestQuestion
from qa.evaluate.sets import read_test_set
from qa.records import Answer

ANSWERABLE = "answerable"  # the row of the questions that have an answer

Asked = tuple[TestQuestion, Answer]


class Asks(Protocol):
    """What answers questions."""

    def ask(self, question: str, *, id: str | None = ...) -> Answer:
        """Answer a question."""


def measure(options: argparse.Namespace) -> Result:
    """Make pages and questions, index, ask and count."""
    articles = read_brat(require(options.shared / "corpus" / "polnear" / "dev")).articles
    answerable = read_test_set(require(options.shared / "questions" / "polnear-dev.jsonl")).questions
    questions = [
        *make_questions(Material(articles), seed=options.seed),
        *(one for one in answerable if one.answerable),
    ]
    with TemporaryDirectory() as folder:
        pages = write_pages(articles, list_clutter(), Path(folder, "pages"), seed=options.seed)
        with Archive.open(Path(folder, "index"), create=True) as archive:
            archive.add([pages])
            asked = ask_all(archive, questions)
            notes = count_clutter(archive)
    if options.list is not None:
        options.list.write_text("".join(map(_write_line, asked)), encoding="utf-8")
    return Result(len(asked), count(asked), notes)


def ask_all(archive: Asks, questions: Sequence[TestQuestion]) -> list[Asked]:
    """Ask every question, in order."""
    return [(one, archive.ask(one.question, id=one.id)) for one in questions]


def count_clutter(archive: Archive) -> dict[str, int]:
    """Count the words that should stand in clutter only, and those of them that indexing kept or dropped."""
    texts = list(archive.store.articles())
    kept = "\n".join(
        article.text[span.start : span.end] for article in texts for span in article.kept
    ).lower()
    whole = "\n".join(article.text for article in texts).lower()
    words = [word.lower() for word in list_clutter_names()]
    return {
        "names in clutter": len(words),
        "of these in the text of a page": sum(word in whole for word in words),
        "of these kept": sum(word in kept for word in words),
    }


# Counting


def count(asked: Sequence[Asked]) -> list[Row]:
    """Count what became of the questions: without an answer, by kind and in all, then those with one.

    Each share with its 95 % bootstrap interval over questions.
    """
    others = [one for one in asked if not one[0].answerable]
    rows = [_count_declined(kind, [one for one in others if one[0].kind == kind]) for kind in KINDS]
    answered = [float(answer.status == "answered") for question, answer in asked if question.answerable]
    return [
        *rows,
        _count_declined("all", others),
        {"kind": ANSWERABLE, "questions": len(answered), **_share("answered", answered)},
    ]


def _count_declined(kind: str, asked: Sequence[Asked]) -> Row:
    right, declined = [float(is_right(*one)) for one in asked], [float(_is_declined(one[1])) for one in asked]
    return {
        "kind": kind,
        "questions": len(asked),
        **_share("declined with the right kind", right),
        **_share("declined", declined),
    }


def is_right(question: TestQuestion, answer: Answer) -> bool:
    """Tell whether a question was declined with one of the kinds of reason that are right for it."""
    return _is_declined(answer) and answer.declined in question.declined


def _is_declined(answer: Answer) -> bool:
    return answer.status == "abstained"


def _share(name: str, values: Sequence[float]) -> Row:
    found = bootstrap(values)
    return {
        name: round(found.mean, 4),
        f"{name}, low": round(found.low, 4),
        f"{name}, high": round(found.high, 4),
    }


def _write_line(one: Asked) -> str:
    question, answer = one
    record = {
        "id": question.id, "kind": question.kind, "question": question.question, "wanted": question.declined,
        "status": answer.status, "declined": answer.declined, "reason": answer.reason,
        "confidence": answer.confidence, "read": answer.interpretation.kind,
        "speaker": answer.interpretation.speaker, "topic": answer.interpretation.topic,
        "quotes": [[quote.speaker, quote.text] for quote in answer.quotes[:1]],
    }  # fmt: skip
    return json.dumps(record, ensure_ascii=False) + "\n"


def main() -> None:
    """Read the options and run."""
    parser = make_parser(__doc__)
    parser.add_argument("--seed", type=int, default=0, help="of the questions and the clutter (default 0)")
    parser.add_argument("--list", type=Path, help="file for what became of each question, an object a line")
    run: Callable[[argparse.Namespace], Result] = measure
    run_benchmark("unanswerable", parser, run)


if __name__ == "__main__":
    main()
