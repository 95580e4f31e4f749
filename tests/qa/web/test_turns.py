import json

import pytest

from index.errors import BadInput
from qa.question.correct import Correction
from qa.web.turns import MAX_TURNS, Session, Turn, read_turns
from tests.qa.html.page import make_answer, make_quote

TURN = Turn(make_answer(make_quote()), Correction(topic="x"), ("only AFP",))


def test_a_turn_comes_back_from_the_browser_as_it_was():
    assert read_turns(json.loads(json.dumps([TURN.to_json()]))) == (TURN,)


@pytest.mark.parametrize(
    "records",
    [None, {}, "x", [1], [{}], [{"answer": {}, "correction": {}, "proposed": []}], [TURN.to_json() | {"correction": 1}],
     [TURN.to_json()] * (MAX_TURNS + 1)],
)  # fmt: skip
def test_what_was_not_kept_by_the_chat_is_refused(records):
    with pytest.raises(BadInput):
        read_turns(records)


@pytest.mark.parametrize(
    "fields",
    [{"text": 1}, {"title": ["x"]}, {"score": "high"}, {"start": -1}, {"end": 0}, {"also_in": [{"article": "x"}]},
     {"span": {"start": 0}}, {"span": {"start": 5, "end": 10**6, "text": "x"}}, {"speaker": {}}],
)  # fmt: skip
def test_a_kept_quote_that_is_none_is_refused(fields):
    records = json.loads(json.dumps([TURN.to_json()]))
    records[0]["answer"]["quotes"][0] |= fields
    with pytest.raises(BadInput, match="begin a new one"):
        read_turns(records)


def test_a_corrected_turn_takes_the_place_of_the_last_one_only():
    first, second, third = (Turn(make_answer(question=name)) for name in "abc")
    session = Session((first, second))
    session.add(third, instead=first)
    assert session.turns == (first, second, third)
    session.add(first, instead=third)
    assert session.turns == (first, second, first)


def test_a_full_conversation_gives_way_to_a_new_one():
    session = Session((TURN,) * MAX_TURNS)
    session.add(TURN)
    assert session.turns == (TURN,)
