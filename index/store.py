"""The archive on disk: one SQLite database that is the only source of truth.

Everything a run of indexing adds or removes goes in with the lexical index in one transaction;
the vector index is derived (see `index.vectors`). This is the only module that imports sqlite3.
"""

import contextlib
import dataclasses
import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from index.encoder import Matrix
from index.errors import IndexBusy, IndexDamaged, IndexNotFound, IndexTooNew, NotAnIndex
from index.migrations import APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION
from index.records import Article, Chunk, Failure, Metadata, Settings, Span, content_hash
from index.vectors import Numbers

DATABASE = "archive.db"
BUSY_S = 10.0  # seconds to wait for another writer's transaction
_T = TypeVar("_T")
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
    """An open archive database; use as a context manager.

    Threads may share it: each public method holds a lock, and `snapshot` holds it over several.
    """

    def __init__(self, directory: Path, connection: sqlite3.Connection) -> None:
        self.directory = directory
        self._db = connection
        self._lock = threading.RLock()

    @classmethod
    def open(cls, directory: Path, *, create: bool = False) -> "Store":
        """Open the archive in a folder.

        :param create: Make the folder and the database if there are none.
        :raises IndexNotFound: If there is nothing there and `create` is false.
        :raises NotAnIndex: If the folder or its database is something else.
        :raises IndexTooNew: If a newer version wrote it.
        :raises IndexDamaged: If SQLite cannot read it.
        """
        path = directory / DATABASE
        if not path.is_file():
            _check_free(directory, create)
            directory.mkdir(parents=True, exist_ok=True)
        try:
            connection = sqlite3.connect(
                path, timeout=BUSY_S, isolation_level=None, check_same_thread=False
            )
        except sqlite3.OperationalError as error:
            raise NotAnIndex(f"{directory}: cannot be opened ({error}): choose another --index folder") from error
        store = cls(directory, connection)
        try:
            store._prepare()
        except BaseException:
            connection.close()
            raise
        return store

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; nothing is left to save."""
        self._db.close()

    def _prepare(self) -> None:
        with self._readable():
            application = self._one("PRAGMA application_id")
            version = int(self._one("PRAGMA user_version"))
            tables = self._one("SELECT count(*) FROM sqlite_master")
        if application != APPLICATION_ID and (application or tables):
            raise NotAnIndex(
                f"{self.directory / DATABASE} is not an On Record archive: choose another --index folder"
            )
        if version > SCHEMA_VERSION:
            raise IndexTooNew(
                f"{self.directory} was written by a newer version (schema {version}, this one knows "
                f"{SCHEMA_VERSION}): upgrade onrecord, or index into another folder"
            )
        with _busy_as_error(self.directory):
            self._db.execute("PRAGMA foreign_keys = ON")
            if version < SCHEMA_VERSION:
                self._db.execute("PRAGMA journal_mode = WAL")
                self._migrate(version)
            self._db.execute("PRAGMA synchronous = FULL")

    def _migrate(self, version: int) -> None:
        for step, statements in enumerate(MIGRATIONS[version:], start=version + 1):
            self._db.executescript(
                f"BEGIN IMMEDIATE; {statements} PRAGMA user_version = {step}; "
                f"PRAGMA application_id = {APPLICATION_ID}; COMMIT;"
            )

    @contextlib.contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise IndexDamaged(
                f"{self.directory / DATABASE} cannot be used ({error}): restore it from a copy, or move it "
                "away and index again"
            ) from error

    def _one(self, statement: str, parameters: Sequence[object] = ()) -> int:
        row = self._db.execute(statement, parameters).fetchone()
        return 0 if row is None or row[0] is None else int(row[0])

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Keep one state of the archive for several reads, whatever other processes write."""
        with self._lock, self._readable():
            nested = self._db.in_transaction
            if not nested:
                self._db.execute("BEGIN")
            try:
                yield
            finally:
                if not nested:
                    self._db.execute("COMMIT")

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._lock, self._readable(), _busy_as_error(self.directory):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    # Settings and commits

    def settings(self) -> Settings | None:
        """Give what the archive was made with; None before the first article."""
        value = self._setting("settings")
        return None if value is None else Settings(**json.loads(value))

    def save_settings(self, settings: Settings) -> None:
        """Keep what the archive is made with."""
        with self._transaction():
            self._set("settings", json.dumps(dataclasses.asdict(settings), sort_keys=True))

    @property
    def commit_id(self) -> str:
        """The name of the archive's present state; it changes with every write of articles."""
        return self._setting("commit") or "empty"

    def _setting(self, name: str) -> str | None:
        with self._lock, self._readable():
            row = self._db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def _set(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

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
        with self._transaction():
            for digest, vector in vectors.items():
                self._db.execute(
                    "INSERT OR IGNORE INTO embeddings VALUES (?, ?)", (digest, vector.astype("<f2").tobytes())
                )
            gone = []
            for entry in entries:
                gone.append(self._delete("location = ?", entry.location))
                self._insert(entry)
                self._db.execute("DELETE FROM failures WHERE location = ?", (entry.location,))
            for location, failure in failures:
                self._db.execute(
                    "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?)",
                    (location, failure.source, failure.reason, failure.when),
                )
            self._forget_embeddings(gone)
            if entries:
                self._advance(entry.article.id for entry in entries)

    def _insert(self, entry: Entry) -> None:
        article, meta = entry.article, entry.article.meta
        self._db.execute(
            f"INSERT INTO articles VALUES ({', '.join('?' * 13)})",
            (
                article.id, article.source, entry.location, content_hash(article.text), article.text,
                meta.title, meta.outlet, meta.date, meta.author, meta.url,
                json.dumps(dict(meta.origins)), json.dumps([[s.start, s.end] for s in article.kept]),
                article.added_at,
            ),
        )  # fmt: skip
        for chunk, text in zip(entry.chunks, entry.embedding_texts, strict=True):
            cursor = self._db.execute(
                "INSERT INTO chunks (id, article, start_at, end_at, embedding) VALUES (?, ?, ?, ?, ?)",
                (chunk.id, chunk.article_id, chunk.start, chunk.end, content_hash(text)),
            )
            self._db.execute("INSERT INTO lexical (rowid, body) VALUES (?, ?)", (cursor.lastrowid, text))

    def remove(self, article_ids: Sequence[str]) -> int:
        """Remove articles with their chunks and embeddings in one transaction; return how many."""
        with self._transaction():
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
        row = self._db.execute(f"SELECT id, title, text FROM articles WHERE {where}", (value,)).fetchone()
        if row is None:
            return None
        article_id, title, text = row
        hashes: set[str] = set()
        for number, start, end, digest in self._db.execute(
            "SELECT number, start_at, end_at, embedding FROM chunks WHERE article = ?", (article_id,)
        ).fetchall():
            hashes.add(digest)
            self._db.execute(
                "INSERT INTO lexical (lexical, rowid, body) VALUES ('delete', ?, ?)",
                (number, embedding_text(title, text[start:end])),
            )
        self._db.execute("DELETE FROM articles WHERE id = ?", (article_id,))
        return hashes

    def _forget_embeddings(self, gone: Iterable[set[str] | None]) -> None:
        for digest in set().union(*(hashes for hashes in gone if hashes is not None)):
            self._db.execute(
                "DELETE FROM embeddings WHERE hash = ?1 AND NOT EXISTS "
                "(SELECT 1 FROM chunks WHERE embedding = ?1)",
                (digest,),
            )

    # Reading

    def known_locations(self) -> dict[str, Known]:
        """Give what is stored under each location."""
        with self._lock, self._readable():
            rows = self._db.execute("SELECT location, id, text_hash FROM articles").fetchall()
        return {location: Known(article_id, text_hash) for location, article_id, text_hash in rows}

    def embedded(self, hashes: Sequence[str]) -> set[str]:
        """Tell which of the texts, given by hash, have an embedding in the store."""
        found: set[str] = set()
        with self._lock, self._readable():
            for part in _parts(hashes):
                marks = ",".join("?" * len(part))
                rows = self._db.execute(f"SELECT hash FROM embeddings WHERE hash IN ({marks})", part)
                found.update(row[0] for row in rows)
        return found

    def articles(self) -> Iterator[Article]:
        """Give every article, by source."""
        with self._lock, self._readable():
            ids = [row[0] for row in self._db.execute("SELECT id FROM articles ORDER BY source, id")]
        for part in _parts(ids):
            found = self.articles_by_id(part)
            yield from (found[article_id] for article_id in part if article_id in found)

    def articles_by_id(self, ids: Iterable[str]) -> dict[str, Article]:
        """Give the articles with these ids; unknown ids are left out."""
        found: dict[str, Article] = {}
        with self._lock, self._readable():
            for part in _parts(list(ids)):
                marks = ",".join("?" * len(part))
                rows = self._db.execute(
                    "SELECT id, source, text, title, outlet, date, author, url, origins, kept, added_at "
                    f"FROM articles WHERE id IN ({marks})",
                    part,
                )
                found.update((row[0], _to_article(row)) for row in rows)
        return found

    def find_articles(self, name: str) -> list[Article]:
        """Find articles by id, by the beginning of an id (4 digits or more), by source or file name."""
        with self._lock, self._readable():
            rows = self._db.execute(
                "SELECT id FROM articles WHERE id = ?1 OR source = ?1 OR location = ?1 OR source LIKE '%/' || ?2 ESCAPE '\\' "
                "OR (length(?1) >= 4 AND id LIKE ?2 || '%' ESCAPE '\\')",
                (name, _escape_like(name)),
            ).fetchall()
            found = self.articles_by_id(row[0] for row in rows)
        return sorted(found.values(), key=lambda article: (article.source, article.id))

    def chunks(self, numbers: Sequence[int]) -> dict[int, Chunk]:
        """Give the chunks with these numbers; unknown numbers are left out."""
        found: dict[int, Chunk] = {}
        with self._lock, self._readable():
            for part in _parts(numbers):
                marks = ",".join("?" * len(part))
                rows = self._db.execute(
                    f"SELECT number, id, article, start_at, end_at FROM chunks WHERE number IN ({marks})", part
                )
                found.update((row[0], Chunk(*row[1:])) for row in rows)
        return found

    def vectors(self) -> tuple[Numbers, Matrix]:
        """Give all chunk numbers, int64 (n,), and embeddings, float32 (n, dimension), unit rows."""
        settings = self.settings()
        with self._lock, self._readable():
            count = self._one("SELECT count(*) FROM chunks")
            dimension = 0 if settings is None else settings.dimension
            numbers = np.empty(count, np.int64)
            matrix = np.empty((count, dimension), np.float32)
            rows = self._db.execute(
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
        with self._lock, self._readable():
            rows = self._db.execute(
                "SELECT rowid, -rank FROM lexical WHERE lexical MATCH ? ORDER BY rank, rowid LIMIT ?",
                (expression, limit),
            ).fetchall()
        return dict(rows)

    def document_frequency(self, stems: Iterable[str]) -> dict[str, int]:
        """Count the chunks in which each stem occurs; 0 for those in none."""
        with self._lock, self._readable():
            self._db.execute(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab (main, 'lexical', 'row')"
            )
            return {
                stem: self._one("SELECT doc FROM temp.terms WHERE term = ?", (stem,)) for stem in set(stems)
            }

    def count(self, table: str) -> int:
        """Count the rows of `articles`, `chunks`, `embeddings` or `failures`."""
        if table not in ("articles", "chunks", "embeddings", "failures"):
            raise ValueError(f"no table {table!r} to count")
        with self._lock, self._readable():
            return self._one(f"SELECT count(*) FROM {table}")

    def date_range(self) -> tuple[str | None, str | None]:
        """Give the oldest and the newest date an article states."""
        with self._lock, self._readable():
            oldest, newest = self._db.execute("SELECT min(date), max(date) FROM articles").fetchone()
        return oldest, newest

    def count_outlets(self) -> int:
        """Count the outlets that articles state."""
        with self._lock, self._readable():
            return self._one("SELECT count(DISTINCT outlet) FROM articles")

    def failures(self) -> list[Failure]:
        """Give the sources that could not be indexed, by name."""
        with self._lock, self._readable():
            rows = self._db.execute("SELECT source, reason, at FROM failures ORDER BY source").fetchall()
        return [Failure(*row) for row in rows]

    # Derived files

    def derived(self, name: str) -> tuple[str, str] | None:
        """Give (commit, SHA-256) of a derived file as last written, or None."""
        with self._lock, self._readable():
            row = self._db.execute("SELECT commit_id, sha256 FROM derived WHERE name = ?", (name,)).fetchone()
        return None if row is None else (str(row[0]), str(row[1]))

    def save_derived(self, name: str, commit_id: str, sha256: str) -> None:
        """Note from which commit a derived file was built, and its checksum."""
        with self._transaction():
            self._db.execute("INSERT OR REPLACE INTO derived VALUES (?, ?, ?)", (name, commit_id, sha256))


def embedding_text(title: str | None, chunk: str) -> str:
    """Give the text that is embedded and lexically indexed for a chunk: its title, then itself."""
    return chunk if title is None else f"{title}\n{chunk}"


def _check_free(directory: Path, create: bool) -> None:
    if directory.exists() and not directory.is_dir():
        raise NotAnIndex(f"{directory} is a file, not an index folder: choose another --index folder")
    if not create:
        raise IndexNotFound(f"no index in {directory}: make one with `onrecord index PATH --index {directory}`")
    if directory.is_dir() and any(directory.iterdir()):
        raise NotAnIndex(f"{directory} holds other files: choose an empty or new --index folder")


@contextlib.contextmanager
def _busy_as_error(directory: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise IndexBusy(f"{directory} is being written by another process: try again when it is done") from error
        if "readonly" in str(error) or "read-only" in str(error):
            raise IndexBusy(f"{directory} may not be written: check its permissions") from error
        raise


def _to_article(row: Sequence[str]) -> Article:
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
