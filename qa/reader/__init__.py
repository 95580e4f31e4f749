"""Read the short answer out of passages: spans of their text, each with a score against "no answer here"."""

from qa.reader.records import Read, SpanReader

__all__ = ["Read", "SpanReader"]
