"""Tests of the conversation's HTML: everything escaped, and what is said of an answer."""

import html
from dataclasses import replace

import pytest

from qa import html as page
from qa.html import render_answer
from qa.records import Interpretation, Place
from tests.qa.html.page import NASTY, Reader, make_answer, make_quote


@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_text_in_any_field_adds_no_element(nasty):
    diff = (
        {"kind": "removed", "text": nasty},
        {"kind": "added", "text": nasty},
        {"kind": "same", "text": nasty},
    )
    place = Place("a2", nasty, nasty, nasty, 0, 1, nasty, "wording", diff)
    plain_diff = tuple(piece | {"text": "x"} for piece in diff)
    quote = make_quote(text=nasty, title=nasty, outlet=nasty, date=nasty, source=nasty, url=nasty, speaker=nasty,
                       speech=nasty, also_in=(place,))  # fmt: skip
    plain = make_quote(
        speaker="S",
        speech="direct",
        also_in=(replace(place, source="s", outlet="o", date=None, diff=plain_diff),),
    )
    read = Interpretation(nasty, nasty, nasty, nasty, (nasty,), nasty, (nasty,))
    other = Interpretation("x")
    for status in ("answered", "abstained"):
        for fields in ({"quotes": (quote,)}, {"quotes": (), "closest": (quote,)}):
            made = render_answer(
                make_answer(question=f"a{nasty}", status=status, reason=nasty, interpretation=read, **fields)
            )
            same = render_answer(
                make_answer(
                    status=status,
                    interpretation=other,
                    **{k: (plain,) if v else () for k, v in fields.items()},
                )
            )
            assert names(made) == names(same)
            made.encode("utf-8")


def names(fragment: str) -> list[tuple[str, list[str]]]:
    """Element and attribute names, without `time`, which needs a date."""
    return [(tag, sorted(attrs)) for tag, attrs in Reader(fragment).tags if tag not in ("time", "span")]


@pytest.mark.parametrize("nasty", NASTY)
def test_a_hostile_example_or_message_adds_no_element(nasty):
    assert names(page.render_log((), [nasty])) == names(page.render_log((), ["x"]))
    assert names(page.render_error(nasty)) == names(page.render_error("x"))
    assert names(page.render_pending(f"a{nasty}")) == names(page.render_pending("x"))


def test_what_html_cannot_hold_is_replaced_one_for_one():
    assert page.escape("a\x00b\ud800c\x1b\td\n") == "a\ufffdb\ufffdc\ufffd\td\n"


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


def test_the_confidence_stands_below_the_quotes():
    assert '</ol><p class="note">1 quote · confidence 0.88</p>' in render_answer(make_answer(make_quote()))


def test_an_error_is_one_line():
    assert Reader(page.render_error("a\nb\r\nc")).text == "A b c."


def test_the_masthead_counts():
    text = Reader(page.render_masthead({"articles": 1200, "outlets": 1, "newest": "2025-03-03"})).text
    assert text.endswith("1,200 articles · 1 outlet · newest 3 March 2025")
    assert "newest" not in Reader(page.render_masthead({"articles": 0, "outlets": 0, "newest": None})).text


def test_escaping_can_be_undone():
    assert html.unescape(page.escape("a < b & \"c\" 'd'")) == "a < b & \"c\" 'd'"


def test_what_was_read_from_the_question_stands_below_it():
    read = Interpretation("Ada Orr", "the <pier>", "2025-02-01", None, ("Gazette",), "said", ("speaker",))
    fragment = render_answer(make_answer(make_quote(), interpretation=read))
    assert (
        '<p class="reading" dir="auto">Read as: what Ada Orr said about the &lt;pier&gt;, since 1 February 2025, '
        "in Gazette; carried over: speaker</p>" in fragment
    )


def test_nothing_is_said_of_a_question_from_which_nothing_was_read():
    assert "Read as" not in render_answer(
        make_answer(make_quote(), interpretation=Interpretation(kind="fact"))
    )
