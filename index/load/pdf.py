"""Read the text of PDF files."""

import io
import re
import time
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from index.load.parsers import PARSER_ERRORS, call_parser, describe_error, silence
from index.load.records import Loaded, LoadOptions, Rejected, Unreadable
from index.load.streams import read_whole
from index.records import Stated

DAMAGED = "a damaged PDF"
MAX_PAGES = 2000  # of one article; a newspaper has tens
# Of one page: a drawing has hundreds of thousands of operations, a page of text some thousands.
MAX_OPERATIONS = 500_000  # about 5 s of work
MAX_FORMS = 50  # drawings within drawings
# Between pages; pages that share one costly drawing would take hours. Pages of text take some hundredths each.
MAX_SECONDS = 120
MAX_STREAM_BYTES = 10_000_000  # of one page, unpacked; pictures are not unpacked for their text

_FILE_NAME = re.compile(
    r"(?:^[a-z]:\\|^file:|^/)|\.(?:pdf|docx?|odt|rtf|txt|indd|qxd|qxp|ps|eps|tex|dvi|pages|wpd|html?)$", re.I
)
_PROGRAM = re.compile(
    r"microsoft|word(?:perfect| \d|$)|adobe|acrobat|indesign|quark|pagemaker|libreoffice|openoffice|latex|"
    r"ghostscript|distiller|powerpoint|writer$|untitled|unnamed|printmaster|pdf",
    re.I,
)
_LOGIN = re.compile(r"[a-z0-9._@-]+")  # one word in small letters: a user's name, not an author's


def read_pdf(stream: BinaryIO, options: LoadOptions) -> Iterator[Loaded | Rejected]:
    """Read a PDF: the text of its pages, a blank line between them; nothing is joined or unhyphenated.

    Its title and author are taken as stated unless they plainly are the name of a file or a program.
    Its date of creation is not that of the story.

    :raises Unreadable: If it is encrypted, damaged, too large, or holds no text.
    """
    raw = read_whole(stream, options)
    if not raw.strip():
        raise Unreadable("an empty file")
    silence("pypdf")
    from pypdf import apply_configuration

    with apply_configuration(
        stream_parsing_work_maximum_count=MAX_OPERATIONS,
        xform_maximum_invocations_per_extraction=MAX_FORMS,
        zlib_maximum_output_length=MAX_STREAM_BYTES,
        lzw_maximum_output_length=MAX_STREAM_BYTES,
        run_length_maximum_output_length=MAX_STREAM_BYTES,
        array_based_stream_maximum_output_length=MAX_STREAM_BYTES,
        stream_decoding_work_maximum_length=2 * MAX_STREAM_BYTES,
    ):
        text, stated = _read(raw, options)
    yield Loaded(text, stated=stated)


def _read(raw: bytes, options: LoadOptions) -> tuple[str, Mapping[str, Stated]]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    errors = (PyPdfError, DependencyError)
    reader = call_parser(lambda: PdfReader(io.BytesIO(raw)), what=DAMAGED, errors=errors)
    if call_parser(lambda: _is_locked(reader), what="an encrypted PDF", errors=errors):
        raise Unreadable("an encrypted PDF: remove its password first")
    count = call_parser(lambda: len(reader.pages), what=DAMAGED, errors=errors)
    if count > MAX_PAGES:
        raise Unreadable(f"a PDF of {count} pages: split it into articles")
    text = _read_pages(reader, count, options)
    if not text.strip():
        raise Unreadable("no text in the PDF: it may be scanned images; run OCR first")
    return text, call_parser(lambda: _read_stated(reader), what=DAMAGED, errors=errors)


def _is_locked(reader: Any) -> bool:
    """Tell whether a PDF wants a password; many are encrypted with an empty one."""
    return bool(reader.is_encrypted) and not reader.decrypt("")


def _read_pages(reader: Any, count: int, options: LoadOptions) -> str:
    """Read page by page; half an article would read as a whole one, so each page must be readable."""
    from pypdf.errors import DependencyError, PyPdfError

    errors: tuple[type[Exception], ...] = (*PARSER_ERRORS, PyPdfError, DependencyError)
    pages: list[str] = []
    size = 0
    started = time.monotonic()
    for number in range(count):
        if time.monotonic() - started > MAX_SECONDS:
            raise Unreadable(f"{DAMAGED}: its first {number} pages took more than {MAX_SECONDS} s")
        try:
            page = str(reader.pages[number].extract_text())
        except errors as error:
            raise Unreadable(
                f"{DAMAGED}: page {number + 1} cannot be read ({describe_error(error)})"
            ) from error
        size += len(page)
        if size > options.max_bytes:
            raise Unreadable(f"more than the limit of {options.max_bytes / 1e6:g} MB of text for one article")
        pages.append(page.strip("\n"))
    return "\n\n".join(page for page in pages if page.strip()).replace("\r\n", "\n")


def _read_stated(reader: Any) -> Mapping[str, Stated]:
    info = reader.metadata
    if info is None:
        return {}
    programs = {str(value).strip() for value in (info.producer, info.creator) if value}
    values = {"title": info.title, "author": info.author}
    return {
        name: Stated(value.strip(), f"{name} in the PDF")
        for name, value in values.items()
        if isinstance(value, str) and value.strip() not in programs and _is_stated(name, value.strip())
    }


def _is_stated(name: str, value: str) -> bool:
    if not value or _FILE_NAME.search(value) or _PROGRAM.search(value):
        return False
    return any(c.isalpha() for c in value) and not _LOGIN.fullmatch(value)
