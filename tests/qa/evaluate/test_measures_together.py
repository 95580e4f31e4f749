import pytest

from qa.evaluate.breakdown import break_down, find_origin, group_questions
from qa.evaluate.measures import WHOLE_QUOTES, find_latency, measure_outcomes
from qa.evaluate.records import Bin, Figure, Latency, TestSet
from tests.qa.evaluate.handmade import (
    Shelf,
    make_answer,
    make_article,
    make_hits,
    make_outcome,
    make_question,
    quote_of,
)

PIER = make_article("pier.txt", "The pier opens in June.", outlet="Tern Bay Gazette", date="2025-03-04")
TRAM = make_article("tram.txt", "A violin was found.", outlet="Tern Bay Gazette", date="2025-04-01")
HONEY = make_article("honey.txt", "Bees stayed at home.")
SHELF = Shelf(PIER, TRAM, HONEY)


def measure(*outcomes, format="native"):
    testset = TestSet("t", format, tuple(outcome.question for outcome in outcomes))
    return measure_outcomes(
        testset,
        outcomes,
        articles_of=SHELF.articles_of,
        chunks_of=SHELF.chunks_of,
        text_of=SHELF.text_of,
        seed=1,
    )


def right(id, **fields):
    question = make_question(id, ("pier.txt", "opens in June"), **fields)
    return make_outcome(question, quote_of(PIER, PIER.text), hits=make_hits(PIER), confidence=0.9)


def wrong(id, **fields):
    question = make_question(id, ("tram.txt", "violin"), **fields)
    return make_outcome(question, quote_of(PIER, PIER.text), hits=make_hits(PIER, TRAM), confidence=0.4)


def declined(id):
    return make_outcome(
        make_question(id, answerable=False), quote_of(HONEY, HONEY.text), answered=False, confidence=0.0
    )


def figures_of(measured):
    return {figure.name: figure for figure in measured.figures}


def test_a_native_set_gives_retrieval_answers_and_declining_in_a_fixed_order():
    names = [figure.name for figure in measure(right("a"), wrong("b"), declined("c")).figures]
    expected = [
        "nDCG@10", "R@1", "R@5", "R@10", "R@100", "MRR@10", "MAP",
        "passage_nDCG@10", "passage_R@1", "passage_R@5", "passage_R@10", "passage_R@100", "passage_MRR@10", "passage_MAP",
        "reprint_R@1", "reprint_R@5", "reprint_R@10", "reprint_R@100",
        "hit@1", "hit@3", "quotes", "inexact", "overlong",
        "answered", "declined", "balanced", "auroc", "aurc", "ece",
    ]  # fmt: skip
    assert names == expected


def test_figures_are_means_over_the_questions_they_are_of():
    found = figures_of(measure(right("a"), wrong("b"), right("d"), declined("c")))
    assert (found["hit@1"].value, found["hit@1"].n) == (pytest.approx(2 / 3), 3)
    assert (found["MRR@10"].value, found["MRR@10"].n) == (pytest.approx(2.5 / 3), 3)
    assert found["declined"] == Figure("declined", 1.0, 1)
    assert (found["auroc"].value, found["auroc"].n) == (1.0, 4)
    # risks by falling confidence: the two right ones together, the wrong one, the declined one
    assert found["aurc"].value == pytest.approx((0 + 0 + 1 / 3 + 2 / 4) / 4)
    assert found["ece"].value == pytest.approx((2 * 0.1 + 0.4 + 0) / 4)


def test_intervals_hold_their_figure_and_counts_have_none():
    found = figures_of(measure(*(right(f"a{n}") for n in range(6)), *(wrong(f"b{n}") for n in range(6))))
    assert found["hit@1"].low < 0.5 < found["hit@1"].high
    assert found["aurc"].low < found["aurc"].value < found["aurc"].high
    assert found["quotes"] == Figure("quotes", 12.0, 12)


def test_an_answer_whose_second_quote_is_the_right_one_is_wrong():
    question = make_question("a", ("tram.txt", "violin"))
    outcome = make_outcome(question, quote_of(PIER, PIER.text), quote_of(TRAM, TRAM.text), confidence=0.4)
    assert measure(outcome).curves.reliability == (Bin(0.4, 0.0, 1),)


def test_right_reasons_are_a_share_of_the_questions_that_say_which_are_right():
    reasons = ["not-quoted", "not-quoted", "no-answer", "not-quoted"]
    outcomes = [
        make_outcome(make_question(f"r{n}", answerable=False, declined=("not-quoted",)), answered=False, declined=why)
        for n, why in enumerate(reasons)
    ]  # fmt: skip
    found = figures_of(measure(*outcomes, declined("c")))
    assert (found["right_reason"].value, found["right_reason"].n) == (0.75, 4)
    assert found["right_reason"].low < 0.75 < found["right_reason"].high
    assert (found["declined"].value, found["declined"].n) == (1.0, 5)


def test_values_are_by_question_and_only_of_figures_that_are_means():
    measured = measure(right("a"), declined("c"))
    assert measured.values["c"] == {"declined": 1}
    assert measured.values["a"]["hit@1"] == 1
    assert not {"auroc", "aurc", "ece", "balanced", "quotes"} & measured.values["a"].keys()


def test_the_same_seed_gives_the_same_result():
    outcomes = [right("a"), wrong("b"), declined("c")]
    assert measure(*outcomes) == measure(*outcomes)


def test_a_set_that_judges_articles_gives_retrieval_and_says_nothing_of_quotes():
    question = make_question("a", relevant={"pier.txt": 2})
    measured = measure(make_outcome(question, quote_of(PIER, PIER.text), hits=make_hits(PIER)), format="beir")
    names = figures_of(measured)
    assert names["nDCG@10"].value == 1
    assert not {"hit@1", "aurc", "ece", "auroc", "passage_R@1"} & names.keys()
    assert measured.shown["a"][0].hit is None
    assert (measured.curves.risk_coverage, measured.curves.reliability) == ((), ())


def test_a_squad_set_gives_reading_and_counts_questions_without_answer():
    question = make_question("a", ("pier.txt", "June", 18), short_answers=("June",))
    answered = make_outcome(question, quote_of(PIER, PIER.text), given=make_answer(short="June"))
    measured = measure(answered, declined("c"), format="squad")
    found = figures_of(measured)
    assert (found["open_em"].value, found["open_em"].n) == (0.5, 2)
    assert (found["given_em"].value, found["given_em"].n) == (1, 1)
    assert found["open_holds@1"].value == 1
    assert measured.notes == ()


def test_it_is_noted_where_whole_quotes_stand_in_for_short_answers():
    question = make_question("a", ("pier.txt", "June"), short_answers=("June",))
    assert measure(make_outcome(question, quote_of(PIER, PIER.text))).notes == (WHOLE_QUOTES,)


def test_the_curves_are_those_of_the_same_questions():
    curves = measure(right("a"), wrong("b")).curves
    assert curves.risk_coverage == ((0.5, 0.0), (1.0, 0.5))
    assert curves.reliability == (Bin(0.4, 0.0, 1), Bin(0.9, 1.0, 1))
    assert curves.recall["article"][:2] == (0.5, 1.0)


def test_closest_passages_are_shown_where_it_declined():
    shown = measure(declined("c")).shown["c"]
    assert [(each.text, each.hit) for each in shown] == [("Bees stayed at home.", False)]


def test_nothing_asked_gives_no_figure_but_counts():
    measured = measure()
    assert [figure.name for figure in measured.figures] == ["quotes", "inexact", "overlong"]


def test_latency_is_interpolated_between_questions_with_the_total_last():
    stages = [{"total": 10.0 * n, "read": float(n)} for n in range(1, 12)]
    assert find_latency(stages) == {"read": Latency(6.0, 10.5, 11), "total": Latency(60.0, 105.0, 11)}
    assert list(find_latency(stages)) == ["read", "total"]


def test_stages_not_taken_by_all_questions_count_those_that_took_them():
    assert find_latency([{"total": 4.0}, {"read": 1.0, "total": 6.0}])["read"] == Latency(1.0, 1.0, 1)


# Breakdown


def test_a_question_belongs_to_outlet_and_month_of_its_gold_article():
    origin = find_origin(wrong("a"), SHELF.articles_of)
    assert (origin.outlet, origin.month) == ("Tern Bay Gazette", "2025-04")


def test_graded_articles_decide_by_their_grade():
    outcome = make_outcome(make_question("q", relevant={"honey": 1, "tram": 2, "pier": 0}))
    assert find_origin(outcome, SHELF.articles_of).month == "2025-04"


def test_without_gold_the_first_article_that_came_decides():
    nothing = make_question("q", answerable=False)
    quoted = make_outcome(nothing, quote_of(HONEY, HONEY.text), answered=False, hits=make_hits(PIER))
    assert find_origin(quoted, SHELF.articles_of).outlet is None
    assert find_origin(make_outcome(nothing, hits=make_hits(PIER)), SHELF.articles_of).month == "2025-03"
    assert find_origin(make_outcome(nothing), SHELF.articles_of).month is None


def test_dimensions_nothing_is_known_of_are_left_out():
    assert group_questions([right("a"), declined("c")], SHELF.articles_of) == {
        "outlet": {"a": "Tern Bay Gazette", "c": "unknown"},
        "month": {"a": "2025-03", "c": "unknown"},
    }


def test_questions_are_grouped_by_the_reasons_that_are_right():
    several = make_question("b", answerable=False, declined=("topic-absent", "not-on-topic"))
    groups = group_questions([right("a"), make_outcome(several), declined("c")], SHELF.articles_of)
    assert groups["reason"] == {"b": "topic-absent or not-on-topic"}


def test_kinds_are_groups_of_their_own():
    assert group_questions([right("a", kind="fact")], SHELF.articles_of)["kind"] == {"a": "fact"}


def test_each_group_has_the_mean_of_its_questions_and_its_size():
    values = {
        "a": {"hit@1": 1.0},
        "b": {"hit@1": 0.0, "speaker": 1.0},
        "c": {"declined": 1.0},
        "d": {"hit@1": 0.5},
    }
    groups = {"a": "fact", "b": "fact", "c": "unknown", "d": "date", "e": "unknown", "f": "unknown"}
    assert break_down(values, groups) == {
        "fact": {"n": 2, "hit@1": 0.5, "speaker": 1.0},
        "date": {"n": 1, "hit@1": 0.5},
        "unknown": {"n": 3, "declined": 1.0},
    }


def test_the_largest_group_comes_first_then_names_and_unknown_last():
    groups = dict(zip("abcdefg", ["x", "unknown", "unknown", "unknown", "y", "w", "y"], strict=True))
    assert list(break_down({}, groups)) == ["y", "w", "x", "unknown"]
