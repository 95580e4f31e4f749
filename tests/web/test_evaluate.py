"""The Evaluate tab in a real browser: a test set is chosen, measured, stopped, its report read and downloaded."""

import json

import pytest

from qa.archive import Archive
from qa.evaluate.run import RunOptions, evaluate_archive
from qa.evaluate.sets import read_test_set
from tests.web import pages
from tests.web.pages import PHONE, contrast, download, expect

pytestmark = pytest.mark.browser

LINES = [
    {"id": "1", "question": "What did Bram Oster say about the ferry?", "kind": "said",
     "gold": [{"file": "ferry.txt", "text": "The ferry is an old boat, and it is late again"}]},
    {"id": "2", "question": "What did Macron say?", "kind": "absent", "answerable": False},
    {"id": "3", "question": "<img src=x onerror=alert(1)> Was the ferry {{value}} late?", "kind": "<b>x</b>",
     "gold": [{"file": "council.txt", "text": "The ferry was never late"}]},
]  # fmt: skip
TEST_SET = "".join(json.dumps(line) + "\n" for line in LINES)
LONG = "".join(
    json.dumps({"question": f"Is boat {n} late?", "answerable": False}) + "\n" for n in range(2000)
)


def choose(page, text=TEST_SET, name="own.jsonl"):
    pages.choose(page, "Evaluate", text, name)


def measure(page):
    page.get_by_role("button", name="Measure").click()
    page.locator("#evaluate .finished").wait_for()
    return page.frame_locator("#evaluate iframe")


def test_a_test_set_is_measured_by_keyboard_and_the_report_is_read_and_downloaded(
    open_page, news_url, news, tmp_path
):
    page = open_page(news_url, accept_downloads=True)
    choose(page)
    expect(page.get_by_role("heading", name="3 questions in own.jsonl")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="3 questions of own.jsonl measured")).to_be_focused()
    report = page.frame_locator("iframe[title='Report on own.jsonl']")
    expect(report.get_by_role("heading", name="own 3 questions")).to_be_visible()
    (tmp_path / "own.jsonl").write_text(TEST_SET, encoding="utf-8")
    result = evaluate_archive(news, read_test_set(tmp_path / "own.jsonl"), RunOptions()).result
    name, text = download(page, "Download figures", tmp_path / "figures")
    metrics = {key: value for key, value in json.loads(text)["metrics"].items() if "ms" not in key}
    assert name == "own-report.json"
    assert metrics == {one.name: one.value for one in result.figures if "ms" not in one.name}
    name, text = download(page, "Download report", tmp_path / "report")
    assert name == "own-report.html"
    assert text.startswith("<!DOCTYPE html>")
    assert '<nav aria-label="Parts of the report">' in text
    expect(report.get_by_role("navigation")).to_be_hidden()  # its links lead nowhere within a frame


def test_a_sample_is_drawn(open_page, news_url):
    page = open_page(news_url)
    choose(page)
    page.get_by_role("spinbutton", name="Sample").fill("2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="2 questions of own.jsonl measured")).to_be_visible()


def test_stop_measures_nothing_and_leads_back(open_page, news_url):
    page = open_page(news_url)
    choose(page, LONG)
    page.get_by_role("button", name="Measure").press("Enter")
    expect(page.locator("#evaluate .pending")).to_contain_text("of 2,000 questions asked, about")
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("heading", name="Stopped: nothing was measured")).to_be_focused()
    page.get_by_role("button", name="Back to the questions").press("Enter")
    expect(page.get_by_role("heading", name="2,000 questions in own.jsonl")).to_be_focused()
    choose(page)
    measure(page)  # the run that was stopped has left the line


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("own.csv", "a", "own.csv: no file that is read here: give .jsonl, .ndjson or .json."),
        ("own.jsonl", '{"question": "Who?"}\n', "own.jsonl:1: answerable: nothing says what is right"),
        ("own.jsonl", "x" * 5_000_001, "5.0 MB is more than the limit of 5 MB"),
    ],
    ids=["other", "not a test set", "large"],
)
def test_what_cannot_be_measured_gets_one_line(open_page, news_url, name, text, message):
    page = open_page(news_url)
    choose(page, text, name)
    expect(page.locator("#evaluate").get_by_role("alert")).to_contain_text(message)


def test_hostile_questions_are_in_the_report_and_never_run(open_page, news_url):
    page = open_page(news_url)
    choose(page, name="<img src=x onerror=alert(1)>.jsonl")
    report = measure(page)
    report.locator("#all summary").click()
    expect(report.locator("#all")).to_contain_text(
        "<img src=x onerror=alert(1)> Was the ferry {{value}} late?"
    )
    assert (
        report.locator("img, script").count() == page.locator("#evaluate img, #evaluate script").count() == 0
    )
    assert page.locator("#evaluate iframe").get_attribute("sandbox") == ""


def test_a_phone_shows_the_tab_without_sideways_scrolling(open_page, news_url):
    page = open_page(news_url, **PHONE)
    choose(page)
    page.locator("#evaluate .overview").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    report = measure(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert report.locator("html").evaluate("html => html.scrollWidth <= html.clientWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_tab_and_its_report_have_the_same_ground_and_are_readable(open_page, news_url, scheme):
    page = open_page(news_url, color_scheme=scheme)
    choose(page)
    page.locator("#evaluate .overview").wait_for()
    names = [".file u", ".hint", ".extent", ".begin label", ".begin input", ".begin button"]
    assert [name for name in names if contrast(page, f"#evaluate {name}") < 4.5] == []
    ground = "getComputedStyle(document.body).backgroundColor"
    assert measure(page).locator("body").evaluate(f"() => {ground}") == page.evaluate(ground)
    assert contrast(page, "#evaluate .downloads button") >= 4.5


def test_an_unexpected_error_is_one_line_and_not_a_traceback(open_page, news_url, monkeypatch):
    def fail(*_args, **_options):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(Archive, "trace", fail)
    page = open_page(news_url)
    choose(page)
    page.get_by_role("button", name="Measure").click()
    expect(page.get_by_role("alert").filter(has_text="Something went wrong here")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("secret detail")
