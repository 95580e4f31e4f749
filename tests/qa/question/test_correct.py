import pytest

from index.errors import BadInput
from qa.filters import Filters
from qa.question.correct import AS_READ, Correction, correct_question
from qa.question.lexicon import EMPTY
from qa.records import FACT, SAID, WHO_SAID, Question

PESKOV = Question(
    "What did Peskov say about Kursk?", "Peskov", "Kursk", kind=SAID, speakers=("Dmitry Peskov",)
)


def correct(asked=PESKOV, **parts):
    return correct_question(asked, Correction(**parts), EMPTY)


def test_nothing_corrected_is_the_question_itself():
    assert correct_question(PESKOV, AS_READ, EMPTY) == PESKOV


def test_without_the_speaker_anybodys_words_are_asked_for():
    asked = correct(speaker="")
    assert (asked.speaker, asked.speakers, asked.topic, asked.search_text) == (
        None,
        (),
        "Kursk",
        "What was said about Kursk?",
    )


def test_another_topic_is_searched_for_and_the_old_one_is_not():
    asked = correct(topic="the swap")
    assert (asked.topic, asked.search_text) == ("the swap", "What did Peskov say about the swap?")
    assert asked.text == PESKOV.text


def test_a_speaker_makes_a_question_of_fact_one_for_his_words():
    asked = correct(Question("How big is it?", kind=FACT), speaker="Ada Orr")
    assert (asked.kind, asked.speaker, asked.filters.speaker) == (SAID, "Ada Orr", "Ada Orr")


def test_who_said_it_with_a_speaker_asks_what_he_said():
    asked = Question("Who said it rains?", topic="it rains", kind=WHO_SAID)
    assert correct(asked, speaker="Ada Orr").kind == SAID


def test_dates_and_outlets_are_replaced_or_lifted():
    asked = Question(
        "x", topic="x", filters=Filters(outlets=("AFP",), since="2025-01-01", until="2025-01-31")
    )
    other = correct(asked, dates=("2025-02", ""), outlets=("TASS", " "))
    assert (other.filters.since, other.filters.until, other.filters.outlets) == (
        "2025-02-01",
        None,
        ("TASS",),
    )
    lifted = correct(asked, dates=("", ""), outlets=())
    assert lifted.filters == Filters()


def test_what_is_corrected_is_no_longer_carried_over():
    asked = Question("and Zelensky?", "Zelensky", "Kursk", kind=SAID, carried=("topic", "dates"))
    assert correct(asked, topic="Crimea").carried == ("dates",)
    assert correct(asked, dates=("", "")).carried == ("topic",)


def test_something_must_be_left_to_ask():
    with pytest.raises(BadInput, match="nothing left to ask"):
        correct(speaker="", topic="")


@pytest.mark.parametrize("dates", [("soon", ""), ("2025-02-30", ""), ("2025-02", "2025-01")])
def test_dates_that_are_none_are_refused(dates):
    with pytest.raises(BadInput):
        correct(dates=dates)


@pytest.mark.parametrize(
    "correction", [AS_READ, Correction("", "x", ("", "2025"), ()), Correction(outlets=("a", "b"))]
)
def test_a_correction_comes_back_from_json(correction):
    assert Correction.from_json(correction.to_json()) == correction


@pytest.mark.parametrize(
    "record",
    [None, [], "x", {"other": 1}, {"speaker": 1}, {"topic": "x" * 3000}, {"topic": "?!"}, {"dates": ["2025"]},
     {"dates": "2025"}, {"outlets": [1]}],
)  # fmt: skip
def test_a_correction_made_up_by_a_browser_is_refused(record):
    with pytest.raises(BadInput):
        Correction.from_json(record)


def test_the_later_correction_wins_part_by_part():
    joined = Correction("A", "b", ("", "")).join(Correction(topic="", outlets=("C",)))
    assert joined == Correction("A", "", ("", ""), ("C",))
