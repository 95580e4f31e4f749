"""Tests of the cards' HTML: whose words, where they stand, and how other places differ."""

import re

from qa.html import render_answer
from qa.records import Place
from tests.qa.html.page import Reader, make_answer, make_quote

DIFF = (
    {"kind": "same", "text": "it"},
    {"kind": "removed", "text": "will <not>"},
    {"kind": "added", "text": "may"},
    {"kind": "same", "text": "rain"},
)


def make_place(number, outlet, **fields):
    return Place(f"b{number}", f"{number}.txt", outlet, "2025-02-13", 0, 9, "He did so", **fields)


def test_a_card_names_quote_outlet_date_title_and_place():
    fragment = render_answer(make_answer(make_quote()))
    assert '<blockquote dir="auto">He did so</blockquote>' in fragment
    assert '<bdi class="outlet">Gazette</bdi> <time datetime="2025-02-12">12 February 2025</time>' in fragment
    assert Reader(fragment).values("data-open") == ["a1 10:19"]
    assert {"Quote, in Gazette", "Read in the article: Title, Gazette"} < set(
        Reader(fragment).values("aria-label")
    )


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


def test_the_card_begins_with_the_speaker_and_how_the_words_are_given():
    said = {
        "direct": "quoted",
        "indirect": "reported",
        "mixed": "partly quoted",
    }
    for speech, word in said.items():
        fragment = render_answer(make_answer(make_quote(speaker="Ada <Orr>", speech=speech)))
        head = f'"Ada &lt;Orr&gt;, in Gazette"><p class="speaker"><bdi>Ada &lt;Orr&gt;</bdi>, {word}</p><blockquote'
        assert head in fragment


def test_of_an_unknown_speaker_nothing_is_said():
    fragment = render_answer(make_answer(make_quote(speaker=None, speech="direct")))
    assert '"Quote, in Gazette"><blockquote' in fragment
    assert "quoted" not in fragment


def test_a_speaker_without_speech_is_named_alone():
    fragment = render_answer(make_answer(make_quote(speaker="Ada Orr")))
    assert '<p class="speaker"><bdi>Ada Orr</bdi></p>' in fragment


def test_outlets_and_independent_sources_are_counted_and_the_same_words_put_together():
    places = (make_place(1, "Wire", variant="same"), make_place(2, "Post", variant="same"))
    fragment = render_answer(make_answer(make_quote(also_in=places, independent_sources=2)))
    assert '<p class="counts">In 3 outlets, 2 independent sources</p>' in fragment
    (item,) = re.findall(r"<li><span.*?</li>", fragment)
    assert item.startswith('<li><span class="relation">Same words in</span> <button')
    assert Reader(item).values("data-open") == ["b1 0:9", "b2 0:9"]


def test_other_words_are_shown_as_removed_and_added():
    place = make_place(1, "Wire", variant="wording", diff=DIFF)
    fragment = render_answer(make_answer(make_quote(also_in=(place,))))
    assert '<span class="relation">In other words in</span>' in fragment
    assert ">it <del>will &lt;not&gt;</del> <ins>may</ins> rain</p>" in fragment


def test_a_cut_is_shorter_or_longer():
    shorter = make_place(1, "Wire", variant="cut", diff=({"kind": "removed", "text": "a b"},))
    longer = make_place(2, "Post", variant="cut", diff=({"kind": "added", "text": "a b"},))
    fragment = render_answer(make_answer(make_quote(also_in=(shorter, longer))))
    assert re.findall(r'"relation">([^<]*)<', fragment) == ["Shorter in", "Longer in"]


def test_places_that_were_not_compared_are_listed_without_counting_sources():
    fragment = render_answer(make_answer(make_quote(also_in=(make_place(1, "Wire"),))))
    assert '<p class="counts">In 2 outlets</p>' in fragment
    assert '<span class="relation">Also in</span>' in fragment


def test_the_same_answer_in_other_articles_is_folded_with_its_words_strong_and_a_button():
    span = {"start": 3, "end": 6, "text": "did"}
    fragment = render_answer(make_answer(make_quote(same_answer=(make_place(1, "<Wire>", span=span),))))
    assert "<summary>The same answer in 1 other article</summary>" in fragment
    assert "He <strong>did</strong> so" in fragment
    assert "<Wire>" not in fragment
    assert Reader(fragment).values("data-open") == ["a1 10:19", "b1 0:9"]
