from pathlib import Path

import pytest

from index.metadata import find_date, read_metadata
from index.records import Metadata

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
STORY = "\n\nIt rained on Monday, and the ferry did not leave.\n"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-02-12", "2025-02-12"),
        ("2025-02-12T09:30:00Z", "2025-02-12"),
        ("February 12, 2025", "2025-02-12"),
        ("Feb. 3, 2025", "2025-02-03"),
        ("Sept 30 2024", "2024-09-30"),
        ("12 February 2025", "2025-02-12"),
        ("1st May 2024", "2024-05-01"),
        ("Wednesday, December 31, 1999", "1999-12-31"),
        ("February 31, 2025", None),
        ("2025-13-01", None),
        ("February 12", None),
        ("12/02/2025", None),
        ("", None),
    ],
)
def test_only_a_full_and_possible_date_is_a_date(text, date):
    assert find_date(text) == date


@pytest.mark.parametrize(
    ("line", "outlet", "date"),
    [
        ("Sample Wire, Feb. 12, 2025", "Sample Wire", "2025-02-12"),
        ("Harbour Daily | 12 February 2025", "Harbour Daily", "2025-02-12"),
        ("Northgate Post - February 13, 2025", "Northgate Post", "2025-02-13"),
        ("The Voice of Tern Bay — 2025-03-04", "The Voice of Tern Bay", "2025-03-04"),
        ("Tuesday, March 4, 2025", None, "2025-03-04"),
        ("Tern Bay Gazette, Updated March 4, 2025 9:30 a.m.", "Tern Bay Gazette", "2025-03-04"),
        ("Outlet: Tern Bay Gazette", "Tern Bay Gazette", None),
        ("Published: 4 March 2025", None, "2025-03-04"),
        ("Published: last week", None, None),
        ("The council voted on March 4, 2025 to mend it.", None, None),
    ],
)
def test_a_masthead_gives_outlet_and_date(line, outlet, date):
    meta = read_metadata(f"A pier is mended\n{line}{STORY}")
    assert (meta.title, meta.outlet, meta.date) == ("A pier is mended", outlet, date)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Nessa Quill", "Nessa Quill"),
        ("Author: Nessa Quill", "Nessa Quill"),
        ("By Jan van Meer", "Jan van Meer"),
        ("By Nessa Quill and Silvan Rook", "Nessa Quill and Silvan Rook"),
        ("By nine votes to six the plan was dropped", None),
        ("By the sea", None),
    ],
)
def test_a_byline_gives_the_author(line, author):
    assert read_metadata(f"A pier is mended\n{line}{STORY}").author == author


def test_labelled_lines_give_title_and_address():
    meta = read_metadata(f"Headline: A pier\nURL: https://example.org/a{STORY}")
    assert (meta.title, meta.url) == ("A pier", "https://example.org/a")


def test_the_first_line_of_a_kind_counts():
    assert read_metadata(f"A pier is mended\nBy Nessa Quill\nBy Silvan Rook{STORY}").author == "Nessa Quill"


def test_each_field_keeps_the_line_it_was_read_from():
    meta = read_metadata(f"A pier is mended\nBy Nessa Quill\nTern Bay Gazette, March 4, 2025{STORY}")
    masthead = "Tern Bay Gazette, March 4, 2025"
    assert meta.origins == {
        "title": "A pier is mended", "author": "By Nessa Quill", "outlet": masthead, "date": masthead,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "Only one line here it is", "Two words\n" + "x" * 300, "“We are late,” he said.\nPier"],
)
def test_what_no_line_states_stays_unknown(text):
    assert read_metadata(text) == Metadata()


def test_a_date_within_the_story_is_not_the_date_of_the_article():
    story = "The pier was opened on 4 March 1903 and burnt down on 5 March 1903, " * 3
    assert read_metadata(f"A pier is mended\n\n{story}\n\n5 March 1903\n").date is None


def test_clutter_above_the_headline_is_passed_over():
    assert (
        read_metadata(f"Home | World | Islands\nAdvertisement\nA pier is mended{STORY}").title
        == "A pier is mended"
    )


@pytest.mark.parametrize(
    ("name", "meta"),
    [
        (
            "sample-wire-kremlin-rules-out-kursk-swap",
            (
                "Kremlin rules out trading land for Kursk foothold",
                "Sample Wire",
                "2025-02-12",
                "Tomas Relling",
            ),
        ),
        (
            "harbour-daily-kremlin-rules-out-swap",
            (
                "Moscow dismisses Kyiv’s offer of a Kursk exchange",
                "Harbour Daily",
                "2025-02-12",
                "Tomas Relling",
            ),
        ),
        (
            "eastfield-courier-kursk-will-be-cleared",
            (
                "Kursk will be cleared of Ukrainian troops, Kremlin says",
                "Eastfield Courier",
                "2025-02-12",
                None,
            ),
        ),
        (
            "kursk-front-explainer",
            ("How a strip of Russian border land got into the peace talks", None, None, "Hester Lyle"),
        ),
        (
            "athletic-reach-cup-final",
            ("Athletic reach cup final for first time since 1988", None, "2025-02-23", "Col Whitlaw"),
        ),
        (
            "northgate-post-gale-wrecks-boats",
            ("Gale wrecks boats and cuts power on Merrow", "Northgate Post", "2025-02-21", None),
        ),
    ],
)
def test_heads_of_the_sample_articles_are_read(name, meta):
    found = read_metadata((SAMPLE / f"{name}.txt").read_text(encoding="utf-8"))
    assert (found.title, found.outlet, found.date, found.author) == meta


@pytest.mark.parametrize(
    ("head", "title", "outlet"),
    [
        (
            "Front page | Island | Harbour | Sport\n\nFerry fares to rise again",
            "Ferry fares to rise again",
            None,
        ),
        ("Updated: 3 March 2025, 14:05 GMT\n\nFerry fares to rise again", "Ferry fares to rise again", None),
        ("On March 3, 2025\n\nFerry fares to rise again", "Ferry fares to rise again", None),
        ("“We will not yield,” says mayor", "“We will not yield,” says mayor", None),
        ("# Ferry fares to rise again", "Ferry fares to rise again", None),
        ("MERROW, Feb. 3 (Wire) - The ferry fare will rise.", None, None),
        ("Ferry fares rise\nSource: a person close to the talks", "Ferry fares rise", None),
        ("Ferry fares rise\nSource: Harbour Daily", "Ferry fares rise", "Harbour Daily"),
    ],
)
def test_menus_clocks_and_stories_are_no_titles_or_outlets(head, title, outlet):
    meta = read_metadata(f"{head}\n\nThe mayor was not pleased. She said so at length and to everybody.\n")
    assert (meta.title, meta.outlet) == (title, outlet)
