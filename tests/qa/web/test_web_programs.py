"""Tests of what endpoints make of values that no client should send, without a server."""

import pytest

from index.errors import BadInput
from qa.web.programs import Programs


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("ask", {"question": None}, "question is null: give a text"),
        ("ask", {"question": ["a"]}, 'question is ["a"]: give a text'),
        (
            "ask",
            {"question": "x" * 9, "top": "3"},
            '"3" results were asked for: give a whole number from 1 to 500',
        ),
        (
            "ask",
            {"question": "x", "top": True},
            "true results were asked for: give a whole number from 1 to 500",
        ),
        ("ask", {"question": "x", "outlets": ["A", 1]}, "outlets is 1: give a text"),
        ("ask", {"question": "x", "since": 2025}, "since is 2025: give a text"),
        ("search", {"text": {"a": "b" * 50}}, f'text is {{"a": "{"b" * 33}…: give a text'),
        ("statements", {"about": 7}, "about is 7: give a text"),
        ("timeline", {"speaker": None}, "speaker is null: give a text"),
        ("verify", {"quote": None}, "quote is null: give a text"),
    ],
)
def test_a_value_of_another_kind_is_refused_in_one_line(news, name, given, says):
    with pytest.raises(BadInput) as told:
        getattr(Programs(news), name)(**given)
    assert str(told.value) == says


def test_one_outlet_may_be_given_as_a_text(news):
    programs, outlet = Programs(news), news.store.outlets()[0]
    found = programs.statements(outlets=outlet)
    assert found == programs.statements(outlets=[outlet])
    assert {one["outlet"] for one in found["statements"]} == {outlet}
