import pytest

from qa.question import names_in, parse_question, speaker_word
from qa.records import Question
from tests.qa.question.handmade import LEXICON


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("What did Una Tregarth say?", "Tregarth"),
        ("what did tregarth say", "tregarth"),
        ("What did critics say?", None),
        ("Who said it?", None),
    ],
)
def test_the_speakers_word_is_a_name_as_it_stands(question, word):
    assert speaker_word(parse_question(question, lexicon=LEXICON)) == word


def test_the_names_asked_about_are_those_of_the_topic():
    assert names_in(parse_question("What did Oster say about Merrow's pier and Hask?")) == ["Merrow", "Hask"]


def test_names_that_were_read_out_as_outlets_are_not_asked_about():
    asked = parse_question("How many boats sank in Hask, according to the Harbour Daily?", lexicon=LEXICON)
    assert names_in(asked) == ["Hask"]


def test_the_text_to_search_has_the_speaker_that_only_filters_name():
    asked = Question("and the Daily?", words="What was said about fares?")
    assert asked.search_text == "What was said about fares?"
