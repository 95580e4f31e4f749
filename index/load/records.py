"""What loading takes and gives."""

from dataclasses import dataclass

MAX_FILE_BYTES = 10_000_000  # bytes of one article; a larger file is a dump of many, or no text


class Unreadable(Exception):
    """A file that cannot be loaded; the message is the reason. Caught and recorded by `index.build`."""


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """Limits and choices of loading.

    Attributes:
        fallback_encoding: Encoding for files that are not valid UTF-8; None lists them as failed.
        max_bytes: Largest file that is read, in bytes.
    """

    fallback_encoding: str | None = None
    max_bytes: int = MAX_FILE_BYTES


@dataclass(frozen=True, slots=True)
class Loaded:
    """A text as it stands in its file, and the encoding it was decoded with."""

    text: str
    encoding: str
