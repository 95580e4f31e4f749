"""The file of answers: opened to be gone on with, appended to, never mixed up with another run's."""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from index.errors import BadInput
from qa.batch.formats import Format, Written, choose_format
from qa.batch.restricted import is_restricted_otherwise
from qa.records import Answer, Asked

MAX_HEADER_BYTES = 4096  # of the first line that are looked at for the columns


class AnswersFile:
    """A file of answers that holds those of the first questions already.

    Attributes:
        done: How many questions it answers.
    """

    def __init__(self, path: Path, file: BinaryIO, style: Format, done: int) -> None:
        self.path = path
        self.done = done
        self._file = file
        self._format = style

    @classmethod
    @contextmanager
    def open(cls, path: Path, questions: Sequence[Asked], commit: str | None) -> Iterator["AnswersFile"]:
        """Open a file for the answers to questions, or make it; a record torn at its end is cut off.

        :param commit: The index commit that all answers in it must carry; None for any.
        :raises BadInput: If it cannot be written, another process is writing it, or it holds anything but answers
            to the first of these questions.
        """
        if str(path) == "-" or (path.exists() and not path.is_file()):
            raise BadInput(
                f"{path}: not a regular file, which a run could go on with: name another --out file"
            )
        try:
            with _only_writer(path), open(path, "r+b" if path.exists() else "x+b") as file:
                style = choose_format(path, file.readline(MAX_HEADER_BYTES))
                written = list(_read(file, path, style))
                _check(written, questions, path, commit)
                after = questions[len(written)] if len(written) < len(questions) else None
                _cut_torn(file, path, style, written[-1].end if written else 0, after)
                yield cls(path, file, style, len(written))
        except OSError as error:
            raise BadInput(f"{path}: cannot be written: {error.strerror or error}") from error

    def append(self, answers: Iterable[Answer]) -> None:
        """Write answers, each record flushed, and at the end the file synced to the disk."""
        for answer in answers:
            self._file.write(self._format.dump(answer))
            self._file.flush()
            self.done += 1
        os.fsync(self._file.fileno())


def _read(file: BinaryIO, path: Path, style: Format) -> Iterator[Written]:
    file.seek(0)
    head = file.read(len(style.header))
    if not style.header.startswith(head):
        raise BadInput(f"{path} holds something else than answers: name another --out file")
    file.seek(0)
    if head == style.header:
        yield from style.read(file, path)


def _check(written: Sequence[Written], questions: Sequence[Asked], path: Path, commit: str | None) -> None:
    """Make sure that a file answers the first questions, in order, from the right index."""
    for number, record in enumerate(written):
        asked = questions[number] if number < len(questions) else None
        if asked is None or (record.id, record.question.strip()) != (asked.id, asked.text.strip()):
            wanted = "no more questions" if asked is None else f"question {asked.id!r}"
            raise BadInput(
                f"{path}: answer {number + 1} is to question {record.id!r}, but there the questions have {wanted}: "
                "they were changed; name another --out file"
            )
        if record.read is not None and is_restricted_otherwise(record.read, asked):
            raise BadInput(
                f"{path}: answer {number + 1}, to question {record.id!r}, was restricted otherwise: the questions were "
                "changed; name another --out file"
            )
        if commit is not None and record.commit != commit:
            raise BadInput(
                f"{path}: answer {number + 1} comes from the index at commit {record.commit}, which is now {commit}: name "
                "another --out file, or give --mix to have answers of both in one"
            )


def _cut_torn(file: BinaryIO, path: Path, style: Format, end: int, after: Asked | None) -> None:
    """Cut off what stands behind the last whole record, if it is the beginning of the next one.

    :param after: The question that comes next.
    """
    file.seek(end)
    tail = file.read()
    header = style.header if end == 0 else b""
    whole = header + (b"" if after is None else style.begin(after))
    if not (tail == header or whole.startswith(tail) or (after is not None and tail.startswith(whole))):
        raise BadInput(f"{path}: what stands at its end is no answer: name another --out file")
    file.truncate(end)
    file.seek(end)
    file.write(header)


@contextmanager
def _only_writer(path: Path) -> Iterator[None]:
    """Hold the right to write a file; the lock lies among the temporary files, not beside it."""
    name = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:16]
    lock = FileLock(Path(tempfile.gettempdir(), f"onrecord-{_user()}-{name}.lock"))
    try:
        with lock.acquire(timeout=0):
            yield
    except Timeout as error:
        raise BadInput(f"{path} is being written by another process: wait for it, or name another") from error


def _user() -> int:
    """Give a number for the user, so that two do not share a lock file; a container's may have no name."""
    return os.getuid() if hasattr(os, "getuid") else 0
