import random

import ir_measures
import pytest
import pytrec_eval

from index.records import Span
from qa.evaluate.measures.places import find_places, index_names, shares_half
from qa.evaluate.measures.ranking import MEASURES, score_rankings
from qa.evaluate.measures.relevance import find_relevant
from qa.evaluate.measures.retrieval import (
    FIGURES,
    average_recall,
    measure_retrieval,
    rank_articles,
    recall_at,
)
from qa.evaluate.records import Gold
from tests.qa.evaluate.handmade import Shelf, chunk_hit, make_article, make_hits, make_outcome, make_question

PIER = make_article("news/pier.txt", "The pier will open in June.\nNobody believes it.")
TRAM = make_article("news/tram.txt", "A violin was found.\nThe owner was glad.")
HONEY = make_article("news/honey.txt", "It rained on the lime trees.\nBees stayed at home.")
SHELF = Shelf(PIER, TRAM, HONEY)


def measure(*outcomes, shelf=SHELF):
    return measure_retrieval(outcomes, articles_of=shelf.articles_of, chunks_of=shelf.chunks_of)


def values_of(outcome, shelf=SHELF):
    return measure(outcome, shelf=shelf).values["q"]


# Names


def test_an_article_answers_to_id_source_file_name_and_stem():
    names = index_names([PIER, TRAM])
    for name in ("news/pier.txt*", "news/pier.txt", "pier.txt", "pier"):
        assert names[name] == (PIER.id,)
    assert "news" not in names


def test_an_article_of_a_larger_file_answers_to_its_key():
    article = make_article("dump.jsonl#MED-10")
    assert index_names([article])["MED-10"] == (article.id,)


def test_a_name_means_the_article_it_fits_exactly_and_no_other_by_its_stem():
    whole, decimal = make_article("dump.jsonl#7"), make_article("dump.jsonl#7.1")
    assert index_names([decimal, whole])["7"] == (whole.id,)


def test_a_file_name_in_two_folders_means_both_articles():
    articles = [make_article("a/x.txt"), make_article("b/x.md")]
    assert index_names(articles)["x"] == tuple(article.id for article in articles)


# Places


def test_a_gold_text_stands_everywhere_it_occurs_also_overlapping():
    assert find_places(Gold("f", "aba"), "ababa") == [Span(0, 3), Span(2, 5)]


def test_a_gold_text_with_a_start_stands_there_alone():
    assert find_places(Gold("f", "aba", 2), "ababa") == [Span(2, 5)]


@pytest.mark.parametrize("gold", [Gold("f", "aba", 1), Gold("f", "aba", -3), Gold("f", "x"), Gold("f", "")])
def test_a_gold_text_that_is_not_there_stands_nowhere(gold):
    assert find_places(gold, "ababa") == []


def test_a_passage_needs_half_of_the_shorter_one():
    assert shares_half(Span(0, 12), Span(10, 14))  # 2 of 4
    assert not shares_half(Span(0, 11), Span(10, 14))  # 1 of 4
    assert shares_half(Span(0, 2), Span(1, 101))  # 1 of 2


def test_an_empty_passage_holds_nothing():
    assert not shares_half(Span(3, 3), Span(0, 10))


# Worked cases


def test_articles_rank_by_their_best_chunk():
    hits = [chunk_hit(TRAM, "The owner"), chunk_hit(PIER, "The pier"), chunk_hit(TRAM, "A violin")]
    assert rank_articles(hits) == [TRAM.id, PIER.id]


def test_one_gold_article_at_rank_2():
    found = values_of(make_outcome(make_question("q", ("pier.txt", "in June")), hits=make_hits(TRAM, PIER)))
    assert (found["R@1"], found["R@5"], found["MRR@10"], found["MAP"]) == (0, 1, 0.5, 0.5)
    assert found["nDCG@10"] == pytest.approx(0.63093, abs=1e-5)  # 1 / log2(3)


def test_recall_is_of_all_articles_with_a_gold_place():
    question = make_question("q", ("pier.txt", "June"), ("tram.txt", "violin"), ("pier.txt", "Nobody"))
    found = values_of(make_outcome(question, hits=make_hits(PIER, HONEY, TRAM)))
    assert (found["R@1"], found["R@5"]) == (0.5, 1)
    assert found["MAP"] == pytest.approx((1 + 2 / 3) / 2)


def test_grades_weigh_in_ndcg():
    question = make_question("q", relevant={"pier": 1, "tram.txt": 2, "honey": 0})
    found = values_of(make_outcome(question, hits=make_hits(PIER, TRAM)))
    assert found["nDCG@10"] == pytest.approx((1 + 2 * 0.63093) / (2 + 0.63093), abs=1e-5)
    assert found["R@1"] == 0.5


def test_an_article_graded_under_two_names_has_the_higher_grade():
    question = make_question("q", ("pier.txt", "June"), relevant={"pier.txt": 3, "pier": 2})
    relevant = find_relevant(question, articles_of=SHELF.articles_of, chunks_of=SHELF.chunks_of)
    assert relevant.articles == {PIER.id: 3}


def test_test_sets_that_judge_whole_articles_have_no_figures_of_passages():
    found = values_of(make_outcome(make_question("q", relevant={"pier": 1}), hits=make_hits(PIER)))
    assert not any(name.startswith("passage_") for name in found)
    assert measure(make_outcome(make_question("q", relevant={"pier": 1}))).recall.keys() == {
        "article",
        "reprint",
    }


def test_nothing_retrieved_counts_0_everywhere():
    found = values_of(make_outcome(make_question("q", ("pier.txt", "June"))))
    assert found == dict.fromkeys(FIGURES, 0.0)


@pytest.mark.parametrize("fields", [{"answerable": False}, {"relevant": {"pier": 0, "tram": -1}}])
def test_questions_to_which_nothing_is_relevant_are_left_out(fields):
    measured = measure(make_outcome(make_question("q", **fields), hits=make_hits(PIER)))
    assert (measured.values, measured.recall) == ({"q": {}}, {})


def test_the_name_decides_nothing_where_the_gold_text_is_in_one_of_two_files():
    other = make_article("old/pier.txt", "The pier is shut.")
    shelf = Shelf(make_article("news/p/pier.txt", "It opens in June."), other)
    relevant = find_relevant(
        make_question("q", ("pier.txt", "shut")), articles_of=shelf.articles_of, chunks_of=shelf.chunks_of
    )
    assert relevant.articles == {other.id: 1}


# Passages


def test_every_chunk_that_holds_a_gold_place_is_relevant():
    article = make_article("a.txt", "One June.\nTwo.\nThree June.")
    hits = [chunk_hit(article, "Two."), chunk_hit(article, "Three June.")]
    found = values_of(make_outcome(make_question("q", ("a.txt", "June")), hits=hits), Shelf(article))
    assert (found["passage_R@1"], found["passage_R@5"], found["passage_MRR@10"]) == (0, 0.5, 0.5)
    assert (found["R@1"], found["MRR@10"]) == (1, 1)


def test_only_the_chunk_at_the_place_of_an_answer_with_a_start_is_relevant():
    article = make_article("a.txt", "One June.\nTwo.\nThree June.")
    question = make_question("q", ("a.txt", "June", 21))
    found = values_of(make_outcome(question, hits=[chunk_hit(article, "One June.")]), Shelf(article))
    assert (found["R@1"], found["passage_R@100"]) == (1, 0)


def test_a_gold_text_over_two_chunks_needs_half_of_it_in_one():
    article = make_article("a.txt", "aaaaaabbbb")
    shelf = Shelf(article, chunks={article.id: [Span(0, 6), Span(6, 10)]})
    question = make_question("q", ("a.txt", "aabbbb"))  # 2 of its 6 are in the first chunk, 4 in the second
    relevant = find_relevant(question, articles_of=shelf.articles_of, chunks_of=shelf.chunks_of)
    assert relevant.passages == {"a.txt*:6-10"}


def test_a_gold_text_outside_all_chunks_counts_as_not_found_and_is_noted():
    article = make_article("a.txt", "Subscribe now!\nIt opens in June.")
    shelf = Shelf(article, chunks={article.id: [Span(15, 32)]})
    question = make_question("q", ("a.txt", "Subscribe"), ("a.txt", "June"))
    measured = measure(make_outcome(question, hits=[chunk_hit(article, "It opens in June.")]), shelf=shelf)
    assert measured.values["q"]["passage_R@100"] == 0.5
    assert measured.notes == (
        "1 gold texts are in no chunk of the archive; they count as passages not found",
    )


def test_an_article_the_archive_does_not_hold_counts_as_not_found_and_is_noted():
    question = make_question("q", ("pier.txt", "June"), ("gone.txt", "x"), ("tram.txt", "no such words"))
    measured = measure(make_outcome(question, hits=make_hits(PIER, TRAM)))
    assert measured.values["q"]["R@100"] == pytest.approx(1 / 3)
    assert measured.notes[0].startswith("2 relevant articles are not in the archive")
    assert "'gone.txt'" in measured.notes[0]


# Reprints


def test_a_reprint_of_a_gold_article_counts_as_found_beside_the_plain_figure():
    first = make_article("wire.txt", "The pier opens.", cluster="c")
    reprint = make_article("copy.txt", "The pier opens.", cluster="c")
    shelf = Shelf(first, reprint, TRAM)
    question = make_question("q", ("wire.txt", "pier"))
    found = values_of(make_outcome(question, hits=make_hits(TRAM, reprint)), shelf)
    assert (found["R@100"], found["reprint_R@1"], found["reprint_R@5"]) == (0, 0, 1)


def test_the_first_article_of_a_cluster_decides_its_rank():
    gold = make_article("wire.txt", "The pier opens.", cluster="c")
    reprint = make_article("copy.txt", "The pier opens.", cluster="c")
    outcome = make_outcome(make_question("q", ("wire.txt", "pier")), hits=make_hits(reprint, gold))
    found = values_of(outcome, Shelf(gold, reprint))
    assert (found["R@1"], found["reprint_R@1"]) == (0, 1)


def test_gold_articles_of_one_cluster_are_found_together():
    articles = [make_article(f"{name}.txt", "The pier opens.", cluster="c") for name in "abc"]
    question = make_question("q", *((article.source, "pier") for article in articles))
    found = values_of(make_outcome(question, hits=make_hits(articles[1])), Shelf(*articles))
    assert found["R@1"] == pytest.approx(1 / 3)
    assert found["reprint_R@1"] == 1


def test_without_reprints_both_recalls_are_equal():
    question = make_question("q", ("pier.txt", "June"), ("honey.txt", "Bees"))
    found = values_of(make_outcome(question, hits=make_hits(PIER, TRAM, HONEY)))
    for k in (1, 5, 10, 100):
        assert found[f"reprint_R@{k}"] == found[f"R@{k}"]


# Curves


def test_recall_by_rank_rises_where_something_is_found():
    question = make_question("q", ("pier.txt", "June"), ("honey.txt", "Bees"))
    curve = measure(make_outcome(question, hits=make_hits(PIER, TRAM, HONEY))).recall["article"]
    assert curve[:4] == (0.5, 0.5, 1, 1)
    assert len(curve) == 100


def test_the_curve_is_the_mean_of_recall_at_each_rank():
    rng = random.Random(4)
    questions = [[rng.choice([None, *range(1, 130)]) for _ in range(rng.randint(1, 5))] for _ in range(40)]
    expected = [sum(recall_at(ranks, k) for ranks in questions) / 40 for k in range(1, 101)]
    assert average_recall(questions) == pytest.approx(expected)


# Oracles


def make_run(seed, questions=25):
    """Make random grades and rankings: some documents unranked, some questions without anything relevant."""
    rng = random.Random(seed)
    documents = [f"d{n}" for n in range(150)]
    grades, rankings = {}, {}
    for n in range(questions):
        relevant = rng.sample(documents, rng.randint(1, 12))
        grades[f"q{n}"] = {name: rng.choice([0, 1, 1, 2, 3]) for name in relevant}
        rankings[f"q{n}"] = rng.sample(documents, rng.choice([0, 1, 7, 120]))
    return grades, rankings


@pytest.mark.parametrize("seed", range(8))
def test_random_runs_have_the_figures_of_pytrec_eval(seed):
    grades, rankings = make_run(seed)
    ours = score_rankings(grades, rankings)
    evaluator = pytrec_eval.RelevanceEvaluator(
        grades, {"ndcg_cut.10", "recall.1,5,10,100", "map", "recip_rank"}
    )
    run = {q: {name: 1 / (5 + rank) for rank, name in enumerate(names)} for q, names in rankings.items()}
    theirs = evaluator.evaluate(run)
    assert ours.keys() == {q for q, by_name in grades.items() if any(by_name.values())}
    for question, found in ours.items():
        other = theirs.get(question, dict.fromkeys(("ndcg_cut_10", "map", "recip_rank"), 0.0))
        assert found["nDCG@10"] == pytest.approx(other["ndcg_cut_10"])
        assert found["MAP"] == pytest.approx(other["map"])
        for k in (1, 5, 10, 100):
            assert found[f"R@{k}"] == pytest.approx(other.get(f"recall_{k}", 0.0))
        reciprocal = other["recip_rank"]
        assert found["MRR@10"] == pytest.approx(reciprocal if reciprocal >= 0.1 else 0.0)


@pytest.mark.parametrize("seed", range(8, 12))
def test_the_whole_pipeline_has_the_figures_of_ir_measures_called_directly(seed):
    grades, rankings = make_run(seed)
    articles = {f"d{n}": make_article(f"d{n}.txt", "x") for n in range(150)}
    outcomes = [
        make_outcome(
            make_question(q, relevant=grades[q]), hits=make_hits(*(articles[d] for d in rankings[q]))
        )
        for q in grades
    ]
    ours = measure(*outcomes, shelf=Shelf(*articles.values())).values
    qrels = [
        ir_measures.Qrel(q, d, g)
        for q, by_name in grades.items()
        for d, g in by_name.items()
        if any(by_name.values())
    ]
    run = [ir_measures.ScoredDoc(q, d, -float(r)) for q, ds in rankings.items() for r, d in enumerate(ds)]
    wanted = {ir_measures.parse_measure(theirs): name for name, theirs in MEASURES.items()}
    theirs = list(ir_measures.iter_calc(list(wanted), qrels, run))
    assert len(theirs) == 7 * sum(bool(found) for found in ours.values()) > 0
    for metric in theirs:
        assert ours[metric.query_id][wanted[metric.measure]] == pytest.approx(metric.value)


@pytest.mark.parametrize("names", [["a", "b"], ["b", "a"]])
def test_ranks_decide_and_neither_ties_nor_names(names):
    # trec_eval puts "b" before "a" where scores are equal, MS MARCO's script "a" before "b"
    found = score_rankings({"q": {names[0]: 1}}, {"q": names})["q"]
    assert (found["R@1"], found["MRR@10"], found["MAP"], found["nDCG@10"]) == (1, 1, 1, 1)


def test_the_order_of_a_long_ranking_survives_32_bit_scores():
    names = [f"d{rank:05}" for rank in range(20_000)]
    found = score_rankings({"q": {names[15_000]: 1}}, {"q": names})["q"]
    assert found["MAP"] == pytest.approx(1 / 15_001)


def test_worked_case_by_hand():
    # relevant: a (2), b (1), c (1); ranking x a y c: ideal DCG 2 + .63093 + .5, DCG 2 x .63093 + .43068
    found = score_rankings({"q": {"a": 2, "b": 1, "c": 1}}, {"q": ["x", "a", "y", "c"]})["q"]
    assert found["nDCG@10"] == pytest.approx(1.69254 / 3.13093, abs=1e-5)
    assert found["MAP"] == pytest.approx((1 / 2 + 2 / 4) / 3)
    assert (found["R@1"], found["R@5"], found["MRR@10"]) == (0, pytest.approx(2 / 3), 0.5)
