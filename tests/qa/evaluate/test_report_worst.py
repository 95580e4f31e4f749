"""Tests of what went wrong, its order, and the words that two passages share."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from qa.evaluate.records import Shown
from qa.evaluate.report.wording import ATTRIBUTIONS
from qa.evaluate.report.worst import find_fault, find_shared, find_worst
from tests.qa.evaluate.report_results import make_line, make_result, make_wrong_reason


def shared(text, *others):
    return [text[span.start : span.end] for span in find_shared(text, others)]


def test_the_gravest_comes_first_and_within_one_fault_the_most_confident():
    lines = (
        make_line("right"),
        make_line("withheld", answered=False),
        make_line("wrong", right=False, confidence=0.3),
        make_line("surely wrong", right=False, confidence=0.9),
        make_line("invented", answerable=False, confidence=0.1),
        make_line("other voice", confidence=0.1, values={"hit@1": 1.0, "wrong_voice": 1.0}),
        make_line("inexact", confidence=0.1, values={"hit@1": 1.0, "inexact": 2.0}),
        make_line("nearly", values={"hit@1": 1.0, "short_f1": 0.5}),
    )
    assert [fault.line.id for fault in find_worst(make_result(lines))] == [
        "inexact", "other voice", "invented", "surely wrong", "wrong", "withheld", "nearly",
    ]  # fmt: skip


def test_nothing_is_wrong_with_a_right_answer_and_a_right_silence():
    assert find_fault(make_line("a")) is None
    assert find_fault(make_line("b", answerable=False, answered=False)) is None


def test_a_fault_is_told_in_words():
    assert find_fault(make_line("a", right=False)).what == "answered, and the first quote is not a right one"
    assert find_fault(make_line("b", answered=False)).what == "declined, and the archive holds an answer"


def test_an_answer_withheld_is_graver_than_a_wrong_reason_to_decline():
    lines = (make_wrong_reason("reason"), make_line("withheld", answered=False))
    assert [fault.line.id for fault in find_worst(make_result(lines))] == ["withheld", "reason"]
    assert find_fault(lines[0]).what == "declined, and not for the right reason"


def test_where_only_articles_are_judged_their_ranks_decide():
    low, high = (make_line("a", values={"nDCG@10": value}) for value in (0.49, 0.5))
    assert find_fault(low).what == "the right articles stand low, or were not retrieved"
    assert find_fault(high) is None


def test_articles_with_most_attributions_missed_or_wrong_come_first():
    one = make_line("one", wanted=("a",), came=())
    three = make_line("three", wanted=("a", "b"), came=(Shown("c", "t.txt"),))
    none = make_line("none", wanted=(), came=())
    worst = find_worst(make_result((one, none, three), settings={"task": "attribution"}))
    assert [(fault.line.id, fault.what) for fault in worst] == [
        ("three", "2 missed, 1 wrong"),
        ("one", "1 missed, 0 wrong"),
    ]
    assert find_fault(none, ATTRIBUTIONS) is None


def test_runs_of_three_words_are_shared_whatever_case_and_punctuation():
    text = "“The old pier will soon open,” said Oster of the council."
    other = "An OLD pier: will it open? said Oster, of Tern Bay"
    assert shared(text, other) == ["old pier will", "open,” said Oster of"]


def test_two_shared_words_are_chance_but_a_short_text_is_shared_whole():
    assert shared("of the town", "of the sea and of the land") == []
    assert shared("90,000 crowns", "It was worth 90,000 crowns then") == ["90,000 crowns"]
    assert shared("It was worth 90,000 crowns then", "90,000 crowns") == ["90,000 crowns"]


def test_runs_of_several_others_are_joined():
    assert shared("a b c d e f", "a b c d", "c d e") == ["a b c d e"]


def test_nothing_is_shared_with_nothing():
    assert shared("", "a b c") == shared("a b c") == shared("a b c", "") == shared("…", "…") == []


@given(st.text(alphabet="ab ,.A", max_size=40), st.lists(st.text(alphabet="ab ", max_size=40), max_size=3))
def test_shared_spans_are_in_order_apart_and_inside(text, others):
    spans = find_shared(text, others)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end < b.start for a, b in itertools.pairwise(spans))


@given(st.text(min_size=1, max_size=60))
def test_a_text_shares_all_its_words_with_itself(text):
    spans = find_shared(text, [text])
    words = [word for word in text.split() if any(letter.isalnum() for letter in word)]
    assert bool(spans) == any(letter.isalnum() or letter == "_" for letter in text) or not words
