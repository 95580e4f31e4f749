"""Look quotes up in the archive: the text of an article as it was indexed, and which articles hold some words."""

import os
import re
import tempfile
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from types import TracebackType

from index.errors import IndexNotFound
from index.lexical import match_expression, query_terms, rarest_terms, stem, tokenize
from index.records import Article, Statement, article_id
from index.store import Store
from qa.verify.find import find_core
from qa.verify.texts import SourceText
from qa.verify.typography import normalise_once

LEXICAL_CHUNKS = 30  # chunks whose articles are proposed for a quote without a source
_PARTS = b"\n\xff\n"  # between texts; no UTF-8 text holds the byte


class Indexed:
    """The archive, opened when it is first needed; use as a context manager.

    :param required: Whether to raise, and not to go without, where there is no index.
    """

    def __init__(self, directory: Path | None, *, required: bool = False) -> None:
        self._directory = directory
        self._required = required
        self._opened: Store | None = None
        self._all: _AllTexts | None = None
        self._urls: dict[str, list[str]] | None = None

    def __enter__(self) -> "Indexed":
        if self._required:
            self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._all is not None:
            self._all.close()
        if self._opened is not None:
            self._opened.close()

    @property
    def is_there(self) -> bool:
        """Whether there is an archive to look into."""
        return self._open() is not None

    def _open(self) -> Store | None:
        if self._opened is None and self._directory is not None:
            try:
                self._opened = Store.open(self._directory)
            except IndexNotFound:
                if self._required:
                    raise
                self._directory = None
        return self._opened

    def article(self, id: str | None) -> SourceText | None:
        """Give an article as it was indexed, by its id."""
        store = self._open()
        if store is None or id is None:
            return None
        found = store.articles_by_id([id]).get(id)
        return None if found is None else _to_text(found)

    def named(self, source: str) -> list[SourceText]:
        """Give the articles of that source, file, id or URL, by source."""
        store = self._open()
        if store is None or not source.strip():
            return []
        found = store.find_articles(source)
        exact = [article for article in found if article.source == source]
        if not found:
            found = list(store.articles_by_id(self._ids_by_url(store).get(_plain_url(source), [])).values())
        return [_to_text(article) for article in exact or found]

    def propose(self, quote: str) -> Iterator[SourceText]:
        """Give the articles of the chunks that share most of a quote's rare words, best first."""
        store = self._open()
        terms = query_terms(quote) or list(dict.fromkeys(tokenize(quote)))
        if store is None or not terms:
            return
        frequency = store.document_frequency(stem(term) for term in terms)
        scores = store.match(match_expression(rarest_terms(terms, frequency)), LEXICAL_CHUNKS)
        chunks = store.chunks(list(scores))
        ids = dict.fromkeys(chunks[number].article_id for number in scores if number in chunks)
        articles = store.articles_by_id(ids)
        yield from (_to_text(articles[one]) for one in ids if one in articles)

    def holding(self, quote: str) -> Iterator[SourceText]:
        """Give every article whose text holds a quote's words in a row, typography and a last full stop or comma aside."""
        store = self._open()
        if store is None:
            return
        if self._all is None:
            self._all = _AllTexts(store.articles())
        for one in self._all.find(find_core(quote)[0]):
            yield from map(_to_text, store.articles_by_id([one]).values())

    def find_indexed(self, text: SourceText) -> str | None:
        """Give the id of the article that is this very text, under the source that the text is known by."""
        if text.id is not None or not self.is_there:
            return text.id
        own = [article_id(text.source, text.text)]
        own += [] if text.path is None else [article_id(os.path.realpath(text.path), text.text)]
        known = (article for article in map(self.article, own) if article is not None)
        named = (article for article in self.named(text.source) if article.text == text.text)
        return next((article.id for article in chain(known, named)), None)

    def statements(self, article: str) -> list[Statement]:
        """Give the statements of an article, by start."""
        store = self._open()
        return [] if store is None else store.statements.of_articles([article]).get(article, [])

    def speaker_names(self) -> dict[str, tuple[str, ...]]:
        """Give all forms of each speaker's name by the canonical one."""
        store = self._open()
        return {} if store is None else {one.name: one.names for one in store.statements.speakers()}

    def _ids_by_url(self, store: Store) -> dict[str, list[str]]:
        if self._urls is None:
            self._urls = {}
            for article in store.articles():
                if article.meta.url is not None:
                    self._urls.setdefault(_plain_url(article.meta.url), []).append(article.id)
        return self._urls


def _to_text(article: Article) -> SourceText:
    meta = article.meta
    return SourceText(
        article.source, article.text, "index", id=article.id, outlet=meta.outlet, date=meta.date
    )


def _plain_url(url: str) -> str:
    """Give a URL without what makes no other page: scheme, "www.", fragment, marks of campaigns, last slash."""
    url = re.sub(r"^https?://(?:www\.)?", "", url.strip(), flags=re.IGNORECASE).partition("#")[0]
    address, _, query = url.partition("?")
    kept = [part for part in query.split("&") if part and not part.startswith(("utm_", "fbclid=", "gclid="))]
    host, slash, path = address.rstrip("/").partition("/")
    return host.lower() + slash + path + ("?" + "&".join(kept) if kept else "")


class _AllTexts:
    """Every text of the archive in normal form, one after the other in a temporary file."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._starts = array("Q")
        self._ids: list[str] = []
        at = 0
        for article in articles:
            raw = normalise_once(article.text).text.encode() + _PARTS
            self._starts.append(at)
            self._ids.append(article.id)
            at += self._file.write(raw)
        self._size = at

    def close(self) -> None:
        """Remove the temporary file."""
        self._file.close()

    def find(self, wanted: str) -> Iterator[str]:
        """Give the ids of the articles that hold a text in normal form, in order."""
        raw = wanted.encode("utf-8", "surrogatepass")
        at = self._next(raw, 0)
        while at is not None:
            number = bisect_right(self._starts, at) - 1
            yield self._ids[number]
            if number + 1 == len(self._starts):
                return
            at = self._next(raw, self._starts[number + 1])

    def _next(self, raw: bytes, start: int) -> int | None:
        """Find bytes from a place on, reading piece by piece."""
        piece_bytes = max(1 << 22, 4 * len(raw))
        while start < self._size and raw:
            self._file.seek(start)
            piece = self._file.read(piece_bytes)
            at = piece.find(raw)
            if at >= 0:
                return start + at
            start += max(1, len(piece) - len(raw) + 1) if len(piece) == piece_bytes else len(piece)
        return None
