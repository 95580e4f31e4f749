"""The whole page against 150 texts that try to become script or markup, wherever others' text comes in."""

import csv
import json
import re
from urllib.parse import urlencode

import pytest

from index.statements.analyse import Analyst
from index.store import Store
from qa.archive import Archive
from qa.confidence.calibrator import answer_always, load_calibrator
from qa.html.words import UNSHOWABLE
from tests.conftest import ToyEncoder
from tests.index.toy_statements import ToyFinder
from tests.web.pages import CHATS_KEY, choose
from tests.web.payloads import ADDRESSES, CLASSES, PAYLOADS

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect
pytestmark = pytest.mark.browser

NAME_BYTES = 200  # of a file; file systems take 255
VALE = "Lena Vale"
# A payload would make such elements; `.overflow-menu` is the tabs' own menu of Gradio's, `.lanes` the timeline's picture.
FOREIGN = (
    "#desk :is(img, iframe, object, b, math, script, style), #desk svg:not(.lanes svg, .overflow-menu svg)"
)
# Tells of every element and attribute that the page never has, as soon as it is in the page, be it for an instant.
WATCH = """() => {
    window.caught = [];
    const never = `script, style, link, meta, base, img, image, picture, iframe, frame, object, embed, applet, math, video, audio, source,
        marquee, template, xmp, plaintext, b, i, title, noscript, frameset, body, html, isindex, dialog, [srcdoc], [background], [formaction],
        [is], [contenteditable], [ping], [target]:not([rel~=noopener])`;
    const links = ["href", "xlink:href", "src", "action", "data", "poster", "srcset"];
    const look = (element) => {
        const isOurs = element.namespaceURI.endsWith("xhtml") || element.closest(".lanes") !== null;
        if (!isOurs || element.matches(never) || element.localName.includes("-")) window.caught.push(element.outerHTML.slice(0, 200));
        for (const { name, value } of element.attributes) {
            const isLink = links.includes(name) && !/^https?:$/.test(new URL(value, location).protocol);
            if (name.startsWith("on") || isLink || (name === "style" && /url|expression|import|position:\\s*fixed/.test(value)))
                window.caught.push(`${element.localName} ${name}=${value}`);
        }
    };
    new MutationObserver((records) => {
        for (const { target, addedNodes } of records) {
            if (target.nodeType === 1) look(target);
            for (const node of addedNodes) if (node.nodeType === 1) [node, ...node.querySelectorAll("*")].forEach(look);
        }
    }).observe(document.body, { childList: true, attributes: true, subtree: true });
    window.scripts = document.scripts.length;
}"""


def shown(text):
    """What a page shows of a text: it has no control characters, and its lines may be broken anew."""
    return " ".join(UNSHOWABLE.sub("\ufffd", text).split())


def texts(page, selector):
    return [" ".join(text.split()) for text in page.locator(selector).all_text_contents()]


def name_file(number, payload):
    name = f"{number} {payload}".replace("/", "∕").replace("\\", "∖")
    return name.encode()[:NAME_BYTES].decode(errors="ignore") + ".txt"


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    """An archive with each payload in text, statement, file name, title, outlet, author, and addresses of odd kinds."""
    folder = tmp_path_factory.mktemp("attacked")
    stated = []
    for number, payload in enumerate(PAYLOADS):
        name = name_file(number, payload)
        text = f"Story number {number}\n\nThe tide {payload} came.\n\n“The wall {number} stands {payload} again” said {VALE}.\n"
        (folder / name).write_text(text, encoding="utf-8", newline="")
        fields = {"title": f"{payload} harbour {number}", "outlet": f"{payload} Gazette", "author": f"{payload} Rook",
                  "url": ADDRESSES[number % len(ADDRESSES)], "date": f"2025-03-{number % 28 + 1:02}"}  # fmt: skip
        stated.append({"filename": name} | fields)
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, stated[0])
        table.writeheader()
        table.writerows(stated)
    store = Store.open(folder / "index", create=True)
    always = answer_always(load_calibrator())
    with Archive(store, ToyEncoder(), analyst=Analyst(ToyFinder()), calibrator=always) as archive:
        assert archive.add([folder]).added == len(PAYLOADS)
        yield archive


@pytest.fixture(scope="module")
def url(serve, attacked):
    return serve(attacked)


@pytest.fixture
def open_watched(open_page):
    """Open a page that is watched; fails at the end if anything of a payload became markup, if only for an instant."""
    pages = []

    def start(url):
        pages.append(open_page(url))
        watch(pages[-1])
        return pages[-1]

    yield start
    for page in pages:
        check_nothing_came_in(page)


def watch(page):
    page.wait_for_function("document.querySelector('svg g') === null")  # Gradio's own sign of loading is gone
    page.evaluate(WATCH)


def check_nothing_came_in(page):
    assert page.evaluate("window.caught") == []
    assert page.evaluate("document.scripts.length - window.scripts") == 0
    assert page.locator(FOREIGN).count() == 0


def test_the_watch_sees_what_is_put_in(browser, url):
    page = browser.new_page()
    page.goto(url)
    page.get_by_role("textbox", name="Question").wait_for()
    watch(page)
    bad = [
        "<b>x</b>",
        "<svg></svg>",
        "<x-y></x-y>",
        '<a href="javascript:1">x</a>',
        "<p onclick=1>x</p>",
        "<img>",
    ]
    for html in bad:
        page.evaluate("html => document.querySelector('#log').insertAdjacentHTML('beforeend', html)", html)
    assert len(page.evaluate("window.caught")) == len(bad)
    page.close()


def test_the_archive_lists_articles_as_they_are_called(open_watched, url, attacked):
    page = open_watched(url)
    page.get_by_role("tab", name="Archive").click()
    page.locator(".contents").wait_for()
    rows = page.locator(".listed .article")
    while (more := page.locator(".more button")).count():
        before = rows.count()
        more.click()
        expect(rows.nth(before)).to_be_attached()
    articles = list(attacked.store.articles())
    assert rows.count() == len(articles) == len(PAYLOADS)
    assert sorted(texts(page, ".listed .title")) == sorted(shown(one.meta.title) for one in articles)
    assert sorted(texts(page, ".listed .source")) == sorted(shown(one.source) for one in articles)
    named = sorted(shown(one.meta.outlet or "Outlet not given") for one in articles)
    assert sorted(texts(page, ".listed .outlet")) == named


def test_every_article_opens_as_it_is_written(open_watched, url, attacked):
    page = open_watched(url)
    page.get_by_role("tab", name="Archive").click()
    page.locator(".contents").wait_for()
    for article in attacked.store.articles():
        reference = f"{article.id} 0:12"
        page.evaluate(
            "reference => document.querySelector('button.title').dataset.open = reference", reference
        )
        page.locator("button.title").first.click()
        page.locator(f".sheet[data-reference='{reference}']").wait_for()
        paragraphs = "".join(page.locator(".sheet-text p").all_text_contents())
        assert "".join(paragraphs.split()) == "".join(shown(article.text).split())
        expect(page.locator(".sheet h2")).to_have_text(shown(article.meta.title))
        expect(page.locator(".sheet footer")).to_contain_text(shown(article.source))
        links = page.locator(".sheet a").evaluate_all("links => links.map(link => link.protocol)")
        assert set(links) <= {"http:", "https:"}


def test_searches_are_shown_as_they_were_typed(open_watched, url):
    page = open_watched(url)
    page.get_by_role("tab", name="Archive").click()
    for payloads in CLASSES.values():
        text = " ".join(["wall", *payloads])
        box = page.get_by_role("searchbox", name="Words to search for")
        box.fill(text)
        taken = box.input_value()  # without what a field of one line does not take
        page.keyboard.press("Enter")
        expect(page.locator("#archive-passages .which")).to_contain_text(shown(taken))
        expect(box).to_have_value(UNSHOWABLE.sub("\ufffd", taken))
        page.get_by_label("In the title or the source").fill(payloads[0])
        page.keyboard.press("Enter")
        expect(page.locator("#archive-contents .which")).to_contain_text(shown(payloads[0]))


def test_the_timeline_shows_statements_as_they_are_written(open_watched, url, attacked):
    page = open_watched(url)
    page.get_by_role("tab", name="Timeline").click()
    speaker = page.get_by_role("form", name="Timeline").get_by_label("Speaker")
    speaker.fill(VALE)
    speaker.press("Enter")
    moments = attacked.timeline(VALE)
    expect(page.locator("#timeline .card")).to_have_count(len(PAYLOADS))
    assert texts(page, "#timeline .card blockquote") == [shown(one.text) for one in moments]
    assert texts(page, "#timeline .card .outlet") == [
        shown(one.outlet or "Outlet not given") for one in moments
    ]
    for name in ("CSV", "Markdown"):
        with page.expect_download() as started:
            page.get_by_role("button", name=f"Download {name}").click()
        assert started.value.path().read_text(encoding="utf-8").count("said") >= len(PAYLOADS)


def test_the_timeline_takes_any_name(open_watched, url):
    page = open_watched(url)
    page.get_by_role("tab", name="Timeline").click()
    form = page.get_by_role("form", name="Timeline")
    for number, payload in enumerate(PAYLOADS[::3]):
        for field in ("Speaker", "Topic", "Outlets"):
            form.get_by_label(field).fill(f"{payload} Nobody{number}")
        form.get_by_label("Speaker").press("Enter")
        expect(page.locator("#timeline").get_by_role("alert")).to_contain_text(f"Nobody{number}")


def test_questions_are_shown_as_they_were_asked(open_watched, url):
    page = open_watched(url)
    box = page.get_by_role("textbox", name="Question")
    for number, payloads in enumerate(CLASSES.values()):
        question = f"What did {VALE} say about the wall {' '.join(payloads)}"
        box.fill(question)
        box.press("Enter")
        expect(page.locator("#log .turn")).to_have_count(number + 1)
        expect(page.locator("#log .turn .question").last).to_have_text(shown(question))
    page.reload()  # now from what the browser kept
    box.wait_for()
    watch(page)
    expect(page.locator("#log .turn")).to_have_count(len(CLASSES))
    page.get_by_text("Chats", exact=True).click()
    assert page.locator(".chats .pick").count() == 1


def test_corrections_are_shown_as_they_were_typed(open_watched, url):
    page = open_watched(url)
    page.get_by_role("textbox", name="Question").fill(f"What did {VALE} say about the wall?")
    page.keyboard.press("Enter")
    for number, payload in enumerate(PAYLOADS[::2]):
        part = ("speaker", "topic", "outlets")[number % 3]
        text = f"Nobody{number} {payload}"
        field = f"#log .turn:last-child form[data-part='{part}'] input"
        page.locator(field).evaluate(
            "(input, text) => (input.value = text, input.form.requestSubmit())", text
        )
        chip = page.locator(f"#log .turn:last-child .chip:has(form[data-part='{part}']) summary")
        expect(chip).to_contain_text(f"Nobody{number}")
        for one in text.split(";") if part == "outlets" else [text]:
            expect(chip).to_contain_text(shown(re.sub("[\r\n]", "", one)))


def test_a_link_to_this_page_runs_nothing(open_page, url):
    for payloads in CLASSES.values():
        query = urlencode({"q": f"wall {' '.join(payloads)}", "open": payloads[0]})
        page = open_page(f"{url}?{query}")
        watch(page)
        expect(page.locator("#log .turn .question")).to_contain_text(shown(payloads[0]))
        expect(page.locator("#panel").get_by_role("alert")).to_contain_text("This button names no article")
        check_nothing_came_in(page)
        page.context.close()


def test_chats_that_somebody_put_into_the_browser_run_nothing(open_page, url, attacked):
    turn = {
        "answer": attacked.ask(f"What did {VALE} say about the wall?").to_json(),
        "correction": {},
        "proposed": ["x"],
    }
    turns = [replace_texts(turn, payload) for payload in PAYLOADS]
    chats = [
        {"id": "first", "name": "first", "turns": turns},
        *({"id": name, "name": name, "turns": [{"answer": name}]} for name in PAYLOADS),
    ]
    page = open_page(url)
    page.evaluate(f"chats => localStorage.setItem({CHATS_KEY}, chats)", json.dumps(chats))
    page = page.context.new_page()
    page.goto(url)
    page.get_by_role("textbox", name="Question").wait_for()
    watch(page)
    expect(page.locator("#log .turn")).to_have_count(len(PAYLOADS))
    assert texts(page, "#log .turn .question") == [shown(payload) for payload in PAYLOADS]
    assert texts(page, ".chats .pick")[1:] == [" ".join(name.split()) for name in PAYLOADS]
    for number in (1, len(PAYLOADS)):
        page.get_by_text("Chats", exact=True).click()
        page.locator(".chats .pick").nth(number).click()
        expect(page.locator("#live").get_by_role("alert")).to_contain_text("was kept in another form")
    check_nothing_came_in(page)


def replace_texts(record, payload):
    """Put a payload in the place of every text of a record but those that name its kind."""
    if isinstance(record, dict):
        kept = ("status", "kind", "declined", "variant", "correction")
        return {
            name: value if name in kept else replace_texts(value, payload) for name, value in record.items()
        }
    if isinstance(record, list | tuple):
        return [replace_texts(one, payload) for one in record]
    return payload if isinstance(record, str) else record


def lines_of(payloads):
    return "".join(
        json.dumps(
            {"id": payload, "question": f"Is the wall {payload} late?", "answerable": False, "kind": payload}
        )
        + "\n"
        for payload in payloads
    )


@pytest.mark.parametrize("first", [0, 1])
def test_a_file_of_questions_is_shown_as_it_was_written(open_watched, url, first):
    payloads = PAYLOADS[first::2]
    page = open_watched(url)
    name = f"{payloads[3]}.jsonl".replace("/", "∕")
    choose(page, "Batch", lines_of(payloads), name)
    expect(page.locator("#batch h2.which")).to_contain_text(shown(name))
    page.locator("#batch").get_by_role("button", name="Answer").click()
    expect(page.locator("#batch .answers > li")).to_have_count(len(payloads))
    asked = [shown(f"Is the wall {payload} late?") for payload in payloads]
    assert texts(page, "#batch .answers h3") == asked
    with page.expect_download() as started:
        page.get_by_role("button", name="Download JSONL").click()
    records = [json.loads(line) for line in started.value.path().read_text(encoding="utf-8").split("\n")[:-1]]
    assert [record["question"] for record in records] == [
        f"Is the wall {payload} late?" for payload in payloads
    ]


# Nothing of a report is made of such, but its styles, its pictures (svg) and links within it.
IN_REPORT = """:is(img, iframe, object, embed, base, math, form, input, audio, video, dialog, b, i),
    :is(a, use)[href]:not([href^='#']), [srcdoc], [formaction], [style*='url'], script"""


def test_a_report_is_of_the_questions_as_they_were_written(open_page, url):
    page = open_page(url)
    choose(page, "Evaluate", lines_of(PAYLOADS), f"{PAYLOADS[5]}.jsonl".replace("/", "∕"))
    page.get_by_role("button", name="Measure").click()
    page.locator("#evaluate .finished").wait_for()
    report = page.frame_locator("#evaluate iframe")
    report.locator("h1").wait_for()
    assert report.locator(IN_REPORT).count() == 0
    handlers = "all => all.flatMap(one => one.getAttributeNames()).filter(name => name.startsWith('on'))"
    assert report.locator("*").evaluate_all(handlers) == []
    told = " ".join(report.locator("body").text_content().split())
    assert sum(shown(f"Is the wall {payload} late?") in told for payload in PAYLOADS) >= 5
    assert page.locator("#desk :is(img, object, script, math)").count() == 0
