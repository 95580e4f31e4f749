import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical import tokenize
from index.records import Span
from training.reader_data import Asked, Context, ReadingSet
from training.reader_negatives import find_negatives, rank_cached, rank_passages

PASSAGES = (
    "The ferry sank in May near Upper Lindow.",
    "The tram of Upper Lindow stopped in June.",
    "The ferry near Upper Lindow sank in a storm, they said.",
    "In MAY the tram came back to Upper Lindow.",
    "Nobody plays chess.",
)


def ask(text, passage, answer):
    start = PASSAGES[passage].index(answer)
    return Asked(text, (Context(passage, (Span(start, start + len(answer)),)),))


def reading(*questions, groups=("a", "a", "b", "b", "a")):
    return ReadingSet("set", PASSAGES, groups, questions)


def all_ranked(questions):
    return np.tile(np.arange(len(PASSAGES)), (questions, 1))


def test_no_negative_holds_the_answer_or_all_the_words_of_the_question():
    asked = ask("When did the ferry near Upper Lindow sink?", 0, "May")
    (found,) = find_negatives(reading(asked), all_ranked(1), seed=0)
    # 0 is the passage, 2 has ferry and Lindow but not "sink", which "sank" does not match; 3 has the answer
    assert found.near == (1, 4)
    assert set(found.same) == {1, 4}


def test_a_question_whose_words_are_not_in_its_passage_has_no_negatives():
    (found,) = find_negatives(reading(ask("What month?", 0, "May")), all_ranked(1), seed=0)
    assert (found.near, found.same) == ((), ())


def test_words_alone_rank_the_passage_that_shares_rare_ones_first():
    ranked = rank_passages(reading(ask("Who plays chess?", 4, "Nobody")), None)
    assert ranked.shape == (1, 5)
    assert ranked[0, 0] == 4


def test_meaning_counts_beside_words(toy_encoder):
    questions = [ask("Where did the tram stop?", 1, "June")]
    assert rank_passages(reading(*questions), toy_encoder)[0, 0] == 1


def test_a_ranking_is_kept_for_the_same_texts_and_model(tmp_path, toy_encoder):
    one = reading(ask("Who plays chess?", 4, "Nobody"))
    first = rank_cached(one, toy_encoder, tmp_path)
    assert rank_cached(one, toy_encoder, tmp_path).tolist() == first.tolist()
    assert len(list(tmp_path.iterdir())) == 1
    rank_cached(one, None, tmp_path)
    rank_cached(reading(ask("Who sank?", 0, "ferry")), toy_encoder, tmp_path)
    assert len(list(tmp_path.iterdir())) == 3


WORDS = st.lists(st.sampled_from(["ferry", "May", "tram", "sank", "4", "in", "Orr."]), min_size=2, max_size=6)


@given(st.lists(WORDS.map(" ".join), min_size=2, max_size=6), st.integers(0, 5), st.integers(0, 99))
def test_negatives_never_contain_the_answer(passages, place, seed):
    gold = passages[place % len(passages)]
    answer = gold.split()[seed % len(gold.split())]
    start = gold.index(answer)
    asked = Asked("Which ferry sank?", (Context(place % len(passages), (Span(start, start + len(answer)),)),))
    made = ReadingSet("set", tuple(passages), ("a",) * len(passages), (asked,))
    (found,) = find_negatives(made, np.arange(len(passages))[None], seed)
    for number in found.near + found.same:
        assert answer.casefold() not in passages[number].casefold()
        assert not set(tokenize(answer)) <= set(tokenize(passages[number]))


@pytest.mark.parametrize("seed", [0, 1])
def test_the_same_seed_finds_the_same(seed):
    made = reading(ask("Who plays chess?", 4, "Nobody"), groups=("a",) * 5)
    assert find_negatives(made, all_ranked(1), seed) == find_negatives(made, all_ranked(1), seed)
