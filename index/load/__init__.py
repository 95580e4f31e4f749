"""Turn paths into article texts: a table from file suffix to reader.

A reader takes a path and the limits of loading and returns the text exactly as it stands in the
file, or raises `Unreadable` with a reason that makes sense after the file's name.
"""

import os
from collections.abc import Callable
from pathlib import Path

from index.load.records import Loaded, LoadOptions, Unreadable
from index.load.text import read_text_file

READERS: dict[str, Callable[[Path, LoadOptions], Loaded]] = {
    ".txt": read_text_file,
    ".md": read_text_file,
}


def load_file(path: Path, options: LoadOptions | None = None) -> Loaded:
    """Read one file with the reader for its suffix.

    :raises Unreadable: If there is no such reader, or the file cannot be read as an article.
    """
    if os.path.isdir(path):  # unlike Path.is_dir, false where the path may not be looked at
        raise Unreadable("a folder that may not be read: check its permissions")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unreadable(f"no reader for {path.suffix or 'files without a suffix'}: use {', '.join(READERS)}")
    return reader(path, options or LoadOptions())


__all__ = ["READERS", "LoadOptions", "Loaded", "Unreadable", "load_file"]
