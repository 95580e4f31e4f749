import pytest

from qa.short_answer.expected import (
    AGE,
    DATE,
    LENGTH,
    MEASURE,
    NAME,
    NUMBER,
    OFTEN,
    PLACE,
    find_expected,
    is_of_kind,
    is_short,
)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When was Crimea annexed?", DATE), ("In which year did it open?", DATE), ("since when is he mayor", DATE),
        ("On what date was the vote?", DATE), ("How many homes lost power?", NUMBER), ("How old is the pier?", AGE),
        ("What share of Ukraine does Russia hold?", NUMBER), ("By what percentage did fares rise?", NUMBER),
        ("Who is Trump's special envoy?", NAME), ("Who's the mayor?", NAME), ("To whom was it sold?", NAME),
        ("Which company built it?", NAME), ("What is the name of the ferry?", NAME), ("Where did they meet?", PLACE),
        ("In which city did they meet?", PLACE), ("“Where is the pier?”", PLACE), ("And who paid?", NAME),
        ("Why did it sink?", None), ("What happened in Kursk?", None), ("Kursk", None), ("", None),
        ("How long is it?", LENGTH), ("How long ago was it?", DATE), ("How far is it?", MEASURE), ("how tall is he", MEASURE),
        ("How often does it sail?", OFTEN), ("How much did it cost?", MEASURE), ("What age was he?", AGE),
        ("Whose pier is it?", NAME), ("In which newspaper interview did he say it?", None),
    ],
)  # fmt: skip
def test_the_kind_of_answer_is_read_from_how_the_question_begins(question, kind):
    assert find_expected(question) == kind


@pytest.mark.parametrize(
    ("words", "kind", "fits"),
    [
        ("August 2024", DATE, True), ("last year", DATE, True), ("on Monday", DATE, True), ("Bram Oster", DATE, False),
        ("about 450 square kilometers", NUMBER, True), ("twenty", NUMBER, True), ("Bram Oster", NUMBER, False),
        ("Bram Oster", NAME, True), ("the mayor", NAME, True), ("20%", NAME, False), ("3 million", NAME, False),
        ("Istanbul", PLACE, True), ("under a seat", PLACE, True), ("2014", PLACE, False), ("anything", None, True),
        ("Channel 4", NAME, True), ("the eighteenth", DATE, True), ("every month", OFTEN, True), ("annually", OFTEN, True), ("every remaining", NUMBER, False),
        ("A number", NUMBER, False), ("a number of years", LENGTH, True), ("a growing number of boats", NUMBER, False), ("a number of 9", NUMBER, True),
        ("two generations", AGE, False), ("92", AGE, True), ("92 years", AGE, True), ("in her fifties", AGE, True),
        ("17-year-old", MEASURE, False), ("aged 9", MEASURE, False), ("$9", MEASURE, True), ("an amount", MEASURE, False),
    ],
)  # fmt: skip
def test_words_are_of_a_kind_or_not(words, kind, fits):
    assert is_of_kind(words, kind) == fits


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Did Putin resign?", False), ("and was it late?", False), ("Why was it closed?", True), ("How did it happen?", True),
        ("How many were there?", True), ("When was it?", True), ("Which newspaper was it?", True), ("What sank?", True), ("Kursk", True),
    ],
)  # fmt: skip
def test_what_is_answered_with_yes_or_no_gets_no_short_answer(question, short):
    assert is_short(question) == short


@pytest.mark.parametrize(
    ("words", "kind"),
    [("June 1", NUMBER), ("on 1 June 2024", NUMBER), ("It", NAME), ("who", NAME), ("at about 7 a.m.", PLACE)],
)
def test_a_day_is_no_quantity_a_pronoun_no_name_and_a_time_no_place(words, kind):
    assert not is_of_kind(words, kind)


@pytest.mark.parametrize(
    ("words", "kind", "fits"),
    [
        ("1952", AGE, False), ("born in 1952", AGE, False), ("since 1952", AGE, False), ("5 metres", AGE, False), ("20%", AGE, False),
        ("54", AGE, True), ("54 years", AGE, True), ("fifty-four", AGE, True), ("1,952 years", AGE, True), ("54-year-old", AGE, True),
        ("1952", LENGTH, False), ("on 12 March", LENGTH, False), ("1952 metres", LENGTH, True), ("since 1952", LENGTH, True),
        ("1952", OFTEN, False), ("in 1952", OFTEN, False), ("rarely", OFTEN, True), ("on Mondays", OFTEN, True), ("twice a week", OFTEN, True),
        ("in March 1952", MEASURE, False), ("1952", MEASURE, False), ("$1952", MEASURE, True), ("2,000", MEASURE, True), ("half", MEASURE, True),
        ("1952", NUMBER, True), ("in 1952", NUMBER, False), ("20 in 1952", NUMBER, True),
    ],
)  # fmt: skip
def test_a_year_is_no_age_and_no_measure_but_may_be_a_count(words, kind, fits):
    assert is_of_kind(words, kind) == fits
