"""First come, first served: one question is answered at a time, and the others are told how many are before them."""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LOOK_S = 0.5  # how often one who waits looks whether anybody still wants the answer


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
            before = self._count_before(ticket)
            while before:
                tell(before)
                with self._moved:
                    self._moved.wait(LOOK_S)
                before = self._count_before(ticket)
            yield
        finally:
            with self._moved:
                self._tickets.remove(ticket)
                self._moved.notify_all()

    def _count_before(self, ticket: object) -> int:
        with self._moved:
            return self._tickets.index(ticket)
