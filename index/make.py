"""Make of what was loaded what is stored of an article: cleaned, with metadata, sketched for reprints, chunked."""

import datetime
import os
from collections.abc import Mapping
from dataclasses import replace

from index.clean import clean_text, repeatable_lines
from index.commit import with_chunks
from index.duplicates import sketch_story
from index.load import Loaded
from index.load.paths import Source
from index.metadata import outlet_key, read_metadata
from index.records import Article, Span, Stated, article_id
from index.store import Entry


def locate(source: Source, loaded: Loaded) -> str:
    """Name where an article is stored from: its file, and its key where the file holds several."""
    return f"{source.location}#{loaded.key}" if loaded.key else source.location


def make_entry(
    source: Source,
    loaded: Loaded,
    *,
    sidecar: Mapping[str, Stated] | None = None,
    keep_clutter: bool = False,
    fingerprint: str = "",
) -> Entry:
    """Make what is stored of one article, cleaned by the shape of its lines alone.

    :param sidecar: What a sidecar says of the file; what the record itself says goes before it.
    """
    text = loaded.text
    name = f"{source.name}#{loaded.key}" if loaded.key else source.name
    meta = read_metadata(text, {**(sidecar or {}), **loaded.stated})
    if loaded.encoding != "utf-8":
        meta = replace(meta, origins={**meta.origins, "encoding": loaded.encoding})
    cleaning = clean_text(text)
    sketch = sketch_story(text, cleaning.kept)
    article = Article(
        id=article_id(name, text),
        source=name,
        text=text,
        meta=meta,
        kept=(_whole(text),) if keep_clutter else cleaning.kept,
        added_at=tell_time(),
        clutter=() if keep_clutter else cleaning.clutter,
        page_hash=loaded.page_hash,
    )
    return with_chunks(
        Entry(
            article,
            locate(source, loaded),
            file=source.location,
            fingerprint=fingerprint,
            outlets=(outlet_key(meta, source.location), os.path.dirname(source.location)),
            lines={} if keep_clutter else repeatable_lines(text),
            bands=() if sketch is None else sketch.bands,
        )
    )


def _whole(text: str) -> Span:
    start = len(text) - len(text.lstrip())
    return Span(start, max(start, len(text.rstrip())))


def tell_time() -> str:
    """Give the time of the clock in UTC, ISO 8601 to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
