"""The vectors of sentences, as parts of the chunks they stand in, by the hash of the text embedded for the chunk."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeGuard

import numpy as np

from index.encoder import Matrix
from index.parts import Parts
from index.records import Span
from index.store.database import Database, split_parameters
from index.store.words import begin_chunk

_STEPS = 127  # a row is kept as whole numbers up to this, and what to multiply them by: a quarter of float32
_LARGEST_STEP = 1e6  # no sum of a chunk's tokens comes near it


class PartTable:
    """Parts of the texts embedded. Writing needs a transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, parts: Mapping[str, Parts]) -> None:
        """Store parts by the hash of the text embedded, whose embedding must be stored already, in place of what is."""
        self._db.many(
            "INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?)",
            [(digest, *_pack(found)) for digest, found in parts.items()],
        )

    def forget(self, hashes: Iterable[str]) -> None:
        """Forget parts by the hash of the text embedded, so that the next run of indexing makes them anew."""
        for digest in hashes:
            held = "SELECT article FROM chunks WHERE embedding = ?"
            self._db.rows(
                f"DELETE FROM files WHERE location IN (SELECT file FROM articles WHERE id IN ({held}))",
                (digest,),
            )
            self._db.rows(f"UPDATE articles SET fingerprint = '' WHERE id IN ({held})", (digest,))
            self._db.rows("DELETE FROM parts WHERE embedding = ?", (digest,))

    def spans(self, hashes: Sequence[str], dimension: int) -> dict[str, tuple[Span, ...]]:
        """Tell which parts of texts, given by hash, are stored; texts of which nothing that can be read is stored are left out."""
        read = self._read(hashes)
        return {digest: parts.spans for digest, parts in read if _has_width(parts, dimension)}

    def all(self) -> Iterator[tuple[str, Parts | None]]:
        """Give all parts by hash; None for what cannot be read."""
        for part in split_parameters(
            [row[0] for row in self._db.rows("SELECT embedding FROM parts ORDER BY 1")]
        ):
            yield from self._read(part)

    def count_missing(self) -> int:
        """Count the embeddings of which no parts are stored."""
        return self._db.number(
            "SELECT count(*) FROM embeddings WHERE NOT EXISTS (SELECT 1 FROM parts WHERE embedding = hash)"
        )

    def add_up(self, places: Sequence[tuple[str, Span]], dimension: int) -> list[Matrix | None]:
        """Give what ranges of articles mean, a unit vector each, float32 (dimension,).

        :param places: Ids of articles, and the ranges.
        :return: None for a range that is not of whole parts, all of them with tokens; and for what cannot be read, which
            `index.check` finds: what is kept here can be made anew, and done without.
        """
        rows = self._db.rows(
            "SELECT place.key, title, chunks.start_at, spans, steps, sums FROM json_each(?) AS place "
            "JOIN chunks ON chunks.article = json_extract(place.value, '$[0]') "
            "AND chunks.start_at < json_extract(place.value, '$[2]') "
            "AND json_extract(place.value, '$[1]') < chunks.end_at "
            "JOIN articles ON articles.id = chunks.article JOIN parts USING (embedding) ORDER BY 1, 3",
            (json.dumps([[article, span.start, span.end] for article, span in places]),),
        )
        inside: list[list[tuple[Span, Matrix]]] = [[] for _ in places]
        for at, title, start, *blobs in rows:
            parts, offset = _unpack(*blobs), start - begin_chunk(title)
            if not _has_width(parts, dimension):
                continue
            for span, row in zip(parts.spans, parts.sums, strict=True):
                moved = Span(span.start + offset, span.end + offset)
                if moved.overlaps(places[at][1]):
                    inside[at].append((moved, row))
        return [_add_up(span, found) for (_, span), found in zip(places, inside, strict=True)]

    def _read(self, hashes: Sequence[str]) -> Iterator[tuple[str, Parts | None]]:
        for part in split_parameters(hashes):
            rows = self._db.rows(
                f"SELECT embedding, spans, steps, sums FROM parts WHERE embedding IN ({','.join('?' * len(part))})",
                part,
            )
            yield from ((digest, _unpack(*blobs)) for digest, *blobs in rows)


def _pack(parts: Parts) -> tuple[bytes, bytes, bytes]:
    spans = np.array([(span.start, span.end) for span in parts.spans], "<i4")  # (n_parts, 2)
    steps = (np.abs(parts.sums).max(axis=1, initial=0) / _STEPS).astype("<f4")  # (n_parts,)
    whole = np.rint(parts.sums / np.where(steps > 0, steps, 1)[:, None]).astype("i1")
    return spans.tobytes(), steps.tobytes(), whole.tobytes()


def _unpack(spans: bytes, steps: bytes, sums: bytes) -> Parts | None:
    """Read parts as `_pack` wrote them; None for what it cannot have written."""
    try:
        pairs = np.frombuffer(spans, "<i4").reshape(-1, 2)
        scale = np.frombuffer(steps, "<f4")
        whole = np.frombuffer(sums, "i1").reshape(len(scale), -1 if len(scale) else 0)
    except (ValueError, TypeError):
        return None
    if len(pairs) != len(scale) or not ((scale >= 0) & (scale < _LARGEST_STEP)).all():  # NaN compares false
        return None
    found = tuple(Span(start, end) for start, end in pairs.tolist())
    return Parts(found, scale[:, None] * whole.astype(np.float32))


def _has_width(parts: Parts | None, dimension: int) -> TypeGuard[Parts]:
    """Tell whether parts could be read, and have so many columns, or no rows."""
    return parts is not None and (not parts.spans or parts.sums.shape[1] == dimension)


def _add_up(span: Span, inside: Sequence[tuple[Span, Matrix]]) -> Matrix | None:
    """Add up the parts that overlap a range, ascending, if they begin and end with it and none is without tokens."""
    if not inside or (inside[0][0].start, inside[-1][0].end) != (span.start, span.end):
        return None
    if not all(row.any() for _, row in inside):
        return None
    total = np.sum([row for _, row in inside], axis=0)
    unit: Matrix = total / np.linalg.norm(total)
    return unit
