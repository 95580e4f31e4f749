"""The texts that quotes are compared with: the sources' files as they are now, and what the archive stores."""

import os
import re
import tempfile
from collections import OrderedDict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from index.load import LoadOptions, Rejected, Unreadable, load_file
from index.records import article_id

CACHE_CHARS = 20_000_000  # code points of texts kept at hand
URL = re.compile(r"https?://", re.IGNORECASE)
_ESCAPED = re.compile(rb"\\x([0-9a-f]{2})")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of an article as it is now.

    Attributes:
        source: Its name as the claim gives it, with the record's key after "#" where its file holds several.
        origin: "file" or "index".
        path: The file it was read from.
        id: Id of the article in the archive; None for a file.
        remark: Why it is not the file that was read, or another thing to know; "" if nothing.
    """

    source: str
    text: str
    origin: str = "file"
    path: Path | None = None
    id: str | None = None
    outlet: str | None = None
    date: str | None = None
    remark: str = ""

    def is_article(self, article: str) -> bool:
        """Tell whether an id was made of this very text and name (see `index.records.article_id`)."""
        if article == self.id or article == article_id(self.source, self.text):
            return True
        if self.path is None:
            return False
        _, mark, key = self.source.partition(f"{self.path.name}#")
        return article == article_id(f"{os.path.realpath(self.path)}{'#' if mark else ''}{key}", self.text)


@dataclass(frozen=True, slots=True)
class Named:
    """A file that a source's name leads to, and the key of the record in it; "" for the file itself.

    Attributes:
        is_exact: Whether it is under the very path that the name is, below the folder of sources or here.
    """

    path: Path
    key: str
    is_exact: bool = True


class Files:
    """Reads sources' files, each once as far as memory allows; use as a context manager.

    Texts of files that hold several articles wait in a temporary file, so that memory stays flat.

    :param folder: Where sources are looked for first: by path, then by file name if only one has it.
    """

    def __init__(self, folder: Path | None = None, load: LoadOptions | None = None) -> None:
        self._folder = folder
        self._load = LoadOptions() if load is None else load
        self._spool = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._packed: dict[Path, dict[str, tuple[int, int]]] = {}
        self._texts: OrderedDict[tuple[Path, str], str] = OrderedDict()
        self._chars = 0
        self._unreadable: dict[Path, str] = {}
        self._by_name: dict[str, list[Path]] | None = None

    def __enter__(self) -> "Files":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Remove the temporary file."""
        self._spool.close()

    def find(self, source: str) -> list[Named]:
        """Find the files that a source's name may mean; several only where they have the same bare name.

        A name may end in "#" and the key of a record; a file whose own name has a "#" goes before.
        """
        if URL.match(source) or "\0" in source:
            return []
        cuts = [len(source), *(m.start() for m in re.finditer("#", source))]
        names = [(source[:cut], source[cut + 1 :]) for cut in cuts if cut]
        for look in (self._find_below, _find_here, self._find_by_name):
            for name, key in names:
                found = look(name)
                if found:
                    own = () if look == self._find_by_name else self._own_paths(name)
                    return [Named(path, key, path in own) for path in found]
        return []

    def keys(self, path: Path) -> Collection[str]:
        """Give the keys of the articles in a file, in order; only "" where the file is the article.

        :raises Unreadable: If nothing can be read from it.
        """
        if path in self._packed:
            return self._packed[path].keys()
        if (path, "") in self._texts:
            return [""]
        if path in self._unreadable:
            raise Unreadable(self._unreadable[path])
        return self._read(path)

    def text(self, path: Path, key: str) -> str | None:
        """Give the text of an article; None where the file holds none of that key.

        :raises Unreadable: If nothing can be read from the file.
        """
        kept = self._texts.get((path, key))
        if kept is not None:
            self._texts.move_to_end((path, key))
            return kept
        if key not in self.keys(path):
            return None
        if path in self._packed:
            at, size = self._packed[path][key]
            self._spool.seek(at)
            self._keep(path, key, self._spool.read(size).decode())
        return self._texts[path, key]

    def _read(self, path: Path) -> Collection[str]:
        """Read a file: a text that is a file of its own into memory, those of one that holds several to disk."""
        slots: dict[str, tuple[int, int]] = {}
        try:
            for item in load_file(path, self._load):
                if isinstance(item, Rejected):
                    continue
                if not item.key:
                    self._keep(path, "", item.text)
                    return [""]
                raw = item.text.encode()
                slots[item.key] = (self._spool.seek(0, os.SEEK_END), len(raw))
                self._spool.write(raw)
        except Unreadable as error:
            if not slots:
                self._unreadable[path] = str(error)
                raise
        self._packed[path] = slots
        return slots.keys()

    def _keep(self, path: Path, key: str, text: str) -> None:
        self._texts[path, key] = text
        self._chars += len(text)
        while self._chars > CACHE_CHARS and len(self._texts) > 1:
            self._chars -= len(self._texts.popitem(last=False)[1])

    def _find_below(self, name: str) -> list[Path]:
        """Find a file below the folder by its path, or by the end of its path."""
        if self._folder is None:
            return []
        parts = [part for part in Path(name).parts if part != Path(name).anchor]
        tails = (Path(*parts[at:]) for at in range(len(parts) - 1))
        whole = [Path(*parts)] if len(parts) == 1 else tails
        return next((found for tail in whole if (found := _existing(self._folder / tail))), [])

    def _own_paths(self, name: str) -> list[Path]:
        """Give the files under the very path of a name."""
        path = Path(name)
        below = [] if self._folder is None else _existing(self._folder / path.relative_to(path.anchor))
        return [*below, *_existing(path)]

    def _find_by_name(self, name: str) -> list[Path]:
        if self._folder is None:
            return []
        if self._by_name is None:
            self._by_name = {}
            for base, folders, names in os.walk(self._folder):
                folders.sort()
                for file in sorted(names):
                    self._by_name.setdefault(file, []).append(Path(base, file))
        return self._by_name.get(Path(name).name, [])


def _find_here(name: str) -> list[Path]:
    return _existing(Path(name))


def _existing(path: Path) -> list[Path]:
    r"""Give a path if it is a file; what the archive wrote as \xff in its name is one byte of it, too."""
    if _is_file(path):
        return [path]
    raw = _ESCAPED.sub(lambda match: bytes.fromhex(match[1].decode()), os.fsencode(path))
    other = Path(os.fsdecode(raw))
    return [other] if other != path and _is_file(other) else []


def _is_file(path: Path) -> bool:
    try:
        return os.path.isfile(path)
    except ValueError:  # half a character in the name
        return False


def iterate_texts(files: Files, named: Named, source: str) -> Iterator[SourceText]:
    """Give the text that a name means, or every text of a file of several where it names no record.

    :raises Unreadable: If nothing can be read from the file.
    """
    keys = files.keys(named.path)
    for key in [named.key] if named.key in keys else [] if named.key else keys:
        text = files.text(named.path, key)
        if text is not None:
            name = source if named.key or not key else f"{source}#{key}"
            yield SourceText(name, text, path=named.path)
