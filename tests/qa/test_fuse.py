import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.fuse import DENSE_WEIGHT, fuse_scores

rankings = st.dictionaries(st.integers(0, 30), st.floats(-1e6, 1e6), max_size=12)


def test_the_fused_score_is_the_weighted_sum_of_normalised_scores():
    dense = {1: 0.9, 2: 0.5, 3: 0.1}  # normalised: 1, 1/2, 0
    lexical = {2: 8.0, 3: 12.0, 4: 4.0}  # normalised: 1/2, 1, 0
    fused = fuse_scores(dense, lexical, dense_weight=0.25)
    assert [number for number, _ in fused] == [3, 2, 1, 4]
    assert [score for _, score in fused] == pytest.approx([0.75, 0.25 * 0.5 + 0.75 * 0.5, 0.25, 0.0])


def test_ties_go_to_the_smaller_number():
    assert fuse_scores({7: 0.5, 2: 0.5, 5: 0.5}, {}, dense_weight=0.5) == [(2, 0.5), (5, 0.5), (7, 0.5)]


def test_a_single_hit_of_a_retriever_scores_its_whole_weight():
    assert fuse_scores({1: -3.0}, {1: 0.01}) == [(1, 1.0)]
    assert fuse_scores({}, {1: 0.01}) == [(1, 1 - DENSE_WEIGHT)]


def test_nothing_found_fuses_to_nothing():
    assert fuse_scores({}, {}) == []


@given(rankings, rankings)
def test_every_chunk_found_is_fused_once_best_first(dense, lexical):
    fused = fuse_scores(dense, lexical)
    assert sorted(number for number, _ in fused) == sorted({**dense, **lexical})
    assert fused == sorted(fused, key=lambda item: (-item[1], item[0]))
    assert all(0 <= score <= 1 + 1e-9 for _, score in fused)
