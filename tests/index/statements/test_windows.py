import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.statements.tokens import Tokens
from index.statements.windows import MARGIN_TOKENS, WINDOW_TOKENS, Window, cut_windows, fill_window

BODY = 382  # tokens of a full window besides [CLS] and [SEP]


@pytest.mark.parametrize(
    ("n_tokens", "windows"),
    [
        (0, []),
        (1, [Window(0, 1, 0, 1)]),
        (382, [Window(0, 382, 0, 382)]),
        (383, [Window(0, 382, 0, 318), Window(254, 383, 318, 383)]),
        (700, [Window(0, 382, 0, 318), Window(254, 636, 318, 572), Window(508, 700, 572, 700)]),
    ],
)
def test_windows_overlap_by_both_margins(n_tokens, windows):
    assert list(cut_windows(n_tokens)) == windows


@given(st.integers(0, 5000))
def test_every_token_is_in_the_core_of_one_window(n_tokens):
    cores = [place for w in cut_windows(n_tokens) for place in range(w.core_start, w.core_end)]
    assert cores == list(range(n_tokens))


@given(st.integers(1, 5000))
def test_a_core_has_a_margin_wherever_the_text_goes_on(n_tokens):
    for window in cut_windows(n_tokens):
        assert 0 < window.end - window.start <= WINDOW_TOKENS - 2
        assert window.core_start == 0 or window.core_start - window.start >= MARGIN_TOKENS
        assert window.core_end == n_tokens or window.end - window.core_end >= MARGIN_TOKENS


def test_a_window_is_filled_between_its_two_special_tokens():
    places = np.arange(10)
    tokens = Tokens(places + 100, places, places + 1, np.stack([places, places + 10, places + 20], axis=1))
    ids, features, mask = fill_window(tokens, 3, 5, 6, (1, 2))
    assert ids.tolist() == [1, 103, 104, 2, 0, 0]
    assert features.tolist() == [[0, 0, 0], [3, 13, 23], [4, 14, 24], [0, 0, 0], [0, 0, 0], [0, 0, 0]]
    assert mask.tolist() == [1, 1, 1, 1, 0, 0]


def test_a_full_window_fills_its_length():
    places = np.arange(BODY)
    tokens = Tokens(places + 3, places, places + 1, np.zeros((BODY, 3), np.int64))
    ids, _, mask = fill_window(tokens, 0, BODY, WINDOW_TOKENS, (1, 2))
    assert (ids[0], ids[1], ids[-2], ids[-1]) == (1, 3, 384, 2)
    assert mask.all()
