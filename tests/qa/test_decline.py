from dataclasses import replace

import pytest

from qa.decline import find_reason_to_decline
from qa.filters import Filters, make_filters
from tests.qa.handmade_news import open_news


@pytest.fixture
def news(tmp_path, toy_encoder):
    with open_news(tmp_path, toy_encoder) as archive:
        yield archive


def decline(archive, question, **filters):
    answer = archive.ask(question, filters=make_filters(**filters))
    return None if answer.status == "answered" else answer.reason


@pytest.mark.parametrize(
    ("filters", "reason"),
    [
        ({"outlets": ["Nowhere Post"]}, "of Nowhere Post "),
        ({"outlets": ["A", "B"], "since": "2025"}, "of A or B since 2025-01-01 "),
        ({"until": "2024-12"}, "until 2024-12-31 "),
        ({"since": "2026"}, "since 2026-01-01 "),
    ],
)
def test_where_no_article_is_left_the_filters_are_named(news, filters, reason):
    assert decline(news, "What about the ferry?", **filters) == f"there is no article {reason}in this archive"


def test_a_speaker_whom_nothing_names_is_declined(news):
    assert decline(news, "What did Zola say about the ferry?") == "“Zola” does not occur in this archive"


def test_a_speaker_who_is_named_and_says_nothing_in_these_articles_is_not_quoted(news):
    reason = decline(news, "What did Oster say about the ferry?", outlets=["Hill Country Herald"])
    assert reason == "Bram Oster is not quoted in the articles of Hill Country Herald"


def test_the_passages_around_are_shown_as_closest(news):
    answer = news.ask(
        "What did Oster say about the ferry?", filters=Filters(outlets=("Hill Country Herald",))
    )
    assert (answer.quotes, answer.confidence) == ((), 0.0)
    assert {quote.outlet for quote in answer.closest} == {"Hill Country Herald"}


def test_a_question_of_unknown_words_is_declined(news):
    assert decline(news, "xylophone") == "none of the words of the question occurs in this archive"


def test_what_was_heard_decides_last(news):
    with news.store.snapshot():
        asked = news._answerer.read("What did Oster say about the ferry?", Filters())
        candidates = [object()]
        heard, unheard = (
            find_reason_to_decline(news.store, asked, candidates, heard=h) for h in (True, False)
        )
        nobody = replace(asked, speakers=())
        unknown = find_reason_to_decline(news.store, nobody, candidates, heard=False)
    assert heard is None
    assert unheard == "Bram Oster is not quoted in this archive"
    assert unknown == "“Oster” is not quoted in this archive"
