"""Pictures of the web chat, for the documentation."""

import os
import re

import pytest

from tests.conftest import ROOT
from tests.web.pages import MACRON, PESKOV, PHONE, ask, expect, open_first_card

pytestmark = [pytest.mark.browser, pytest.mark.model]


def show_answer(page):
    ask(page, PESKOV)
    expect(page.locator(".turn.answered")).to_be_visible()


def show_article(page):
    show_answer(page)
    open_first_card(page)


def show_declined(page):
    ask(page, MACRON)
    expect(page.locator(".turn.abstained")).to_be_visible()
    page.locator(".chip summary", has_text="Speaker").click()


def show_timeline(page):
    page.get_by_role("tab", name="Timeline").click()
    page.get_by_role("textbox", name="Speaker").or_(page.get_by_role("combobox", name="Speaker")).first.fill(
        "Peskov"
    )
    page.keyboard.press("Enter")
    expect(page.locator(".plot .mark").first).to_be_visible()
    page.locator(".plot .mark[data-open]").first.click()
    expect(page.locator("#focus").first).to_be_visible()


def show_archive(page):
    page.get_by_role("tab", name="Archive").click()
    expect(page.get_by_role("heading", name="What is in this archive")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Eastfield Courier")).first.click()


@pytest.mark.parametrize(
    ("name", "show", "options"),
    [("chat.png", show_article, {}), ("chat-phone.png", show_answer, PHONE), ("chat-declined.png", show_declined, {}),
     ("chat-timeline.png", show_timeline, {}), ("chat-archive.png", show_archive, {"color_scheme": "dark"})],
)  # fmt: skip
def test_screenshots_are_taken(open_page, chat_url, tmp_path, name, show, options):
    """They go into docs/ where ONRECORD_SCREENSHOTS=1 asks for it."""
    folder = ROOT / "docs" if os.environ.get("ONRECORD_SCREENSHOTS") == "1" else tmp_path
    page = open_page(chat_url, **options)
    show(page)
    page.mouse.move(0, 0)
    page.screenshot(path=folder / name)
    assert (folder / name).stat().st_size > 20_000  # a picture of something
