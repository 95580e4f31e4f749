"""Cut JSON into the members of its lists without reading it whole, so that a broken one costs only itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from index.load.streams import read_some

_PIECE_BYTES = 1 << 16
_MARK = re.compile(rb'["{}\[\],]')  # outside strings
_IN_STRING = re.compile(rb'["\\]')
_MAX_KEY_BYTES = 200
MAX_DEPTH = 4  # objects around a list that are looked into: {"response": {"docs": [


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a list, not yet parsed.

    Attributes:
        path: Keys of the objects around the list: "response.docs"; empty for a list that is the file.
        number: Which member of its list, counted from 1.
        raw: Its bytes; None where they are more than the limit.
        complete: Whether the file goes on after it; the last member of a truncated file is not.
    """

    path: str
    number: int
    raw: bytes | None
    complete: bool = True


def split_members(stream: BinaryIO, limit: int) -> Iterator[Member]:
    """Give the members of each list that stands in nothing but objects, in order.

    Only brackets, commas and strings are looked at, so a member may hold anything, and may be wrong.
    After brackets that do not match, the rest is one incomplete member.

    :param limit: Bytes of one member; of a longer one, no more is held.
    """
    splitter = _Splitter(limit)
    while piece := read_some(stream, _PIECE_BYTES):
        yield from splitter.feed(piece)
    yield from splitter.finish()


class _Splitter:
    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._around: list[str] = []  # keys of the objects around, outermost first
        self._in_string = self._escaped = False
        self._key = bytearray()  # the last string outside of a list
        self._depth = 0  # open brackets within the member
        self._member: bytearray | None = None  # None outside of a list
        self._too_long = self._broken = False
        self._number = 0
        self._objects = 0
        self._closed = False  # whether a list was closed since

    def feed(self, piece: bytes) -> Iterator[Member]:
        """Take the next bytes, and give the members that end in them."""
        at = 0
        if self._escaped and piece:
            self._escaped = False
            self._keep(piece[:1])
            at = 1
        while at < len(piece):
            match = (_IN_STRING if self._in_string else _MARK).search(piece, at)
            if match is None:
                self._keep(piece[at:])
                return
            end = match.end()
            mark = piece[end - 1 : end]
            if self._in_string:
                self._keep(piece[at:end])
                if mark == b"\\":
                    self._keep(piece[end : end + 1])
                    self._escaped = end == len(piece)
                    end += 1
                else:
                    self._in_string = False
            else:
                yield from self._take(mark, piece[at : end - 1])
            at = end

    def finish(self) -> Iterator[Member]:
        """Give what stands after the last comma of a file that breaks off."""
        if self._member is not None and (self._too_long or self._member.strip()):
            yield self._end_member(complete=False)

    def _keep(self, raw: bytes) -> None:
        if self._member is None:
            if self._in_string and len(self._key) < _MAX_KEY_BYTES:
                self._key += raw
        elif not self._too_long:
            self._member += raw
            if len(self._member) > self._limit:
                self._too_long = True
                self._member.clear()

    def _take(self, mark: bytes, before: bytes) -> Iterator[Member]:
        """Take a mark outside of strings, and the bytes before it."""
        if mark == b'"':
            self._keep(before)
            self._in_string = True
            if self._member is None:
                self._key.clear()
            self._keep(mark if self._member is not None else b"")
        elif self._member is None:
            self._take_outside(mark)
        else:
            self._keep(before)
            yield from self._take_inside(mark)

    def _take_outside(self, mark: bytes) -> None:
        if mark == b"{":
            self._objects += 1
            self._around.append(bytes(self._key).rstrip(b'"').decode("utf-8", "replace"))
            self._key.clear()
        elif mark == b"}" and self._around:
            self._around.pop()
        elif mark == b"[" and len(self._around) <= MAX_DEPTH:
            self._member = bytearray()
            self._number = self._depth = 0

    def _take_inside(self, mark: bytes) -> Iterator[Member]:
        if mark in b"{[" or self._broken:
            self._depth += 1
            self._keep(mark)
        elif mark == b",":
            if self._depth:
                self._keep(mark)
            else:
                yield self._end_member()
        elif self._depth:
            self._depth -= 1
            self._keep(mark)
        elif mark == b"]":
            if self._too_long or (self._member or b"").strip():
                yield self._end_member()
            self._member = None
            self._key.clear()
        else:
            self._broken = True  # "}" where only a comma or "]" may stand
            self._keep(mark)

    def _end_member(self, *, complete: bool = True) -> Member:
        self._number += 1
        raw = None if self._too_long else bytes(self._member or b"").strip()
        path = ".".join([*self._around[1:], bytes(self._key).rstrip(b'"').decode("utf-8", "replace")])
        self._member = bytearray()
        self._too_long = False
        return Member(path if self._around else "", self._number, raw, complete)
