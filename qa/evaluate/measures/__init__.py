"""Measure outcomes: retrieval, answers, declining, reading; figures with intervals, values, curves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from qa.evaluate.measures import answers, declining, reading, retrieval
from qa.evaluate.measures.declining import Judged
from qa.evaluate.measures.places import ArticlesOf, ChunksOf, TextOf
from qa.evaluate.records import Curves, Figure, Latency, Outcome, Shown, TestSet
from qa.evaluate.statistics import bootstrap_means, bootstrap_statistic

Values = Mapping[str, Mapping[str, float]]
FIGURES = (
    *retrieval.FIGURES,
    *answers.FIGURES,
    *answers.COUNTS,
    *answers.DECLINING_FIGURES,
    *declining.FIGURES,
    *reading.FIGURES,
)
WHOLE_QUOTES = "no answer has a short answer: em and f1 of open and given compare the whole first quote with the gold answer"
_TOTAL = "total"  # the stage that is the whole


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything measured on the outcomes of a test set.

    Attributes:
        figures: In the order of `FIGURES`; only those the test set can give.
        values: Question id -> figure -> value, for the figures that are means over questions.
        shown: Question id -> the quotes of the answer, or the closest passages when it declined.
        wanted: Question id -> the right passages, or names of the right articles.
        notes: What a reader must know to read the figures rightly.
    """

    figures: tuple[Figure, ...]
    values: Values
    curves: Curves
    shown: Mapping[str, tuple[Shown, ...]]
    wanted: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...]


def measure_outcomes(
    testset: TestSet,
    outcomes: Sequence[Outcome],
    *,
    articles_of: ArticlesOf,
    chunks_of: ChunksOf,
    text_of: TextOf,
    seed: int = 0,
) -> Measured:
    """Measure what came for the questions of a test set.

    :param outcomes: One for each question, in any order; no question twice.
    :param articles_of: Gives the articles of the archive that a name in the test set means (see
        `places.index_names`); each name is asked for once.
    :param chunks_of: Gives all chunks of the article with this id.
    :param text_of: Gives the text a source has, to check quotes against; None where it has none.
    :param seed: Of the bootstrap.
    """
    articles_of, chunks_of, text_of = cache(articles_of), cache(chunks_of), cache(text_of)
    retrieved = retrieval.measure_retrieval(outcomes, articles_of=articles_of, chunks_of=chunks_of)
    answered = answers.measure_answers(outcomes, articles_of=articles_of, text_of=text_of)
    read = reading.measure_reading(
        outcomes, articles_of=articles_of, count_unanswerable=testset.format == "squad"
    )
    judged = [_judge(outcome, answered.hits[outcome.question.id]) for outcome in outcomes]
    values = _merge_values(outcomes, retrieved.values, answered.values, read)
    figures = _average(values, seed) | _count(answered.counts, len(outcomes)) | _judge_all(judged, seed)
    notes = retrieved.notes + ((WHOLE_QUOTES,) if read and not reading.has_short_answers(outcomes) else ())
    return Measured(
        tuple(figures[name] for name in FIGURES if name in figures),
        values,
        Curves(
            declining.find_curve(judged),
            declining.find_bins(judged),
            retrieved.recall,
            find_latency([outcome.stage_ms for outcome in outcomes]),
        ),
        {o.question.id: _show(o, answered.hits[o.question.id], articles_of, text_of) for o in outcomes},
        {outcome.question.id: answers.list_wanted(outcome.question) for outcome in outcomes},
        notes,
    )


def find_latency(stages: Sequence[Mapping[str, float]]) -> dict[str, Latency]:
    """Give median and 95th percentile of each stage, in order of appearance, the total last.

    Between two measured values the percentile is interpolated, as numpy does by default.

    :param stages: Milliseconds by stage, of each question.
    """
    names = dict.fromkeys(name for each in stages for name in each)
    order = sorted(names, key=lambda name: name == _TOTAL)
    found = {}
    for name in order:
        times = [each[name] for each in stages if name in each]
        p50, p95 = np.percentile(times, [50, 95])
        found[name] = Latency(float(p50), float(p95), len(times))
    return found


def _judge(outcome: Outcome, hits: Sequence[bool]) -> Judged:
    question, answer = outcome.question, outcome.answer
    answered = answer.status == "answered"
    judgeable = bool(question.gold) or not question.answerable
    right = answered and question.answerable and any(hits[:1])
    return Judged(answer.confidence, right if judgeable else None, question.answerable, answered)


def _merge_values(outcomes: Sequence[Outcome], *parts: Values) -> dict[str, dict[str, float]]:
    """Put the values of each question together, in the order of `FIGURES`."""
    merged = {}
    for name in (outcome.question.id for outcome in outcomes):
        found = {figure: value for part in parts for figure, value in part.get(name, {}).items()}
        merged[name] = {figure: found[figure] for figure in FIGURES if figure in found}
    return merged


def _average(values: Values, seed: int) -> dict[str, Figure]:
    """Average each figure over the questions that have it; figures of the same questions are resampled together."""
    members: dict[str, list[str]] = {}
    for question, found in values.items():
        for figure in found:
            members.setdefault(figure, []).append(question)
    together: dict[tuple[str, ...], list[str]] = {}
    for figure, having in members.items():
        together.setdefault(tuple(having), []).append(figure)
    figures: dict[str, Figure] = {}
    for questions, names in together.items():
        matrix = np.array([[values[question][name] for name in names] for question in questions])
        intervals = bootstrap_means(matrix, seed=seed)
        for name, mean, interval in zip(names, matrix.mean(axis=0), intervals, strict=True):
            low, high = (None, None) if len(questions) < 2 else (interval.low, interval.high)
            figures[name] = Figure(name, float(mean), len(questions), low, high)
    return figures


def _count(counts: Mapping[str, int], n: int) -> dict[str, Figure]:
    return {name: Figure(name, float(count), n) for name, count in counts.items()}


def _judge_all(judged: Sequence[Judged], seed: int) -> dict[str, Figure]:
    figures = {}
    for name, (statistic, n) in declining.find_statistics(judged).items():
        interval = bootstrap_statistic(statistic, n, seed=seed)
        low, high = (None, None) if interval is None else (interval.low, interval.high)
        figures[name] = Figure(name, declining.evaluate_once(statistic, n), n, low, high)
    return figures


def _show(
    outcome: Outcome, hits: Sequence[bool], articles_of: ArticlesOf, text_of: TextOf
) -> tuple[Shown, ...]:
    question, answer = outcome.question, outcome.answer
    if answer.status == "answered":
        return answers.show_quotes(question, answer.quotes, hits)
    marked = answers.mark_quotes(question, answer.closest, articles_of=articles_of, text_of=text_of)
    return answers.show_quotes(question, answer.closest, [bool(sources) for sources in marked])
