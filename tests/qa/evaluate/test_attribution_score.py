"""Scores of attributions: figures worked by hand, what they are symmetric in, intervals and the result."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadInput
from index.records import Span
from qa.evaluate.attribution import (
    AnnotatedArticle,
    make_attribution,
    read_brat,
    score_attribution,
    score_folders,
    write_brat,
)
from qa.evaluate.attribution.counts import MEASURES, count_article
from qa.evaluate.attribution.rates import RESAMPLES, compute_rates, make_figures
from qa.evaluate.records import Shown

SHARED = Path(__file__).parents[4] / "shared"
TEXT = "Ann said it rains, and Bo Lee told us that nobody swims here today."
#       0   4    9  12     19  23     30   35 38   43     50    56   61


def span_of(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def says(source, cue, content):
    """An attribution by the words of each role; None where there is none."""
    spans = [[] if words is None else [span_of(words)] for words in (source, cue, content)]
    return make_attribution(source=spans[0], cue=spans[1], content=spans[2])


RAIN = says("Ann", "said", "it rains")
SWIM = says("Bo Lee", "told us", "that nobody swims here today")
GOLD = AnnotatedArticle("rain", TEXT, (RAIN, SWIM), "Tern Bay Gazette", "2025-03-04")


def figures(found, gold=GOLD):
    result = score_attribution([gold], {gold.name: found}, seed=1)
    return {figure.name: figure.value for figure in result.figures}


def test_gold_against_itself_is_all_right():
    assert set(figures(GOLD.attributions).values()) == {1.0}


def test_the_figures_have_the_promised_names():
    rates = [
        f"{role}_word_{rate}"
        for role in ("source", "cue", "content")
        for rate in ("f1", "precision", "recall")
    ]
    whole = [f"{what}_{rate}" for what in ("relation", "content") for rate in ("f1", "precision", "recall")]
    whole += ["source_accuracy", "covered_content_f1", "covered_source_accuracy"]
    assert sorted(figures(GOLD.attributions)) == sorted(
        [*rates, *(f"{name}@{t}" for name in whole for t in (".3", ".5", ".8"))]
    )


def test_words_are_counted_by_role():
    # Source: gold Ann, Bo, Lee; found Ann, Lee, us. Cue: gold said, told, us; found said. Content: 7 gold, found 2 of them.
    values = figures((RAIN, says("Lee", None, None), says("us", None, None)))
    assert values["source_word_precision"] == 2 / 3
    assert values["source_word_recall"] == 2 / 3
    assert (values["cue_word_precision"], values["cue_word_recall"], values["cue_word_f1"]) == (
        1,
        1 / 3,
        1 / 2,
    )
    assert (values["content_word_precision"], values["content_word_recall"]) == (1, 2 / 7)
    assert values["content_word_f1"] == 4 / 9


def test_a_word_in_several_contents_counts_once():
    gold = replace(GOLD, attributions=(says("Ann", "said", "it rains"), says("Ann", "said", "rains")))
    values = figures((says("Ann", "said", "rains"),), gold)
    assert (values["content_word_precision"], values["content_word_recall"]) == (1, 1 / 2)


def test_contents_match_from_each_threshold_on():
    # Two of the five words of SWIM: overlap .4. With RAIN exact: 2, 1 and 1 of 2 right.
    values = figures((RAIN, says("Bo Lee", "told us", "that nobody")))
    assert [values[f"content_f1@{t}"] for t in (".3", ".5", ".8")] == [1, 1 / 2, 1 / 2]
    assert [values[f"relation_f1@{t}"] for t in (".3", ".5", ".8")] == [1, 1 / 2, 1 / 2]


@pytest.mark.parametrize(
    ("content", "right"), [("that nobody swims here", True), ("nobody swims here", False)]
)
def test_an_overlap_of_just_the_threshold_is_enough(content, right):
    # Four of five words are .8, three of five are .6.
    gold = replace(GOLD, attributions=(SWIM,))
    assert figures((says("Bo Lee", "told us", content),), gold)["content_f1@.8"] == right


def test_a_content_that_is_too_long_matches_only_by_the_measure_that_looks_at_gold_alone():
    # 2 shared of 14 words in all: .14 by Jaccard, 1 by the share of gold covered.
    gold = replace(GOLD, attributions=(RAIN,))
    values = figures((says("Ann", "said", TEXT[:-1]),), gold)
    assert (values["content_f1@.3"], values["covered_content_f1@.8"]) == (0, 1)


@pytest.mark.parametrize(
    ("source", "right"), [("Bo Lee", 1), ("Lee", 1), ("Bo Lee told us that", 0), ("Ann", 0), (None, 0)]
)
def test_a_relation_needs_sources_that_overlap_by_half(source, right):
    # "Lee" is 1 of 2 words; "Bo Lee told us that" 2 of 5.
    gold = replace(GOLD, attributions=(SWIM,))
    values = figures((replace(SWIM, source=says(source, None, None).source),), gold)
    assert (values["content_f1@.8"], values["relation_f1@.8"], values["source_accuracy@.8"]) == (
        1,
        right,
        right,
    )


@pytest.mark.parametrize(("source", "right"), [(None, 1), ("Ann", 0)])
def test_where_gold_names_no_source_none_may_be_predicted(source, right):
    gold = replace(GOLD, attributions=(replace(SWIM, source=()),))
    values = figures((replace(SWIM, source=says(source, None, None).source),), gold)
    assert (
        values["relation_f1@.5"]
        == values["source_accuracy@.5"]
        == values["covered_source_accuracy@.5"]
        == right
    )


def test_a_source_that_shares_one_word_is_right_by_the_looser_measure():
    gold = replace(GOLD, attributions=(SWIM,))
    values = figures((replace(SWIM, source=says("Lee told us that", None, None).source),), gold)
    assert (values["source_accuracy@.5"], values["covered_source_accuracy@.5"]) == (0, 1)


def test_source_accuracy_is_over_matched_contents_only():
    values = figures((RAIN, says("Ann", "told us", "nobody")))
    assert (values["source_accuracy@.3"], values["content_recall@.3"]) == (1, 1 / 2)


def test_a_prediction_made_twice_is_a_false_one():
    values = figures((RAIN, RAIN, SWIM, SWIM))
    assert (values["content_precision@.3"], values["relation_precision@.8"]) == (1 / 2, 1 / 2)
    assert (values["content_recall@.3"], values["content_word_precision"]) == (1, 1)


def test_one_long_prediction_matches_one_gold_content_only():
    gold = replace(GOLD, attributions=(says(None, None, "nobody swims"), says(None, None, "here today")))
    values = figures((says(None, None, "nobody swims here today"),), gold)
    assert (values["content_precision@.5"], values["content_recall@.5"]) == (1, 1 / 2)


def test_attributions_without_content_count_by_their_words_only():
    gold = replace(GOLD, attributions=(RAIN, says("Bo Lee", "told us", None)))
    values = figures((RAIN,), gold)
    assert (values["relation_f1@.3"], values["source_word_recall"]) == (1, 1 / 3)


def test_nothing_found_is_nothing_right_and_leaves_source_accuracy_undefined():
    values = figures(())
    assert set(values.values()) == {0.0}
    assert not any("accuracy" in name for name in values)


def test_a_role_that_neither_side_has_is_not_measured():
    gold = replace(GOLD, attributions=(says("Ann", None, "it rains"),))
    assert not any(name.startswith("cue_word") for name in figures(gold.attributions, gold))


def test_figures_are_over_all_articles_together():
    # Article "rain" 2 of 2 contents, article "more" 0 of 1: recall 2/3, not the mean of 1 and 0.
    more = replace(GOLD, name="more", attributions=(RAIN,))
    result = score_attribution([GOLD, more], {"rain": (RAIN, SWIM)}, seed=1)
    values = {figure.name: figure.value for figure in result.figures}
    assert (values["content_recall@.5"], values["content_precision@.5"]) == (2 / 3, 1)


def test_n_is_the_number_of_gold_attributions_and_of_matched_ones_for_accuracy():
    gold = replace(GOLD, attributions=(RAIN, SWIM, says("Ann", "said", None)))
    sizes = {f.name: f.n for f in score_attribution([gold], {"rain": (RAIN,)}, seed=1).figures}
    assert (sizes["content_word_f1"], sizes["relation_f1@.3"], sizes["source_accuracy@.3"]) == (3, 2, 1)


def test_the_result_shows_what_was_missed_and_what_was_wrong():
    found = (RAIN, says("us", "told", "nobody swims"))
    result = score_attribution([GOLD], {"rain": found}, seed=1)
    (line,) = result.questions
    assert (line.id, line.outlet, line.month, line.status) == (
        "rain",
        "Tern Bay Gazette",
        "2025-03",
        "answered",
    )
    assert line.wanted == ("that nobody swims here today",)
    assert line.came == (Shown("nobody swims", "rain", "Tern Bay Gazette", "2025-03-04", "us", hit=False),)
    assert line.values["content_f1@.5"] == 1 / 2
    assert (result.n, result.settings["overlap"]) == (2, "jaccard of words")


def test_what_is_shown_goes_by_the_place_of_each_side():
    result = score_attribution([GOLD], {"rain": (SWIM, says("us", "told", "told us"))}, seed=1)
    (line,) = result.questions
    assert (line.wanted, [shown.text for shown in line.came]) == (("it rains",), ["told us"])


def test_the_breakdown_is_by_outlet_and_month():
    other = replace(GOLD, name="more", outlet=None, date="2025-04-01")
    result = score_attribution([GOLD, other], {"rain": GOLD.attributions}, seed=1)
    outlets, months = result.breakdown["outlet"], result.breakdown["month"]
    assert {name: (group["content_f1@.5"], group["n"]) for name, group in outlets.items()} == {
        "Tern Bay Gazette": (1, 2),
        "unknown": (0, 2),
    }
    assert {name: group["relation_recall@.8"] for name, group in months.items()} == {
        "2025-03": 1,
        "2025-04": 0,
    }


def test_there_is_no_breakdown_where_nothing_is_known():
    plain = replace(GOLD, outlet=None, date=None)
    assert score_attribution([plain], {}, seed=1).breakdown == {"outlet": {}, "month": {}}


def test_predictions_for_unknown_articles_are_counted_in_a_note():
    result = score_attribution([GOLD], {"rain": (), "snow": (RAIN,)}, seed=1)
    assert result.notes[0] == "predictions for 1 names of no gold article were left out"


def test_gold_without_attributions_or_with_a_name_twice_is_refused():
    with pytest.raises(BadInput, match="no gold attribution in 1 articles"):
        score_attribution([replace(GOLD, attributions=())], {}, seed=1)
    with pytest.raises(BadInput, match="two gold articles are named 'rain'"):
        score_attribution([GOLD, replace(GOLD, name="more"), GOLD], {}, seed=1)


def test_the_order_of_articles_changes_nothing():
    articles = [replace(GOLD, name=name) for name in ("b", "a", "d", "c")]
    found = {"a": (RAIN,), "b": (SWIM, SWIM), "c": ()}
    there, back = (score_attribution(order, found, seed=1) for order in (articles, articles[::-1]))
    assert there == back


def test_folders_are_scored_and_their_notes_kept(tmp_path):
    write_brat(tmp_path / "gold", [GOLD, replace(GOLD, name="more")])
    write_brat(tmp_path / "found", [GOLD])
    result = score_folders(tmp_path / "gold", tmp_path / "found", seed=1)
    assert {figure.name: figure.value for figure in result.figures}["relation_recall@.8"] == 1 / 2
    assert (result.testset, result.n) == ("gold", 4)
    assert result.notes[0] == "predicted: nothing predicted for want of an .ann: more"


# Properties

PIECES = st.lists(
    st.builds(lambda at, size: Span(at, at + size), st.integers(0, 50), st.integers(1, 16)), max_size=2
)
FOUND = st.lists(
    st.builds(lambda s, u, o: make_attribution(source=s, cue=u, content=o), PIECES, PIECES, PIECES),
    max_size=5,
).map(tuple)


def counts_of(gold, found):
    return count_article(AnnotatedArticle("x", TEXT, gold), found).counts


@given(FOUND, FOUND)
def test_precision_and_recall_change_places_with_gold_and_found(gold, found):
    symmetric = [not measure.name.startswith("covered") for measure in MEASURES]
    there, back = compute_rates(counts_of(gold, found)), compute_rates(counts_of(found, gold))
    np.testing.assert_array_equal(there[symmetric][:, [1, 0, 2]], back[symmetric])


@given(FOUND, FOUND, st.randoms(use_true_random=False))
def test_the_order_of_attributions_changes_no_figure(gold, found, order):
    mixed = tuple(tuple(order.sample(side, len(side))) for side in (gold, found))
    np.testing.assert_array_equal(counts_of(gold, found), counts_of(*mixed))


@given(FOUND)
def test_anything_against_itself_is_right(gold):
    counts = counts_of(gold, gold)
    np.testing.assert_array_equal(counts[:, 0], counts[:, 1])
    np.testing.assert_array_equal(counts[:, 0], counts[:, 2])


@given(FOUND, FOUND)
def test_matches_grow_rarer_with_the_threshold_and_are_never_more_than_by_the_looser_measure(gold, found):
    right = {(m.name, m.threshold): row[0] for m, row in zip(MEASURES, counts_of(gold, found), strict=True)}
    for name in ("relation", "content", "covered_content"):
        assert right[name, 0.3] >= right[name, 0.5] >= right[name, 0.8]
    for threshold in (0.3, 0.5, 0.8):
        assert right["source", threshold] <= right["relation", threshold] <= right["content", threshold]
        assert right["content", threshold] <= right["covered_content", threshold]


# Intervals


def draw_counts(articles):
    random_numbers = np.random.default_rng(7)
    wanted = random_numbers.integers(1, 9, (articles, len(MEASURES)))
    right = random_numbers.integers(0, wanted + 1)
    return np.stack([right, wanted, wanted], axis=-1)


def test_an_interval_is_that_of_articles_drawn_again_and_again():
    counts = draw_counts(30)
    figure = make_figures(counts, np.ones(len(MEASURES)), seed=3)[0]
    order, values = random.Random(5), []
    for _ in range(RESAMPLES):
        drawn = [order.randrange(30) for _ in range(30)]
        values.append(counts[drawn, 0, 0].sum() / counts[drawn, 0, 1].sum())
    low, high = np.percentile(values, [2.5, 97.5])
    assert figure.name == "source_word_f1"
    assert abs(figure.low - low) < 0.015
    assert abs(figure.high - high) < 0.015
    assert figure.low < figure.value < figure.high


def test_equal_articles_give_an_interval_of_no_width():
    result = score_attribution([GOLD, replace(GOLD, name="more")], {"rain": (RAIN,), "more": (RAIN,)}, seed=1)
    figure = next(figure for figure in result.figures if figure.name == "content_recall@.5")
    assert (figure.low, figure.value, figure.high) == (1 / 2, 1 / 2, 1 / 2)


def test_one_article_gives_no_interval():
    assert {f.low for f in score_attribution([GOLD], {"rain": (RAIN,)}, seed=1).figures} == {None}


def test_the_seed_decides_the_draws():
    counts, sizes = draw_counts(12), np.ones(len(MEASURES))
    assert make_figures(counts, sizes, seed=3) == make_figures(counts, sizes, seed=3)
    assert make_figures(counts, sizes, seed=3) != make_figures(counts, sizes, seed=4)


# PolNeAR


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not beside this checkout")
@pytest.mark.parametrize(
    ("part", "articles", "attributions", "empty"), [("dev", 84, 2192, 1), ("train", 840, 19834, 34)]
)
def test_polnear_is_read_whole_and_right_against_itself(part, articles, attributions, empty):
    folder = read_brat(SHARED / "corpus" / "polnear" / part)
    (note,) = folder.notes  # no span differs from its text
    assert note.startswith(f"not read: {empty} E lines without source, cue and content: ")
    assert len(folder.articles) == articles
    result = score_attribution(folder.articles, {a.name: a.attributions for a in folder.articles}, seed=1)
    assert (result.n, {figure.value for figure in result.figures}) == (attributions, {1.0})
    assert len(result.breakdown["outlet"]) == 7


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not beside this checkout")
def test_polnear_is_written_and_read_back(tmp_path):
    articles = [
        replace(a, outlet=None, date=None) for a in read_brat(SHARED / "corpus" / "polnear" / "dev").articles
    ]
    write_brat(tmp_path / "out", articles)
    again = [replace(a, outlet=None, date=None) for a in read_brat(tmp_path / "out").articles]
    assert again == articles
