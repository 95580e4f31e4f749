"""Tests of the HTML page: one file, well formed, everything escaped, the worst first."""

import itertools
import re
from html.parser import HTMLParser

import pytest

from qa.evaluate.compare import compare_results
from qa.evaluate.records import Figure, Result, Shown
from qa.evaluate.report import write_report
from qa.evaluate.report.html import MOST_LISTED, render_page
from qa.evaluate.report.plots import draw_plots
from tests.qa.evaluate.report_results import (
    NASTY,
    OTHER,
    WANTED,
    make_hostile_result,
    make_line,
    make_result,
    make_wrong_reason,
)

VOID = {"meta", "link", "img", "input", "br", "hr", "wbr"}


class Reader(HTMLParser):
    """Collects elements, headings and texts; checks that tags close in order."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.headings, self.texts, self._open = [], [], {}, []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        assert len(attrs) == len(dict(attrs)), f"{tag} has an attribute twice"
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        for tag in set(self._open):
            self.texts[tag] = self.texts.get(tag, "") + data

    def attributes(self, name):
        return [attrs[name] for _, attrs in self.tags if name in attrs]


def page(result, other=None):
    return render_page(result, draw_plots(result), None if other is None else compare_results(result, other))


@pytest.fixture(scope="module")
def whole():
    return page(make_result(), make_result())


def test_the_page_is_well_formed_and_no_id_occurs_twice(whole):
    ids = Reader(whole).attributes("id")
    assert whole.startswith("<!DOCTYPE html>\n")
    assert len(ids) == len(set(ids))


def test_headings_go_down_one_level_at_a_time(whole):
    levels = Reader(whole).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_link_leads_to_a_part_of_the_page(whole):
    read = Reader(whole)
    links = [attrs["href"] for tag, attrs in read.tags if tag == "a"]
    assert len(links) == 6
    assert {link.removeprefix("#") for link in links} <= set(read.attributes("id"))


def test_every_reference_for_those_who_listen_has_its_target(whole):
    read = Reader(whole)
    assert {name for names in read.attributes("aria-labelledby") for name in names.split()} <= set(
        read.attributes("id")
    )


def test_every_head_of_a_table_says_what_it_heads(whole):
    assert all("scope" in attrs for tag, attrs in Reader(whole).tags if tag == "th")


def test_the_page_runs_nothing_and_fetches_nothing(whole):
    read = Reader(whole)
    assert {tag for tag, _ in read.tags} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "form",
        "base",
    } == set()
    assert read.attributes("src") == []
    assert "http:" not in whole
    assert "https:" not in whole
    assert not re.search(r"@import|url\((?!#)", whole)
    assert "default-src 'none'" in read.attributes("content")[0]


@pytest.mark.parametrize("text", NASTY)
def test_nothing_of_others_becomes_markup(text):
    result = make_hostile_result(text)
    tame, nasty = (Reader(page(r, r)) for r in (make_hostile_result("x"), result))
    assert [tag for tag, _ in nasty.tags if tag != "mark"] == [tag for tag, _ in tame.tags if tag != "mark"]
    assert [set(attrs) for tag, attrs in nasty.tags if tag != "mark"] == [
        set(attrs) for tag, attrs in tame.tags if tag != "mark"
    ]
    assert not any(value.strip().startswith("javascript") for value in nasty.attributes("href"))


def test_a_hostile_report_can_be_written(tmp_path):
    for number, text in enumerate(NASTY):
        result = make_hostile_result(text)
        write_report(result, tmp_path / str(number), comparison=compare_results(result, result))
        assert (tmp_path / str(number) / "report.html").read_text(encoding="utf-8").endswith("</html>\n")


def test_the_three_files_are_written_and_the_same_again(tmp_path):
    first = [path.read_bytes() for path in write_report(make_result(), tmp_path / "a")]
    again = write_report(make_result(), tmp_path / "a")
    assert [path.name for path in again] == ["report.json", "report.md", "report.html"]
    assert [path.read_bytes() for path in again] == first


def test_a_figure_has_value_interval_n_and_meaning():
    shown = page(make_result(figures=(Figure("ece", 0.094, 1200, 0.06, 0.13),)))
    row = shown[shown.index('<tr><th scope="row">ece') :].split("</tbody>")[0]
    assert (
        re.sub("<[^>]*>", "|", row).replace("|", " ").split()
        == (
            "ece .094 [.060, .130] 1,200 Mean gap between confidence and the share answered rightly. ↓ Smaller is better."
        ).split()
    )
    assert 'd="M9.2 7H17.6"' in row
    assert 'd="M13.3 1V13"' in row


def test_a_count_and_an_unknown_figure_are_shown_plainly():
    shown = page(make_result(figures=(Figure("inexact", 2.0, 4), Figure("novelty", 7.0, 4, 5.0, 9.0))))
    assert "whisker" not in shown.split("</style>")[1]
    assert '<th colspan="4"' not in shown
    assert "[5, 9]" in shown


def test_the_worst_question_stands_with_what_was_wanted_and_what_came():
    card = Reader(page(make_result((make_line("q", right=False, confidence=0.91),))))
    assert WANTED in card.texts["blockquote"]
    assert OTHER in card.texts["blockquote"]
    assert "answered, and the first quote is not a right one" in card.texts["strong"]
    assert "✗ not right" in card.texts["strong"]
    assert "confidence .910" in card.texts["span"]


def test_shared_words_are_marked_on_both_sides():
    came = (Shown("The pier will be open in June, they hope.", "b.txt"),)
    read = Reader(page(make_result((make_line("q", right=False, came=came),))))
    assert read.texts["mark"] == "The pier will be open in June" * 2


def test_a_declined_question_says_why_and_that_the_closest_is_no_answer():
    shown = page(make_result((make_line("q", answered=False),)))
    assert "Declined: “pier” is not spoken of. Closest, not an answer:" in shown


def test_a_wrong_reason_to_decline_stands_beside_the_right_ones():
    shown = page(make_result((make_wrong_reason(),)))
    assert "To decline: the archive holds no answer. Right: topic-absent or not-on-topic." in shown
    assert "Declined (no-answer): “pier” is not spoken of. Closest, not an answer:" in shown


def test_what_is_too_long_is_cut_and_counted():
    long = make_line("q", right=False, wanted=("w" * 750,) * 5)
    shown = page(make_result((long,)))
    assert "… 50 more characters" in shown
    assert "2 more in report.json" in shown
    assert "w" * 700 in shown
    assert "w" * 701 not in shown


def test_no_fault_is_said_in_one_sentence():
    assert "<p>No question went wrong.</p>" in page(make_result((make_line("q"),)))


def test_small_groups_are_marked_and_months_go_by_time():
    shown = page(make_result())
    assert shown.index("<bdi>2025-02</bdi>") < shown.index("<bdi>2025-03</bdi>")
    assert '<td class="number">3*</td>' in shown
    assert '<td class="number">12</td>' in shown
    assert shown.count("* fewer than 10 questions: hardly evidence.") == 1


def test_breakdowns_leave_out_and_count_what_is_too_much():
    groups = {f"g{n:02}": {"n": 20, **{f"f{m}": 0.5 for m in range(10)}} for n in range(43)}
    shown = page(make_result(breakdown={"outlet": groups}))
    assert "2 more figures and 3 more groups in report.json." in shown
    assert "<bdi>g39</bdi>" in shown
    assert "<bdi>g40</bdi>" not in shown


def test_the_comparison_names_who_won_what():
    ours, other = (make_result((make_line("q1", right=right), make_line("q2"))) for right in (True, False))
    shown = page(ours, other)
    assert "Won by ours (1)" in shown
    assert "Won by the other (0)" in shown
    won = shown.split("Won by ours (1)")[1].split("Won by the other")[0]
    assert "What did Bram Oster say about pier q1?" in won


def test_attributions_are_called_so():
    line = make_line("a.txt", question="a.txt", kind="article", values={"relation_f1@.5": 0.5})
    shown = page(
        Result("dev", 12, (Figure("relation_f1@.5", 0.5, 12),), {"task": "attribution"}, questions=(line,))
    )
    assert "12 attributions" in shown
    assert "Worst articles" in shown
    assert "1 missed, 1 wrong" in shown
    assert "confidence ." not in shown


def test_a_result_with_nothing_in_it_is_a_page():
    read = Reader(page(Result("empty", 0, ())))
    assert read.texts["h1"] == "empty 0 questions"


def test_only_so_many_questions_are_listed_and_the_rest_counted():
    lines = [make_line(f"q{n}") for n in range(MOST_LISTED + 2)]
    assert "2 more in report.json." in page(make_result(lines))
