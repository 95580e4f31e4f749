"""The archive on disk: one SQLite database that is the only source of truth.

Everything a run of indexing adds or removes goes in with the lexical index in one transaction;
the vector index is derived (see `index.vectors`).
"""

import dataclasses
import json
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import numpy as np

from index.encoder import Matrix, to_units
from index.errors import IndexBusy, IndexNotWritable
from index.records import Article, Chunk, Settings, content_hash
from index.store.catalogue import Catalogue
from index.store.choose import choose_articles
from index.store.database import Database, split_parameters
from index.store.entries import (
    ARTICLE_COLUMNS,
    Entry,
    delete_loose_embeddings,
    put_chunks,
    put_embeddings,
    put_entry,
    to_article,
)
from index.store.files import FileTable
from index.store.lines import LineTable
from index.store.lock import WAIT_S, WriterLock
from index.store.parts import PartTable
from index.store.reprints import ReprintTable
from index.store.statements import StatementTable
from index.store.words import CHUNK_WORDS, match_words
from index.vectors import Numbers

_NAME_CHARS = 4096  # the longest path; SQLite refuses to compare with much longer ones


class Store:
    """An open archive; use as a context manager. Threads may share it."""

    def __init__(self, database: Database) -> None:
        self.db = database
        self.directory = database.directory
        self.catalogue = Catalogue(database)
        self.files = FileTable(database)
        self.lines = LineTable(database)
        self.parts = PartTable(database)
        self.reprints = ReprintTable(database)
        self.statements = StatementTable(database)
        self._lock = WriterLock(database.directory)

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
        self.db.close()

    def snapshot(self) -> AbstractContextManager[None]:
        """Keep one state of the archive for several reads, whatever other processes write."""
        return self.db.snapshot()

    # Settings and commits

    def settings(self) -> Settings | None:
        """Give what the archive was made with; None before the first article."""
        value = self._setting("settings")
        with self.db.well_formed("the settings"):
            return None if value is None else Settings(**json.loads(value))

    def save_settings(self, settings: Settings) -> None:
        """Keep what the archive is made with."""
        with self.db.transaction():
            self._set("settings", json.dumps(dataclasses.asdict(settings), sort_keys=True))

    @property
    def commit_id(self) -> str:
        """The name of the archive's present state; it changes with every write of articles."""
        return self._setting("commit") or "empty"

    @property
    def linked_id(self) -> str | None:
        """What the speakers were last linked of, as `note_linked` was told; None before the first time."""
        return self._setting("linked")

    def note_linked(self, linked_id: str) -> None:
        """Note what the speakers are linked of, within the transaction that links them."""
        self._set("linked", linked_id)

    def name_archive(self) -> str:
        """Give a name of this archive that stays the same whatever is added or removed; made when first asked for.

        Where it cannot be written, it is made of the folder's path.
        """
        if self._setting("archive") is None:
            try:
                with self.transaction():
                    self.db.rows(
                        "INSERT OR IGNORE INTO settings VALUES ('archive', ?)", (secrets.token_hex(8),)
                    )
            except (IndexBusy, IndexNotWritable):
                return content_hash(str(self.directory.resolve()))[:16]
        return self._setting("archive") or ""

    def _setting(self, name: str) -> str | None:
        row = self.db.row("SELECT value FROM settings WHERE name = ?", (name,))
        return None if row is None else str(row[0])

    def _set(self, name: str, value: str) -> None:
        self.db.rows("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    # Writing

    def lock(self, wait_s: float = WAIT_S) -> AbstractContextManager[None]:
        """Hold the right to write for longer than one transaction; nested calls go on holding it.

        :raises IndexBusy: If another process or thread holds it, and which.
        """
        return self._lock.hold(wait_s)

    def transaction(self) -> AbstractContextManager[None]:
        """Write all or nothing; hold `lock` around it."""
        return self.db.transaction()

    def advance(self, changes: Iterable[str]) -> None:
        """Give the archive's state a new name, within the transaction that changes it."""
        self._set("commit", content_hash(self.commit_id, *changes))

    def write(self, entries: Sequence[Entry], vectors: Mapping[str, Matrix]) -> None:
        """Store whole entries, chunks and all, in one transaction, replacing what is under their locations.

        :param vectors: float32 (dimension,) by hash of embedding text, at least those not yet stored.
        """
        with self.transaction():
            put_embeddings(self.db, vectors)
            loose = []
            for entry in entries:
                loose += put_entry(self.db, entry)
                put_chunks(self.db, entry.chunks, entry.embedding_texts)
            delete_loose_embeddings(self.db, loose)
            if entries:
                self.advance(entry.article.id for entry in entries)

    # Reading

    def embedded(self, hashes: Sequence[str]) -> set[str]:
        """Tell which of the texts, given by hash, have an embedding in the store."""
        found: set[str] = set()
        for part in split_parameters(hashes):
            marks = ",".join("?" * len(part))
            rows = self.db.rows(f"SELECT hash FROM embeddings WHERE hash IN ({marks})", part)
            found.update(row[0] for row in rows)
        return found

    def articles(self, *, newest_first: bool = False) -> Iterator[Article]:
        """Give every article, by source; or by the date it states, newest first and undated last."""
        order = "date DESC NULLS LAST, source" if newest_first else "source"
        ids = [row[0] for row in self.db.rows(f"SELECT id FROM articles ORDER BY {order}, id")]
        for part in split_parameters(ids):
            found = self.articles_by_id(part)
            yield from (found[article_id] for article_id in part if article_id in found)

    def articles_by_id(self, ids: Iterable[str]) -> dict[str, Article]:
        """Give the articles with these ids; unknown ids are left out."""
        found: dict[str, Article] = {}
        for part in split_parameters(list(ids)):
            marks = ",".join("?" * len(part))
            rows = self.db.rows(f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE id IN ({marks})", part)
            for row in rows:
                with self.db.well_formed(f"article {row[0]}"):
                    found[row[0]] = to_article(row)
        return found

    def id_at(self, location: str) -> str | None:
        """Give the id of the article stored under a location."""
        row = self.db.row("SELECT id FROM articles WHERE location = ?", (location,))
        return None if row is None else str(row[0])

    def file_of(self, article_id: str) -> str | None:
        """Give the location of the file that an article stands in."""
        row = self.db.row("SELECT file FROM articles WHERE id = ?", (article_id,))
        return None if row is None else str(row[0])

    def find_articles(self, name: str) -> list[Article]:
        """Find articles by id, by the beginning of an id (4 digits or more), by source or file name."""
        if len(name) > _NAME_CHARS:
            return []
        name = os.fsencode(name).decode("utf-8", "backslashreplace")  # as sources are stored
        rows = self.db.rows(
            "SELECT id FROM articles WHERE id = ?1 OR source = ?1 OR location = ?1 OR source LIKE '%/' || ?2 ESCAPE '\\' "
            "OR (length(?1) >= 4 AND id LIKE ?2 || '%' ESCAPE '\\')",
            (name, _escape_like(name)),
        )
        found = self.articles_by_id(row[0] for row in rows)
        return sorted(found.values(), key=lambda article: (article.source, article.id))

    def chunks(self, numbers: Sequence[int]) -> dict[int, Chunk]:
        """Give the chunks with these numbers; unknown numbers are left out."""
        found: dict[int, Chunk] = {}
        for part in split_parameters(numbers):
            marks = ",".join("?" * len(part))
            rows = self.db.rows(
                f"SELECT number, id, article, start_at, end_at FROM chunks WHERE number IN ({marks})", part
            )
            found.update((row[0], Chunk(*row[1:])) for row in rows)
        return found

    def chunks_of(self, article_id: str) -> list[Chunk]:
        """Give the chunks of an article in their order."""
        rows = self.db.rows(
            "SELECT id, article, start_at, end_at FROM chunks WHERE article = ? ORDER BY start_at, number",
            (article_id,),
        )
        return [Chunk(*row) for row in rows]

    def chunk_numbers(self) -> Numbers:
        """Give the numbers of all chunks, ascending, int64 (n,)."""
        rows = self.db.rows("SELECT number FROM chunks ORDER BY number")
        return np.array([row[0] for row in rows], np.int64)

    def vectors(self, numbers: Numbers | None = None) -> tuple[Numbers, Matrix]:
        """Give chunk numbers, ascending, int64 (n,), and embeddings, float32 (n, dimension), unit rows.

        :param numbers: The chunks whose embeddings are wanted, ascending; None for all.
        """
        settings = self.settings()
        wanted = self.chunk_numbers() if numbers is None else numbers
        matrix = np.empty((len(wanted), 0 if settings is None else settings.dimension), np.float32)
        at = 0
        for part in split_parameters(wanted.tolist()):
            rows = self.db.rows(
                "SELECT vector FROM chunks JOIN embeddings ON embedding = hash "
                f"WHERE number IN ({','.join('?' * len(part))}) ORDER BY number",
                part,
            )
            with self.db.well_formed("an embedding"):
                for (blob,), row in zip(rows, matrix[at : at + len(part)], strict=True):
                    row[:] = np.frombuffer(blob, dtype="<f2")
            at += len(part)
        return wanted, to_units(matrix)

    def choose_chunks(
        self,
        *,
        outlets: Iterable[str] = (),
        since: str | None = None,
        until: str | None = None,
        articles: Iterable[str] | None = None,
    ) -> Numbers:
        """Give the numbers of the chunks of some articles, ascending, int64 (n,).

        :param outlets: Names; any of them will do, as `index.metadata.fold_name` compares them. Empty for all.
        :param since: ISO date of the first day; articles without a date are left out. None for all.
        :param until: ISO date of the last day, in the same way.
        :param articles: Ids of the only articles; None for all.
        """
        chosen = choose_articles(self.db, outlets=outlets, since=since, until=until, articles=articles)
        rows = self.db.rows(
            f"SELECT number FROM chunks WHERE {chosen.sql} ORDER BY number", chosen.parameters
        )
        return np.array([row[0] for row in rows], np.int64)

    def match(self, expression: str, limit: int, *, among: Numbers | None = None) -> dict[int, float]:
        """Find chunks by an FTS5 expression; BM25 scores by chunk number, larger is better.

        :param among: Numbers of the only chunks to find; None for all.
        """
        return match_words(self.db, CHUNK_WORDS, expression, limit, among=among)

    def document_frequency(self, stems: Iterable[str]) -> dict[str, int]:
        """Count the chunks in which each stem occurs; 0 for those in none."""
        self.db.rows("CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab (main, 'lexical', 'row')")
        return {
            stem: self.db.number("SELECT doc FROM temp.terms WHERE term = ?", (stem,)) for stem in set(stems)
        }

    def count(self, table: str) -> int:
        """Count the rows of `articles`, `chunks`, `embeddings`, `statements` or `failures`."""
        if table not in ("articles", "chunks", "embeddings", "statements", "failures"):
            raise ValueError(f"no table {table!r} to count")
        return self.db.number(f"SELECT count(*) FROM {table}")

    def date_range(self) -> tuple[str | None, str | None]:
        """Give the oldest and the newest date an article states."""
        row = self.db.row("SELECT min(date), max(date) FROM articles")
        return (None, None) if row is None else (row[0], row[1])

    def count_clusters(self) -> int:
        """Count the stories: articles that are reprints of one another are one."""
        return self.db.number("SELECT count(DISTINCT cluster) FROM articles")

    def outlets(self) -> list[str]:
        """Give the outlets that articles state, by alphabet."""
        return [
            row[0]
            for row in self.db.rows("SELECT DISTINCT outlet FROM articles WHERE outlet NOT NULL ORDER BY 1")
        ]

    def count_outlets(self) -> int:
        """Count the outlets that articles state."""
        return self.db.number("SELECT count(DISTINCT outlet) FROM articles")

    # Derived files

    def derived(self, name: str) -> tuple[str, str] | None:
        """Give (commit, SHA-256) of a derived file as last written, or None."""
        row = self.db.row("SELECT commit_id, sha256 FROM derived WHERE name = ?", (name,))
        return None if row is None else (str(row[0]), str(row[1]))

    def save_derived(self, name: str, commit_id: str, sha256: str) -> None:
        """Note from which commit a derived file was built, and its checksum."""
        with self.db.transaction():
            self.db.rows("INSERT OR REPLACE INTO derived VALUES (?, ?, ?)", (name, commit_id, sha256))


def _escape_like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
