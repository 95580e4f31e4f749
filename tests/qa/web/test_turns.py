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


def test_a_corrected_turn_takes_the_place_of_the_last_one_only():
    first, second, third = (Turn(make_answer(question=name)) for name in "abc")
    session = Session((first, second))
    session.add(third, instead=first)
    assert session.turns == (first, second, third)
    session.add(first, instead=third)
    assert session.turns == (first, second, first)
