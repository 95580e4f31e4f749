"""Tests of comparing two results: pairing, direction, correction, notes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadInput
from qa.evaluate.compare import compare_results
from qa.evaluate.records import Figure, Line
from qa.evaluate.statistics import holm, randomisation_test
from tests.qa.evaluate.report_results import make_line, make_result


def lines(name, values):
    return tuple(
        Line(f"q{n}", f"Who said {n}?", "", True, "answered", 0.5, values={name: v})
        for n, v in enumerate(values)
    )


def compare(ours, other, name="hit@1"):
    return compare_results(make_result(lines(name, ours)), make_result(lines(name, other)), seed=3)


def test_a_difference_is_of_means_over_the_shared_questions():
    difference = compare([1, 1, 1, 0], [0, 1, 0, 1]).differences[0]
    assert (difference.name, difference.n) == ("hit@1", 4)
    assert (difference.ours, difference.other, difference.difference) == (0.75, 0.5, 0.25)
    assert [change.id for change in difference.won] == ["q0", "q2"]
    assert [(change.id, change.ours, change.other) for change in difference.lost] == [("q3", 0, 1)]
    assert difference.ties == 1


def test_the_p_value_is_that_of_the_sign_patterns():
    # five wins and no loss: of 2^5 patterns of signs, two are as far from 0
    assert compare([1] * 5, [0] * 5).differences[0].p == pytest.approx(2 / 32)


def test_smaller_is_better_for_a_wrong_voice():
    difference = compare([0.0] * 8, [1.0] * 8, "wrong_voice").differences[0]
    assert (difference.difference, len(difference.won), difference.verdict) == (-1.0, 8, "better")


def test_larger_is_better_for_a_hit():
    assert compare([0.0] * 8, [1.0] * 8).differences[0].verdict == "worse"
    assert compare([1.0] * 2, [0.0] * 2).differences[0].verdict == "not told apart"


def test_values_that_differ_by_rounding_are_a_tie():
    difference = compare([0.1 + 0.2], [0.3]).differences[0]
    assert (difference.won, difference.lost, difference.ties) == ((), (), 1)


def test_the_p_values_of_all_figures_are_corrected_together():
    def both(first, second):
        return tuple(
            Line(f"q{n}", "Who?", "", True, "answered", 0.5, values={"hit@1": a, "hit@3": b})
            for n, (a, b) in enumerate(zip(first, second, strict=True))
        )

    made = compare_results(
        make_result(both([1] * 6, [1] * 6)), make_result(both([0] * 6, [1, 1, 1, 0, 0, 0]))
    )
    raw = [randomisation_test([1.0] * 6), randomisation_test([1.0] * 3)]
    assert [d.p for d in made.differences] == raw
    assert [d.p_holm for d in made.differences] == holm(raw) == [2 * raw[0], raw[1]]


def test_the_main_figure_comes_first_and_the_others_in_order():
    values = {"nDCG@10": 1.0, "answered": 1.0, "hit@1": 1.0}
    line = Line("q", "Who?", "", True, "answered", 0.5, values=values)
    result = make_result((line,), figures=tuple(Figure(name, 1.0, 1) for name in values))
    assert [d.name for d in compare_results(result, result).differences] == ["hit@1", "nDCG@10", "answered"]


def test_questions_of_one_side_and_reworded_ones_are_named_and_not_paired():
    ours = make_result((make_line("a"), make_line("b"), make_line("c")))
    other = make_result((make_line("d"), make_line("c", question="Another?"), make_line("a", right=False)))
    made = compare_results(ours, other)
    assert (made.shared, made.only_ours, made.only_other, made.reworded) == (1, ("b",), ("d",), ("c",))
    assert made.differences[0].n == 1


def test_a_figure_counts_only_where_both_have_it():
    ours, other = make_line("a"), make_line("a", values={"answered": 1.0})
    made = compare_results(make_result((ours,)), make_result((other,)))
    assert [d.name for d in made.differences] == ["answered"]


def test_figures_that_are_no_means_stand_beside_without_a_test():
    ours, other = make_result(), make_result(figures=(Figure("auroc", 0.5, 4), Figure("hit@1", 0.0, 4)))
    assert [(b.name, b.ours, b.other) for b in compare_results(ours, other).beside] == [("auroc", 0.872, 0.5)]


def test_nothing_shared_is_one_line():
    with pytest.raises(
        BadInput, match=r"'tern-bay' shares no question with 'tern-bay', by id and text"
    ) as caught:
        compare_results(make_result((make_line("a"),)), make_result((make_line("b"),)))
    assert "\n" not in str(caught.value)


def test_an_id_that_occurs_twice_is_refused():
    with pytest.raises(BadInput, match="has the id 'a' twice"):
        compare_results(make_result((make_line("a"), make_line("a"))), make_result())


def test_what_makes_two_results_hard_to_compare_is_noted():
    other = make_result(
        testset="elsewhere",
        settings={"version": "0.4.0", "model": "big", "index_commit": "abc", "top": None, "command": "x"},
    )
    assert compare_results(make_result(), other).notes == (
        "different test set: ours tern-bay, the other elsewhere",
        "different model: ours toy, the other big",
        "different articles: ours 1284, the other null",
    )


def test_of_attributions_it_is_said_that_articles_are_paired():
    result = make_result(settings={"task": "attribution"})
    (note,) = compare_results(result, result).notes
    assert note == "an article stands for a question: means are over articles, not over all attributions"


def test_the_same_result_differs_from_itself_in_nothing():
    made = compare_results(make_result(), make_result())
    assert made.notes == ()
    assert made.only_ours == ()
    assert made.only_other == ()
    assert all((d.difference, d.low, d.high, d.p, d.p_holm) == (0, 0, 0, 1, 1) for d in made.differences)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=20))
def test_turning_the_two_round_turns_the_comparison_round(pairs):
    a, b = (make_result(lines("hit@1", side)) for side in zip(*pairs, strict=True))
    there, back = compare_results(a, b).differences[0], compare_results(b, a).differences[0]
    assert there.difference == pytest.approx(-back.difference, abs=1e-12)
    assert [c.id for c in there.won] == [c.id for c in back.lost]
    assert there.p == pytest.approx(back.p)
    assert there.n == len(there.won) + len(there.lost) + there.ties


def test_the_json_counts_wins_losses_and_ties():
    record = compare_results(
        make_result(), replace(make_result(), questions=make_result().questions[:2])
    ).to_json()
    assert record["counts"]["hit@1"] == {"wins": 0, "losses": 0, "ties": 2}
    assert record["only_ours"] == ("q3", "q4")
