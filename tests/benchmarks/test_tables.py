import pytest

from benchmarks.evals import list_cases, shorten
from benchmarks.tables import (
    PAGES,
    fill_tables,
    make_tables,
    number,
    tabulate_evals,
    write_speakers,
    write_statements,
)


def test_the_tables_of_the_pages_are_those_of_the_results():
    texts = [page.read_text(encoding="utf-8") for page in PAGES]
    assert [fill_tables(text, make_tables()) for text in texts] == texts
    assert (
        [text.count("<!-- table ") for text in texts]
        == [text.count("<!-- end -->") for text in texts]
        == [2, 1]
    )


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [
        (0.8333, 2, ".83"),
        (1.0, 2, "1.00"),
        (0.0, 2, "0"),
        (0.0002, 2, ".00"),
        (48.0, 2, "48"),
        (0.99949, 3, ".999"),
        (12.5, 1, "12.5"),
    ],
)
def test_a_share_is_written_without_its_nought(value, digits, written):
    assert number(value, digits) == written


def test_a_table_is_put_between_its_comments_and_nothing_else_changes():
    text = "a\n<!-- table own -->\nold\n<!-- end -->\nb\n<!-- table shared -->\n<!-- end -->\n"
    filled = fill_tables(text, {"own": "| new |\n", "shared": ""})
    assert filled == text.replace("old\n", "| new |\n")


def test_a_figure_of_an_evaluation_becomes_a_row():
    figure = {"name": "inexact", "value": 0.0, "n": 3, "low": None, "high": None}
    assert shorten(figure) == {"figure": "inexact", "value": 0.0, "low": "", "high": "", "n": 3}


def test_every_test_set_of_the_project_is_evaluated(tmp_path):
    assert [case.name for case in list_cases("own", tmp_path, tmp_path)] == ["sample"]
    assert tabulate_evals("none of this name") == ""


def test_statements_are_written_by_finder_with_what_tagging_costs():
    figures = [
        {"finder": "tagger", "figure": "relation_f1@.5", "value": 0.75},
        {"finder": "rules", "figure": "relation_f1@.3", "value": 0.9},
        {"finder": "rules", "figure": "relation_f1@.5", "value": 0.5},
    ]
    result = {"figures": figures, "notes": {"tagging takes, times embedding": 0.9612}}
    assert write_statements(result) == "tagger .75, rules .50; 0.96 times embedding"
    assert write_statements(result | {"notes": {}}) == "tagger .75, rules .50"


def test_speakers_are_written_as_right_and_wrong():
    assert write_speakers({"notes": {"accuracy": {"mean": 0.845}, "wrong": {"mean": 0.03}}}) == ".84, .03"
