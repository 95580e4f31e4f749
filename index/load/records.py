"""What loading takes and gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.records import Stated

MAX_FILE_BYTES = 10_000_000  # bytes of one article; a larger file is a dump of many, or no text
MAX_UNPACKED_BYTES = 2_000_000_000  # bytes that one .zip or .gz may unpack to
MAX_RATIO = 200  # unpacked by packed bytes; text compresses to a tenth or so, a zip bomb to a thousandth


class Unreadable(Exception):
    """A file that cannot be loaded, or not further; the message is the reason. Recorded by `index.build`."""


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """Limits and choices of loading.

    Attributes:
        fallback_encoding: Encoding for files that are neither valid UTF-8 nor begin with the byte order mark of
            UTF-16; None lists them as failed, but for pages, which are windows-1252 then.
        max_bytes: Largest article, page or record that is read, in bytes.
        field_map: Article field -> name of the field or column that holds it, before the common names.
        max_unpacked_bytes: Bytes that one compressed file may unpack to.
        max_ratio: Unpacked by packed bytes above which a compressed file is refused.
    """

    fallback_encoding: str | None = None
    max_bytes: int = MAX_FILE_BYTES
    field_map: Mapping[str, str] = field(default_factory=dict)
    max_unpacked_bytes: int = MAX_UNPACKED_BYTES
    max_ratio: float = MAX_RATIO


@dataclass(frozen=True, slots=True)
class Loaded:
    """One article as it stands in its file.

    Attributes:
        text: The text exactly as it stands there, CRLF made LF; of a page, the extracted text.
        encoding: What it was decoded with.
        place: Where in its file it stands, for messages: "line 12"; empty where the file is the article.
        key: What tells it from the other articles of its file, the same when the file is read again: its
            id or URL, else its place; empty where the file is the article.
        stated: What the format says of it, by field of `Metadata`, raw.
        page_hash: SHA-256 of the page the text was extracted from.
    """

    text: str
    encoding: str = "utf-8"
    place: str = ""
    key: str = ""
    stated: Mapping[str, Stated] = field(default_factory=dict)
    page_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """One record of a file that cannot be an article: where it stands, and why."""

    place: str
    reason: str
