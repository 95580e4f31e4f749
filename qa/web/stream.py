"""Run something that tells how far it is in a thread; give what it tells as it comes, and the result at last."""

import queue
import threading
from collections.abc import Callable, Iterator
from typing import TypeVar

Told = TypeVar("Told")
Result = TypeVar("Result")


class Stopped(Exception):
    """Nobody waits for the result any more."""


def stream(run: Callable[[Callable[[Told], object]], Result]) -> Iterator[Told | Result]:
    """Run `run(tell)` in a thread; yield what it tells, and the result at last.

    Where the generator is closed before its end, `tell` raises `Stopped`.

    :raises BaseException: What `run` raises.
    """
    told: queue.SimpleQueue[Told | None] = queue.SimpleQueue()
    unwanted = threading.Event()
    results: list[Result] = []
    errors: list[BaseException] = []

    def tell(what: Told) -> None:
        if unwanted.is_set():
            raise Stopped
        told.put(what)

    def work() -> None:
        try:
            results.append(run(tell))
        except BaseException as error:  # noqa: BLE001 -- raised again where the result is awaited
            errors.append(error)
        finally:
            told.put(None)

    threading.Thread(target=work, daemon=True).start()
    try:
        while (what := told.get()) is not None:
            yield what
    finally:
        unwanted.set()
    if errors:
        raise errors[0]
    yield results[0]
