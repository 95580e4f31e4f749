"""Every state of the page for those who do not see it well or use no mouse: axe's rules, and the order of the Tab key."""

import json
from importlib.resources import files

import pytest

from tests.web.pages import MACRON, PESKOV, PHONE, ask, choose, contrast, expect, open_first_card

pytestmark = [pytest.mark.browser, pytest.mark.model]

GRAVE = ("serious", "critical")
LEAST_CONTRAST = 4.5  # of WCAG 2.2 AA
# Where axe cannot tell what is behind a text, it says so in `incomplete`; that is measured here instead.
CHECK = """async () => {
    const found = await axe.run(document, { resultTypes: ["violations", "incomplete"] });
    const name = (rule, node) => [rule.id, rule.impact, node.target.join(" ")];
    const list = (rules) => rules.flatMap((rule) => rule.nodes.map((node) => name(rule, node)));
    return { violations: list(found.violations), incomplete: list(found.incomplete), passes: found.passes.length };
}"""
LOOKS = {
    "light": {}, "dark": {"color_scheme": "dark"}, "phone": PHONE, "dark phone": PHONE | {"color_scheme": "dark"},
}  # fmt: skip


def check(page, state):
    """Assert that axe finds nothing grave in what is shown now."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate(CHECK)
    assert found["passes"] > 10, state
    assert [(state, *one) for one in found["violations"] if one[1] in GRAVE] == []
    unsure = {selector for rule, _, selector in found["incomplete"] if rule == "color-contrast"}
    pale = {selector for selector in unsure if contrast(page, selector) < LEAST_CONTRAST}
    assert (state, pale) == (state, set())


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_grave_on_the_ask_tab(open_page, chat_url, look):
    page = open_page(chat_url, **LOOKS[look])
    check(page, "start")
    ask(page, PESKOV)
    expect(page.locator(".turn.answered")).to_be_visible()
    check(page, "answered")
    page.locator(".chip summary").first.click()
    check(page, "form of a chip")
    page.locator(".chip summary").first.click()
    for folded in page.locator(".turn details:not(.chip) > summary").all()[:12]:
        folded.click()
    check(page, "all unfolded")
    open_first_card(page)
    check(page, "article open")
    page.locator(".chats summary").click()
    check(page, "chats open")
    page.get_by_role("button", name="Rename").click()
    check(page, "chat renamed")
    page.keyboard.press("Escape")
    ask(page, MACRON)
    expect(page.locator(".turn.abstained")).to_be_visible()
    check(page, "declined")
    ask(page, "?!")
    expect(page.locator("#live").get_by_role("alert")).to_be_visible()
    check(page, "error")


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_grave_on_the_other_tabs(open_page, chat_url, look):
    page = open_page(chat_url, **LOOKS[look])
    page.get_by_role("tab", name="Timeline").click()
    check(page, "timeline")
    speaker = page.get_by_role("form", name="Timeline").get_by_label("Speaker")
    speaker.fill("Dmitry Peskov")
    speaker.press("Enter")
    page.locator(".plot button.mark").first.click()
    expect(page.locator("#focus")).to_be_visible()
    check(page, "timeline with a picture")
    page.get_by_role("tab", name="Archive").click()
    expect(page.locator(".contents")).to_be_visible()
    check(page, "archive")
    page.get_by_role("searchbox", name="Words to search for").fill("Kursk")
    page.keyboard.press("Enter")
    expect(page.locator(".hit").first).to_be_visible()
    page.locator(".by-outlet button").first.click()
    expect(page.locator(".by-outlet [aria-pressed=true]")).to_be_visible()
    check(page, "passages found, an outlet chosen")


QUESTIONS = f"id,question\n1,{PESKOV}\n2,{MACRON}\n3,\n"
TEST_SET = "".join(json.dumps({"question": text, "answerable": False}) + "\n" for text in (PESKOV, MACRON))


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_grave_on_the_tabs_for_files(open_page, chat_url, look):
    page = open_page(chat_url, **LOOKS[look])
    page.get_by_role("tab", name="Batch").click()
    check(page, "batch")
    choose(page, "Batch", "", "empty.txt")
    expect(page.locator("#batch").get_by_role("alert")).to_be_visible()
    check(page, "batch, an error")
    choose(page, "Batch", QUESTIONS, "q.csv")
    page.locator("#batch").get_by_role("button", name="Answer").wait_for()
    check(page, "batch, a file")
    page.locator("#batch").get_by_role("button", name="Answer").click()
    page.locator("#batch .finished").wait_for()
    check(page, "batch, answers")
    choose(page, "Evaluate", TEST_SET, "own.jsonl")
    page.get_by_role("button", name="Measure").wait_for()
    check(page, "evaluate, a file")
    page.get_by_role("button", name="Measure").click()
    page.locator("#evaluate .finished").wait_for()
    page.frame_locator("#evaluate iframe").locator("h1").wait_for()
    check(page, "evaluate, a report")


def test_axe_sees_what_is_wrong(open_page, chat_url):
    page = open_page(chat_url)
    page.evaluate("document.querySelector('#log').insertAdjacentHTML('beforeend', '<button></button>')")
    with pytest.raises(AssertionError, match="button-name"):
        check(page, "broken")


# The last is reached where the page ends, or where something else of it has the focus.
PLACES = {"tabs": "[role=tab]", "chats": "#sessions", "turns": "#log", "question": "#question textarea",
          "Ask": "#question button", "panel": "#panel", "body": "body"}  # fmt: skip
WHERE = "(places) => Object.keys(places).find((name) => document.activeElement.closest(places[name]))"


def test_tab_goes_through_the_page_in_the_order_it_is_read(open_page, chat_url):
    page = open_page(chat_url)
    ask(page, PESKOV)
    open_first_card(page)
    page.locator("h1").evaluate("title => { title.tabIndex = -1; title.focus(); }")  # what stands first
    order = []
    while (where := reach(page)) != "body":
        order += [where] if order[-1:] != [where] else []
    assert order == list(PLACES)[:-1]


def reach(page):
    page.keyboard.press("Tab")
    return page.evaluate(WHERE, PLACES)
