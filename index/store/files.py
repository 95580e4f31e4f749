"""Which files are in the archive as they are, which articles stand in them, and what could not be read."""

from collections.abc import Iterable
from dataclasses import dataclass

from index.records import Failure
from index.store.database import Database


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored under a location: the article, and a hash of all it was made from."""

    article_id: str
    fingerprint: str


class FileTable:
    """Fingerprints of the files read to their end, and failures by file. Writing needs a transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def fingerprints(self) -> dict[str, str]:
        """Give the fingerprint of each file that was read to its end."""
        return dict(self._db.rows("SELECT location, fingerprint FROM files"))

    def articles_in(self, file: str) -> dict[str, Known]:
        """Give what is stored of a file, by location."""
        rows = self._db.rows("SELECT location, id, fingerprint FROM articles WHERE file = ?", (file,))
        return {location: Known(article_id, fingerprint) for location, article_id, fingerprint in rows}

    def locations(self) -> set[str]:
        """Give the files that articles or failures are known of."""
        return {row[0] for row in self._db.rows("SELECT file FROM articles UNION SELECT file FROM failures")}

    def failures_in(self, file: str) -> list[Failure]:
        """Give what could not be read of a file."""
        rows = self._db.rows(
            "SELECT source, reason, at FROM failures WHERE file = ? ORDER BY location", (file,)
        )
        return [Failure(*row) for row in rows]

    def failures(self) -> list[Failure]:
        """Give all that could not be indexed, by source."""
        return [
            Failure(*row) for row in self._db.rows("SELECT source, reason, at FROM failures ORDER BY source")
        ]

    def put_fingerprint(self, file: str, fingerprint: str) -> None:
        """Note that a file was read to its end."""
        self._db.rows("INSERT OR REPLACE INTO files VALUES (?, ?)", (file, fingerprint))

    def forget_failures(self, files: Iterable[str]) -> None:
        """Forget what could not be read of these files, since they are read again."""
        self._db.many("DELETE FROM failures WHERE file = ?", [(file,) for file in files])

    def put_failures(self, failures: Iterable[tuple[str, Failure]]) -> None:
        """Keep (file, failure) pairs."""
        self._db.many(
            "INSERT OR REPLACE INTO failures (location, source, reason, at, file) VALUES (?, ?, ?, ?, ?)",
            [(f"{file}#{f.source}", f.source, f.reason, f.when, file) for file, f in failures],
        )

    def forget(self, file: str) -> None:
        """Forget a file that is gone, or that must be read again."""
        self._db.rows("DELETE FROM files WHERE location = ?", (file,))
