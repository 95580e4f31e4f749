"""Index sources: load, clean, read metadata, chunk, embed and store them, batch by batch."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.chunk import CHUNK_CHARS, split_chunks
from index.clean import find_kept_spans
from index.encoder import Encoder, Matrix
from index.errors import IndexMismatch
from index.load import LoadOptions, Unreadable, load_file
from index.load.paths import Source
from index.metadata import read_metadata
from index.records import Article, Failure, IndexReport, Settings, article_id, content_hash
from index.store import Entry, Known, Store, embedding_text
from index.vectors import VectorIndex

BATCH_ARTICLES = 16  # articles embedded and committed together; what a crash can cost
VECTORS_FILE = "vectors.faiss"

Progress = Callable[[int], object]


@dataclass(slots=True)
class _Run:
    """The counts and the unwritten rest of one run."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("added", "updated", "unchanged", "duplicate"), 0))
    failures: list[Failure] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    unwritten: list[tuple[str, Failure]] = field(default_factory=list)


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
    known = store.known_locations()
    texts = {k.text_hash for k in known.values()}
    run = _Run()
    pending = 0
    for source in sources:
        try:
            _prepare(source, options or LoadOptions(), known.get(source.location), texts, run)
        except Unreadable as error:
            failure = Failure(source.name, str(error), _now())
            run.failures.append(failure)
            run.unwritten.append((source.location, failure))
        pending += 1
        if len(run.entries) >= BATCH_ARTICLES:
            _write(store, encoder, run)
            _report(progress, pending)
            pending = 0
    _write(store, encoder, run)
    _report(progress, pending)
    open_vectors(store)
    return IndexReport(**run.counts, failures=tuple(run.failures))


def _prepare(source: Source, options: LoadOptions, known: Known | None, texts: set[str], run: _Run) -> None:
    loaded = load_file(source.path, options)
    text_hash = content_hash(loaded.text)
    if known is not None and known.text_hash == text_hash:
        run.counts["unchanged"] += 1
        return
    run.counts["added" if known is None else "updated"] += 1
    if text_hash in texts:
        run.counts["duplicate"] += 1
    texts.add(text_hash)
    run.entries.append(make_entry(source, loaded.text, loaded.encoding))


def make_entry(source: Source, text: str, encoding: str) -> Entry:
    """Make what is stored of one article's text."""
    meta = read_metadata(text)
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
        article, source.location, chunks, tuple(embedding_text(meta.title, text[c.start : c.end]) for c in chunks)
    )


def _write(store: Store, encoder: Encoder, run: _Run) -> None:
    if run.entries or run.unwritten:
        store.write(run.entries, _embed_new(store, encoder, run.entries), run.unwritten)
    run.entries.clear()
    run.unwritten.clear()


def _embed_new(store: Store, encoder: Encoder, entries: Sequence[Entry]) -> Mapping[str, Matrix]:
    texts = {content_hash(text): text for entry in entries for text in entry.embedding_texts}
    stored = store.embedded(list(texts))
    new = {digest: text for digest, text in texts.items() if digest not in stored}
    return dict(zip(new, encoder.encode(list(new.values())), strict=True))


def _report(progress: Progress | None, done: int) -> None:
    if progress is not None and done:
        progress(done)


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


def open_vectors(store: Store) -> VectorIndex:
    """Open the vector index of the archive's present commit, building it anew when its file is missing,
    stale or damaged.

    A folder that may not be written is no hindrance: the index then lives in memory only.
    """
    path = store.directory / VECTORS_FILE
    with store.snapshot():
        commit = store.commit_id
        derived = store.derived(VECTORS_FILE)
        index = VectorIndex.load(path, derived[1]) if derived is not None and derived[0] == commit else None
        if index is not None:
            return index
        index = VectorIndex.build(*store.vectors())
    save_vectors(store, index, path, commit)
    return index


def save_vectors(store: Store, index: VectorIndex, path: Path, commit: str) -> None:
    """Write the vector index file and note its checksum; skipped where the folder may not be written."""
    try:
        sha256 = index.save(path)
    except PermissionError:
        return
    store.save_derived(VECTORS_FILE, commit, sha256)


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
