"""Write a batch of articles with all that follows from it, in one transaction.

What follows: which articles are reprints of one another, which lines an outlet is now known to repeat and
which stored articles are therefore cleaned anew, their chunks, embeddings, statements and lexical indexes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.chunk import split_chunks
from index.clean import clean_text
from index.duplicates import MIN_SHARED_BANDS, Story, are_reprints, prepare_story
from index.encoder import Encoder, PartEncoder
from index.records import Article, Chunk, Failure, Span, content_hash
from index.sentences import split_sentences
from index.speakers.archive.link import link_within
from index.statements.analyse import Analysis, Analyst
from index.store import Entry, Store, embedding_text
from index.store.entries import (
    delete_article,
    delete_loose_embeddings,
    put_chunks,
    put_embeddings,
    put_entry,
    put_kept,
)
from index.store.words import begin_chunk

STORIES_KEPT = 256  # prepared stories kept in memory for further comparisons


@dataclass(slots=True)
class Batch:
    """What one transaction is to change.

    Attributes:
        removed: Ids of articles that go.
        reread: Files that were opened; what could not be read of them before is forgotten.
        failures: (file, failure) pairs.
        finished: Fingerprints of the files read to their end.
        gone: Files to forget.
    """

    entries: list[Entry] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    reread: list[str] = field(default_factory=list)
    failures: list[tuple[str, Failure]] = field(default_factory=list)
    finished: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.entries or self.removed or self.reread or self.gone)


class StoryComparer:
    """Decides whether stored articles are reprints of one story; prepares each article once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._stories: dict[str, Story] = {}

    def __call__(self, first: str, second: str) -> bool:
        """Tell whether two articles, given by id, are the same story, whatever was learned of their outlets."""
        return are_reprints(self._story(first), self._story(second))

    def _story(self, article_id: str) -> Story:
        if article_id not in self._stories:
            if len(self._stories) >= STORIES_KEPT:
                del self._stories[next(iter(self._stories))]
            text = self._store.articles_by_id([article_id])[article_id].text
            self._stories[article_id] = prepare_story(text, clean_text(text).kept)
        return self._stories[article_id]


def write_batch(store: Store, encoder: Encoder, batch: Batch, analyst: Analyst | None = None) -> None:
    """Write a batch, all or nothing. Its speakers are those that each article gives; see `index.speakers.archive.link`.

    :param analyst: Who finds the statements; None to find none.
    """
    with store.transaction():
        _write_files(store, batch)
        texts = [] if analyst is None else [entry.article.text for entry in batch.entries]
        held = store.statements.held(texts)
        replaced = [store.id_at(entry.location) for entry in batch.entries]
        left = _neighbours(store, [*batch.removed, *(a for a in replaced if a is not None)])
        loose = _delete(store, batch.removed)
        for entry in batch.entries:
            loose += put_entry(store.db, entry)
        new = [entry.article.id for entry in batch.entries]
        store.reprints.regroup(new, left, StoryComparer(store), min_bands=MIN_SHARED_BANDS)
        changed = _clean_stored(store, batch.entries, store.lines.learn(new))
        for entry in changed:
            loose += put_kept(store.db, entry.article.id, entry.article.kept, entry.article.clutter)
        known = {entry.article.id: entry for entry in [*batch.entries, *changed]}
        _write_chunks(store, encoder, list(known.values()))
        _write_statements(store, analyst, [entry.article for entry in known.values()], held)
        delete_loose_embeddings(store.db, loose)
        if new or batch.removed:
            store.advance([*new, *batch.removed])


def remove_articles(store: Store, article_ids: Sequence[str]) -> int:
    """Remove articles with all that was made of them in one transaction; return how many there were.

    The speakers of the others are linked anew.
    """
    with store.lock(), store.transaction():
        present = list(store.articles_by_id(article_ids))
        left = _neighbours(store, present)
        files = [store.file_of(article_id) for article_id in present]
        delete_loose_embeddings(store.db, _delete(store, present))
        for file in files:
            if file is not None:
                store.files.forget(file)
        store.reprints.regroup([], left, StoryComparer(store), min_bands=MIN_SHARED_BANDS)
        if present:
            store.advance(present)
            link_within(store)
    return len(present)


def _neighbours(store: Store, article_ids: Iterable[str]) -> list[str]:
    going = set(article_ids)
    found = {n for article_id in going for n in store.reprints.neighbours(article_id)}
    return sorted(found - going)


def _delete(store: Store, article_ids: Iterable[str]) -> list[str]:
    return [h for article_id in article_ids for h in delete_article(store.db, "id = ?", article_id)]


def _write_files(store: Store, batch: Batch) -> None:
    store.files.forget_failures([*batch.reread, *batch.gone])
    store.files.put_failures(batch.failures)
    for file in [*batch.reread, *batch.gone]:
        store.files.forget(file)
    for file, fingerprint in batch.finished.items():
        store.files.put_fingerprint(file, fingerprint)


def _clean_stored(store: Store, entries: Sequence[Entry], learned_in: set[str]) -> list[Entry]:
    """Clean new articles, and stored ones with lines that were learned now; give those of which other spans are kept.

    :param learned_in: Ids of articles in which a line learned now stands.
    """
    others = store.articles_by_id(sorted(learned_in - {entry.article.id for entry in entries}))
    stored = [*entries, *(Entry(article, "") for article in others.values())]
    cleaned = [_clean_anew(store, entry) for entry in stored]
    return [new for new, old in zip(cleaned, stored, strict=True) if new.article.kept != old.article.kept]


def _clean_anew(store: Store, entry: Entry) -> Entry:
    learned = store.lines.learned_in(entry.article.id)
    if not learned:
        return entry
    cleaning = clean_text(entry.article.text, learned)
    return with_chunks(
        replace(entry, article=replace(entry.article, kept=cleaning.kept, clutter=cleaning.clutter))
    )


def _write_chunks(store: Store, encoder: Encoder, entries: Sequence[Entry]) -> None:
    _embed_new(store, encoder, entries)
    for entry in entries:
        put_chunks(store.db, entry.chunks, entry.embedding_texts)


def _embed_new(store: Store, encoder: Encoder, entries: Sequence[Entry]) -> None:
    """Embed the chunks that are not embedded yet, or of whose sentences other vectors are kept, or none."""
    wanted = {
        content_hash(text): (text, sentences)
        for entry in entries
        for text, sentences in zip(entry.embedding_texts, entry.sentences, strict=True)
    }
    stored = store.embedded(list(wanted))
    if not isinstance(encoder, PartEncoder):
        new = {digest: text for digest, (text, _) in wanted.items() if digest not in stored}
        if new:
            put_embeddings(store.db, dict(zip(new, encoder.encode(list(new.values())), strict=True)))
        return
    held = store.parts.spans(list(stored), encoder.dimension)  # () where the model gives none
    fresh = {digest: one for digest, one in wanted.items() if held.get(digest) not in ((), one[1])}
    if fresh:
        texts, sentences = zip(*fresh.values(), strict=True)
        vectors, parts = encoder.encode_parts(texts, sentences)
        put_embeddings(store.db, dict(zip(fresh, vectors, strict=True)))
        store.parts.put(dict(zip(fresh, parts, strict=True)))


def _write_statements(
    store: Store, analyst: Analyst | None, articles: Sequence[Article], held: Mapping[str, Analysis]
) -> None:
    """Write who says what in articles; what is held of the same text, kept alike, is not analysed again.

    Without an analyst, articles that were analysed before and are kept otherwise now lose their statements.
    """
    if analyst is None:
        for article in articles:
            store.statements.forget(article.id)
        return
    keys = {article.id: analyst.key(article) for article in articles}
    new = {keys[article.id]: article for article in articles if keys[article.id] not in held}
    made = {**held, **dict(zip(new, analyst.analyse(list(new.values())), strict=True))}
    for article in articles:
        store.statements.put(article, made[keys[article.id]].of_article(article.id))


def with_chunks(entry: Entry) -> Entry:
    """Give an entry the chunks of its article's kept spans, the texts to embed, and the sentences in these."""
    article: Article = entry.article
    chunks = tuple(split_chunks(article.id, article.text, article.kept))
    texts = tuple(embedding_text(article.meta.title, article.text[c.start : c.end]) for c in chunks)
    sentences = [s for kept in article.kept for s in split_sentences(article.text, kept)]
    offset = begin_chunk(article.meta.title)
    inside = tuple(tuple(_place_sentences(sentences, chunk, offset)) for chunk in chunks)
    return replace(entry, chunks=chunks, embedding_texts=texts, sentences=inside)


def _place_sentences(sentences: Sequence[Span], chunk: Chunk, offset: int) -> Iterator[Span]:
    """Give where the sentences of an article, or what of them is in a chunk, stand in a text that has it at an offset."""
    first = bisect_right(sentences, chunk.start, key=lambda one: one.end)
    last = bisect_left(sentences, chunk.end, key=lambda one: one.start)
    for one in sentences[first:last]:
        start, end = max(one.start, chunk.start), min(one.end, chunk.end)
        yield Span(start - chunk.start + offset, end - chunk.start + offset)
