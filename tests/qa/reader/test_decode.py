import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.weights import load_tokenizer
from qa.reader.decode import MAX_ANSWER_CHARS, MAX_ANSWER_TOKENS, decode_spans
from qa.reader.records import Read, ScoredWindow
from qa.reader.windows import tokenize_passages

TEXTS = st.text(st.sampled_from("abé e\u0301.'’“”()\n\n中😀-$5"), max_size=50)


def score(passage, text, *, null=0.0, **logits):
    """Make a window of a whole passage; `start` and `end` give logits by word, 0 for others."""
    places = tokenize_passages([text], load_tokenizer()[0])[0].places
    words = [text[s:e] for s, e in zip(places.starts, places.ends, strict=True)]
    rows = [
        np.array([logits.get(side, {}).get(word, 0.0) for word in words], np.float32)
        for side in ("start", "end")
    ]
    return ScoredWindow(passage, places, *rows, null)


def test_the_best_span_has_the_largest_sum_of_start_and_end_less_no_answer():
    text = "The ferry sank in May."
    window = score(0, text, null=1.5, start={"in": 1, "May": 3}, end={"May": 2, "sank": 1})
    assert decode_spans([window], [text], 1) == [Read(0, 18, 21, 3.5, 1.5)]


def test_passages_compare_by_what_is_left_over_no_answer():
    texts = ["It sank in May.", "It sank in June."]
    windows = [
        score(0, texts[0], null=9, start={"May": 5}, end={"May": 5}),
        score(1, texts[1], null=-2, start={"June": 1}, end={"June": 1}),
    ]
    assert decode_spans(windows, texts, 1) == [Read(1, 11, 15, 4.0, -2)]
    assert decode_spans(windows[:1], texts, 1) == [Read(0, 11, 14, 1.0, 9)]


def test_a_longer_span_may_be_favoured_up_to_four_tokens():
    text = "said Ida van der Orr today"
    logits = {"start": {"Orr": 4, "der": 3.8, "van": 3.6, "Ida": 3.4, "said": 3.3}, "end": {"Orr": 4}}
    window = score(0, text, **logits)
    spans = [decode_spans([window], [text], 1, longer=longer)[0] for longer in (0.0, 0.1, 0.3)]
    assert [text[read.start : read.end] for read in spans] == ["Orr", "Orr", "Ida van der Orr"]
    assert [read.score for read in spans] == pytest.approx([8, 8, 8.3], abs=1e-5)


def test_no_two_spans_of_a_passage_overlap():
    text = "Ida Orr and Bram Vale"
    window = score(0, text, start={"Ida": 4, "Orr": 3, "Bram": 2}, end={"Orr": 4, "Vale": 3})
    spans = [text[r.start : r.end] for r in decode_spans([window], [text], 5)]
    assert spans == ["Ida Orr", "Bram Vale", "and"]


def test_an_end_before_its_start_makes_no_span():
    text = "one two three"
    window = score(0, text, start={"three": 5}, end={"one": 5})
    assert decode_spans([window], [text], 1)[0] == Read(0, 0, 3, 5.0, 0.0)


def test_no_span_lies_in_two_paragraphs():
    text = "one two\n\nthree four"
    window = score(0, text, start={"two": 5}, end={"three": 5})
    best = decode_spans([window], [text], 2)
    assert [text[r.start : r.end] for r in best] == ["two", "three"]


def test_no_span_has_more_tokens_than_an_answer_may():
    text = "first " + "a " * (MAX_ANSWER_TOKENS - 1) + "last"
    window = score(0, text, start={"first": 9}, end={"last": 9})
    assert text[slice(*_place(decode_spans([window], [text], 1)[0]))] == "first"
    shorter = text.replace("a ", "", 1)
    window = score(0, shorter, start={"first": 9}, end={"last": 9})
    assert _place(decode_spans([window], [shorter], 1)[0]) == (0, len(shorter))


def test_no_span_has_more_characters_than_an_answer_may():
    text = "first" + " " * (MAX_ANSWER_CHARS - 9) + "last"
    for gap, whole in (("", True), (" ", False)):
        spaced = text.replace("last", gap + "last")
        window = score(0, spaced, start={"first": 9}, end={"last": 9})
        assert (_place(decode_spans([window], [spaced], 1)[0]) == (0, len(spaced))) is whole


def _place(read):
    return read.start, read.end


def test_of_equal_spans_the_shortest_and_first_comes():
    texts = ["b a", "a b"]
    windows = [score(1, texts[1]), score(0, texts[0])]
    assert [(r.passage, r.start, r.end) for r in decode_spans(windows, texts, 3)] == [
        (0, 0, 1), (0, 2, 3), (1, 0, 1)
    ]  # fmt: skip


def test_punctuation_alone_is_no_answer():
    assert decode_spans([score(0, "... – !")], ["... – !"], 3) == []


def test_a_span_read_in_two_windows_is_given_once():
    text = "Ida Orr"
    windows = [score(0, text, start={"Ida": s}, end={"Orr": s}) for s in (1, 2)]
    assert decode_spans(windows, [text], 5) == [Read(0, 0, 7, 4.0, 0.0)]


@pytest.mark.parametrize("windows", [[], [score(0, "")]])
def test_nothing_is_read_in_nothing(windows):
    assert decode_spans(windows, [""], 3) == []


@given(st.lists(TEXTS, min_size=1, max_size=3), st.integers(0, 2**31), st.integers(1, 6))
def test_spans_are_slices_of_their_passages(texts, seed, top):
    generator = np.random.default_rng(seed)
    windows = []
    for number, tokenized in enumerate(tokenize_passages(texts, load_tokenizer()[0])):
        rows = generator.normal(size=(2, len(tokenized.ids))).round(1).astype(np.float32)
        windows.append(ScoredWindow(number, tokenized.places, rows[0], rows[1], 0.0))
    reads = decode_spans(windows, texts, top)
    assert reads == decode_spans(windows[::-1], texts, top)
    assert len(reads) <= top
    assert [r.score for r in reads] == sorted((r.score for r in reads), reverse=True)
    for read in reads:
        span = texts[read.passage][read.start : read.end]
        assert 0 < len(span) <= MAX_ANSWER_CHARS
        assert span == span.strip()
        assert "\n" not in span
        assert any(map(str.isalnum, span))
