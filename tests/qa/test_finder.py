"""Tests of what is looked for: what somebody said, or what articles tell."""

import pytest

from qa.filters import Filters
from qa.records import FACT, SAID, Asked
from tests.qa.handmade_news import open_news


@pytest.fixture
def news(tmp_path, toy_encoder):
    with open_news(tmp_path, toy_encoder) as archive:
        yield archive


@pytest.mark.parametrize(
    ("question", "kind", "speaker"),
    [
        ("What did the report say about the ferry?", FACT, None),
        ("What did the board's report on the ferry reveal?", FACT, None),
        ("What did the inspector say about the ferry?", SAID, "the inspector"),
        ("What did Oster say about the report?", SAID, "Bram Oster"),
    ],
)
def test_what_a_paper_says_that_nobody_quotes_is_a_fact(news, question, kind, speaker):
    answer = news.ask(question)
    assert (answer.interpretation.kind, answer.interpretation.speaker) == (kind, speaker)
    assert answer.declined != "not-quoted" or kind == SAID
    (together,) = news.ask_many([Asked("a", question)])
    assert together.interpretation == answer.interpretation


def test_a_paper_that_the_user_names_as_the_speaker_stays_one(news):
    answer = news.ask("What was said about the ferry?", filters=Filters(speaker="the report"))
    assert (answer.interpretation.kind, answer.interpretation.speaker) == (SAID, "the report")
    assert answer.status == "abstained"
