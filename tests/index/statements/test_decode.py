from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.statements.decode import NO_SOURCE, ROLES, Arcs, Linked, Run, decode_labels, link_runs

LABELS = 7  # O, then B and I of source, cue and content
SCORES = st.integers(0, 4).flatmap(
    lambda n: arrays(np.float32, (n, LABELS), elements=st.integers(-8, 0).map(float))
)


def source(first, last):
    return Run("source", first, last)


def cue(first, last):
    return Run("cue", first, last)


def content(first, last):
    return Run("content", first, last)


def scores(*labels):
    """Give log-probabilities in which one label is best at each place."""
    made = np.full((len(labels), LABELS), -9.0, np.float32)
    made[np.arange(len(labels)), labels] = -0.1
    return made


def to_labels(runs, count):
    path = [0] * count
    for run in runs:
        begin = 1 + 2 * ROLES.index(run.role)
        path[run.first : run.last] = [begin] + [begin + 1] * (run.last - run.first - 1)
    return path


def is_allowed(path):
    """Tell whether each I comes after its own B or I."""
    pairs = zip((0, *path), path, strict=False)
    return all(label == 0 or label % 2 or before in (label, label - 1) for before, label in pairs)


def link(runs, *, to_cue=None, to_source=None, quoted=()):
    marks = np.zeros(20, bool)
    marks[list(quoted)] = True
    return link_runs(runs, Arcs(to_cue or {}, to_source or {}), marks)


def test_no_tokens_have_no_runs():
    assert decode_labels(np.zeros((0, LABELS), np.float32)) == []


def test_runs_are_read_from_the_best_labels():
    assert decode_labels(scores(1, 2, 3, 0, 5, 6, 6, 5)) == [
        source(0, 2),
        cue(2, 3),
        content(4, 7),
        content(7, 8),
    ]


def test_a_token_amid_a_word_has_the_role_of_the_words_first():
    inside = np.array([False, True, False, True, True])
    assert decode_labels(scores(1, 0, 3, 4, 0), inside) == [source(0, 2), cue(2, 5)]
    assert decode_labels(scores(0, 1, 2, 3, 4), inside) == [source(2, 5)]
    assert decode_labels(scores(0, 1, 2, 0, 0), np.array([False, True, False, False, False])) == [
        source(2, 3)
    ]


def test_a_source_that_may_not_be_of_a_cue_is_passed_over():
    runs = [source(0, 1), source(2, 3), cue(4, 5), content(6, 7)]
    arcs = Arcs({6: {4: 0.9}}, {4: {0: 0.7, 2: 0.2}})
    quoted = np.zeros(8, bool)
    (found,) = link_runs(runs, arcs, quoted, may_be_of=lambda one, _: one.first > 0)
    assert found.source == source(2, 3)
    (found,) = link_runs(runs, arcs, quoted, may_be_of=lambda one, _: False)
    assert found.source is None


def test_a_run_that_goes_on_without_a_beginning_is_begun_where_that_costs_least():
    made = scores(6, 6)
    made[0, 5] = -1.0  # B-content; O then O costs more
    assert decode_labels(made) == [content(0, 2)]


def test_a_run_goes_not_on_as_another_role():
    made = scores(1, 4)  # B-source, I-cue
    made[1, 0] = -3.0
    assert decode_labels(made) == [source(0, 1)]


@given(SCORES)
def test_the_labels_are_the_best_of_all_allowed_sequences(made):
    path = to_labels(decode_labels(made), len(made))
    best = max(
        sum(float(made[place, label]) for place, label in enumerate(one))
        for one in product(range(LABELS), repeat=len(made))
        if is_allowed(one)
    )
    assert sum(float(made[place, label]) for place, label in enumerate(path)) == best


@given(arrays(np.float32, (30, LABELS), elements=st.floats(-20, 0, width=32)))
def test_runs_never_touch_but_at_a_beginning_and_ascend(made):
    runs = decode_labels(made)
    assert is_allowed(to_labels(runs, len(made)))
    assert all(run.first < run.last for run in runs)
    assert all(one.last <= two.first for one, two in pairwise(runs))


# Who said what: a source at 0, a cue at 1, content at 2 to 4.
ORR, SAID, WORDS = source(0, 1), cue(1, 2), content(2, 4)


def test_a_content_goes_to_its_cue_and_the_cue_to_its_source():
    found = link([ORR, SAID, WORDS], to_cue={2: {1: 0.9}, 3: {1: 0.8}}, to_source={1: {0: 0.7}})
    assert found == [Linked(ORR, SAID, (WORDS,))]


def test_a_content_that_points_to_no_cue_is_none_unless_it_is_quoted():
    assert link([ORR, SAID, WORDS]) == []
    assert link([ORR, SAID, WORDS], quoted=[2]) == [Linked(None, None, (WORDS,))]


def test_a_quotation_of_less_than_half_of_a_content_does_not_count():
    assert link([content(2, 5)], quoted=[2]) == []
    assert link([content(2, 6)], quoted=[2, 3]) == [Linked(None, None, (content(2, 6),))]


@pytest.mark.parametrize(
    ("probability", "found"), [(0.11, [Linked(None, SAID, (WORDS,))]), (0.09, [])]
)  # the mean of two tokens, one of which points nowhere, must be .05
def test_a_content_whose_arc_is_faint_belongs_to_no_cue(probability, found):
    assert link([SAID, WORDS], to_cue={2: {1: probability}}) == found


def test_a_cue_without_content_is_no_statement():
    assert link([ORR, SAID], to_source={1: {0: 1.0}}) == []


def test_pieces_of_one_statement_are_its_content_in_order():
    first, last = content(0, 2), content(5, 7)
    found = link([first, cue(3, 4), last], to_cue={0: {3: 0.5}, 1: {3: 0.5}, 5: {3: 0.9}, 6: {3: 0.9}})
    assert found == [Linked(None, cue(3, 4), (first, last))]


def test_a_content_goes_to_the_cue_that_most_of_its_tokens_point_to():
    runs = [cue(0, 1), content(1, 4), cue(4, 5)]
    found = link(runs, to_cue={1: {0: 0.9, 4: 0.1}, 2: {0: 0.3, 4: 0.7}, 3: {0: 0.2, 4: 0.8}})
    assert [one.cue for one in found] == [cue(4, 5)]  # 1.4 against 1.6


def test_of_cues_pointed_to_alike_the_first_is_taken():
    found = link([cue(0, 1), content(1, 2), cue(2, 3)], to_cue={1: {0: 0.5, 2: 0.5}})
    assert [one.cue for one in found] == [cue(0, 1)]


def test_a_cue_left_with_nothing_takes_from_one_that_has_several():
    one, two, near, far = cue(0, 1), cue(9, 10), content(1, 2), content(10, 11)
    found = link([one, near, two, far], to_cue={1: {0: 0.9, 9: 0.06}, 10: {0: 0.6, 9: 0.4}})
    assert found == [Linked(None, one, (near,)), Linked(None, two, (far,))]


def test_a_cue_takes_not_the_only_content_of_another():
    found = link([cue(0, 1), content(1, 2), cue(9, 10)], to_cue={1: {0: 0.6, 9: 0.4}})
    assert found == [Linked(None, cue(0, 1), (content(1, 2),))]


@pytest.mark.parametrize(
    ("none", "found"), [(0.3, ORR), (0.5, None)]
)  # a source must have a tenth of the probability of none
def test_a_cue_that_points_to_no_source_has_none(none, found):
    runs = [ORR, SAID, WORDS]
    (made,) = link(runs, to_cue={2: {1: 0.9}}, to_source={1: {0: 0.05, NO_SOURCE: none}})
    assert made.source == found


def test_of_sources_the_most_probable_is_taken_and_of_equals_the_first():
    runs = [ORR, SAID, WORDS, source(4, 6)]
    arcs = {2: {1: 0.9}}
    (nearest,) = link(runs, to_cue=arcs, to_source={1: {0: 0.3, 4: 0.3, 5: 0.2}})
    (first,) = link(runs, to_cue=arcs, to_source={1: {0: 0.3, 4: 0.3}})
    assert (nearest.source, first.source) == (source(4, 6), ORR)


def test_statements_ascend_by_content():
    runs = [cue(0, 1), content(1, 2), content(5, 6), cue(6, 7)]
    found = link(runs, to_cue={1: {6: 0.9}, 5: {0: 0.9}})
    assert [(one.cue.first, one.content[0].first) for one in found] == [(6, 1), (0, 5)]


@st.composite
def texts(draw):
    """Draw the runs of a text of 20 tokens and arcs between any of them."""
    places = draw(st.lists(st.integers(0, 19), unique=True).map(sorted))
    runs = [Run(draw(st.sampled_from(ROLES)), *place) for place in pairwise(places)]
    heads = st.dictionaries(st.integers(-1, 19), st.sampled_from([0.03, 0.1, 0.3, 0.5]), max_size=3)
    arcs = st.dictionaries(st.integers(0, 19), heads)
    return runs, Arcs(draw(arcs), draw(arcs)), draw(arrays(bool, 20))


@given(texts())
def test_no_content_and_no_cue_is_in_two_statements(drawn):
    found = link_runs(*drawn)
    contents = [piece for one in found for piece in one.content]
    cues = [one.cue for one in found if one.cue is not None]
    assert len(set(contents)) == len(contents)
    assert len(set(cues)) == len(cues)
    assert all(one.content for one in found)
    assert [one.content[0].first for one in found] == sorted(one.content[0].first for one in found)
