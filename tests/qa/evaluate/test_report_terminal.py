"""Tests of results in a terminal: columns, notes, no control characters."""

import click
import pytest

from qa.evaluate.compare import compare_results
from qa.evaluate.records import Figure, Result
from qa.evaluate.report import render_comparison, render_result
from tests.qa.evaluate.report_results import NASTY, make_hostile_result, make_line, make_result


def test_a_result_is_a_table_with_stages_and_notes():
    figures = (
        Figure("nDCG@10", 0.71, 3, 0.66, 0.76),
        Figure("ece", 0.094, 4, 0.06, 0.13),
        Figure("inexact", 0.0, 1200),
    )
    assert click.unstyle(render_result(make_result(figures=figures))).split("\n") == [
        "tern-bay: 4 questions",
        "version 0.4.0, model toy, index commit abc, articles 1,284",
        "",
        "figure     value  95 % interval      n",
        "inexact ↓      0                 1,200",
        "ece ↓       .094  [.060, .130]       4",
        "nDCG@10     .710  [.660, .760]       3",
        "↓ smaller is better",
        "",
        "stage     p50     p95",
        "embed  9.2 ms   14 ms",
        "total  1.09 s  2.17 s",
        "",
        "note: a note to be read",
    ]


def test_a_comparison_is_a_table_and_the_questions_won():
    ours, other = (make_result((make_line("q1", right=right), make_line("q2"))) for right in (True, False))
    lines = click.unstyle(render_comparison(compare_results(ours, other))).split("\n")
    assert lines[:4] == [
        "tern-bay: differences",
        "2 questions in both",
        "",
        "figure     other   ours  difference  95 % interval  p (Holm)  verdict         won / lost / tied",
    ]
    assert (
        lines[4] == "hit@1       .500  1.000       +.500  [.000, 1.000]     1.000  not told apart  1 / 0 / 1"
    )
    assert lines[-4:] == [
        "hit@1, won by ours: 1",
        "  q1  What did Bram Oster say about pier q1?",
        "",
        "hit@1, won by the other: 0",
    ]


def test_only_some_of_the_questions_won_are_listed_and_the_rest_counted():
    ours, other = (
        make_result([make_line(f"q{n}", right=right) for n in range(7)]) for right in (True, False)
    )
    assert "  and 2 more" in render_comparison(compare_results(ours, other)).split("\n")


@pytest.mark.parametrize("text", NASTY)
def test_no_control_character_reaches_the_terminal(text):
    result = make_hostile_result(text)
    shown = click.unstyle(render_result(result) + render_comparison(compare_results(result, result)))
    assert [
        letter for letter in shown if (letter != "\n" and ord(letter) < 32) or 127 <= ord(letter) < 160
    ] == []


def test_an_empty_result_is_its_name_and_size():
    assert click.unstyle(render_result(Result("empty", 0, ()))) == "empty: 0 questions"
