"""Start commands of `onrecord` in processes of their own, kill them, and read what they noted."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from benchmarks.common import ROOT

KILLED = -signal.SIGKILL
CUT_OFF = -signal.SIGXFSZ  # in the middle of a write, by the kernel


@dataclass(frozen=True, slots=True)
class Commit:
    """A transaction that a process committed.

    Attributes:
        number: 1 for the first.
        statements: SQL statements the process had run by then.
        articles: Number of articles in the archive; None if not asked for.
        digest: Hash of the archive's state; None if not asked for.
    """

    number: int
    statements: int
    articles: int | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended.

    Attributes:
        status: Exit status, negative for a signal.
        output: What it printed, errors too.
        phase: What it did last.
        commits: The transactions it noted as committed.
        calls: How often each point of the code was reached; empty if it was killed.
    """

    status: int
    output: str
    phase: str
    commits: tuple[Commit, ...]
    calls: Mapping[str, int]
    seconds: float


@dataclass(frozen=True, slots=True)
class Death:
    """When a process is to die; never, if nothing is said.

    Attributes:
        after_s: After so many seconds.
        point: At a point of its code, see `benchmarks.crash_worker`, when it comes there for the n-th time.
        file_bytes: When it writes beyond so many bytes of a file; what comes before is written.
    """

    after_s: float | None = None
    point: tuple[str, int] | None = None
    file_bytes: int | None = None


NEVER = Death()


@dataclass(slots=True)
class Processes:
    """Processes started one after another by a server without imports to wait for; use as a context manager."""

    folder: Path
    _server: "subprocess.Popen[str] | None" = field(default=None)

    def __enter__(self) -> "Processes":
        command = [sys.executable, "-m", "benchmarks.crash_worker"]
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        self._server = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.communicate()

    def run(self, command: Sequence[str], death: Death = NEVER, *, states: bool = False) -> Ended:
        """Run a command until it ends or dies.

        :param states: Let the process note the state of the archive after each transaction.
        """
        started = time.perf_counter()
        process = self.start(command, death, states=states)
        if death.after_s is not None:
            time.sleep(death.after_s)
            os.kill(
                process, signal.SIGKILL
            )  # it waits to be reaped, so its id is its own even if it has ended
        return self.wait(started)

    def start(
        self, command: Sequence[str], death: Death = NEVER, *, states: bool = False, waits: bool = False
    ) -> int:
        """Start a command and give the id of its process; `wait` must follow before the next.

        :param waits: Let the process wait at the point where it would die; `meet` it there.
        """
        self._notes.unlink(missing_ok=True)
        if waits:
            os.mkfifo(self._pipe)
        job = {
            "command": list(command),
            "notes": str(self._notes),
            "output": str(self._output),
            "point": death.point,
            "pipe": str(self._pipe) if waits else None,
            "file_bytes": death.file_bytes,
            "states": states,
        }
        self._say(json.dumps(job))
        return int(self._hear())

    @contextmanager
    def meet(self) -> Iterator[None]:
        """Wait until the process waits at its point; it goes on afterwards."""
        with open(self._pipe, "wb"):
            yield
        self._pipe.unlink()

    def wait(self, started: float = 0.0) -> Ended:
        """Wait for the end of the process."""
        self._say("")
        status = int(self._hear())
        seconds = time.perf_counter() - started
        notes = [json.loads(line) for line in _whole_lines(self._notes)]
        commits = tuple(
            Commit(note["committed"], note["statements"], *(note["state"] or ()))
            for note in notes
            if "committed" in note
        )
        phases = [note["phase"] for note in notes if "phase" in note]
        calls: dict[str, int] = next((note["calls"] for note in notes if "calls" in note), {})
        output = self._output.read_text(encoding="utf-8") if self._output.exists() else ""
        return Ended(status, output, phases[-1] if phases else "start", commits, calls, seconds)

    @property
    def _notes(self) -> Path:
        return self.folder / "notes.jsonl"

    @property
    def _pipe(self) -> Path:
        return self.folder / "pipe"

    @property
    def _output(self) -> Path:
        return self.folder / "output.txt"

    def _say(self, line: str) -> None:
        assert self._server is not None
        assert self._server.stdin is not None
        self._server.stdin.write(line + "\n")
        self._server.stdin.flush()

    def _hear(self) -> str:
        assert self._server is not None
        assert self._server.stdout is not None
        return self._server.stdout.readline()


def _whole_lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return text.split("\n")[:-1]
