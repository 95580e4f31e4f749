import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.metadata import find_date, read_metadata
from index.metadata.dates import find_dates
from index.metadata.stated import read_stated_date

STORY = (
    "\n\nThe ferry did not leave the harbour before the late afternoon, and nobody in the town was told why.\n\n"
    "Lotte Verhoeven, who sells fish on the pier, said she had not expected anything else of the company.\n"
)


def dates(head, story=STORY):
    meta = read_metadata(f"A pier is mended\n{head}{story}")
    return meta.date, meta.partial_date


@pytest.mark.parametrize(
    ("raw", "date"),
    [
        ("Wed, 12 Feb 2025 08:00:00 GMT", "2025-02-12"),
        ("2025-02-12T08:00:00Z", "2025-02-12"),
        ("2025-02-12 08:00:00.000000 UTC", "2025-02-12"),
        ("2025/02/12", "2025-02-12"),
        ("20250212", "2025-02-12"),
        ("20250212080000", "2025-02-12"),
        ("20250212T080000Z", "2025-02-12"),
        ("D:20250212080000+01'00'", "2025-02-12"),
        ("1739347200", "2025-02-12"),
        ("1739347200.0", "2025-02-12"),
        ("1739347200000", "2025-02-12"),
        ("12.02.2025", "2025-02-12"),
        ("25/02/2025", "2025-02-25"),
        ("02/25/2025", "2025-02-25"),
        ("02/02/2025", "2025-02-02"),
        ("Feb. 12, 2025", "2025-02-12"),
        ("12-Feb-2025", "2025-02-12"),
        ("12/Feb/2025:08:00:00 +0100", "2025-02-12"),
        ("Wed Feb 12 08:00:00 +0000 2025", "2025-02-12"),
        ("Updated 3:04 PM EST, Wed February 12, 2025", "2025-02-12"),
        ("12 лютого 2025", "2025-02-12"),
        ("12 февраля 2025 г., 14:05", "2025-02-12"),
        ("12. Februar 2025", "2025-02-12"),
        ("Mittwoch, 12. Februar 2025, 08:00 Uhr", "2025-02-12"),
        ("Publié le 1er mars 2025 à 14h05", "2025-03-01"),
        ("12 de febrero de 2025", "2025-02-12"),
        ("12 lutego 2025 r.", "2025-02-12"),
        ("12 Şubat 2025 Çarşamba", "2025-02-12"),
        ("2025. február 12.", "2025-02-12"),
        ("12 فبراير 2025", "2025-02-12"),
        ("2025年2月12日", "2025-02-12"),
    ],
)
def test_a_stated_date_is_read_in_every_usual_form(raw, date):
    found = read_stated_date(raw)
    assert found is not None
    assert found.iso == date


def test_a_stated_date_is_not_shifted_by_its_time_zone():
    assert read_stated_date("2025-02-12T23:30:00-05:00").iso == "2025-02-12"
    assert read_stated_date("Wed, 12 Feb 2025 00:10:00 +0900").iso == "2025-02-12"


@pytest.mark.parametrize(
    ("raw", "edtf"),
    [
        ("02/12/2025", "2025-XX-XX"),
        ("02-12-2025", "2025-XX-XX"),
        ("Feb 12", "XXXX-02-12"),
        ("29 February", "XXXX-02-29"),
        ("12 лютого", "XXXX-02-12"),
        ("12 Feb 25", "XXXX-02-12"),
        ("February 2025", "2025-02-XX"),
        ("2025-02", "2025-02-XX"),
        ("2025", "2025-XX-XX"),
        ("12 listopada 2025", "2025-XX-XX"),
    ],
)
def test_what_a_date_does_not_state_stays_open(raw, edtf):
    found = read_stated_date(raw)
    assert found.iso is None
    assert found.edtf == edtf


@pytest.mark.parametrize(
    "raw",
    [
        "", "None", "NaN", "NaT", "null", "0", "-1", "0000-00-00", "0000-00-00 00:00:00", "99999", "99999-01-01",
        "9999-12-31", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2025-02-30", "February 31, 2025",
        "2025-13-01", "13.13.2025", "12.02.25", "2 hours ago", "yesterday", "last Tuesday", "Monday", "soon",
    ],
)  # fmt: skip
def test_an_impossible_or_relative_date_is_none(raw):
    assert read_stated_date(raw) is None


def test_the_language_decides_where_month_names_clash():
    assert read_stated_date("12 listopada 2025", "pl").iso == "2025-11-12"
    assert read_stated_date("12 listopada 2025", "hr").iso == "2025-10-12"


@given(st.dates(min_value=datetime.date(1600, 1, 1), max_value=datetime.date.today()))
def test_every_day_is_read_back_from_its_usual_forms(day):
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%B %d, %Y", "%d %b %Y", "%A, %d %B %Y"):
        assert find_date(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=80))
def test_a_found_date_stands_in_the_text(text):
    for found in find_dates(text):
        if found.date is not None and found.date.year is not None:
            digits = {int(char) for char in text[found.start : found.end] if char.isdecimal()}
            assert {int(char) for char in str(found.date.year)} <= digits


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Updated March 5, 2025\nPublished March 4, 2025", "2025-03-04"),
        ("Published: March 4, 2025 | Updated: March 5, 2025", "2025-03-04"),
        ("Tue 4 Mar 2025 09.30 GMT\nLast modified on Wed 5 Mar 2025 10.01 GMT", "2025-03-04"),
        ("Updated March 5, 2025", "2025-03-05"),
        ("Published:\nMarch 4, 2025", "2025-03-04"),
        ("March 4, 2025 9:30 a.m. EST", "2025-03-04"),
        ("By Nessa Quill | March 4, 2025 | 3 min read", "2025-03-04"),
        ("World | March 4, 2025", "2025-03-04"),
        ("Опубликовано 12 февраля 2025, 14:05", "2025-02-12"),
        ("Mittwoch, 12. Februar 2025, 14:05 Uhr", "2025-02-12"),
        ("Publié le 12 février 2025 à 14h05", "2025-02-12"),
        ("25/02/2025, 9:30 AM", "2025-02-25"),
        ("MERROW, March 4, 2025 (AFP) -", "2025-03-04"),
    ],
)
def test_the_date_of_a_header_line_is_read(head, date):
    assert dates(head) == (date, None)


@pytest.mark.parametrize(
    ("head", "edtf"),
    [
        ("Feb. 12", "XXXX-02-12"),
        ("Wednesday, 12 February", "XXXX-02-12"),
        ("Published Feb. 12 at 14:05 GMT", "XXXX-02-12"),
        ("February 2025", "2025-02-XX"),
        ("02/12/2025", "2025-XX-XX"),
        ("MERROW, March 4 (AFP) -", "XXXX-03-04"),
        ("Published Feb. 12\nUpdated Feb. 13, 2025", "XXXX-02-12"),
    ],
)
def test_a_header_date_without_a_part_stays_partial(head, edtf):
    assert dates(head) == (None, edtf)


@pytest.mark.parametrize(
    "head",
    [
        "March 4, 2025 was a cold day",
        "The council voted on March 4, 2025 to mend it.",
        "“We said on March 4, 2025 that it would hold,” said the mayor.",
        "The old pier in the harbour on June 17, 2023, before it burnt. (Nessa Quill/Harbour Pictures)",
        "Photo: Nessa Quill, June 17, 2023",
        "Merrow Harbour at night, June 17, 2023",
        "Theresa May 12, 2020",
        "Exhibition: March 4, 2025 - April 6, 2025",
        "March 4, 2025 - April 6, 2025",
        "2 hours ago",
        "Yesterday, 14:05",
        "February 31, 2025",
        "Version 12.02.2025",
        "Flight 2025-02-12",
        "Call 12.02.2025.14 for tickets",
        "Score 12-02-2025-1",
        "Tickets: 04/03 and 05/03",
        "Read also: A pier is built, March 4, 2024",
    ],
)
def test_a_date_beside_anything_else_is_not_the_date_of_the_article(head):
    assert dates(head) == (None, None)


def test_a_date_said_in_the_story_is_no_partial_date():
    story = "\n\nThe mayor said on Feb. 12 that the ferry would leave, and on Feb. 13 that it would not, as we know.\n"
    assert dates("By Nessa Quill", story) == (None, None)


def test_dates_of_other_years_on_this_day_are_not_the_date():
    text = "On this day in the harbour\n\nMarch 4, 1925\n\nThe pier was opened.\n\nMarch 4, 1961\n\nThe pier burnt down.\n"
    assert read_metadata(text).date is None


def test_the_entries_of_a_chronicle_do_not_date_it():
    story = (
        "\n\n" + "The pier was closed for the winter, and the boats were taken to the sheds of the yard. " * 3
    )
    text = f"How the pier was lost\n\nMarch 4, 1925{story}\n\nMarch 9, 1931{story}\n\nMay 2, 1961{story}\n"
    assert read_metadata(text).date is None


def test_a_date_after_the_first_paragraphs_heads_a_section():
    story = "\n\nThe pier was closed on Monday for the whole winter.\n\nThe boats were taken to the sheds of the yard.\n\n"
    assert dates("", f"{story}March 4, 1925\n\nThe pier was opened by the mayor of that time.\n") == (
        None,
        None,
    )


def test_a_dateline_gives_its_date_only_where_nothing_better_does():
    lead = "\n\nMERROW, March 4 (AFP) - The ferry did not leave the harbour before the late afternoon on Tuesday.\n"
    assert dates("March 5, 2025", lead) == ("2025-03-05", None)
    assert dates("By Nessa Quill", lead) == (None, "XXXX-03-04")


def test_a_partial_date_keeps_the_words_it_was_read_from():
    meta = read_metadata(f"A pier is mended\nWednesday, 12 February{STORY}")
    assert meta.origins["partial_date"] == "Wednesday, 12 February"
    assert "date" not in meta.origins
