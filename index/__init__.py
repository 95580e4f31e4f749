"""Everything computed once per article: load, clean, metadata, sentences, chunks, embeddings, store."""

__version__ = "0.1.0"
