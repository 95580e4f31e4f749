"""The web chat in a real browser: ask, open, decline, hostile articles, a phone, the dark, and no way out."""

import re
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from index.errors import BadInput
from index.store import Store
from qa.archive import Archive
from qa.cite import MARKDOWN, cite_quote
from qa.confidence.calibrator import answer_always, load_calibrator
from qa.feedback import FEEDBACK_FILE, read_feedback
from qa.question import MAX_QUESTION_CHARS
from qa.talk import Talk
from qa.web import Chat
from tests.conftest import ROOT, ToyEncoder
from tests.web.pages import HOSTILE, MACRON, PESKOV, PHONE, ask, contrast, expect, luminance, open_first_card

pytestmark = [pytest.mark.browser, pytest.mark.model]


def is_inside(page, inner: str, outer: str) -> bool:
    """Tell whether an element lies within the visible part of another one."""
    a, b = (page.locator(name).first.bounding_box() for name in (inner, outer))
    return b["y"] <= a["y"] and a["y"] + a["height"] <= b["y"] + b["height"]


def status_of(url: str | urllib.request.Request) -> int:
    try:
        return urllib.request.urlopen(url, timeout=10).status
    except urllib.error.HTTPError as error:
        return error.code


def test_enter_asks_and_the_cards_show_the_exact_quotes(open_page, chat_url, sample_archive):
    page = open_page(chat_url)
    ask(page, PESKOV)
    expect(page.locator(".turn.answered")).to_be_visible()
    quotes = sample_archive.ask(PESKOV).quotes
    assert page.locator(".card blockquote").all_text_contents() == [quote.text for quote in quotes]
    expect(page.locator(".card").first).to_contain_text(quotes[0].outlet)
    expect(page.locator(".card").first).to_contain_text(quotes[0].title)
    assert page.locator(".card time").first.get_attribute("datetime") == quotes[0].date
    expect(page.get_by_role("textbox", name="Question")).to_have_value("")


def test_a_click_opens_the_article_at_the_highlighted_sentence(open_page, chat_url, sample_archive):
    page = open_page(chat_url, viewport={"width": 1280, "height": 480})
    ask(page, PESKOV)
    open_first_card(page)
    quote = sample_archive.ask(PESKOV).quotes[0]
    assert page.locator("mark.focus").all_text_contents() == [quote.text]
    assert is_inside(page, "#focus", "#panel")
    assert not is_inside(page, ".sheet footer", "#panel")  # the panel did have to scroll
    assert page.locator("#panel").evaluate("panel => panel.scrollTop") > 0
    article = page.locator(".sheet")
    expect(article.get_by_role("heading")).to_have_text(quote.title)
    expect(article).to_contain_text(quote.source)


def test_boilerplate_is_folded_and_opens(open_page, chat_url):
    page = open_page(chat_url)
    ask(page, PESKOV)
    open_first_card(page)
    folded = page.locator(".boilerplate").first
    expect(folded.locator("p").first).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator("p").first).to_be_visible()


def test_a_reprint_opens_from_the_also_in_list(open_page, chat_url, sample_archive):
    page = open_page(chat_url)
    ask(page, PESKOV)
    place = next(place for quote in sample_archive.ask(PESKOV).quotes for place in quote.also_in)
    page.locator(".also").get_by_role("button", name=place.outlet).first.click()
    expect(page.locator(".sheet")).to_contain_text(place.source)
    assert page.locator("mark.focus").all_text_contents() == [place.text]


def test_the_keyboard_opens_an_article_and_comes_back(open_page, chat_url):
    page = open_page(chat_url)
    ask(page, PESKOV)
    button = page.locator(".card button.open").first
    expect(button).to_have_attribute("aria-label", re.compile("^Read in the article: "))
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".sheet h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_same_quote_opened_again_scrolls_back_to_it(open_page, chat_url):
    page = open_page(chat_url, viewport={"width": 1280, "height": 480})
    ask(page, PESKOV)
    open_first_card(page)
    page.locator("#panel").evaluate("panel => panel.scrollTo(0, panel.scrollHeight)")
    assert not is_inside(page, "#focus", "#panel")
    open_first_card(page)
    assert is_inside(page, "#focus", "#panel")


def test_a_declined_question_does_not_look_answered(open_page, chat_url):
    page = open_page(chat_url)
    ask(page, MACRON)
    turn = page.locator(".turn.abstained")
    expect(turn.get_by_role("heading", name="Not in this archive")).to_be_visible()
    expect(turn.locator(".verdict")).to_contain_text("“Macron” does not occur in this archive.")
    expect(turn.get_by_role("heading", name="Closest passages, not an answer")).to_be_visible()
    assert turn.locator(".card").first.evaluate("c => getComputedStyle(c).borderStyle") == "dashed"
    expect(page.locator(".turn.answered")).to_have_count(0)


def test_what_is_proposed_goes_on_with_the_conversation(open_page, chat_url):
    page = open_page(chat_url)
    ask(page, PESKOV)
    page.get_by_role("group", name="Go on").get_by_role("button", name="only Eastfield Courier").click()
    expect(page.locator(".turn")).to_have_count(2)
    chips = page.locator(".turn:last-child .chip summary")
    expect(chips.first).to_have_text("Speaker Dmitry Peskov (from before)")
    assert set(page.locator(".turn:last-child .cite .outlet").all_text_contents()) == {"Eastfield Courier"}


def test_a_quote_is_copied_with_its_citation(open_page, chat_url, sample_archive):
    page = open_page(chat_url, permissions=["clipboard-read", "clipboard-write"])
    ask(page, PESKOV)
    card = page.locator(".card").first
    card.locator(".copy summary").click()
    card.get_by_role("button", name="Markdown").click()
    expect(card.get_by_role("button", name="Copied")).to_be_visible()
    quote = sample_archive.ask(PESKOV).quotes[0]
    assert page.evaluate("navigator.clipboard.readText()") == cite_quote(quote, MARKDOWN)


def test_a_link_to_a_quote_opens_it_and_one_to_a_question_asks_it(open_page, chat_url, sample_archive):
    quote = sample_archive.ask(PESKOV).quotes[0]
    page = open_page(f"{chat_url}?open={quote.article}+{quote.start}:{quote.end}&q=Who+is+Macron%3F")
    expect(page.locator("#focus")).to_have_text(quote.text)
    expect(page.locator(".turn .question")).to_have_text("Who is Macron?")


def test_keys_go_from_quote_to_quote(open_page, chat_url, sample_archive):
    page = open_page(chat_url)
    ask(page, PESKOV)
    quotes = sample_archive.ask(PESKOV).quotes
    page.locator(".chip summary").first.focus()
    for key, number in (("n", 0), ("n", 1), ("p", 0)):
        page.keyboard.press(key)
        expect(page.locator("#focus").first).to_contain_text(quotes[number].text[:30])


def test_the_place_of_the_card_under_the_pointer_stands_out(open_page, chat_url):
    page = open_page(chat_url)
    ask(page, PESKOV)
    open_first_card(page)
    page.locator(".card").first.hover()
    expect(page.locator("#focus")).to_have_class("focus pointed")
    page.locator(".turn .question").hover()
    expect(page.locator("#focus")).to_have_class("focus")


def test_a_question_is_shown_before_it_is_answered_and_can_be_stopped(open_page, chat_url, monkeypatch):
    held, told = threading.Event(), threading.Event()
    answer = Talk.trace

    def wait(*args, **options):
        told.set()
        assert held.wait(30)
        return answer(*args, **options)

    monkeypatch.setattr(Talk, "trace", wait)
    page = open_page(chat_url)
    ask(page, PESKOV)
    try:
        expect(page.locator("#live .question")).to_have_text(PESKOV)
        assert told.wait(15)
        page.get_by_role("button", name="Stop").click()
        expect(page.locator("#live .turn")).to_have_count(0)
    finally:
        held.set()
    ask(page, MACRON)
    expect(page.locator(".turn.abstained .question")).to_have_text(MACRON)
    expect(page.locator(".turn .question")).to_have_count(1)


def test_a_user_says_what_is_wrong_with_an_answer(open_page, chat_url, sample_archive):
    page = open_page(chat_url)
    ask(page, PESKOV)
    page.get_by_role("group", name="Is this right?").get_by_text("No").click()
    page.get_by_role("textbox", name="What is wrong?").fill("another war")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Noted, thank you.")).to_be_visible()
    (*_, (record, answer)) = read_feedback(sample_archive.store.directory / FEEDBACK_FILE)
    assert (record["verdict"], record["reason"], answer.question) == ("wrong", "another war", PESKOV)


def test_the_article_tells_where_its_date_was_read(open_page, chat_url):
    page = open_page(chat_url)
    ask(page, PESKOV)
    open_first_card(page)
    page.get_by_text("Where this is from").click()
    expect(page.locator(".provenance")).to_contain_text(
        "2025-02-12 — from: Eastfield Courier, February 12, 2025"
    )
    page.get_by_role("button", name="Next quote").click()
    expect(page.locator(".sheet header")).to_contain_text("Harbour Daily")


def test_an_example_asks_itself(open_page, chat_url):
    page = open_page(chat_url)
    proposed = "What did Dmitry Peskov say about Kursk?"
    page.get_by_role("button", name=proposed).click()
    expect(page.locator(".turn.answered .question")).to_have_text(proposed)


def test_no_question_sent_while_another_is_answered_is_dropped(open_page, chat_url):
    page = open_page(chat_url)
    box = page.get_by_role("textbox", name="Question")
    for question in (MACRON, PESKOV):
        box.fill(question)
        box.press("Enter")
        expect(box).to_have_value("")  # nobody types the next one before the box is theirs again
    expect(page.locator(".turn.abstained, .turn.answered")).to_have_count(
        2, timeout=45_000
    )  # the first loads the models
    # Neither is dropped; which of two sent at once is taken first is the network's affair.
    assert sorted(page.locator(".turn .question").all_text_contents()) == sorted([MACRON, PESKOV])


def test_questions_follow_one_another(open_page, chat_url):
    page = open_page(chat_url)
    ask(page, MACRON)
    opened = page.locator(".turn.abstained .card button.open").first
    opened.click()
    expect(page.locator("#focus")).to_be_visible()
    ask(page, PESKOV)
    expect(page.locator(".turn.answered")).to_be_visible()
    assert page.locator(".turn .question").all_text_contents() == [MACRON, PESKOV]
    expect(page.locator(".turn.answered .question")).to_be_in_viewport()
    expect(opened).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize(
    ("question", "message"),
    [("", "The question is empty"), ("?!…", "There is no word in the question"),
     ("why " * MAX_QUESTION_CHARS, f"at most {MAX_QUESTION_CHARS} can be asked")],
    ids=["empty", "punctuation", "too long"],
)  # fmt: skip
def test_a_question_that_cannot_be_asked_gets_one_line(open_page, chat_url, question, message):
    page = open_page(chat_url)
    ask(page, question)
    expect(page.get_by_role("alert").filter(has_text=message)).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("Traceback")
    ask(page, PESKOV)
    expect(page.locator(".turn.answered")).to_be_visible()
    expect(page.locator(".turn.error")).to_have_count(0)


def test_a_phone_shows_cards_and_article_without_sideways_scrolling(open_page, chat_url):
    page = open_page(chat_url, **PHONE)
    ask(page, PESKOV)
    card = page.locator(".turn.answered .card").first
    expect(card).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    open_first_card(page)
    expect(page.locator("#focus")).to_be_in_viewport(ratio=1)
    expect(page.locator(".sheet header")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name="Back to the quote").click()
    expect(card).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_readable_in_light_and_dark(open_page, chat_url, scheme):
    page = open_page(chat_url, color_scheme=scheme)
    ask(page, MACRON)
    expect(page.locator(".turn.abstained")).to_be_visible()
    ask(page, PESKOV)
    open_first_card(page)
    names = [".masthead p", ".question", ".answered blockquote", ".answered .cite", ".answered .open", ".note",
             ".abstained blockquote", ".verdict h3", ".verdict p", ".closest", ".sheet-text p", ".sheet mark.focus",
             ".sheet .lines", ".boilerplate summary", ".sheet footer p", "#question .submit-button"]  # fmt: skip
    assert {name: contrast(page, name) for name in names if contrast(page, name) < 4.5} == {}
    assert (luminance(page.evaluate("getComputedStyle(document.body).backgroundColor")) < 0.1) == (
        scheme == "dark"
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "<img src=x onerror=alert('file')>.txt").write_text(HOSTILE, encoding="utf-8")
    with Archive(
        Store.open(folder / "index", create=True), ToyEncoder(), calibrator=answer_always(load_calibrator())
    ) as archive:
        archive.add([folder])
        yield archive


def test_a_hostile_article_is_shown_and_never_run(open_page, serve, hostile):
    page = open_page(serve(hostile))
    scripts = page.locator("script").count()
    ask(page, "<img src=x onerror=alert('question')> what did the harbour master say about the wall?")
    page.locator(".card").first.wait_for()
    for button in range(page.locator("[data-open]").count()):
        page.locator("[data-open]").nth(button).click()
        expect(page.locator("#focus")).to_be_in_viewport()
    sheet = page.locator(".sheet")
    expect(sheet.get_by_role("heading")).to_have_text("<script>alert('title')</script> Harbour wall repaired")
    for part in (
        "<script>alert('text')</script> the wall \"&amp; the pier\"",
        "${alert('template')} {{value}}",
    ):
        expect(sheet).to_contain_text(part)
    expect(sheet.locator("footer")).to_contain_text("<img src=x onerror=alert('file')>.txt")
    expect(page.locator(".question")).to_contain_text("<img src=x onerror=alert('question')>")
    assert page.locator("script").count() == scripts
    assert page.locator("#log img, #panel img, #panel b").count() == 0


def test_an_unexpected_error_is_one_line_and_not_a_traceback(browser, serve, sample_archive, monkeypatch):
    def fail(*_args, **_options):
        raise RuntimeError("secret detail")

    page = browser.new_page()
    page.goto(serve(sample_archive))
    page.get_by_role("textbox", name="Question").wait_for()
    monkeypatch.setattr(Talk, "trace", fail)
    ask(page, PESKOV)
    expect(page.get_by_role("alert").filter(has_text="Something went wrong here")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("secret detail")
    expect(page.locator(".pending")).to_have_count(0)
    page.close()


def test_a_question_is_in_the_box_again_where_the_page_was_loaded_before_its_answer(
    browser, serve, sample_archive, monkeypatch
):
    answered = threading.Event()
    trace = Talk.trace

    def wait(*given, **options):
        assert answered.wait(60)
        return trace(*given, **options)

    page = browser.new_page()
    page.goto(serve(sample_archive))
    box = page.get_by_role("textbox", name="Question")
    box.wait_for()
    with monkeypatch.context() as patch:
        patch.setattr(Talk, "trace", wait)
        ask(page, PESKOV)
        expect(page.locator("#live .question")).to_have_text(PESKOV)
        page.reload()
        expect(box).to_have_value(PESKOV)
        answered.set()
    page.reload()
    expect(page.locator(".chats .name")).to_have_text("New chat")
    expect(box).to_have_value(PESKOV)  # still typed there
    box.fill("")
    page.reload()
    expect(page.locator(".chats .name")).to_have_text("New chat")
    expect(box).to_have_value("")  # given up
    ask(page, PESKOV)
    expect(page.locator("#log .turn.answered")).to_be_visible()
    page.reload()
    expect(page.locator("#log .turn.answered")).to_be_visible()
    expect(box).to_have_value("")
    page.close()


@pytest.mark.parametrize(
    "path",
    [f"gradio_api/file={ROOT}/pyproject.toml", "gradio_api/file=pyproject.toml", "file=pyproject.toml",
     f"gradio_api/file/{ROOT}/pyproject.toml", f"gradio_api/file%3D{ROOT}/pyproject.toml",
     "static/../pyproject.toml", "static/%2e%2e/%2e%2e/pyproject.toml", "assets/%2e%2e/%2e%2e/pyproject.toml",
     "gradio_api/file=http://127.0.0.1:1/", "gradio_api/proxy=http://127.0.0.1:1/", "gradio_api/upload_progress",
     "monitoring", "monitoring/summary", "docs", "pyproject.toml"],
)  # fmt: skip
def test_nothing_of_the_working_directory_is_served(chat_url, path):
    assert Path("pyproject.toml").exists()
    assert status_of(chat_url + path) in (401, 403, 404, 405)


def test_no_file_is_taken_and_no_page_loads_from_elsewhere(chat_url):
    upload = urllib.request.Request(f"{chat_url}gradio_api/upload", data=b"x", method="POST")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(upload, timeout=10)
    with urllib.request.urlopen(chat_url, timeout=10) as response:
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
        assert response.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("host", "status"), [("evil.example", 403), ("127.0.0.1.evil.example:80", 403), ("localhost:1", 200)]
)
def test_a_name_made_to_point_here_reads_nothing(chat_url, host, status):
    request = urllib.request.Request(f"{chat_url}config", headers={"Host": host})
    assert status_of(request) == status


def test_the_chat_listens_on_this_machine_only(chat_url):
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", chat_url)


def test_a_taken_port_is_named(chat_url, sample_archive):
    import app as chat_app

    port = int(chat_url.rstrip("/").rpartition(":")[2])
    with pytest.raises(
        BadInput,
        match=f"cannot listen on 127.0.0.1:{port}: the port may be taken, or the address not be here",
    ):
        chat_app.launch(chat_app.build_app(sample_archive), port=port)


@pytest.mark.parametrize("reference", [None, "", "x", "<script> 0:1", "0123456789abcdef 0:1", "a" * 10_000])
def test_a_reference_made_up_by_a_browser_opens_nothing(sample_archive, reference):
    shown = Chat(sample_archive, ()).open_article(reference)
    assert 'role="alert"' in shown
    assert "<script" not in shown
