"""Tests of the chat's HTML: exact marks, everything escaped, links to the web only."""

import html
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadInput
from index.records import Article, Metadata, Span
from qa import html as page
from qa.html import Reference, parse_reference, render_answer, render_article, split_paragraphs
from qa.records import Answer, IndexState, Interpretation, Place, Quote

NASTY = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onclick='alert(1)", "</article></div>",
         "&lt;b&gt;", "\u202eevil\u202c", "{{value}} ${alert(1)}", "\x00\x1b[31m", "\ud800", "😀𝔘"]  # fmt: skip
VOID = {"br", "img", "input", "meta", "link", "hr"}


class Reader(HTMLParser):
    """Collects the elements of a fragment and the texts of its marks; checks that tags close in order."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marks: list[tuple[dict[str, str | None], str]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(fragment)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "mark":
            self.marks.append((dict(attrs), ""))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.text += data
        if "mark" in self._open:
            attrs, text = self.marks[-1]
            self.marks[-1] = (attrs, text + data)

    def values(self, name: str) -> list[str | None]:
        return [attrs[name] for _, attrs in self.tags if name in attrs]


def make_article(text: str, kept: tuple[Span, ...] | None = None, **meta) -> Article:
    spans = (Span(0, len(text)),) if kept is None else kept
    return Article("0123456789abcdef", "a.txt", text, Metadata(**meta), spans, "2025-01-01T00:00:00Z")


def make_quote(**fields) -> Quote:
    base = Quote("a1", "a.txt", "Title", "Gazette", "2025-02-12", None, 10, 19, "He did so", 0.5)
    return replace(base, **fields)


def make_answer(*quotes: Quote, **fields) -> Answer:
    base = Answer("id", "What?", "answered", "raw score", 0.876, Interpretation(), None, quotes, (),
                  IndexState("c", 1, "m"), 1.0)  # fmt: skip
    return replace(base, **fields)


def read_marks(article: Article, *spans: Span) -> list[tuple[str | None, str | None, str]]:
    reader = Reader(render_article(article, Reference(article.id, spans[0], spans[1:])))
    return [(attrs.get("id"), attrs.get("class"), text) for attrs, text in reader.marks]


def test_the_mark_is_the_slice_also_after_astral_characters():
    article = make_article("😀😀 Früh & <spät> 𝔘nd so.")
    span = Span(3, 16)
    assert article.text[3:16] == "Früh & <spät>"
    assert read_marks(article, span) == [("focus", "focus", "Früh & <spät>")]


def test_other_quotes_are_marked_faintly_in_the_order_of_the_text():
    marks = read_marks(make_article("One two three four."), Span(8, 13), Span(0, 3))
    assert marks == [(None, None, "One"), ("focus", "focus", "three")]


def test_overlapping_marks_nest_into_parts_and_the_focus_wins():
    marks = read_marks(make_article("abcdefghij"), Span(2, 6), Span(0, 4), Span(5, 9))
    assert marks == [(None, None, "ab"), ("focus", "focus", "cdef"[:2]), (None, "focus", "e"), (None, "focus", "f"),
                     (None, None, "ghi")]  # fmt: skip


def test_a_quote_over_two_paragraphs_has_one_anchor():
    marks = read_marks(make_article("One.\n\nTwo.\n"), Span(0, 10))
    assert marks == [("focus", "focus", "One."), (None, "focus", "Two.")]


@given(
    text=st.text(st.sampled_from("ab \n<&😀\u202e"), min_size=2, max_size=40),
    edges=st.lists(st.integers(0, 40), min_size=4, max_size=4),
)
def test_marks_hold_every_marked_character_and_the_page_all_of_the_text(text, edges):
    a, b, c, d = (edge % len(text) for edge in edges)
    focus, other = Span(min(a, b), max(a, b) + 1), Span(min(c, d), max(c, d) + 1)
    fragment = render_article(make_article(text), Reference("x", focus, (other,)))
    shown = "".join(part for attrs, part in Reader(fragment).marks if attrs.get("class") == "focus")
    assert "".join(shown.split()) == "".join(text[focus.start : focus.end].split())
    body = fragment[fragment.index('<div class="sheet-text">') : fragment.index("<footer>")]
    assert "".join(Reader(f"{body}").text.split()) == "".join(text.split())
    assert fragment.count(' id="focus"') == bool(text[focus.start : focus.end].strip())


def test_boilerplate_is_folded_and_the_kept_text_is_not():
    article = make_article("Menu | Home\n\nBody.\n\nSubscribe now", (Span(13, 20),))
    fragment = render_article(article, Reference("x", Span(13, 18)))
    folded = re.findall(
        r"<details class=\"boilerplate\"><summary>([^<]*)</summary><p dir=\"auto\">([^<]*)</p>", fragment
    )
    assert folded == [("3 words of boilerplate", "Menu | Home"), ("2 words of boilerplate", "Subscribe now")]
    assert '<p dir="auto"><mark id="focus" class="focus">Body.</mark></p>' in fragment


def test_boilerplate_with_the_quote_in_it_is_open():
    article = make_article("Menu\n\nBody.", (Span(6, 11),))
    assert '<details class="boilerplate" open>' in render_article(article, Reference("x", Span(0, 4)))


def test_paragraphs_are_parted_at_blank_lines_only():
    text = "\nOne\nstill one\n \n\nTwo\n"
    assert split_paragraphs(text, Span(0, len(text))) == [Span(1, 14), Span(18, 21)]


def test_lines_that_gave_metadata_are_set_apart():
    article = make_article(
        "Title\nBy X\n\nBody.", title="Title", author="X", origins={"title": "Title", "author": "By X"}
    )
    fragment = render_article(article, Reference("x", Span(12, 17)))
    assert '<p dir="auto" class="lines">Title\nBy X</p>' in fragment


@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_text_in_any_field_adds_no_element(nasty):
    place = Place("a2", nasty, nasty, nasty, 0, 1, nasty)
    quote = make_quote(text=nasty, title=nasty, outlet=nasty, date=nasty, source=nasty, url=nasty, speaker=nasty,
                       speech=nasty, also_in=(place,))  # fmt: skip
    plain = make_quote(
        speaker="S", speech="direct", also_in=(replace(place, source="s", outlet="o", date=None),)
    )
    for status in ("answered", "abstained"):
        for fields in ({"quotes": (quote,)}, {"quotes": (), "closest": (quote,)}):
            made = render_answer(make_answer(question=f"a{nasty}", status=status, reason=nasty, **fields))
            same = render_answer(
                make_answer(status=status, **{k: (plain,) if v else () for k, v in fields.items()})
            )
            assert names(made) == names(same)
            made.encode("utf-8")


def names(fragment: str) -> list[tuple[str, list[str]]]:
    """Element and attribute names, without `time`, which needs a date."""
    return [(tag, sorted(attrs)) for tag, attrs in Reader(fragment).tags if tag not in ("time", "span")]


@pytest.mark.parametrize("nasty", NASTY)
def test_a_hostile_article_adds_no_element(nasty):
    meta = dict.fromkeys(("title", "outlet", "date", "author"), nasty)
    article = replace(make_article(f"a{nasty}b", url=f"javascript:{nasty}", **meta), source=nasty)
    reader = Reader(render_article(article, Reference("x", Span(0, 1))))
    allowed = {"article", "header", "button", "p", "bdi", "time", "h2", "div", "mark", "footer"}
    assert {tag for tag, _ in reader.tags} <= allowed
    assert not [name for _, attrs in reader.tags for name in attrs if name.startswith("on")]


@pytest.mark.parametrize("nasty", NASTY)
def test_a_hostile_example_or_message_adds_no_element(nasty):
    assert names(page.render_log((), [nasty])) == names(page.render_log((), ["x"]))
    assert names(page.render_error(nasty)) == names(page.render_error("x"))
    assert names(page.render_pending(f"a{nasty}")) == names(page.render_pending("x"))


def test_what_html_cannot_hold_is_replaced_one_for_one():
    assert page.escape("a\x00b\ud800c\x1b\td\n") == "a\ufffdb\ufffdc\ufffd\td\n"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//evil.example", "http:", "ftp://a/b", "file:///etc",
     "java\tscript:alert(1)", "http://[bad", "https://a\x00b/"],
)  # fmt: skip
def test_only_web_addresses_become_links(url):
    assert Reader(render_article(make_article("x", url=url), Reference("x", Span(0, 1)))).values("href") == []


def test_a_web_address_becomes_a_link_that_tells_nothing():
    url = "https://a.example/?a=1&b=<2>"
    reader = Reader(render_article(make_article("x", url=url), Reference("x", Span(0, 1))))
    assert reader.values("href") == [url]
    assert reader.values("rel") == ["noopener noreferrer"]


def test_a_card_names_quote_outlet_date_title_and_place():
    fragment = render_answer(make_answer(make_quote()))
    assert '<blockquote dir="auto">He did so</blockquote>' in fragment
    assert '<bdi class="outlet">Gazette</bdi> <time datetime="2025-02-12">12 February 2025</time>' in fragment
    assert Reader(fragment).values("data-open") == ["a1 10:19"]
    assert Reader(fragment).values("aria-label") == ["Read in the article: Title, Gazette"]


def test_unknown_fields_are_said_and_not_shown_as_none():
    text = Reader(render_answer(make_answer(make_quote(title=None, outlet=None, date=None)))).text
    assert "Outlet not given" in text
    assert "undated" in text
    assert "a.txt" in text
    assert "None" not in text


def test_the_short_answer_is_strong_inside_its_quote():
    span = {"start": 13, "end": 16, "text": "did"}
    fragment = render_answer(make_answer(make_quote(span=span), short_answer="did"))
    assert "He <strong>did</strong> so" in fragment
    assert '<p class="short-answer" dir="auto">did</p>' in fragment


def test_a_button_brings_the_other_quotes_of_its_article_along():
    place = Place("a2", "b.txt", "Wire", None, 0, 9, "He did so")
    answer = make_answer(
        make_quote(also_in=(place,)), make_quote(start=40, end=50), make_quote(article="a2", start=5)
    )
    opened = Reader(render_answer(answer)).values("data-open")
    assert opened == ["a1 10:19 40:50", "a2 0:9 5:19", "a1 40:50 10:19", "a2 5:19 0:9"]


def test_a_declined_answer_says_so_before_its_closest_passages():
    answer = make_answer(status="abstained", reason="“Macron” does not occur", closest=(make_quote(),))
    text = Reader(render_answer(answer)).text
    order = [
        "Not in this archive",
        "“Macron” does not occur.",
        "Closest passages, not an answer",
        "He did so",
    ]
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)
    assert "confidence" not in text


def test_the_caveat_of_the_confidence_is_folded():
    assert "<summary>1 quote · confidence 0.88</summary><p>Raw score.</p>" in render_answer(
        make_answer(make_quote())
    )


def test_an_error_is_one_line():
    assert Reader(page.render_error("a\nb\r\nc")).text == "A b c."


def test_the_masthead_counts():
    text = Reader(page.render_masthead({"articles": 1200, "outlets": 1, "newest": "2025-03-03"})).text
    assert text.endswith("1,200 articles · 1 outlet · newest 3 March 2025")
    assert "newest" not in Reader(page.render_masthead({"articles": 0, "outlets": 0, "newest": None})).text


def test_a_reference_reads_back():
    reference = Reference("a1", Span(3, 9), (Span(0, 2), Span(5, 7)))
    assert parse_reference(str(reference)) == reference


@pytest.mark.parametrize(
    "text", ["", "a1", "a1 3", "a1 3:", "a1 -3:9", "a1 3:9 ", "a1 ٣:٩", "a1 1:2\n", "a1 " + "9" * 99 + ":1"]
)
def test_a_made_up_reference_is_refused(text):
    with pytest.raises(BadInput):
        parse_reference(text)


@pytest.mark.parametrize("span", [Span(0, 99), Span(3, 3), Span(4, 2)])
def test_a_span_outside_the_text_is_refused(span):
    with pytest.raises(BadInput, match="no such passage"):
        render_article(make_article("short"), Reference("x", span))


def test_escaping_can_be_undone():
    assert html.unescape(page.escape("a < b & \"c\" 'd'")) == "a < b & \"c\" 'd'"
