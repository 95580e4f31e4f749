"""Read the records of a web archive by warcio, within bounds, and with its damage told rather than hidden."""

import zlib
from collections.abc import Callable
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import DecompressingBufferedReader
from warcio.exceptions import ArchiveLoadFailed

MAX_HEADER_BYTES = 1 << 20  # of one line of a record's headers
_BLOCK_BYTES = 1 << 14
_RECORD_STARTS = (b"WARC/", b"http:", b"https:", b"dns:", b"filedesc:")

Count = Callable[[int, int], None]


class BoundedArchive(ArchiveIterator):  # type: ignore[misc]
    """The records of a WARC or ARC file, packed or not.

    warcio passes over a record whose length is wrong and ends at a damaged part without a word,
    but for a line on stderr; here both raise `ArchiveLoadFailed`.

    :param count: Called with the packed and the unpacked bytes of each piece; may raise.
    """

    def __init__(self, stream: BinaryIO, count: Count) -> None:
        super().__init__(stream, block_size=_BLOCK_BYTES)
        self.reader: Any = _BoundedReader(self.fh, count)

    def _consume_blanklines(self) -> tuple[bytes | None, int]:
        if self.record is not None and getattr(self.record.raw_stream, "limit", 0) > 0:
            raise ArchiveLoadFailed("the file ends within a record")
        size = 0
        while line := self.reader.readline():
            if line.strip():
                if size == 0 and not line.startswith(_RECORD_STARTS):
                    raise ArchiveLoadFailed("a record is longer than it says")
                return line, size
            size += len(line)
        return None, size


class _BoundedReader(DecompressingBufferedReader):  # type: ignore[misc]
    def __init__(self, stream: BinaryIO, count: Count) -> None:
        self._count = count
        self._unpacked = self._within = False  # anything so far; within a packed part
        self.decompressor: Any = None
        super().__init__(stream, block_size=_BLOCK_BYTES)

    def _decompress(self, data: bytes) -> bytes:
        if self.decompressor is None or not data:
            return data
        try:
            unpacked: bytes = self.decompressor.decompress(data)
        except zlib.error as error:
            if self._unpacked:
                raise ArchiveLoadFailed(str(error)) from error
            self.decompressor = None  # not packed at all
            return data
        self._unpacked = self._within = True
        self._count(len(data) - len(self.decompressor.unused_data), len(unpacked))
        return unpacked

    def _init_decomp(self, decomp_type: str | None) -> None:
        self._within = False
        super()._init_decomp(decomp_type)

    def _process_read(self, data: bytes) -> None:
        if not data and self._within and self.decompressor is not None and not self.decompressor.eof:
            raise ArchiveLoadFailed("the file ends within a packed record")
        super()._process_read(data)

    def readline(self, length: int | None = None) -> bytes:
        limit = MAX_HEADER_BYTES if length is None else min(length, MAX_HEADER_BYTES)
        line: bytes = super().readline(limit)
        if len(line) == MAX_HEADER_BYTES and not line.endswith(b"\n"):
            raise ArchiveLoadFailed("a line of headers without an end")
        return line
