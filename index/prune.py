"""Find the indexed files that are no longer on disk, among those that a command's paths would have found.

A file is gone where its folder can be looked at and does not hold it. What cannot be looked at, being closed
or on a disk that does not answer, is not gone.
"""

import fnmatch
import glob
import os
from collections.abc import Iterable

from index.errors import BadInput


def is_gone(location: str) -> bool:
    """Tell whether a file is surely not there."""
    try:
        os.lstat(location)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def check_not_emptied(
    paths: Iterable[str | os.PathLike[str]], found: Iterable[str], locations: Iterable[str]
) -> None:
    """Make sure that no folder that is given has lost all of its files at once, as a disk that is not mounted does.

    :param found: Locations of the files found now.
    :param locations: Locations of the files indexed before.
    :raises BadInput: If one has.
    """
    found, locations = list(found), list(locations)
    for path in paths:
        if os.path.isdir(path):
            pattern = _to_pattern(os.fspath(path))
            lost = fnmatch.filter(locations, pattern)
            if lost and not fnmatch.filter(found, pattern):
                raise BadInput(
                    f"{path} holds no article now, {len(lost)} files are indexed from it: is its disk mounted? "
                    "Nothing was pruned; `onrecord remove` removes articles one by one"
                )


def find_gone(paths: Iterable[str | os.PathLike[str]], locations: Iterable[str]) -> list[str]:
    """Give the locations that lie in one of the folders or match one of the globs, and do not exist, in order."""
    patterns = [_to_pattern(os.fspath(path)) for path in paths]
    return sorted(
        location
        for location in locations
        if any(fnmatch.fnmatchcase(location, pattern) for pattern in patterns) and is_gone(location)
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
