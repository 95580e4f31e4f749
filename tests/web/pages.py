"""What the tests of the page share: questions, a phone, and how a reader uses and sees it."""

import re

import pytest

from tests.web.conftest import WAIT_MS

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect
expect.set_options(timeout=WAIT_MS)

PESKOV = "What did Peskov say about Kursk?"
MACRON = "What did Macron say about Kursk?"
# JavaScript: under what name a page keeps its chats.
CHATS_KEY = "document.querySelector('.chats').dataset.store"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
NARROW = {"viewport": {"width": 320, "height": 640}, "has_touch": True}
HOSTILE = """Title: <script>alert('title')</script> Harbour wall repaired
By <img src=x onerror=alert('author')>
<b>Evil</b> Gazette, March 4, 2025

The harbour master said <script>alert('text')</script> the wall "&amp; the pier" stands <img src=x onerror=alert(1)> again.

${alert('template')} {{value}} The harbour \u202ereversed\u202c wall was repaired in a week, said the harbour master.
"""


def ask(page, question: str) -> None:
    box = page.get_by_role("textbox", name="Question")
    box.fill(question)
    box.press("Enter")


def open_first_card(page) -> None:
    page.locator(".turn.answered .card").first.get_by_role("button", name="Read in the article").click()
    expect(page.locator("#focus")).to_be_visible()


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(page, selector: str) -> float:
    colours = page.locator(selector).first.evaluate(
        """(element) => {
            let ground = element;
            while (getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
            return [getComputedStyle(element).color, getComputedStyle(ground).backgroundColor];
        }"""
    )
    dark, light = sorted(luminance(colour) for colour in colours)
    return (light + 0.05) / (dark + 0.05)


def choose(page, tab: str, text: str, name: str) -> None:
    """Choose a file of this text in the tab Batch or Evaluate."""
    page.get_by_role("tab", name=tab).click()
    file = {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    page.locator(f"#{tab.lower()} input[type=file]").set_input_files(file)


def download(page, label: str, place) -> tuple[str, str]:
    """Press a button that downloads a file; give its name and its text, kept at a place."""
    with page.expect_download() as started:
        page.get_by_role("button", name=label).click()
    started.value.save_as(place)
    return started.value.suggested_filename, place.read_bytes().decode("utf-8")
