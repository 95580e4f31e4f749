import itertools
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.metrics import balanced_accuracy_score, roc_auc_score

from qa.evaluate.measures.declining import (
    Judged,
    aurc_statistic,
    auroc_statistic,
    balanced_statistic,
    ece_statistic,
    evaluate_once,
    find_bins,
    find_curve,
    find_statistics,
)
from qa.evaluate.records import Bin
from qa.evaluate.statistics import bootstrap_statistic


def judge(confidence, right, answerable=True, answered=True):
    return Judged(confidence, right, answerable, answered)


JUDGED = st.lists(
    st.builds(Judged, st.sampled_from([0.0, 0.1, 0.25, 0.3, 0.7, 0.95, 1.0]), st.booleans(), st.booleans(), st.booleans()),
    min_size=1,
    max_size=30,
)  # fmt: skip


def value(statistic, judged):
    return evaluate_once(statistic(judged), len(judged))


def expand(judged, weights):
    """Write every question as often as it is drawn."""
    return [each for each, times in zip(judged, weights, strict=True) for _ in range(times)]


@given(JUDGED)
def test_auroc_equals_scikit_learns(judged):
    labels = [each.answerable for each in judged]
    assume(len(set(labels)) == 2)
    expected = roc_auc_score(labels, [each.confidence for each in judged])
    assert value(auroc_statistic, judged) == pytest.approx(expected)


@given(JUDGED)
def test_balanced_equals_scikit_learns(judged):
    labels = [each.answerable for each in judged]
    assume(len(set(labels)) == 2)
    expected = balanced_accuracy_score(labels, [each.answered for each in judged])
    assert value(balanced_statistic, judged) == pytest.approx(expected)


def test_equal_confidence_says_nothing():
    judged = [judge(0.5, True), judge(0.5, False), judge(0.5, False, answerable=False)]
    assert value(auroc_statistic, judged) == 0.5


def test_auroc_counts_a_tie_half():
    # pairs: .9 > .4, .9 > .2, .4 = .4, .4 > .2: 3.5 of 4
    judged = [judge(0.9, True), judge(0.4, True), judge(0.4, False, False), judge(0.2, False, False)]
    assert value(auroc_statistic, judged) == 3.5 / 4


def test_risk_and_coverage_of_four_questions():
    judged = [judge(0.9, True), judge(0.8, False), judge(0.8, True), judge(0.1, False, False)]
    assert find_curve(judged) == ((0.25, 0.0), (0.75, 1 / 3), (1.0, 0.5))


def test_a_declined_question_counts_as_wrong_once_its_confidence_lets_it_in():
    judged = [judge(0.6, True), judge(0.0, False, answered=False)]
    assert find_curve(judged) == ((0.5, 0.0), (1.0, 0.5))


def test_aurc_is_the_mean_risk_over_all_coverages():
    # risks after 1, 2, 3, 4 questions: 0, 1/2, 1/3, 2/4
    judged = [judge(0.9, True), judge(0.8, False), judge(0.7, True), judge(0.6, False)]
    assert value(aurc_statistic, judged) == pytest.approx((0 + 1 / 2 + 1 / 3 + 2 / 4) / 4)


def test_aurc_without_any_order_is_the_share_of_wrong_answers():
    judged = [judge(0.5, False), judge(0.5, True), judge(0.5, True)]
    assert value(aurc_statistic, judged) == pytest.approx(1 / 3)


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.5, 0.9]), st.booleans()), min_size=1, max_size=6))
def test_aurc_is_the_mean_over_every_order_that_ties_allow(pairs):
    areas = []
    for order in itertools.permutations(pairs):
        if all(a[0] >= b[0] for a, b in itertools.pairwise(order)):
            wrong = [not right for _, right in order]
            risks = [Fraction(sum(wrong[:k]), k) for k in range(1, len(wrong) + 1)]
            areas.append(sum(risks) / len(risks))
    judged = [judge(confidence, right) for confidence, right in pairs]
    assert value(aurc_statistic, judged) == pytest.approx(float(sum(areas) / len(areas)))


def test_calibration_error_of_two_bins_by_hand():
    # (.6, .7]: confidences .65 and .69, one right: |.67 - .5| = .17; (.9, 1]: .95, right: .05
    judged = [judge(0.65, True), judge(0.69, False), judge(0.95, True)]
    assert value(ece_statistic, judged) == pytest.approx(2 / 3 * 0.17 + 1 / 3 * 0.05)


def test_a_declined_question_of_confidence_0_brings_no_calibration_error():
    judged = [judge(0.8, False), judge(0.0, False, answerable=False, answered=False)]
    assert value(ece_statistic, judged) == pytest.approx(0.4)


def test_a_confidence_on_a_border_is_in_the_bin_below():
    judged = [judge(0.7, True), judge(0.65, True), judge(0.71, False), judge(0.0, False)]
    assert [each.n for each in find_bins(judged)] == [1, 2, 1]


def test_bins_give_mean_confidence_and_share_of_right_answers():
    judged = [judge(1.0, True), judge(0.92, False), judge(0.05, False)]
    assert find_bins(judged) == (Bin(0.05, 0.0, 1), Bin(0.96, 0.5, 2))


@given(JUDGED)
def test_calibration_error_equals_the_sum_over_the_drawn_bins(judged):
    expected = sum(each.n * abs(each.confidence - each.accuracy) for each in find_bins(judged)) / len(judged)
    assert value(ece_statistic, judged) == pytest.approx(expected)


@pytest.mark.parametrize("statistic", [auroc_statistic, balanced_statistic, aurc_statistic, ece_statistic])
def test_a_resample_has_the_value_of_the_questions_drawn_written_out(statistic):
    rng = np.random.default_rng(7)
    judged = [judge(rng.integers(5) / 4, bool(rng.integers(2)), bool(rng.integers(2)), bool(rng.integers(2))) for _ in range(25)]  # fmt: skip
    weights = np.array([np.bincount(rng.integers(25, size=25), minlength=25) for _ in range(20)])
    expected = [value(statistic, expand(judged, row)) for row in weights]
    assert statistic(judged)(weights.astype(float)) == pytest.approx(np.array(expected))


def test_a_resample_without_unanswerable_questions_has_no_auroc_or_balance():
    judged = [judge(0.9, True), judge(0.1, False, False)]
    for statistic in (auroc_statistic(judged), balanced_statistic(judged)):
        assert np.isnan(statistic(np.array([[2.0, 0.0], [0.0, 2.0], [1.0, 1.0]]))).tolist() == [
            True,
            True,
            False,
        ]


def test_figures_of_two_kinds_of_question_need_both():
    assert list(find_statistics([judge(0.5, True)])) == ["aurc", "ece"]
    assert list(find_statistics([judge(0.5, None), judge(0.1, None, False)])) == ["balanced", "auroc"]
    assert list(find_statistics([])) == []


def test_answers_that_cannot_be_judged_are_in_no_bin_and_on_no_curve():
    judged = [judge(0.9, None), judge(0.5, True)]
    assert find_curve(judged) == ((1.0, 0.0),)
    assert find_bins(judged) == (Bin(0.5, 1.0, 1),)
    assert find_statistics(judged)["aurc"][1] == 1


def test_nothing_judged_gives_nothing():
    assert (find_curve([]), find_bins([])) == ((), ())


def test_the_interval_of_auroc_holds_its_value():
    rng = np.random.default_rng(1)
    judged = [judge(float(rng.random() + 0.3 * (i % 2)), None, bool(i % 2)) for i in range(200)]
    statistic = auroc_statistic(judged)
    interval = bootstrap_statistic(statistic, 200, seed=0)
    assert interval.low < evaluate_once(statistic, 200) < interval.high
    assert 0.05 < interval.high - interval.low < 0.2
