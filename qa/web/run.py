"""What a page has under way in a tab, and how its user stops it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import sleep

# Between steps: of a lock that is released and taken again at once, those who wait for it often get nothing.
PAUSE_S = 0.01

Check = Callable[[], None]


class Stopped(Exception):
    """Nobody waits for the result any more."""


@dataclass(slots=True)
class Run:
    """What a page has under way in a tab.

    Attributes:
        stops: How often it was stopped; what began before the last time is to end.
    """

    stops: int = field(default=0, kw_only=True)

    def start(self) -> Check:
        """Give what is to be called between the steps of what begins now; it raises `Stopped` once that is stopped."""
        before = self.stops

        def check() -> None:
            if self.stops != before:
                raise Stopped

        return check

    def stop(self) -> None:
        """Have what is under way end: those who look at it see that at once, and it does no further step."""
        self.stops += 1


def go_on() -> None:
    """Check nothing: what nobody can stop."""


def give_way() -> None:
    """Let others have a lock between two steps."""
    sleep(PAUSE_S)
