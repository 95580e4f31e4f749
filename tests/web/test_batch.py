"""The Batch tab in a real browser: a file is chosen or dropped, asked, stopped, downloaded; a phone, the dark, hostile files."""

import json
import threading

import pytest

from qa.archive import Archive
from tests.web import pages
from tests.web.pages import PHONE, contrast, download, expect

pytestmark = pytest.mark.browser

QUESTIONS = """id,question,speaker
a,What did Bram Oster say about the ferry?,
b,What did Macron say?,
c,,
d,<img src=x onerror=alert(1)> Was the ferry late? {{value}} ${alert(2)},Ida Penhallow
"""
LONG = "What did Bram Oster say about the ferry?\n" * 2000


def choose(page, text=QUESTIONS, name="q.csv"):
    pages.choose(page, "Batch", text, name)


def answer(page):
    page.locator("#batch").get_by_role("button", name="Answer").press("Enter")
    page.locator("#batch .finished").wait_for()


@pytest.fixture
def slowly(monkeypatch):
    """Have each block take a moment, so that 2,000 questions take half a minute."""
    ask_many, never = Archive.ask_many, threading.Event()

    def ask_slowly(archive, asked):
        never.wait(0.05)
        return ask_many(archive, asked)

    monkeypatch.setattr(Archive, "ask_many", ask_slowly)


def test_a_file_is_asked_by_keyboard_and_its_answers_are_downloaded(open_page, news_url, news, tmp_path):
    page = open_page(news_url, accept_downloads=True)
    choose(page)
    expect(page.get_by_role("heading", name="4 questions in q.csv")).to_be_focused()
    expect(page.locator("#batch .failed")).to_have_text('c No "question" text in line 4.')
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="4 questions of q.csv asked")).to_be_focused()
    expect(page.locator("#batch .extent")).to_have_text("2 answered, 1 declined, 1 could not be asked")
    name, text = download(page, "Download JSONL", tmp_path / "answers")
    records = [json.loads(line) for line in text.splitlines()]
    assert name == "q-answers.jsonl"
    assert [record["status"] for record in records] == ["answered", "abstained", "error", "answered"]
    quotes = news.ask(records[0]["question"]).to_json()["quotes"]
    assert records[0]["quotes"] == json.loads(json.dumps(quotes))
    assert download(page, "Download CSV", tmp_path / "answers")[1].startswith("id,question,status,")


def test_a_quote_opens_its_article_and_next_goes_on(open_page, news_url):
    page = open_page(news_url)
    choose(page)
    answer(page)
    button = page.locator("#batch button.open").first
    button.click()
    expect(page.locator("mark.focus")).to_have_text(page.locator("#batch blockquote").first.text_content())
    page.get_by_role("button", name="Next quote").click()
    expect(page.locator("mark.focus")).to_have_text(page.locator("#batch blockquote").nth(1).text_content())
    page.keyboard.press("Escape")
    expect(page.locator("#batch button.open").nth(1)).to_be_focused()


def test_a_file_may_be_dropped(open_page, news_url):
    page = open_page(news_url)
    page.get_by_role("tab", name="Batch").click()
    page.locator("#batch .file-box").wait_for()
    page.evaluate(
        """(text) => {
            const dropped = new DataTransfer();
            dropped.items.add(new File([text], "dropped.csv"));
            document.querySelector("#batch .file").dispatchEvent(
                new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
        }""",
        QUESTIONS,
    )
    expect(page.get_by_role("heading", name="4 questions in dropped.csv")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("q.csv", "x" * 5_000_001, "q.csv: 5.0 MB is more than the limit of 5 MB for a file sent here"),
        ("q.exe", "MZ", "q.exe: no file that is read here: give .jsonl, .ndjson, .json, .csv, .tsv or .txt"),
        ("q.csv", "a,b\n1,2\n", "no column of questions"),
        ("q.txt", "", "q.txt: no questions"),
    ],
    ids=["large", "other", "no column", "empty"],
)
def test_a_file_that_cannot_be_asked_gets_one_line(open_page, news_url, name, text, message):
    page = open_page(news_url)
    choose(page, text, name)
    error = page.locator("#batch").get_by_role("alert")
    expect(error).to_contain_text(message)
    expect(error).not_to_contain_text("onrecord-given-")
    choose(page)
    expect(page.get_by_role("heading", name="4 questions in q.csv")).to_be_visible()


def test_stop_keeps_the_focus_and_what_was_answered_and_it_can_be_asked_again(open_page, news_url, slowly):
    page = open_page(news_url)
    choose(page, LONG, "long.txt")
    page.get_by_role("button", name="Answer 2,000 questions").press("Enter")
    expect(page.locator("#batch .pending")).to_contain_text("left")
    expect(page.get_by_role("button", name="Stop")).to_be_focused()
    choose(page)  # is not taken meanwhile
    page.get_by_role("button", name="Stop").press("Enter")
    expect(page.locator("#batch .finished h2")).to_contain_text("of 2,000 questions of long.txt asked")
    expect(page.locator("#batch .finished h2")).to_be_focused()
    page.get_by_role("button", name="Back to the questions").press("Enter")
    expect(page.get_by_role("button", name="Answer 2,000 questions")).to_be_visible()


def test_others_ask_while_a_file_is_asked(open_page, news_url, slowly):
    page, other = open_page(news_url), open_page(news_url)
    choose(page, LONG, "long.txt")
    page.get_by_role("button", name="Answer 2,000 questions").click()
    expect(page.locator("#batch progress")).to_be_visible()
    box = other.get_by_role("textbox", name="Question")
    box.fill("What did Lena Vale say about the ferry?")
    box.press("Enter")
    expect(other.locator("#log .turn.answered")).to_be_visible()
    expect(page.locator("#batch progress")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    page.locator("#batch .finished").wait_for()


def test_a_run_ends_with_its_page_and_the_next_one_has_its_turn(open_page, news_url, slowly):
    page, other = open_page(news_url), open_page(news_url)
    choose(page, LONG, "long.txt")
    page.get_by_role("button", name="Answer 2,000 questions").click()
    expect(page.locator("#batch progress")).to_be_visible()
    choose(other)
    other.get_by_role("button", name="Answer 3 questions").click()
    expect(other.locator("#batch .pending")).to_contain_text("Busy: 1 other run before this one…")
    page.close()
    expect(other.get_by_role("heading", name="4 questions of q.csv asked")).to_be_visible()


def test_a_hostile_file_is_shown_and_never_run(open_page, news_url):
    page = open_page(news_url)
    choose(page, name="<img src=x onerror=alert(1)>.csv")
    expect(page.locator("#batch .asked")).to_contain_text(
        "<img src=x onerror=alert(1)> Was the ferry late? {{value}}"
    )
    answer(page)
    expect(page.locator("#batch .answers")).to_contain_text("${alert(2)}")
    expect(page.locator("#batch .finished h2")).to_contain_text("<img src=x onerror=alert(1)>.csv")
    assert page.locator("#batch img").count() == 0


def test_a_phone_shows_the_tab_without_sideways_scrolling(open_page, news_url):
    page = open_page(news_url, **PHONE)
    choose(page, QUESTIONS + f"{'i' * 200},{'Endless' * 40}?,\n")
    page.locator("#batch .overview").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    answer(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.locator("#batch button.open").first.click()
    expect(page.locator("#focus")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_tab_is_readable_in_light_and_dark(open_page, news_url, scheme):
    page = open_page(news_url, color_scheme=scheme)
    choose(page, QUESTIONS + "a,Twice?,\n")
    page.locator("#batch .overview").wait_for()
    asked = [".file u", ".file span", ".hint", "code", ".overview h2", ".notes li", ".asked .id", ".asked .only",
             ".failed span", ".begin button"]  # fmt: skip
    faint = [name for name in asked if contrast(page, f"#batch {name}") < 4.5]
    answer(page)
    came = [".extent", ".downloads button", ".answers h3", ".answers blockquote", ".answers .cite", ".answers .open",
            ".why strong", ".why", ".again button"]  # fmt: skip
    assert faint + [name for name in came if contrast(page, f"#batch {name}") < 4.5] == []


def test_an_unexpected_error_is_one_line_and_not_a_traceback(open_page, news_url, monkeypatch):
    def fail(*_args):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(Archive, "ask_many", fail)
    page = open_page(news_url)
    choose(page)
    page.get_by_role("button", name="Answer 3 questions").click()
    expect(page.get_by_role("alert").filter(has_text="Something went wrong here")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("secret detail")
