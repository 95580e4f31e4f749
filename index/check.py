"""Verify an archive: the database, what is derived from it, and that every stored offset holds."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from index.chunk import split_chunks
from index.derive import derive_vectors, keep_vectors
from index.errors import BadInput, IndexDamaged
from index.records import Article, Span, Statement, content_hash
from index.speakers.archive.link import is_linked, link_speakers
from index.statements.analyse import NO_TAGGER, statement_id
from index.store import Store, embedding_text
from index.store.database import VECTORS_FILE
from index.store.words import CHUNK_WORDS, STATEMENT_WORDS, count_word_differences, rebuild_words
from index.vectors import VectorIndex

SHOWN = 5  # articles or chunks named in one finding
REINDEX = "run `onrecord remove` for each, and index their files again"
RESTORE = "restore it from a copy, or move it away and index again"
REBUILD = "run `onrecord check --repair`, which makes it anew"
FORGET = "run `onrecord check --repair`, then `onrecord index` of the same files, which finds them anew"
ANALYSED = ("statements", "mentions")  # tables that can be made again of the articles
REMADE = (*ANALYSED, "parts")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was verified.

    Attributes:
        subject: What was looked at.
        problem: What is wrong with it; None if nothing is.
        remedy: What to do about it, where the problem does not say so itself.
        note: What is worth knowing though nothing is wrong with it.
    """

    subject: str
    problem: str | None = None
    remedy: str | None = None
    note: str | None = None


def check_archive(store: Store, *, repair: bool = False) -> Iterator[Finding]:
    """Verify everything in an archive, one finding for each kind of thing, sound ones too.

    :param repair: Forget sentences' vectors and statements that cannot be trusted, link the speakers, and make the lexical and the vector
        index anew; what only the database holds cannot be repaired.
    """
    with store.snapshot():
        yield _check_database(store)
        yield _check("articles", store, _bad_articles, REINDEX)
        yield _check("chunks", store, _bad_chunks, REINDEX)
        yield _check("embeddings", store, _bad_embeddings, REINDEX)
        yield _check("clusters", store, _bad_clusters, REINDEX)
        sentences = _check_sentences(store)
        statements = _check_statements(store)
        speakers = _check("speakers", store, _bad_speakers, REBUILD)
        lexical = _check("lexical index", store, _bad_lexical, REBUILD)
        vectors = _check("vector index", store, _bad_vectors, REBUILD)
        commit_id = store.commit_id
    if repair and sentences.problem is not None:
        _forget_sentences(store)
        sentences = _check_sentences(store)
    yield sentences
    if repair and statements.problem is not None:
        _forget_statements(store)
        statements = _check_statements(store)
    yield statements
    if repair and (speakers.problem is not None or store.commit_id != commit_id):
        link_speakers(store)
        speakers = _check("speakers", store, _bad_speakers, RESTORE)
    yield speakers
    if repair and lexical.problem is not None:
        with store.lock(), store.transaction():
            rebuild_words(store.db, CHUNK_WORDS)
            rebuild_words(store.db, STATEMENT_WORDS)
        lexical = _check("lexical index", store, _bad_lexical, RESTORE)
    yield lexical
    if repair and (vectors.problem is not None or store.commit_id != commit_id):
        vectors = _rebuild_vectors(store)
    yield vectors


def describe_missing_statements(store: Store) -> str | None:
    """Say of how many articles it is not known who says what, and what to do; None if there is none."""
    outcomes = store.statements.analyses()
    missing = outcomes[""] + outcomes[NO_TAGGER]
    if not missing:
        return None
    why = (
        "the tagger is missing"
        if missing == outcomes[NO_TAGGER]
        else "run `onrecord index` of their files again"
    )
    return f"{missing} of {store.count('articles')} articles are not analysed for statements: {why}"


def describe_missing_sentences(store: Store) -> str | None:
    """Say of how many chunks it is not kept what their sentences mean, and what to do; None if there is none."""
    missing = store.parts.count_missing()
    if not missing:
        return None
    return (
        f"of {missing} of {store.count('embeddings')} different chunks they are embedded with every question: run "
        "`onrecord index` of their files again"
    )


def _check_sentences(store: Store) -> Finding:
    found = _check("sentences", store, _bad_sentences, FORGET)
    return replace(found, note=describe_missing_sentences(store))


_LOOSE = "embedding NOT IN (SELECT hash FROM embeddings)"


def _forget_sentences(store: Store) -> None:
    with store.lock(), store.transaction():
        bad = [digest for digest, problem in _find_bad_sentences(store)]
        store.parts.forget(bad)
        store.db.rows(f"DELETE FROM parts WHERE {_LOOSE}")
        store.advance(["forgotten", *bad])


def _bad_sentences(store: Store) -> Iterator[str]:
    yield from (f"those of {digest} {problem}" for digest, problem in _find_bad_sentences(store))
    loose = store.db.number(f"SELECT count(*) FROM parts WHERE {_LOOSE}")
    if loose:
        yield f"{loose} rows of parts refer to nothing"


def _find_bad_sentences(store: Store) -> Iterator[tuple[str, str]]:
    """Find embeddings by hash with sentences that cannot be trusted, and what is wrong with them."""
    settings = store.settings()
    lengths: dict[str, int] = dict(
        store.db.rows(
            "SELECT embedding, max(end_at - start_at + ifnull(length(title) + 1, 0)) FROM chunks "
            "JOIN articles ON articles.id = article GROUP BY embedding"
        )
    )
    for digest, parts in store.parts.all():
        if parts is None:
            yield digest, "cannot be read"
        elif parts.spans and settings is not None and parts.sums.shape[1] != settings.dimension:
            yield digest, f"have {parts.sums.shape[1]} columns instead of {settings.dimension}"
        elif digest in lengths and not _follow(parts.spans, lengths[digest]):
            yield digest, f"are out of place in its {lengths[digest]} characters"


def _follow(spans: Sequence[Span], length: int) -> bool:
    """Tell whether spans lie in a text of this length, each after the one before."""
    borders = [0, *(at for span in spans for at in (span.start, span.end)), length]
    return all(one <= other for one, other in pairwise(borders))


def _check_statements(store: Store) -> Finding:
    found = _check("statements", store, _bad_statements, FORGET)
    return replace(found, note=describe_missing_statements(store))


def _forget_statements(store: Store) -> None:
    """Forget the statements of articles where one cannot be trusted, and what refers to no article."""
    with store.lock(), store.transaction():
        bad = [article.id for article in store.articles() if _find_bad_statement(store, article) is not None]
        for article_id in bad:
            store.statements.forget(article_id)
        for table in ANALYSED:
            store.db.rows(f"DELETE FROM {table} WHERE article NOT IN (SELECT id FROM articles)")
        rebuild_words(store.db, STATEMENT_WORDS)
        store.advance(["forgotten", *bad])


def _rebuild_vectors(store: Store) -> Finding:
    try:
        keep_vectors(store, derive_vectors(store))
    except (IndexDamaged, BadInput) as error:
        return Finding("vector index", f"it cannot be built: {error}")
    return _check("vector index", store, _bad_vectors, REBUILD)


def _check(subject: str, store: Store, find_bad: Callable[[Store], Iterator[str]], remedy: str) -> Finding:
    try:
        bad = list(find_bad(store))
    except IndexDamaged as error:
        return Finding(subject, str(error))
    if not bad:
        return Finding(subject)
    more = "" if len(bad) <= SHOWN else f" and {len(bad) - SHOWN} more"
    return Finding(subject, "; ".join(bad[:SHOWN]) + more, remedy)


def _check_database(store: Store) -> Finding:
    try:
        found = [str(row[0]) for row in store.db.rows("PRAGMA integrity_check(10)")]
        orphans = Counter(str(row[0]) for row in store.db.rows("PRAGMA foreign_key_check"))
    except IndexDamaged as error:
        return Finding("database", str(error))
    found = [text for text in found if text != "ok"]
    found += [
        f"{number} rows of {table} refer to nothing"
        for table, number in sorted(orphans.items())
        if table not in REMADE
    ]
    return Finding("database", "; ".join(found), RESTORE) if found else Finding("database")


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


def _bad_statements(store: Store) -> Iterator[str]:
    for article in store.articles():
        problem = _find_bad_statement(store, article)
        if problem is not None:
            yield f"{article.source} ({article.id}): {problem}"
    for table in ANALYSED:
        orphans = store.db.number(
            f"SELECT count(*) FROM {table} WHERE article NOT IN (SELECT id FROM articles)"
        )
        if orphans:
            yield f"{orphans} rows of {table} refer to no article"


def _find_bad_statement(store: Store, article: Article) -> str | None:
    try:
        statements = store.statements.of_articles([article.id]).get(article.id, [])
    except IndexDamaged:
        return "a statement cannot be read"
    for one in statements:
        if not _is_in_place(one, len(article.text)):
            return (
                f"the statement {one.start}:{one.end} is out of place in its {len(article.text)} characters"
            )
        if one.id != statement_id(article.id, one.source, one.cue, one.content):
            return f"the statement {one.start}:{one.end} has other spans than it was stored with"
    return None


def _is_in_place(statement: Statement, length: int) -> bool:
    spans = [*statement.source, *statement.cue, *statement.content, Span(statement.start, statement.end)]
    return all(0 <= span.start < span.end <= length for span in spans)


def _bad_speakers(store: Store) -> Iterator[str]:
    if not is_linked(store):
        yield "they are not linked since the archive changed"


def _bad_lexical(store: Store) -> Iterator[str]:
    """Compare every posting with those of an index made anew; SQLite verifies the structure of FTS5, not its words."""
    for table, whose in ((CHUNK_WORDS, ""), (STATEMENT_WORDS, " of statements")):
        different = count_word_differences(store.db, table)
        if different:
            yield f"{different} words{whose} are missing or out of place"


def _bad_vectors(store: Store) -> Iterator[str]:
    noted = store.derived(VECTORS_FILE)
    if noted is None:  # never written, as after a change of schema; the next question writes it
        return
    index = VectorIndex.load(store.directory / VECTORS_FILE, noted[1])
    if index is None:
        yield f"{VECTORS_FILE} is missing, or not what was written"
    elif noted[0] != store.commit_id:
        yield f"{VECTORS_FILE} is of an earlier state"
    elif sorted(index.numbers().tolist()) != store.chunk_numbers().tolist():
        yield f"{VECTORS_FILE} holds other chunks than the database"
