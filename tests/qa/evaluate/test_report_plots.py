"""Tests of the plots: the same every time, safe in a page, with the numbers beside."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.evaluate.records import Bin, Curves, Latency
from qa.evaluate.report.canvas import wilson_interval, write_tick
from qa.evaluate.report.plots import draw_plots
from tests.qa.evaluate.report_results import NASTY, make_result


@pytest.fixture(scope="module")
def plots():
    return draw_plots(make_result())


def draw(**curves):
    return draw_plots(make_result(curves=Curves(**curves)))


def test_a_result_with_every_curve_has_four_plots(plots):
    assert [plot.title for plot in plots] == [
        "Risk and coverage", "Reliability of the confidence", "Recall by rank", "Time by stage",
    ]  # fmt: skip


def test_a_result_without_curves_has_none():
    assert draw() == []


def test_the_same_result_gives_the_same_drawings(plots):
    assert draw_plots(make_result()) == plots


def test_no_id_occurs_twice_in_a_page_and_every_reference_has_its_target(plots):
    page = "".join(plot.svg for plot in plots)
    ids = re.findall(r' id="([^"]+)"', page)
    targets = re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)|aria-labelledby="(\S+) (\S+)"', page)
    assert len(ids) == len(set(ids))
    assert {name for found in targets for name in found if name} <= set(ids)


def test_a_drawing_is_named_for_those_who_do_not_see_it(plots):
    for plot in plots:
        root = ElementTree.fromstring(plot.svg)
        assert (root.get("role"), root.find("title").text) == ("img", plot.title)
        assert root.find("desc").text.endswith(".")


def test_a_drawing_refers_to_nothing_outside_and_styles_nothing_else(plots):
    page = "".join(plot.svg for plot in plots)
    assert not re.search(r"http|<style|<metadata|<script|@import|file:|font-family|font:", page)


def test_every_colour_follows_the_page(plots):
    assert re.findall(r"#[0-9a-fA-F]{6}\b", "".join(plot.svg for plot in plots)) == []


def test_text_stays_text(plots):
    assert "share of questions answered, surest first" in plots[0].svg


def test_the_numbers_stand_beside_the_drawing(plots):
    risk, reliability, recall, latency = plots
    assert risk.rows == ((".25", ".000"), (".5", ".500"), ("1", ".500"))
    assert reliability.rows[1] == (".850", ".500", "[.095, .905]", "2")
    assert recall.rows == (("1", ".500", ".250"), ("2", ".750", ".500"))
    assert latency.rows[-1] == ("total", "1.09 s", "2.17 s", "4")


def test_the_risk_as_answered_is_told(plots):
    assert "As answered here, .500 of them, .500 are." in plots[0].svg  # 2 of 4 questions were answered


@pytest.mark.parametrize("text", [*NASTY, "$x$", "_hidden", "\\frac{1}{2}", ""])
def test_names_of_stages_and_levels_are_text_whatever_they_say(text):
    plots = draw(latency={text: Latency(1, 2, 3)}, recall={text: (0.5,)})
    for plot in plots:
        tags = {element.tag for element in ElementTree.fromstring(plot.svg).iter()}
        assert tags <= {"svg", "title", "desc", "g", "path", "use", "defs", "text", "clipPath", "rect"}


def test_curves_of_one_point_and_of_nothing_but_zeros_are_drawn():
    assert len(draw(risk_coverage=((1.0, 0.0),), reliability=(Bin(0.0, 0.0, 1),), recall={"article": (0.0,)},
                    latency={"total": Latency(0.0, 0.0, 1)})) == 4  # fmt: skip


def test_wilson_intervals_are_those_of_the_formula():
    # 81 of 263: Newcombe 1998, table I, method 3
    assert wilson_interval(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson_interval(0.0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert wilson_interval(0.5, 0) == (0.0, 1.0)


@given(st.integers(1, 1000), st.data())
def test_a_wilson_interval_holds_its_share(n, data):
    share = data.draw(st.integers(0, n)) / n
    low, high = wilson_interval(share, n)
    assert 0 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1


def test_ticks_are_short():
    assert [write_tick(v) for v in (0.0, 0.2, 0.25, 1.0000000000000002, 1.0)] == ["0", ".2", ".25", "1", "1"]
