from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.weights import load_tokenizer
from qa.reader.windows import (
    OVERLAP_TOKENS,
    QUESTION_TOKENS,
    WINDOW_TOKENS,
    Window,
    choose_size,
    cut_windows,
    make_batch,
    split_batches,
    tokenize_passages,
    tokenize_questions,
)

TEXTS = st.text(st.sampled_from("abcé e\u0301.'’“”\n中😀\ud800\udc00\u200b-$5"), max_size=60)


@pytest.fixture(scope="module")
def tokenizer():
    return load_tokenizer()[0]


def place(passage, tokenizer):
    return tokenize_passages([passage], tokenizer)[0].places


@given(TEXTS)
def test_tokens_stand_in_the_passage_in_order(text):
    places = place(text, load_tokenizer()[0])
    assert all(0 <= s < e <= len(text) for s, e in zip(places.starts, places.ends, strict=True))
    assert sorted(places.starts.tolist()) == places.starts.tolist()
    assert {len(each) for each in (places.begins, places.finishes, places.wordy, places.paragraphs)} == {
        len(places.starts)
    }


def test_an_answer_begins_and_ends_with_whole_words(tokenizer):
    text = "Penhallow’s $5."  # pen ##hall ##ow ’ s $ 5 .
    places = place(text, tokenizer)
    words = [text[s:e] for s, e in zip(places.starts, places.ends, strict=True)]
    assert words == ["Pen", "hall", "ow", "’", "s", "$", "5", "."]
    assert places.begins.tolist() == [True, False, False, True, False, True, True, True]
    assert places.finishes.tolist() == [False, False, True, True, True, True, True, True]
    assert places.wordy.tolist() == [True, True, True, False, True, False, True, False]


def test_tokens_know_their_paragraph(tokenizer):
    assert place("One two.\n\nThree.", tokenizer).paragraphs.tolist() == [1, 1, 1, 2, 2]


def test_a_long_question_is_cut(tokenizer):
    asked = tokenize_questions(["why " * 100, "why", ""], tokenizer)
    assert [len(ids) for ids in asked] == [QUESTION_TOKENS, 1, 0]


def test_a_short_passage_is_one_window_and_an_empty_one_none():
    assert list(cut_windows([5, 0, 307], 10)) == [Window(0, 0, 5), Window(2, 0, 307)]


def test_a_long_passage_is_cut_with_an_overlap_and_the_last_window_is_full():
    assert list(cut_windows([500], 10)) == [Window(0, 0, 307), Window(0, 179, 486), Window(0, 193, 500)]


@given(st.integers(1, 3000), st.integers(0, QUESTION_TOKENS))
def test_every_run_of_half_an_overlap_lies_in_one_window(count, asked):
    windows = list(cut_windows([count], asked))
    assert windows[0].first == 0
    assert windows[-1].last == count
    assert all(w.last - w.first <= WINDOW_TOKENS - 3 - asked for w in windows)
    assert all(one.last - two.first >= OVERLAP_TOKENS for one, two in pairwise(windows))


def test_windows_of_one_length_share_a_batch():
    windows = [Window(0, 0, 5), Window(1, 0, 300), Window(2, 0, 6), Window(3, 0, 5)]
    assert split_batches(windows, 2) == [[windows[1], windows[2]], [windows[0], windows[3]]]


def test_a_batch_is_padded_and_says_where_an_answer_may_be(tokenizer):
    (asked,) = tokenize_questions(["who"], tokenizer)
    passages = tokenize_passages(["Ida Orr", "Nobody"], tokenizer)
    batch = make_batch([(asked, passage.ids) for passage in passages], (101, 102))
    assert batch.ids.shape == (2, 32)
    assert batch.ids[0, :7].tolist() == [101, asked[0], 102, *passages[0].ids, 102, 0][:7]
    size = len(passages[0].ids)
    assert batch.types[0].tolist() == [0, 0, 0, *[1] * (size + 1), *[0] * (28 - size)]
    assert batch.mask[0].sum() == size + 4
    assert batch.readable[0].nonzero()[0].tolist() == list(range(3, 3 + size))


def test_a_full_window_is_not_padded():
    (window,) = cut_windows([1000 - 691], 8)
    body = range(window.last)
    assert make_batch([([7] * 8, list(body))], (101, 102)).ids.shape == (1, WINDOW_TOKENS)


@pytest.mark.parametrize(
    ("windows", "cores", "size"), [(0, 2, 1), (1, 2, 1), (5, 1, 5), (5, 2, 3), (5, 9, 1), (99, 2, 16)]
)
def test_each_core_has_a_batch(windows, cores, size):
    assert choose_size(windows, cores) == size
