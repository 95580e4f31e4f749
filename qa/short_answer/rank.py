"""Rank what was said by whether it answers the question: each statement is read alone."""

from collections.abc import Sequence
from dataclasses import replace

from qa.odds import to_probability
from qa.read import order
from qa.reader import SpanReader
from qa.records import Candidate, Question
from qa.short_answer.find import ShortAnswers

# Chosen on questions written over PolNeAR's train part (data/written), polnear-dev, seeds-dev and the sample: hit@1 of
# the candidates 57 -> 63 of 103, 137 -> 143 of 150, 5 of 6, 12 -> 11 of 15.
STATEMENTS = 8  # different ones that are read for one question
SPANS_EACH = 4  # spans asked for, times the statements: so many that none is crowded out
READ_WEIGHT = 0.4  # of a statement's score: the probability that it holds the answer
SPREAD = 3.0  # by which the log odds are divided: far from sure is not yet no


def rank_said(reader: SpanReader, asked: Question, candidates: Sequence[Candidate]) -> ShortAnswers:
    """Read the best statements, and rank them anew by what was read; those after them stay as they are.

    :return: With `alone`, and no short answers: the statement is the answer.
    """
    odds = _read_best(
        reader, asked.search_text, list(dict.fromkeys(one.text for one in candidates))[:STATEMENTS]
    )
    ranked = sorted((_raise(one, odds.get(one.text)) for one in candidates), key=order)
    return ShortAnswers(ranked, {}, alone={one.key: odds[one.text] for one in candidates if one.text in odds})


def _read_best(reader: SpanReader, question: str, texts: Sequence[str]) -> dict[str, float]:
    """Give the log odds of the best words of each text; none of one without words."""
    odds: dict[str, float] = {}
    for read in reader.read(question, texts, len(texts) * SPANS_EACH):
        text = texts[read.passage]
        odds[text] = max(read.score, odds.get(text, read.score))
    return odds


def _raise(one: Candidate, odds: float | None) -> Candidate:
    return (
        one if odds is None else replace(one, score=one.score + READ_WEIGHT * to_probability(odds / SPREAD))
    )
