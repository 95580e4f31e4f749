"""Run commands of `onrecord` in processes that may be killed at any point, with a toy model for a real one.

    python -m benchmarks.crash_worker

A server: each line of its input is a job. It forks a process for it, which costs no imports, and says its id; told
so by an empty line, it waits for the end of the process and says how it ended, as `subprocess` counts. The process
notes in a file what it is doing and each transaction committed, so that whoever kills it knows what must not be
lost. Where a job names a point of the code, it kills itself there, with SIGKILL, or waits there.
"""

import contextlib
import json
import os
import resource
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import index.vectors
import qa.archive
import qa.cli
from benchmarks.archive_state import ToyEncoder, ToyFinder, digest_state, read_state
from index.load import Loaded
from index.load.paths import Source
from index.make import make_entry
from index.statements.analyse import Analyst
from index.store import Store
from index.store.database import Database
from index.vectors import VectorIndex

WARM_UP = (
    "A short title\nBy Nessa Quill\nTern Bay Gazette, March 4, 2025\n\n"
    + "The pier was mended before noon. " * 40
)


class Watched:
    """A process that notes what it does and dies where it is told.

    Points: "statement" (before any SQL), "commit" and "committed" (before and after each COMMIT of a transaction);
    of the vector file "save", "open", "write", "half written", "written", "note", "noted"; and of any file "fsync",
    "synced", "replace", "replaced".
    """

    def __init__(self, job: dict[str, Any]) -> None:
        """Prepare to run a job.

        Of it, "point" is [point, n]: where it is reached for the n-th time, die, or, where "pipe" names a pipe, wait
        until that was opened for writing and closed. With "states", the state after each transaction is noted.
        """
        self.calls: Counter[str] = Counter()
        self._point, self._pipe, self._states = job["point"], job["pipe"], job["states"]
        self._phase = ""
        self._notes = os.open(job["notes"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def reach(self, point: str) -> None:
        """Count a point, and die or wait there if it is the one."""
        self.calls[point] += 1
        if [point, self.calls[point]] != self._point:
            return
        if self._pipe is None:
            os.kill(os.getpid(), signal.SIGKILL)
        with open(self._pipe, "rb") as pipe:
            pipe.read()

    def note(self, **values: object) -> None:
        """Write a line of notes, in one call of the system."""
        os.write(self._notes, (json.dumps(values) + "\n").encode())

    def enter(self, phase: str) -> None:
        """Note what is done from now on."""
        self._phase = phase
        self.note(phase=phase)

    def install(self) -> None:
        """Put the points into the code."""
        vars(qa.archive)["SentenceEncoder"] = ToyEncoder
        vars(qa.archive)["Analyst"] = lambda: Analyst(ToyFinder())
        for name in ("rows", "row", "insert", "many"):
            setattr(Database, name, self._with_points(getattr(Database, name)))
        Database.transaction = self._watch_transactions(Database.transaction)  # type: ignore[method-assign]
        os.fsync = self._between("fsync", os.fsync, "synced")
        os.replace = self._between("replace", os.replace, "replaced")
        index.vectors.open = self._open  # type: ignore[attr-defined]
        VectorIndex.save = self._between("save", VectorIndex.save, "saved", phase="vector file")  # type: ignore[method-assign]
        Store.save_derived = self._between("note", Store.save_derived, "noted", after="between")  # type: ignore[method-assign]

    def _with_points(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def run(database: Database, statement: str, *rest: Any) -> Any:
            commits = statement == "COMMIT" and self._phase != "between"
            self.reach("statement")
            if commits:
                self.reach("commit")
            result = method(database, statement, *rest)
            if commits:
                self.reach("committed")
            return result

        return run

    def _watch_transactions(self, method: Callable[..., Any]) -> Callable[..., Any]:
        @contextlib.contextmanager
        def transaction(database: Database) -> Iterator[None]:
            before = self._phase
            self.enter(before if before == "vector file" else "transaction")
            with method(database):
                yield
            self._note_commit(database)
            self.enter(before)

        return transaction

    def _note_commit(self, database: Database) -> None:
        calls, state = self.calls.copy(), None
        if self._states:
            store = Store(database)
            state = (store.count("articles"), digest_state(read_state(store)))
            self.calls = calls  # without those of looking
        self.note(committed=calls["committed"], state=state, statements=calls["statement"])

    def _between(
        self, before: str, function: Callable[..., Any], behind: str, *, phase: str = "", after: str = ""
    ) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            if phase:
                self.enter(phase)
            self.reach(before)
            result = function(*arguments)
            self.reach(behind)
            if after:
                self.enter(after)
            return result

        return run

    def _open(self, path: Path, mode: str) -> "_Halves":
        self.reach("open")
        return _Halves(path, mode, self.reach)


class _Halves:
    """A file written in two halves, with a point between."""

    def __init__(self, path: Path, mode: str, reach: Callable[[str], None]) -> None:
        self._file = open(path, mode, buffering=0)  # noqa: SIM115 - closed on leaving
        self._reach = reach

    def __enter__(self) -> "_Halves":
        return self

    def __exit__(self, *exception: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, raw: bytes) -> None:
        """Write one half, then the other."""
        self._reach("write")
        half = len(raw) // 2
        self._write(raw[:half])
        self._reach("half written")
        self._write(raw[half:])
        self._reach("written")

    def _write(self, raw: bytes) -> None:
        while raw:
            raw = raw[self._file.write(raw) :]


def run_job(job: dict[str, Any]) -> int:
    """Run one command; give its exit status."""
    out = os.open(job["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    watched = Watched(job)
    watched.install()
    watched.enter("between")
    if job["file_bytes"] is not None:  # the kernel kills whoever writes a file beyond this
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (job["file_bytes"], job["file_bytes"]))
    try:
        qa.cli.main(args=job["command"], prog_name="onrecord")
    except SystemExit as end:
        watched.note(calls=watched.calls)
        return int(end.code or 0)
    return 1


def serve() -> None:
    """Run the jobs that come in until there are no more."""
    entry = make_entry(
        Source("warm.txt", Path("warm.txt")), Loaded(WARM_UP)
    )  # imports all that indexing needs
    Analyst(ToyFinder()).analyse([entry.article])
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            status = 70  # whatever raises beyond the command line
            try:
                status = run_job(json.loads(line))
            except BaseException:
                traceback.print_exc()
                raise
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(status)
        print(process, flush=True)
        sys.stdin.readline()
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    serve()
