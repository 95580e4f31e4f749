"""Tests of the conversation's HTML: everything escaped, and what is said of an answer."""

import html
from dataclasses import replace

import pytest

from qa import html as page
from qa.html import render_answer
from qa.records import COMMENT, FACT, NO_QUESTION, SAID, Interpretation, Place, Stage
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
    read = Interpretation(nasty, nasty, nasty, nasty, (nasty,), SAID, ("speaker",), (nasty,))
    other = Interpretation("x", "x", "2025", "2026", ("x",), SAID, ("speaker",), ("x",))
    for status in ("answered", "abstained"):
        for fields in ({"quotes": (quote,)}, {"quotes": (), "closest": (quote,)}):
            made = render_answer(
                make_answer(question=f"a{nasty}", status=status, reason=nasty, interpretation=read, **fields),
                proposed=[nasty],
            )
            same = render_answer(
                make_answer(
                    status=status,
                    interpretation=other,
                    **{k: (plain,) if v else () for k, v in fields.items()},
                ),
                proposed=["x"],
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


@pytest.mark.parametrize(("confidence", "word"), [(0.9, "very sure"), (0.876, "sure"), (0.7, "less sure")])
def test_the_confidence_is_a_word_above_the_quotes_with_the_number_on_hover(confidence, word):
    fragment = render_answer(make_answer(make_quote(), confidence=confidence))
    assert f">{word}</abbr></p><ol" in fragment
    assert f'title="{confidence:.2f} of 1: ' in fragment


def test_an_error_is_one_line():
    assert Reader(page.render_error("a\nb\r\nc")).text == "A b c."


def test_the_masthead_counts():
    text = Reader(page.render_masthead({"articles": 1200, "outlets": 1, "newest": "2025-03-03"})).text
    assert text.endswith("1,200 articles · 1 outlet · newest 3 March 2025")
    assert "newest" not in Reader(page.render_masthead({"articles": 0, "outlets": 0, "newest": None})).text


def test_escaping_can_be_undone():
    assert html.unescape(page.escape("a < b & \"c\" 'd'")) == "a < b & \"c\" 'd'"


def test_each_part_read_from_the_question_is_a_chip_that_can_be_changed_or_dropped():
    read = Interpretation("Ada Orr", "the <pier>", "2025-02-01", None, ("Gazette",), SAID, ("speaker",))
    page_read = Reader(render_answer(make_answer(make_quote(), interpretation=read), turn=3))
    assert page_read.values("data-turn") == ["3", "3"]  # of the chips, and of what is said of the answer
    assert page_read.values("data-part") == ["speaker", "topic", "dates", "outlets"]
    assert page_read.values("data-drop") == ["speaker", "topic", "dates", "outlets"]
    assert page_read.values("value") == ["Ada Orr", "the <pier>", "2025-02-01", "", "Gazette"]
    for said in (
        "Speaker Ada Orr (from before)",
        "Topic the <pier>",
        "Dates since 1 February 2025",
        "Outlet Gazette",
    ):
        assert said in page_read.text


def test_what_was_not_read_can_be_added():
    page_read = Reader(render_answer(make_answer(make_quote(), interpretation=Interpretation(kind=FACT))))
    assert page_read.values("data-part") == ["dates", "outlets"]  # a fact has no speaker
    assert page_read.values("data-drop") == []
    assert "+ Dates" in page_read.text


def test_the_chips_tell_what_kind_of_question_it_is_and_who_is_left_out():
    read = Interpretation("Ada Orr", "rain", kind=COMMENT, excluded=("Hal", "Una"))
    text = Reader(render_answer(make_answer(make_quote(), interpretation=read))).text
    assert "whether anything was said" in text
    assert "without Hal and Una" in text


def test_small_talk_has_no_chips():
    answer = make_answer(status="abstained", declined=NO_QUESTION, reason="hello")
    assert 'class="chips"' not in render_answer(answer)


@pytest.mark.parametrize(("status", "what"), [("answered", "Go on"), ("abstained", "Ask instead")])
def test_what_may_be_asked_next_are_buttons(status, what):
    fragment = render_answer(make_answer(status=status, reason="r"), proposed=["only <Wire>"])
    assert Reader(fragment).values("data-ask") == ["only <Wire>"]
    assert what in Reader(fragment).text


def test_a_question_under_way_says_what_was_found_so_far():
    stage = Stage("read", chunks=1, articles=1200, passages=4, speakers=3)
    assert "1 chunk of 1,200 articles, 3 speakers…" in Reader(page.render_pending("Why?", stage)).text
    assert "Reading the archive…" in Reader(page.render_pending("Why?")).text
