"""Read a file that a browser sends whole with an event: a question file or a test set, small, and kept nowhere."""

import binascii
import os
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from index.errors import BadInput
from qa.language import _, join_or, ngettext, write_number
from qa.web.uploads import clean_name

MAX_GIVEN_BYTES = 5_000_000
# Questions asked from one file; the answers to so many are some 5 MB, and take about five minutes on 2 cores.
MAX_ASKED = 2000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What kind of file is taken.

    Attributes:
        suffixes: Of its name, in small letters.
        command: Does the same in a terminal, without a limit.
    """

    suffixes: tuple[str, ...]
    command: str


@dataclass(frozen=True, slots=True)
class Given:
    """A file that was sent, under a harmless name."""

    name: str
    content: bytes


def read_given(data: object, wanted: Wanted) -> Given:
    """Read what a browser sends: the file's `name`, its `size` in bytes, and its bytes as `base64`.

    A browser leaves out the bytes where it can tell that they would be refused.

    :raises BadInput: If it is no file of this kind, too large, or did not arrive whole.
    """
    fields = data if isinstance(data, Mapping) else {}
    name, size, text = fields.get("name"), fields.get("size"), fields.get("base64", "")
    if not isinstance(name, str) or not isinstance(size, int) or not isinstance(text, str):
        raise BadInput(_("no file was chosen"))
    plain = clean_name(name)
    if not plain.lower().endswith(wanted.suffixes):
        raise BadInput(
            _("{name}: no file that is read here: give {suffixes}").format(
                name=plain or _("this"), suffixes=join_or(wanted.suffixes)
            )
        )
    if max(size, len(text) * 3 // 4 - 2) > MAX_GIVEN_BYTES:
        raise BadInput(
            _(
                "{name}: {size} MB is more than the limit of {most} MB for a file sent here: run {command}"
            ).format(
                name=plain,
                size=write_number(size / 1e6, 1),
                most=write_number(MAX_GIVEN_BYTES / 1e6),
                command=f"`{wanted.command}`",
            )
        )
    try:
        content = b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadInput(_("{name}: it did not arrive whole: choose it again").format(name=plain)) from error
    if len(content) != size:
        raise BadInput(_("{name}: it did not arrive whole: choose it again").format(name=plain))
    return Given(plain, content)


def check_size(name: str, questions: int, *, most: int, instead: str) -> None:
    """Do nothing where a file has at most so many questions.

    :param instead: What to do where it has more.
    :raises BadInput: If it has more.
    """
    if questions > most:
        says = ngettext(
            "{name}: {number} question is more than the limit of {most} here: {instead}",
            "{name}: {number} questions are more than the limit of {most} here: {instead}",
            questions,
        )
        number, limit = write_number(questions), write_number(most)
        raise BadInput(says.format(name=name, number=number, most=limit, instead=instead))


@contextmanager
def lay_out(given: Given) -> Iterator[Path]:
    """Put a file into a folder of its own, which is removed again.

    :raises BadInput: What the block raises, without the folder's name.
    """
    with TemporaryDirectory(prefix="onrecord-given-") as folder:
        path = Path(folder, given.name)
        try:
            path.write_bytes(given.content)
            yield path
        except BadInput as error:
            raise BadInput(str(error).replace(f"{folder}{os.sep}", "")) from error
        except OSError as error:
            says = _("{name}: cannot be kept to be read: {reason}")
            raise BadInput(says.format(name=given.name, reason=error.strerror)) from error
