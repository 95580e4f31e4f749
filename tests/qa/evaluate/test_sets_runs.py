"""TREC runs, read back by ir_measures."""

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadInput
from index.records import Article, Metadata, Span
from qa.evaluate.records import Outcome, TestQuestion
from qa.evaluate.sets import write_run
from qa.records import Answer, Hit, IndexState, Interpretation


def hit(source, score, start=0, end=9):
    found = Article(f"id-{source}", source, "x" * 900, Metadata(), (), "2025-01-01T00:00:00+00:00")
    return Hit(found, Span(start, end), score)


def outcome(name, *hits, relevant=None):
    answer = Answer(
        name, "Who?", "abstained", None, 0.0, Interpretation(), None, (), (), IndexState("c", 1, "m"), 0.0
    )
    return Outcome(TestQuestion(name, "Who?", relevant={} if relevant is None else relevant), answer, hits)


def run(tmp_path, *outcomes, **options):
    write_run(tmp_path / "run.txt", outcomes, "my tag", **options)
    return (tmp_path / "run.txt").read_text(encoding="utf-8")


def test_each_article_stands_once_by_its_best_chunk(tmp_path):
    text = run(
        tmp_path,
        outcome("q1", hit("a/pier.txt", 0.9), hit("a/bees.txt", 0.5, 10, 20), hit("a/pier.txt", 0.4, 30, 40)),
    )
    assert text == "q1 Q0 pier.txt 1 0.900000 my%20tag\nq1 Q0 bees.txt 2 0.500000 my%20tag\n"


def test_passages_have_their_range(tmp_path):
    text = run(tmp_path, outcome("q1", hit("pier.txt", 0.9), hit("pier.txt", 0.4, 30, 40)), passages=True)
    assert [line.split()[2] for line in text.splitlines()] == ["pier.txt:0-9", "pier.txt:30-40"]


def test_equal_scores_become_strictly_descending(tmp_path):
    text = run(tmp_path, outcome("q1", hit("b.txt", 0.5), hit("a.txt", 0.5), hit("c.txt", 0.6)))
    assert [line.split()[4] for line in text.splitlines()] == ["0.500000", "0.499999", "0.499998"]


def test_white_space_is_written_so_that_columns_stay(tmp_path):
    assert (
        run(tmp_path, outcome("q 1", hit("my pier.txt", 0.5)))
        == "q%201 Q0 my%20pier.txt 1 0.500000 my%20tag\n"
    )


def test_an_article_is_named_as_the_judgements_name_it(tmp_path):
    text = run(tmp_path, outcome("q1", hit("a/pier.txt", 0.9), relevant={"pier": 1}))
    assert text.split()[2] == "pier"


def test_articles_of_one_file_name_are_told_apart_by_source(tmp_path):
    text = run(tmp_path, outcome("q1", hit("a/pier.txt", 0.9), hit("b/pier.txt", 0.8)))
    assert [line.split()[2] for line in text.splitlines()] == ["a/pier.txt", "b/pier.txt"]


def test_a_question_without_hits_has_no_line(tmp_path):
    assert run(tmp_path, outcome("q1")) == ""


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(BadInput, match="cannot be written"):
        write_run(tmp_path / "none" / "run.txt", [], "t")


@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.sampled_from([0.0, 0.1, 0.5, 0.5, 1.0])), min_size=1, max_size=60
    )
)
def test_ir_measures_reads_the_articles_back_in_their_order(tmp_path_factory, drawn):
    hits = [hit(f"doc {number}.txt", score) for number, score in sorted(drawn, key=lambda pair: -pair[1])]
    path = tmp_path_factory.mktemp("run") / "run.txt"
    write_run(path, [outcome("q1", *hits)], "t")
    read = list(ir_measures.read_trec_run(str(path)))
    expected = list(dict.fromkeys(f"doc%20{h.article.source[4:]}" for h in hits))
    assert [doc.doc_id for doc in sorted(read, key=lambda doc: -doc.score)] == expected
    assert len({doc.score for doc in read}) == len(read)
