import pytest

from qa.records import SAID, WHO_SAID, Question
from qa.stance import denies_plainly
from tests.qa.stance.made import make


def denies(topic, cue, said, *, kind=WHO_SAID, negated=False, asked_negated=False):
    one = make(cue, said, negated=negated)
    asked = Question(f"Who said {topic}?", topic=topic, kind=kind, negated=asked_negated)
    return denies_plainly(one.article, one.statement, asked)


@pytest.mark.parametrize(
    ("cue", "said", "negated", "found"),
    [
        ("said:", "I am not tired", False, True),
        ("denied that", "she is tired", True, True),
        ("said:", "I am tired", False, False),
        ("said", "she was tired, not ill", False, False),
        ("said", "she is not only tired", False, False),
        ("said", "it rains and she is not late", False, False),
    ],
)
def test_who_denies_it_did_not_say_it(cue, said, negated, found):
    assert denies("she is tired", cue, said, negated=negated) is found


def test_who_says_it_did_not_deny_it():
    assert denies("she is not tired", "said:", "I am tired")
    assert not denies("she is not tired", "said:", "I am not tired")
    assert not denies("she is not tired", "said", "it was wrong that she is tired")
    assert not denies("she is not tired", "denied that", "she is tired", negated=True)


def test_only_who_said_something_can_be_denied():
    assert not denies("she is tired", "said:", "I am not tired", kind=SAID)
