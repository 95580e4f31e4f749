"""Measure retrieval of articles and of passages, and of articles with reprints counted as the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qa.evaluate.measures.places import ArticlesOf, ChunksOf
from qa.evaluate.measures.ranking import MEASURES, score_rankings
from qa.evaluate.measures.relevance import Relevant, cluster_of, find_relevant, passage_key
from qa.evaluate.records import Outcome
from qa.records import Hit

REPRINT_RANKS = (1, 5, 10, 100)
CURVE_RANKS = 100  # ranks of the recall curve
FIGURES = (
    *MEASURES,
    *(f"passage_{name}" for name in MEASURES),
    *(f"reprint_R@{rank}" for rank in REPRINT_RANKS),
)


@dataclass(frozen=True, slots=True)
class Retrieval:
    """What was retrieved of what is relevant.

    Attributes:
        values: Question id -> figure -> value.
        recall: "article", "passage", "reprint" -> mean recall at rank 1, 2, …, 100; levels without a question left out.
        notes: What of the test set the archive does not hold.
    """

    values: Mapping[str, Mapping[str, float]]
    recall: Mapping[str, tuple[float, ...]]
    notes: tuple[str, ...]


def measure_retrieval(
    outcomes: Sequence[Outcome], *, articles_of: ArticlesOf, chunks_of: ChunksOf
) -> Retrieval:
    """Measure the rankings of articles and chunks.

    - Plain names (`nDCG@10`, `R@1`, `MRR@10`, `MAP`, …): articles, in the order of their best chunk.
    - `passage_…`: chunks; relevant are all of the archive that hold a gold place.
    - `reprint_R@k`: share of the relevant articles of which the article itself, or any of its
      cluster, is among the first k articles.

    Recall is the share of *all* that is relevant: with three relevant articles R@1 is a third at best.
    MAP is over what was retrieved, about 100 chunks and the articles they are of; R@100 of articles
    likewise. Questions to which nothing is relevant are left out; what is relevant but not in the
    archive counts as not found.
    """
    relevant = {
        outcome.question.id: find_relevant(outcome.question, articles_of=articles_of, chunks_of=chunks_of)
        for outcome in outcomes
    }
    levels = [_rank_articles(outcomes, relevant), _rank_passages(outcomes, relevant)]
    values: dict[str, dict[str, float]] = {outcome.question.id: {} for outcome in outcomes}
    for level in levels:
        for question, scores in score_rankings(level.grades, level.rankings).items():
            values[question] |= {f"{level.prefix}{name}": value for name, value in scores.items()}
    recall = {
        level.name: [_find_ranks(g, level.rankings[q]) for q, g in level.grades.items()] for level in levels
    }
    reprints = _find_reprint_ranks(outcomes, relevant)
    for question, ranks in reprints.items():
        values[question] |= {f"reprint_R@{k}": recall_at(ranks, k) for k in REPRINT_RANKS}
    recall["reprint"] = list(reprints.values())
    curves = {name: average_recall(ranks) for name, ranks in recall.items() if ranks}
    return Retrieval(values, curves, _note_missing(relevant.values()))


def rank_articles(hits: Iterable[Hit]) -> list[str]:
    """Give the ids of articles by their best chunk, in the order of hits."""
    return list(dict.fromkeys(hit.article.id for hit in hits))


@dataclass(frozen=True, slots=True)
class _Level:
    """What is ranked, by question id; only questions to which something is relevant."""

    name: str
    prefix: str
    grades: dict[str, dict[str, int]]
    rankings: dict[str, list[str]]


def _rank_articles(outcomes: Sequence[Outcome], relevant: Mapping[str, Relevant]) -> _Level:
    grades = {question: found.articles for question, found in relevant.items() if found.articles}
    rankings = {o.question.id: rank_articles(o.hits) for o in outcomes if o.question.id in grades}
    return _Level("article", "", grades, rankings)


def _rank_passages(outcomes: Sequence[Outcome], relevant: Mapping[str, Relevant]) -> _Level:
    grades = {q: dict.fromkeys(found.passages, 1) for q, found in relevant.items() if found.passages}
    rankings = {
        o.question.id: list(dict.fromkeys(passage_key(hit.article.id, hit.span) for hit in o.hits))
        for o in outcomes
        if o.question.id in grades
    }
    return _Level("passage", "passage_", grades, rankings)


# The rank of each relevant item of one question, from 1; None where it was not retrieved.
Ranks = Sequence[int | None]


def _find_ranks(grades: Mapping[str, int], ranking: Sequence[str]) -> Ranks:
    places = {name: rank for rank, name in enumerate(ranking, start=1)}
    return [places.get(name) for name in grades]


def _find_reprint_ranks(outcomes: Sequence[Outcome], relevant: Mapping[str, Relevant]) -> dict[str, Ranks]:
    """Rank each relevant article by the first article of its cluster."""
    found: dict[str, Ranks] = {}
    for outcome in outcomes:
        wanted = relevant[outcome.question.id]
        first: dict[str, int] = {}
        articles = {hit.article.id: hit.article for hit in outcome.hits}
        for rank, article in enumerate(articles.values(), start=1):
            first.setdefault(cluster_of(article), rank)
        if wanted.articles:
            clusters = [wanted.clusters.get(article_id) for article_id in wanted.articles]
            found[outcome.question.id] = [None if c is None else first.get(c) for c in clusters]
    return found


def recall_at(ranks: Ranks, k: int) -> float:
    """Give the share of the items whose rank is k or better; there must be one at least."""
    return sum(rank is not None and rank <= k for rank in ranks) / len(ranks)


def average_recall(questions: Sequence[Ranks]) -> tuple[float, ...]:
    """Give the mean of `recall_at` over questions at rank 1, 2, …, 100."""
    gained = np.zeros(CURVE_RANKS)
    for ranks in questions:
        for rank in ranks:
            if rank is not None and rank <= CURVE_RANKS:
                gained[rank - 1] += 1 / len(ranks)
    return tuple(float(value) for value in np.minimum(1.0, np.cumsum(gained) / len(questions)))


def _note_missing(relevant: Iterable[Relevant]) -> tuple[str, ...]:
    found = list(relevant)
    articles = list(dict.fromkeys(name for each in found for name in each.missing_articles))
    passages = sum(each.missing_passages for each in found)
    notes = []
    if articles:
        notes.append(
            f"{len(articles)} relevant articles are not in the archive, or not with the gold text, such as "
            f"{articles[0]!r}; they count as not found"
        )
    if passages:
        notes.append(
            f"{passages} gold texts are in no chunk of the archive; they count as passages not found"
        )
    return tuple(notes)
