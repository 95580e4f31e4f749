"""Run something that tells how far it is in a thread; give what it tells as it comes, and the result at last."""

import queue
import threading
from collections.abc import Callable, Iterator
from typing import TypeVar

from qa.web.run import Check, Stopped, go_on

LOOK_S = 0.2  # how often one who waits for a step looks whether it was stopped

Told = TypeVar("Told")
Result = TypeVar("Result")


def stream(
    run: Callable[[Callable[[Told], object]], Result], check: Check = go_on
) -> Iterator[Told | Result]:
    """Run `run(tell)` in a thread; yield what it tells, and the result at last.

    Where it is stopped, or the generator is closed before its end, `tell` raises `Stopped`; until then the step under
    way goes on in the thread, and nobody waits for it.

    :param check: Raises `Stopped` once it is stopped.
    :raises BaseException: What `run` raises.
    :raises Stopped: Within `LOOK_S` of being stopped.
    """
    told: queue.SimpleQueue[Told | None] = queue.SimpleQueue()
    unwanted = threading.Event()
    results: list[Result] = []
    errors: list[BaseException] = []

    def tell(what: Told) -> None:
        check()
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
        while (what := _wait(told, check)) is not None:
            yield what
    finally:
        unwanted.set()
    if errors:
        raise errors[0]
    yield results[0]


def _wait(told: "queue.SimpleQueue[Told | None]", check: Check) -> Told | None:
    while True:
        try:
            return told.get(timeout=LOOK_S)
        except queue.Empty:
            check()
