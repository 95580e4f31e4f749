import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.speaker_labels import (
    PRONOUN,
    RIGHT,
    UNKNOWN,
    WRONG,
    Label,
    judge,
    load_labels,
    locate,
    same_person,
)
from index.records import Span
from index.statements.records import Found

NAMES = st.lists(st.sampled_from("Ida Orla Marsh Finch Bob Robert J.".split()), min_size=1, max_size=3).map(
    " ".join
)


def label(speaker, *also):
    return Label("pier", Span(0, 3), PRONOUN, speaker, also=also)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Marsh", "Ida Marsh"),
        ("Marsh", "Ida Marsh"),
        ("Ida Q. Marsh", "Ida Marsh"),
        ("I. Marsh", "Ida Marsh"),
        ("Bob Finch", "Robert Finch"),
        ("Bob Finch", 'Robert L. "Bob" Finch Jr.'),
        ("Vela Ruiz", "Orla Vela Ruiz"),
        ("HARBOUR BOARD", "the Harbour Board"),
    ],
)
def test_a_shorter_form_is_the_same_person(one, other):
    assert same_person(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Marsh", "Orla Marsh"),
        ("O. Marsh", "Ida Marsh"),
        ("Marsh", "Ida Finch"),
        ("Ida", "Ida Marsh"),
        ("Marsh campaign", "Ida Marsh"),
        ("Robert Finch", "Ronald Finch"),
        ("", "Ida Marsh"),
    ],
)
def test_another_given_or_last_name_is_another_person(one, other):
    assert not same_person(one, other)


@given(NAMES, NAMES)
def test_the_order_of_two_names_does_not_matter(one, other):
    assert same_person(one, other) == same_person(other, one)


def test_none_is_right_where_the_article_does_not_tell_and_unknown_where_it_does():
    assert judge(label(None), None) == RIGHT
    assert judge(label("Ida Marsh"), None) == UNKNOWN


def test_a_name_is_wrong_if_it_is_anothers_or_the_article_tells_none():
    assert judge(label("Ida Marsh"), "Marsh") == RIGHT
    assert judge(label("Ida Marsh"), "Orla Finch") == WRONG
    assert judge(label(None), "Ida Marsh") == WRONG


def test_a_form_that_is_named_besides_is_right():
    assert judge(label("Harbour Protection Board"), "HPB") == WRONG
    assert judge(label("Harbour Protection Board", "HPB"), "HPB") == RIGHT


def test_a_label_is_read_with_its_optional_fields(tmp_path):
    record = {"file": "pier", "start": 4, "end": 6, "kind": "pronoun", "speaker": None, "doubtful": True}
    path = tmp_path / "labels.jsonl"
    path.write_text(
        json.dumps(record) + "\n" + json.dumps(record | {"also": ["HPB"], "note": "a body"}) + "\n"
    )
    plain, other = load_labels(path)
    assert plain == Label("pier", Span(4, 6), "pronoun", None, doubtful=True)
    assert other.also == ("HPB",)


def test_the_statement_that_shares_most_of_the_source_is_located():
    statements = [
        Found(source=(Span(0, 6),)),
        Found(source=(Span(10, 30),)),
        Found(source=(Span(12, 18),)),
        Found(source=(Span(12, 18),)),
    ]
    assert locate(Span(12, 18), statements) == 2
    assert (
        locate(Span(4, 12), statements) == 0
    )  # two code points of each of the first two: the shorter source


def test_a_source_that_no_statement_has_is_not_located():
    assert locate(Span(6, 9), [Found(source=(Span(0, 6),)), Found(content=(Span(6, 9),))]) is None
