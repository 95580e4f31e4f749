"""Gold checked against the articles."""

from qa.evaluate.records import Gold, TestQuestion, TestSet
from qa.evaluate.sets import check_gold

TEXTS = {"pier.txt": ["“The pier – our street – will open in June,” he said. The pier is old."]}


def check(*golds, relevant=None):
    question = TestQuestion("q1", "Who?", gold=golds, relevant={} if relevant is None else relevant)
    return check_gold(TestSet("t", "native", (question,)), lambda name: TEXTS.get(name, []), names=TEXTS)


def test_gold_that_stands_in_its_file_is_silent():
    assert check(Gold("pier.txt", "The pier"), Gold("pier.txt", "The pier", 54)) == []


def test_a_file_that_is_not_there_is_named_with_the_closest():
    assert check(Gold("peir.txt", "The pier")) == [
        "q1: gold[0]: no article 'peir.txt' in the archive; the closest is 'pier.txt'"
    ]


def test_a_file_unlike_any_other_is_named_alone():
    assert check(Gold("violin.md", "x")) == ["q1: gold[0]: no article 'violin.md' in the archive"]


def test_other_marks_and_spaces_are_said_to_be_the_difference():
    [warning] = check(Gold("pier.txt", '"The pier - our  street'))
    assert warning.startswith(
        "q1: gold[0]: '\"The pier - our  street' is in pier.txt with other quotation marks"
    )


def test_a_text_that_is_not_there_is_said():
    assert check(Gold("pier.txt", "The pier"), Gold("pier.txt", "The violin")) == [
        "q1: gold[1]: 'The violin' is not in pier.txt: copy it from the article"
    ]


def test_a_wrong_start_is_said():
    assert check(Gold("pier.txt", "The pier", 2)) == [
        "q1: gold[0]: 'The pier' is in pier.txt, but not at character 2: leave out start, or correct it"
    ]


def test_missing_judged_articles_are_counted_in_one_line():
    assert check(relevant={"pier.txt": 1, "a": 2, "b": 1, "c": 0}) == [
        "2 of 3 relevant articles are not in the archive, such as 'a'"
    ]
