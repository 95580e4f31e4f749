"""Tests of what the timeline's tab shows, without a browser."""

import re

import pytest

from index.errors import BadInput
from qa.filters import Filters
from qa.statements import methods
from qa.statements.find import Wanted
from qa.web import timeline
from qa.web.run import Run
from qa.web.timeline import MAX_NAME_CHARS, Timelines, read_fields
from tests.qa.web.held import hold, stop_when


def fields(**given):
    return {"speaker": "Oster", "about": "", "since": "", "until": "", "outlets": ""} | given


def test_the_fields_are_read_as_the_command_line_reads_them():
    given = fields(
        speaker=" Oster ", about="pier", since="2025-02", until="2025", outlets="Tern Bay Gazette; "
    )
    filters = Filters(None, ("Tern Bay Gazette",), "2025-02-01", "2025-12-31")
    assert read_fields(given) == Wanted("Oster", "pier", filters)
    assert read_fields({"speaker": "Oster"}) == Wanted("Oster", None, Filters())


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (None, "no speaker is named"),
        (fields(speaker=" "), "no speaker is named"),
        (fields(since="May"), "'May' is no date: give YYYY-MM-DD, YYYY-MM or YYYY"),
        (fields(since="2025", until="2024"), "nothing lies between them"),
        (fields(about=["x"]), "the field 'about' is no text"),
        (fields(about="x" * (MAX_NAME_CHARS + 1)), "is longer than 300 characters"),
    ],
)
def test_what_cannot_be_looked_for_is_refused_in_one_line(given, message):
    with pytest.raises(BadInput, match=message):
        read_fields(given)


def test_a_timeline_is_shown_as_it_is_made(news):
    first, step, last = Timelines(news).show(fields(speaker="Bram Oster"), Run())
    assert "Reading the archive…" in first
    assert "2 of 2 statements compared…" in step
    assert "What Bram Oster said</h2>" in last
    assert "2 statements in 1 outlet" in last


def test_an_unknown_name_is_an_error_with_the_closest_ones(news):
    *_, last = Timelines(news).show(fields(speaker="Xyzzy"), Run())
    assert 'role="alert">Nobody called &#x27;Xyzzy&#x27; in this archive: the closest names are ' in last


def test_more_than_can_be_compared_is_refused_and_said(news, monkeypatch):
    monkeypatch.setattr(timeline, "MAX_STATEMENTS", 0)
    *_, last = Timelines(news).show(fields(speaker="Bram Oster"), Run())
    assert "2 different statements fit, and at most 0 are compared here: narrow the topic, dates" in last


def test_speakers_with_statements_are_proposed_at_first(news):
    start = Timelines(news).start()
    assert re.findall('data-speaker="(.*?)"', start) == ["Bram Oster", "Ida Penhallow", "Lena Vale"]


def test_stopping_shows_the_start_while_statements_are_still_compared(news, monkeypatch):
    timelines, run = Timelines(news), Run()
    start = timelines.start()
    with hold(monkeypatch, methods, "make_timeline") as called:  # and with it the archive
        last = stop_when(called, run, timelines.show(fields(speaker="Bram Oster"), run))
    assert last == start
    *_, last = timelines.show(fields(speaker="Bram Oster"), run)
    assert "2 statements in 1 outlet" in last
