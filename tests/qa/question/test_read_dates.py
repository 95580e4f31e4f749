import pytest

from index.errors import BadInput
from qa.filters import Filters
from qa.question import Lexicon, parse_question
from qa.records import FACT, SEARCH
from tests.qa.question.handmade import LEXICON

FEBRUARY = ("2025-02-01", "2025-02-28")


def read(text, **given):
    return parse_question(text, lexicon=LEXICON, **given)


@pytest.mark.parametrize(
    "question",
    [
        "What did Oster say about the pier in February?",
        "What did Oster say in February about the pier?",
        "In February, what did Oster say about the pier?",
        "In February what did Oster say about the pier?",
        "What did Oster say about the pier, in February 2025?",
        "What did Oster tell reporters in February about the pier?",
        "Oster on the pier this month",
        "Who commented on the pier in February?",
        "Has Oster commented on the pier in February?",
        "What did Oster say about the pier from 1/2/2025 to 28/2/2025?",
        "What did Oster say about the pier between February 1 and 28?",
    ],
)
def test_a_date_at_an_end_or_after_the_verb_restricts_a_question_about_speech(question):
    asked = read(question)
    assert (asked.filters.since, asked.filters.until) == FEBRUARY
    assert asked.topic == "the pier"
    assert "ebruary" not in asked.search_text


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What did Oster say about the 12 February deal?", "the 12 February deal"),
        ("Who said 2 may win?", "2 may win"),
        ("What did Oster say about the February revolution?", "the February revolution"),
        ("What did Oster say about the storm of 2024?", "the storm of 2024"),
        ("What did Oster say about yesterday?", "yesterday"),
        ("What did Oster say about last week's storm?", "last week's storm"),
        ("What did Oster say since the summit?", "since the summit"),
        ("What did Oster say about the pier after the election?", "the pier after the election"),
        ("Who said the strike will end in May?", "the strike will end in May"),
        ("Who said the election in November was fair?", "the election in November was fair"),
        ("What did Oster say about the flood in 2014?", "the flood in 2014"),
        ("What did Oster say about fares until 2040?", "fares until 2040"),
        (
            "What did Oster say about the losses in the spring offensive?",
            "the losses in the spring offensive",
        ),
        ("Who said the pier will open by 12 February?", "the pier will open by 12 February"),
        ("What did Oster say about opening the pier in the summer?", "opening the pier in the summer"),
        ("What did Oster say about the past two weeks?", "the past two weeks"),
    ],
)
def test_a_date_that_is_asked_about_restricts_nothing(question, topic):
    asked = read(question)
    assert (asked.topic, asked.filters, asked.search_text) == (topic, Filters(), question)


@pytest.mark.parametrize(
    ("question", "since"),
    [
        ("What did Oster say about the pier in 2022?", "2022-01-01"),
        ("What did Oster say about the pier in November 2022?", "2022-11-01"),
        ("What did Oster say about the pier on 5 December 2022?", "2022-12-05"),
        ("What did Oster say about the pier last year?", "2024-01-01"),
        ("What did Oster say 12 Feb about the pier?", "2025-02-12"),
        ("what did oster say 12th february 2025 about the pier", "2025-02-12"),
        ("What did Oster say about the pier on the 12th?", "2025-02-12"),
        ("What did Oster say about the pier feb 12", "2025-02-12"),
    ],
)
def test_a_time_shortly_before_the_archive_restricts_like_any_other(question, since):
    asked = read(question)
    assert (asked.topic, asked.filters.since) == ("the pier", since)


@pytest.mark.parametrize(
    ("question", "topic", "since"),
    [
        ("What did Oster say at the board meeting on 12 Feb?", "at the board meeting", "2025-02-12"),
        ("What did Oster say at the pier will open on 12 Feb?", None, None),
        ("What did Oster say in 2031?", None, "2031-01-01"),
        ("What did Oster say about the fares in 2031?", "the fares in 2031", None),
        ("Who said the pier will open in 2031?", "the pier will open in 2031", None),
        ("oster feb 12", None, "2025-02-12"),
        ("eels feb 12", None, None),
        ("What was said in February by Oster?", None, "2025-02-01"),
        ("What did Oster say about the fire in 1987?", "the fire in 1987", None),
    ],
)
def test_a_date_restricts_where_it_tells_when_somebody_spoke(question, topic, since):
    asked = read(question)
    assert asked.filters.since == since
    assert topic in (None, asked.topic)


@pytest.mark.parametrize(
    "question",
    [
        "What did Oster say on 31 February 2025?",
        "What did Oster say about the pier on 31 April?",
        "what did oster say 30 february about the pier",
        "What did Oster say since 29 February 2025?",
    ],
)
def test_a_day_that_no_calendar_has_is_a_bad_input(question):
    with pytest.raises(BadInput, match=r"there is no such day: .* is in no calendar"):
        read(question)


def test_a_day_that_no_calendar_has_may_be_part_of_what_was_said():
    assert read("Who said the pier opens on 31 February?").filters == Filters()


@pytest.mark.parametrize(
    "question",
    [
        "When was the pier built in 2024?",
        "Who won the 2024 election?",
        "Where did the captains meet in late January?",
        "What happened last week?",
        "In February, who won the cup?",
        "pier February 2025",
    ],
)
def test_a_date_in_a_question_of_fact_restricts_nothing(question):
    asked = read(question)
    assert asked.kind in (FACT, SEARCH)
    assert asked.filters == Filters()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("articles from February about the pier", "articles about the pier"),
        ("What was published in February about the pier?", "What was published about the pier?"),
        ("news since 1 February until 28 February 2025 on fares", None),
    ],
)
def test_articles_of_a_date_are_those_published_then(question, words):
    asked = read(question)
    if words is None:
        assert asked.filters.since == "2025-02-01"
    else:
        assert ((asked.filters.since, asked.filters.until), asked.words) == (FEBRUARY, words)


def test_a_date_read_gives_way_to_one_given_that_leaves_no_day():
    asked = read("What did Oster say in January?", filters=Filters(since="2025-02-10"))
    assert (asked.filters.since, asked.filters.until) == ("2025-02-10", None)


def test_dates_count_from_today_where_it_is_given():
    lexicon = Lexicon(newest="2025-02-20", today="2025-07-03")
    filters = parse_question("What did Oster say last month?", lexicon=lexicon).filters
    assert (filters.since, filters.until) == ("2025-06-01", "2025-06-30")


@pytest.mark.parametrize(
    ("question", "topic", "is_dated"),
    [
        ("What did Oster tell Brannock about the pier in February?", "to Brannock about the pier", True),
        ("What did Oster say to the board about the pier in February?", "to the board about the pier", True),
        ("What did Oster tell parliament in February?", "to parliament", True),
        ("What did Oster tell Brannock that he would do in February?", None, False),
        ("What did Oster vow to build in February?", "to build in February", False),
    ],
)
def test_a_date_after_whom_somebody_told_restricts_unless_a_clause_has_it(question, topic, is_dated):
    asked = read(question)
    assert (asked.filters.since is not None) == is_dated
    assert topic in (None, asked.topic)


def test_a_today_that_is_no_date_is_a_bad_input():
    with pytest.raises(BadInput, match="'tomorrow' is no date: give the day as YYYY-MM-DD"):
        parse_question("What did Oster say last month?", lexicon=Lexicon(today="tomorrow"))


def test_without_a_lexicon_dates_and_outlets_stay_in_the_topic():
    asked = parse_question("What did Oster say about the pier in February 2025?")
    assert (asked.topic, asked.filters, asked.words) == ("the pier in February 2025", Filters(), None)


@pytest.mark.parametrize(
    ("question", "dated"),
    [
        ("Where did the ministers meet in early February?", ("Where did the ministers meet?", "2025-02-01", "2025-02-12")),
        ("On Tuesday, how many boats sank?", ("how many boats sank?", "2025-02-18", "2025-02-20")),
        ("Where did the ministers meet in February 2024?", ("Where did the ministers meet?", "2024-02-01", "2024-03-02")),
        ("Who won the cup in 2024?", None),
        ("How many boats sank between Monday and the strike of March 3?", None),
        ("How many boats sank?", None),
        ("boats in February", None),
        ("On Tuesday?", None),
    ],
)  # fmt: skip
def test_a_date_of_a_month_at_most_in_a_question_of_fact_may_be_the_articles_own(question, dated):
    asked = read(question)
    found = None if asked.dated is None else (asked.dated.words, asked.dated.since, asked.dated.until)
    assert (found, asked.filters) == (dated, Filters())


def test_beside_an_outlet_that_restricts_a_date_is_left_out_alone():
    asked = read("According to AFP, where did the ministers meet in early February?")
    assert (asked.filters.outlets, asked.search_text) == (
        ("AFP",),
        "where did the ministers meet in early February?",
    )
    assert asked.dated.words == "where did the ministers meet?"


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-01-31", "Where did they meet in early February?"),
        ("2025-02-01", "Where did they meet?"),
        ("2025-02-12", "Where did they meet?"),
        ("2025-02-13", "Where did they meet in early February?"),
        (None, "Where did they meet in early February?"),
    ],
)
def test_only_an_article_published_then_or_a_little_later_need_not_name_the_date(date, words):
    assert read("Where did they meet in early February?").as_of(date).search_text == words
