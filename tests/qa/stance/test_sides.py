from qa.records import WHO_SAID, Question
from qa.stance import AGAINST, FOR, OPPOSITE, UNCLEAR, judge_sides, read_wanted, say_side
from tests.qa.stance.made import make

DAM = read_wanted(Question("Who supports the dam?", topic="the dam", kind=WHO_SAID))


def test_a_speaker_on_the_other_side_is_there_with_all_he_says():
    said = [make("said", "the dam is a crime"), make("said", "the dam would drown the valley")]
    assert judge_sides(DAM, said) == [AGAINST, OPPOSITE]


def test_who_has_said_both_is_judged_by_each_statement():
    said = [make("opposed", "the dam"), make("now backs", "the dam"), make("said", "the dam is long")]
    assert judge_sides(DAM, said) == [AGAINST, FOR, UNCLEAR]


def test_of_nobody_known_each_statement_stands_alone():
    said = [make("opposed", "the dam"), make("said", "the dam is long")]
    assert judge_sides(DAM, [said[0], make("said", "the dam is long", speaker="Bo Lind")]) == [
        AGAINST,
        UNCLEAR,
    ]


def test_sides_are_written_in_words():
    assert (say_side(FOR), say_side(AGAINST)) == ("for", "against")
