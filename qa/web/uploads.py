"""Take files that a browser sent: keep them beside the index, since quotes are checked against them, and add them."""

import filecmp
import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from index.errors import BadInput, OnRecordError
from index.load import KINDS, can_read
from index.load.sidecars import is_sidecar
from index.records import IndexReport
from qa.archive import Archive
from qa.html import render_error
from qa.html.uploads import Refused, Step, render_added, render_step
from qa.language import _, write_number
from qa.web.run import Stopped
from qa.web.stream import stream

FOLDER = "uploads"  # in the folder of the index
MAX_UPLOAD_BYTES = 100_000_000  # of one file; a larger one is indexed from where it lies
MAX_SENT = 1000  # files sent together
MAX_NAME_BYTES = 150  # of a file's name; file systems take 255, and a number may be added

Note = Callable[[Step], object]


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that a browser wants to add.

    Attributes:
        name: As the browser has it.
        size: Its bytes, as the browser says.
        path: Where the server put it; None where it was not sent.
    """

    name: str
    size: int
    path: str | None


def read_sent(data: object) -> list[Sent]:
    """Read what the browser says of the files it wants to add.

    :raises BadInput: If it says anything else, or there are none or too many.
    """
    files = data if isinstance(data, list) else []
    if not files:
        raise BadInput(_("no file was chosen"))
    if len(files) > MAX_SENT:
        raise BadInput(
            _(
                "these are {number} files: send at most {most} together, or a .zip of them, or run {command}"
            ).format(number=write_number(len(files)), most=write_number(MAX_SENT), command="`onrecord index`")
        )
    return [_read_one(file) for file in files]


def _read_one(data: object) -> Sent:
    fields = data if isinstance(data, Mapping) else {}
    name, size, path = fields.get("name"), fields.get("size"), fields.get("path")
    if not isinstance(name, str) or not isinstance(size, int) or not isinstance(path, str | None):
        raise BadInput(_("this is no list of files: load the page again"))
    return Sent(name, size, path)


def clean_name(name: str) -> str:
    """Make a harmless name of a file's: no folders, nothing hidden or unprintable, at most `MAX_NAME_BYTES`."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(c if c.isprintable() else "_" for c in last).strip().lstrip(".")
    stem, suffix = os.path.splitext(shown)
    suffix = _cut(suffix, MAX_NAME_BYTES // 2)
    return _cut(stem, MAX_NAME_BYTES - len(suffix.encode())) + suffix


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")


class Uploads:
    """Adds files that were sent to the server of one archive."""

    def __init__(self, archive: Archive, is_received: Callable[[str], bool]) -> None:
        """Take an archive.

        :param is_received: Tells whether the server itself put a file at a path; only such files are touched.
        """
        self._archive = archive
        self._is_received = is_received
        self._folder = archive.store.directory / FOLDER

    def add(self, data: object) -> Iterator[str]:
        """Add files, and write how far it is and at last what became of them.

        Once begun it goes on to its end, whether or not anybody waits for it.
        """
        try:
            kept, refused = self._keep_all(read_sent(data))
            if not kept:
                yield render_added(IndexReport(), refused)
                return
            for step in stream(partial(self._index, kept)):
                yield render_step(step) if isinstance(step, Step) else render_added(step, refused)
        except OnRecordError as error:
            yield render_error(str(error))

    def fail(self) -> str:
        """Write the news that adding met an unexpected error."""
        return render_error(_("something went wrong here, and not all files may have been added"))

    def _index(self, kept: Sequence[Path], note: Note) -> IndexReport:
        total = sum(path.stat().st_size for path in kept)
        read = found = 0

        def advance(size: int, articles: int) -> None:
            nonlocal read, found
            read, found = read + size, found + articles
            with suppress(Stopped):
                note(Step(read, total, found))

        advance(0, 0)
        return self._archive.add(kept, progress=advance)

    def _keep_all(self, sent: Sequence[Sent]) -> tuple[list[Path], list[Refused]]:
        """Keep the files that can be read, each once; say of the others why not."""
        kept: dict[Path, None] = {}
        refused = []
        for one in sent:
            try:
                kept[self._keep(one)] = None
            except BadInput as error:
                refused.append(Refused(one.name, str(error)))
            except OSError as error:
                refused.append(
                    Refused(one.name, _("it cannot be kept: {reason}").format(reason=error.strerror or error))
                )
        return list(kept), refused

    def _keep(self, sent: Sent) -> Path:
        """Move a file into the folder of uploads, unless it is there already.

        :raises BadInput: If it cannot be taken, and why.
        """
        name = clean_name(sent.name)
        if not can_read(name):
            raise BadInput(_("no reader for such a file: use {kinds}").format(kinds=KINDS))
        if sent.size > MAX_UPLOAD_BYTES:
            raise BadInput(
                _(
                    "{size} MB is more than the limit of {most} MB for a file sent here: run {command} on it"
                ).format(
                    size=write_number(sent.size / 1e6, 1),
                    most=write_number(MAX_UPLOAD_BYTES / 1e6),
                    command="`onrecord index`",
                )
            )
        if sent.path is None or not self._is_received(sent.path):
            raise BadInput(_("it did not arrive: send it again"))
        if is_sidecar(Path(sent.path)):
            raise BadInput(
                _("it tells of other files: run {command} on the folder of them all").format(
                    command="`onrecord index`"
                )
            )
        self._folder.mkdir(exist_ok=True)
        unread = {Path(failure.source).absolute() for failure in self._archive.failures()}
        return _move(Path(sent.path), self._folder, name, unread)


def _move(sent: Path, folder: Path, name: str, unread: Collection[Path]) -> Path:
    """Move a file into a folder; another file of that name stays, and this one gets a number.

    The same file sent again is the one that is there. A file under its name is always whole.

    :param unread: Files that could not be read, which give way to a mended one.
    """
    stem, suffix = os.path.splitext(name)
    for number in count(1):
        place = folder / (name if number == 1 else f"{stem} ({number}){suffix}")
        if not place.exists():
            break
        if filecmp.cmp(sent, place, shallow=False):
            sent.unlink()
            return place
        if place.absolute() in unread:
            break
    beside = folder / f".{name}"
    shutil.move(sent, beside)
    beside.replace(place)
    return place
