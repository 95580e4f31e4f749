import pytest

from benchmarks.evals import list_cases, shorten
from benchmarks.tables import PAGES, fill_tables, make_tables, number, tabulate_evals


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
    assert [case.name for case in list_cases("own", tmp_path)] == ["sample"]
    assert tabulate_evals("none of this name") == ""
