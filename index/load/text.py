"""Read plain text and Markdown files."""

import codecs
from pathlib import Path

from index.load.records import Loaded, LoadOptions, Unreadable

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SNIFFED_BYTES = 8192  # a NUL byte among the first ones marks a binary file


def read_text_file(path: Path, options: LoadOptions) -> Loaded:
    """Read a text file: UTF-8 decoded, byte order mark dropped, CRLF made LF, nothing else.

    :raises Unreadable: If the file is empty, binary, too large, may not be read, or is neither
        UTF-8 nor in the fallback encoding.
    """
    try:
        if path.exists() and not path.is_file():
            raise Unreadable("not a file")  # to read a named pipe is to wait for ever
        size = path.stat().st_size
        if size > options.max_bytes:
            raise Unreadable(
                f"{size / 1e6:.1f} MB is more than the limit of {options.max_bytes / 1e6:g} MB for one article: "
                "split it, or raise --max-file-mb"
            )
        raw = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"cannot be opened: {error.strerror or error}") from error
    return decode_text(raw, options.fallback_encoding)


def decode_text(raw: bytes, fallback_encoding: str | None = None) -> Loaded:
    """Decode the bytes of a text file.

    :raises Unreadable: As `read_text_file` does.
    """
    utf16 = raw.startswith(_UTF16)
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
        encoding, text = fallback_encoding, _decode_fallback(raw, fallback_encoding)
    text = text.replace("\r\n", "\n")
    if not text.strip():
        raise Unreadable("an empty file")
    return Loaded(text, encoding)


def _decode_fallback(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError) as error:  # LookupError: no such encoding
        raise Unreadable(f"neither UTF-8 nor {encoding}: {error}") from error
