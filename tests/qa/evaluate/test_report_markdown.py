"""Tests of the Markdown report: tables that hold whatever stands in them."""

import re

import pytest

from qa.evaluate.compare import compare_results
from qa.evaluate.records import Figure, Result
from qa.evaluate.report.markdown import escape_markdown, render_markdown
from tests.qa.evaluate.report_results import (
    NASTY,
    make_hostile_result,
    make_line,
    make_result,
    make_wrong_reason,
)


def cells(row):
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]]


def tables(text):
    return [block.strip().split("\n") for block in text.split("\n\n") if block.startswith("| ")]


def test_a_cell_is_one_line_with_nothing_active():
    assert escape_markdown("a | b\n\n`c` *d* <e> [f](g)") == r"a \| b \`c\` \*d\* \<e\> \[f\](g)"
    assert escape_markdown("see https://tern.example now") == "see https:\u200b//tern.example now"
    assert escape_markdown("\\|") == r"\\\|"


def test_the_figures_stand_with_interval_n_and_meaning():
    text = render_markdown(make_result(figures=(Figure("hit@1", 0.762, 150, 0.69, 0.83),)))
    assert tables(text)[0] == [
        "| figure | value | 95 % interval | n | what it is |",
        "|---|---:|---|---:|---|",
        r"| hit@1 | .762 | \[.690, .830\] | 150 | Answerable questions with a right passage in the first quote |",
    ]


def test_it_begins_with_test_set_size_and_settings():
    lines = render_markdown(make_result()).split("\n")
    assert lines[0] == "## tern-bay: 4 questions"
    assert lines[2] == r"version 0.4.0 · model toy · index commit abc · articles 1,284"
    assert "- a note to be read" in lines


@pytest.mark.parametrize("text", NASTY)
def test_a_table_keeps_its_columns_whatever_stands_in_it(text):
    result = make_hostile_result(text)
    made = render_markdown(result, compare_results(result, result))
    for table in tables(made):
        assert len({len(cells(row)) for row in table}) == 1
    assert not re.search(r"(?<!\\)[<`]|(?<!\\)\]\(", made.replace("<.001", ""))


def test_the_ten_worst_are_listed_and_all_counted():
    text = render_markdown(make_result([make_line(f"q{n}", right=False) for n in range(12)]))
    assert "12 of 12 questions went wrong; the first 10, gravest first." in text
    assert len(tables(text)[-1]) == 2 + 10


def test_a_wrong_reason_to_decline_stands_beside_the_right_ones():
    row = tables(render_markdown(make_result([make_wrong_reason()])))[-1][2]
    assert "declined, and not for the right reason" in row
    assert "to decline (topic-absent or not-on-topic)" in row
    assert "declined (no-answer); closest: " in row


def test_the_comparison_is_a_table_and_two_lists():
    ours, other = (make_result((make_line("q1", right=right), make_line("q2"))) for right in (True, False))
    text = render_markdown(ours, compare_results(ours, other))
    assert cells(tables(text)[1][2]) == [
        "hit@1", ".500", "1.000", "+.500", r"\[.000, 1.000\]", "1.000", "1.000", "not told apart", "1 / 0 / 1",
    ]  # fmt: skip
    assert "Won by ours (1), by hit@1:\n\n- q1: What did Bram Oster say about pier q1? (0 → 1)" in text
    assert "Won by the other (0):\n\n- none" in text


def test_an_empty_result_is_still_a_report():
    assert render_markdown(Result("empty", 0, ())).startswith("## empty: 0 questions\n\n")
