"""Chats that several tabs, archives and users keep in one browser."""

import json
from contextlib import contextmanager

import pytest

import app as chat_app
from qa.web.access import Access
from qa.web.passwords import Users, hash_password
from qa.web.turns import MAX_TURNS
from tests.conftest import ToyEncoder
from tests.qa.handmade_news import open_news
from tests.web.conftest import free_port
from tests.web.pages import CHATS_KEY, expect

pytestmark = pytest.mark.browser

OSTER = "What did Oster say about the ferry?"
PENHALLOW = "What did Penhallow say?"
PIER = "What did Oster say about the pier?"
QUESTIONS = f"JSON.parse(localStorage[{CHATS_KEY}] ?? '[]').map((chat) => chat.turns.map((turn) => turn.answer.question))"


def send(page, question):
    box = page.get_by_role("textbox", name="Question")
    box.fill(question)
    box.press("Enter")


def ask(page, question):
    send(page, question)
    expect(page.locator("#log .turn:last-child .question")).to_have_text(question)
    page.wait_for_function(
        f"question => (localStorage[{CHATS_KEY}] ?? '').includes(JSON.stringify(question))", arg=question
    )


def open_again(page):
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_role("textbox", name="Question").wait_for()
    return other


def test_two_tabs_keep_the_chats_of_each_other(open_page, news_url):
    first = open_page(news_url)
    second = open_again(first)
    ask(first, OSTER)
    expect(second.locator(".chats .pick")).to_have_text([OSTER])
    ask(second, PENHALLOW)
    ask(first, PIER)
    assert first.evaluate(QUESTIONS) == [[OSTER, PIER], [PENHALLOW]]


def test_a_chat_open_in_two_tabs_loses_no_turn_of_either(open_page, news_url):
    first = open_page(news_url)
    ask(first, OSTER)
    second = open_again(first)
    expect(second.locator("#log .turn .question")).to_have_text(OSTER)
    ask(second, PENHALLOW)
    ask(first, PIER)
    assert first.evaluate(QUESTIONS) == [[OSTER, PIER], [OSTER, PENHALLOW]]
    assert first.locator(".chats .pick").all_text_contents() == [f"{OSTER} (2)", OSTER]


def test_a_chat_removed_in_one_tab_does_not_come_back_with_a_chat_of_another(open_page, news_url):
    first = open_page(news_url)
    ask(first, OSTER)
    second = open_again(first)
    second.get_by_role("button", name="New chat").click()
    expect(second.locator("#log .turn")).to_have_count(0)
    first.locator(".chats summary").click()
    first.get_by_role("button", name=f"Remove the chat {OSTER}").click()
    ask(second, PENHALLOW)
    assert second.evaluate(QUESTIONS) == [[PENHALLOW]]


def test_a_removed_chat_that_another_tab_went_on_with_is_not_brought_back_twice(open_page, news_url):
    first = open_page(news_url)
    ask(first, OSTER)
    second = open_again(first)
    expect(second.locator("#log .turn .question")).to_have_text(OSTER)
    first.locator(".chats summary").click()
    first.get_by_role("button", name=f"Remove the chat {OSTER}").click()
    expect(first.get_by_role("button", name="Undo")).to_be_visible()
    ask(second, PIER)
    expect(first.get_by_role("button", name="Undo")).to_have_count(0)
    assert second.evaluate(QUESTIONS) == [[OSTER, PIER]]


def test_a_chat_that_cannot_be_opened_is_not_overwritten(open_page, news_url):
    page = open_page(news_url)
    broken = [{"id": "1", "name": "old", "turns": [{"answer": {"question": "old"}}]}]
    page.evaluate(f"chats => localStorage[{CHATS_KEY}] = chats", json.dumps(broken))
    page = open_again(page)
    expect(page.locator("#live").get_by_role("alert")).to_contain_text("kept in another form")
    expect(page.locator(".chats .name")).to_have_text("New chat")
    ask(page, OSTER)
    assert page.evaluate(QUESTIONS) == [[OSTER], ["old"]]


def test_a_full_chat_says_so_and_a_new_one_begins(open_page, news_url):
    page = open_page(news_url)
    ask(page, OSTER)
    page.evaluate(
        f"most => {{ const chats = JSON.parse(localStorage[{CHATS_KEY}]);"
        f" chats[0].turns = Array(most).fill(chats[0].turns[0]); localStorage[{CHATS_KEY}] = JSON.stringify(chats); }}",
        MAX_TURNS,
    )
    page = open_again(page)
    expect(page.locator("#log .turn")).to_have_count(MAX_TURNS)
    ask(page, PENHALLOW)
    expect(page.locator("#live").get_by_role("alert")).to_contain_text(f"This chat has {MAX_TURNS} answers")
    assert list(map(len, page.evaluate(QUESTIONS))) == [1, MAX_TURNS]


@contextmanager
def serving(archive, port, access=None):
    access = Access() if access is None else access
    app = chat_app.build_app(archive, access=access)
    try:
        yield chat_app.launch(app, port=port, access=access)
    finally:
        app.close(verbose=False)


def test_another_archive_at_the_same_address_has_chats_of_its_own(browser, news, tmp_path):
    port = free_port()
    with serving(news, port) as url:
        page = browser.new_page()
        page.goto(url)
        page.get_by_role("textbox", name="Question").wait_for()
        ask(page, OSTER)
    page.goto("about:blank")
    with open_news(tmp_path, ToyEncoder()) as other, serving(other, port) as url:
        page.goto(url)
        page.get_by_role("textbox", name="Question").wait_for()
        expect(page.locator(".chats .name")).to_have_text("New chat")
        assert page.evaluate(QUESTIONS) == []
        page.close()


def test_who_signs_in_next_sees_no_chats_of_another(browser, news):
    users = Users({name: hash_password("correct horse") for name in ("anna", "olha")})
    with serving(news, free_port(), Access(users=users)) as url:
        page = browser.new_page()
        page.goto(url)
        for name, seen in (("anna", "New chat"), ("olha", "New chat"), ("anna", OSTER)):
            page.get_by_label("Name").fill(name)
            page.get_by_label("Password").fill("correct horse")
            page.keyboard.press("Enter")
            page.get_by_role("textbox", name="Question").wait_for()
            expect(page.locator(".chats .name")).to_have_text(seen)
            if page.evaluate(QUESTIONS) == [] and name == "anna":
                ask(page, OSTER)
            page.get_by_role("link", name="Sign out").click()
            page.get_by_label("Name").wait_for()
        page.close()


def test_n_opens_the_next_quote_wherever_the_focus_is_but_in_a_field(open_page, news_url):
    page = open_page(news_url)
    ask(page, OSTER)
    page.keyboard.type("n")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("n")
    expect(page.locator("#focus")).to_be_visible()
    expect(page.get_by_role("textbox", name="Question")).to_have_value("n")


def test_a_question_in_the_address_is_asked_once(open_page, news_url):
    page = open_page(f"{news_url}?q=What+did+Penhallow+say%3F")
    expect(page.locator("#log .turn .question")).to_have_text(PENHALLOW)
    page.wait_for_function(f"(localStorage[{CHATS_KEY}] ?? '').length > 2")
    assert page.url == news_url
    page.reload()
    expect(page.locator("#log .turn .question")).to_have_text([PENHALLOW])
    assert page.evaluate(QUESTIONS) == [[PENHALLOW]]
