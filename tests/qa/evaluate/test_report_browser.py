"""The report in a real browser: from a file, on a phone, in the dark, with hostile texts, and nothing fetched."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from qa.evaluate.compare import compare_results
from qa.evaluate.report import write_report
from tests.qa.evaluate.report_results import NASTY, make_hostile_result, make_line, make_result

pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--no-first-run"]  # fmt: skip
PHONE = {"viewport": {"width": 390, "height": 844}}
READABLE = ["h1", ".settings dt", ".howto", ".notes li", ".notes h3", ".figures th", ".says td", "figcaption", "summary",
            ".breakdown td", ".verdict strong", ".card blockquote", ".card .cite", ".card h4", "mark", ".pairing li"]  # fmt: skip


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    if not CHROMIUM.exists():
        pytest.skip(f"NO BROWSER: {CHROMIUM} is missing, so the report was not looked at")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def open_report(browser, tmp_path):
    """Write a report and open it from its file; fails at the end if the page misbehaved."""
    troubles, contexts = [], []

    def start(result, other=None, **options):
        comparison = None if other is None else compare_results(result, other)
        address = write_report(result, tmp_path, comparison=comparison)[-1].as_uri()
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.on("dialog", lambda dialog: (troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: troubles.append(f"page error: {error}"))
        page.on("console", lambda message: troubles.append(f"{message.type}: {message.text}"))
        page.on("request", lambda request: None if request.url == address else troubles.append(request.url))
        page.goto(address)
        return page

    yield start
    for context in contexts:
        context.close()
    assert troubles == []


def all_nasty():
    """A result with every hostile text in every place, and long words without a break."""
    texts = [*NASTY, "w" * 300]
    results = [make_hostile_result(text) for text in texts]
    lines = tuple(replace(line, id=f"{n}{line.id}") for n, r in enumerate(results) for line in r.questions)
    return make_result(
        lines, notes=tuple(texts), testset="".join(texts), settings=dict(zip(texts, texts, strict=True))
    )


def luminance(colour):
    """Relative luminance of WCAG 2.2."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(page, selector, property_name="color"):
    colours = page.locator(selector).first.evaluate(
        """(element, name) => {
            let ground = element;
            while (getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
            return [getComputedStyle(element)[name], getComputedStyle(ground).backgroundColor];
        }""",
        property_name,
    )
    dark, light = sorted(luminance(colour) for colour in colours)
    return (light + 0.05) / (dark + 0.05)


def worst_result():
    # right words in a wrong place, so that both sides share some
    return make_result((make_line("q1", values={"hit@1": 0.0}), make_line("q2")))


def test_the_page_opens_from_its_file_and_fetches_nothing(open_report):
    page = open_report(make_result(), make_result())
    assert page.get_by_role("heading", level=1).inner_text().startswith("tern-bay")
    assert page.get_by_role("img").count() == 4


def test_nothing_of_others_is_run(open_report):
    result = all_nasty()
    page = open_report(result, result)
    page.locator("summary").last.click()
    assert page.locator("script, img, iframe").count() == 0
    assert page.locator("#all th").nth(5).is_visible()


@pytest.mark.parametrize("make", [make_result, all_nasty])
def test_a_telephone_shows_the_page_without_scrolling_sideways(open_report, make):
    result = make()
    page = open_report(result, result, **PHONE)
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_readable_in_light_and_dark(open_report, scheme):
    page = open_report(worst_result(), make_result((make_line("q1"), make_line("q2"))), color_scheme=scheme)
    assert {name: contrast(page, name) for name in READABLE if contrast(page, name) < 4.5} == {}
    assert contrast(page, "figure svg text", "fill") >= 4.5
    assert (luminance(page.evaluate("getComputedStyle(document.body).backgroundColor")) < 0.1) == (
        scheme == "dark"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_of_plots_are_seen_in_light_and_dark(open_report, scheme):
    page = open_report(make_result(), color_scheme=scheme)
    strokes = page.evaluate(
        """() => [...new Set([...document.querySelectorAll("figure svg path")].map((path) => path.style.stroke))]
            .filter((stroke) => /first|second|third|ink|soft/.test(stroke))"""
    )
    assert {"var(--first)", "var(--second)"} <= set(strokes)
    for stroke in strokes:
        page.evaluate("(stroke) => { document.querySelector('h1').style.color = stroke; }", stroke)
        assert contrast(page, "h1") >= 3, stroke  # WCAG 2.2, 1.4.11


def test_on_paper_it_is_dark_on_white_whatever_the_screen_is(open_report):
    page = open_report(worst_result(), color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert contrast(page, ".card blockquote") >= 4.5
