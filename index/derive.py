"""Derive the vector index from the store: read its file, bring it up to date, or build it anew."""

from dataclasses import dataclass

import numpy as np

from index.errors import IndexNotWritable
from index.store import Store
from index.store.database import VECTORS_FILE
from index.store.lock import WAIT_S
from index.vectors import VectorIndex


@dataclass(frozen=True, slots=True)
class DerivedVectors:
    """The vector index of one commit, and whether its file holds it."""

    commit_id: str
    index: VectorIndex
    on_disk: bool


def derive_vectors(store: Store, held: DerivedVectors | None = None) -> DerivedVectors:
    """Give the vector index of the archive's present commit.

    Its file is read if it has the checksum noted in the store; one of an earlier commit is brought up to date by
    the rows that differ. Missing or damaged, it is built from the stored embeddings, without a model.

    :param held: The index of an earlier commit, in memory; it may be changed, and must not be used afterwards.
    """
    with store.snapshot():
        commit_id = store.commit_id
        noted = store.derived(VECTORS_FILE)
        index = None if noted is None else VectorIndex.load(store.directory / VECTORS_FILE, noted[1])
        if index is not None and noted is not None and noted[0] == commit_id:
            return DerivedVectors(commit_id, index, on_disk=True)
        if held is not None:
            index = held.index
        index = None if index is None else _bring_up_to_date(store, index)
        if index is None:
            index = VectorIndex.build(*store.vectors())
        return DerivedVectors(commit_id, index, on_disk=False)


def keep_vectors(store: Store, derived: DerivedVectors, *, wait_s: float = WAIT_S) -> DerivedVectors:
    """Write the vector index to its file, if that does not hold it, and note its checksum in the store.

    Nothing is written once the archive has gone on to another commit. Call it outside `Store.snapshot`.

    :raises IndexNotWritable: If the file cannot be written; the articles are safe in the store all the same.
    :raises IndexBusy: If another process is writing to the archive.
    """
    if derived.on_disk:
        return derived
    path = store.directory / VECTORS_FILE
    with store.lock(wait_s):
        if store.commit_id != derived.commit_id:
            return derived
        try:
            sha256 = derived.index.save(path)
        except OSError as error:
            raise IndexNotWritable(
                f"{path} cannot be written ({error.strerror}): the articles are stored, and answers can be had from "
                "memory until it can"
            ) from error
        store.save_derived(VECTORS_FILE, derived.commit_id, sha256)
    return DerivedVectors(derived.commit_id, derived.index, on_disk=True)


def _bring_up_to_date(store: Store, index: VectorIndex) -> VectorIndex | None:
    """Take rows out of the index and put rows in; a chunk number is never used for two chunks.

    :return: The same index changed; None if it is to be built anew, being of another kind for its size.
    """
    present, wanted = index.numbers(), store.chunk_numbers()
    added, vectors = store.vectors(np.setdiff1d(wanted, present))
    if not index.suits(len(wanted), vectors.shape[1]):
        return None
    index.replace_rows(np.setdiff1d(present, wanted), added, vectors)
    return index
