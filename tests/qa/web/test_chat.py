import json
import threading

import pytest

from index.errors import BadInput
from qa.answerer import Answerer
from qa.feedback import FEEDBACK_FILE, read_feedback
from qa.talk import Talk
from qa.web import Chat
from qa.web.turns import Session
from tests.qa.web.held import hold, stop_when

OSTER = "What did Oster say about the ferry?"


@pytest.fixture
def chat(news):
    return Chat(news, ())


def last(steps):
    *_, shown = steps
    return shown


@pytest.fixture
def session():
    return Session()


def ask(chat, session, *questions):
    return [last(chat.ask(question, session)) for question in questions]


def reading(turn):
    read = turn.answer.interpretation
    return read.speaker, read.topic


def test_a_question_is_shown_at_once_then_its_stages_then_the_answer(chat, session):
    first, *stages, end = chat.ask(OSTER, session)
    assert "Reading the archive…" in first
    assert len(stages) == 3
    assert all("chunk" in stage for stage in stages)
    assert (end.live, len(session.turns)) == ("", 1)
    assert OSTER in end.log


def test_a_question_leans_on_the_turns_before(chat, session):
    ask(chat, session, OSTER, "and Penhallow?")
    assert reading(session.turns[1]) == ("Ida Penhallow", "the ferry")


def test_the_last_question_corrected_takes_its_place(chat, session):
    ask(chat, session, OSTER)
    steps = chat.correct(0, {"topic": "the pier"}, session)
    next(steps)
    assert reading(session.turns[0]) == ("Bram Oster", "the ferry")  # it stays until the new one is there
    last(steps)
    (corrected,) = session.turns
    assert reading(corrected) == ("Bram Oster", "the pier")
    assert corrected.answer.question == OSTER


def test_corrections_add_up_and_later_questions_lean_on_them(chat, session):
    ask(chat, session, OSTER)
    last(chat.correct(0, {"topic": "the pier"}, session))
    last(chat.correct(0, {"speaker": "Penhallow"}, session))
    assert reading(session.turns[0]) == ("Ida Penhallow", "the pier")
    ask(chat, session, "and Oster?")
    assert reading(session.turns[1]) == ("Bram Oster", "the pier")


def test_an_earlier_question_corrected_is_asked_anew_at_the_end(chat, session):
    ask(chat, session, OSTER, "and Penhallow?")
    last(chat.correct(0, {"topic": "the pier"}, session))
    assert [reading(turn) for turn in session.turns] == [
        ("Bram Oster", "the ferry"),
        ("Ida Penhallow", "the ferry"),
        ("Bram Oster", "the pier"),
    ]


@pytest.mark.parametrize(
    ("number", "correction", "says"),
    [(7, {}, "no longer here"), ("0", {}, "no longer here"), (None, {}, "no longer here"), (0, "x", "A correction has only"),
     (0, {"speaker": "", "topic": ""}, "nothing left to ask"), (0, {"dates": ["soon", ""]}, "is no date")],
)  # fmt: skip
def test_a_correction_that_cannot_be_is_one_line_and_changes_nothing(chat, session, number, correction, says):
    ask(chat, session, OSTER)
    before = session.turns
    shown = last(chat.correct(number, correction, session))
    assert 'role="alert"' in shown.live
    assert says in shown.live
    assert session.turns == before
    assert shown.log == chat.show(before)


def test_a_question_that_cannot_be_asked_stays_in_the_box(chat, session):
    (shown,) = ask(chat, session, "?!")
    assert (shown.again, session.turns) == ("?!", ())
    assert "There is no word in the question" in shown.live


def test_those_who_wait_are_told_how_many_are_before_them_and_lose_nothing(chat, session, monkeypatch):
    first, second = chat.ask(OSTER, session), chat.ask("and Penhallow?", session)
    for steps in (first, second):
        next(steps)
    begun = threading.Thread(target=last, args=(first,))
    with hold(monkeypatch, Talk, "trace") as called:
        begun.start()
        assert called.wait(30)
        assert "Busy: 1 question before yours" in next(second)
    begun.join(30)
    last(second)
    assert [reading(turn)[0] for turn in session.turns] == ["Bram Oster", "Ida Penhallow"]


def test_a_conversation_that_was_kept_is_shown_and_gone_on_with(chat, session):
    (shown,) = ask(chat, session, OSTER)
    other = Session()
    restored = chat.restore(json.loads(shown.kept), other)
    assert (restored.log, restored.live) == (shown.log, "")
    ask(chat, other, "and Penhallow?")
    assert reading(other.turns[1]) == ("Ida Penhallow", "the ferry")


def test_an_empty_list_begins_a_new_conversation(chat, session):
    ask(chat, session, OSTER)
    assert OSTER not in chat.restore([], session).log
    assert session.turns == ()


@pytest.mark.parametrize("field", ["question", "confidence", "interpretation", "quotes", "status"])
def test_a_kept_conversation_that_somebody_changed_is_refused_in_one_line(chat, session, field):
    (shown,) = ask(chat, session, OSTER)
    records = json.loads(shown.kept)
    records[0]["answer"][field] = [None]
    restored = chat.restore(records, session)
    assert 'role="alert"' in restored.live
    assert session.turns == ()


def test_an_answer_to_a_conversation_that_was_left_is_not_put_into_the_next_one(chat, session, monkeypatch):
    steps = chat.ask(OSTER, session)
    next(steps)
    with hold(monkeypatch, Talk, "trace") as called:
        leaving = threading.Thread(target=lambda: called.wait(30) and session.begin(()))
        leaving.start()
        end = last(steps)
    ask(chat, session, "Who found a violin?")  # after the one that was left, in the line
    assert (end.live, end.again, end.kept) == ("", "", "[]")
    assert [turn.answer.question for turn in session.turns] == ["Who found a violin?"]


def test_a_conversation_is_exported_under_its_name(chat, session):
    ask(chat, session, OSTER)
    file = json.loads(chat.export("markdown", "The  ferry: <all>", session))
    assert (file["name"], file["type"]) == ("the-ferry-all.md", "text/markdown")
    assert file["text"].startswith("# The ferry: \\<all\\>\n\n## What did Oster say about the ferry?")
    with pytest.raises(BadInput, match="markdown or html"):
        chat.export("pdf", "x", session)


def test_what_a_user_says_of_an_answer_is_kept_beside_the_index(chat, session, tmp_path):
    ask(chat, session, OSTER)
    assert "Noted, thank you." in chat.take_feedback(0, "wrong", "of last year", session)
    ((record, answer),) = read_feedback(next(tmp_path.rglob(FEEDBACK_FILE)))
    assert (record["verdict"], record["reason"], answer) == ("wrong", "of last year", session.turns[0].answer)


@pytest.mark.parametrize(("number", "verdict"), [(5, "right"), (None, "right"), (0, "<b>")])
def test_feedback_made_up_by_a_browser_is_refused_in_one_line(chat, session, tmp_path, number, verdict):
    ask(chat, session, OSTER)
    shown = chat.take_feedback(number, verdict, "", session)
    assert 'role="alert"' in shown
    assert "<b>" not in shown
    assert list(tmp_path.rglob(FEEDBACK_FILE)) == []


def test_a_question_that_was_stopped_is_gone_at_once_and_adds_nothing(chat, session, monkeypatch):
    with hold(monkeypatch, Answerer, "answer") as called:
        end = stop_when(called, session, chat.ask(OSTER, session))
    assert (end.live, end.again, end.kept) == ("", "", "[]")
    ask(chat, session, "and Penhallow?")
    assert [turn.answer.question for turn in session.turns] == ["and Penhallow?"]
