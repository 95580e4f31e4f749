"""Read what sidecars state of files: a metadata.csv or metadata.tsv in their folder or the one above."""

import os
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.load.fields import find_names, is_missing, plain_name, write_field
from index.load.records import LoadOptions, Rejected, Unreadable
from index.load.tables import Row, read_rows
from index.records import Stated

SIDECAR_NAMES = ("metadata.csv", "metadata.tsv")
FILE_COLUMNS = ("filename", "file", "name", "path", "source")  # the best first


_ABSOLUTE = re.compile(r"/|[A-Za-z]:/")

_Rows = dict[str, Mapping[str, Stated] | None]  # None where several rows differ


@dataclass(frozen=True, slots=True)
class _Sidecar:
    """A sidecar: what its rows state, and what is wrong with it.

    Attributes:
        by_name: What is stated of files named without a folder.
        by_path: What is stated of files named with one, by the absolute path this makes from the sidecar.
        by_tail: The same for paths into no folder here, as they were written elsewhere: a relative
            one as it stands, an absolute one as "/" and its last folder and name.
        failures: What is wrong with it.
    """

    by_name: _Rows = field(default_factory=dict)
    by_path: _Rows = field(default_factory=dict)
    by_tail: _Rows = field(default_factory=dict)
    failures: tuple[Rejected, ...] = ()

    def find(self, path: str) -> Mapping[str, Stated] | None:
        """Give what is stated of a file by its absolute path: the exact path first, a bare name last."""
        folder, name = posixpath.split(path)
        names = (name, posixpath.splitext(name)[0])
        folders = folder.split("/")
        tails = ["/".join(folders[at:]) for at in range(1, len(folders))] + [f"/{folders[-1]}"]
        found = [self.by_path.get(posixpath.join(folder, name)) for name in names]
        found += [self.by_tail.get(f"{tail}/{name}") for tail in tails for name in names]
        found += [self.by_name.get(name) for name in names]
        return next((stated for stated in found if stated is not None), None)


class Sidecars:
    """What sidecars state of files; each is read once.

    Attributes:
        failures: What was wrong with the sidecars read so far; the place begins with the sidecar's path.
    """

    def __init__(self, options: LoadOptions | None = None) -> None:
        self.failures: list[Rejected] = []
        self._options = LoadOptions() if options is None else options
        self._read: dict[Path, _Sidecar] = {}

    def find(self, path: Path) -> Mapping[str, Stated]:
        """Give what is stated of a file, by field of `Metadata`; of several sidecars the nearest counts.

        A row belongs to a file if its column of file names gives the file's path below the sidecar,
        else a path that ends as the file's does, else its bare name; all with or without suffix.
        Where two rows of a name differ, neither counts.
        """
        location = _slashed(os.path.abspath(path))
        above = path.parent.parent if path.parent.name not in ("", "..") else path.parent / ".."
        for folder in dict.fromkeys((path.parent, above)):
            for name in SIDECAR_NAMES:
                stated = self._open(folder / name).find(location)
                if stated is not None:
                    return stated
        return {}

    def _open(self, path: Path) -> _Sidecar:
        if path not in self._read:
            self._read[path] = _read_sidecar(path, self._options)
            self.failures += self._read[path].failures
        return self._read[path]


def is_sidecar(path: Path, options: LoadOptions | None = None) -> bool:
    """Tell whether a file is a sidecar: named as one, and without a column of texts.

    One that cannot be read is a sidecar too, so that it is reported as such.
    """
    if path.name not in SIDECAR_NAMES or not os.path.isfile(path):
        return False
    options = LoadOptions() if options is None else options
    try:
        with path.open("rb") as stream:
            columns = next(read_rows(stream, options))
    except (OSError, Unreadable):
        return True
    return not (isinstance(columns, Row) and find_names(list(columns.cells), options.field_map)["text"])


def _slashed(path: str) -> str:
    return path.replace(os.sep, "/")


def _read_sidecar(path: Path, options: LoadOptions) -> _Sidecar:
    try:
        # Unlike Path.is_file, os.path.isfile is false in a folder that may not be looked at: there need be none.
        if not os.path.isfile(path) or not is_sidecar(path, options):
            return _Sidecar()
        with path.open("rb") as stream:
            return _read_rows(stream, path, options)
    except OSError as error:
        reason = f"cannot be opened: {error.strerror or error}"
    except Unreadable as error:
        reason = str(error)
    return _Sidecar(failures=(Rejected(str(path), reason),))


def _read_rows(stream: object, path: Path, options: LoadOptions) -> _Sidecar:
    rows = read_rows(stream, options)  # type: ignore[arg-type]
    header = next(rows)
    assert isinstance(header, Row)
    columns = list(header.cells)
    file_column = _find_file_column(columns)
    if file_column is None:
        raise Unreadable(
            f"a sidecar without a column of file names: looked for {', '.join(FILE_COLUMNS)}; "
            f"there are {', '.join(columns)[:200]}"
        )
    names = find_names([name for name in columns if name != file_column], options.field_map)
    table = _Table(path)
    for row in rows:
        file = "" if isinstance(row, Rejected) else row.cells.get(file_column, "").strip()
        if isinstance(row, Rejected):
            table.reject(row.place, row.reason)
        elif is_missing(file):
            table.reject(row.place, f"no file name in column {file_column}")
        else:
            table.add(file, _read_stated(row, names, path.name), row.place)
    return table.close()


class _Table:
    """Sorts the rows of a sidecar by how they name their file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder = _slashed(os.path.abspath(path.parent))
        self._by_name: _Rows = {}
        self._by_path: _Rows = {}
        self._by_tail: _Rows = {}
        self._failures: list[Rejected] = []

    def reject(self, place: str, reason: str) -> None:
        """Take note of what is wrong with a row."""
        self._failures.append(Rejected(f"{self._path}, {place}", reason))

    def add(self, file: str, stated: Mapping[str, Stated], place: str) -> None:
        """Take what is stated of a file."""
        named = posixpath.normpath(file.replace("\\", "/"))
        bare = "/" not in named
        key = named if bare else posixpath.normpath(posixpath.join(self._folder, named))
        if not _put(self._by_name if bare else self._by_path, key, stated):
            self.reject(place, f"a second row for {file}, which says something else: neither counts")
        if not bare and not os.path.isdir(posixpath.dirname(key)):
            absolute = _ABSOLUTE.match(named) is not None
            _put(self._by_tail, "/" + "/".join(named.split("/")[-2:]) if absolute else named, stated)

    def close(self) -> _Sidecar:
        """Give the rows."""
        return _Sidecar(self._by_name, self._by_path, self._by_tail, tuple(self._failures))


def _put(rows: _Rows, key: str, stated: Mapping[str, Stated]) -> bool:
    """Put a row where there is none; false where there is one that differs."""
    same = rows.setdefault(key, stated) == stated
    if not same:
        rows[key] = None
    return same


def _find_file_column(columns: list[str]) -> str | None:
    plain = {plain_name(name): name for name in reversed(columns)}
    return next((plain[name] for name in FILE_COLUMNS if name in plain), None)


def _read_stated(row: Row, names: Mapping[str, list[str]], sidecar: str) -> Mapping[str, Stated]:
    stated: dict[str, Stated] = {}
    for article_field, columns in names.items():
        for column in columns:
            value = write_field(article_field, row.cells.get(column))
            if value is not None and article_field not in ("text", "key"):
                stated[article_field] = Stated(value, f"{sidecar}, column {column}")
                break
    return stated
