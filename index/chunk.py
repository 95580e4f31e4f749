"""Split the kept text of an article into chunks of whole sentences with exact offsets."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from langchain_text_splitters import TextSplitter

from index.records import Chunk, Span, content_hash
from index.sentences import split_sentences

CHUNK_CHARS = 800  # code points, about 180 tokens of the packaged model's 256; benchmarks/retrieval.py


class SentenceSplitter(TextSplitter):
    """Pack consecutive sentences into chunks; their concatenation is the text itself."""

    def __init__(self, chunk_chars: int = CHUNK_CHARS) -> None:
        super().__init__(chunk_size=chunk_chars, chunk_overlap=0, strip_whitespace=False)

    def split_text(self, text: str) -> list[str]:
        """Split a text at sentence borders; white space stays with the sentence before it."""
        starts = [sentence.start for sentence in split_sentences(text)]
        borders = [0, *starts[1:], len(text)]
        pieces = [text[a:b] for a, b in pairwise(borders)]
        return self._merge_splits(pieces, "")


def split_chunks(
    article_id: str, text: str, kept: Sequence[Span], *, chunk_chars: int = CHUNK_CHARS
) -> list[Chunk]:
    """Split the kept spans of an article's text into chunks, in order.

    No chunk crosses a span's border, begins or ends with white space, or is longer than
    `chunk_chars`, unless a single sentence is.
    """
    splitter = SentenceSplitter(chunk_chars)
    spans = [chunk for span in kept for chunk in _split_span(splitter, text, span)]
    return [
        Chunk(content_hash("chunk", article_id, str(s.start), str(s.end)), article_id, s.start, s.end)
        for s in spans
    ]


def _split_span(splitter: SentenceSplitter, text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for piece in splitter.split_text(text[span.start : span.end]):
        body = piece.rstrip()
        yield Span(start, start + len(body))
        start += len(piece)
