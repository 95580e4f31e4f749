"""Read web pages: the article's text by trafilatura, and what the page states of itself."""

import codecs
import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, BinaryIO

from index.load.authors import is_name
from index.load.parsers import call_parser, silence
from index.load.records import Loaded, LoadOptions, Rejected, Unreadable
from index.load.streams import UTF16_MARKS, read_whole
from index.load.text import SNIFFED_BYTES
from index.records import Stated

ORIGIN = "page metadata"
URL_ORIGIN = "URL of the page"
NO_ARTICLE = "no article text found in the page"
# Dates that htmldate takes; its own bounds are 1995 and today, which old archives and late clocks break.
EARLIEST_DATE, LATEST_DATE = "1600-01-01", "2100-01-01"
FAST_ELEMENTS = 50_000  # above, without trafilatura's second opinions: they take minutes (see read_page)

_HEAD_BYTES = 4096  # in which a page names its encoding; the standard says 1024
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""", re.I)
DEFAULT_ENCODING = "cp1252"  # of pages that name none, https://encoding.spec.whatwg.org for western locales
# What browsers take the names of encodings for (https://encoding.spec.whatwg.org), by Python's names of them.
# In cp1252, bytes 80 to 9F are quotation marks, not control characters. A page that could be read as far as
# its <meta> is not in UTF-16, whatever that says.
_WHAT_IS_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "utf-8": "utf-8", "utf-8-sig": "utf-8",
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"), "utf-8"),
}  # fmt: skip
_NOT_OF_PAGES = frozenset(("utf-7", "unicode-escape", "raw-unicode-escape", "punycode", "idna", "undefined"))
_BAD = "\ufffd"
# A day and a month in either order: which is which would be a guess.
_EITHER_ORDER = re.compile(r"\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
# <meta> that names another date than that of publication.
_OTHER_DATE = re.compile(
    r"modif|updat|lastmod|last-mod|lastdate|revis|utime|copyright|expir|retriev|captur", re.I
)
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"<>]{8,40})"')
_DATA_SCRIPTS = ("application/ld+json", "application/settings+json")


def read_page(stream: BinaryIO, options: LoadOptions) -> Iterator[Loaded | Rejected]:
    """Read a file that is a web page.

    Pages of more than 50,000 elements are read without trafilatura's fallbacks: 23 MB took 234 s with them.

    :raises Unreadable: If it is too large, binary, or no article text is found in it.
    """
    yield extract_page(read_whole(stream, options), options)


def extract_page(
    raw: bytes, options: LoadOptions, *, url: str | None = None, charset: str | None = None
) -> Loaded:
    """Extract the article of a page.

    :param url: Where the page was captured from.
    :param charset: Encoding named by the server.
    :raises Unreadable: If it is binary, or no article text is found in it.
    """
    if b"\0" in raw[:SNIFFED_BYTES] and not raw.startswith(UTF16_MARKS):
        raise Unreadable("a binary file, not a page")
    if not raw.strip():
        raise Unreadable("an empty file")
    html, encoding = decode_page(raw, options.fallback_encoding, charset=charset)
    text, stated = extract_article(html, url=url)
    return Loaded(text, encoding, stated=stated, page_hash=hashlib.sha256(raw).hexdigest())


def extract_article(html: str, *, url: str | None = None) -> tuple[str, Mapping[str, Stated]]:
    """Extract text, a blank line between its paragraphs, and what is stated of it, from a decoded page.

    :raises Unreadable: If no article text is found.
    """
    from lxml import etree

    silence("trafilatura", "htmldate", "courlan", "charset_normalizer")
    text, stated = call_parser(lambda: _extract(html, url), what="damaged page", errors=(etree.LxmlError,))
    if not text.strip():
        raise Unreadable(NO_ARTICLE)
    return text, stated


def _extract(html: str, url: str | None) -> tuple[str, Mapping[str, Stated]]:
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    tree = load_html(html)
    if tree is None:
        return "", {}
    fast = sum(1 for _ in tree.iter()) > FAST_ELEMENTS
    stated = _read_stated(tree, url)
    document = bare_extraction(tree, include_comments=False, fast=fast)
    if document is None:
        return "", {}
    lines = (str(document.text or "")).split("\n")  # type: ignore[union-attr]
    return "\n\n".join(line for line in lines if line.strip()), stated


def _read_stated(tree: Any, url: str | None) -> Mapping[str, Stated]:
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(tree, default_url=url, extensive=False)
    address = url or found.url
    # Where the page names no site, trafilatura gives the host of its URL.
    host = found.sitename is not None and address is not None and found.sitename.lower() in address.lower()
    values = {
        "title": found.title,
        "author": found.author and ", ".join(filter(is_name, found.author.split("; "))),
        "outlet": None if host else found.sitename,
        "url": address,
        "language": _read_language(tree),
    }
    stated = {
        name: Stated(value.strip(), ORIGIN) for name, value in values.items() if value and value.strip()
    }
    date = _read_date(tree, address)
    return stated | ({} if date is None else {"date": date})


def _read_language(tree: Any) -> str | None:
    language = tree.get("lang") or tree.get("xml:lang") or ""
    if not language:
        locales = tree.xpath('.//meta[@property="og:locale"]/@content')
        language = str(locales[0]) if locales else ""
    return re.split("[-_]", language.strip())[0].lower() or None


def _read_date(tree: Any, url: str | None) -> Stated | None:
    """Read the date of publication off the page's metadata, else off its URL; never off its text.

    `find_date` goes on to guess from the body, its images and its title, even without extensive
    search. So it is given a page that holds nothing but metadata.
    """
    head = _metadata_only(tree)
    value = _find_date(head, "")
    if value is not None:
        return Stated(value, ORIGIN)
    value = _find_date(head, url) if url else None
    return None if value is None else Stated(value, URL_ORIGIN)


def _find_date(head: Any, url: str | None) -> str | None:
    from htmldate import find_date

    return find_date(
        head,
        extensive_search=False,
        original_date=True,
        url=url,
        min_date=EARLIEST_DATE,
        max_date=LATEST_DATE,
        deferred_url_extractor=True,
    )


def _metadata_only(tree: Any) -> Any:
    """Copy the `<meta>` and data scripts of a page, and its dates in microdata, into a page of their own."""
    from lxml import html as lxml_html

    page = lxml_html.document_fromstring("<html><head></head><body></body></html>")
    head = page.find("head")
    for element in tree.iter("meta"):
        name = next(
            (element.get(key) for key in ("name", "property", "itemprop", "http-equiv") if element.get(key)),
            "",
        )
        content = element.get("content") or element.get("datetime") or ""
        if not _OTHER_DATE.search(name) and not _either_order(content):
            head.append(lxml_html.Element("meta", dict(element.attrib)))
    for element in tree.xpath('.//*[@itemprop="datePublished"][not(self::meta)]'):
        content = element.get("datetime") or element.get("content") or ""
        if content and not _either_order(content):
            head.append(lxml_html.Element("meta", {"itemprop": "datePublished", "content": content}))
    for element in tree.iter("script"):
        published = _PUBLISHED.search(element.text or "") if element.get("type") in _DATA_SCRIPTS else None
        if published is not None and not _either_order(published[1]):
            head.append(lxml_html.Element("meta", {"itemprop": "datePublished", "content": published[1]}))
    return page


def _either_order(value: str) -> bool:
    match = _EITHER_ORDER.match(value)
    return (
        match is not None
        and match[1].zfill(2) != match[3].zfill(2)
        and max(int(match[1]), int(match[3])) <= 12
    )


def decode_page(raw: bytes, fallback_encoding: str | None, *, charset: str | None = None) -> tuple[str, str]:
    """Decode a page as a browser does; the second value is the encoding.

    A byte order mark comes first, then valid UTF-8, then what the server and what the page names, then the
    fallback encoding, then windows-1252. A browser believes the name before the bytes, but pages that were saved
    again as UTF-8 often keep the old name, and other encodings are hardly ever valid UTF-8. Bytes that are wrong in the encoding become
    U+FFFD, as every browser shows them. A name is passed over where more than half of what is not
    ASCII would be wrong in it.

    :raises Unreadable: If there is no such fallback encoding.
    """
    if raw.startswith(UTF16_MARKS):
        return raw.decode("utf-16", "replace"), "utf-16"
    if raw.startswith(codecs.BOM_UTF8):
        return raw.decode("utf-8-sig", "replace"), "utf-8"
    if not raw.isascii():
        with suppress(UnicodeDecodeError):
            return raw.decode("utf-8"), "utf-8"
    for name in (charset, _named_encoding(raw)):
        meant = None if name is None else _what_is_meant(name)
        html = None if meant is None else _decode_named(raw, meant)
        if meant is not None and html is not None:
            return html, meant
    if raw.isascii():
        return raw.decode("ascii"), "utf-8"
    encoding = DEFAULT_ENCODING if fallback_encoding is None else fallback_encoding
    try:
        return raw.decode(encoding, "replace"), encoding
    except (UnicodeError, LookupError) as error:  # LookupError: no such encoding
        raise Unreadable(f"neither UTF-8 nor {encoding}: {error}") from error


def _named_encoding(raw: bytes) -> str | None:
    match = _XML_ENCODING.search(raw[:_HEAD_BYTES]) or _CHARSET.search(raw[:_HEAD_BYTES])
    return None if match is None else match[1].decode("ascii")


def _what_is_meant(name: str) -> str | None:
    """Give the encoding that a browser takes for a name; None for one that it would not know."""
    try:
        name = name.lower().removeprefix("x-")  # x-sjis, x-gbk
        known = codecs.lookup(name).name
    except (LookupError, ValueError):  # ValueError: a name that is not ASCII, or with a NUL
        return None
    return None if known.replace("_", "-") in _NOT_OF_PAGES else _WHAT_IS_MEANT.get(known, name)


def _decode_named(raw: bytes, name: str) -> str | None:
    """Decode with a named encoding, unless it is no encoding of text or plainly another one."""
    try:
        html = raw.decode(name, "replace")
    except (LookupError, ValueError):  # LookupError: rot13 and the like
        return None
    marks = html.count(_BAD)
    beyond_ascii = sum(1 for c in html if c > "\x7f") if marks else 0
    return None if marks * 2 > beyond_ascii else html
