"""Rank what was said by whether it answers the question: each statement is read alone."""

from collections.abc import Sequence
from dataclasses import replace

from qa.odds import to_probability
from qa.read import order
from qa.reader import SpanReader
from qa.records import Candidate, Question
from qa.short_answer.find import ShortAnswers

# Chosen on questions written over PolNeAR's train part (data/written), polnear-dev, seeds-dev and the sample: hit@1 of
# the candidates 41 -> 42 of 71, 137 -> 142 of 150, 5 of 6, 12 -> 11 of 15.
STATEMENTS = 8  # different ones that are read for one question
READ_WEIGHT = 0.4  # of a statement's score: the probability that it holds the answer
SPREAD = 2.0  # by which the log odds are divided: far from sure is not yet no


def rank_said(reader: SpanReader, asked: Question, candidates: Sequence[Candidate]) -> ShortAnswers:
    """Read the best statements, and rank them anew by what was read; those after them stay as they are.

    :return: With `alone`, and no short answers: the statement is the answer.
    """
    texts = list(dict.fromkeys(one.text for one in candidates))[:STATEMENTS]
    places = {text: number for number, text in enumerate(texts)}
    odds = _read_best(reader, asked.search_text, texts)
    read = [one for one in candidates if one.text in places and places[one.text] in odds]
    raised = [
        replace(one, score=one.score + READ_WEIGHT * to_probability(odds[places[one.text]] / SPREAD))
        for one in read
    ]
    rest = [one for one in candidates if one.text not in places or places[one.text] not in odds]
    alone = {(one.article.id, one.span.start, one.span.end): odds[places[one.text]] for one in read}
    return ShortAnswers(sorted([*raised, *rest], key=order), {}, alone=alone)


def _read_best(reader: SpanReader, question: str, texts: Sequence[str]) -> dict[int, float]:
    """Give the log odds of the best words of each text; none of one without words."""
    odds: dict[int, float] = {}
    for read in reader.read(question, texts, len(texts) * 4):
        odds[read.passage] = max(read.score, odds.get(read.passage, read.score))
    return odds
