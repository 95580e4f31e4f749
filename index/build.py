"""Index sources: load, clean, read metadata, chunk, embed and store them, batch by batch."""

import datetime
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from index.chunk import CHUNK_CHARS, split_chunks
from index.clean import find_kept_spans
from index.derive import derive_vectors, keep_vectors
from index.encoder import Encoder, Matrix
from index.errors import IndexMismatch
from index.load import Loaded, LoadOptions, Unreadable, load_file
from index.load.paths import Source
from index.metadata import read_metadata
from index.records import Article, Failure, IndexReport, Settings, article_id, content_hash
from index.store import Entry, Store, embedding_text

BATCH_ARTICLES = 16  # articles embedded and committed together; what a crash can cost

Progress = Callable[[int], object]


def index_sources(
    store: Store,
    encoder: Encoder,
    sources: Sequence[Source],
    *,
    options: LoadOptions | None = None,
    progress: Progress | None = None,
) -> IndexReport:
    """Add or update sources in an archive; unchanged ones cost a read and a hash.

    Each batch of articles is one transaction: stopped at any moment, the archive holds the batches
    before, and the same call goes on. A source that cannot be read is recorded and never stops the rest.

    :param progress: Called with the number of sources done since the last call.
    :raises IndexMismatch: If the archive was made with another model or other settings.
    """
    check_settings(store, encoder, save=True)
    run = _Run(store, encoder, options or LoadOptions(), progress)
    for source in sources:
        run.add(source)
    run.write()
    keep_vectors(store, derive_vectors(store))
    return IndexReport(**run.counts, failures=tuple(run.failures))


class _Run:
    """One run of indexing: its counts, and the articles and failures not yet written."""

    def __init__(
        self, store: Store, encoder: Encoder, options: LoadOptions, progress: Progress | None
    ) -> None:
        self.counts = dict.fromkeys(("added", "updated", "unchanged", "duplicate"), 0)
        self.failures: list[Failure] = []
        self._store, self._encoder, self._options = store, encoder, options
        self._progress = progress
        self._known = store.known_locations()
        self._text_hashes = {known.text_hash for known in self._known.values()}
        self._locations = {known.article_id: location for location, known in self._known.items()}
        self._entries: list[Entry] = []
        self._unwritten: list[tuple[str, Failure]] = []
        self._unchanged: list[str] = []

    def add(self, source: Source) -> None:
        """Take one source: pass over it if unchanged, else prepare it and write when a batch is full."""
        try:
            loaded = load_file(source.path, self._options)
        except Unreadable as error:
            failure = Failure(source.name, str(error), _now())
            self.failures.append(failure)
            self._unwritten.append((source.location, failure))
            self._report(1)
            return
        if self._count(source, content_hash(loaded.text)):
            self._entries.append(self._avoid_clash(make_entry(source, loaded)))
        else:
            self._report(1)
        if len(self._entries) >= BATCH_ARTICLES:
            self.write()

    def _avoid_clash(self, entry: Entry) -> Entry:
        """Name an article anew whose id belongs to another file that is still there.

        Two folders may hold the same text under the same relative name. A file that has only moved
        keeps its id, and replaces itself.
        """
        holder = self._locations.get(entry.article.id)
        if holder in (None, entry.location) or not os.path.exists(str(holder)):
            self._locations[entry.article.id] = entry.location
            return entry
        return rename_entry(entry, article_id(entry.location, entry.article.text))

    def _count(self, source: Source, text_hash: str) -> bool:
        """Count a source that was read; tell whether it is to be stored."""
        known = self._known.get(source.location)
        if known is not None and known.text_hash == text_hash:
            self.counts["unchanged"] += 1
            self._unchanged.append(source.location)
            return False
        self.counts["added" if known is None else "updated"] += 1
        self.counts["duplicate"] += text_hash in self._text_hashes
        self._text_hashes.add(text_hash)
        return True

    def write(self) -> None:
        """Embed and store what is waiting, in one transaction."""
        if self._entries or self._unwritten:
            self._store.write(self._entries, self._embed_new(), self._unwritten)
        self._store.forget_failures(self._unchanged)
        self._report(len(self._entries))
        self._entries.clear()
        self._unwritten.clear()
        self._unchanged.clear()

    def _embed_new(self) -> Mapping[str, Matrix]:
        texts = {content_hash(text): text for entry in self._entries for text in entry.embedding_texts}
        stored = self._store.embedded(list(texts))
        new = {digest: text for digest, text in texts.items() if digest not in stored}
        return dict(zip(new, self._encoder.encode(list(new.values())), strict=True))

    def _report(self, done: int) -> None:
        if self._progress is not None and done:
            self._progress(done)


def make_entry(source: Source, loaded: Loaded) -> Entry:
    """Make what is stored of one article; an encoding other than UTF-8 is kept among the origins."""
    text = loaded.text
    meta = read_metadata(text)
    if loaded.encoding != "utf-8":
        meta = replace(meta, origins={**meta.origins, "encoding": loaded.encoding})
    article = Article(
        id=article_id(source.name, text),
        source=source.name,
        text=text,
        meta=meta,
        kept=find_kept_spans(text),
        added_at=_now(),
    )
    chunks = tuple(split_chunks(article.id, text, article.kept))
    return Entry(
        article,
        source.location,
        chunks,
        tuple(embedding_text(meta.title, text[c.start : c.end]) for c in chunks),
    )


def rename_entry(entry: Entry, new_id: str) -> Entry:
    """Give an entry another article id, and chunk ids that follow from it."""
    article = replace(entry.article, id=new_id)
    return replace(entry, article=article, chunks=tuple(split_chunks(new_id, article.text, article.kept)))


def check_settings(store: Store, encoder: Encoder, *, save: bool = False) -> None:
    """Make sure that an archive and a model belong together.

    :param save: Write the settings of a new archive.
    :raises IndexMismatch: If the archive was made with another model or other chunking.
    """
    settings = store.settings()
    if settings is None:
        if save:
            store.save_settings(Settings(encoder.name, encoder.model_hash, encoder.dimension, CHUNK_CHARS))
        return
    if settings.model_hash != encoder.model_hash:
        raise IndexMismatch(
            f"{store.directory} was made with the model {settings.model} ({settings.model_hash}), not with "
            f"{encoder.name} ({encoder.model_hash}): use --model {settings.model}, or another --index folder"
        )
    if settings.chunk_chars != CHUNK_CHARS:
        raise IndexMismatch(
            f"{store.directory} was made with chunks of {settings.chunk_chars} characters, this version makes "
            f"{CHUNK_CHARS}: index into another --index folder"
        )


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
