"""Tests of what figures are called, mean, and how their numbers are written."""

import pytest

from qa.evaluate import measures
from qa.evaluate.attribution.counts import MEASURES
from qa.evaluate.names import KEY_FIGURES, explain, find_main, group_names, is_less_better
from qa.evaluate.numbers import format_interval, format_ms, format_one, format_p, format_value

EVERY = [*measures.FIGURES, *(measure.name_figure(rate) for measure in MEASURES for rate in measure.rates)]


@pytest.mark.parametrize("name", EVERY)
def test_every_figure_that_is_measured_is_explained(name):
    meaning = explain(name)
    assert meaning is not None
    assert not set("{}") & set(meaning.says)
    assert not meaning.says.endswith(".")


def test_every_key_figure_is_one_that_is_measured():
    assert set(KEY_FIGURES) <= set(EVERY)


def test_smaller_is_better_for_these_alone():
    smaller = {"wrong_voice", "inexact", "overlong", "aurc", "ece"}
    assert {name for name in EVERY if is_less_better(name)} == smaller


def test_a_name_that_is_not_known_has_no_explanation():
    assert explain("novelty") is explain("hit@x") is explain("") is None


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("hit@1", "Answerable questions with a right passage in the first quote"),
        ("hit@3", "Answerable questions with a right passage in one of the first 3 quotes"),
        ("passage_R@5", "Share of the right passages that are among the first 5 retrieved"),
        (
            "reprint_R@1",
            "Share of the right articles that are in first place; a reprint counts as the article itself",
        ),
        ("given_em", "Short answers equal to a right one, as SQuAD counts; only the right article is read"),
        ("cue_word_recall", "Words of cues: share of the right ones that were found"),
    ],
)
def test_the_explanation_names_cutoff_and_level(name, says):
    assert explain(name).says == says


def test_names_are_grouped_in_the_order_of_a_report():
    assert group_names(["novelty", "MAP", "hit@3", "hit@1", "ece"]) == {
        "Answers": ["hit@3", "hit@1"], "Declining": ["ece"], "Retrieval": ["MAP"], "Other": ["novelty"],
    }  # fmt: skip


def test_the_main_figure_is_the_most_telling_there_is():
    assert find_main(["ece", "nDCG@10", "open_f1"]) == "open_f1"
    assert (find_main(["x", "y"]), find_main([])) == ("x", None)


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [("hit@1", 0.7625, ".762"), ("hit@1", 1.0, "1.000"), ("hit@1", 0.9999, "1.000"), ("hit@1", -0.25, "−.250"),
     ("hit@1", -0.0001, ".000"), ("inexact", 0.0, "0"), ("inexact", 1234.0, "1,234"), ("quotes", 1.5, "1.500"),
     ("novelty", 12.0, "12"), ("novelty", 1.0, "1.000")],
)  # fmt: skip
def test_a_value_is_written_by_its_unit(name, value, text):
    assert format_value(name, value) == text


def test_a_difference_has_its_sign_and_nothing_has_none():
    assert [format_value("hit@1", v, signed=True) for v in (0.1, -0.1, 0.0)] == ["+.100", "−.100", ".000"]


def test_right_and_wrong_of_one_question_are_1_and_0():
    assert [format_one("hit@1", value) for value in (1.0, 0.0, 0.5)] == ["1", "0", ".500"]


def test_intervals_times_and_p_values_are_short():
    assert format_interval("hit@1", 0.69, 0.834) == "[.690, .834]"
    assert format_interval("hit@1", None, None) == ""
    assert [format_ms(ms) for ms in (0.84, 41.2, 1089.0)] == ["0.8 ms", "41 ms", "1.09 s"]
    assert [format_p(p) for p in (0.0004, 0.0412, 1.0)] == ["<.001", ".041", "1.000"]
