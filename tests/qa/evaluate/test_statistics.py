import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import permutation_test

from qa.evaluate.statistics import (
    Interval,
    bootstrap_mean,
    bootstrap_means,
    bootstrap_statistic,
    holm,
    randomisation_test,
)


def test_the_interval_of_a_constant_is_that_constant():
    assert bootstrap_mean([2.0] * 7) == Interval(2.0, 2.0)


def test_the_interval_of_one_value_is_that_value():
    assert bootstrap_mean([0.25]) == Interval(0.25, 0.25)


def test_there_is_no_interval_of_nothing():
    with pytest.raises(ValueError, match="no value"):
        bootstrap_mean([])


def test_the_interval_is_close_to_the_normal_one_where_that_holds():
    values = np.random.default_rng(5).normal(size=400)
    half = 1.96 * values.std() / 20
    interval = bootstrap_mean(values, seed=1)
    assert interval.low == pytest.approx(values.mean() - half, abs=0.01)
    assert interval.high == pytest.approx(values.mean() + half, abs=0.01)


def test_two_values_give_the_three_means_they_can_give():
    # (0, 0), (0, 1), (1, 0), (1, 1): means 0, .5, 1 with chances 1/4, 1/2, 1/4
    seen = []
    bootstrap_statistic(lambda w: seen.append(w @ np.array([0.0, 1.0]) / 2) or seen[-1], 2, resamples=4000)
    means, counts = np.unique(np.concatenate(seen), return_counts=True)
    assert means.tolist() == [0, 0.5, 1]
    assert counts / 4000 == pytest.approx([0.25, 0.5, 0.25], abs=0.03)


def test_every_resample_has_as_many_questions_as_there_are():
    totals = []
    bootstrap_statistic(lambda w: totals.append(w.sum(axis=1)) or w[:, 0], 13, resamples=50)
    assert np.concatenate(totals).tolist() == [13.0] * 50


def test_the_same_seed_gives_the_same_interval_and_another_another():
    values = np.random.default_rng(0).random(50)
    assert bootstrap_mean(values, seed=3) == bootstrap_mean(values, seed=3)
    assert bootstrap_mean(values, seed=3) != bootstrap_mean(values, seed=4)


def test_figures_measured_together_have_the_interval_they_have_alone():
    matrix = np.random.default_rng(0).random((40, 3))
    alone = [bootstrap_mean(column, seed=9) for column in matrix.T]
    for one, other in zip(bootstrap_means(matrix, seed=9), alone, strict=True):
        assert (one.low, one.high) == pytest.approx((other.low, other.high))


def test_many_questions_are_resampled_in_blocks_of_bounded_size():
    shapes = []
    bootstrap_statistic(lambda w: shapes.append(w.shape) or w[:, 0], 60_000, resamples=70)
    assert sum(rows for rows, _ in shapes) == 70
    assert all(rows * n <= 2_000_000 for rows, n in shapes)


def test_resamples_without_a_value_are_left_out():
    # The statistic is 5 wherever the first of two questions is drawn, which is in 3 of 4 resamples.
    assert bootstrap_statistic(lambda w: np.where(w[:, 0] > 0, 5.0, np.nan), 2) == Interval(5.0, 5.0)


def test_a_statistic_without_any_value_has_no_interval():
    assert bootstrap_statistic(lambda w: np.full(len(w), np.nan), 4) is None


def test_a_statistic_of_one_question_has_no_interval():
    assert bootstrap_statistic(lambda w: w[:, 0], 1) is None


def test_three_differences_of_one_sign_come_by_chance_in_two_of_eight_patterns():
    assert randomisation_test([1.0, 1.0, 1.0]) == 2 / 8


def test_patterns_as_far_from_0_as_the_one_seen_count_with_it():
    # sums of ±1 ±2 ±3: 6, 4, 2, 0, 0, -2, -4, -6; seen 1 - 2 + 3 = 2: six of eight are as far from 0
    assert randomisation_test([1.0, -2.0, 3.0]) == 6 / 8


def test_questions_that_do_not_differ_change_nothing():
    assert randomisation_test([0, 1.0, 0, 1.0, 1.0, 0]) == 2 / 8


@pytest.mark.parametrize("differences", [[], [0.0, 0.0]])
def test_runs_that_do_not_differ_have_p_1(differences):
    assert randomisation_test(differences) == 1.0


def test_twelve_equal_differences_are_counted_exactly():
    assert randomisation_test([0.1] * 12) == 2 / 4096


def test_the_p_of_random_patterns_is_never_0():
    assert randomisation_test([1.0] * 100) == 1 / 10_001


def test_random_patterns_come_close_to_all_patterns():
    values = np.random.default_rng(2).normal(0.3, 1, size=13)
    signs = np.array(list(itertools.product([1, -1], repeat=13)))
    exact = np.mean(np.abs(signs @ values) >= abs(values.sum()) - 1e-9)
    assert randomisation_test(values, seed=1) == pytest.approx(exact, abs=0.015)


def test_equal_sized_differences_tossed_together_come_close_to_the_binomial():
    # 14 of 20 questions won: two-sided sign test 2 P(X >= 14) = 0.11532 (from the binomial's table)
    assert randomisation_test([1.0] * 14 + [-1.0] * 6, seed=0) == pytest.approx(0.11532, abs=0.01)


def test_the_order_of_questions_and_the_sign_do_not_matter():
    values = np.random.default_rng(2).normal(0.2, 1, size=40)
    assert randomisation_test(values) == randomisation_test(values[::-1])
    assert randomisation_test(values) == pytest.approx(randomisation_test(-values), abs=0.015)


@given(st.lists(st.sampled_from([-1, -0.5, -0.25, 0, 0.25, 0.5, 1]), min_size=2, max_size=9))
def test_p_equals_scipys_exact_permutation_test(differences):
    ours = randomisation_test(differences)
    theirs = permutation_test(
        (np.array(differences, float), np.zeros(len(differences))),
        lambda a, b, axis=-1: np.mean(a - b, axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=np.inf,
    )
    # scipy doubles the smaller tail, which for a symmetric distribution is the two-sided share, 1 at most
    assert ours == pytest.approx(theirs.pvalue)


def test_holm_multiplies_the_smallest_most_and_never_falls():
    # sorted .01 .02 .03 .04: 4 x .01 = .04, 3 x .02 = .06, 2 x .03 = .06, 1 x .04 = .04 -> .06
    assert holm([0.04, 0.01, 0.03, 0.02]) == pytest.approx([0.06, 0.04, 0.06, 0.06])


def test_holm_never_passes_1():
    assert holm([0.9, 0.6]) == [1.0, 1.0]


def test_holm_leaves_one_test_as_it_is():
    assert holm([0.03]) == [0.03]
    assert holm([]) == []


@given(st.lists(st.floats(0, 1), max_size=12))
def test_holm_lies_between_the_raw_value_and_bonferronis(p_values):
    for raw, adjusted in zip(p_values, holm(p_values), strict=True):
        assert raw <= adjusted <= min(1.0, raw * len(p_values)) + 1e-12
