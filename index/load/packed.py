"""Read packed files: .gz around one file, .zip around many. Nothing is ever written to disk."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, BinaryIO

from index.load.parsers import call_parser
from index.load.records import Loaded, LoadOptions, Rejected, Unreadable

Reader = Callable[[BinaryIO, LoadOptions], Iterator[Loaded | Rejected]]
FindReader = Callable[[str], Reader | None]

RATIO_FLOOR = 1_000_000  # unpacked bytes below which the ratio says nothing: blank pages pack well
_PIECE_BYTES = 1 << 14
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1  # flag of a member


class Budget:
    """Counts packed and unpacked bytes, and refuses what unpacks to too much.

    :param packed_size: Bytes of the packed file, where known; else they are counted as they are read.
    """

    def __init__(self, options: LoadOptions, packed_size: int = 0) -> None:
        self._options = options
        self.packed, self.unpacked = packed_size, 0
        self.spent = False

    def take_piece(self, packed: int, unpacked: int) -> None:
        """Count packed bytes and what came of them.

        :raises Unreadable: If it is more than the limits allow.
        """
        self.packed += packed
        self.take(unpacked)

    def take(self, unpacked: int) -> None:
        """Count unpacked bytes.

        :raises Unreadable: If they are more than the limits allow.
        """
        self.unpacked += unpacked
        limit, ratio = self._options.max_unpacked_bytes, self._options.max_ratio
        if self.unpacked > limit:
            self.spent = True
            raise Unreadable(f"unpacks to more than the limit of {limit / 1e6:g} MB")
        if self.unpacked > RATIO_FLOOR and self.unpacked > ratio * self.packed:
            self.spent = True
            raise Unreadable(f"unpacks to more than {ratio:g} times its size, as a zip bomb does")


def read_gzip(stream: BinaryIO, options: LoadOptions, *, reader: Reader) -> Iterator[Loaded | Rejected]:
    """Read a file packed with gzip, with the reader for what is in it.

    Records that a reader gives one by one are kept if the file breaks off after them.

    :raises Unreadable: If it is not packed, damaged, breaks off, or unpacks to more than the limits.
    """
    packed = io.BufferedReader(_Gunzip(stream, Budget(options)), _PIECE_BYTES)
    yield from reader(packed, options)


class _Gunzip(io.RawIOBase):
    """The unpacked bytes of a gzip stream of one or more parts; damage is raised after what came before it."""

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        self._stream, self._budget = stream, budget
        self._unpacker = zlib.decompressobj(31)
        self._raw = b""
        self._begun = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        piece = b""
        while not piece:
            if not self._raw and not self._refill():
                return 0
            piece = self._unpack(len(buffer))
        buffer[: len(piece)] = piece
        self._budget.take(len(piece))
        return len(piece)

    def _refill(self) -> bool:
        """Read on; false at the end."""
        self._raw = self._stream.read(_PIECE_BYTES)
        self._budget.packed += len(self._raw)
        if self._raw:
            return True
        if not self._begun:
            raise Unreadable("an empty file")
        if not self._unpacker.eof:
            raise Unreadable("the packed file breaks off here")
        return False

    def _unpack(self, size: int) -> bytes:
        if self._unpacker.eof:
            if not self._raw.strip(b"\0"):  # padding
                self._raw = b""
                return b""
            self._unpacker = zlib.decompressobj(31)
        try:
            piece = self._unpacker.decompress(self._raw, size)
        except zlib.error as error:
            reason = f"the packed file is damaged here ({error})" if self._begun else "not packed with gzip"
            raise Unreadable(reason) from error
        self._begun = True
        self._raw = self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail
        return piece


def read_zip(
    stream: BinaryIO, options: LoadOptions, *, find_reader: FindReader
) -> Iterator[Loaded | Rejected]:
    """Read the members of a .zip in the order of their names, each with the reader for its suffix.

    Hidden members and those of other kinds are passed over, as in a folder. A member that is
    encrypted, damaged, or itself a .zip is rejected by name.

    :raises Unreadable: If it is no .zip, holds no member with a reader, or unpacks to more than
        the limits.
    """
    archive = call_parser(
        lambda: zipfile.ZipFile(stream), what="a damaged .zip", errors=(zipfile.BadZipFile,)
    )
    with archive:
        budget = Budget(options, packed_size=_size(stream))
        members = sorted((m for m in archive.infolist() if _is_visible(m)), key=lambda m: m.filename)
        read = 0
        for member in members:
            if find_reader(member.filename) is not None:
                read += 1
                yield from _read_member(archive, member, budget, options, find_reader=find_reader)
            if budget.spent:
                raise Unreadable("the rest is not read: the .zip unpacks to more than the limits")
    if not read:
        raise Unreadable(f"no articles in the .zip: saw {len(members)} other files")


def _size(stream: BinaryIO) -> int:
    at = stream.tell()
    size = stream.seek(0, io.SEEK_END)
    stream.seek(at)
    return size


def _is_visible(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename).parts
    hidden = any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in parts)
    return not member.is_dir() and not hidden


def _read_member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    budget: Budget,
    options: LoadOptions,
    *,
    find_reader: FindReader,
) -> Iterator[Loaded | Rejected]:
    name = "".join(c if c.isprintable() else "?" for c in member.filename)
    place = f"member {name}"
    reader = find_reader(member.filename)
    try:
        if member.filename.lower().endswith(".zip") or reader is None:
            raise Unreadable("a .zip inside a .zip: unpack it first")
        with _open_member(archive, member, budget, options) as stream:
            for found in reader(stream, options):
                yield _locate(found, place, name)
    except Unreadable as error:
        yield Rejected(place, str(error))


def _locate(found: Loaded | Rejected, place: str, name: str) -> Loaded | Rejected:
    where = f"{place}, {found.place}" if found.place else place
    if isinstance(found, Rejected):
        return replace(found, place=where)
    return replace(found, place=where, key=f"{name}#{found.key}" if found.key else name)


def _open_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget, options: LoadOptions
) -> BinaryIO:
    if member.flag_bits & _ENCRYPTED:
        raise Unreadable("encrypted: unpack it with its password first")
    if member.compress_type not in _METHODS:
        raise Unreadable(f"packed with method {member.compress_type}: pack it again with deflate")
    raw = call_parser(
        lambda: archive.open(member), what="a damaged member", errors=(zipfile.BadZipFile, OSError)
    )
    own = Budget(options, packed_size=member.compress_size)
    return io.BufferedReader(_Member(raw, (own, budget)), _PIECE_BYTES)


class _Member(io.RawIOBase):
    """The unpacked bytes of one member, counted against its own limits and those of the whole .zip."""

    def __init__(self, stream: IO[bytes], budgets: tuple[Budget, ...]) -> None:
        self._stream, self._budgets = stream, budgets

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        piece: bytes = call_parser(
            lambda: self._stream.read(len(buffer)),
            what="a damaged member",
            errors=(zipfile.BadZipFile,),
        )
        for budget in self._budgets:
            budget.take(len(piece))
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._stream.close()
        super().close()
