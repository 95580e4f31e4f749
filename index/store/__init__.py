"""The archive on disk: a SQLite database as the only truth, its schema, and who may write to it."""

from index.store.entries import Entry
from index.store.parts import PartTable
from index.store.store import Store
from index.store.words import embedding_text

__all__ = ["Entry", "PartTable", "Store", "embedding_text"]
