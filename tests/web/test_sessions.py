"""Chats kept in the browser: another page, another name, another browser, an export, and a store that somebody changed."""

import json

import pytest

from tests.web.pages import CHATS_KEY, MACRON, PESKOV, expect

pytestmark = [pytest.mark.browser, pytest.mark.model]


def ask(page, question: str) -> None:
    box = page.get_by_role("textbox", name="Question")
    before = page.locator("#log .turn").count()
    box.fill(question)
    box.press("Enter")
    expect(page.locator("#log .turn")).to_have_count(before + 1)
    page.wait_for_function(f"question => (localStorage[{CHATS_KEY}] ?? '').includes(question)", arg=question)


def open_again(page):
    """Open the address in another page of the same browser."""
    page.context.new_page().goto(page.url)
    page.context.pages[-1].get_by_role("textbox", name="Question").wait_for()
    return page.context.pages[-1]


def test_a_chat_is_there_when_the_page_is_opened_again_and_goes_on(open_page, chat_url):
    page = open_page(chat_url)
    ask(page, PESKOV)
    page = open_again(page)
    expect(page.locator("#log .turn .question")).to_have_text(PESKOV)
    ask(page, "and Zelensky?")
    expect(page.locator(".turn:last-child .chip summary").first).to_have_text("Speaker Volodymyr Zelensky")


def test_chats_are_renamed_changed_and_removed_by_keyboard(open_page, chat_url):
    page = open_page(chat_url)
    ask(page, PESKOV)
    page.locator(".chats summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Rename").press("Enter")
    page.keyboard.type("Spokesman")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Rename")).to_be_focused()
    page.get_by_role("button", name="New chat").press("Enter")
    expect(page.locator("#log .turn")).to_have_count(0)
    ask(page, MACRON)
    page.locator(".chats summary").press("Enter")
    assert page.locator(".chats .pick").all_text_contents() == [MACRON, "Spokesman"]
    page.get_by_role("button", name="Spokesman", exact=True).press("Enter")
    expect(page.locator("#log .turn .question")).to_have_text(PESKOV)
    page.locator(".chats summary").press("Enter")
    page.get_by_role("button", name="Remove the chat Spokesman").press("Enter")
    expect(page.locator("#log .turn")).to_have_count(0)
    expect(page.locator(".chats .pick")).to_have_text([MACRON])
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".chats .pick")).to_have_text(["Spokesman", MACRON])
    page.keyboard.press("Enter")
    expect(page.locator("#log .turn .question")).to_have_text(PESKOV)
    expect(undo).to_have_count(0)


def test_another_browser_sees_nothing_of_it(open_page, chat_url):
    ask(open_page(chat_url), PESKOV)
    other = open_page(chat_url)
    expect(other.locator(".chats .name")).to_have_text("New chat")
    assert other.locator("#log .turn").count() == 0
    ask(other, "and Zelensky?")  # nothing to lean on
    expect(other.locator(".turn .chips")).not_to_contain_text("from before")


@pytest.mark.parametrize(("button", "name"), [("Markdown", "md"), ("HTML", "html")])
def test_a_chat_is_exported_with_its_citations(open_page, chat_url, sample_archive, button, name):
    page = open_page(chat_url)
    ask(page, PESKOV)
    page.locator(".chats summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Export as {button}").click()
    assert download.value.suggested_filename == f"what-did-peskov-say-about-kursk.{name}"
    text = download.value.path().read_text(encoding="utf-8")
    for quote in sample_archive.ask(PESKOV).quotes:
        assert quote.outlet in text
        assert str(quote.start) in text


@pytest.mark.parametrize(
    "stored",
    [
        "{",
        '"x"',
        '[{"id": "1", "name": "<img src=x onerror=alert(1)>", "turns": [{"answer": "<img src=x>"}]}]',
        "[1, null]",
    ],
)
def test_a_store_that_somebody_changed_breaks_and_runs_nothing(open_page, chat_url, stored):
    page = open_page(chat_url)
    page.evaluate(f"stored => localStorage.setItem({CHATS_KEY}, stored)", stored)
    page = open_again(page)
    ask(page, PESKOV)
    assert page.locator("#log img, #sessions img").count() == 0
    assert any(PESKOV in json.dumps(chat) for chat in json.loads(page.evaluate(f"localStorage[{CHATS_KEY}]")))


def test_a_new_chat_is_not_the_one_before_because_its_first_question_cannot_be_asked(open_page, chat_url):
    page = open_page(chat_url)
    ask(page, PESKOV)
    page.get_by_role("button", name="New chat").click()
    expect(page.locator("#log .turn")).to_have_count(0)
    box = page.get_by_role("textbox", name="Question")
    box.fill("?!")
    box.press("Enter")
    expect(page.locator("#live .error")).to_be_visible()
    ask(page, MACRON)
    names = f"JSON.parse(localStorage[{CHATS_KEY}]).map((chat) => chat.name)"
    assert page.evaluate(names) == [MACRON, PESKOV]
