"""Read web archives: each captured page an article."""

import io
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from index.load.packed import Budget
from index.load.pages import extract_page
from index.load.parsers import PARSER_ERRORS, describe_error, silence
from index.load.records import Loaded, LoadOptions, Rejected, Unreadable
from index.load.streams import too_large
from index.records import Stated

PAGE_TYPES = ("text/html", "application/xhtml+xml")
_TRUNCATED = "the archive breaks off or is damaged here"


def read_warc(stream: BinaryIO, options: LoadOptions) -> Iterator[Loaded | Rejected]:
    """Read a WARC or ARC file, packed or not: HTTP responses with status 200 and records that hold a page.

    The URL of a page is its key; a second capture of it is told apart by its date, which is that of
    the capture and not of the story. What stands before damage is kept.

    :raises Unreadable: If it is no web archive, or holds no page.
    """
    silence("warcio")
    from index.load.warc_stream import BoundedArchive

    budget = Budget(options)
    archive = BoundedArchive(stream, budget.take_piece)
    seen: set[str] = set()
    records = pages = 0
    short = False  # whether the last page was cut off, which has been said then
    while True:
        try:
            record = _next_record(archive)
        except Unreadable as error:
            if not records:
                raise Unreadable(f"no web archive ({error})") from error
            if not short:
                yield Rejected(f"record at byte {archive.offset}", f"{_TRUNCATED}: {error}")
            return
        if record is None:
            break
        records += 1
        if _is_page(record):
            pages += 1
            found = _read_record(record, archive.offset, seen, options)
            short = isinstance(found, Rejected) and found.reason == _TRUNCATED
            yield found
    if not pages:
        raise Unreadable(
            f"no web page with status 200 among {records} records" if records else "an empty file"
        )


def _next_record(archive: Any) -> Any:
    """Give the next record, None at the end.

    :raises Unreadable: If the archive is damaged there.
    """
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    try:
        return next(archive, None)
    except (*PARSER_ERRORS, ArchiveLoadFailed, StatusAndHeadersParserException) as error:
        raise Unreadable(describe_error(error)) from error


def _is_page(record: Any) -> bool:
    if record.rec_type == "response" and record.http_headers is not None:
        kind = record.http_headers.get_header("Content-Type") or ""
        status = (record.http_headers.get_statuscode() or "").strip()
        return status == "200" and kind.split(";")[0].strip().lower() in PAGE_TYPES
    return (
        record.rec_type == "resource"
        and (record.content_type or "").split(";")[0].strip().lower() in PAGE_TYPES
    )


def _read_record(record: Any, offset: int, seen: set[str], options: LoadOptions) -> Loaded | Rejected:
    url = (
        record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header("uri") or ""
    ).strip()
    date = record.rec_headers.get_header("WARC-Date") or record.rec_headers.get_header("archive-date") or ""
    place = f"record at byte {offset} ({url or 'no URL'})"
    try:
        raw = _read_payload(record, options)
        page = extract_page(raw, options, url=url or None, charset=_read_charset(record))
    except Unreadable as error:
        return Rejected(place, str(error))
    key = (f"{url} captured {date}" if url in seen else url) or place
    seen.add(url)
    stated = {**page.stated, **({"url": Stated(url, "URL of the capture")} if url else {})}
    return Loaded(page.text, page.encoding, place, key, stated, page.page_hash)


def _read_charset(record: Any) -> str | None:
    headers = record.http_headers
    kind = (headers.get_header("Content-Type") if headers is not None else record.content_type) or ""
    for part in kind.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset" and value.strip():
            return str(value.strip().strip("\"'"))
    return None


def _read_payload(record: Any, options: LoadOptions) -> bytes:
    """Read the page of a record, out of chunks and unpacked.

    :raises Unreadable: If it is damaged or larger than the limit, packed or unpacked.
    """
    from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader
    from warcio.exceptions import ArchiveLoadFailed

    if (record.length or 0) > options.max_bytes:
        raise Unreadable(too_large(record.length, options.max_bytes))
    headers = record.http_headers
    try:
        raw: bytes = record.raw_stream.read(options.max_bytes + 1)
        short = len(raw) <= options.max_bytes and getattr(record.raw_stream, "limit", 0) > 0
        if (
            headers is not None
            and (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
        ):
            raw = ChunkedDataReader(io.BytesIO(raw)).read(options.max_bytes + 1)
    except (*PARSER_ERRORS, ArchiveLoadFailed, ChunkedDataException) as error:
        raise Unreadable(f"{_TRUNCATED} ({describe_error(error)})") from error
    if short:
        raise Unreadable(_TRUNCATED)
    encoding = "" if headers is None else (headers.get_header("Content-Encoding") or "").strip().lower()
    return _unpack(raw, encoding, options.max_bytes)


def _unpack(raw: bytes, encoding: str, limit: int) -> bytes:
    if encoding in ("", "identity", "none", "utf-8"):
        return raw
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _inflate(raw, encoding, limit)
    if encoding == "br":
        return _unbrotli(raw, limit)
    raise Unreadable(f"a page packed with {encoding[:20]}, which cannot be unpacked here")


def _inflate(raw: bytes, encoding: str, limit: int) -> bytes:
    packed = raw[:2] == b"\x1f\x8b" if encoding != "deflate" else True
    if not packed:
        return raw  # archived unpacked, as many crawlers do, under the headers it came with
    for bits in (31, 15, -15) if encoding == "deflate" else (31,):
        unpacker = zlib.decompressobj(bits)
        try:
            page = unpacker.decompress(raw, limit + 1)
        except zlib.error:
            continue
        if len(page) > limit:
            raise Unreadable(f"it unpacks to more than the limit of {limit / 1e6:g} MB for one article")
        if not unpacker.eof:
            raise Unreadable(_TRUNCATED)
        return page
    if encoding == "deflate":
        return raw
    raise Unreadable("a page whose packing is damaged")


def _unbrotli(raw: bytes, limit: int) -> bytes:
    try:
        import brotli
    except ImportError as error:
        raise Unreadable("a page packed with br: install the package brotli") from error
    unpacker = brotli.Decompressor()
    page = b""
    try:
        page = unpacker.process(raw, output_buffer_limit=limit + 1)
    except (brotli.error, TypeError) as error:  # TypeError: an older brotli, which knows no limit
        if raw.lstrip()[:1] == b"<":
            return raw
        raise Unreadable("a page whose packing is damaged") from error
    if len(page) > limit:
        raise Unreadable(f"it unpacks to more than the limit of {limit / 1e6:g} MB for one article")
    return bytes(page)
