from dataclasses import replace

import pytest

from index.errors import BadInput
from qa.question import is_relation, keep_gender, name_speakers, parse_question
from qa.records import SAID
from tests.qa.question.handmade import BRANNOCK, LEXICON, OSTER


def read(text, **given):
    return parse_question(text, lexicon=LEXICON, **given)


@pytest.mark.parametrize(
    ("speaker", "speakers"),
    [
        ("oster", OSTER),
        ("ostre", OSTER),
        ("Bram Oster", OSTER),
        ("Tregarth", ("Una Tregarth", "Hal Tregarth")),
        ("the harbourmaster", OSTER),
        ("the harbour board's spokesman", BRANNOCK),
        ("Harbourmaster and harbour leader Bram Oster", OSTER),
        ("Bram Oster, the harbourmaster,", OSTER),
        ("Oster and Brannock", ("Bram Oster", "Piers Brannock")),
        ("Macron", ()),
        ("Oster's lawyer", ()),
        ("the friends of Oster", ()),
        ("Eric Oster", ()),
        ("critics", ()),
    ],
)
def test_a_speaker_means_those_of_the_archive_and_nobody_else(speaker, speakers):
    assert read(f"What did {speaker} say about the pier?").speakers == speakers


@pytest.mark.parametrize("pronoun", ["anyone", "people", "somebody else"])
def test_anybody_is_no_speaker(pronoun):
    asked = read(f"What did {pronoun} say about the pier?")
    assert (asked.kind, asked.speaker, asked.speakers) == (SAID, None, ())


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did he say about the pier?", "he"),
        ("when did she say that?", "she"),
        ("What did they say?", "they"),
        ("his view on the pier?", "he"),
    ],
)
def test_a_pronoun_alone_is_somebody_whom_nothing_tells(question, speaker):
    asked = read(question)
    assert (asked.speaker, asked.speakers, is_relation(speaker)) == (speaker, (), True)


@pytest.mark.parametrize("question", ["who else said that?", "Who said it?", "when was that said?"])
def test_a_question_that_only_points_back_is_a_bad_input(question):
    with pytest.raises(BadInput, match=r"it is not plain what .* is about: ask with a name or a topic"):
        read(question)


@pytest.mark.parametrize(
    ("speaker", "speakers"),
    [
        ("Oster and Brannock", ("Bram Oster", "Piers Brannock")),
        ("Una and Hal Tregarth", ("Una Tregarth", "Hal Tregarth")),
        ("Oster, Rice and May", ("Bram Oster", "Ida Rice", "Theresa May")),
        ("Oster and Macron", ("Bram Oster",)),
        ("Oster & Rice", ("Bram Oster", "Ida Rice")),
        ("Oster & Dunmore", ()),  # a firm
        ("Mr Brannock", BRANNOCK),
        ("Mrs. Brannock", ()),
        ("Tregarth", ("Una Tregarth", "Hal Tregarth")),
        ("Lord Rice", ()),
    ],
)
def test_a_title_and_several_names_tell_who_is_meant(speaker, speakers):
    assert read(f"What did {speaker} say about the pier?").speakers == speakers


def test_names_of_no_known_gender_stay_with_any_title():
    names = ("Piers Brannock", "Odile Brannock", "Brannock")
    assert keep_gender(names, "man") == ("Piers Brannock", "Brannock")
    assert keep_gender(names, "woman") == ("Odile Brannock", "Brannock")
    assert keep_gender(names, None) == names


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Oster", "Bram Oster"),
        ("Oster and Brannock", "Bram Oster and Piers Brannock"),
        ("Oster, Rice and May", "Bram Oster, Ida Rice and Theresa May"),
        ("Tregarth", "Tregarth"),
        ("Macron", "Macron"),
    ],
)
def test_whoever_is_asked_for_is_named_and_no_namesake_alone(speaker, name):
    assert name_speakers(read(f"What did {speaker} say about the pier?")) == name


@pytest.mark.parametrize(
    ("question", "exclude", "topic"),
    [
        ("What did everyone but Oster say about the pier?", OSTER, "the pier"),
        ("What did anybody other than Oster say about the pier?", OSTER, "the pier"),
        ("Who except Oster commented on the pier?", OSTER, "the pier"),
        ("Who commented on the pier apart from Brannock?", BRANNOCK, "the pier"),
        ("everyone but Oster on the pier", OSTER, "the pier"),
        ("What did everyone but Macron say about the pier?", (), "the pier"),
        ("Who spoke about all piers except Hask?", (), "all piers except Hask"),
        ("Who said nobody was paid but Oster?", (), "nobody was paid but Oster"),
    ],
)
def test_whoever_is_left_out_is_no_speaker(question, exclude, topic):
    asked = read(question)
    assert (asked.speaker, asked.exclude, asked.topic) == (None, exclude, topic)


@pytest.mark.parametrize("speaker", ["the family", "the Oster family", "the assembly"])
def test_a_noun_that_ends_as_adverbs_do_is_the_speaker(speaker):
    assert read(f"What did {speaker} say about the pier?").speaker == speaker


def test_a_misspelt_name_before_a_misspelt_preposition_is_the_speaker():
    asked = read("ostre abuot peir")
    assert (asked.speakers, asked.topic) == (OSTER, "peir")


@pytest.mark.parametrize(("occurs", "speakers"), [(False, OSTER), (True, ())])
def test_a_name_that_occurs_as_it_is_written_is_no_typing_error(occurs, speakers):
    lexicon = replace(LEXICON, occurs=lambda word: occurs and word == "ostre")
    assert parse_question("What did Ostre say?", lexicon=lexicon).speakers == speakers
