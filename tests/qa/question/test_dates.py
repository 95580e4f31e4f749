import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.question.dates import find_date_phrases, iso
from qa.question.days import roll_back
from qa.question.periods import POINT, read_period

THURSDAY = datetime.date(2025, 2, 20)


def find(text, reference=THURSDAY):
    return [(iso(phrase.since), iso(phrase.until)) for phrase in find_date_phrases(text, reference)]


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("in February", "2025-02-01", "2025-02-28"),
        ("in March", "2024-03-01", "2024-03-31"),
        ("in February 2024", "2024-02-01", "2024-02-29"),
        ("on 12 February", "2025-02-12", "2025-02-12"),
        ("on Feb. 12", "2025-02-12", "2025-02-12"),
        ("on the 12th of February, 2025", "2025-02-12", "2025-02-12"),
        ("on 21 February", "2024-02-21", "2024-02-21"),
        ("on 29 February", "2024-02-29", "2024-02-29"),
        ("on 2025-02-03", "2025-02-03", "2025-02-03"),
        ("since January", "2025-01-01", None),
        ("since 2025-01-05", "2025-01-05", None),
        ("from January onwards", "2025-01-01", None),
        ("after 12 February", "2025-02-13", None),
        ("before March 2025", None, "2025-02-28"),
        ("before 12 February", None, "2025-02-11"),
        ("until June", None, "2024-06-30"),
        ("between 3 and 10 February", "2025-02-03", "2025-02-10"),
        ("between February 3 and 10", "2025-02-03", "2025-02-10"),
        ("between December and February", "2024-12-01", "2025-02-28"),
        ("from 3 to 10 February 2024", "2024-02-03", "2024-02-10"),
        ("on 3-10 February", "2025-02-03", "2025-02-10"),
        ("in 2024", "2024-01-01", "2024-12-31"),
        ("in early January", "2025-01-01", "2025-01-10"),
        ("in mid-January", "2025-01-11", "2025-01-20"),
        ("in late January", "2025-01-21", "2025-01-31"),
        ("in late February", "2024-02-21", "2024-02-29"),
        ("at the end of January", "2025-01-21", "2025-01-31"),
        ("in early 2024", "2024-01-01", "2024-04-30"),
        ("today", "2025-02-20", "2025-02-20"),
        ("yesterday", "2025-02-19", "2025-02-19"),
        ("the day before yesterday", "2025-02-18", "2025-02-18"),
        ("this week", "2025-02-17", "2025-02-23"),
        ("last week", "2025-02-10", "2025-02-16"),
        ("since last week", "2025-02-10", None),
        ("this month", "2025-02-01", "2025-02-28"),
        ("last month", "2025-01-01", "2025-01-31"),
        ("last year", "2024-01-01", "2024-12-31"),
        ("last February", "2024-02-01", "2024-02-29"),
        ("on Monday", "2025-02-17", "2025-02-17"),
        ("last Thursday", "2025-02-13", "2025-02-13"),
        ("three weeks ago", "2025-01-27", "2025-02-02"),
        ("two months ago", "2024-12-01", "2024-12-31"),
        ("in the last two weeks", "2025-02-07", "2025-02-20"),
        ("in the past month", "2025-01-21", "2025-02-20"),
        ("over the last 3 days", "2025-02-18", "2025-02-20"),
        ("in the past fortnight", "2025-02-07", "2025-02-20"),
        ("over these last two weeks", "2025-02-07", "2025-02-20"),
        ("a fortnight ago", "2025-02-03", "2025-02-09"),
        ("the past week", "2025-02-14", "2025-02-20"),
        ("on 25/01/2025", "2025-01-25", "2025-01-25"),
        ("on 01/25/2025", "2025-01-25", "2025-01-25"),
        ("on 3.2.2025", "2025-02-03", "2025-02-03"),
        ("on 25-01-25", "2025-01-25", "2025-01-25"),
        ("on 2025/02/03", "2025-02-03", "2025-02-03"),
        ("since 31.12.24", "2024-12-31", None),
        ("on Monday, 17 February", "2025-02-17", "2025-02-17"),
        ("on Monday February 17", "2025-02-17", "2025-02-17"),
        ("by 12 February", None, "2025-02-12"),
        ("by mid-January", None, "2025-01-20"),
        ("until mid-January", None, "2025-01-20"),
        ("in summer 2024", "2024-06-01", "2024-08-31"),
        ("in the fall of 2024", "2024-09-01", "2024-11-30"),
        ("in late autumn 2024", "2024-11-01", "2024-11-30"),
        ("in the winter of 2024", "2023-12-01", "2024-02-29"),
        ("this winter", "2024-12-01", "2025-02-28"),
        ("last winter", "2023-12-01", "2024-02-29"),
        ("last autumn", "2024-09-01", "2024-11-30"),
        ("since the spring", "2024-03-01", None),
        ("in Q4 2024", "2024-10-01", "2024-12-31"),
        ("in Q1", "2025-01-01", "2025-03-31"),
        ("in the third quarter of 2024", "2024-07-01", "2024-09-30"),
        ("in the second half of 2024", "2024-07-01", "2024-12-31"),
        ("over the weekend", "2025-02-15", "2025-02-16"),
        ("last weekend", "2025-02-15", "2025-02-16"),
        ("between the 3rd and the 10th of February", "2025-02-03", "2025-02-10"),
        ("between February and January", "2025-01-01", "2025-02-28"),
        ("between 10 and 3 February", "2025-02-03", "2025-02-10"),
        ("between February 2025 and December 2024", "2024-12-01", "2025-02-28"),
        ("between November and February", "2024-11-01", "2025-02-28"),
        ("from March to February", "2024-03-01", "2025-02-28"),
        ("from 10 to 28 February", "2025-02-10", "2025-02-28"),
        ("from 18 to 28 February", "2024-02-18", "2024-02-28"),
        ("from January to March", "2025-01-01", "2025-03-31"),
        ("from January to December", "2024-01-01", "2024-12-31"),
        ("from yesterday to today", "2025-02-19", "2025-02-20"),
        ("from 3/2/2025 to 10/2/2025", "2025-02-03", "2025-02-10"),
    ],
)
def test_a_date_phrase_gives_its_first_and_last_day(text, since, until):
    assert find(f"what was said {text}?") == [(since, until)]


@pytest.mark.parametrize(
    "text",
    [
        "since the summit", "the February revolution", "about yesterday", "last week's storm",
        "on Monday's show", "comments from May", "until 2040", "this Friday", "on February",
        "the events of last week", "in 12 boats", "may win", "a march", "", "in the last few days",
        "about the past two weeks", "about 9/11", "on 9/11", "on 31/31/2025", "in version 1.2.2025.7",
        "about the spring offensive", "about the Prague Spring", "in fall", "before winter",
        "two days before the summit", "by Oster", "by Friday", "by May", "by the spring", "this weekend",
        "in the first quarter", "over March", "in Q5 2024",
    ],
)  # fmt: skip
def test_what_is_no_date_of_publication_is_not_found(text):
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("12 Feb", "2025-02-12", "2025-02-12"),
        ("12th february 2025", "2025-02-12", "2025-02-12"),
        ("feb 12", "2025-02-12", "2025-02-12"),
        ("2025-02-12", "2025-02-12", "2025-02-12"),
        ("12/02/2025", "2025-02-12", "2025-02-12"),
        ("early Feb 2025", "2025-02-01", "2025-02-10"),
        ("in feb '25", "2025-02-01", "2025-02-28"),
        ("on 12 Feb ’25", "2025-02-12", "2025-02-12"),
        ("on 18.2.", "2025-02-18", "2025-02-18"),
        ("since 18.2.", "2025-02-18", None),
        ("on the 12th", "2025-02-12", "2025-02-12"),
        ("on the 21st", "2025-01-21", "2025-01-21"),
        ("on the 31st", "2025-01-31", "2025-01-31"),
        ("since the 20th", "2025-02-20", None),
        ("before the 20th", None, "2025-02-19"),
        ("around 12 February", "2025-02-09", "2025-02-15"),
        ("around the 12th", "2025-02-09", "2025-02-15"),
        ("in the first week of February", "2025-02-01", "2025-02-07"),
        ("in the third week of January 2025", "2025-01-15", "2025-01-21"),
        ("in the last week of January", "2025-01-25", "2025-01-31"),
        ("in the last week of February", "2024-02-23", "2024-02-29"),
        ("in the first half of February", "2025-02-01", "2025-02-15"),
        ("in the second half of January", "2025-01-16", "2025-01-31"),
    ],
)
def test_a_date_written_in_short_gives_its_first_and_last_day(text, since, until):
    assert find(f"what did Oster say {text}") == [(since, until)]


@pytest.mark.parametrize(
    "text",
    [
        "about 9 May", "about the 9 May parade", "in the 19th", "at the 12th", "version 2.1",
        "about the vote of 12 February", "on 3.5", "pages 12-15", "around the pier", "the first week",
    ],
)  # fmt: skip
def test_numbers_and_days_that_are_asked_about_are_no_date(text):
    assert find(f"what did Oster say {text}") == []


@pytest.mark.parametrize("text", ["on 30 February", "31 April 2025", "since 29 February 2025"])
def test_a_day_that_no_calendar_has_is_marked(text):
    (phrase,) = find_date_phrases(f"what did Oster say {text}", THURSDAY)
    assert (phrase.impossible, phrase.since, phrase.until) == (True, None, None)


@pytest.mark.parametrize(
    ("text", "ahead"),
    [("in 2031", True), ("in spring 2026", True), ("in 2025", False), ("since 2024", False)],
)
def test_a_date_after_the_newest_article_is_marked(text, ahead):
    (phrase,) = find_date_phrases(f"what was said {text}?", THURSDAY)
    assert phrase.ahead is ahead


def test_articles_newer_than_the_day_counted_from_may_be_asked_for():
    (phrase,) = find_date_phrases("said on 12/02/2025", datetime.date(2025, 2, 11), THURSDAY)
    assert (phrase.since, phrase.ahead) == (datetime.date(2025, 2, 12), False)


@pytest.mark.parametrize(
    ("text", "day"),
    [("on 3/2/2025", "2025-02-03"), ("on 2/3/2025", "2025-02-03"), ("on 1/2/2025", "2025-02-01")],
)
def test_of_two_ways_to_read_figures_the_day_comes_first_unless_it_is_yet_to_come(text, day):
    assert find(text) == [(day, day)]


@pytest.mark.parametrize(
    "text",
    [
        "What did Oster say about opening the pier by 12 February?",
        "What did Oster say about his plan to leave by 1 January?",
        "What did Oster say about an end by 12 February 2025?",
        "What did Oster promise by 12 February?",
        "What did Oster say about the fares by April?",
    ],
)
def test_a_day_by_which_something_is_to_be_done_is_no_date(text):
    assert find(text) == []


@pytest.mark.parametrize(
    "text", ["How did Oster describe the past two weeks?", "What did Oster call the last year?"]
)
def test_a_time_that_somebody_describes_is_no_date(text):
    assert find(text) == []


def test_without_a_reference_only_dates_with_a_year_are_found():
    assert find("in February", None) == find("last week", None) == []
    assert find("in February 2025", None) == [("2025-02-01", "2025-02-28")]


def test_a_phrase_spans_its_preposition():
    text = "what was said on 12 February about fares"
    (phrase,) = find_date_phrases(text, THURSDAY)
    assert text[phrase.span.start : phrase.span.end] == "on 12 February"


def test_the_last_month_before_a_shorter_one_begins_at_its_end():
    assert roll_back(datetime.date(2025, 3, 31), 1, "month") == datetime.date(2025, 3, 1)


def test_times_before_the_first_year_are_none():
    start = datetime.date(3, 1, 1)
    assert read_period("900 years ago", start) is None
    assert read_period("900 weeks ago", start) is None
    assert roll_back(start, 900, "year") is None
    assert roll_back(start, 900, "week") is None


@given(st.from_regex(POINT, fullmatch=True), st.dates(min_value=datetime.date(1700, 1, 1)))
def test_a_period_ends_no_sooner_than_it_begins(written, reference):
    period = read_period(written, reference)
    assert period is None or period.first <= period.last
