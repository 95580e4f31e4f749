import pytest

from qa.records import COMMENT, SAID, TIMELINE, WHO_SAID, Question
from qa.stance import Wanted, read_wanted


def wanted(text, topic, kind=WHO_SAID, speaker=None):
    return read_wanted(Question(text, speaker, topic, kind=kind))


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Who praised the pier?", 1),
        ("Who supports the pier?", 1),
        ("Who is in favour of the pier?", 1),
        ("Which minister welcomed the pier?", 1),
        ("Who criticised the pier?", -1),
        ("Who opposes the pier?", -1),
        ("Who's against the pier?", -1),
        ("Who is critical of the pier?", -1),
        ("Who does not support the pier?", -1),
    ],
)
def test_the_words_before_the_topic_tell_the_side(text, side):
    assert wanted(text, "the pier") == Wanted(side, frozenset(["pier"]), "the pier")


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Why is Orr against the pier?", -1),
        ("Why is Orr for the pier?", 1),
        ("Why did Orr back the pier?", 1),
    ],
)
def test_a_question_for_reasons_has_a_side(text, side):
    assert wanted(text, "the pier", SAID, "Orr") == Wanted(side, frozenset(["pier"]), "the pier")


def test_a_side_at_the_begin_of_the_topic_is_none_of_it():
    assert wanted("What did Orr say against the pier?", "against the pier", SAID, "Orr") == Wanted(
        -1, frozenset(["pier"]), "the pier"
    )


@pytest.mark.parametrize(
    ("text", "topic", "kind", "speaker"),
    [
        ("What did Orr say about the pier?", "the pier", SAID, "Orr"),
        ("Who does not oppose the pier?", "the pier", WHO_SAID, None),
        ("Who condemned the attack on the pier?", "the attack on the pier", WHO_SAID, None),
        ("Who backed or opposed the pier?", "the pier", WHO_SAID, None),
        ("Does Orr support the pier?", "the pier", SAID, "Orr"),
        ("Is Orr against the pier?", "the pier", COMMENT, "Orr"),
        ("How has Orr's support for the pier changed?", "the pier", TIMELINE, "Orr"),
        ("What did Back say about the pier?", "the pier", SAID, "Back"),
        ("Who was praised by the mayor?", "the mayor", WHO_SAID, None),
        ("What did Orr criticise?", None, SAID, "Orr"),
    ],
)
def test_other_questions_have_none(text, topic, kind, speaker):
    assert wanted(text, topic, kind, speaker) is None
