import pytest

from qa.stance import find_side
from tests.qa.stance.made import make


def side(cue, said, *, topic=("harbour", "plan"), **parts):
    one = make(cue, said, **parts)
    return find_side(one.article, one.statement, frozenset(topic))


@pytest.mark.parametrize(
    ("cue", "said", "found"),
    [
        ("praised", "the harbour plan on Tuesday", 1),
        ("backed", "the plan", 1),
        ("was in favour of", "the harbour plan", 1),
        ("criticised", "the harbour plan as a waste of money", -1),
        ("is opposed to", "the plan", -1),
        ("has been critical of", "the mayor’s harbour plan", -1),
        ("praised", "the mayor for the plan", 0),
        ("praised", "critics of the plan", 0),
        ("praised", "the plan’s author", 0),
        ("criticised", "the ferry", 0),
        ("has the support of", "the plan", 0),
        ("warned", "the plan would cost jobs", -0.5),
        ("expressed", "support for the plan", 1),
    ],
)
def test_a_cue_takes_a_side_where_the_topic_is_its_object(cue, said, found):
    assert side(cue, said) == found


def test_a_cue_that_is_denied_is_turned_round():
    assert side("did not support", "the plan", negated=True) == -1
    assert side("did not oppose", "the plan", negated=True) == 0.5
    assert side("rejected", "the plan", negated=True) == -1  # a denial itself
    assert side("did not reject", "the plan") == 0.5


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("the harbour plan was the best idea in years", 1),
        ("the plan is a complete disaster", -1),
        ("the plan was not a good idea", -1),
        ("the plan was no disaster", 0.5),
        ("she thinks the plan is terrible", -1),
        ("it was a shameful plan", -1),
        ("this wonderful plan came late", 1),
        ("the plan should be scrapped", -1),
        ("the plan must not be abandoned", 0.5),
        ("she fully supported the plan", 1),
        ("she was against the harbour plan because it would close the quay", -1),
        ("she would fight the plan", -1),
        ("the plan was a good start but far too dear", 0.5),
        ("the plan would cost a million", 0),
        ("the mayor supports the plan", 0),
        ("stopping the plan would be a disaster", 0),
        ("the plan is a disaster if nobody pays", 0),
        ("the plan will stop a disaster", 0),
        ("opponents of the plan were wrong", 0),
        ("the plan is good, and the harbour plan is bad", 0),
        ("the ferry is a disaster", 0),
    ],
)
def test_what_is_said_of_the_topic_tells_the_side(said, found):
    assert side("said", said) == found


def test_what_somebody_calls_the_topic_tells_the_side():
    assert side("called", "the harbour plan a disaster") == -1
    assert side("described", "the plan as a gift to the town") == 1


def test_a_quotation_about_somebody_else_is_no_side():
    assert side("said:", "“I oppose the plan", speech="direct") == -1
    assert side("said:", "“She opposes the plan", speech="direct") == 0
    assert side("said:", "“We were attacked over the plan", speech="direct") == 0


def test_what_is_denied_is_turned_round_and_what_is_not_said_is_nothing():
    assert side("denied that", "the plan was a good idea", negated=True) == -1
    assert side("refused", "to back the plan", negated=True) == -1
    assert side("said", "the plan should go ahead") == 1
    assert side("did not say", "the plan was a good idea", negated=True) == 0
