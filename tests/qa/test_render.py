import click
import pytest

from index.records import Article, Metadata, Span
from qa.records import Answer, IndexState, Interpretation, Place, Quote
from qa.render import render_answer, render_article

QUOTE = Quote(
    "a1", "a.txt", "Title", "Gazette", "2025-02-12", None, 10, 19, "He did so", 0.5, None, "Ada Orr", "direct"
)


def show(answer_quote, read=Interpretation()):  # noqa: B008 - a frozen record
    answer = Answer(
        "id", "What?", "answered", None, 0.9, read, None, (answer_quote,), (), IndexState("c", 1, "m"), 1.0
    )
    return click.unstyle(render_answer(answer)).split("\n")


def make_quote(*places, **fields):
    values = {name: getattr(QUOTE, name) for name in QUOTE.__slots__}
    return Quote(**(values | {"also_in": places} | fields))


def make_place(number, variant=None, diff=()):
    return Place(
        f"b{number}", f"{number}.txt", f"Wire {number}", "2025-02-13", 0, 9, "He did so", variant, diff
    )


def test_a_quote_tells_who_says_it_and_how():
    assert show(QUOTE) == [
        "What?", "", "1  He did so", "   — Ada Orr, quoted, Gazette, 2025-02-12, “Title”, a.txt [10:19]",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "voice"),
    [
        ({"speech": "indirect"}, "Ada Orr, reported, "),
        ({"speech": "mixed"}, "Ada Orr, partly quoted, "),
        ({"speech": None}, "Ada Orr, "),
        ({"speaker": None}, ""),
        ({"speaker": "Ada\x1b[31m\nOrr"}, "Ada\ufffd[31m Orr, quoted, "),
    ],
)
def test_what_is_not_known_of_the_voice_is_left_out(fields, voice):
    assert show(make_quote(**fields))[3].startswith(f"   — {voice}Gazette")


def test_what_was_read_from_the_question_is_one_line():
    read = Interpretation("Ada Orr", "the\npier", "2025-02-01", None, ("Gazette",), "said", ("speaker",))
    assert show(QUOTE, read)[1] == (
        "read as: what Ada Orr said about the pier, since 2025-02-01, in Gazette; carried over: speaker"
    )


def test_other_places_stand_below_with_how_they_are_to_the_quote():
    diff = (
        {"kind": "same", "text": "he"},
        {"kind": "removed", "text": "did"},
        {"kind": "added", "text": "does"},
    )
    places = (
        make_place(1, "same"),
        make_place(2, "same"),
        make_place(3, "cut", diff[:2]),
        make_place(4, "wording", diff),
    )
    assert show(make_quote(*places, independent_sources=3))[4:] == [
        "     in 5 outlets, 3 independent sources",
        "     also: same words in 2 outlets",
        "       Wire 1, 2025-02-13, 1.txt [0:9]",
        "       Wire 2, 2025-02-13, 2.txt [0:9]",
        "     also: shorter in Wire 3, 2025-02-13, 3.txt [0:9]",
        "       he [-did-]",
        "     also: in other words in Wire 4, 2025-02-13, 4.txt [0:9]",
        "       he [-did-] {+does+}",
    ]


def test_places_of_an_older_record_are_listed_as_before():
    assert show(make_quote(make_place(1)))[4:] == [
        "     in 2 outlets", "     also in Wire 1, 2025-02-13, 1.txt [0:9]",
    ]  # fmt: skip


def test_quotes_that_overlap_in_an_article_make_one_mark_and_repeat_nothing():
    text = "Orr said it rained, and Lind said so too. It did."
    article = Article("a1", "a.txt", text, Metadata(), (Span(0, len(text)),), "now")
    shown = click.unstyle(render_article(article, [Span(9, 41), Span(0, 18), Span(42, 49)]))
    assert shown.endswith("\n\n«Orr said it rained, and Lind said so too.» «It did.»")


def test_the_same_answer_in_other_articles_stands_below_with_its_words_marked():
    span = {"start": 3, "end": 6, "text": "did"}
    place = Place("b1", "1.txt", "Wire", "2025-02-13", 0, 9, "He did so", span=span)
    assert show(make_quote(same_answer=(place,)))[-2:] == [
        "     the same answer in 1 other article:",
        "       Wire, 2025-02-13: He «did» so",
    ]
