"""One writer at a time: a lock on the index folder that says who holds it.

The operating system frees the lock when its holder dies, however it dies.
"""

import datetime
import json
import os
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import IndexBusy, IndexNotWritable

LOCK_FILE = "writer.lock"
WAIT_S = (
    3.0  # seconds a writer waits: a reader that keeps the vector index it made holds the lock for a moment
)
HOLDER_FILE = "writer.json"  # who holds the lock; whatever it says, only the lock decides


class WriterLock:
    """The right to write to the index in one folder; one thread of one process holds it at a time."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._lock = FileLock(directory / LOCK_FILE, thread_local=False)
        self._threads = threading.RLock()

    @contextmanager
    def hold(self, wait_s: float = WAIT_S) -> Iterator[None]:
        """Hold the lock, or go on holding it.

        :param wait_s: Seconds to wait for another process, not for another thread of this one.
        :raises IndexBusy: If somebody else holds it, and who.
        :raises IndexNotWritable: If the folder may not be written.
        """
        if not self._threads.acquire(blocking=False):
            raise IndexBusy(f"{self._directory} is being written by this process: try again when it is done")
        try:
            with self._acquire(wait_s):
                yield
        finally:
            self._threads.release()

    @contextmanager
    def _acquire(self, wait_s: float) -> Iterator[None]:
        try:
            self._lock.acquire(timeout=wait_s, poll_interval=0.02)
        except Timeout as error:
            raise IndexBusy(
                f"{self._directory} is being written by {_describe(self._directory / HOLDER_FILE)}: "
                "try again when it is done"
            ) from error
        except OSError as error:
            raise IndexNotWritable(
                f"{self._directory} may not be written ({error.strerror}): check its permissions"
            ) from error
        try:
            if self._lock.lock_counter == 1:
                _sign(self._directory / HOLDER_FILE)
            yield
        finally:
            if self._lock.lock_counter == 1:
                (self._directory / HOLDER_FILE).unlink(missing_ok=True)
            self._lock.release()


def _sign(path: Path) -> None:
    holder = {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "command": " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]]),
        "since": datetime.datetime.now().astimezone().strftime("%Y-%m-%d %H:%M"),
    }
    try:
        path.write_text(json.dumps(holder), encoding="utf-8")
    except OSError:  # a full disk: whoever is refused then learns that somebody writes, not who
        path.unlink(missing_ok=True)


def _describe(path: Path) -> str:
    """Say who signed; a process that is killed while it signs leaves half a line."""
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        return f"process {holder['pid']} on {holder['host']} ({holder['command']}, since {holder['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
