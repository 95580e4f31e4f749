"""A file while it is read for indexing, and the hash it is known by."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.load.paths import Source
from index.records import Stated
from index.store.files import Known

_HASHED_BYTES = 1 << 20  # bytes read at once


@dataclass(slots=True)
class Reading:
    """A file being read: what is stored of it, which of its records were seen again, and how far it was read.

    Attributes:
        leaving: Of a moved file, what is stored under its old place, by the part of the location after the file.
        whole: Whether every record could be read; else one that is missing may be among those that could not.
    """

    source: Source
    stated: Mapping[str, Stated]
    known: Mapping[str, Known]
    moved_from: str | None
    seen: set[str] = field(default_factory=set)
    leaving: dict[str, Known] = field(default_factory=dict)
    whole: bool = True
    read_bytes: int = 0
    at: int = 0

    def note_bytes(self, at: int) -> None:
        """Note up to which byte the file was read."""
        self.at = at

    def take_bytes(self) -> int:
        """Give the bytes read since the last call."""
        new, self.read_bytes = max(0, self.at - self.read_bytes), max(self.at, self.read_bytes)
        return new


def hash_file(path: Path) -> str | None:
    """Hash a file's bytes; None where that cannot be done, of which the reader then says why."""
    try:
        if not path.is_file():
            return None
        with open(path, "rb") as file:
            digest = hashlib.sha256()
            while part := file.read(_HASHED_BYTES):
                digest.update(part)
    except OSError:
        return None
    return digest.hexdigest()[:32]
