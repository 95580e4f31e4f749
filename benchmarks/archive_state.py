"""What the measurements of durability compare: all that an archive holds, and whether it serves."""

import json
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from index.check import check_archive
from index.derive import derive_vectors
from index.encoder import Matrix, to_units
from index.errors import OnRecordError
from index.parts import Parts
from index.records import Span, content_hash
from index.statements.analyse import Analyst
from index.statements.records import Found as FoundStatement
from index.store import Store
from qa.archive import Archive

QUERIES = (
    "Who repaired the crooked pier near Tern Bay?",
    "What delayed the velvet carousel of Little Sorrow?",
    "Bram Oster on woodworm in the observatory",
    "thunder, barnacles and the sunken boathouse",
)
# As `check` calls what may be missing or stale, since it can be made again.
VECTORS, SPEAKERS = "vector index", "speakers"
# All that two archives of the same articles have in common. Numbers of chunks, times, and which pairs of a
# cluster were compared may differ.
_TABLES = {
    "articles": "SELECT id, source, location, text_hash, text, title, outlet, date, author, url, dateline, language, "
    "partial_date, origins, kept, clutter, cluster, page_hash, file, fingerprint, analysis, analysis_key FROM articles",
    "chunks": "SELECT id, article, start_at, end_at, embedding FROM chunks",
    "embeddings": "SELECT hash, hex(vector) FROM embeddings",
    "sentences": "SELECT embedding, hex(spans), hex(steps), hex(sums) FROM parts",
    "lines": "SELECT outlet, line, article, needed FROM lines",
    "learned lines": "SELECT outlet, line FROM learned_lines",
    "bands": "SELECT band, article FROM bands",
    "files": "SELECT location, fingerprint FROM files",
    "failures": "SELECT location, source, reason, file FROM failures",
    "settings": "SELECT name, value FROM settings WHERE name = 'settings'",
    "words": 'SELECT chunks.id, term, "offset" FROM temp.words JOIN chunks ON number = doc',
    "words of no chunk": "SELECT doc, term FROM temp.words WHERE doc NOT IN (SELECT number FROM chunks)",
    "statements": "SELECT id, article, start_at, end_at, source, cue, content, speech, negated, name, role, link, "
    "speaker, speaker_link FROM statements",
    "mentions": "SELECT article, name, role, count FROM mentions",
    "speakers": "SELECT name, names, roles FROM speakers",
    "words said": 'SELECT statements.id, term, "offset" FROM temp.said_words JOIN statements ON number = doc',
    "words nobody said": "SELECT doc, term FROM temp.said_words WHERE doc NOT IN (SELECT number FROM statements)",
}

_SAID = re.compile(r"“([^”]+)” (said) ([A-Z]\w+ [A-Z]\w+)")

State = Mapping[str, Sequence[Sequence[object]]]
Found = list[list[tuple[str, int, int, float]]]


class ToyEncoder:
    """Hashes the words of a text into a few columns: fast, the same everywhere, similar for similar words."""

    name = "toy"
    model_hash = "0123456789abcdef"
    dimension = 256

    def __init__(self, model: str | None = None, *, threads: int | None = None) -> None:
        """Take and forget the name of a model and the threads, as `SentenceEncoder` is called."""

    def encode(self, texts: Sequence[str], progress: Callable[[int], object] | None = None) -> Matrix:
        """Embed texts; float32 (n_texts, dimension), unit rows."""
        if progress is not None:
            progress(len(texts))
        return to_units(self._count_words(texts))

    def encode_parts(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]]
    ) -> tuple[Matrix, list[Parts]]:
        """Embed texts and parts of each; see `index.encoder.PartEncoder`."""
        parts = [
            Parts(tuple(given), self._count_words([text[span.start : span.end] for span in given]))
            for text, given in zip(texts, spans, strict=True)
        ]
        return self.encode(texts), parts

    def _count_words(self, texts: Sequence[str]) -> Matrix:
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[0] = 0.01  # no row is zero
            for word in re.findall(r"\w+", text.lower()):
                row[zlib.crc32(word.encode()) % self.dimension] += 1
        return rows


class ToyFinder:
    """Finds “…,” said X, and nothing else."""

    def find_many(self, texts: Sequence[str], within: Sequence[Sequence[Span]]) -> list[list[FoundStatement]]:
        """Find the statements of each text within its spans, ascending."""
        return [
            [
                FoundStatement(*((Span(*match.span(group)),) for group in (3, 2, 1)))
                for span in spans
                for match in _SAID.finditer(text, span.start, span.end)
            ]
            for text, spans in zip(texts, within, strict=True)
        ]


def read_state(store: Store) -> dict[str, list[list[object]]]:
    """Read all that the archive holds, each table in order."""
    for name, table in (("words", "lexical"), ("said_words", "said")):
        store.db.rows(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{name} USING fts5vocab (main, '{table}', 'instance')"
        )
    with store.snapshot():
        return {name: sorted(map(list, store.db.rows(query)), key=repr) for name, query in _TABLES.items()}


def digest_state(state: State) -> str:
    """Hash a state."""
    return content_hash(json.dumps(state))


def find_difference(state: State, expected: State) -> str | None:
    """Name the first tables in which two states differ, and a row; None if they are equal."""
    found = []
    for name, rows in expected.items():
        have, want = {repr(row) for row in state[name]}, {repr(row) for row in rows}
        if have != want or len(state[name]) != len(rows):
            example = min(have ^ want, default="")[:300]
            found.append(
                f"{name}: {len(want - have)} rows missing, {len(have - want)} too many, as {example}"
            )
    return "; ".join(found) or None


def find_hits(archive: Archive) -> Found:
    """Search for each query: source and span of each chunk found, and its score."""
    return [
        [
            (hit.article.source, hit.span.start, hit.span.end, round(hit.score, 6))
            for hit in archive.search(query)
        ]
        for query in QUERIES
    ]


def find_problems(archive: Archive) -> list[str]:
    """Find all that is wrong with an archive but its vector file, which may be missing or stale."""
    store = archive.store
    found = [
        f"{f.subject}: {f.problem}"
        for f in check_archive(store)
        if f.problem and f.subject not in (VECTORS, SPEAKERS)
    ]
    twice = store.count("articles") - store.db.number("SELECT count(DISTINCT text_hash) FROM articles")
    found += [f"{twice} articles are there twice"] if twice else []
    hits = find_hits(archive)  # of an empty archive, too: what that leaves must not stand in the way
    if store.count("chunks") and not all(hits):
        found.append("a search finds nothing")
    if derive_vectors(store).index.numbers().tolist() != store.chunk_numbers().tolist():
        found.append("the vector index holds other chunks than the database")
    return found


def inspect_archive(archive: Archive) -> list[str]:
    """Find all that is wrong with an archive; searching must have mended its vector file."""
    found = find_problems(archive)
    kept = derive_vectors(archive.store).on_disk
    return (
        found
        if kept or not archive.store.count("chunks")
        else [*found, "the vector file is not made again by a search"]
    )


def open_archive(directory: Path, *, create: bool = False) -> Archive:
    """Open an archive with the toy model."""
    return Archive(Store.open(directory, create=create), ToyEncoder(), analyst=Analyst(ToyFinder()))


def try_open(directory: Path) -> Archive | OnRecordError:
    """Open an archive, or give the error that says why not."""
    try:
        return open_archive(directory)
    except OnRecordError as error:
        return error
