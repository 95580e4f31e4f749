"""Read plain text and Markdown files."""

from collections.abc import Iterator
from typing import BinaryIO

from index.load.records import Loaded, LoadOptions, Rejected, Unreadable
from index.load.streams import UTF16_MARKS, read_whole

SNIFFED_BYTES = 8192  # a NUL byte among the first ones marks a binary file


def read_text(stream: BinaryIO, options: LoadOptions) -> Iterator[Loaded | Rejected]:
    """Read a text file: UTF-8 decoded, byte order mark dropped, CRLF made LF, nothing else.

    :raises Unreadable: If the file is empty, binary, too large, or is neither UTF-8 nor in the
        fallback encoding.
    """
    yield decode_text(read_whole(stream, options), options.fallback_encoding)


def decode_text(raw: bytes, fallback_encoding: str | None = None) -> Loaded:
    """Decode the bytes of a text file.

    :raises Unreadable: As `read_text` does.
    """
    utf16 = raw.startswith(UTF16_MARKS)
    if b"\0" in raw[:SNIFFED_BYTES] and not utf16:
        raise Unreadable("a binary file, not text")
    try:
        encoding = "utf-8"
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if fallback_encoding is None or (utf16 and "16" not in fallback_encoding):
            found = "UTF-16" if utf16 else f"not UTF-8 (byte {error.start})"
            hint = "utf-16" if utf16 else "cp1252"
            raise Unreadable(f"{found}: convert it, or name its encoding, as in --encoding {hint}") from error
        encoding, text = fallback_encoding, decode_fallback(raw, fallback_encoding)
    text = text.replace("\r\n", "\n")
    if not text.strip():
        raise Unreadable("an empty file")
    return Loaded(text, encoding)


def decode_record(raw: bytes, fallback_encoding: str | None) -> tuple[str, str]:
    """Decode the bytes of one record; the second value is the encoding.

    :raises Unreadable: If they are neither UTF-8 nor in the fallback encoding.
    """
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if fallback_encoding is None:
            raise Unreadable(
                f"not UTF-8 (byte {error.start} of it): convert it, or name its encoding, as in --encoding cp1252"
            ) from error
    return decode_fallback(raw, fallback_encoding), fallback_encoding


def decode_fallback(raw: bytes, encoding: str) -> str:
    """Decode bytes that are not UTF-8.

    :raises Unreadable: If they are not in the encoding, or there is no such encoding.
    """
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError) as error:  # LookupError: no such encoding
        raise Unreadable(f"neither UTF-8 nor {encoding}: {error}") from error
