"""Make articles of records whose fields have names: objects of JSON, rows of tables."""

import hashlib
import math
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from index.load.authors import is_name
from index.load.fragments import fragment_text, is_markup, is_page
from index.load.pages import extract_article
from index.load.records import Loaded, LoadOptions, Rejected, Unreadable
from index.records import Stated

# Article field -> the names it goes by, the commonest first; compared without case, spaces, "_" and "-".
NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "articletitle", "head"),
    "text": (
        "text", "body", "content", "article", "articlebody", "articletext", "bodytext", "fulltext",
        "maintext", "maincontent", "plaintext", "contenttext", "contenthtml", "bodyhtml", "html", "story",
    ),
    "date": (
        "date", "published", "publishdate", "publisheddate", "publicationdate", "pubdate", "datepublished",
        "datetime", "publishedat", "publishedon", "publishtime", "publishedtime", "webpublicationdate", "datepublish",
    ),
    "url": ("url", "link", "weburl", "articleurl", "canonicalurl", "permalink", "sourceurl"),
    "outlet": (
        "source", "outlet", "publication", "publisher", "site", "sitename", "newspaper", "sourcename", "website",
    ),
    "author": ("author", "byline", "authors", "creator", "writer"),
    "language": ("language", "lang"),
    "key": ("id", "uid", "guid", "uuid", "articleid", "docid"),
}  # fmt: skip
MISSING = frozenset(("", "none", "na", "nan", "null", "n/a", "-", "nil", "<na>", "nat"))
STATED_CHARS = 1000  # code points; what is longer is no title, name or date
_INNER = (
    "name",
    "rendered",
    "value",
    "text",
    "title",
    "$oid",
    "$date",
    "@id",
)  # of an object in a field's place
_TEXT_INNER = ("rendered", "value", "plain", "#text", "@value")
_KINDS: Mapping[type, str] = {
    bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", type(None): "null",
}  # fmt: skip


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """Write the name of a field as it is compared."""
    return re.sub(r"[\W_]+", "", name).lower()


def name_kind(value: object) -> str:
    """Name the kind of a JSON value, for messages."""
    return _KINDS.get(type(value), "a string")


def is_missing(value: str) -> bool:
    """Tell whether a value stands for nothing: empty, "None", "NA", "NaN", "null", "n/a", "-"."""
    return value.strip().lower() in MISSING


def find_names(
    names: Iterator[str] | tuple[str, ...] | list[str], field_map: Mapping[str, str]
) -> dict[str, list[str]]:
    """Find which of the names given hold which article field, the best first; a mapped one stands alone."""
    known: dict[str, list[str]] = {}
    for name in names:
        known.setdefault(plain_name(name), []).append(name)
    found: dict[str, list[str]] = {}
    for article_field, usual in NAMES.items():
        mapped = field_map.get(article_field, field_map.get("id") if article_field == "key" else None)
        wanted = usual if mapped is None else (plain_name(mapped),)
        exact = [] if mapped is None else [n for n in known.get(plain_name(mapped), []) if n == mapped]
        found[article_field] = exact or [name for plain in wanted for name in known.get(plain, [])]
    return found


def no_text(field_map: Mapping[str, str]) -> str:
    """Say that a record has no text, and what to do."""
    if "text" in field_map:
        return f"no text: looked for {field_map['text']}, as --map says"
    return (
        "no text: looked for text, body, content, article and the like; name the field with --map text=NAME"
    )


def make_record(
    record: Mapping[str, object],
    place: str,
    options: LoadOptions,
    *,
    encoding: str = "utf-8",
    kind: str = "field",
) -> Loaded | Rejected:
    """Make an article of a record by the names of its fields.

    Its key is its id, else its URL, else its place. A text that is HTML is extracted.
    """
    record = _unfold(record, options)
    names = find_names(list(record), options.field_map)
    try:
        text = _read_text(record, names["text"], options)
        text, page_hash, stated = _extract(text)
    except Unreadable as error:
        return Rejected(place, str(error))
    for article_field in ("title", "date", "url", "outlet", "author", "language"):
        for name in names[article_field]:
            value = write_field(article_field, record[name])
            if value is not None:
                stated[article_field] = Stated(value, f"{kind} {name}")
                break
    key = next((v for name in names["key"] if (v := write_value(record[name]))), None)
    if key is None:
        key = stated["url"].value if "url" in stated else place
    return Loaded(text, encoding, place, key, stated, page_hash)


def _unfold(record: Mapping[str, object], options: LoadOptions) -> Mapping[str, object]:
    """Take the fields of an object inside where the text stands only there: search engines nest a record so."""
    if has_text(record, options):
        return record
    for value in record.values():
        if isinstance(value, dict) and has_text(value, options):
            return {**record, **value}
    return record


def has_text(record: Mapping[str, object], options: LoadOptions) -> bool:
    """Tell whether one of a record's own fields holds a text."""
    names = find_names(list(record), options.field_map)["text"]
    return any(_as_text(record[name]) is not None for name in names)


def _as_text(value: object) -> str | None:
    """Give a text, or a list of paragraphs as one, or the text of an object that holds little else."""
    if isinstance(value, dict):
        value = next((value[inner] for inner in _TEXT_INNER if isinstance(value.get(inner), str)), None)
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)
    return value if isinstance(value, str) else None


def _read_text(record: Mapping[str, object], names: list[str], options: LoadOptions) -> str:
    wrong: str | None = None
    for name in names:
        value = record[name]
        text = _as_text(value)
        if text is not None:
            if not is_missing(text):
                return text.replace("\r\n", "\n")
        elif value is not None and wrong is None and not (isinstance(value, float) and math.isnan(value)):
            wrong = f"no text: {name} is {name_kind(value)}, not a string"
    raise Unreadable(no_text(options.field_map) if wrong is None else wrong)


def _extract(text: str) -> tuple[str, str | None, dict[str, Stated]]:
    if not is_markup(text) or "\0" in text or _has_surrogate(text):
        return text, None, {}
    page_hash = hashlib.sha256(text.encode()).hexdigest()
    if is_page(text):
        article, stated = extract_article(text)
        return article, page_hash, dict(stated)
    plain = fragment_text(text)
    if not plain.strip():
        raise Unreadable("no text: nothing but HTML tags in it")
    return plain, page_hash, {}


def _has_surrogate(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def write_field(article_field: str, value: object) -> str | None:
    """Write what a value states of a field of `Metadata`; of authors, only what may be a name."""
    if article_field != "author":
        return write_value(value)
    if isinstance(value, list):
        parts = [
            part for item in value if not isinstance(item, list) and (part := write_field("author", item))
        ]
        return ", ".join(parts) or None
    author = write_value(value)
    return author if author is not None and is_name(author) else None


def write_value(value: object) -> str | None:
    """Write a JSON value as what it states; None where it states nothing.

    A list is joined with ", ", an object gives its name or value.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        return None if is_missing(value) else value.strip()
    if isinstance(value, int):
        # int() of thousands of digits is refused by str()
        return str(value) if value.bit_length() < 512 else None
    if isinstance(value, float):
        return str(value) if math.isfinite(value) else None
    if isinstance(value, list):
        parts = [part for item in value if not isinstance(item, list) and (part := write_value(item))]
        return ", ".join(parts) or None
    if isinstance(value, dict):
        inner = (value.get(name) for name in _INNER)
        return next((v for i in inner if not isinstance(i, dict | list) and (v := write_value(i))), None)
    return None
