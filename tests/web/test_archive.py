"""Tests of the Archive tab in a real browser: list, search, add and remove articles."""

import re
import urllib.error
import urllib.request
import uuid

import pytest

from index.statements.analyse import Analyst
from index.store import Store
from qa.archive import Archive
from qa.confidence.calibrator import answer_always, load_calibrator
from tests.conftest import ARTICLES, ToyEncoder
from tests.index.toy_statements import ToyFinder
from tests.web.conftest import free_port
from tests.web.pages import HOSTILE, PHONE, contrast, expect

pytestmark = [pytest.mark.browser]

NEWS = "Bridge opens\nHarbour Daily, March 9, 2025\n\nThe bridge is open, the mayor said on Sunday.\n"


@pytest.fixture
def served(tmp_path):
    """Serve an archive of the four articles and a hostile one; give a function that does, and the archive."""
    import app as chat_app

    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in (
        ARTICLES | {"<img src=x onerror=alert('file')>.txt": HOSTILE, "bad.txt": "x\0y"}
    ).items():
        (folder / name).write_text(text, encoding="utf-8")
    apps = []
    store = Store.open(tmp_path / "index", create=True)
    always = answer_always(load_calibrator())
    with Archive(store, ToyEncoder(), analyst=Analyst(ToyFinder()), calibrator=always) as archive:
        archive.add([folder])

        def serve(read_only=False):
            apps.append(chat_app.build_app(archive, read_only=read_only))
            return chat_app.launch(apps[-1], port=free_port(), read_only=read_only)

        yield serve, archive
        for app in apps:
            app.close(verbose=False)


@pytest.fixture
def open_tab(open_page):
    def start(url, **options):
        page = open_page(url, **options)
        page.get_by_role("tab", name="Archive").click()
        page.locator(".contents").wait_for()
        return page

    return start


def post_file(url, headers):
    boundary = uuid.uuid4().hex
    part = f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nText\r\n--{boundary}--'
    headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"} | headers
    request = urllib.request.Request(f"{url}gradio_api/upload", part.encode(), headers)
    try:
        return urllib.request.urlopen(request, timeout=10).status
    except urllib.error.HTTPError as error:
        return error.code


def test_an_outlet_and_a_month_list_their_articles_and_one_opens(served, open_tab):
    serve, _ = served
    page = open_tab(serve())
    expect(page.locator(".holdings .numbers")).to_contain_text("5 articles")
    expect(page.locator(".failures")).to_contain_text("A binary file, not text.")
    page.get_by_role("button", name="Tern Bay Gazette 2 articles").click()
    expect(page.locator(".which")).to_have_text("2 articles of Tern Bay Gazette")
    expect(page.get_by_role("button", name="Tern Bay Gazette 2 articles")).to_be_focused()
    page.get_by_role("button", name="March 2025: 2 articles").press("Enter")
    expect(page.locator(".which")).to_have_text("2 articles of Tern Bay Gazette, March 2025")
    page.get_by_role("button", name="Tram driver returns a lost violin", exact=True).press("Enter")
    expect(page.locator("mark.focus")).to_have_text("Tram driver returns a lost violin")
    expect(page.locator(".sheet h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".listed [aria-current]")).to_be_focused()


def test_words_restrict_the_list_and_passages_are_searched(served, open_tab):
    serve, _ = served
    page = open_tab(serve())
    page.get_by_label("In the title or the source").fill("HONEY")
    page.keyboard.press("Enter")
    expect(page.locator(".which")).to_have_text("1 article, with “HONEY” in the title or source")
    page.get_by_role("searchbox", name="Words to search for").fill("lost violin under a seat")
    page.keyboard.press("Enter")
    first = page.locator(".hit").first
    expect(first).to_contain_text("Tern Bay Gazette")
    expect(first.locator(".score")).to_have_text(re.compile(r"score [01]\.\d\d"))
    first.get_by_role("button", name="Read in the article").click()
    expect(page.locator("mark.focus").first).to_contain_text("violin")
    page.get_by_role("searchbox", name="Words to search for").fill("?!")
    page.keyboard.press("Enter")
    expect(page.locator("#archive-passages").get_by_role("alert")).to_contain_text("There is no word")


def test_files_are_added_and_removed_and_the_counts_follow(served, open_tab):
    serve, archive = served
    page = open_tab(serve())
    page.get_by_label("choose files").set_input_files(
        [{"name": "bridge.txt", "mimeType": "text/plain", "buffer": NEWS.encode()},
         {"name": "tool.exe", "mimeType": "x/y", "buffer": b"MZ"}]
    )  # fmt: skip
    expect(page.locator(".added > p")).to_have_text("Added 1, updated 0, unchanged 0, duplicate 0, failed 1.")
    expect(page.locator(".added .failed")).to_contain_text("tool.exe")
    expect(page.locator(".masthead .counts")).to_contain_text("6 articles")
    expect(page.locator("#known-outlets option[value='Harbour Daily']")).to_have_count(1)
    assert (archive.store.directory / "uploads" / "bridge.txt").read_text(encoding="utf-8") == NEWS
    page.get_by_role("button", name="Remove: Bridge opens", exact=True).press("Enter")
    expect(page.get_by_role("button", name="Yes, remove: Bridge opens")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Remove: Bridge opens", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".done")).to_contain_text("Removed “Bridge opens” from the index.")
    expect(page.locator(".masthead .counts")).to_contain_text("5 articles")
    assert (archive.store.directory / "uploads" / "bridge.txt").exists()


def test_files_may_be_dropped(served, open_tab):
    serve, _ = served
    page = open_tab(serve())
    page.evaluate(
        """(text) => {
            const dropped = new DataTransfer();
            dropped.items.add(new File([text], "../bridge.txt"));
            document.querySelector(".box").dispatchEvent(
                new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
        }""",
        NEWS,
    )
    expect(page.locator(".added > p")).to_contain_text("Added 1")


def test_a_writer_elsewhere_is_told_in_one_line(served, open_tab, monkeypatch):
    serve, archive = served
    page = open_tab(serve())
    monkeypatch.setattr("index.store.lock.WAIT_S", 0.0)
    other = Store.open(archive.store.directory)
    with other, other.lock():
        page.locator("[data-ask-remove]").first.click()
        page.locator("#archive [data-remove]").first.click()
        expect(page.locator("#archive-contents").get_by_role("alert")).to_contain_text("is being written by")
    assert archive.state().articles == 5


def test_where_nothing_may_be_changed_nothing_is_offered_or_taken(served, open_tab):
    serve, _ = served
    url = serve(read_only=True)
    page = open_tab(url)
    assert page.locator(".drop, #archive [data-remove], [data-ask-remove]").count() == 0
    with urllib.request.urlopen(f"{url}config", timeout=10) as response:
        config = response.read().decode()
    assert "list_articles" in config
    assert not re.search(r'"(add_files|remove_article)"\]', config)
    assert post_file(url, {"Origin": url.rstrip("/")}) == 404


def test_files_are_taken_from_pages_of_this_server_only_and_none_is_given_back(served):
    serve, _ = served
    url = serve()
    assert post_file(url, {"Origin": url.rstrip("/")}) == 200
    assert post_file(url, {"Origin": "https://evil.example"}) == 404
    assert post_file(url, {}) == 404
    for path in (
        "gradio_api/file=/etc/passwd",
        "gradio_api/upload_progress?upload_id=1",
        "gradio_api/uploadx",
    ):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(url + path, timeout=10)


def test_a_hostile_article_is_listed_and_never_run(served, open_tab):
    serve, _ = served
    page = open_tab(serve())
    row = page.locator(".article", has_text="Harbour wall repaired")
    expect(row).to_contain_text("<script>alert('title')</script> Harbour wall repaired")
    expect(row.locator(".source")).to_contain_text("<img src=x onerror=alert('file')>.txt")
    row.locator("button.title").click()
    expect(page.locator(".sheet h2")).to_contain_text("<script>")
    assert page.locator("#archive img, #archive script").count() == 0


def test_a_phone_shows_the_tab_without_sideways_scrolling(served, open_tab):
    serve, _ = served
    page = open_tab(serve(), **PHONE)
    for folded in page.locator("#archive summary").all():
        folded.click()
    page.locator("[data-ask-remove]").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.locator("button.title").first.click()
    expect(page.locator("#focus")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_tab_is_readable_in_light_and_dark(served, open_tab, scheme):
    serve, _ = served
    page = open_tab(serve(), color_scheme=scheme)
    page.locator(".by-outlet button").first.click()
    page.locator(".by-outlet button[aria-pressed=true]").wait_for()
    page.locator("[data-ask-remove]").first.click()
    names = [".numbers li", ".hint", ".box u", ".box span", ".by-outlet button[aria-pressed=true] .number",
             ".by-month .number", ".by-month .none", ".by-month thead th", "#archive form button", ".which",
             "button.title", ".article .cite", ".article .source", ".sure", "#archive [data-remove]", "[data-keep]",
             ".failures summary"]  # fmt: skip
    assert {name: contrast(page, name) for name in names if contrast(page, name) < 4.5} == {}
