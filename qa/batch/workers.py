"""Who answers the blocks: this process, or several others that each open the archive."""

import json
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Protocol

from index.errors import OnRecordError
from qa.archive import Archive
from qa.compose import TOP
from qa.records import Answer, Asked, Json

Block = Sequence[Asked]
AHEAD = 2  # blocks a worker that are being answered or wait to be


class BlockAnswerer(Protocol):
    """Answers blocks of questions."""

    def answer(self, blocks: Iterable[Block]) -> Iterator[list[Answer]]:
        """Give the answers to each block, in order."""


class InProcess:
    """Answers in this process."""

    def __init__(self, archive: Archive, *, top: int = TOP) -> None:
        self._archive = archive
        self._top = top

    def answer(self, blocks: Iterable[Block]) -> Iterator[list[Answer]]:
        """See `BlockAnswerer`."""
        for block in blocks:
            yield self._archive.ask_many(block, top=self._top)


class WorkerPool:
    """Answers in several processes; use as a context manager.

    They speak JSON lines over pipes: nothing that runs what it reads, and a worker ends when this process does.
    """

    def __init__(
        self,
        directory: Path,
        *,
        model: str | None = None,
        top: int = TOP,
        today: str | None = None,
        reader: str | None = None,
        workers: int,
    ) -> None:
        self._command = [sys.executable, "-P", "-m", "qa.batch.worker", str(directory.absolute()), str(top)]
        self._command += ["" if given is None else given for given in (model, today, reader)]
        self._count = workers
        self._workers: list[_Worker] = []
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._threads = ThreadPoolExecutor(workers)

    def __enter__(self) -> "WorkerPool":
        for _ in range(self._count):
            worker = _Worker(self._command)
            self._workers.append(worker)
            self._idle.put(worker)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.kill()
        self._threads.shutdown(cancel_futures=True)

    def answer(self, blocks: Iterable[Block]) -> Iterator[list[Answer]]:
        """See `BlockAnswerer`.

        :raises OnRecordError: What a worker reports, or that one has died.
        """
        waiting: deque[Future[list[Answer]]] = deque()
        for block in blocks:
            waiting.append(self._threads.submit(self._answer_block, block))
            if len(waiting) >= AHEAD * self._count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _answer_block(self, block: Block) -> list[Answer]:
        worker = self._idle.get()
        try:
            return worker.answer(block)
        finally:
            self._idle.put(worker)


class _Worker:
    """One process that answers blocks; see `qa.batch.worker`."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def answer(self, block: Block) -> list[Answer]:
        reply = self._ask(json.dumps([asdict(asked) for asked in block], default=sorted))
        if "error" in reply:
            raise OnRecordError(str(reply["error"]))
        return [Answer.from_json(record) for record in reply["answers"]]

    def _ask(self, line: str) -> Json:
        pipe_in, pipe_out = self._process.stdin, self._process.stdout
        assert pipe_in is not None
        assert pipe_out is not None
        try:
            pipe_in.write(line + "\n")
            pipe_in.flush()
            reply = pipe_out.readline()
        except (BrokenPipeError, ValueError):
            reply = ""
        if not reply.endswith("\n"):
            code = self._process.wait()
            raise OnRecordError(
                f"a worker died (exit code {code}): what was written stays; run the same again with fewer --workers"
            )
        found: Json = json.loads(reply)
        return found

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()
