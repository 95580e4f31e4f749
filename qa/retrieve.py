"""Find the chunks that may hold an answer: dense and lexical search, fused."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from index.encoder import Matrix
from index.lexical import match_expression, query_terms, rarest_terms, stem
from index.records import Article, Span
from index.store import Store
from index.vectors import Numbers, VectorIndex
from qa.filters import Filters
from qa.fuse import fuse_scores
from qa.records import Hit, Question

CANDIDATES = 100  # chunks taken from each retriever before fusion
CACHED_ARTICLES = 2048  # kept between questions; reading the hundred of a question from the store takes 4 ms


@dataclass(frozen=True, slots=True)
class Rankings:
    """The scores of each retriever by chunk number, before fusion; larger is better."""

    dense: dict[int, float]
    lexical: dict[int, float]


def choose_chunks(store: Store, filters: Filters) -> Numbers | None:
    """Give the numbers of the chunks that filters leave, ascending, int64 (n,); None where they leave all."""
    if not filters.choose_articles:
        return None
    return store.choose_chunks(
        outlets=filters.outlets, since=filters.since, until=filters.until, articles=filters.articles
    )


def rank_chunks(
    store: Store, vectors: VectorIndex, question: str, embedding: Matrix, *, among: Numbers | None = None
) -> Rankings:
    """Score chunks by both retrievers.

    :param embedding: The question's, float32 (dimension,), a unit vector.
    :param among: Numbers of the only chunks to score, ascending; None for all.
    """
    found = vectors.search(np.asarray(embedding, np.float32), CANDIDATES, among=among)
    terms = query_terms(question)
    frequency = store.document_frequency(stem(term) for term in terms)
    lexical = store.match(match_expression(rarest_terms(terms, frequency)), CANDIDATES, among=among)
    dense = {int(n): float(s) for n, s in zip(found.numbers, found.scores, strict=True)}
    return Rankings(dense, lexical)


class Retriever:
    """Finds chunks in one commit of a store; keeps articles between questions."""

    def __init__(self, store: Store, vectors: VectorIndex) -> None:
        self._store = store
        self._vectors = vectors
        self._articles: OrderedDict[str, Article] = OrderedDict()

    def retrieve(self, asked: Question, embedding: Matrix) -> list[Hit]:
        """Find the chunks that suit a question and its filters, best first: all that either retriever gave.

        A question of stop words alone is searched by meaning only. Call it inside `store.snapshot()`,
        with the vector index of the same commit.

        :param embedding: The question's, float32 (dimension,), a unit vector.
        """
        among = choose_chunks(self._store, asked.filters)
        rankings = rank_chunks(self._store, self._vectors, asked.search_text, embedding, among=among)
        ranked = fuse_scores(rankings.dense, rankings.lexical)
        chunks = self._store.chunks([number for number, _ in ranked])
        articles = self.find_articles({chunk.article_id for chunk in chunks.values()})
        hits = []
        for number, score in ranked:
            with self._store.db.well_formed("a chunk without an article"):
                chunk = chunks[number]
                article = articles[chunk.article_id]
            hits.append(Hit(article, Span(chunk.start, chunk.end), score))
        return hits

    def find_articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """Give the articles with these ids, from those kept or from the store; unknown ids are left out."""
        wanted = sorted(ids)
        known = {
            article_id: self._articles[article_id] for article_id in wanted if article_id in self._articles
        }
        fresh = self._store.articles_by_id(article_id for article_id in wanted if article_id not in known)
        self._articles.update(fresh)
        for article_id in known:
            self._articles.move_to_end(article_id)
        while len(self._articles) > CACHED_ARTICLES:
            self._articles.popitem(last=False)
        return known | fresh


def limit_distinct(hits: Sequence[Hit], limit: int) -> list[Hit]:
    """Keep the hits with the first `limit` different texts: reprints of one text crowd no other out."""
    texts: set[str] = set()
    kept = []
    for hit in hits:
        text = hit.article.text[hit.span.start : hit.span.end]
        if len(texts) < limit or text in texts:
            texts.add(text)
            kept.append(hit)
    return kept
