import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadInput
from qa.question import MAX_QUESTION_CHARS, last_name, parse_question, shorten


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("what did Peskov say about Kursk?", "Peskov", "Kursk"),
        ("What has Dmitry Peskov said on the annexed regions?", "Dmitry Peskov", "the annexed regions"),
        ("What does the mayor of Merrow think of the fares", "the mayor of Merrow", "the fares"),
        ("What did Una Tregarth tell reporters about “the trawlers”?", "Una Tregarth", "the trawlers"),
        ("What did Vance say?", "Vance", None),
        ("Has Putin commented on the talks?", "Putin", "the talks"),
        ("WHAT DID ORR CLAIM REGARDING THE PIER??", "ORR", "THE PIER"),
        ("When did the ferry leave?", None, None),
        ("Peskov Kursk", None, None),
        ("What did he do?", None, None),
    ],
)
def test_speaker_and_topic_are_read_where_the_shape_gives_them(question, speaker, topic):
    asked = parse_question(question)
    assert (asked.text, asked.speaker, asked.topic) == (question, speaker, topic)


def test_white_space_around_a_question_is_dropped():
    assert parse_question(" \n Who won?\t").text == "Who won?"


def test_a_lone_surrogate_becomes_a_question_mark():
    assert parse_question("Who \udcff won?").text == "Who ? won?"


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0"])
def test_an_empty_question_is_a_bad_input(text):
    with pytest.raises(BadInput, match="the question is empty"):
        parse_question(text)


@pytest.mark.parametrize("text", ["?!…", "\U0001f600\U0001f680", '" * ( ^ : --', "___"])
def test_a_question_without_a_word_is_a_bad_input(text):
    with pytest.raises(BadInput, match="there is no word in the question"):
        parse_question(text)


def test_a_question_may_have_2000_characters_and_no_more():
    assert parse_question("w" * MAX_QUESTION_CHARS).text == "w" * 2000
    with pytest.raises(BadInput, match="the question has 2001 characters"):
        parse_question("w" * 2001)


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Dmitry Peskov", "peskov"),
        ("Peskov's", "peskov"),
        ("Peskov’s", "peskov"),
        ("Ruben Müller, Jr.", "muller"),
        ("Henry Orr III", "orr"),
        ("the mayor", "mayor"),
        ("", ""),
        ("…", ""),
    ],
)
def test_the_last_name_is_the_one_news_refer_to_a_person_by(speaker, name):
    assert last_name(speaker) == name


def test_a_cut_text_is_marked():
    assert (shorten("abcde", 5), shorten("abcdef", 5)) == ("abcde", "abcd…")


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text):
    with contextlib.suppress(BadInput):
        assert parse_question(text).text == text.strip()


@given(st.text(max_size=60), st.text(max_size=60))
def test_speaker_and_topic_are_parts_of_the_question(speaker, topic):
    asked = parse_question(f"What did {speaker} say about {topic}")
    assert (asked.speaker or "") in asked.text
    assert (asked.topic or "") in asked.text


@pytest.mark.parametrize(
    "text",
    [
        "what has been said about Kursk?",
        "What did anyone say about Kursk",
        "What did people say about Kursk?",
    ],
)
def test_nobody_in_particular_is_no_speaker(text):
    assert parse_question(text).speaker is None
    assert parse_question(text).topic == "Kursk"
