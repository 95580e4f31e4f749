"""Tests of the article's HTML: exact marks, and links to the web only."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadInput
from index.records import Article, Span
from qa.html import Reference, parse_reference, render_article, split_paragraphs
from tests.qa.html.page import NASTY, Reader, make_article


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
    assert '<p dir="auto"><mark id="focus" class="focus" data-at="13:18">Body.</mark></p>' in fragment


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
def test_a_hostile_article_adds_no_element(nasty):
    meta = dict.fromkeys(("title", "outlet", "date", "author"), nasty)
    article = replace(make_article(f"a{nasty}b", url=f"javascript:{nasty}", **meta), source=nasty)
    reader = Reader(render_article(article, Reference("x", Span(0, 1))))
    allowed = {"article", "header", "button", "p", "bdi", "time", "h2", "div", "mark", "footer", "details",
               "summary", "dl", "dt", "dd", "span"}  # fmt: skip
    assert {tag for tag, _ in reader.tags} <= allowed
    assert not [name for _, attrs in reader.tags for name in attrs if name.startswith("on")]


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


def test_statements_of_one_sentence_that_overlap_are_all_marked_and_the_text_stays_whole():
    text = "Orr said it rained, and Lind said so too."
    article = make_article(text)
    spans = (Span(0, 41), Span(9, 18), Span(0, 18), Span(9, 41))
    for at, focus in enumerate(spans):
        others = spans[:at] + spans[at + 1 :]
        fragment = render_article(article, Reference("x", focus, others))
        marks = Reader(fragment).marks
        assert "".join(part for _, part in marks) == text
        assert "".join(part for attrs, part in marks if "class" in attrs) == text[focus.start : focus.end]
        assert fragment.count(' id="focus"') == 1
