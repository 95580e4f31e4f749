"""The archive on disk: a SQLite database as the only truth, its schema, and who may write to it."""

from index.store.entries import Entry, embedding_text
from index.store.store import Store

__all__ = ["Entry", "Store", "embedding_text"]
