"""Find the chunks that may hold an answer: dense and lexical search, fused."""

from dataclasses import dataclass

import numpy as np

from index.encoder import Matrix
from index.lexical import match_expression, query_terms, rarest_terms, stem
from index.records import Span
from index.store import Store
from index.vectors import VectorIndex
from qa.fuse import fuse_scores
from qa.records import Hit

CANDIDATES = 100  # chunks taken from each retriever before fusion


@dataclass(frozen=True, slots=True)
class Rankings:
    """The scores of each retriever by chunk number, before fusion; larger is better."""

    dense: dict[int, float]
    lexical: dict[int, float]


def rank_chunks(store: Store, vectors: VectorIndex, question: str, embedding: Matrix) -> Rankings:
    """Score chunks by both retrievers.

    :param embedding: The question's, float32 (dimension,), a unit vector.
    """
    found = vectors.search(np.asarray(embedding, np.float32), CANDIDATES)
    terms = query_terms(question)
    frequency = store.document_frequency(stem(term) for term in terms)
    lexical = store.match(match_expression(rarest_terms(terms, frequency)), CANDIDATES)
    dense = {int(n): float(s) for n, s in zip(found.numbers, found.scores, strict=True)}
    return Rankings(dense, lexical)


def retrieve(
    store: Store, vectors: VectorIndex, question: str, embedding: Matrix, *, limit: int
) -> list[Hit]:
    """Find the chunks that suit a question best, best first: `limit` different texts, reprints of them besides.

    A question of stop words alone is searched by meaning only. Call it inside `store.snapshot()`,
    with the vector index of the same commit.
    """
    rankings = rank_chunks(store, vectors, question, embedding)
    ranked = fuse_scores(rankings.dense, rankings.lexical)
    chunks = store.chunks([number for number, _ in ranked])
    articles = store.articles_by_id({chunk.article_id for chunk in chunks.values()})
    hits = []
    texts: set[str] = set()
    for number, score in ranked:
        with store.db.well_formed("a chunk without an article"):
            chunk = chunks[number]
            article = articles[chunk.article_id]
        text = article.text[chunk.start : chunk.end]
        if len(texts) < limit or text in texts:
            texts.add(text)
            hits.append(Hit(article, Span(chunk.start, chunk.end), score))
    return hits
