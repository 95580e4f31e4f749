"""The archive on disk: one SQLite database that is the only source of truth.

Everything a run of indexing adds or removes goes in with the lexical index in one transaction;
the vector index is derived (see `index.vectors`).
"""

import dataclasses
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from index.database import Database, Row
from index.encoder import Matrix
from index.records import Article, Chunk, Failure, Metadata, Settings, Span, content_hash
from index.vectors import Numbers

_T = TypeVar("_T")
_NAME_CHARS = 4096  # the longest path; SQLite refuses to compare with much longer ones
_PARAMETERS = 900  # SQL variables in one statement; SQLite allows 999 in old builds


@dataclass(frozen=True, slots=True)
class Entry:
    """An article ready to be stored.

    Attributes:
        location: Absolute path or URL; an entry replaces the article stored under the same one.
        embedding_texts: For each chunk, the text that is embedded and lexically indexed.
    """

    article: Article
    location: str
    chunks: tuple[Chunk, ...]
    embedding_texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored under a location: the article's id and the hash of its text."""

    article_id: str
    text_hash: str


class Store:
    """An open archive; use as a context manager. Threads may share it."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self.directory = database.directory

    @classmethod
    def open(cls, directory: Path, *, create: bool = False) -> "Store":
        """Open the archive in a folder.

        :param create: Make the folder and the database if there are none.
        :raises IndexNotFound: If there is nothing there and `create` is false.
        :raises NotAnIndex: If the folder or its database is something else.
        :raises IndexTooNew: If a newer version wrote it.
        :raises IndexDamaged: If SQLite cannot read it.
        """
        return cls(Database.open(directory, create=create))

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; nothing is left to save."""
        self._db.close()

    def snapshot(self) -> AbstractContextManager[None]:
        """Keep one state of the archive for several reads, whatever other processes write."""
        return self._db.snapshot()

    # Settings and commits

    def settings(self) -> Settings | None:
        """Give what the archive was made with; None before the first article."""
        value = self._setting("settings")
        return None if value is None else Settings(**json.loads(value))

    def save_settings(self, settings: Settings) -> None:
        """Keep what the archive is made with."""
        with self._db.transaction():
            self._set("settings", json.dumps(dataclasses.asdict(settings), sort_keys=True))

    @property
    def commit_id(self) -> str:
        """The name of the archive's present state; it changes with every write of articles."""
        return self._setting("commit") or "empty"

    def _setting(self, name: str) -> str | None:
        row = self._db.row("SELECT value FROM settings WHERE name = ?", (name,))
        return None if row is None else str(row[0])

    def _set(self, name: str, value: str) -> None:
        self._db.rows("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def _advance(self, changes: Iterable[str]) -> None:
        self._set("commit", content_hash(self.commit_id, *changes))

    # Writing

    def write(
        self,
        entries: Sequence[Entry],
        vectors: Mapping[str, Matrix],
        failures: Sequence[tuple[str, Failure]] = (),
    ) -> None:
        """Store articles and failures in one transaction, replacing what is under their locations.

        :param vectors: float32 (dimension,) by hash of embedding text, at least those not yet stored.
        :param failures: (location, failure) pairs; a location stored as an article stays one.
        """
        with self._db.transaction():
            for digest, vector in vectors.items():
                self._db.rows(
                    "INSERT OR IGNORE INTO embeddings VALUES (?, ?)", (digest, vector.astype("<f2").tobytes())
                )
            gone = []
            for entry in entries:
                gone.append(self._delete("location = ?", entry.location))
                gone.append(self._delete("id = ?", entry.article.id))  # the same file, moved
                self._insert(entry)
                self._db.rows("DELETE FROM failures WHERE location = ?", (entry.location,))
            for location, failure in failures:
                self._db.rows(
                    "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?)",
                    (location, failure.source, failure.reason, failure.when),
                )
            self._forget_embeddings(gone)
            if entries:
                self._advance(entry.article.id for entry in entries)

    def _insert(self, entry: Entry) -> None:
        article, meta = entry.article, entry.article.meta
        self._db.rows(
            f"INSERT INTO articles VALUES ({', '.join('?' * 13)})",
            (
                article.id, article.source, entry.location, content_hash(article.text), article.text,
                meta.title, meta.outlet, meta.date, meta.author, meta.url,
                json.dumps(dict(meta.origins)), json.dumps([[s.start, s.end] for s in article.kept]),
                article.added_at,
            ),
        )  # fmt: skip
        for chunk, text in zip(entry.chunks, entry.embedding_texts, strict=True):
            number = self._db.insert(
                "INSERT INTO chunks (id, article, start_at, end_at, embedding) VALUES (?, ?, ?, ?, ?)",
                (chunk.id, chunk.article_id, chunk.start, chunk.end, content_hash(text)),
            )
            self._db.rows("INSERT INTO lexical (rowid, body) VALUES (?, ?)", (number, text))

    def forget_failures(self, locations: Iterable[str]) -> None:
        """Forget that sources could not be read, now that they can."""
        failed = {row[0] for row in self._db.rows("SELECT location FROM failures")}
        mended = failed.intersection(locations)
        if mended:
            with self._db.transaction():
                for location in mended:
                    self._db.rows("DELETE FROM failures WHERE location = ?", (location,))

    def remove(self, article_ids: Sequence[str]) -> int:
        """Remove articles with their chunks and embeddings in one transaction; return how many."""
        with self._db.transaction():
            gone = [self._delete("id = ?", article_id) for article_id in article_ids]
            removed = len([hashes for hashes in gone if hashes is not None])
            self._forget_embeddings(gone)
            if removed:
                self._advance(article_ids)
        return removed

    def _delete(self, where: str, value: str) -> set[str] | None:
        """Delete the article that a condition names; give its chunks' embedding hashes, None if there is none.

        FTS5 must be told what text it forgets.
        """
        row = self._db.row(f"SELECT id, title, text FROM articles WHERE {where}", (value,))
        if row is None:
            return None
        article_id, title, text = row
        hashes: set[str] = set()
        for number, start, end, digest in self._db.rows(
            "SELECT number, start_at, end_at, embedding FROM chunks WHERE article = ?", (article_id,)
        ):
            hashes.add(digest)
            self._db.rows(
                "INSERT INTO lexical (lexical, rowid, body) VALUES ('delete', ?, ?)",
                (number, embedding_text(title, text[start:end])),
            )
        self._db.rows("DELETE FROM articles WHERE id = ?", (article_id,))
        return hashes

    def _forget_embeddings(self, gone: Iterable[set[str] | None]) -> None:
        for digest in set().union(*(hashes for hashes in gone if hashes is not None)):
            self._db.rows(
                "DELETE FROM embeddings WHERE hash = ?1 AND NOT EXISTS "
                "(SELECT 1 FROM chunks WHERE embedding = ?1)",
                (digest,),
            )

    # Reading

    def known_locations(self) -> dict[str, Known]:
        """Give what is stored under each location."""
        rows = self._db.rows("SELECT location, id, text_hash FROM articles")
        return {location: Known(article_id, text_hash) for location, article_id, text_hash in rows}

    def embedded(self, hashes: Sequence[str]) -> set[str]:
        """Tell which of the texts, given by hash, have an embedding in the store."""
        found: set[str] = set()
        for part in _parts(hashes):
            marks = ",".join("?" * len(part))
            rows = self._db.rows(f"SELECT hash FROM embeddings WHERE hash IN ({marks})", part)
            found.update(row[0] for row in rows)
        return found

    def articles(self, *, newest_first: bool = False) -> Iterator[Article]:
        """Give every article, by source; or by the date it states, newest first and undated last."""
        order = "date DESC NULLS LAST, source" if newest_first else "source"
        ids = [row[0] for row in self._db.rows(f"SELECT id FROM articles ORDER BY {order}, id")]
        for part in _parts(ids):
            found = self.articles_by_id(part)
            yield from (found[article_id] for article_id in part if article_id in found)

    def articles_by_id(self, ids: Iterable[str]) -> dict[str, Article]:
        """Give the articles with these ids; unknown ids are left out."""
        found: dict[str, Article] = {}
        for part in _parts(list(ids)):
            marks = ",".join("?" * len(part))
            rows = self._db.rows(
                "SELECT id, source, text, title, outlet, date, author, url, origins, kept, added_at "
                f"FROM articles WHERE id IN ({marks})",
                part,
            )
            found.update((row[0], _to_article(row)) for row in rows)
        return found

    def find_articles(self, name: str) -> list[Article]:
        """Find articles by id, by the beginning of an id (4 digits or more), by source or file name."""
        if len(name) > _NAME_CHARS:
            return []
        name = os.fsencode(name).decode("utf-8", "backslashreplace")  # as sources are stored
        rows = self._db.rows(
            "SELECT id FROM articles WHERE id = ?1 OR source = ?1 OR location = ?1 OR source LIKE '%/' || ?2 ESCAPE '\\' "
            "OR (length(?1) >= 4 AND id LIKE ?2 || '%' ESCAPE '\\')",
            (name, _escape_like(name)),
        )
        found = self.articles_by_id(row[0] for row in rows)
        return sorted(found.values(), key=lambda article: (article.source, article.id))

    def chunks(self, numbers: Sequence[int]) -> dict[int, Chunk]:
        """Give the chunks with these numbers; unknown numbers are left out."""
        found: dict[int, Chunk] = {}
        for part in _parts(numbers):
            marks = ",".join("?" * len(part))
            rows = self._db.rows(
                f"SELECT number, id, article, start_at, end_at FROM chunks WHERE number IN ({marks})", part
            )
            found.update((row[0], Chunk(*row[1:])) for row in rows)
        return found

    def vectors(self) -> tuple[Numbers, Matrix]:
        """Give all chunk numbers, int64 (n,), and embeddings, float32 (n, dimension), unit rows."""
        settings = self.settings()
        count = self._db.number("SELECT count(*) FROM chunks")
        dimension = 0 if settings is None else settings.dimension
        numbers = np.empty(count, np.int64)
        matrix = np.empty((count, dimension), np.float32)
        rows = self._db.rows(
            "SELECT number, vector FROM chunks JOIN embeddings ON embedding = hash ORDER BY number"
        )
        for i, (number, blob) in enumerate(rows):
            numbers[i] = number
            matrix[i] = np.frombuffer(blob, dtype="<f2")
        norms = np.linalg.norm(matrix, axis=1, keepdims=True)
        return numbers, matrix / np.maximum(norms, np.finfo(np.float32).tiny)

    def match(self, expression: str, limit: int) -> dict[int, float]:
        """Find chunks by an FTS5 expression; BM25 scores by chunk number, larger is better."""
        if not expression:
            return {}
        rows = self._db.rows(
            "SELECT rowid, -rank FROM lexical WHERE lexical MATCH ? ORDER BY rank, rowid LIMIT ?",
            (expression, limit),
        )
        return dict(rows)

    def document_frequency(self, stems: Iterable[str]) -> dict[str, int]:
        """Count the chunks in which each stem occurs; 0 for those in none."""
        self._db.rows(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab (main, 'lexical', 'row')"
        )
        return {
            stem: self._db.number("SELECT doc FROM temp.terms WHERE term = ?", (stem,)) for stem in set(stems)
        }

    def count(self, table: str) -> int:
        """Count the rows of `articles`, `chunks`, `embeddings` or `failures`."""
        if table not in ("articles", "chunks", "embeddings", "failures"):
            raise ValueError(f"no table {table!r} to count")
        return self._db.number(f"SELECT count(*) FROM {table}")

    def date_range(self) -> tuple[str | None, str | None]:
        """Give the oldest and the newest date an article states."""
        row = self._db.row("SELECT min(date), max(date) FROM articles")
        return (None, None) if row is None else (row[0], row[1])

    def count_outlets(self) -> int:
        """Count the outlets that articles state."""
        return self._db.number("SELECT count(DISTINCT outlet) FROM articles")

    def failures(self) -> list[Failure]:
        """Give the sources that could not be indexed, by name."""
        rows = self._db.rows("SELECT source, reason, at FROM failures ORDER BY source")
        return [Failure(*row) for row in rows]

    # Derived files

    def derived(self, name: str) -> tuple[str, str] | None:
        """Give (commit, SHA-256) of a derived file as last written, or None."""
        row = self._db.row("SELECT commit_id, sha256 FROM derived WHERE name = ?", (name,))
        return None if row is None else (str(row[0]), str(row[1]))

    def save_derived(self, name: str, commit_id: str, sha256: str) -> None:
        """Note from which commit a derived file was built, and its checksum."""
        with self._db.transaction():
            self._db.rows("INSERT OR REPLACE INTO derived VALUES (?, ?, ?)", (name, commit_id, sha256))


def embedding_text(title: str | None, chunk: str) -> str:
    """Give the text that is embedded and lexically indexed for a chunk: its title, then itself."""
    return chunk if title is None else f"{title}\n{chunk}"


def _to_article(row: Row) -> Article:
    title, outlet, date, author, url, origins, kept, added_at = row[3:]
    return Article(
        id=row[0],
        source=row[1],
        text=row[2],
        meta=Metadata(title, outlet, date, author, url, json.loads(origins)),
        kept=tuple(Span(start, end) for start, end in json.loads(kept)),
        added_at=added_at,
    )


def _escape_like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _parts(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(values), _PARAMETERS):
        yield values[start : start + _PARAMETERS]
