"""The timeline in a real browser: show, open by click and by key, download, a phone, the dark, hostile articles."""

import re
import threading

import pytest

from index.statements.analyse import Analyst
from index.store import Store
from qa.archive import Archive
from qa.confidence.calibrator import answer_always, load_calibrator
from qa.statements.cite import write_markdown
from qa.statements.export import MOMENT_COLUMNS, dump_csv
from tests.conftest import ToyEncoder
from tests.index.toy_statements import ToyFinder
from tests.qa.html.made_moments import make_moment
from tests.web.pages import PHONE, contrast, download, expect, luminance

pytestmark = pytest.mark.browser

OSTER = "Bram Oster"
PIER = "“The old pier is closed until the winter storms are over” said Bram Oster."
ARTICLES = {
    "shut.txt": f"Board shuts the old pier\nTern Bay Gazette, March 4, 2025\n\nThe board met on Monday.\n\n{PIER}\n",
    "again.txt": f"Storms keep a pier closed\nHill Country Herald, 6 March 2025\n\nNobody was surprised.\n\n{PIER}\n",
    "ferry.txt": """Ferry to cost four crowns
Tern Bay Gazette, March 20, 2025

“The ferry will cost four crowns from the first of May” said Bram Oster. Nobody laughed.

“No boat of ours has ever been late in a storm” said Bram Oster.
""",
    "<img src=x onerror=alert('file')>.txt": """<script>alert('title')</script> Harbour wall mended
<b>Evil</b> Gazette, March 8, 2025

“The wall <script>alert('text')</script> "&amp; stands <img src=x onerror=alert(1)> {{value}} ${alert(2)}” said Lena Vale.
""",
}  # fmt: skip


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    folder = tmp_path_factory.mktemp("timeline")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    store = Store.open(folder / "index", create=True)
    with Archive(
        store, ToyEncoder(), analyst=Analyst(ToyFinder()), calibrator=answer_always(load_calibrator())
    ) as archive:
        archive.add([folder])
        yield archive


@pytest.fixture(scope="module")
def url(serve, news):
    return serve(news)


def show(page, speaker=OSTER, **fields):
    page.get_by_role("tab", name="Timeline").click()
    form = page.get_by_role("form", name="Timeline")
    for label, text in {"Speaker": speaker, **fields}.items():
        form.get_by_label(label, exact=True).fill(text)
    form.get_by_label("Speaker").press("Enter")


def marks(page):
    return page.locator(".plot button.mark")


def test_enter_shows_what_somebody_said_as_a_picture_and_a_list(open_page, url, news):
    page = open_page(url)
    show(page)
    expect(page.get_by_role("heading", name=f"What {OSTER} said")).to_be_visible()
    moments = news.timeline(OSTER)
    assert page.locator("#timeline .card blockquote").all_text_contents() == [one.text for one in moments]
    assert page.locator(".lane .name").all_text_contents() == ["Tern Bay Gazette", "Hill Country Herald"]
    assert marks(page).count() == 4  # three statements, one of them in two places
    expect(page.locator("#timeline-form [role=status]")).to_have_text(
        f"What {OSTER} said. 3 statements in 2 outlets, 4 March 2025 to 20 March 2025"
    )


def test_topic_and_dates_restrict_it_and_a_proposed_speaker_is_shown_by_a_click(open_page, url):
    page = open_page(url)
    page.get_by_role("tab", name="Timeline").click()
    page.get_by_role("button", name=f"{OSTER} 4 statements").click()
    expect(page.locator("#timeline .card")).to_have_count(3)
    show(page, Topic="ferry", From="2025-03-10", To="2025")
    expect(page.locator("#timeline .card")).to_have_count(2)
    assert page.locator("#timeline .day time").first.get_attribute("datetime") == "2025-03-20"


def test_a_mark_opens_its_article_and_escape_comes_back_to_it(open_page, url):
    page = open_page(url)
    show(page)
    mark = marks(page).last  # of the Herald
    mark.click()
    expect(page.locator(".sheet h2")).to_have_text("Storms keep a pier closed")
    expect(page.locator("mark.focus")).to_have_text(PIER)
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    page.locator("#timeline .card").last.get_by_role("button", name="Read in the article").click()
    expect(page.locator("mark.focus")).to_contain_text("No boat of ours")


def test_the_keyboard_reaches_every_mark_and_opens_it(open_page, url):
    page = open_page(url)
    show(page)
    expect(page.locator(".plot [tabindex='0']")).to_have_count(1)
    page.get_by_role("button", name="Download Markdown").focus()
    page.keyboard.press("Tab")
    expect(marks(page).first).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    reached = {page.evaluate("document.activeElement.dataset.open")}
    for key in ("ArrowRight", "ArrowRight", "Home", "ArrowDown"):
        page.keyboard.press(key)
        reached.add(page.evaluate("document.activeElement.dataset.open"))
    assert reached == {mark.get_attribute("data-open") for mark in marks(page).all()}
    page.keyboard.press("Enter")
    expect(page.locator(".sheet h2")).to_have_text("Storms keep a pier closed")


def test_the_downloads_are_the_exports(open_page, url, news, tmp_path):
    page = open_page(url, accept_downloads=True)
    show(page)
    moments = news.timeline(OSTER)
    expected = {
        "CSV": (
            "what-bram-oster-said.csv",
            "".join(dump_csv((m.to_json() for m in moments), MOMENT_COLUMNS)),
        ),
        "Markdown": ("what-bram-oster-said.md", write_markdown(moments, f"What {OSTER} said")),
    }
    for label, (name, text) in expected.items():
        assert download(page, f"Download {label}", tmp_path / name) == (name, text)


@pytest.mark.parametrize(
    ("fields", "message"),
    [({"speaker": "Xyzzy"}, "Nobody called 'Xyzzy' in this archive: the closest names are "),
     ({"From": "in May"}, "'in May' is no date: give YYYY-MM-DD, YYYY-MM or YYYY."),
     ({"From": "2025", "To": "2024"}, "nothing lies between them.")],
    ids=["unknown", "no date", "nothing between"],
)  # fmt: skip
def test_what_cannot_be_shown_gets_one_line(open_page, url, fields, message):
    page = open_page(url)
    show(page, **fields)
    expect(page.locator("#timeline").get_by_role("alert")).to_contain_text(message)
    show(page, From="", To="")
    expect(page.locator("#timeline .card")).to_have_count(3)


def test_a_phone_shows_the_picture_without_sideways_scrolling(open_page, url):
    page = open_page(url, **PHONE)
    show(page)
    expect(page.locator("#timeline .card").last).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    marks(page).first.click()
    expect(page.locator("#focus")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name="Back to the quote").click()
    expect(marks(page).first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_marks_are_readable_in_light_and_dark(open_page, url, scheme):
    page = open_page(url, color_scheme=scheme)
    show(page)
    expect(page.locator("#timeline .card")).to_have_count(3)
    names = ["#timeline h2", ".extent", "#timeline .help", ".legend li", ".lane .name", ".axis span", ".day h3 span",
             "#timeline blockquote", "#timeline .open", "#timeline .downloads button", ".timeline-form label",
             ".timeline-form .send p", ".timeline-form button", ".mark.direct", ".mark.elsewhere"]  # fmt: skip
    assert {name: contrast(page, name) for name in names if contrast(page, name) < 4.5} == {}
    ground = luminance(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert (ground < 0.1) == (scheme == "dark")


def test_a_hostile_article_is_shown_and_never_run(open_page, url):
    page = open_page(url)
    scripts = page.locator("script").count()
    show(page, "Lena Vale", Topic="wall")
    quote = page.locator("#timeline .card blockquote")
    expect(quote).to_contain_text(
        "<script>alert('text')</script> \"&amp; stands <img src=x onerror=alert(1)>"
    )
    expect(quote).to_contain_text("{{value}} ${alert(2)}")
    marks(page).first.click()
    expect(page.locator("#focus")).to_be_in_viewport()
    assert page.locator("script").count() == scripts
    assert page.locator("#timeline img, #timeline b, #panel img, #panel b").count() == 0


def test_many_statements_of_a_day_are_counted_and_their_mark_leads_to_the_list(
    open_page, url, news, monkeypatch
):
    many = [make_moment(start=at, end=at + 1, text=f"“{at},” Orr said.") for at in range(600)]
    monkeypatch.setattr(Archive, "timeline", lambda *_args, **_options: [*many, make_moment("2025-06-30")])
    page = open_page(url)
    show(page)
    expect(page.locator("#timeline .notes")).to_contain_text("The first 500 of 601 are shown")
    expect(page.locator("#timeline .card")).to_have_count(500)
    pile = page.locator("button.mark.pile").first
    number = int(pile.get_attribute("data-jump"))
    pile.click()
    expect(page.locator("#timeline .card").nth(number).locator("button.open")).to_be_focused()
    expect(page.locator("#timeline .card").nth(number)).to_be_in_viewport()


def test_an_unexpected_error_is_one_line_and_not_a_traceback(browser, url, monkeypatch):
    def fail(*_args, **_options):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(Archive, "timeline", fail)
    page = browser.new_page()
    page.goto(url)
    page.get_by_role("textbox", name="Question").wait_for()
    show(page)
    expect(page.get_by_role("alert").filter(has_text="Something went wrong here")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("secret detail")
    page.close()


def test_stop_ends_the_work_and_shows_the_start_again(open_page, url, monkeypatch):
    stopped = threading.Event()

    def go_on(*_args, progress, **_options):
        try:
            while not stopped.wait(0.05):
                progress(0, 100)
        finally:
            stopped.set()

    monkeypatch.setattr(Archive, "timeline", go_on)
    page = open_page(url)
    show(page)
    expect(page.locator("#timeline .pending")).to_contain_text("0 of 100 statements compared…")
    page.locator("#timeline").get_by_role("button", name="Stop").click()
    expect(page.locator("#timeline .examples")).to_be_visible()
    assert stopped.wait(15)


def test_a_second_name_sent_meanwhile_is_the_one_shown_last(open_page, url):
    page = open_page(url)
    show(page)
    show(page, "Lena Vale")
    expect(page.get_by_role("heading", name=re.compile("Lena Vale"))).to_be_visible()
    expect(page.locator("#timeline .card")).to_have_count(1)
