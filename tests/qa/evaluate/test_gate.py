"""Tests of the gate: bounds as written, failures in one line, names that there are."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadInput
from qa.evaluate.gate import Maximum, Minimum, check_gate, parse_maximum, parse_minimum
from qa.evaluate.records import Figure
from tests.qa.evaluate.report_results import make_result


def result(*figures):
    return make_result(figures=figures)


def test_a_bound_is_a_name_and_a_number():
    assert parse_minimum("hit@1=.8") == Minimum("hit@1", 0.8)
    assert parse_minimum(" relation_f1@.5 = 0.25 ") == Minimum("relation_f1@.5", 0.25)
    assert parse_maximum("ece=.1") == Maximum("ece", 0.1)


@pytest.mark.parametrize(
    "text", ["hit@1", "hit@1=", "=.8", "hit@1=high", "hit@1=nan", "hit@1=inf", "", "hit@1>.8"]
)
def test_anything_else_is_refused_with_an_example(text):
    with pytest.raises(BadInput, match=r"is no bound of a figure: write NAME=NUMBER, as in --min hit@1=\.8"):
        parse_minimum(text)


def test_a_minimum_of_what_should_be_small_is_refused_and_the_other_way_round():
    with pytest.raises(BadInput, match=r"ece is better when smaller: write --max ece=\.1"):
        parse_minimum("ece=.1")
    with pytest.raises(BadInput, match=r"hit@1 is better when larger: write --min hit@1=\.8"):
        parse_maximum("hit@1=.8")


def test_a_figure_that_is_not_known_may_have_either_bound():
    assert parse_minimum("novelty=1").value == parse_maximum("novelty=1").value == 1.0


def test_a_failure_is_one_line_with_interval_and_n():
    failed = check_gate(result(Figure("hit@1", 0.762, 150, 0.69, 0.83)), [Minimum("hit@1", 0.8)])
    assert failed == ["hit@1 is .762 [.690, .830], below the minimum .8 (n = 150)"]


def test_a_maximum_fails_above():
    failed = check_gate(result(Figure("inexact", 2.0, 48)), (), [Maximum("inexact", 0)])
    assert failed == ["inexact is 2, above the maximum 0 (n = 48)"]


def test_a_bound_met_exactly_is_met():
    figures = result(Figure("hit@1", 0.8, 10), Figure("ece", 0.1, 10))
    assert check_gate(figures, [Minimum("hit@1", 0.8)], [Maximum("ece", 0.1)]) == []


def test_a_value_that_rounds_to_the_bound_is_written_so_that_the_two_differ():
    failed = check_gate(result(Figure("hit@1", 0.79996, 10)), [Minimum("hit@1", 0.8)])
    assert failed == ["hit@1 is .79996, below the minimum .8 (n = 10)"]


def test_a_value_that_is_no_number_fails_both_ways():
    figures = result(Figure("auroc", math.nan, 0), Figure("ece", math.nan, 0))
    assert len(check_gate(figures, [Minimum("auroc", 0)], [Maximum("ece", 1)])) == 2


def test_every_failure_is_told_minima_first():
    figures = result(Figure("ece", 0.5, 1), Figure("hit@1", 0.1, 1), Figure("hit@3", 0.1, 1))
    failed = check_gate(figures, [Minimum("hit@3", 0.2), Minimum("hit@1", 0.2)], [Maximum("ece", 0.2)])
    assert [line.split()[0] for line in failed] == ["hit@3", "hit@1", "ece"]


def test_a_name_there_is_not_lists_those_there_are_closest_first():
    figures = result(Figure("auroc", 0.5, 1), Figure("hit@3", 0.5, 1), Figure("hit@10", 0.5, 1))
    with pytest.raises(BadInput, match=r"tern-bay gives no figure 'hit@1'; it gives hit@10, hit@3, auroc$"):
        check_gate(figures, [Minimum("hit@1", 0.5)])


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_gate_fails_exactly_below_the_minimum_and_shows_it(value, bound):
    failed = check_gate(result(Figure("hit@1", value, 9)), [Minimum("hit@1", bound)])
    assert len(failed) == (value < bound)
    if failed and bound - value > 1e-16:
        shown = float(failed[0].removeprefix("hit@1 is ").split(",")[0])
        assert shown < bound
