"""Read streams within bounds: a whole article, line by line, or in another encoding."""

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from index.load.records import LoadOptions, Unreadable

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MARK_BEGINNINGS = (b"\xef", b"\xfe", b"\xff")  # of byte order marks
_PIECE_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a stream, with its line feed; its bytes are None where it is longer than the limit."""

    number: int
    raw: bytes | None


def too_large(size: int, limit: int) -> str:
    """Say that an article is larger than the limit, and what to do."""
    return (
        f"{size / 1e6:.1f} MB is more than the limit of {limit / 1e6:g} MB for one article: "
        "split it, or raise --max-file-mb"
    )


def read_whole(stream: BinaryIO, options: LoadOptions) -> bytes:
    """Read a stream that is one article.

    :raises Unreadable: If it is larger than the limit for one article.
    """
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(_PIECE_BYTES):
        pieces.append(piece)
        size += len(piece)
        if size > options.max_bytes:
            raise Unreadable(
                f"more than the limit of {options.max_bytes / 1e6:g} MB for one article: raise --max-file-mb"
            )
    return b"".join(pieces)


def read_until_damage(stream: BinaryIO, size: int) -> tuple[bytes, Unreadable | None]:
    """Read up to so many bytes, or as far as a packed stream is whole; then the second value says what is wrong."""
    pieces: list[bytes] = []
    try:
        while size > 0 and (piece := read_some(stream, min(size, _PIECE_BYTES))):
            pieces.append(piece)
            size -= len(piece)
    except Unreadable as error:
        return b"".join(pieces), error
    return b"".join(pieces), None


def read_some(stream: BinaryIO, size: int) -> bytes:
    """Read what there is, so that nothing is lost that stands before damage."""
    read = getattr(stream, "read1", stream.read)
    piece: bytes = read(size)
    return piece


def read_lines(stream: BinaryIO, limit: int) -> Iterator[Line]:
    """Read line by line; of a line longer than the limit, no more than that is ever held."""
    number = 0
    while raw := stream.readline(limit + 1):
        number += 1
        if len(raw) > limit:
            ended = raw.endswith(b"\n")
            del raw
            while not ended and (rest := stream.readline(_PIECE_BYTES)):
                ended = rest.endswith(b"\n")
            yield Line(number, None)
        else:
            yield Line(number, raw)


def open_utf8(stream: BinaryIO) -> BinaryIO:
    """Give a stream without its byte order mark; one that begins with that of UTF-16 is recoded."""
    head = stream.read(1)
    head += stream.read(3) if head[:1] in _MARK_BEGINNINGS else b""
    if head.startswith(codecs.BOM_UTF8):
        return prefixed(head[len(codecs.BOM_UTF8) :], stream)
    whole = prefixed(head, stream)
    return io.BufferedReader(_Utf16(whole)) if head.startswith(UTF16_MARKS) else whole


def damaged_utf16(error: UnicodeError) -> str:
    """Say that a file begins with the byte order mark of UTF-16 and does not go on so."""
    return f"damaged UTF-16: {error}"


def prefixed(head: bytes, stream: BinaryIO) -> BinaryIO:
    """Put bytes that were read from a stream back before it."""
    return io.BufferedReader(_Prefixed(head, stream))


class _Prefixed(io.RawIOBase):
    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = memoryview(head), stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        if self._head:
            piece: bytes | memoryview = self._head[: len(buffer)]
            self._head = self._head[len(piece) :]
        else:
            piece = read_some(self._stream, len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


class _Utf16(io.RawIOBase):
    """A stream in UTF-16 with its byte order mark, as UTF-8."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-16")()
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        while not self._ready:
            raw = read_some(self._stream, _PIECE_BYTES)
            try:
                self._ready = self._decoder.decode(raw, final=not raw).encode()
            except UnicodeError as error:
                raise Unreadable(damaged_utf16(error)) from error
            if not raw:
                break
        piece, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)
