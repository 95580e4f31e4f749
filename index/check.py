"""Verify an archive: the database, what is derived from it, and that every stored offset holds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from index.chunk import split_chunks
from index.derive import derive_vectors, keep_vectors
from index.errors import IndexDamaged
from index.records import Article, Span, content_hash
from index.store import Store, embedding_text
from index.store.database import VECTORS_FILE
from index.vectors import VectorIndex

SHOWN = 5  # articles or chunks named in one finding
REINDEX = "index its files again, with `onrecord index`"
RESTORE = "restore it from a copy, or move it away and index again"
REBUILD = "run `onrecord check --repair`"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was verified.

    Attributes:
        subject: What was looked at.
        problem: What is wrong with it; None if nothing is.
        remedy: What to do about it.
    """

    subject: str
    problem: str | None = None
    remedy: str | None = None


def check_archive(store: Store, *, repair: bool = False) -> Iterator[Finding]:
    """Verify everything in an archive, one finding for each kind of thing, sound ones too.

    :param repair: Build the vector index anew if it cannot be trusted; what the database alone holds cannot be
        repaired.
    """
    with store.snapshot():
        yield _check_database(store)
        yield _check("articles", store, _bad_articles, REINDEX)
        yield _check("chunks", store, _bad_chunks, REINDEX)
        yield _check("embeddings", store, _bad_embeddings, REINDEX)
        yield _check("clusters", store, _bad_clusters, REINDEX)
        lexical, vectors = _check_lexical(store), _check_vectors(store)
    yield lexical
    if repair and vectors.problem is not None:
        keep_vectors(store, derive_vectors(store))
        with store.snapshot():
            vectors = _check_vectors(store)
    yield vectors


def _check(subject: str, store: Store, find_bad: Callable[[Store], Iterator[str]], remedy: str) -> Finding:
    bad = list(find_bad(store))
    if not bad:
        return Finding(subject)
    more = "" if len(bad) <= SHOWN else f" and {len(bad) - SHOWN} more"
    return Finding(subject, "; ".join(bad[:SHOWN]) + more, remedy)


def _check_database(store: Store) -> Finding:
    try:
        found = [str(row[0]) for row in store.db.rows("PRAGMA integrity_check(10)")]
        found += [
            f"a row of {row[0]} refers to nothing" for row in store.db.rows("PRAGMA foreign_key_check")[:10]
        ]
    except IndexDamaged as error:
        found = [str(error)]
    return Finding("database") if found == ["ok"] else Finding("database", "; ".join(found), RESTORE)


def _bad_articles(store: Store) -> Iterator[str]:
    for article in store.articles():
        problem = _find_problem(article)
        if problem is not None:
            yield f"{article.source} ({article.id}): {problem}"
    rows = store.db.rows("SELECT id, text, text_hash FROM articles")
    yield from (
        f"{row[0]}: its text is not what was stored" for row in rows if content_hash(row[1]) != row[2]
    )


def _find_problem(article: Article) -> str | None:
    at = 0
    dropped = [Span(clutter.start, clutter.end) for clutter in article.clutter]
    for span in sorted([*article.kept, *dropped]):
        if not at <= span.start <= span.end <= len(article.text):
            return f"the span {span.start}:{span.end} is out of place in its {len(article.text)} characters"
        at = span.end
    return None


def _bad_chunks(store: Store) -> Iterator[str]:
    for article in store.articles():
        rows = store.db.rows(
            "SELECT id, start_at, end_at, embedding FROM chunks WHERE article = ? ORDER BY number",
            (article.id,),
        )
        texts = [embedding_text(article.meta.title, article.text[start:end]) for _, start, end, _ in rows]
        if [(row[1], row[2]) for row in rows] != [
            (chunk.start, chunk.end) for chunk in split_chunks(article.id, article.text, article.kept)
        ]:
            yield f"{article.source} ({article.id}): its chunks are not those of its text"
        elif [content_hash(text) for text in texts] != [row[3] for row in rows]:
            yield f"{article.source} ({article.id}): its embeddings are those of other words"


def _bad_embeddings(store: Store) -> Iterator[str]:
    settings = store.settings()
    size = 0 if settings is None else 2 * settings.dimension
    for digest, blob in store.db.rows("SELECT hash, vector FROM embeddings"):
        vector = np.frombuffer(blob, dtype="<f2").astype(np.float32) if len(blob) == size else np.zeros(1)
        norm = float(np.sqrt(np.dot(vector, vector)))
        if not abs(norm - 1) < 0.01:  # NaN compares false, too
            yield f"{digest} is no unit vector"
    loose = store.db.number(
        "SELECT count(*) FROM embeddings WHERE NOT EXISTS (SELECT 1 FROM chunks WHERE embedding = hash)"
    )
    if loose:
        yield f"{loose} belong to no chunk"


def _bad_clusters(store: Store) -> Iterator[str]:
    rows = store.db.rows(
        "SELECT id, cluster FROM articles AS a WHERE NOT EXISTS "
        "(SELECT 1 FROM articles AS head WHERE head.id = a.cluster AND head.cluster = head.id)"
    )
    yield from (f"{article_id} is in the cluster of {head}, which heads none" for article_id, head in rows)


def _check_lexical(store: Store) -> Finding:
    """Compare the numbers of rows; FTS5 verifies its own structure within the database's check."""
    indexed = {row[0] for row in store.db.rows("SELECT rowid FROM lexical_docsize")}
    wanted = set(store.chunk_numbers().tolist())
    if indexed == wanted:
        return Finding("lexical index")
    return Finding(
        "lexical index",
        f"{len(wanted - indexed)} chunks are missing, {len(indexed - wanted)} are too many",
        RESTORE,
    )


def _check_vectors(store: Store) -> Finding:
    noted = store.derived(VECTORS_FILE)
    if noted is None:
        problem = "no file is noted" if store.count("chunks") else None
        return Finding("vector index", problem, None if problem is None else REBUILD)
    index = VectorIndex.load(store.directory / VECTORS_FILE, noted[1])
    if index is None:
        return Finding("vector index", f"{VECTORS_FILE} is missing, or not what was written", REBUILD)
    if noted[0] != store.commit_id:
        return Finding("vector index", f"{VECTORS_FILE} is of an earlier state", REBUILD)
    if sorted(index.numbers().tolist()) != store.chunk_numbers().tolist():
        return Finding("vector index", f"{VECTORS_FILE} holds other chunks than the database", REBUILD)
    return Finding("vector index")
