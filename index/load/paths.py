"""Find the files that the paths, folders and globs of a command name."""

import glob
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from index.errors import BadInput
from index.load import KINDS, can_read
from index.load.sidecars import is_sidecar


@dataclass(frozen=True, slots=True)
class Source:
    """A file to index: its path as given, and the absolute path that tells it from others."""

    name: str
    path: Path

    @property
    def location(self) -> str:
        """The absolute path, by which a file is known again however it is named."""
        return _printable(os.path.realpath(self.path))

    @property
    def size(self) -> int:
        """Its bytes; 0 where that cannot be told, of which its reader says why."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


@dataclass(frozen=True, slots=True)
class Sources:
    """The files found, in order and each once, how many others a folder held, and the paths as given."""

    files: tuple[Source, ...]
    skipped: int
    paths: tuple[str, ...]


def find_sources(paths: Iterable[str | os.PathLike[str]]) -> Sources:
    """Find the files to index; folders are searched whole, hidden files and folders left out.

    In folders and globs only files with a reader count; a file named outright is always taken.
    Sidecars are left out: they say something of other files.

    :raises BadInput: If a path does not exist or matches nothing, or nothing at all was found.
    """
    found: dict[str, Source] = {}
    skipped = 0
    names = [os.fspath(path) for path in paths]
    for name in names:
        for path, named in _expand(name):
            if is_sidecar(path):
                continue
            if named or can_read(path.name):
                source = Source(_printable(os.path.normpath(path)), path)
                found.setdefault(source.location, source)
            else:
                skipped += 1
    if not found:
        raise BadInput(f"no articles in {', '.join(names)}: looked for {KINDS}, saw {skipped} other files")
    return Sources(tuple(found.values()), skipped, tuple(names))


def _printable(path: str) -> str:
    r"""Write what is not UTF-8 in a file name as \xff, so that it can be stored and printed."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _expand(name: str) -> list[tuple[Path, bool]]:
    path = Path(name)
    if os.path.isdir(name):  # unlike Path.is_dir, false for a name that is too long
        return _walk(path)
    if os.path.lexists(name):
        return [(path, True)]
    matches = sorted(glob.glob(name, recursive=True))
    if not matches:
        raise BadInput(f"{name}: no such file or folder")
    return [
        found
        for match in map(Path, matches)
        for found in (_walk(match) if os.path.isdir(match) else [(match, False)])
    ]


def _walk(folder: Path) -> list[tuple[Path, bool]]:
    """Find the files under a folder; a folder that may not be read is given as if named, to be listed as failed."""
    files: list[Path] = []
    closed: list[Path] = []
    for base, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        files += [Path(base, n) for n in sorted(names) if not n.startswith(".")]
    return [(file, False) for file in files] + [(path, True) for path in closed]
