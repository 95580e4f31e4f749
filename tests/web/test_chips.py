"""How a question was read, in a real browser: a part is taken away, changed, added, and the names to choose from."""

import pytest

from tests.web.pages import PESKOV, ask, expect

pytestmark = [pytest.mark.browser, pytest.mark.model]


def test_a_part_of_the_reading_is_dropped_and_the_question_asks_itself_again(open_page, chat_url):
    page = open_page(chat_url)
    ask(page, PESKOV)
    page.get_by_role("button", name="Ask without the speaker Dmitry Peskov").click()
    expect(page.locator(".chips .missing summary").first).to_have_text("+ Speaker")
    expect(page.locator(".turn .question")).to_have_count(1)
    assert page.locator(".card .speaker").count() > 0


def test_a_part_of_the_reading_is_changed_by_keyboard(open_page, chat_url, sample_archive):
    page = open_page(chat_url)
    ask(page, PESKOV)
    page.locator(".chip summary", has_text="Speaker").focus()
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="Speaker").fill("Zelensky")
    page.keyboard.press("Enter")
    expect(page.locator(".chip summary").first).to_have_text("Speaker Volodymyr Zelensky")
    said = sample_archive.ask("What did Zelensky say about Kursk?").quotes
    assert page.locator(".card blockquote").all_text_contents() == [quote.text for quote in said]
    expect(page.locator(".turn .question")).to_be_focused()  # where Tab goes on to the chips


def test_dates_are_added_from_a_calendar(open_page, chat_url):
    page = open_page(chat_url)
    ask(page, PESKOV)
    page.locator(".chip.missing summary", has_text="Dates").click()
    page.get_by_label("To", exact=True).fill("2025-02-11")
    page.locator(".chip[open]").get_by_role("button", name="Ask again").click()
    expect(page.locator(".turn.abstained .chips")).to_contain_text("until 11 February 2025")


def test_the_names_to_choose_from_stand_once_in_the_page(open_page, chat_url):
    page = open_page(chat_url)
    for number in (1, 2):
        ask(page, PESKOV)
        expect(page.locator("#log .turn")).to_have_count(number)
    names = "[...document.querySelectorAll('datalist')].map((one) => [one.id, one.options.length > 3])"
    assert page.evaluate(names) == [["known-speakers", True], ["known-outlets", True]]
    listed = page.locator(".chips input[name=speaker]").first.evaluate("(field) => field.list.id")
    assert listed == "known-speakers"
