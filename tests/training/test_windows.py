import numpy as np
import pytest

from index.records import Span
from index.statements.decode import LABELS
from index.statements.model import NO_SOURCE
from index.statements.tokens import Tokens
from qa.evaluate.attribution.records import make_attribution
from training.windows import IGNORED, LEAST_TOKENS, Cut, Example, draw_batches, make_batch, make_example

TEXT = "Orr said it rains. It snows, too."
WORDS = [(0, 3), (4, 8), (9, 11), (12, 17), (17, 18), (19, 21), (22, 27), (27, 28), (29, 32), (32, 33)]
_ = IGNORED


def tokens(places):
    """Give tokens at places, with ids from 100 on and the features 1, 2, 0."""
    starts, ends = (np.array(column, np.int64) for column in zip(*places, strict=True))
    return Tokens(np.arange(len(places)) + 100, starts, ends, np.tile([1, 2, 0], (len(places), 1)))


def example(n_tokens):
    empty = np.full(n_tokens, IGNORED)
    return Example(tokens([(2 * n, 2 * n + 1) for n in range(n_tokens)]), empty * 0, empty, empty)


def labels(*names):
    return [LABELS.index(name) for name in names]


@pytest.fixture
def said():
    """Orr said "it rains" and, after a break, "It snows"."""
    return make_attribution(source=[Span(0, 3)], cue=[Span(4, 8)], content=[Span(9, 17), Span(19, 27)])


def test_tokens_are_tagged_with_roles_and_arcs(said):
    made = make_example(tokens(WORDS), [said])
    assert made.labels.tolist() == labels(
        "B-source", "B-cue", "B-content", "I-content", "O", "B-content", "I-content", "O", "O", "O"
    )
    assert made.to_cue.tolist() == [_, _, 1, 1, _, 1, 1, _, _, _]
    assert made.to_source.tolist() == [_, 0, _, _, _, _, _, _, _, _]


def test_a_cue_without_source_points_to_none():
    made = make_example(tokens(WORDS), [make_attribution(cue=[Span(4, 8)], content=[Span(9, 17)])])
    assert made.to_source.tolist()[1] == -1
    assert made.labels.tolist()[:2] == labels("O", "B-cue")


def test_content_without_a_cue_points_nowhere():
    made = make_example(tokens(WORDS), [make_attribution(source=[Span(0, 3)], content=[Span(9, 17)])])
    assert set(made.to_cue.tolist()) == set(made.to_source.tolist()) == {IGNORED}
    assert made.labels.tolist()[2:4] == labels("B-content", "I-content")


def test_a_token_that_a_span_only_touches_is_tagged():
    made = make_example(tokens(WORDS), [make_attribution(cue=[Span(5, 7)], content=[Span(16, 20)])])
    assert made.labels.tolist() == labels(
        "O", "B-cue", "O", "B-content", "I-content", "I-content", "O", "O", "O", "O"
    )


def test_a_cue_behind_the_last_token_is_passed_over():
    made = make_example(tokens(WORDS[:3]), [make_attribution(cue=[Span(29, 32)], content=[Span(9, 11)])])
    assert set(made.to_cue.tolist()) == {IGNORED}


@pytest.mark.parametrize("sizes", [[16, 40, 382], [900, 1500, 16, 4000]])
def test_every_token_is_drawn_once_but_for_short_rests(sizes):
    batches = draw_batches([example(size) for size in sizes], 4, np.random.default_rng(0))
    drawn = [
        (cut.example, place) for batch in batches for cut in batch for place in range(cut.start, cut.end)
    ]
    assert len(set(drawn)) == len(drawn)
    for number, size in enumerate(sizes):
        missed = sorted(set(range(size)) - {place for one, place in drawn if one == number})
        borders = [place for place in missed if LEAST_TOKENS <= place < size - LEAST_TOKENS]
        assert borders == []
        assert size > 382 or missed == []


def test_windows_of_one_epoch_begin_elsewhere_in_the_next():
    examples = [example(4000)]
    one, same, other = (draw_batches(examples, 4, np.random.default_rng(seed)) for seed in (0, 0, 1))
    assert one == same
    assert sorted(map(repr, one)) != sorted(map(repr, other))


def test_a_batch_has_at_most_so_many_windows_of_about_one_length():
    examples = [example(size) for size in range(20, 120)]
    batches = draw_batches(examples, 16, np.random.default_rng(0))
    assert sorted(map(len, batches)) == [4, 16, 16, 16, 16, 16, 16]
    assert all(max(c.end for c in batch) - min(c.end for c in batch) <= 16 for batch in batches)


def test_a_batch_is_padded_and_its_targets_count_from_the_first_special_token(said):
    made = make_example(tokens(WORDS), [said])
    batch = make_batch([made], [Cut(0, 1, 4), Cut(0, 0, 10)], (1, 2))
    assert {name: tuple(values.shape) for name, values in batch.items()} == {
        "ids": (2, 32), "features": (2, 32, 3), "mask": (2, 32), "labels": (2, 32), "to_cue": (2, 32),
        "to_source": (2, 32),
    }  # fmt: skip
    assert batch["ids"][0, :6].tolist() == [1, 101, 102, 103, 2, 0]
    assert batch["features"][0, :5].tolist() == [[0, 0, 0], [1, 2, 0], [1, 2, 0], [1, 2, 0], [0, 0, 0]]
    assert batch["mask"].sum(dim=1).tolist() == [5, 12]
    assert batch["labels"][0, :5].tolist() == [_, *labels("B-cue", "B-content", "I-content"), _]
    assert batch["to_cue"][0, :5].tolist() == [_, _, 1, 1, _]
    assert batch["to_cue"][1, :8].tolist() == [_, _, _, 2, 2, _, 2, 2]


def test_a_target_outside_the_window_is_ignored_and_none_is_the_first_special_token(said):
    without = make_attribution(cue=[Span(29, 32)], content=[Span(19, 27)])
    made = make_example(tokens(WORDS), [said, without])
    batch = make_batch([made], [Cut(0, 1, 10)], (1, 2))
    assert batch["to_source"][0, 1].item() == IGNORED  # "said", whose source is token 0
    assert batch["to_source"][0, 8].item() == NO_SOURCE


def test_a_batch_of_full_windows_is_384_long():
    batch = make_batch([example(500)], [Cut(0, 0, 382)], (1, 2))
    assert batch["ids"].shape == (1, 384)
    assert int(batch["ids"][0, 383]) == 2
