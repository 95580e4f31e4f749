"""Find what somebody said: statements of a speaker, or of anybody, ranked by what was asked about.

Statements are found by their own words and by the chunks around them, which carry title and context. The best are
then compared by meaning, as passages are (see `qa.read`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

import numpy as np

from index.encoder import Matrix
from index.lexical import match_expression, query_terms, rarest_terms, stem_terms
from index.records import Article, Statement
from index.statements.records import DIRECT, INDIRECT
from index.store import Store
from index.vectors import Numbers, VectorIndex
from qa.acts import MEANT, NAMED, find_act, read_act
from qa.cues import contradicts, holds_act, is_refusal, is_utterance, read_acts
from qa.fuse import fuse_scores
from qa.question import is_joint
from qa.read import Shortlist, order, overlap, rarity
from qa.records import COMMENT, WHO_SAID, Candidate, Question
from qa.retrieve import Retriever
from qa.stance import FOR, OPPOSITE, UNCLEAR, denies_plainly, judge_sides, read_wanted
from qa.voice import show_own

BY_WORDS = 60  # statements taken by their own words
BY_CHUNK = 60  # chunks whose statements are taken, by meaning
COMPARED = 24  # statements whose meaning is compared; embedding them is most of a question's time
# What a statement scores before its meaning is compared; with MEANING_WEIGHT of `qa.read`, 1 together.
WORDS_WEIGHT = 0.42  # words of the topic that the statement has, weighted by rarity
CONTEXT_WEIGHT = 0.32  # fused score of its words and of the chunk around it
DIRECT_BONUS = 0.02  # of two that suit alike, the speaker's own words come first
DENIAL_BONUS = 0.2  # a denial, where one is asked for
ACT_BONUS = 0.4  # the act asked for, in the cue: "who ruled out …"; about as much as all words of the topic
ACT_MEANT_BONUS = (
    0.2  # of an act asked for without a topic: what is said is one, though the cue does not name it
)
ACT_SAID_BONUS = 0.075  # the act where it is only in what is said
CONTRARY_PENALTY = 0.15  # "there is no priority" asked for, and a priority said, or the reverse
DENIED_PENALTY = 0.4  # more, where it is plain: "I am not tired" never answers "Who said she is tired?"
SIDE_BONUS = 0.3  # the side asked for, where the cue has no act: "she was against it"
OTHER_SIDE_PENALTY = 1.0  # the other side: below all else; a share of it where it is not plain
REFUSAL_PENALTY = 0.15  # who did not say or comment said less than in his other words
PLAN_PENALTY = 0.1  # what somebody plans, wants or does says less than his words
NOBODY_PENALTY = 0.1  # "who said …" is not answered by what names nobody: a headline's "Says it will rain"
HEADLINE_PENALTY = 0.1  # a headline says less than the sentence it sums up
_T = TypeVar("_T")


class StatementRetriever:
    """Finds statements in one commit of a store; its methods run inside `store.snapshot()`."""

    def __init__(self, store: Store, vectors: VectorIndex, retriever: Retriever) -> None:
        self._store = store
        self._vectors = vectors
        self._retriever = retriever

    @cached_property
    def _all_around(self) -> Numbers:
        """The chunks around all statements, int64 (n, 2): "Who said …" asks for them again and again."""
        return self._store.statements.chunks_around()

    def choose(self, asked: Question) -> Numbers:
        """Give the numbers of the statements that a question's speakers and filters leave, ascending, int64 (n,)."""
        filters, table = asked.filters, self._store.statements
        chosen = table.choose(
            speakers=asked.speakers if asked.speakers else None,
            outlets=filters.outlets,
            since=filters.since,
            until=filters.until,
            articles=filters.articles,
        )
        return np.setdiff1d(chosen, table.choose(speakers=asked.exclude)) if asked.exclude else chosen

    def shortlist(self, asked: Question, embedding: Matrix, among: Numbers) -> Shortlist:
        """Rank statements by what is asked about, without their meaning, and keep the best `COMPARED`.

        Ties by source and place.

        :param embedding: The question's, float32 (dimension,), a unit vector.
        :param among: Numbers of the only statements, ascending.
        """
        terms = topic_terms(asked)
        frequency = self._store.document_frequency(stem_terms(" ".join(terms)))
        act = read_act(asked)
        words = [*rarest_terms(terms, frequency), *(() if act is None else sorted(act.verbs))]
        context = self._find_context(words, embedding, among)
        statements = self._store.statements.by_numbers(context)
        beside = self._store.statements.beside(statements)
        articles = self._retriever.find_articles({one.article_id for one in statements.values()})
        weights, acts = rarity(frequency, self._store.count("chunks")), read_acts(asked)
        drafts = [
            Candidate(
                articles[one.article_id],
                span,
                _score(
                    replace(one, start=span.start, end=span.end),
                    articles[one.article_id],
                    weights,
                    context[number],
                )
                + _suit(one, articles[one.article_id], asked, acts),
                one,
            )
            for number, one in statements.items()
            if (span := show_own(articles[one.article_id].text, one, beside.get(number, ()))) is not None
        ]
        ranked = sorted(take_sides(asked, drafts, acts), key=order)
        if is_joint(asked):
            voices = [None if one.statement is None else one.statement.speaker for one in ranked]
            ranked = sorted(take_turns(ranked, voices)[:COMPARED], key=order)
        return Shortlist(embedding, tuple(ranked[:COMPARED]))

    def _find_context(self, terms: Sequence[str], embedding: Matrix, among: Numbers) -> Mapping[int, float]:
        """Score statements by their words and by the chunks around them, 0–1, by number."""
        table, whole = self._store.statements, len(among) == self._store.count("statements")
        words = table.match(match_expression(terms), BY_WORDS, among=None if whole else among)
        around = self._all_around if whole else table.chunks_around(among)  # (n, 2): statement, chunk
        found = self._vectors.search(
            np.asarray(embedding, np.float32), BY_CHUNK, among=np.unique(around[:, 1])
        )
        by_chunk = dict(zip(found.numbers.tolist(), found.scores.tolist(), strict=True))
        meaning: dict[int, float] = {}
        for statement, chunk in around[np.isin(around[:, 1], found.numbers)].tolist():
            meaning[statement] = max(meaning.get(statement, -1.0), by_chunk[chunk])
        return dict(fuse_scores(meaning, words))


def take_turns(items: Sequence[_T], speakers: Sequence[str | None]) -> list[_T]:
    """Let speakers speak in turn, each in the order given: the first of each, the second of each and so on.

    :param speakers: Whose words each item is; whoever comes first begins every round.
    """
    turns = Counter[str | None]()
    placed = []
    for at, speaker in enumerate(speakers):
        placed.append((turns[speaker], at))
        turns[speaker] += 1
    return [items[at] for _, at in sorted(placed)]


def take_sides(asked: Question, drafts: Sequence[Candidate], acts: frozenset[str]) -> list[Candidate]:
    """Raise the statements on the side that a question asks for, and lower those on the other; see `qa.stance`.

    Where any is on that side, those plainly on the other, and what else their speakers say, are left out.

    :param acts: The act of speech asked for; who names it in the cue is raised for that already.
    """
    wanted = read_wanted(asked)
    if wanted is None:
        return list(drafts)
    judged = list(zip(drafts, judge_sides(wanted, drafts), strict=True))
    agreed = any(side == FOR for _, side in judged)
    return [
        replace(one, score=one.score + _weigh_side(one, side, acts))
        for one, side in judged
        if side > OPPOSITE or not agreed
    ]


def _weigh_side(one: Candidate, side: float, acts: frozenset[str]) -> float:
    if side < UNCLEAR:
        return side * OTHER_SIDE_PENALTY
    named = one.statement is not None and holds_act(one.article, one.statement, acts) == 1
    return SIDE_BONUS if side == FOR and not named else 0.0


def topic_terms(asked: Question) -> list[str]:
    """Give the words of what is asked about, without the speaker's."""
    speaker = set(query_terms(asked.speaker or ""))
    terms = query_terms(asked.search_text if asked.topic is None else asked.topic)
    return [term for term in terms if term not in speaker]


def _score(one: Statement, article: Article, weights: Mapping[str, float], context: float) -> float:
    text = article.text[one.start : one.end]
    score = WORDS_WEIGHT * overlap(weights, text) + CONTEXT_WEIGHT * context
    score += {DIRECT: DIRECT_BONUS, INDIRECT: 0.0}.get(one.speech, DIRECT_BONUS / 2)
    score -= 0.0 if is_utterance(article, one) else PLAN_PENALTY
    return score - HEADLINE_PENALTY if _is_headline(text, article.meta.title) else score


def _suit(one: Statement, article: Article, asked: Question, acts: frozenset[str]) -> float:
    """Score whether a statement is what a question asks for: the act, the denial, no contrary, no silence."""
    score = DENIAL_BONUS if asked.negated and one.negated else 0.0
    act, held = read_act(asked), holds_act(article, one, acts)
    if act is None:
        score += ACT_BONUS if held == 1 else ACT_SAID_BONUS if held else 0.0
    else:
        found = find_act(act, article, one, either=asked.kind == COMMENT)
        score += {NAMED: ACT_BONUS, MEANT: ACT_MEANT_BONUS}.get(found, 0.0)
    if contradicts(article, one, asked):
        score -= CONTRARY_PENALTY
        score -= DENIED_PENALTY if denies_plainly(article, one, asked) else 0.0
    if asked.kind == WHO_SAID and one.speaker is None and not one.source:
        score -= NOBODY_PENALTY
    silent = held < 1 and not asked.negated and is_refusal(article, one)
    return score - REFUSAL_PENALTY if silent else score


def _is_headline(text: str, title: str | None) -> bool:
    """Tell whether a text is the title, which metadata have without the full stop that some papers print."""
    return title is not None and text.rstrip(" .") == title.rstrip(" .")
