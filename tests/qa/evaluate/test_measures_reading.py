import re
import string
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qa.evaluate.measures.reading import (
    exact_match,
    has_short_answers,
    measure_reading,
    normalize_answer,
    predict,
    word_f1,
)
from tests.qa.evaluate.handmade import (
    Shelf,
    make_answer,
    make_article,
    make_outcome,
    make_question,
    place_in,
    quote_of,
)

PARAGRAPH = make_article(
    "docs.jsonl#Bees-1", "Marit Solberg keeps 60 hives near Upper Lindow. She has 60 friends."
)
REPRINT = make_article("docs.jsonl#Bees-2", "Marit Solberg keeps 60 hives near Upper Lindow.")
SHELF = Shelf(PARAGRAPH, REPRINT)
SENTENCE = "Marit Solberg keeps 60 hives near Upper Lindow."
TEXTS = st.text(
    st.sampled_from([*"aAnbTthe.-!,' \t“’—éİ0\u00a0", "the", "an ", " a "]).map(lambda part: part[:1]) | st.characters(codec="utf-8"),
    max_size=14,
) | st.lists(st.sampled_from(["a", "an", "the", "The", "cat", "Cat!", "sat.", "…", "-", "1,000"]), max_size=6).map(" ".join)  # fmt: skip


class Published:
    """The official definitions, written out anew from their description; `version` 1 or 2."""

    def __init__(self, version):
        self.version = version

    @staticmethod
    def tokens(text):
        kept = [letter for letter in text.lower() if letter not in set(string.punctuation)]
        without = re.sub(r"\b(a|an|the)\b", lambda _: " ", "".join(kept), flags=re.UNICODE)
        return without.split()

    def golds(self, answers):
        if self.version == 1:
            return list(answers)
        return [answer for answer in answers if self.tokens(answer)] or [""]

    def em(self, prediction, answers):
        return max(float(self.tokens(prediction) == self.tokens(gold)) for gold in self.golds(answers))

    def f1(self, prediction, answers):
        return max(self.f1_of_one(self.tokens(prediction), self.tokens(gold)) for gold in self.golds(answers))

    def f1_of_one(self, predicted, gold):
        if self.version == 2 and (not predicted or not gold):
            return float(predicted == gold)
        same = sum(min(count, Counter(gold)[word]) for word, count in Counter(predicted).items())
        if same == 0:
            return 0.0
        precision, recall = same / len(predicted), same / len(gold)
        return 2 * precision * recall / (precision + recall)


def read(outcome, unanswerable=True):
    return measure_reading([outcome], articles_of=SHELF.articles_of, count_unanswerable=unanswerable).get("q")


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_em_and_f1_equal_the_published_definition_of_2_0(prediction, answers):
    published = Published(2)
    assert exact_match(prediction, answers) == published.em(prediction, answers)
    assert word_f1(prediction, answers) == pytest.approx(published.f1(prediction, answers))


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=3))
def test_em_and_f1_equal_those_of_1_1_where_every_answer_has_a_word(prediction, answers):
    published = Published(1)
    assume(all(published.tokens(answer) for answer in answers))
    assert exact_match(prediction, answers) == published.em(prediction, answers)
    assert word_f1(prediction, answers) == pytest.approx(published.f1(prediction, answers))


def test_1_1_and_2_0_differ_where_nothing_is_left_of_both():
    assert (Published(1).f1("a", ["the"]), Published(2).f1("a", ["the"])) == (0.0, 1.0)
    assert (word_f1("a", ["the"]), exact_match("a", ["the"])) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cat,  an old\tone, and a mouse!", "cat old one and mouse"),
        ("U.S.A.", "usa"),
        ("A.", ""),
        ("the-atre", "theatre"),  # punctuation goes first, so no article is left standing alone
        ("theatre another", "theatre another"),
        ("“The pier” — it’s", "“ pier” — it’s"),  # only ASCII punctuation is removed
        ("1,000 crowns", "1000 crowns"),
    ],
)
def test_answers_are_normalised_as_in_the_official_script(text, expected):
    assert normalize_answer(text) == expected


def test_the_best_of_several_answers_counts():
    assert exact_match("Solberg", ["Marit Solberg", "Solberg"]) == 1
    assert word_f1("Marit Solberg said", ["Solberg", "Marit Anna Solberg"]) == pytest.approx(2 * 2 / 6)


def test_a_word_said_twice_is_shared_as_often_as_both_have_it():
    assert word_f1("no no no", ["no no yes"]) == pytest.approx(2 * 2 / 6)


def test_the_empty_prediction_is_right_where_there_is_no_answer():
    assert (exact_match("", []), word_f1("", [])) == (1, 1)
    assert (exact_match("60", []), word_f1("60", [])) == (0, 0)
    assert (exact_match("", ["60"]), word_f1("", ["60"])) == (0, 0)


def test_the_short_answer_is_compared_then_the_first_quote_then_nothing():
    quote = quote_of(PARAGRAPH, SENTENCE)
    assert predict(make_answer(quote, short="60")) == "60"
    assert predict(make_answer(quote)) == SENTENCE
    assert predict(make_answer(quote, short="")) == ""
    assert predict(make_answer(quote, answered=False, short="60")) == ""
    assert predict(make_answer()) == ""


def test_reading_the_gold_article_and_the_whole_archive_are_measured_apart():
    question = make_question("q", ("Bees-1", "60", 20), short_answers=("60",))
    given_answer = make_answer(quote_of(PARAGRAPH, SENTENCE), short="60 hives")
    found = read(make_outcome(question, answered=False, given=given_answer))
    assert found == {
        "open_em": 0, "open_f1": 0, "open_holds@1": 0, "open_holds@3": 0, "open_undeclined_f1": 0,
        "given_em": 0, "given_f1": pytest.approx(2 / 3), "given_holds@1": 1,
    }  # fmt: skip


@pytest.mark.parametrize(("marked", "f1"), [("60", 1), ("friends", 0), (None, pytest.approx(2 / 9))])
def test_the_words_marked_in_what_is_closest_are_measured_though_declined(marked, f1):
    question = make_question("q", ("Bees-1", "60", 20), short_answers=("60",))
    quote = quote_of(PARAGRAPH, SENTENCE)
    closest = quote if marked is None else replace(quote, span={"start": 20, "end": 22, "text": marked})
    answer = replace(make_answer(answered=False), closest=(closest,))
    found = read(replace(make_outcome(question), answer=answer))
    assert (found["open_f1"], found["open_undeclined_f1"]) == (0, f1)


def test_an_answer_is_held_only_at_its_place():
    quote = quote_of(PARAGRAPH, "She has 60 friends.")
    elsewhere = make_question("q", ("Bees-1", "60", 20), short_answers=("60",))
    here = make_question("q", ("Bees-1", "60", 56), short_answers=("60",))
    assert read(make_outcome(elsewhere, quote))["open_holds@1"] == 0
    assert read(make_outcome(here, quote))["open_holds@1"] == 1


def test_an_answer_half_outside_a_quote_is_not_held():
    question = make_question("q", ("Bees-1", "60 hives", 20), short_answers=("60 hives",))
    assert read(make_outcome(question, quote_of(PARAGRAPH, "Marit Solberg keeps 60 h")))["open_holds@1"] == 0


def test_an_answer_in_the_third_quote_is_held_by_three():
    question = make_question("q", ("Bees-1", "60", 20), short_answers=("60",))
    others = [quote_of(PARAGRAPH, "She has"), quote_of(PARAGRAPH, "friends.")]
    found = read(make_outcome(question, *others, quote_of(PARAGRAPH, SENTENCE)))
    assert (found["open_holds@1"], found["open_holds@3"]) == (0, 1)


def test_a_quote_holds_what_its_other_places_hold():
    question = make_question("q", ("Bees-1", "60", 20), short_answers=("60",))
    quote = quote_of(REPRINT, SENTENCE, also=[place_in(PARAGRAPH, SENTENCE)])
    assert read(make_outcome(question, quote))["open_holds@1"] == 1
    assert read(make_outcome(question, quote_of(REPRINT, SENTENCE)))["open_holds@1"] == 0


def test_where_answers_start_must_be_known_to_say_whether_they_are_held():
    question = make_question("q", ("Bees-1", "60"), short_answers=("60",))
    assert read(make_outcome(question, quote_of(PARAGRAPH, SENTENCE))).keys() == {
        "open_em", "open_f1", "open_undeclined_f1",
    }  # fmt: skip


def test_an_answer_without_a_start_is_passed_over_beside_one_with_it():
    question = make_question("q", ("Bees-1", "hives"), ("Bees-1", "60", 56), short_answers=("60",))
    assert read(make_outcome(question, quote_of(PARAGRAPH, SENTENCE)))["open_holds@1"] == 0


def test_declining_an_unanswerable_question_is_a_right_reading_where_these_count():
    question = make_question("q", answerable=False)
    assert read(make_outcome(question, answered=False)) == {"open_em": 1, "open_f1": 1}
    assert read(make_outcome(question, answered=False), unanswerable=False) is None


def test_questions_whose_answer_is_a_statement_are_left_out():
    assert read(make_outcome(make_question("q", ("Bees-1", SENTENCE)))) is None


def test_it_is_known_whether_anything_but_whole_quotes_was_compared():
    question = make_question("q", short_answers=("60",))
    assert not has_short_answers([make_outcome(question, given=make_answer())])
    assert has_short_answers([make_outcome(question, short="60")])
    assert has_short_answers([make_outcome(question, given=make_answer(short="60"))])
