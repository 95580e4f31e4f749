"""Derive the vector index from the store: read its file, or build it anew when that cannot be trusted."""

from dataclasses import dataclass

from index.errors import IndexNotWritable
from index.store import Store
from index.vectors import VectorIndex

VECTORS_FILE = "vectors.faiss"


@dataclass(frozen=True, slots=True)
class DerivedVectors:
    """The vector index of one commit, and whether its file holds it."""

    commit_id: str
    index: VectorIndex
    on_disk: bool


def derive_vectors(store: Store) -> DerivedVectors:
    """Give the vector index of the archive's present commit.

    Its file is read if it was built from that commit and has the checksum noted in the store;
    missing, stale or damaged, it is built from the stored embeddings, without a model.
    """
    with store.snapshot():
        commit_id = store.commit_id
        noted = store.derived(VECTORS_FILE)
        if noted is not None and noted[0] == commit_id:
            index = VectorIndex.load(store.directory / VECTORS_FILE, noted[1])
            if index is not None:
                return DerivedVectors(commit_id, index, on_disk=True)
        return DerivedVectors(commit_id, VectorIndex.build(*store.vectors()), on_disk=False)


def keep_vectors(store: Store, derived: DerivedVectors) -> DerivedVectors:
    """Write the vector index to its file, if that does not hold it, and note its checksum in the store.

    Call it outside `Store.snapshot`.

    :raises IndexNotWritable: If the file cannot be written; the articles are safe in the store all the same.
    """
    if derived.on_disk:
        return derived
    path = store.directory / VECTORS_FILE
    try:
        sha256 = derived.index.save(path)
    except OSError as error:
        raise IndexNotWritable(
            f"{path} cannot be written ({error.strerror}): the articles are stored, and answers can be had from "
            "memory until it can"
        ) from error
    store.save_derived(VECTORS_FILE, derived.commit_id, sha256)
    return DerivedVectors(derived.commit_id, derived.index, on_disk=True)
