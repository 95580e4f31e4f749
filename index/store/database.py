"""An open SQLite database of an archive: checks, schema, transactions, and errors a user can read.

This is the only module that imports sqlite3.
"""

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from index.errors import (
    IndexBusy,
    IndexDamaged,
    IndexNotFound,
    IndexNotWritable,
    IndexTooNew,
    NotAnIndex,
    OnRecordError,
)
from index.store.lock import HOLDER_FILE, LOCK_FILE
from index.store.migrations import APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION

DATABASE = "archive.db"
VECTORS_FILE = "vectors.faiss"  # derived from the database, see `index.derive`
# Beginnings of the names of files that can be made again.
_DERIVED = (VECTORS_FILE, f"{DATABASE}-", LOCK_FILE, HOLDER_FILE)
ROOM_BYTES = 1 << 16  # with less, SQLite has no room for the files it needs beside a database (-shm, 32 KiB)
BUSY_S = 10.0  # seconds to wait for another writer's transaction

_PARAMETERS = 900  # SQL variables in one statement; SQLite allows 999 in old builds

Row = tuple[Any, ...]
_T = TypeVar("_T")


class Database:
    """One connection, shared by threads: a lock is held over each statement, snapshot and transaction."""

    def __init__(self, directory: Path, connection: sqlite3.Connection) -> None:
        self.directory = directory
        self._connection = connection
        self._lock = threading.RLock()

    @classmethod
    def open(cls, directory: Path, *, create: bool) -> "Database":
        """Open the database in a folder; see `Store.open`."""
        path = directory / DATABASE
        try:
            if not path.is_file():
                _check_free(directory, create)
            if create:
                directory.mkdir(parents=True, exist_ok=True)
            address = _address(path) if path.is_file() else f"{path.absolute().as_uri()}?mode=rwc"
            return cls._connect(directory, address, create=create)
        except (sqlite3.OperationalError, OSError) as error:
            raise NotAnIndex(
                f"{directory} cannot be opened ({error}): choose another --index folder"
            ) from error
        except IndexNotWritable as error:  # of what is there, SQLite may have no room for the files beside it
            if _has_log(path):
                raise
            try:
                return cls._connect(directory, _reading_address(path), create=False)
            except IndexDamaged:
                raise error from None

    @classmethod
    def _connect(cls, directory: Path, address: str, *, create: bool) -> "Database":
        connection = sqlite3.connect(
            address, uri=True, timeout=BUSY_S, isolation_level=None, check_same_thread=False
        )
        database = cls(directory, connection)
        try:
            database._prepare(create)
        except BaseException:
            connection.close()
            raise
        return database

    def close(self) -> None:
        """Close the connection; nothing is left to save."""
        self._connection.close()

    def rows(self, statement: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Run a statement and give all its rows."""
        with self._lock, self._errors_named():
            return self._connection.execute(statement, parameters).fetchall()

    def row(self, statement: str, parameters: Sequence[object] = ()) -> Row | None:
        """Run a statement and give its first row, or None."""
        with self._lock, self._errors_named():
            row: Row | None = self._connection.execute(statement, parameters).fetchone()
            return row

    def number(self, statement: str, parameters: Sequence[object] = ()) -> int:
        """Run a statement and give the first value of its first row, or 0."""
        row = self.row(statement, parameters)
        return 0 if row is None or row[0] is None else int(row[0])

    def insert(self, statement: str, parameters: Sequence[object] = ()) -> int:
        """Run an INSERT and give the number of its row."""
        with self._lock, self._errors_named():
            return self._connection.execute(statement, parameters).lastrowid or 0

    def many(self, statement: str, parameters: Sequence[Sequence[object]]) -> None:
        """Run a statement once for each row of parameters."""
        with self._lock, self._errors_named():
            self._connection.executemany(statement, parameters)

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Keep one state of the database for several reads, whatever other processes write."""
        with self._lock:
            nested = self._connection.in_transaction
            if not nested:
                self.rows("BEGIN")
            try:
                yield
            finally:
                if not nested:
                    self.rows("COMMIT")

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all or nothing.

        :raises IndexBusy: If another process keeps writing for longer than `BUSY_S`.
        """
        with self._lock:
            self.rows("BEGIN IMMEDIATE")
            try:
                yield
                self.rows("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise

    def _prepare(self, create: bool) -> None:
        application = self.number("PRAGMA application_id")
        version = self.number("PRAGMA user_version")
        if application != APPLICATION_ID and (
            application or self.number("SELECT count(*) FROM sqlite_master")
        ):
            raise NotAnIndex(
                f"{self.directory / DATABASE} is not an On Record archive: choose another --index folder"
            )
        if version > SCHEMA_VERSION:
            raise IndexTooNew(
                f"{self.directory} was written by a newer version (schema {version}, this one knows "
                f"{SCHEMA_VERSION}): upgrade onrecord, or index into another folder"
            )
        if version == 0 and not create:
            raise IndexDamaged(
                f"{self.directory / DATABASE} is empty: restore it from a copy, or index the articles again"
            )
        self.rows("PRAGMA foreign_keys = ON")
        self.rows("PRAGMA synchronous = FULL")
        if version < SCHEMA_VERSION:
            self._migrate(version)

    def _migrate(self, version: int) -> None:
        try:
            self.rows("PRAGMA journal_mode = WAL")
            with self.transaction():
                done = self.number("PRAGMA user_version")  # another process may have been faster
                for statements in MIGRATIONS[done:]:
                    for statement in statements:
                        self.rows(statement)
                self._stamp()
        except IndexNotWritable as error:
            if version == 0:
                raise
            raise IndexNotWritable(
                f"{self.directory} was written by an older version and has to be brought up to date, but may not be "
                "written: open it once where it may, or copy it"
            ) from error

    def _stamp(self) -> None:
        self.rows(f"PRAGMA user_version = {SCHEMA_VERSION}")
        self.rows(f"PRAGMA application_id = {APPLICATION_ID}")

    @contextlib.contextmanager
    def well_formed(self, what: str) -> Iterator[None]:
        """Name what is read wrongly off a row, since it was not written like that, as damage.

        :param what: What the row is of, for the message.

        :raises IndexDamaged: If a value in a row is not of its kind, or what it refers to is not there.
        """
        try:
            yield
        except (ValueError, KeyError, TypeError) as error:
            raise _damaged(self.directory, f"{what}: {error}") from error

    @contextlib.contextmanager
    def _errors_named(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise _to_user_error(error, self.directory) from error


def split_parameters(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Split values into parts that one statement can take, in order."""
    for start in range(0, len(values), _PARAMETERS):
        yield values[start : start + _PARAMETERS]


def _to_user_error(error: sqlite3.DatabaseError, directory: Path) -> OnRecordError:
    text = str(error)
    if "locked" in text:
        return IndexBusy(f"{directory} is being written by another process: try again when it is done")
    if "full" in text or (("readonly" in text or "I/O" in text) and _is_full(directory)):
        return IndexNotWritable(
            f"{directory} cannot be written, the disk is full: make room and run the same again"
        )
    if "readonly" in text:
        return IndexNotWritable(f"{directory} may not be written: check its permissions")
    return _damaged(directory, text)


def _damaged(directory: Path, text: str) -> IndexDamaged:
    return IndexDamaged(
        f"{directory / DATABASE} cannot be used ({text}): restore it from a copy, or move it away and index again"
    )


def _address(path: Path) -> str:
    """Give the URI of a database; where its folder may not be written, one for reading only.

    Without a write-ahead log nobody can be writing there, and SQLite needs no lock files beside it.
    """
    address = path.absolute().as_uri()
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return f"{address}?mode=rw"
    return f"{address}?mode=ro" if _has_log(path) else _reading_address(path)


def _has_log(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _reading_address(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"


def _is_full(directory: Path) -> bool:
    found = os.statvfs(directory)
    return found.f_bavail * found.f_frsize < ROOM_BYTES


def _check_free(directory: Path, create: bool) -> None:
    if directory.exists() and not directory.is_dir():
        raise NotAnIndex(f"{directory} is a file, not an index folder: choose another --index folder")
    if directory.is_dir() and any(not file.name.startswith(_DERIVED) for file in directory.iterdir()):
        raise NotAnIndex(f"{directory} holds other files and no index: choose another --index folder")
    if not create:
        raise IndexNotFound(
            f"no index in {directory}: make one with `onrecord index PATH --index {directory}`"
        )
