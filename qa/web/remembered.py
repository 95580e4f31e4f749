"""HTML of what is in an archive, remembered until the archive changes."""

from collections.abc import Callable

from qa.archive import Archive


class Remembered:
    """Something written about an archive."""

    def __init__(self, archive: Archive, write: Callable[[], str]) -> None:
        """Take an archive, and what writes."""
        self._archive = archive
        self._write = write
        self._written: tuple[str, str] | None = None  # with the commit it was written of

    def show(self) -> str:
        """Write it, anew where the archive has changed since the last time."""
        commit = self._archive.state().commit
        if self._written is None or self._written[0] != commit:
            self._written = (commit, self._write())
        return self._written[1]

    def show_last(self) -> str:
        """Give what was written last, without waiting for the archive; write it where it never was."""
        return self.show() if self._written is None else self._written[1]
