"""Tests of the timeline's HTML: what a mark opens, what is said of what is left out, whole downloads, nothing hostile."""

import csv
import io
import json
import re

import pytest

from index.speakers.records import Speaker
from qa.html.timeline import (
    MAX_SHOWN,
    Found,
    name_file,
    render_timeline,
    render_timeline_form,
    render_timeline_pending,
    render_timeline_start,
)
from qa.statements.cite import write_markdown
from qa.statements.export import MOMENT_COLUMNS, dump_csv
from tests.qa.html.made_moments import make_moment, make_place
from tests.qa.html.page import NASTY, Reader


def names(fragment):
    return [(tag, sorted(attrs)) for tag, attrs in Reader(fragment).tags]


def marks(fragment):
    return [
        attrs
        for _, attrs in Reader(fragment).tags
        if (attrs.get("class") or "").startswith("mark ") and attrs.get("type")
    ]


def downloads(fragment):
    found = [attrs for _, attrs in Reader(fragment).tags if "data-download" in attrs]
    return {attrs["data-download"]: json.loads(attrs["data-text"]) for attrs in found}


def test_a_mark_opens_its_place_and_says_when_where_how_and_what():
    moment = make_moment(variants=[make_place(variant="same"), make_place("Wire", None, start=20, end=29)])
    best, same, undated = marks(render_timeline(Found("Orr", None, [moment])))
    assert best["data-open"] == "a1 10:31"
    assert best["aria-label"] == "1 March 2025, Gazette, quoted: “It rains,” Orr said."
    assert best["class"] == "mark direct"
    assert (same["data-open"], same["aria-label"]) == (
        "b1 0:9 20:29",
        "2 March 2025, Post, same words: He did so",
    )
    assert (undated["data-open"], undated["aria-label"]) == (
        "b1 20:29 0:9",
        "undated, Wire, the same: He did so",
    )


def test_a_place_in_another_lane_is_joined_to_the_best_wording():
    fragment = render_timeline(Found("Orr", None, [make_moment(variants=[make_place()])]))
    assert re.findall(
        r'<line class="link" data-moment="0" x1="25.000%" y1="(.*?)" x2="75.000%"', fragment
    ) == ["35.0"]


def test_a_mark_of_several_says_how_many_and_leads_to_the_first_in_the_list():
    moments = [make_moment(start=at, end=at + 1) for at in range(60)] + [make_moment("2025-06-30")]
    (pile,) = [mark for mark in marks(render_timeline(Found("Orr", None, moments))) if "data-jump" in mark]
    assert (pile["data-jump"], pile["aria-label"]) == (
        "7",
        "53 more, 1 March 2025: go to the first in the list",
    )


def test_the_list_has_a_heading_for_each_day_and_the_title_names_the_speaker_of_the_archive():
    moments = [make_moment(), make_moment(start=50, end=60), make_moment("2025-03-04"), make_moment(None)]
    text = Reader(render_timeline(Found("orr", "the <pier>", moments))).text
    assert "What Ada Orr said about the <pier>" in text
    assert "4 statements in 1 outlet, 1 March 2025 to 4 March 2025" in text
    assert re.findall(r"(1 March 2025|4 March 2025|undated) (\d statements?)Ada", text) == [
        ("1 March 2025", "2 statements"), ("4 March 2025", "1 statement"), ("undated", "1 statement"),
    ]  # fmt: skip


def test_a_limit_is_said_and_the_downloads_have_all():
    moments = [make_moment(start=at, end=at + 1) for at in range(MAX_SHOWN + 1)]
    fragment = render_timeline(Found("Orr", None, moments))
    assert (
        f"The first {MAX_SHOWN} of {MAX_SHOWN + 1} are shown, until 1 March 2025; the downloads have all."
        in fragment
    )
    assert fragment.count('class="card"') == MAX_SHOWN
    table = downloads(fragment)["what-ada-orr-said.csv"]
    assert len(list(csv.DictReader(io.StringIO(table)))) == MAX_SHOWN + 1


def test_a_download_is_the_very_text_of_the_export():
    moment = make_moment(text='=1+1 "“\u2028\x00\x7f</textarea>\r', variants=[make_place()])
    given = downloads(render_timeline(Found("Orr", None, [moment])))
    assert given == {
        "what-ada-orr-said.csv": "".join(dump_csv([moment.to_json()], MOMENT_COLUMNS)),
        "what-ada-orr-said.md": write_markdown([moment], "What Ada Orr said"),
    }


def test_nothing_found_says_why_and_has_no_picture_and_no_download():
    fragment = render_timeline(Found("Orr", None, (), ["no statement fits"]))
    assert "No statement was found." in fragment
    assert "<li>No statement fits.</li>" in fragment
    assert "data-download" not in fragment
    assert "plot" not in fragment


def test_the_form_names_its_fields_and_suggests_what_the_page_knows():
    fragment = render_timeline_form()
    assert Reader(fragment).values("name") == ["speaker", "about", "since", "until", "outlets"]
    assert Reader(fragment).values("list") == ["known-speakers", "known-outlets"]


@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_text_in_any_field_adds_no_element(nasty):
    def write(text):
        variants = [make_place(text, source=text, text=text, variant="wording",
                               diff=({"kind": "removed", "text": text},))]  # fmt: skip
        moment = make_moment(outlet=text + "x", text=text, title=text, source=text, speaker=text, url=text,
                             speech="direct", variants=variants)  # fmt: skip
        return (
            render_timeline(Found(text, text, [moment], [text]))
            + render_timeline_start([Speaker(text, (text,))])
            + render_timeline_pending(text)
        )

    made = write(nasty)
    assert names(made) == names(write("plain"))
    made.encode("utf-8")


def test_a_file_is_named_by_letters_and_digits():
    found = Found("../../etc/passwd\x00", "a" * 200, ())
    assert name_file(found) == "what-etc-passwd-said-about-" + "a" * 53
