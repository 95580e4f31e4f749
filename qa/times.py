"""Time the stages of answering."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from qa.records import Answer


class Times:
    """Milliseconds since it was made, and of the stages within."""

    def __init__(self) -> None:
        self._begun = time.perf_counter()
        self._stages: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is done within, under a name."""
        begun = time.perf_counter()
        yield
        self._stages[name] = self._since(begun)

    def stages(self) -> Mapping[str, float]:
        """Give the stages and their total."""
        return self._stages | {"total": self._since(self._begun)}

    def stamp(self, answer: Answer, *, shared_by: int = 1) -> Answer:
        """Note in an answer the time so far, divided among so many."""
        return answer.timed(round(self._since(self._begun) / shared_by, 1))

    def _since(self, begun: float) -> float:
        return (time.perf_counter() - begun) * 1000
