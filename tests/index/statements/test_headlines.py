"""Statements of headlines without a verb for them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import Span
from index.statements.headlines import MAX_HEADLINE_CHARS, find_headline_statement

NAMES = ("Orlov", "Ilse Maren", "Ferry Board")


def find(headline, names=NAMES):
    found = find_headline_statement(headline, Span(0, len(headline)), names=names)
    if found is None:
        return None
    return tuple(headline[span.start : span.end] for (span,) in (found.source, found.cue, found.content))


@pytest.mark.parametrize(
    ("headline", "statement"),
    [
        ("Orlov: no swap is planned", ("Orlov", ":", "no swap is planned")),
        ("ORLOV: NO SWAP IS PLANNED", ("ORLOV", ":", "NO SWAP IS PLANNED")),
        ("Vellmar's Orlov: ferry is safe", ("Vellmar's Orlov", ":", "ferry is safe")),
        ("Pavel Orlov: ferry is safe", ("Pavel Orlov", ":", "ferry is safe")),
        ("Foreign Minister Maren: swap is off", ("Foreign Minister Maren", ":", "swap is off")),
        ("Orlov aide: no swap planned", ("Orlov aide", ":", "no swap planned")),
        ("Ferry Board: no swap planned", ("Ferry Board", ":", "no swap planned")),
        ("Exclusive: Orlov: no swap planned", ("Orlov", ":", "no swap planned")),
        ("No swap is planned – Orlov", ("Orlov", "–", "No swap is planned")),
        ("No swap is planned: Orlov", ("Orlov", ":", "No swap is planned")),
        ("Orlov: ‘Why not?’", ("Orlov", ":", "‘Why not?’")),
        ("Orlov: ferry is late; crowd waits", ("Orlov", ":", "ferry is late")),
    ],
)
def test_a_known_name_before_a_colon_or_after_a_dash_speaks(headline, statement):
    assert find(headline) == statement
    assert find(headline, names=()) in (None, statement)


@pytest.mark.parametrize(
    ("headline", "statement"),
    [
        ("Kremlin: no talks planned", ("Kremlin", ":", "no talks planned")),
        ("Police: two dead in fire", ("Police", ":", "two dead in fire")),
        ("Health Ministry: 20 new cases", ("Health Ministry", ":", "20 new cases")),
        ("President Zorn: ferry is safe", ("President Zorn", ":", "ferry is safe")),
        ("Ferry ‘will not sail’ - captain", ("captain", "-", "Ferry ‘will not sail’")),
        ("‘No swap,’ says Zorn", ("Zorn", "says", "‘No swap,’")),
        ("Vellmar will not swap, Kremlin says", ("Kremlin", "says", "Vellmar will not swap")),
        ("Ferry to return in May, says mayor", ("mayor", "says", "Ferry to return in May,"[:-1])),
        ("Vellmar will not swap land says minister", ("minister", "says", "Vellmar will not swap land")),
        ("It is late; ferry is safe, analysts say", ("analysts", "say", "ferry is safe")),
    ],
)
def test_a_body_an_office_or_a_verb_at_the_end_needs_no_names(headline, statement):
    assert find(headline, names=()) == statement


@pytest.mark.parametrize(
    "headline",
    """Analysis: no swap will come|Ukraine war: what we know|Ukraine war: ferry is shelled|Kursk: what we know
    Kursk: two dead in attack|Live: Orlov speaks in Vellmar|Opinion: the ferry must go|Video: Orlov falls asleep
    Factbox: the career of Orlov|Orlov: a life in pictures|Orlov: what we know|Orlov trial: jury is out
    Orlov's plan: more ferries|Orlov: the man who sold the ferry|Orlov: five things to know|Orlov: saint or sinner?
    Ferry ‘too old’ - Vellmar News|Middle East crisis: talks fail|Kremlin: Orlov|Score at 10:30: two all
    Army reform: bills to rise|Why Orlov: the ferry is late|Orlov and Maren: friends no more|State: the ferry is late
    Government shutdown: ferries stop|State of the Union: ferry is late|Orlov|Orlov:|: ferry is late|Orlov - ferry
    What Orlov says|What the minister says Orlov|Orlov says the ferry is late|Could blunt ferry claims, will say
    President Visit: two held|“We wait,” he said|Attacking Orlov: a new way""".replace("\n    ", "|").split(
        "|"
    ),
)
def test_a_topic_a_question_and_a_label_are_no_statement(headline):
    assert find(headline) is None


def test_an_unknown_name_before_a_colon_is_left_alone():
    assert find("Zorn: ferry is late") is None


def test_another_given_name_than_the_known_one_is_left_alone():
    assert find("Jonas Maren: ferry is late") is None


def test_spans_are_of_the_whole_text():
    text = "MENU\n Orlov: no swap planned \nIt rained."
    found = find_headline_statement(text, Span(5, 30), names=NAMES)
    assert (found.source, found.cue, found.content) == ((Span(6, 11),), (Span(11, 12),), (Span(13, 28),))


@pytest.mark.parametrize(
    "text", ["", " ", "‘’", ":", "“” : “”", "Orlov: no swap\nplanned now", "Orlov: no " + "x" * 300]
)
def test_what_is_no_headline_has_no_statement(text):
    assert find(text) is None


def test_a_title_of_two_million_characters_is_passed_over():
    text = "Orlov: no swap, " * 125_000
    assert len(text) > MAX_HEADLINE_CHARS
    assert find(text) is None


@given(st.text(alphabet="Orlov says:,– ‘’KremlinPolice;", max_size=60))
def test_spans_are_inside_and_apart(text):
    found = find_headline_statement(text, Span(0, len(text)), names=("Orlov",))
    if found is not None:
        spans = sorted([*found.source, *found.cue, *found.content])
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(left.end <= right.start for left, right in pairwise(spans))
