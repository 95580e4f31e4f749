import numpy as np
import pytest

from index.records import Span
from index.weights import load_tokenizer
from training.reader_batches import Material, find_tokens
from training.reader_data import Asked, Context, ReadingSet
from training.reader_negatives import Negatives

TEXTS = ("The ferry sank in May.", "Penhallow’s tram stopped.", "Nobody knew. " * 150 + "Ida Orr left.")
pytestmark = pytest.mark.model


def place(passage, *words):
    starts = [TEXTS[passage].index(word) for word in words]
    return Context(passage, tuple(Span(s, s + len(w)) for s, w in zip(starts, words, strict=True)))


@pytest.fixture(scope="module")
def material():
    """Three questions; the passages of a second set begin behind those of the first."""
    asked = (Asked("When did it sink?", (place(0, "May"),)), Asked("Whose?", (place(1, "hallow"),)))
    first = ReadingSet("one", TEXTS, ("a",) * 3, asked)
    second = ReadingSet("two", TEXTS, ("b",) * 3, (Asked("Who left?", (place(2, "Ida Orr"),)),))
    none = Negatives((), ())
    return Material([first, second], [[Negatives((1,), (2,)), none], [Negatives((), (0,))]])


def words(material, example):
    places = material.passages[example.passage].places
    first, last = example.answer
    return material.texts[example.passage][places.starts[first] : places.ends[last]]


def draw(material, share, seed=0):
    return material.draw_examples(share, np.random.default_rng(seed))


def test_every_question_is_paired_with_a_window_that_answers_it(material):
    examples = draw(material, 0.0)
    assert [each.question for each in examples] == [0, 1, 2]
    assert [words(material, each) for each in examples] == ["May", "Penhallow", "Ida Orr"]  # whole words
    assert all(each.first <= each.answer[0] <= each.answer[1] < each.last for each in examples)


def test_a_share_of_the_examples_have_no_answer(material):
    assert material.count_examples(0.25) == len(draw(material, 0.25)) == 4
    assert material.count_examples(0.9) == len(draw(material, 0.9)) == 5  # only two questions have negatives


def test_negatives_are_of_both_kinds_and_of_their_own_set(material):
    drawn = [each for seed in range(20) for each in draw(material, 0.4, seed)[3:]]
    assert {(each.question, each.passage) for each in drawn} == {(0, 1), (0, 2), (2, 3)}
    assert {each.answer for each in drawn} == {None}


def test_targets_count_from_the_beginning_of_the_window(material):
    examples = [*draw(material, 0.0), *draw(material, 0.9)[3:]]
    batch = material.fill_batch(examples)
    ids = batch.inputs[0]
    tokenizer = load_tokenizer()[0]
    found = [
        tokenizer.decode(ids[row, first : last + 1].tolist()) if first else None
        for row, (first, last) in enumerate(batch.targets.tolist())
    ]
    assert found == ["may", "penhallow", "ida orr", None, None]
    assert batch.targets[3:].tolist() == [[0, 0], [0, 0]]
    assert ids.shape == (5, 320)


def test_batches_have_one_size_and_are_drawn_the_same_from_the_same_seed(material):
    one, two, other = (material.draw_batches(0.4, 2, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert [len(batch) for batch in one] == [2, 2]
    assert one == two != other
    assert [len(b) for b in material.draw_batches(0.4, 9, np.random.default_rng(0))] == [5]


def test_an_answer_of_too_many_tokens_is_left_out():
    text = "a b c d e " * 10
    asked = (
        Asked("What?", (Context(0, (Span(0, 61), Span(0, 3))),)),
        Asked("All?", (Context(0, (Span(0, 99),)),)),
    )
    made = Material([ReadingSet("one", (text,), ("a",), asked)], [[Negatives((), ())] * 2])
    assert [each.text for each in made.asked] == ["What?"]
    assert made.asked[0].contexts[0].answers == (Span(0, 3),)


def test_a_span_is_given_the_whole_words_it_touches(material):
    places = material.passages[1].places  # pen ##hall ##ow ’ s tram stopped .
    assert find_tokens(places, Span(4, 8)) == (0, 2)
    assert find_tokens(places, Span(12, 16)) == (5, 5)


def test_other_examples_have_another_digest(material):
    less = Material([ReadingSet("one", TEXTS, ("a",) * 3, material.asked[:1])], [[Negatives((), ())]])
    assert less.digest != material.digest
