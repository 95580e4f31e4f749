"""Ask an archive every question of a test set, and put together what was measured."""

import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from index import __version__
from index.errors import BadInput
from index.load import Unreadable
from index.records import Article, Span
from qa.archive import Archive
from qa.compose import TOP
from qa.evaluate.breakdown import break_down, find_origin, group_questions
from qa.evaluate.measures import Measured, measure_outcomes
from qa.evaluate.measures.places import ArticlesOf, index_names
from qa.evaluate.records import Line, Outcome, Result, TestQuestion, TestSet
from qa.evaluate.sets import check_gold
from qa.filters import Filters
from qa.records import Answer, Asked, Hit
from qa.verify.texts import Files

WARNINGS = 5  # of gold that no answer can hit, named one by one


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a test set is asked.

    Attributes:
        top: Quotes of an answer at most.
        seed: Of the sample and of every interval.
        sample: Number of questions drawn; None for all.
        notes: What is known of the test set already, for the reader of the figures.
    """

    top: int = TOP
    seed: int = 0
    sample: int | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A result, and the outcomes it was measured on."""

    result: Result
    outcomes: tuple[Outcome, ...]


def evaluate_archive(
    archive: Archive,
    testset: TestSet,
    options: RunOptions,
    *,
    progress: Callable[[int], object] = lambda done: None,
) -> Evaluation:
    """Ask every question as `Archive.ask` does, one at a time, and measure what comes.

    :param progress: Called with the number of questions done.
    :raises BadInput: If no article that the test set names is in the archive.
    """
    chosen = draw_questions(testset, options)
    with Files() as files:
        runner = _Runner(archive, files)
        warnings = runner.check(chosen)
        outcomes = []
        for question in chosen.questions:
            outcomes.append(runner.ask(question, top=options.top, alone=testset.format == "squad"))
            progress(1)
        measured = measure_outcomes(
            chosen,
            outcomes,
            articles_of=runner.articles_of,
            chunks_of=runner.chunks_of,
            text_of=runner.text_of,
            seed=options.seed,
        )
        settings = describe_settings(archive, chosen, options)
        notes = (*options.notes, *warnings, *measured.notes)
        result = make_result(chosen.name, outcomes, measured, runner.articles_of, settings, notes)
    return Evaluation(result, tuple(outcomes))


def draw_questions(testset: TestSet, options: RunOptions) -> TestSet:
    """Give the test set with the questions to be asked: all, or a sample in their order."""
    if options.sample is None or options.sample >= len(testset.questions):
        return testset
    numbers = random.Random(options.seed).sample(range(len(testset.questions)), options.sample)
    return replace(testset, questions=tuple(testset.questions[number] for number in sorted(numbers)))


def describe_settings(archive: Archive, testset: TestSet, options: RunOptions) -> dict[str, Any]:
    """Say what decides the figures."""
    state = archive.state()
    return {
        "version": __version__,
        "format": testset.format,
        "model": state.model,
        "commit": state.commit,
        "articles": state.articles,
        "chunks": archive.store.count("chunks"),
        "top": options.top,
        "seed": options.seed,
        "sample": options.sample,
    }


def make_result(
    name: str,
    outcomes: Sequence[Outcome],
    measured: Measured,
    articles_of: ArticlesOf,
    settings: Mapping[str, Any],
    notes: tuple[str, ...],
) -> Result:
    """Put the record of a run together."""
    groups = group_questions(outcomes, articles_of)
    return Result(
        testset=name,
        n=len(outcomes),
        figures=measured.figures,
        settings=settings,
        breakdown={by: break_down(measured.values, named) for by, named in groups.items()},
        curves=measured.curves,
        questions=tuple(_make_line(outcome, measured, articles_of) for outcome in outcomes),
        notes=notes,
    )


def _make_line(outcome: Outcome, measured: Measured, articles_of: ArticlesOf) -> Line:
    question, answer = outcome.question, outcome.answer
    origin = find_origin(outcome, articles_of)
    return Line(
        id=question.id,
        question=question.question,
        kind=question.kind,
        answerable=question.answerable,
        status=answer.status,
        confidence=answer.confidence,
        reason=answer.reason if answer.status != "answered" else None,
        outlet=origin.outlet,
        month=origin.month,
        wanted=measured.wanted.get(question.id, ()),
        came=measured.shown.get(question.id, ()),
        values=measured.values.get(question.id, {}),
        declined=answer.declined,
        right_declined=question.declined,
    )


class _Runner:
    """Asks an archive, and finds in it what a test set names."""

    def __init__(self, archive: Archive, files: Files) -> None:
        self._archive = archive
        self._files = files
        self._names = index_names(archive.store.articles())
        self._articles: dict[str, Article] = {}  # each held once, however many chunks of it are retrieved

    def check(self, testset: TestSet) -> tuple[str, ...]:
        """Warn of gold that is not in the archive.

        :raises BadInput: If none of it is.
        """
        names = {gold.file for question in testset.questions for gold in question.gold}
        names |= {name for question in testset.questions for name in question.relevant}
        if names and not any(self.articles_of(name) for name in names):
            count = self._archive.store.count("articles")
            raise BadInput(
                f"none of the {len(names)} files that {testset.name} names is among the {count} articles, such as "
                f"{min(names)!r}: index the folder they are in, or name it with --corpus"
            )
        found = check_gold(testset, self._texts_of, names=self._names)
        more = len(found) - WARNINGS
        return (*found[:WARNINGS], *([f"{more} more such places of the test set"] if more > 0 else []))

    def ask(self, question: TestQuestion, *, top: int, alone: bool) -> Outcome:
        """Ask one question; with `alone`, a second time with nothing but its gold article.

        One that cannot be asked has an answer with status "error".
        """
        try:
            trace = self._archive.trace(question.question, top=top, id=question.id, filters=question.filters)
        except BadInput:
            asked = Asked(question.id, question.question, question.filters)
            return Outcome(question, self._archive.ask_many([asked], top=top)[0])
        hits = tuple(self._hold(hit) for hit in trace.hits)
        given = self._ask_alone(question, top=top) if alone else None
        return Outcome(question, trace.answer, hits, trace.stage_ms, given, trace.evidence)

    def articles_of(self, name: str) -> Sequence[Article]:
        """See `places.ArticlesOf`."""
        ids = self._names.get(name, ())
        missing = [article_id for article_id in ids if article_id not in self._articles]
        if missing:
            self._articles |= self._archive.store.articles_by_id(missing)
        return [self._articles[article_id] for article_id in ids if article_id in self._articles]

    def chunks_of(self, article_id: str) -> list[Span]:
        """See `places.ChunksOf`."""
        return [Span(chunk.start, chunk.end) for chunk in self._archive.store.chunks_of(article_id)]

    def text_of(self, source: str) -> str | None:
        """Give the text of a source as its file has it now, or where there is none as the archive has it."""
        for named in self._files.find(source):
            with suppress(Unreadable):
                text = self._files.text(named.path, named.key)
                if text is not None:
                    return text
        return next((article.text for article in self.articles_of(source)), None)

    def _texts_of(self, name: str) -> list[str]:
        return [article.text for article in self.articles_of(name)]

    def _hold(self, hit: Hit) -> Hit:
        return replace(hit, article=self._articles.setdefault(hit.article.id, hit.article))

    def _ask_alone(self, question: TestQuestion, *, top: int) -> Answer | None:
        ids = frozenset(article.id for gold in question.gold for article in self.articles_of(gold.file))
        if not ids:
            return None
        return self._archive.ask(question.question, top=top, filters=Filters(articles=ids))
