"""Read what sidecars state of files: a metadata.csv or metadata.tsv in their folder or the one above."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from index.load.fields import find_names, is_missing, plain_name, write_value
from index.load.records import LoadOptions, Rejected, Unreadable
from index.load.tables import Row, read_rows
from index.records import Stated

SIDECAR_NAMES = ("metadata.csv", "metadata.tsv")
FILE_COLUMNS = ("filename", "file", "name", "path", "source")  # the best first


@dataclass(frozen=True, slots=True)
class _Sidecar:
    """A sidecar: what it states by file name, and what is wrong with it."""

    rows: Mapping[str, Mapping[str, Stated]] = field(default_factory=dict)
    failures: tuple[Rejected, ...] = ()


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

        A row belongs to a file if its column of file names gives the file's name or its path
        below the sidecar, with or without suffix.
        """
        for folder in dict.fromkeys(
            (path.parent, path.parent.parent if path.parent.name else path.parent / "..")
        ):
            for name in SIDECAR_NAMES:
                sidecar = self._open(folder / name)
                for known_as in _names_of(path, folder):
                    if known_as in sidecar.rows:
                        return sidecar.rows[known_as]
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
    if path.name not in SIDECAR_NAMES or not path.is_file():
        return False
    options = LoadOptions() if options is None else options
    try:
        with path.open("rb") as stream:
            columns = next(read_rows(stream, options))
    except (OSError, Unreadable):
        return True
    return not (isinstance(columns, Row) and find_names(list(columns.cells), options.field_map)["text"])


def _names_of(path: Path, folder: Path) -> list[str]:
    below = PurePosixPath(os.path.relpath(path, folder).replace(os.sep, "/"))
    return [path.name, path.stem, str(below), str(below.with_suffix(""))]


def _read_sidecar(path: Path, options: LoadOptions) -> _Sidecar:
    try:
        if not path.is_file() or not is_sidecar(path, options):
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
    stated: dict[str, Mapping[str, Stated]] = {}
    failures: list[Rejected] = []
    for row in rows:
        if isinstance(row, Rejected):
            failures.append(Rejected(f"{path}, {row.place}", row.reason))
            continue
        file = row.cells.get(file_column, "").strip()
        if is_missing(file):
            failures.append(Rejected(f"{path}, {row.place}", f"no file name in column {file_column}"))
        elif file in stated:
            failures.append(Rejected(f"{path}, {row.place}", f"a second row for {file}: the first counts"))
        else:
            stated[file] = _read_stated(row, names, path.name)
    by_name = {PurePosixPath(file.replace("\\", "/")).name: row for file, row in reversed(stated.items())}
    return _Sidecar({**by_name, **stated}, tuple(failures))


def _find_file_column(columns: list[str]) -> str | None:
    plain = {plain_name(name): name for name in reversed(columns)}
    return next((plain[name] for name in FILE_COLUMNS if name in plain), None)


def _read_stated(row: Row, names: Mapping[str, list[str]], sidecar: str) -> Mapping[str, Stated]:
    stated: dict[str, Stated] = {}
    for article_field, columns in names.items():
        for column in columns:
            value = write_value(row.cells.get(column))
            if value is not None and article_field not in ("text", "key"):
                stated[article_field] = Stated(value, f"{sidecar}, column {column}")
                break
    return stated
