"""Tests of how the picture of a timeline is laid out."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.html.lanes import GAP, LEVELS, MAX_LANES, MAX_TICKS, PILE_GAP, lay_out
from tests.qa.html.made_moments import make_moment, make_place

FIRST = date(2025, 3, 1)


def day(number):
    return (FIRST + timedelta(number)).isoformat()


def test_a_mark_stands_in_the_middle_of_its_days_band_in_its_outlets_lane():
    layout = lay_out(
        [make_moment(day(0), "Gazette"), make_moment(day(1), "Post"), make_moment(day(3), "Gazette")]
    )
    assert [(lane.name, [(mark.x, mark.level) for mark in lane.marks]) for lane in layout.lanes] == [
        ("Gazette", [(12.5, 0), (87.5, 0)]), ("Post", [(37.5, 0)]),
    ]  # fmt: skip


def test_other_places_stand_in_the_lanes_of_their_outlets():
    moment = make_moment(day(0), variants=[make_place("Post", day(1)), make_place(None, day(1))])
    gazette, unnamed, post = lay_out([moment]).lanes
    assert [(d.is_best, d.moment) for lane in (gazette, post) for d in lane.marks[0].dots] == [
        (True, 0),
        (False, 0),
    ]
    assert unnamed.name == "Outlet not given"


def test_statements_of_one_day_stand_above_one_another_and_side_by_side_where_the_day_is_wide():
    long = lay_out([make_moment(day(at)) for at in (0, 0, 0, 99)])
    assert [(mark.x, mark.level) for mark in long.lanes[0].marks] == [(0.5, 0), (0.5, 1), (0.5, 2), (99.5, 0)]
    levels = LEVELS[0][1]
    short = lay_out([make_moment(day(0)) for _ in range(levels + 1)])
    xs = sorted({mark.x for mark in short.lanes[0].marks})
    assert xs == [50 - GAP / 2, 50 + GAP / 2]


def test_what_has_no_room_is_one_mark_that_stands_for_all_of_it():
    levels = LEVELS[0][1]
    lane = lay_out([make_moment(day(at)) for at in [0] * (levels + 5) + [99]]).lanes[0]
    assert [len(mark.dots) for mark in lane.marks] == [1] * levels + [5, 1]
    assert [dot.moment for dot in lane.marks[levels].dots] == list(range(levels, levels + 5))


@given(st.lists(st.tuples(st.none() | st.integers(0, 400), st.sampled_from("abc")), min_size=1, max_size=120))
def test_each_place_is_in_one_mark_or_undated_and_no_mark_hides_another(placed):
    moments = [make_moment(None if at is None else day(at), outlet) for at, outlet in placed]
    layout = lay_out(moments)
    drawn = [dot.moment for lane in layout.lanes for mark in lane.marks for dot in mark.dots]
    assert sorted([*drawn, *(dot.moment for dot in layout.undated)]) == list(range(len(moments)))
    assert [moments[dot.moment].date for dot in layout.undated] == [None] * len(layout.undated)
    for lane in layout.lanes:
        levels = {mark.level: [] for mark in lane.marks}
        for mark in lane.marks:
            levels[mark.level].append(mark)
        for level, marks in levels.items():
            gap = PILE_GAP if level == LEVELS[0][1] else GAP
            assert all(b.x - a.x > gap - 1e-6 for a, b in pairwise(marks))


def test_outlets_beyond_the_limit_share_the_last_lane():
    moments = [make_moment(day(0), f"Paper {at:02}") for at in range(MAX_LANES + 2)]
    names = [lane.name for lane in lay_out([*moments, *moments[2:]]).lanes]
    assert names == [*(f"Paper {at:02}" for at in range(2, MAX_LANES + 2)), "Other outlets (2)"]


def test_a_date_that_is_none_is_undated():
    assert len(lay_out([make_moment("in March")]).undated) == 1


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (1, [("1 Mar", "2025")]),
        (4, [("1 Mar", "2025"), ("2 Mar", ""), ("3 Mar", ""), ("4 Mar", "")]),
        (14, [("1 Mar", "2025"), ("4 Mar", ""), ("7 Mar", ""), ("10 Mar", ""), ("13 Mar", "")]),
        (340, [("Mar", "2025"), ("May", ""), ("Jul", ""), ("Sep", ""), ("Nov", ""), ("Jan", "2026")]),
        (3000, [("2026", ""), ("2028", ""), ("2030", ""), ("2032", "")]),
    ],
)
def test_ticks_suit_the_range(days, labels):
    ticks = lay_out([make_moment(day(0)), make_moment(day(days - 1))]).ticks
    assert [(tick.label, tick.year) for tick in ticks] == labels


@given(st.integers(1, 9999 * 365))
def test_there_are_never_many_ticks_and_all_are_in_the_picture(days):
    first = date(1, 1, 1)
    last = first + timedelta(days - 1)
    ticks = lay_out([make_moment(first.isoformat()), make_moment(last.isoformat())]).ticks
    assert 1 <= len(ticks) <= MAX_TICKS
    assert all(0 < tick.x < 100 for tick in ticks)
