import pytest

from qa.web import Chat
from tests.qa.handmade_news import open_news

OSTER = "What did Oster say about the ferry?"


@pytest.fixture
def chat(tmp_path, toy_encoder):
    with open_news(tmp_path, toy_encoder) as archive:
        yield Chat(archive, ())


def last(steps):
    *_, shown = steps
    return shown


def ask(chat, *questions):
    turns = ()
    for question in questions:
        turns = last(chat.ask(question, turns)).turns
    return turns


def reading(turn):
    read = turn.answer.interpretation
    return read.speaker, read.topic


def test_a_question_is_shown_at_once_then_its_stages_then_the_answer(chat):
    first, *stages, end = chat.ask(OSTER, ())
    assert "Reading the archive…" in first.live
    assert len(stages) == 3
    assert all("chunk" in stage.live and stage.turns == () for stage in stages)
    assert (end.live, len(end.turns)) == ("", 1)
    assert OSTER in end.log


def test_a_question_leans_on_the_turns_before(chat):
    turns = ask(chat, OSTER, "and Penhallow?")
    assert reading(turns[1]) == ("Ida Penhallow", "the ferry")


def test_the_last_question_corrected_takes_its_place(chat):
    turns = ask(chat, OSTER)
    shown = list(chat.correct(0, {"topic": "the pier"}, turns))
    assert all(one.turns == turns for one in shown[:-1])  # the old answer stays until the new one is there
    (corrected,) = shown[-1].turns
    assert reading(corrected) == ("Bram Oster", "the pier")
    assert corrected.answer.question == OSTER


def test_corrections_add_up_and_later_questions_lean_on_them(chat):
    turns = ask(chat, OSTER)
    turns = last(chat.correct(0, {"topic": "the pier"}, turns)).turns
    turns = last(chat.correct(0, {"speaker": "Penhallow"}, turns)).turns
    assert reading(turns[0]) == ("Ida Penhallow", "the pier")
    turns = last(chat.ask("and Oster?", turns)).turns
    assert reading(turns[1]) == ("Bram Oster", "the pier")


def test_an_earlier_question_corrected_is_asked_anew_at_the_end(chat):
    turns = ask(chat, OSTER, "and Penhallow?")
    turns = last(chat.correct(0, {"topic": "the pier"}, turns)).turns
    assert [reading(turn) for turn in turns] == [
        ("Bram Oster", "the ferry"),
        ("Ida Penhallow", "the ferry"),
        ("Bram Oster", "the pier"),
    ]


@pytest.mark.parametrize(
    ("number", "correction", "says"),
    [(7, {}, "no longer here"), ("0", {}, "no longer here"), (None, {}, "no longer here"), (0, "x", "A correction has only"),
     (0, {"speaker": "", "topic": ""}, "nothing left to ask"), (0, {"dates": ["soon", ""]}, "is no date")],
)  # fmt: skip
def test_a_correction_that_cannot_be_is_one_line_and_changes_nothing(chat, number, correction, says):
    turns = ask(chat, OSTER)
    shown = last(chat.correct(number, correction, turns))
    assert 'role="alert"' in shown.live
    assert says in shown.live
    assert (shown.turns, shown.log) == (turns, None)


def test_a_question_that_cannot_be_asked_stays_in_the_box(chat):
    shown = last(chat.ask("?!", ()))
    assert (shown.again, shown.turns) == ("?!", ())
    assert "There is no word in the question" in shown.live
