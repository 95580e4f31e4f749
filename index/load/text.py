"""Read plain text and Markdown files."""

from collections.abc import Iterator
from typing import BinaryIO

from index.load.records import Loaded, LoadOptions, Rejected, Unreadable
from index.load.streams import UTF16_MARKS, damaged_utf16, read_whole

SNIFFED_BYTES = 8192  # a NUL byte among the first ones marks a binary file


def read_text(stream: BinaryIO, options: LoadOptions) -> Iterator[Loaded | Rejected]:
    """Read a text file: UTF-8 decoded, byte order mark dropped, CRLF made LF, nothing else.

    A file that begins with the byte order mark of UTF-16 is in UTF-16, whatever the fallback encoding.

    :raises Unreadable: If the file is empty, binary, too large, or is neither UTF-8 nor in the
        fallback encoding.
    """
    yield decode_text(read_whole(stream, options), options.fallback_encoding)


def decode_text(raw: bytes, fallback_encoding: str | None = None) -> Loaded:
    """Decode the bytes of a text file.

    :raises Unreadable: As `read_text` does.
    """
    text, encoding = _decode_utf16(raw) if raw.startswith(UTF16_MARKS) else _decode(raw, fallback_encoding)
    text = text.replace("\r\n", "\n")
    if not text.strip():
        raise Unreadable("an empty file")
    return Loaded(text, encoding)


def _decode_utf16(raw: bytes) -> tuple[str, str]:
    try:
        return raw.decode("utf-16"), "utf-16"
    except UnicodeDecodeError as error:
        raise Unreadable(damaged_utf16(error)) from error


def _decode(raw: bytes, fallback_encoding: str | None) -> tuple[str, str]:
    if b"\0" in raw[:SNIFFED_BYTES]:
        raise Unreadable("a binary file, not text")
    return _decode_utf8(raw, fallback_encoding, codec="utf-8-sig")


def decode_record(raw: bytes, fallback_encoding: str | None) -> tuple[str, str]:
    """Decode the bytes of one record; the second value is the encoding.

    :raises Unreadable: If they are neither UTF-8 nor in the fallback encoding.
    """
    return _decode_utf8(raw, fallback_encoding, within=" of it")


def _decode_utf8(
    raw: bytes, fallback_encoding: str | None, *, codec: str = "utf-8", within: str = ""
) -> tuple[str, str]:
    try:
        return raw.decode(codec), "utf-8"
    except UnicodeDecodeError as error:
        if fallback_encoding is None:
            raise Unreadable(
                f"not UTF-8 (byte {error.start}{within}): convert it, or name its encoding, as in --encoding cp1252"
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
