"""Tests of the Archive tab's HTML: everything escaped, numbers as text, and what a button opens or lists."""

import json

import pytest

from index.records import Failure, IndexReport, Span
from index.store.catalogue import NOT_STATED, Listing
from qa.html.archive import find_head, render_contents, render_holdings, say_removed
from qa.html.passages import render_search
from qa.html.uploads import Refused, Step, render_added, render_step
from qa.listing import Contents, Tally
from qa.records import Hit
from tests.qa.html.page import NASTY, Reader, make_article

STATS = {"articles": 1200, "outlets": 1, "statements": 7, "speakers": 2, "reprints": 0, "oldest": "2025-02-12",
         "newest": "2025-03-03", "not_analysed": {"language uk": 3}}  # fmt: skip


def make_contents(article, of="Gazette", **fields):
    listing = Listing(**fields)
    return Contents(listing, 60, (article,), (Tally(of, 5),), (Tally("", 1), Tally("2025-02", 4)))


def render_all(nasty):
    article = make_article(f"a{nasty} text", title=nasty, outlet=nasty, date=nasty)
    failures = [Failure(nasty, nasty, nasty)]
    return (
        render_holdings(STATS | {"not_analysed": {nasty: 1}}, failures)
        + render_contents(
            make_contents(article, nasty, outlet=nasty, period=nasty, words=nasty), may_change=True
        )
        + render_search(nasty, [Hit(article, Span(0, 3), 0.5)])
        + say_removed(article)
        + render_added(IndexReport(failures=tuple(failures)), [Refused(nasty, nasty)])
    )


@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_text_in_any_field_adds_no_element(nasty):
    assert [tag for tag, _ in Reader(render_all(nasty)).tags] == [
        tag for tag, _ in Reader(render_all("x")).tags
    ]


def test_the_counts_and_what_failed_are_written():
    page = Reader(render_holdings(STATS, [Failure("bad.txt", "a binary file", "now")]))
    assert "1,200 articles1 outlet7 statements2 speakers0 reprints" in page.text
    assert "From 12 February 2025 to 3 March 2025." in page.text
    assert "1 file or record could not be indexedbad.txt A binary file." in page.text
    assert "3 articles not searched for statementslanguage uk3 articles" in page.text


def test_an_empty_archive_says_so():
    stats = STATS | dict.fromkeys(("oldest", "newest")) | {"articles": 0, "not_analysed": {}}
    page = Reader(render_holdings(stats, []))
    assert "There is no article yet." in page.text
    assert [tag for tag, _ in page.tags if tag == "details"] == []


def test_a_bar_lists_its_articles_and_pressed_again_all():
    page = Reader(render_contents(make_contents(make_article("Text"), outlet="Gazette"), may_change=False))
    buttons = {attrs["data-key"]: attrs for _, attrs in page.tags if "data-list" in attrs}
    assert buttons["outlet Gazette"]["aria-pressed"] == "true"
    assert json.loads(buttons["outlet Gazette"]["data-list"])["outlet"] is None
    month = buttons["period 2025-02"]
    assert (month["aria-pressed"], month["aria-label"]) == ("false", "February 2025: 4 articles")
    assert json.loads(month["data-list"]) == {
        "outlet": "Gazette",
        "period": "2025-02",
        "words": "",
        "shown": 50,
    }
    assert json.loads(buttons["period"]["data-list"])["period"] == NOT_STATED


def test_more_articles_are_listed_fifty_at_a_time():
    page = Reader(render_contents(make_contents(make_article("Text")), may_change=False))
    assert "50 more articles 1 of 60 are listed" in page.text
    assert json.loads(page.values("data-list")[-1])["shown"] == 51


def test_nothing_can_be_removed_where_nothing_may_be_changed():
    contents = make_contents(make_article("Text"))
    assert Reader(render_contents(contents, may_change=False)).values("data-remove") == []
    assert Reader(render_contents(contents, may_change=True)).values("data-remove") == ["0123456789abcdef"]


@pytest.mark.parametrize(
    ("text", "kept", "title", "head"),
    [
        ("By Orr\n\nThe pier\nText", (Span(8, 21),), "The pier", "8:16"),
        ("Menu\n\n  First line \nSecond", (Span(4, 27),), "Elsewhere", "8:18"),
        ("  All of it", (), None, "2:11"),
    ],
)
def test_an_article_opens_at_its_title_or_its_first_kept_line(text, kept, title, head):
    assert str(find_head(make_article(text, kept, title=title))) == f"0123456789abcdef {head}"


def test_an_article_without_text_opens_nowhere():
    article = make_article(" \n", ())
    assert find_head(article) is None
    assert Reader(render_contents(make_contents(article), may_change=False)).values("data-open") == []


def test_a_passage_has_its_score_and_opens_where_it_stands():
    page = Reader(render_search("pier", [Hit(make_article("Old pier."), Span(4, 9), 0.756)]))
    assert page.values("data-open") == ["0123456789abcdef 4:9"]
    assert "score 0.76pier." in page.text
    assert "No passage for “pier”" in render_search("pier", [])


def test_what_became_of_files_is_counted_and_each_failure_named():
    report = IndexReport(added=2, duplicate=1, failures=(Failure("b.txt", "no text", "now"),))
    page = Reader(render_added(report, [Refused("c.exe", "no reader")]))
    assert page.text.startswith("Added 2, updated 0, unchanged 0, duplicate 1, failed 2.")
    assert "c.exe No reader.b.txt No text." in page.text


def test_how_far_adding_is_never_exceeds_the_whole():
    page = Reader(render_step(Step(500_000, 2_000_000, 2)))
    assert page.text == "Reading: 0.50 of 2.00 MB, 2 articles found"
    page = Reader(render_step(Step(2_500_000, 2_000_000, 1)))
    assert page.text == "All is read, 1 article found; finding out who says what in them…"
    assert page.values("value") == ["2000000"]


def test_most_outlets_and_the_latest_years_are_shown_and_the_others_folded():
    outlets = tuple(Tally(f"Outlet {number}", 20 - number) for number in range(10))
    months = tuple(Tally(f"{year}-01", 1) for year in range(2010, 2018))
    page = Reader(render_contents(Contents(Listing(), 60, (), outlets, months), may_change=False))
    assert "2 more outlets" in page.text
    assert "2 earlier years" in page.text
    assert page.text.index("2012") < page.text.index("2 earlier years") < page.text.index("2011")
