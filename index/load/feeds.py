"""Read feeds: RSS and Atom, an entry an article."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from index.load.authors import is_name
from index.load.fields import is_missing
from index.load.fragments import fragment_text, is_markup, is_page
from index.load.pages import extract_article
from index.load.parsers import call_parser, describe_error, silence
from index.load.records import Loaded, LoadOptions, Rejected, Unreadable
from index.load.streams import UTF16_MARKS, read_until_damage
from index.load.text import SNIFFED_BYTES
from index.records import Stated

MAX_FEED_BYTES = 50_000_000  # feedparser holds a feed whole, about eight times over
_ENTITY = re.compile(rb"<!ENTITY\s", re.I)
_OPENED = re.compile(rb"<(?:item|entry|\w+:item|\w+:entry)[\s>]", re.I)
_CLOSED = re.compile(rb"</(?:item|entry|\w+:item|\w+:entry)\s*>", re.I)


def read_feed(stream: BinaryIO, options: LoadOptions) -> Iterator[Loaded | Rejected]:
    """Read a feed: of each entry its content, else its summary, as text.

    An entry in which the file breaks off is rejected; those before it are kept.

    :raises Unreadable: If it is no feed, has no entries, or declares entities, with which a small
        file can unfold to gigabytes.
    """
    limit = max(MAX_FEED_BYTES, options.max_bytes)
    raw, damage = read_until_damage(stream, limit + 1)
    if len(raw) > limit:
        raise Unreadable(f"more than {limit / 1e6:g} MB of feed: split it, or raise --max-file-mb")
    if not raw.strip():
        raise Unreadable("an empty file") if damage is None else damage
    if b"\0" in raw[:SNIFFED_BYTES] and not raw.startswith(UTF16_MARKS):
        raise Unreadable("a binary file, not a feed")
    if _ENTITY.search(raw):
        raise Unreadable(
            "XML that declares entities: a feed needs none, and small ones can unfold to gigabytes"
        )
    feed = call_parser(lambda: _parse(raw), what="a damaged feed")
    if not feed.entries:
        broken = f" ({describe_error(feed.bozo_exception)})" if feed.bozo else ""
        raise Unreadable(
            f"a feed without entries{broken}" if feed.version else f"no RSS or Atom feed{broken}"
        )
    opened, closed = len(_OPENED.findall(raw)), len(_CLOSED.findall(raw))
    whole = len(feed.entries) if opened <= closed else min(closed, len(feed.entries))
    for number, entry in enumerate(feed.entries[:whole], start=1):
        yield _read_entry(entry, feed.feed, f"entry {number}", options)
    if opened > closed:
        error = f": {describe_error(feed.bozo_exception)}" if feed.bozo else ""
        yield Rejected(f"entry {whole + 1}", f"the feed breaks off within it{error}")
    if damage is not None:
        raise damage


def _parse(raw: bytes) -> Any:
    import feedparser

    silence("feedparser")
    return feedparser.parse(raw, sanitize_html=False, resolve_relative_uris=False)


def _read_entry(entry: Any, feed: Any, place: str, options: LoadOptions) -> Loaded | Rejected:
    try:
        text, page_hash = _read_text(entry)
    except Unreadable as error:
        return Rejected(place, str(error))
    if not text.strip():
        return Rejected(place, "no text: an entry without content and without summary")
    stated = dict(_read_stated(entry, feed))
    key = _value(entry.get("id")) or (stated["url"].value if "url" in stated else place)
    return Loaded(text.replace("\r\n", "\n"), "utf-8", place, key, stated, page_hash)


def _read_text(entry: Any) -> tuple[str, str | None]:
    """Give the longest content of an entry, else its summary, as text, and the hash of its HTML."""
    contents = [str(content.get("value") or "") for content in entry.get("content", ())]
    value = max(contents, key=len, default="") or str(entry.get("summary") or "")
    if not is_markup(value):
        plain = value if "&" not in value else fragment_text(value)
        return plain, None
    page_hash = hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()
    return (extract_article(value)[0] if is_page(value) else fragment_text(value)), page_hash


def _read_stated(entry: Any, feed: Any) -> Mapping[str, Stated]:
    source = entry.get("source") or {}
    authors = [name for author in entry.get("authors", ()) if (name := _author(author.get("name")))]
    content: Mapping[str, object] = next(iter(entry.get("content", ())), {})
    found = {
        "title": (_plain(entry.get("title")), "title of the entry"),
        "date": (_value(entry.get("published")), "date of the entry"),
        "url": (_value(entry.get("link")), "link of the entry"),
        "author": (", ".join(dict.fromkeys(authors)) or _author(entry.get("author")), "author of the entry"),
        "outlet": (_plain(source.get("title")) or _plain(feed.get("title")), "title of the feed"),
        "language": (_value(content.get("language")) or _value(feed.get("language")), "language of the feed"),
    }
    return {name: Stated(value, origin) for name, (value, origin) in found.items() if value is not None}


def _value(value: object) -> str | None:
    return value.strip() if isinstance(value, str) and not is_missing(value) else None


def _author(value: object) -> str | None:
    author = _value(value)
    return author if author is not None and is_name(author) else None


def _plain(value: object) -> str | None:
    """Write a title as text: titles may hold HTML."""
    title = _value(value)
    if title is None or not ("<" in title or "&" in title):
        return title
    try:
        return " ".join(fragment_text(title).split()) or None
    except Unreadable:
        return title
