import pytest

from index.speakers.archive.lookup import SpeakerDirectory
from index.speakers.records import Speaker
from qa.question import Lexicon, names_in, parse_question, speaker_word
from qa.records import Question
from tests.qa.question.handmade import LEXICON


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("What did Una Tregarth say?", "Tregarth"),
        ("what did tregarth say", "tregarth"),
        ("What did critics say?", None),
        ("Who said it was safe?", None),
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


NAMES = ("Petra Brandt", "Karel Brandt", "Milos Peskov", "Vera Zelensky", "Mark Vale", "Ida Rice", "Ida Orr")
DIRECTORY = Lexicon(SpeakerDirectory([Speaker(name, (name,), statements=1) for name in NAMES]))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("petra brant", "Petra Brandt"),
        ("Petra Brant", "Petra Brandt"),
        ("Peskow", "Milos Peskov"),
        ("peskof", "Milos Peskov"),
        ("zelenski", "Vera Zelensky"),
    ],
)
def test_a_misspelt_name_is_the_speakers(written, name):
    for question in (f"what did {written} say about fares", f"{written} on fares"):
        assert parse_question(question, lexicon=DIRECTORY).speakers == (name,)


@pytest.mark.parametrize(
    "words",
    ["brant", "brand", "a brand", "peso", "desk", "mark sale", "petra grant", "Petra Brown", "ida ride"],
)
def test_a_word_that_is_nearly_a_name_is_none(words):
    asked = parse_question(f"{words} on fire", lexicon=DIRECTORY)
    assert (asked.speaker, asked.speakers) == (None, ())
