"""Words, overlaps and the pairing of gold with predicted attributions."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import Span
from qa.evaluate.attribution.match import OVERLAP_STEPS, match_pairs
from qa.evaluate.attribution.words import find_words, measure_covered, measure_jaccard


def words_of(text):
    words = find_words(text)
    return [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“It’s well-known,” said Bo (40).", ["It’s", "well-known", "said", "Bo", "40"]),
        ("rock-'n'-roll -- don't 'quote'", ["rock", "n", "roll", "don't", "quote"]),
        ("1,000 or 2.5 %", ["1", "000", "or", "2", "5"]),
        ("他说good", ["他", "说", "good"]),
        ("… — !", []),
    ],
)
def test_words_are_runs_of_letters_and_digits(text, words):
    assert words_of(text) == words


def test_a_span_touches_the_words_it_shares_a_code_point_with():
    words = find_words("one two, three")
    assert words.find_touched([Span(0, 3)]) == {0}
    assert words.find_touched([Span(2, 5)]) == {0, 1}
    assert words.find_touched([Span(3, 4), Span(7, 9)]) == set()
    assert words.find_touched([Span(0, 1), Span(13, 14)]) == {0, 2}
    assert words.find_touched([Span(2, 2)]) == set()


def test_quote_marks_and_full_stops_decide_nothing():
    words = find_words("“No deal,” she said.")
    assert words.find_units([Span(0, 10)]) == words.find_units([Span(1, 8)]) == {0, 1}


def test_spans_without_words_are_compared_by_their_code_points():
    words = find_words("… !? a")
    assert words.find_units([Span(2, 4)]) == {-3, -4}
    assert words.find_units([]) == set()


def test_overlap_is_shared_words_by_all_words_or_by_those_of_gold():
    gold, found = frozenset({1, 2, 3, 4}), frozenset({3, 4, 5, 6, 7, 8})
    assert measure_jaccard(gold, found) == 2 / 8
    assert measure_covered(gold, found) == 2 / 4
    assert measure_covered(found, gold) == 2 / 6


def test_nothing_overlaps_nothing():
    empty = frozenset()
    assert measure_jaccard(empty, empty) == measure_covered(empty, empty) == 0
    assert measure_jaccard(frozenset({1}), empty) == measure_covered(frozenset({1}), empty) == 0


UNITS = st.frozensets(st.integers(0, 9), max_size=6)


@given(UNITS, UNITS)
def test_jaccard_is_symmetric_and_the_stricter(gold, found):
    assert measure_jaccard(gold, found) == measure_jaccard(found, gold) <= measure_covered(gold, found) <= 1


def pairs_of(allowed, overlap, agrees):
    made = match_pairs(np.array(allowed, bool), np.array(overlap, float), np.array(agrees, bool))
    return [(pair.gold, pair.found) for pair in made]


def test_the_most_pairs_come_before_the_largest_overlap():
    # Taking the best pair first, (0, 0), would leave row 1 alone.
    assert pairs_of([[1, 1], [1, 0]], [[1.0, 0.4], [0.4, 0.0]], [[0, 0], [0, 0]]) == [(0, 1), (1, 0)]


def test_the_largest_overlap_comes_before_agreement():
    assert pairs_of([[1, 1]], [[0.6, 0.9]], [[1, 0]]) == [(0, 1)]


def test_agreement_decides_between_equal_overlaps():
    assert pairs_of([[1, 1], [1, 1]], [[0.5, 0.5], [0.5, 0.5]], [[0, 1], [1, 0]]) == [(0, 1), (1, 0)]


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0)])
def test_nothing_is_paired_where_a_side_is_empty(shape):
    assert match_pairs(np.zeros(shape, bool), np.zeros(shape), np.zeros(shape, bool)) == ()


@st.composite
def tables(draw):
    shape = (draw(st.integers(1, 4)), draw(st.integers(1, 4)))
    cells = shape[0] * shape[1]

    def table(values):
        return np.array(draw(st.lists(values, min_size=cells, max_size=cells))).reshape(shape)

    return (
        table(st.booleans()),
        table(st.sampled_from([0.0, 0.3, 1 / 3, 0.5, 0.8, 1.0])),
        table(st.booleans()),
    )


def worth(pairs, overlap, agrees):
    """What is maximised, in this order: pairs, overlap, agreement."""
    steps = sum(round(overlap[pair] * OVERLAP_STEPS) for pair in pairs)
    return len(pairs), steps, sum(bool(agrees[pair]) for pair in pairs)


@given(tables())
def test_no_other_pairing_is_better(given_tables):
    allowed, overlap, agrees = given_tables
    rows, columns = allowed.shape
    ways = permutations([*range(columns), *[None] * rows], rows)
    every = (
        [(row, column) for row, column in enumerate(way) if column is not None and allowed[row, column]]
        for way in ways
    )
    best = max(worth(pairs, overlap, agrees) for pairs in every)
    assert worth(pairs_of(allowed, overlap, agrees), overlap, agrees) == best
