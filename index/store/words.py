"""The lexical indexes, FTS5 tables without contents: put in, taken out, matched, compared and made anew.

FTS5 must be told what text it forgets, so the text of a row is made of its article each time.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from index.store.database import Database
from index.store.migrations import LEXICAL
from index.vectors import Numbers


@dataclass(frozen=True, slots=True)
class WordTable:
    """An FTS5 table, and the table with the spans of text that it indexes, number by number."""

    name: str
    spans: str


CHUNK_WORDS = WordTable("lexical", "chunks")
STATEMENT_WORDS = WordTable("said", "statements")


def embedding_text(title: str | None, chunk: str) -> str:
    """Give the text that is embedded and lexically indexed for a chunk: its title, then itself."""
    return chunk if title is None else f"{title}\n{chunk}"


def begin_chunk(title: str | None) -> int:
    """Tell where in `embedding_text` the chunk begins."""
    return len(embedding_text(title, ""))


def put_words(db: Database, table: WordTable, number: int, text: str) -> None:
    """Index the text of a chunk or a statement."""
    db.rows(f"INSERT INTO {table.name} (rowid, body) VALUES (?, ?)", (number, text))


def delete_words(db: Database, table: WordTable, article_id: str) -> None:
    """Take the spans of an article out of the index; to be called before they or the article are changed."""
    db.many(
        f"INSERT INTO {table.name} ({table.name}, rowid, body) VALUES ('delete', ?, ?)",
        list(_read_bodies(db, table, article_id)),
    )


def match_words(
    db: Database, table: WordTable, expression: str, limit: int, *, among: Numbers | None
) -> dict[int, float]:
    """Find rows by an FTS5 expression; BM25 scores by number, larger is better; none for an empty expression.

    :param among: The only numbers to find; None for all.
    """
    if not expression:
        return {}
    numbers = None if among is None else json.dumps(among.tolist())
    rows = db.rows(
        f"SELECT rowid, -rank FROM {table.name} WHERE {table.name} MATCH ?1 AND "
        "(?3 IS NULL OR rowid IN (SELECT value FROM json_each(?3))) ORDER BY rank, rowid LIMIT ?2",
        (expression, limit, numbers),
    )
    return dict(rows)


def rebuild_words(db: Database, table: WordTable) -> None:
    """Make the index anew from the stored spans."""
    db.rows(f"INSERT INTO {table.name} ({table.name}) VALUES ('delete-all')")
    db.many(f"INSERT INTO {table.name} (rowid, body) VALUES (?, ?)", list(_read_all_bodies(db, table)))


def count_word_differences(db: Database, table: WordTable) -> int:
    """Count the words of the index that one made anew would not have, and those it would have besides."""
    db.rows(f"CREATE VIRTUAL TABLE temp.fresh USING {LEXICAL}")
    try:
        db.many("INSERT INTO temp.fresh (rowid, body) VALUES (?, ?)", list(_read_all_bodies(db, table)))
        for name, words in (("kept_words", f"main, '{table.name}'"), ("fresh_words", "temp, 'fresh'")):
            db.rows(f"CREATE VIRTUAL TABLE temp.{name} USING fts5vocab ({words}, 'instance')")
        columns = 'SELECT term, doc, "offset" FROM temp.'
        kept, fresh = f"{columns}kept_words", f"{columns}fresh_words"
        return db.number(
            f"SELECT (SELECT count(*) FROM ({kept} EXCEPT {fresh})) + (SELECT count(*) FROM ({fresh} EXCEPT {kept}))"
        )
    finally:
        for name in ("kept_words", "fresh_words", "fresh"):
            db.rows(f"DROP TABLE IF EXISTS temp.{name}")


def _read_all_bodies(db: Database, table: WordTable) -> Iterator[tuple[int, str]]:
    for row in db.rows(f"SELECT DISTINCT article FROM {table.spans} ORDER BY article"):
        yield from _read_bodies(db, table, row[0])


def _read_bodies(db: Database, table: WordTable, article_id: str) -> Iterator[tuple[int, str]]:
    """Give number and text of each span of an article, whose own text is read once."""
    row = db.row("SELECT title, text FROM articles WHERE id = ?", (article_id,))
    if row is None:
        return
    title, text = row
    rows = db.rows(
        f"SELECT number, start_at, end_at FROM {table.spans} WHERE article = ? ORDER BY number", (article_id,)
    )
    yield from ((number, embedding_text(title, text[start:end])) for number, start, end in rows)
