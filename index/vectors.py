"""The vector index: exact inner-product search with FAISS, kept in one checksummed file.

The file is derived: it holds nothing that the store does not, so whatever is wrong with it is mended
by building it again. This is the only module that imports faiss.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from index.encoder import Matrix
from index.errors import BadInput

FLAT_ROWS = 50_000  # rows up to which float32 is kept; above, bfloat16: half the memory, recall@10 .999

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class VectorHits:
    """Chunk numbers and cosine similarities, best first."""

    numbers: Numbers
    scores: Matrix


class VectorIndex:
    """Unit vectors under chunk numbers, searched exactly."""

    def __init__(self, index: faiss.IndexIDMap2) -> None:
        self._index = index

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @classmethod
    def build(cls, numbers: Numbers, vectors: Matrix) -> "VectorIndex":
        """Build an index of rows.

        :param numbers: int64 (n,), distinct.
        :param vectors: float32 (n, dimension), unit rows.
        :raises BadInput: If the shapes disagree, a number repeats, or a row is not a finite unit
            vector; FAISS would take all of these without a word.
        """
        _check_rows(numbers, vectors)
        rows, dimension = vectors.shape
        flat = (
            faiss.IndexFlatIP(dimension)
            if rows <= FLAT_ROWS
            else faiss.IndexScalarQuantizer(
                dimension, faiss.ScalarQuantizer.QT_bf16, faiss.METRIC_INNER_PRODUCT
            )
        )
        index = faiss.IndexIDMap2(flat)
        index.add_with_ids(np.ascontiguousarray(vectors), np.ascontiguousarray(numbers))
        return cls(index)

    def numbers(self) -> Numbers:
        """Give the numbers of the rows, in their order, int64 (n,)."""
        numbers: Numbers = faiss.vector_to_array(self._index.id_map).astype(np.int64)
        return numbers

    def suits(self, rows: int, dimension: int) -> bool:
        """Tell whether so many rows of so many columns are kept in this kind of index."""
        flat = isinstance(faiss.downcast_index(self._index.index), faiss.IndexFlatIP)
        return self._index.d == dimension and flat == (rows <= FLAT_ROWS)

    def replace_rows(self, gone: Numbers, numbers: Numbers, vectors: Matrix) -> None:
        """Take out the rows under some numbers and put in others.

        :param gone: int64 (m,), all present.
        :param numbers: int64 (n,), distinct and none present.
        :param vectors: float32 (n, dimension), unit rows.
        :raises BadInput: As `build` does.
        """
        _check_rows(numbers, vectors)
        if len(np.intersect1d(numbers, np.setdiff1d(self.numbers(), gone))):
            raise BadInput("a chunk number is in the index already: each vector needs its own")
        if len(gone):
            self._index.remove_ids(faiss.IDSelectorBatch(np.ascontiguousarray(gone)))
        if len(numbers):
            self._index.add_with_ids(np.ascontiguousarray(vectors), np.ascontiguousarray(numbers))

    def search(self, query: Matrix, limit: int, *, among: Numbers | None = None) -> VectorHits:
        """Find the nearest rows, best first; ties by smaller number; at most as many as there are.

        :param query: float32 (dimension,), a unit vector.
        :param among: Numbers of the only rows to look at, int64 (m,), all present; None for all.
        """
        limit = min(limit, len(self) if among is None else len(among))
        if limit == 0:
            return VectorHits(np.empty(0, np.int64), np.empty(0, np.float32))
        faiss.omp_set_num_threads(1)  # two threads wait for each other at barriers: 7 ms becomes 60
        chosen = None if among is None else faiss.SearchParameters(sel=faiss.IDSelectorBatch(among))  # type: ignore[call-arg]
        scores, numbers = self._index.search(query.reshape(1, -1), limit, params=chosen)  # (1, limit) each
        order = np.lexsort((numbers[0], -scores[0]))
        return VectorHits(numbers[0][order], scores[0][order])

    def save(self, path: Path) -> str:
        """Replace the file at once: written beside, synced, renamed. Return its SHA-256."""
        raw = faiss.serialize_index(self._index).tobytes()
        beside = path.with_name(f"{path.name}.tmp")
        try:
            with open(beside, "wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)
        return hashlib.sha256(raw).hexdigest()

    @classmethod
    def load(cls, path: Path, sha256: str) -> "VectorIndex | None":
        """Read a file that `save` wrote; None if it is missing or not what was written.

        FAISS loads most damaged files without complaint, so the checksum is compared first.
        """
        try:
            raw = path.read_bytes()
        except OSError:
            return None
        if hashlib.sha256(raw).hexdigest() != sha256:
            return None
        index = faiss.deserialize_index(np.frombuffer(raw, dtype=np.uint8))
        return cls(index) if isinstance(index, faiss.IndexIDMap2) else None


def _check_rows(numbers: Numbers, vectors: Matrix) -> None:
    if vectors.ndim != 2 or numbers.shape != (len(vectors),):
        raise BadInput(f"{numbers.shape} numbers for vectors of shape {vectors.shape}: give one number a row")
    if len(np.unique(numbers)) != len(numbers):
        raise BadInput("a chunk number occurs twice: each vector needs its own")
    norms = np.linalg.norm(vectors, axis=1)
    if not np.all(np.abs(norms - 1) < 0.01):  # NaN compares false too
        bad = int(numbers[np.argmin(np.abs(norms - 1) < 0.01)])
        raise BadInput(f"the embedding of chunk {bad} is not a unit vector: index its article again")


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
