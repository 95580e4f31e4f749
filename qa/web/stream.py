"""Run something that reports its stages in a thread, and give the stages as they come and the result at last."""

import queue
import threading
from collections.abc import Callable, Iterator
from typing import TypeVar

from qa.answerer import Watch
from qa.records import Stage

Result = TypeVar("Result")


class Stopped(Exception):
    """Nobody waits for the result any more."""


def stream(run: Callable[[Watch], Result]) -> Iterator[Stage | Result]:
    """Run `run(watch)` in a thread; yield each stage as it is told, and the result at last.

    Where the generator is closed before its end, the run stops after its present stage.

    :raises BaseException: What `run` raises.
    """
    told: queue.SimpleQueue[Stage | None] = queue.SimpleQueue()
    unwanted = threading.Event()
    results: list[Result] = []
    errors: list[BaseException] = []

    def watch(stage: Stage) -> None:
        if unwanted.is_set():
            raise Stopped
        told.put(stage)

    def work() -> None:
        try:
            results.append(run(watch))
        except BaseException as error:  # noqa: BLE001 -- raised again where the result is awaited
            errors.append(error)
        finally:
            told.put(None)

    threading.Thread(target=work, daemon=True).start()
    try:
        while (stage := told.get()) is not None:
            yield stage
    finally:
        unwanted.set()
    if errors:
        raise errors[0]
    yield results[0]
