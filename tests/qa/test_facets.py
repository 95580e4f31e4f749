import pytest

from qa.filters import Filters
from tests.qa.handmade_news import open_news


@pytest.fixture
def news(tmp_path, toy_encoder):
    with open_news(tmp_path, toy_encoder) as archive:
        yield archive


def propose(news, question, filters=None):
    talk = news.conversation()
    trace = talk.trace(question) if filters is None else talk.trace(question, filters=filters)
    return trace.answer, news.propose_next(trace)


def test_others_on_the_topic_and_the_outlets_found_are_proposed(news):
    answer, proposed = propose(news, "What did Oster say about the ferry?")
    assert answer.status == "answered"
    assert proposed == [
        "What did Lena Vale say about the ferry?",
        "only Tern Bay Gazette",
        "only Hill Country Herald",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "What did Oster say about the ferry?",
        "What did Macron say about the ferry?",
        "When does the ferry sail?",
    ],
)
def test_whatever_is_proposed_is_understood(news, question):
    answer, proposed = propose(news, question)
    assert proposed
    for text in proposed:
        talk = news.conversation()
        talk.recall(answer)
        read = talk.ask(text).interpretation
        assert read.carried or read.topic or read.speaker, text


def test_a_speaker_who_is_not_here_is_not_asked_about_again(news):
    answer, proposed = propose(news, "What did Macron say about the ferry?")
    assert answer.status == "abstained"
    assert proposed == ["What was said about the ferry?"]


def test_outside_the_dates_it_is_proposed_to_lift_them(news):
    answer, proposed = propose(news, "What did Oster say about the ferry?", Filters(until="1999-01-01"))
    assert answer.declined == "outside"
    assert proposed == ["at any time"]


def test_small_talk_proposes_nothing(news):
    assert propose(news, "hello there")[1] == []
