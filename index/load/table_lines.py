"""Give the lines of a table to a csv reader, and take back those that turn out not to be the row's."""

import io
from collections.abc import Iterator

from index.load.streams import Line


class RowLines:
    """The physical lines of one row after the other.

    A csv reader takes as many as the row's quotation marks ask for; where these are wrong, all but
    the first are given back and read as rows of their own.

    Attributes:
        count: Lines taken for the row so far.
        one_each: A row may not go over several lines.
    """

    def __init__(self, lines: Iterator[Line], limit: int) -> None:
        self._lines, self._limit = lines, limit
        self._given_back: list[
            tuple[int, io.BytesIO]
        ] = []  # next line's number and the lines, the last first
        self._first = Line(0, b"")
        self._rest = bytearray()
        self._refused: Line | None = None  # a line too long for a row, taken while within one
        self.count = 0
        self.one_each = False

    def begin_row(self) -> Line | None:
        """Begin a row with the next line that is not blank, and give that; None at the end."""
        while (line := self._take()) is not None:
            if line.raw is None or line.raw.strip():
                self._first, self.count = line, 0
                self._rest.clear()
                return line
        return None

    def give_back(self) -> None:
        """Give back all lines of the row but the first."""
        if self._rest:
            self._given_back.append((self._first.number + 1, io.BytesIO(bytes(self._rest))))
            self._rest = bytearray()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.count == 0:
            raw = self._first.raw
        elif self.one_each or len(self._rest) > self._limit:
            raise StopIteration
        else:
            raw = self._take_more()
        if raw is None:
            raise StopIteration
        self.count += 1
        return raw.decode("utf-8", "surrogateescape")

    def _take_more(self) -> bytes | None:
        line = self._take()
        if line is None or line.raw is None:
            self._refused = line
            return None
        self._rest += line.raw
        return line.raw

    def _take(self) -> Line | None:
        while self._given_back:
            number, lines = self._given_back.pop()
            if raw := lines.readline():
                self._given_back.append((number + 1, lines))
                return Line(number, raw)
        if self._refused is not None:
            refused, self._refused = self._refused, None
            return refused
        return next(self._lines, None)
