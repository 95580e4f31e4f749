"""Find the indexed files that are no longer on disk, among those that a command's paths would have found."""

import fnmatch
import glob
import os
from collections.abc import Iterable


def find_gone(paths: Iterable[str | os.PathLike[str]], locations: Iterable[str]) -> list[str]:
    """Give the locations that lie in one of the folders or match one of the globs, and do not exist, in order."""
    patterns = [_to_pattern(os.fspath(path)) for path in paths]
    return sorted(
        location
        for location in locations
        if any(fnmatch.fnmatchcase(location, pattern) for pattern in patterns)
        and not os.path.lexists(location)
    )


def _to_pattern(path: str) -> str:
    """Write a path as a pattern of locations; its folder may be reached through a link."""
    if os.path.lexists(path) or not glob.has_magic(path):
        return glob.escape(os.path.join(os.path.realpath(path), "")) + "*"
    folder, _, rest = path.rpartition("/") if glob.has_magic(os.path.basename(path)) else (path, "", "*")
    while glob.has_magic(folder):
        folder, _, last = folder.rpartition("/")
        rest = f"{last}/{rest}"
    return os.path.join(glob.escape(os.path.realpath(folder)), rest.replace("**/", "*"))
