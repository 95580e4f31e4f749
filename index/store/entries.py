"""What is written of an article, and the SQL that writes, re-chunks and deletes it.

The functions run inside the caller's transaction.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from index.encoder import Matrix
from index.records import Article, Chunk, Clutter, Metadata, Span, content_hash
from index.store.database import Database, Row
from index.store.statements import delete_statements
from index.store.words import CHUNK_WORDS, delete_words, put_words

ARTICLE_COLUMNS = (
    "id, source, text, title, outlet, date, author, url, dateline, language, partial_date, origins, kept, clutter, "
    "added_at, cluster, page_hash"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article ready to be stored.

    Attributes:
        location: Absolute path or URL, with the record's key where the file holds several; an entry replaces the
            article stored under the same one.
        chunks: Its chunks, if they are known already; `put_chunks` writes them later.
        embedding_texts: For each chunk, the text that is embedded and lexically indexed.
        sentences: For each of these texts, where the sentences of its chunk stand in it.
        file: Location of the file it stands in; the location itself where the file is the article.
        fingerprint: Hash of all that the stored article was made from.
        outlets: What an outlet is known by, its name or its folder, for lines it repeats; not every page names it.
        lines: Hash of each line the outlet may repeat -> articles it must occur in to count as clutter.
        bands: Hashes of which reprints share some.
    """

    article: Article
    location: str
    chunks: tuple[Chunk, ...] = ()
    embedding_texts: tuple[str, ...] = ()
    sentences: tuple[tuple[Span, ...], ...] = ()
    file: str = ""
    fingerprint: str = ""
    outlets: tuple[str, ...] = ()
    lines: Mapping[int, int] = field(default_factory=dict)
    bands: tuple[int, ...] = ()


def put_entry(db: Database, entry: Entry) -> list[str]:
    """Store an article, without chunks, in the place of what is under its location or has its id.

    :return: Hashes of embeddings that may be used by no chunk now.
    """
    loose = delete_article(db, "location = ?", entry.location)
    loose += delete_article(db, "id = ?", entry.article.id)  # the same file, moved
    article, meta = entry.article, entry.article.meta
    db.rows(
        f"INSERT INTO articles ({ARTICLE_COLUMNS}, location, text_hash, file, fingerprint) "
        f"VALUES ({', '.join('?' * 21)})",
        (
            article.id, article.source, article.text,
            meta.title, meta.outlet, meta.date, meta.author, meta.url, meta.dateline, meta.language,
            meta.partial_date, json.dumps(dict(meta.origins)), _to_json(article.kept), _to_json(article.clutter),
            article.added_at, article.cluster or article.id, article.page_hash,
            entry.location, content_hash(article.text), entry.file or entry.location, entry.fingerprint,
        ),
    )  # fmt: skip
    db.many(
        "INSERT INTO lines VALUES (?, ?, ?, ?)",
        [
            (outlet, line, article.id, needed)
            for outlet in sorted(set(entry.outlets))
            for line, needed in entry.lines.items()
        ],
    )
    db.many("INSERT INTO bands VALUES (?, ?)", [(band, article.id) for band in sorted(set(entry.bands))])
    return loose


def put_kept(db: Database, article_id: str, kept: Sequence[Span], clutter: Sequence[Clutter]) -> list[str]:
    """Change which spans of an article are kept; its chunks go, to be put anew.

    :return: As `put_entry`.
    """
    loose = _delete_chunks(db, article_id)
    db.rows(
        "UPDATE articles SET kept = ?, clutter = ? WHERE id = ?",
        (_to_json(kept), _to_json(clutter), article_id),
    )
    return loose


def put_chunks(db: Database, chunks: Sequence[Chunk], texts: Sequence[str]) -> None:
    """Store the chunks of an article, whose embeddings must be stored already."""
    for chunk, text in zip(chunks, texts, strict=True):
        number = db.insert(
            "INSERT INTO chunks (id, article, start_at, end_at, embedding) VALUES (?, ?, ?, ?, ?)",
            (chunk.id, chunk.article_id, chunk.start, chunk.end, content_hash(text)),
        )
        put_words(db, CHUNK_WORDS, number, text)


def put_embeddings(db: Database, vectors: Mapping[str, Matrix]) -> None:
    """Store float32 (dimension,) vectors by the hash of the text embedded; those known stay as they are."""
    db.many(
        "INSERT OR IGNORE INTO embeddings VALUES (?, ?)",
        [(digest, vector.astype("<f2").tobytes()) for digest, vector in vectors.items()],
    )


def delete_article(db: Database, where: str, value: str) -> list[str]:
    """Delete the article that a condition names, if there is one.

    :return: As `put_entry`.
    """
    row = db.row(f"SELECT id FROM articles WHERE {where}", (value,))
    if row is None:
        return []
    loose = _delete_chunks(db, row[0])
    delete_statements(db, row[0])
    db.rows("DELETE FROM articles WHERE id = ?", (row[0],))
    return loose


def delete_loose_embeddings(db: Database, hashes: Iterable[str]) -> None:
    """Delete those of the embeddings that no chunk uses."""
    for digest in set(hashes):
        db.rows(
            "DELETE FROM embeddings WHERE hash = ?1 AND NOT EXISTS (SELECT 1 FROM chunks WHERE embedding = ?1)",
            (digest,),
        )


def _delete_chunks(db: Database, article_id: str) -> list[str]:
    delete_words(db, CHUNK_WORDS, article_id)
    rows = db.rows("SELECT embedding FROM chunks WHERE article = ?", (article_id,))
    db.rows("DELETE FROM chunks WHERE article = ?", (article_id,))
    return [row[0] for row in rows]


def to_article(row: Row) -> Article:
    """Make an article of the columns `ARTICLE_COLUMNS`."""
    title, outlet, date, author, url, dateline, language, partial_date, origins = row[3:12]
    return Article(
        id=row[0],
        source=row[1],
        text=row[2],
        meta=Metadata(
            title, outlet, date, author, url, dateline, language, partial_date, json.loads(origins)
        ),
        kept=tuple(Span(start, end) for start, end in json.loads(row[12])),
        clutter=tuple(Clutter(*parts) for parts in json.loads(row[13])),
        added_at=row[14],
        cluster=row[15],
        page_hash=row[16],
    )


def _to_json(spans: Sequence[Span | Clutter]) -> str:
    return json.dumps(
        [[s.start, s.end, s.reason] if isinstance(s, Clutter) else [s.start, s.end] for s in spans],
        ensure_ascii=False,
    )
