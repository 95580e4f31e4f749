"""First come, first served: one question is answered at a time, and the others are told how many are before them."""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

TELL_S = (
    1.0  # how often one who waits is told: of all changes at once, 20 who wait would take a third of the time
)


class Line:
    """Threads that wait for their turn, in the order they came."""

    def __init__(self) -> None:
        self._moved = threading.Condition()
        self._tickets: deque[object] = deque()

    @contextmanager
    def turn(self, tell: Callable[[int], object]) -> Iterator[None]:
        """Wait for the turn, and keep it within.

        :param tell: Told how many are before, again and again as long as somebody is; what it raises leaves the line.
        """
        ticket = object()
        with self._moved:
            self._tickets.append(ticket)
        try:
            patience_s = 0.0
            while before := self._wait(ticket, patience_s):
                tell(before)
                patience_s = TELL_S
            yield
        finally:
            with self._moved:
                self._tickets.remove(ticket)
                self._moved.notify_all()

    def _wait(self, ticket: object, patience_s: float) -> int:
        """Wait for the turn of a ticket, so long at most; give how many are before it."""
        with self._moved:
            self._moved.wait_for(lambda: self._tickets[0] is ticket, patience_s)
            return self._tickets.index(ticket)
