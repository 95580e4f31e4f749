"""Lines that look like metadata of an article and state something else."""

import datetime

import pytest

from index.metadata import find_date, read_metadata

STORY = (
    "\n\nThe windmill of Sorrel Hill was sold on Friday to a baker from the valley, who means to grind his own flour in it "
    "again and to let rooms to walkers below the sails, if the county lets him build a second door there.\n\n"
    "Nobody else had made an offer.\n"
)


def read(head, tail=""):
    return read_metadata(head + STORY + tail)


@pytest.mark.parametrize(
    "line",
    [
        "Born April 9, 1958",
        "April 9, 1928 – May 2, 2024",
        "April 9, 2188",
        "April 31, 2024",
        "Sale ends on April 30, 2026",
        "By the way",
        "By Oda Finch for Sorrel Radio",
        "From: Oda Finch <oda@sorrel.example>",
        "To: all millers of the valley",
        "Sent: Friday afternoon from the mill",
        "LENGTH: 402 words",
        "Copyright 2024 Sorrel Media Ltd",
        "© 2024 Sorrel Media Ltd",
        "All rights reserved by the paper",
        "The Sorrel Courier (Upper Valley)",
    ],
)
def test_a_date_a_field_or_a_line_of_rights_is_no_title(line):
    meta = read(line)
    assert (meta.title, meta.date, meta.author) == (None, None, None)


@pytest.mark.parametrize("line", ["By the sackful", "By Mule or by Cart"])
def test_a_heading_with_by_under_a_short_headline_is_no_title(line):
    assert read(f"Mill sold\n{line}").title is None


@pytest.mark.parametrize(
    "head",
    [
        "From: Oda Finch <oda@sorrel.example>\nTo: The whole valley\nSubject: Mill sold",
        "The Sorrel Courier (Upper Valley)\nHEADLINE: Mill sold",
        "The Sorrel Courier\nOld windmill goes to a baker\nHEADLINE: Mill sold",
        "Old windmill goes to a baker\nTitel: Mill sold",
        "Mill sold\nMay 3, 2024",
        "Mill sold\nBy Oda Finch",
        "Mill sold\nSorrel Courier | May 3, 2024\nBy Oda Finch",
    ],
)
def test_a_labelled_headline_wins_and_a_short_one_counts_above_header_lines(head):
    assert read(head).title == "Mill sold"


def test_a_labelled_headline_may_be_that_of_a_chronicle():
    assert read("Headline: Timeline of a windmill").title == "Timeline of a windmill"


def test_a_short_headline_in_capitals_counts_above_a_byline_only():
    assert read("Mill Sold\nBy Oda Finch").title == "Mill Sold"
    assert read("Oda Finch\nMay 3, 2024").title is None


@pytest.mark.parametrize(
    "line", ["World news", "Skip navigation", "Sorrel Courier", "Staff writer", "Share:"]
)
def test_sections_buttons_and_names_are_no_short_headlines(line):
    assert read(f"{line}\nMay 3, 2024").title is None


def test_a_section_above_the_date_gives_way_to_the_headline_below():
    assert (
        read("Valley life\nMay 3, 2024\nOld windmill goes to a baker").title == "Old windmill goes to a baker"
    )


def test_an_export_of_a_database_is_read_by_its_labels():
    meta = read(
        "The Sorrel Courier (Upper Valley)\n\nMay 3, 2024 Friday\n\nSECTION: NEWS; Pg. 7\n\nLENGTH: 402 words\n\n"
        "HEADLINE: Mill sold\n\nBYLINE: Oda Finch\n\nDATELINE: SORREL HILL",
        "\nLOAD-DATE: May 5, 2024\n",
    )
    assert (meta.title, meta.outlet, meta.date) == ("Mill sold", "The Sorrel Courier", "2024-05-03")
    assert (meta.author, meta.dateline) == ("Oda Finch", "SORREL HILL")


@pytest.mark.parametrize(
    "lines",
    [
        "Friday, May 3, 2024\nSorrel Meadow, 7 p.m.",
        "Friday, May 3, 2024\n7:30 p.m. at Sorrel Meadow",
        "When: Friday, May 3, 2024\nWhere: Sorrel Meadow",
        "LOAD-DATE: May 3, 2024",
        "On This Day: May 3, 1911",
        "This week in history | May 3, 1911",
        "May 3, 2188",
    ],
)
def test_the_date_of_an_event_is_not_that_of_the_article(lines):
    assert read(f"Dance below the windmill\n{lines}").date is None


@pytest.mark.parametrize(
    "line", ["7:30 p.m. ET", "Updated 7:30 p.m.", "Friday 7:30 pm", "By Oda Finch", "Sorrel Courier, 7 p.m."]
)
def test_a_date_above_a_clock_time_or_byline_stays_that_of_the_article(line):
    assert read(f"Dance below the windmill\nMay 3, 2024\n{line}").date == "2024-05-03"


def test_a_date_may_be_of_next_year_and_no_later():
    year = datetime.date.today().year
    assert find_date(f"May 3, {year + 1}") == f"{year + 1}-05-03"
    assert find_date(f"May 3, {year + 2}") is None


@pytest.mark.parametrize(
    "head",
    [
        "Book review: The Last Miller\nBy Ivo Tarn",
        "Bread and stones\nBy Ivo Tarn\nSorrel Press, 288 pages",
        "Bread and stones\nBy Ivo Tarn\nValley Books; £14.99",
        "Bread and stones\nBy Ivo Tarn\n288 pp. Hardcover. $27",
    ],
)
def test_the_author_of_a_book_is_not_the_author_of_its_review(head):
    assert read(head).author is None
    assert read(head, "\nOda Finch is a critic for the Sorrel Courier.\n").author == "Oda Finch"


@pytest.mark.parametrize(
    "line", ["Sorrel Free Press", "A loaf at £4.50 is dear, say bakers", "A plan of 288 pages", "May 3, 2024"]
)
def test_a_line_below_a_byline_that_names_no_book_leaves_it_to_the_article(line):
    assert read(f"Bread and stones\nBy Oda Finch\n{line}").author == "Oda Finch"
