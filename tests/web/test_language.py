"""The page in Ukrainian in a real browser: no English word of the interface is left, on a desktop and on a phone."""

import json
import re

import pytest
from babel.messages.pofile import read_po

import app as chat_app
from qa.language import FOLDER, speak
from tests.web.conftest import free_port
from tests.web.pages import MACRON, NARROW, PESKOV, PHONE, expect
from tests.web.test_accessibility import check

pytestmark = [pytest.mark.browser, pytest.mark.model]

BOX = "Запитання"
# What is no text of the interface: words of articles, users and questions, and the names of fields.
DATA = """bdi, blockquote, q, cite, code, .diff, .sheet-text, .sheet h2, h2.question, .short-answer, [data-ask], .chats .name,
    .chats .pick, .answers h3, .asked [dir], textarea, datalist, script, style, noscript, iframe"""
SPOKEN_ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"]
LIST_TEXTS = """([data, attributes]) => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
    const isSeen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const seen = [...document.querySelectorAll("body *")].filter((one) => isSeen(one) && !one.closest(data));
    const own = (one) => [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data);
    const said = (one) => attributes.map((name) => one.getAttribute(name) ?? "");
    return [...new Set(seen.flatMap((one) => [...own(one), ...said(one)]).map((text) => text.trim()).filter(Boolean))];
}"""
NAMES = {"On Record", "Markdown", "BibTeX"}  # the same in every language
TEST_SET = json.dumps({"question": PESKOV, "kind": "said", "answerable": False})
QUESTIONS = f"{PESKOV}\n{MACRON}\n?!\n"


@pytest.fixture(scope="module")
def ukrainian_url(sample_archive):
    """Serve the sample in Ukrainian, with what is shown where articles may be added."""
    with speak("uk"):
        app = chat_app.build_app(sample_archive, read_only=False)
        yield chat_app.launch(app, port=free_port(), read_only=False)
        app.close(verbose=False)


def list_known():
    """List the English texts of the interface of several words, without anything to fill in."""
    with open(FOLDER / "messages.pot", "rb") as file:
        ids = [message.id for message in read_po(file)]
    return [text for text in ids if isinstance(text, str) and " " in text and not set("{<") & set(text)]


def find_english(texts, known=()):
    """Give the texts that have words and none in Cyrillic, or within them a known text of the interface."""
    return [
        text
        for text in texts
        if (re.search("[a-zA-Z]{2}", text) and not re.search("[а-яіїєґ]", text, re.I))
        or any(one in text for one in known)
    ]


def look(page, state, width):
    """Assert that what is shown now is Ukrainian, of nothing grave to axe, and no wider than the window."""
    texts = page.evaluate(LIST_TEXTS, [DATA, SPOKEN_ATTRIBUTES])
    assert len(texts) > 10, state
    assert (state, set(find_english(texts, list_known())) - NAMES) == (state, set())
    assert (state, page.evaluate("document.documentElement.scrollWidth")) == (state, width)
    check(page, state)


def ask(page, question):
    page.get_by_role("textbox", name=BOX).fill(question)
    page.keyboard.press("Enter")


def choose(page, tab, place, name, text):
    page.get_by_role("tab", name=tab).click()
    file = {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    page.locator(f"{place} input[type=file]").set_input_files(file)


@pytest.mark.parametrize("look_options", [{}, PHONE, NARROW], ids=["desktop", "phone", "narrow"])
def test_no_english_word_is_left_on_the_ask_tab(open_page, ukrainian_url, look_options):
    page = open_page(ukrainian_url, box=BOX, **look_options)
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.lang") == "uk"
    expect(page.locator(".asked-in")).to_have_text("Запитання ставте англійською.")
    look(page, "start", width)
    ask(page, PESKOV)
    expect(page.locator(".turn.answered")).to_be_visible()
    page.locator(".card > button.open").first.click()
    expect(page.locator("#focus")).to_be_visible()
    look(page, "answered, article open", width)
    ask(page, MACRON)
    expect(page.locator(".turn.abstained")).to_be_visible()
    look(page, "declined", width)
    page.locator(".turn.abstained [data-verdict]").click()
    expect(page.locator("#live .thanks")).to_have_text("Записано, дякуємо.")
    ask(page, "?!")
    expect(page.locator("#live").get_by_role("alert")).to_contain_text("немає жодного слова")
    look(page, "error", width)


@pytest.mark.parametrize("look_options", [{}, PHONE, NARROW], ids=["desktop", "phone", "narrow"])
def test_no_english_word_is_left_on_the_other_tabs(open_page, ukrainian_url, look_options):
    page = open_page(ukrainian_url, box=BOX, **look_options)
    width = page.viewport_size["width"]
    page.get_by_role("tab", name="Хронологія").click()
    look(page, "timeline", width)
    page.get_by_label("Мовець").fill("Dmitry Peskov")
    page.keyboard.press("Enter")
    expect(page.locator(".plot")).to_be_visible()
    look(page, "timeline with a picture", width)
    page.get_by_role("tab", name="Архів").click()
    expect(page.locator(".contents")).to_be_visible()
    page.get_by_role("searchbox", name="Слова для пошуку").fill("Kursk")
    page.keyboard.press("Enter")
    expect(page.locator(".hit").first).to_be_visible()
    look(page, "archive, passages found", width)
    choose(page, "Пакет", "#batch", "ask.txt", QUESTIONS)
    expect(page.locator("#batch .overview")).to_be_visible()
    look(page, "questions of a file", width)
    page.locator("#batch [data-run]").click()
    expect(page.locator("#batch .answers li")).to_have_count(3)
    look(page, "answers to a file", width)
    choose(page, "Якість", "#evaluate", "set.jsonl", TEST_SET)
    expect(page.locator("#evaluate .overview")).to_be_visible()
    look(page, "test set", width)


def test_english_words_are_found():
    texts = ["Ask", "Запитати", "12", "Ім’я Ada", "×", "k", "Мовця not known yet"]
    assert find_english(texts, ["not known"]) == ["Ask", "Мовця not known yet"]
