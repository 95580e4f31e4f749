"""Index sources: load, clean, read metadata, chunk, find statements, embed and store them, batch by batch."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.commit import Batch, with_chunks, write_batch
from index.derive import derive_vectors, keep_vectors
from index.encoder import Encoder
from index.load import Loaded, LoadOptions, Unreadable, load_file
from index.load.paths import Source
from index.load.records import Rejected
from index.load.sidecars import Sidecars
from index.make import locate, make_entry, tell_time
from index.prune import is_gone
from index.reading import Reading, hash_file
from index.records import Failure, IndexReport, Stated, article_id, content_hash
from index.settings import check_settings
from index.speakers.archive.link import link_speakers
from index.statements.analyse import Analyst
from index.store import Entry, Store
from index.store.files import Known

BATCH_ARTICLES = 16  # articles embedded and committed together; what a crash can cost
BATCH_FILES = 256  # files read without finding anything new, of which one transaction takes note
# Changed whenever cleaning, metadata or reprints are read otherwise, or more is kept of an article, so that articles are made anew.
PROCESSING = "4"

Progress = Callable[[int, int], object]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class IndexOptions:
    """Choices of indexing.

    Attributes:
        load: Limits and choices of loading.
        keep_clutter: Index all of each text, menus and adverts too.
        prune: Remove records that are gone from a file that changed, unless some of its records cannot be read.
        statements: Find out who says what.
    """

    load: LoadOptions = field(default_factory=LoadOptions)
    keep_clutter: bool = False
    prune: bool = False
    statements: bool = True

    def digest(self, analyst: Analyst | None) -> str:
        """Hash what decides how an article is made of a record.

        :param analyst: Who finds the statements; None where none are looked for.
        """
        parts = (
            self.load.fallback_encoding,
            sorted(self.load.field_map.items()),
            self.keep_clutter,
            PROCESSING,
            None if analyst is None else analyst.version,
        )
        return content_hash(json.dumps(parts))


def index_sources(
    store: Store,
    encoder: Encoder,
    sources: Sequence[Source],
    *,
    options: IndexOptions | None = None,
    progress: Progress | None = None,
    stop: Stop | None = None,
    analyst: Analyst | None = None,
) -> IndexReport:
    """Add or update sources in an archive; unchanged files cost a read and a hash.

    Each batch of articles is one transaction: stopped at any moment, the archive holds the batches
    before, and the same call goes on. A source that cannot be read is recorded and never stops the rest.

    :param progress: Called with the bytes of the sources read, and the articles found in them, since the last call.
    :param stop: Asked after each file and each batch; once it says yes, the batch is written and the run ends.
    :param analyst: Who finds the statements, if the options want them; None for one with the packaged tagger.
    :raises IndexMismatch: If the archive was made with another model or other settings.
    :raises IndexBusy: If somebody else is writing to it.
    """
    with store.lock():
        check_settings(store, encoder, save=True)
        run = _Run(store, encoder, IndexOptions() if options is None else options, analyst)
        run.watch(progress, stop)
        for source in sources:
            if run.is_stopped():
                break
            run.add(source)
        run.write()
        run.count_reprints()
        link_speakers(store)
        keep_vectors(store, derive_vectors(store))
    return IndexReport(**run.counts, stopped=run.stopped, failures=tuple(run.failures))


def prune_files(store: Store, encoder: Encoder, gone: Sequence[str]) -> int:
    """Remove the articles of files that are gone, given by location; return how many articles."""
    ids = [known.article_id for file in gone for known in store.files.articles_in(file).values()]
    with store.lock():
        write_batch(store, encoder, Batch(removed=ids, gone=list(gone)))
        link_speakers(store)
        keep_vectors(store, derive_vectors(store))
    return len(ids)


class _Run:
    """One run of indexing: its counts, and the batch that is not yet written."""

    def __init__(
        self,
        store: Store,
        encoder: Encoder,
        options: IndexOptions,
        analyst: Analyst | None,
    ) -> None:
        self.counts = dict.fromkeys(("added", "updated", "unchanged", "duplicate", "moved", "removed"), 0)
        self.failures: list[Failure] = []
        self.stopped = False
        self._store, self._encoder, self._options = store, encoder, options
        self._progress: Progress | None = None
        self._stop: Stop | None = None
        self._analyst = (Analyst() if analyst is None else analyst) if options.statements else None
        self._digest = options.digest(self._analyst)
        self._fingerprints = store.files.fingerprints()
        self._places: dict[str, list[str]] = {}
        for location, fingerprint in self._fingerprints.items():
            self._places.setdefault(fingerprint.partition("-")[0], []).append(location)
        self._sidecars = Sidecars(options.load)
        self._batch = Batch()
        self._written: set[str] = set()  # ids of the articles added or updated

    def watch(self, progress: Progress | None, stop: Stop | None) -> None:
        """Say who is told how far the run is, and who is asked whether it shall stop."""
        self._progress, self._stop = progress, stop

    def add(self, source: Source) -> None:
        """Take one file: pass over it if unchanged, else read it, and write each batch that is full."""
        self._write_if_full()
        stated = self._find_stated(source)
        content = hash_file(source.path)
        fingerprint = f"{content}-{content_hash(self._digest, _to_json(stated))}"
        if content is not None and self._fingerprints.get(source.location) == fingerprint:
            articles = len(self._store.files.articles_in(source.location))
            self.counts["unchanged"] += articles
            self.failures += self._store.files.failures_in(source.location)
            self._report(source.size, articles)
            return
        self._batch.reread.append(source.location)
        file = Reading(
            source, stated, self._store.files.articles_in(source.location), self._find_moved(content)
        )
        if file.moved_from is not None:
            old = self._store.files.articles_in(file.moved_from)
            file.leaving = {at.removeprefix(file.moved_from): known for at, known in old.items()}
        try:
            self._read(file)
        except Unreadable as error:
            self._fail(source, "", str(error))
        else:
            self._finish(file, fingerprint)
        self._report(source.size - file.read_bytes)

    def write(self) -> None:
        """Embed and store what is waiting, in one transaction."""
        if self._batch:
            write_batch(self._store, self._encoder, self._batch, self._analyst)
            self._batch = Batch()

    def count_reprints(self) -> None:
        """Count which of the articles added or updated repeat a story, once all of them are written."""
        self.counts["duplicate"] = self._store.reprints.count_reprints(self._written)

    def is_stopped(self) -> bool:
        """Tell whether the run was asked to stop; once it was, it stays so."""
        self.stopped = self.stopped or (self._stop is not None and self._stop())
        return self.stopped

    def _write_if_full(self) -> bool:
        """Write the batch if it is full; called before the next record, so that a file's end is in its last batch."""
        full = len(self._batch.entries) >= BATCH_ARTICLES or len(self._batch.reread) >= BATCH_FILES
        if full:
            self.write()
        return full

    def _read(self, file: Reading) -> None:
        for found in load_file(file.source.path, self._options.load, watch=file.note_bytes):
            if self._write_if_full() and self.is_stopped():
                return
            if isinstance(found, Rejected):
                file.whole = False
                self._fail(file.source, found.place, found.reason)
            else:
                self._take(file, found)
                self._report(file.take_bytes(), 1)

    def _report(self, done: int, articles: int = 0) -> None:
        if self._progress is not None and (done or articles):
            self._progress(done, articles)

    def _find_stated(self, source: Source) -> Mapping[str, Stated]:
        """Ask the sidecars, and list what is wrong with those that were opened for it."""
        known = len(self._sidecars.failures)
        stated = self._sidecars.find(source.path)
        self.failures += [
            Failure(wrong.place, wrong.reason, tell_time()) for wrong in self._sidecars.failures[known:]
        ]
        return stated

    def _take(self, file: Reading, loaded: Loaded) -> None:
        """Take one record; one that is stored already costs a hash."""
        location = locate(file.source, loaded)
        file.seen.add(location)
        fingerprint = content_hash(loaded.text, self._digest, _to_json(file.stated), _to_json(loaded.stated))
        known = file.known.get(location)
        if known is not None and known.fingerprint == fingerprint:
            self.counts["unchanged"] += 1
            return
        entry = make_entry(
            file.source,
            loaded,
            sidecar=file.stated,
            keep_clutter=self._options.keep_clutter,
            fingerprint=fingerprint,
        )
        self.counts["moved" if file.moved_from else "added" if known is None else "updated"] += 1
        left = file.leaving.pop(location.removeprefix(file.source.location), None)
        if left is not None and left.article_id != entry.article.id:
            self._batch.removed.append(left.article_id)
        entry = self._avoid_clash(entry)
        self._batch.entries.append(entry)
        if file.moved_from is None:
            self._written.add(entry.article.id)

    def _finish(self, file: Reading, fingerprint: str) -> None:
        if self.stopped:
            return
        self._batch.finished[file.source.location] = fingerprint
        if file.moved_from is not None:
            self._remove(file.leaving)
            self._batch.gone.append(file.moved_from)
            del self._fingerprints[file.moved_from]
        if self._options.prune and file.whole:
            lost = {at: known for at, known in file.known.items() if at not in file.seen}
            self.counts["removed"] += len(lost)
            self._remove(lost)

    def _remove(self, articles: Mapping[str, Known]) -> None:
        kept = {entry.article.id for entry in self._batch.entries}
        self._batch.removed += [
            known.article_id for known in articles.values() if known.article_id not in kept
        ]

    def _fail(self, source: Source, place: str, reason: str) -> None:
        failure = Failure(f"{source.name}, {place}" if place else source.name, reason, tell_time())
        self.failures.append(failure)
        self._batch.failures.append((source.location, failure))

    def _find_moved(self, content: str | None) -> str | None:
        """Find a file that had the same bytes and is no longer where it was."""
        places = self._places.get(content, []) if content is not None else []
        return next((place for place in places if place in self._fingerprints and is_gone(place)), None)

    def _avoid_clash(self, entry: Entry) -> Entry:
        """Name an article anew whose id belongs to another file that is still there.

        Two folders may hold the same text under the same relative name. A file that has only moved
        keeps its id, and replaces itself.
        """
        waiting = {other.article.id: other.file for other in self._batch.entries}
        holder = waiting.get(entry.article.id, self._store.file_of(entry.article.id))
        if holder in (None, entry.file) or is_gone(str(holder)):
            return entry
        new_id = article_id(entry.location, entry.article.text)
        return with_chunks(replace(entry, article=replace(entry.article, id=new_id)))


def _to_json(stated: Mapping[str, Stated]) -> str:
    return json.dumps(sorted((name, s.value, s.origin) for name, s in stated.items()))
