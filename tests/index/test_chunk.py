from hypothesis import given
from hypothesis import strategies as st

from index.chunk import CHUNK_CHARS, SentenceSplitter, split_chunks
from index.clean import find_kept_spans
from index.records import Chunk, Span, content_hash
from index.sentences import split_sentences

LINES = (
    "The ferry is late.", "Nobody knows why. Ms. Orr said so. “It is late. It is always late,” she said.", "Advertisement",
    "Read also: the other boat", "Share this article", "", " ", "x" * 900, "One; two, three. " * 30, "。雨だ。", "\u00a0\t", "a",
    "Comments",
)  # fmt: skip
news = st.lists(st.sampled_from(LINES), max_size=40).map("\n".join)
sizes = st.sampled_from([1, 40, 200, CHUNK_CHARS])


def test_sentences_are_packed_up_to_the_limit():
    text = "It rained. It snowed. It froze."
    assert [(c.start, c.end) for c in split_chunks("a", text, [Span(0, 31)], chunk_chars=22)] == [
        (0, 21),
        (22, 31),
    ]


def test_white_space_after_a_sentence_counts_towards_the_limit():
    text = "It rained. It snowed. It froze."
    assert [(c.start, c.end) for c in split_chunks("a", text, [Span(0, 31)], chunk_chars=21)] == [
        (0, 10),
        (11, 31),
    ]


def test_no_chunk_crosses_a_boilerplate_line():
    text = "It rained.\nAdvertisement\nIt snowed."
    assert [(c.start, c.end) for c in split_chunks("a", text, find_kept_spans(text))] == [(0, 10), (25, 35)]


def test_a_sentence_longer_than_the_limit_is_a_chunk_of_its_own():
    text = "It rained. " + "X" * 50 + ". It froze."
    chunks = split_chunks("a", text, [Span(0, len(text))], chunk_chars=20)
    assert [(c.start, c.end) for c in chunks] == [(0, 10), (11, 62), (63, 72)]


def test_a_chunk_is_named_by_its_article_and_place():
    (chunk,) = split_chunks("a", "It rained.", [Span(0, 10)])
    assert chunk == Chunk(content_hash("chunk", "a", "0", "10"), "a", 0, 10)


def test_no_kept_text_gives_no_chunk():
    assert split_chunks("a", "Advertisement", []) == []


def check_chunks(text, chunk_chars):
    kept = find_kept_spans(text)
    chunks = split_chunks("a", text, kept, chunk_chars=chunk_chars)
    for chunk in chunks:
        (span,) = [s for s in kept if s.contains(Span(chunk.start, chunk.end))]
        sentences = [s for s in split_sentences(text, span) if s.start < chunk.end and chunk.start < s.end]
        assert (chunk.start, chunk.end) == (sentences[0].start, sentences[-1].end)
        assert chunk.end - chunk.start <= chunk_chars or len(sentences) == 1
    covered = [i for chunk in chunks for i in range(chunk.start, chunk.end) if not text[i].isspace()]
    assert covered == [i for span in kept for i in range(span.start, span.end) if not text[i].isspace()]


@given(st.text(), sizes)
def test_chunks_of_any_text_are_whole_sentences_and_cover_what_is_kept(text, chunk_chars):
    check_chunks(text, chunk_chars)


@given(news, sizes)
def test_chunks_of_news_like_text_are_whole_sentences_and_cover_what_is_kept(text, chunk_chars):
    check_chunks(text, chunk_chars)


@given(st.one_of(st.text(), news), sizes)
def test_pieces_of_the_splitter_rejoin_to_the_text(text, chunk_chars):
    assert "".join(SentenceSplitter(chunk_chars).split_text(text)) == text
