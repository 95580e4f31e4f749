import pytest

from index.metadata import read_metadata
from index.records import Stated

BODY = (
    "A pier is mended\n\nThe ferry did not leave the harbour of Tern Bay before the late afternoon, said the mayor.\n\n"
    "“They promised June,” said Lotte Verhoeven, who sells fish on the pier.\n\n"
)


def outlet(tail, head=""):
    return read_metadata(f"{head}{BODY}{tail}\n").outlet


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Support The Merrow Gazette!", "The Merrow Gazette"),
        ("A message from the Merrow Gazette:", "Merrow Gazette"),
        ("9,000 readers are part of the Merrow Gazette community — thank you.", "Merrow Gazette"),
        ("© 2025 Merrow Gazette. All rights reserved.", "Merrow Gazette"),
        ("Copyright 2025 The Merrow Gazette", "The Merrow Gazette"),
        ("We, the journalists of The Lindow Star, refuse to be silenced.", "The Lindow Star"),
        ("Nessa Quill is the reporter for the Merrow Gazette, specializing in herring.", "Merrow Gazette"),
    ],
)
def test_one_plain_line_in_which_a_site_names_itself_is_enough(line, name):
    meta = read_metadata(f"{BODY}{line}\n")
    assert (meta.outlet, meta.origins["outlet"]) == (name, line)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("Sign up for the Merrow Gazette newsletter\nDownload the Merrow Gazette app", "Merrow Gazette"),
        ("Subscribe to Lindow\nFollow Lindow on Telegram", "Lindow"),
        ("Subscribe to Merrow Light\nContact: desk@merrowlight.example", "Merrow Light"),
        (
            "By supporting The Lindow Star, you keep us alive.\nThank you for reading The Lindow Star",
            "The Lindow Star",
        ),
    ],
)
def test_two_weak_lines_that_agree_are_enough(lines, name):
    assert outlet(lines) == name


@pytest.mark.parametrize(
    "lines",
    [
        "Sign up for the Merrow Gazette newsletter",
        "Subscribe to Lindow\nFollow Hexham on Telegram",
        "Follow us on Facebook\nJoin us on Telegram\nSubscribe to YouTube\nFollow YouTube on Instagram",
        "Support Merrow!\nJoin the Merrow community today!\nFollow Merrow on Telegram",
        "Support The Merrow Gazette!\nSupport The Lindow Star!",
        "Follow Nessa Quill on Telegram\nMore from Nessa Quill",
        "© 2025 Getty Images",
        "Copyright 2025 The Associated Press. All rights reserved.",
        "PHOTO: Merrow Gazette",
        "Read also: Ferry to be sold | Harbour Daily",
        "Verhoeven told the Harbour Daily that she was glad.",
        "He was part of the Merrow Gazette community for many years.",
        "“Support The Merrow Gazette!” said the mayor.",
        "Lotte Verhoeven is a reporter for the Merrow Gazette.",
        "The mayor told Reuters and TASS reported it, according to AFP.",
        "Desk: somebody@gmail.com",
    ],
)
def test_story_adverts_networks_and_single_hints_name_no_outlet(lines):
    assert outlet(lines) is None


def test_a_masthead_counts_before_clutter_and_clutter_before_an_agency():
    tail = "Support The Merrow Gazette!"
    assert outlet(tail, "Harbour Daily, March 4, 2025\n") == "Harbour Daily"
    assert outlet(tail, "AFP March 4, 2025\n") == "The Merrow Gazette"
    assert outlet("", "AFP March 4, 2025\n") == "AFP"


@pytest.mark.parametrize(
    "line", ["World | March 4, 2025", "Tern Bay, March 4, 2025", "Silvan Rook | March 4, 2025", "Facebook | March 4, 2025",
             "Breaking News, March 4, 2025", "Source: NATO", "Source: a person close to the talks"],
)  # fmt: skip
def test_sections_places_and_persons_beside_a_date_are_no_outlets(line):
    assert (
        read_metadata(
            f"A pier is mended\n{line}\n\nIt rained in Tern Bay, and the ferry did not leave.\n"
        ).outlet
        is None
    )


def test_the_end_of_a_title_and_the_address_of_the_page_name_the_outlet_together():
    title = {"title": Stated("A pier is mended - Merrow Light", "<title>")}
    url = {"url": Stated("https://www.merrowlight.example/a", "field url")}
    assert read_metadata(BODY, title).outlet is None
    assert read_metadata(BODY, title | url).outlet == "Merrow Light"


def test_an_author_who_is_followed_is_no_outlet():
    head = "By Nessa Light\n"
    meta = read_metadata(f"{head}{BODY}Follow Nessa Light on Telegram\nSign up for Nessa Light emails\n")
    assert (meta.author, meta.outlet) == ("Nessa Light", None)


def test_a_name_alone_above_the_headline_or_under_the_byline_is_the_outlet():
    story = "\n\nIt rained in Tern Bay on Monday, and the ferry did not leave.\n"
    assert (
        read_metadata(f"The Merrow Gazette\nA pier is mended before the summer{story}").outlet
        == "The Merrow Gazette"
    )
    assert read_metadata(f"A pier is mended\nBy Nessa Quill\nHarbour Daily{story}").outlet == "Harbour Daily"
    assert read_metadata(f"A pier is mended\nHarbour Daily{story}").outlet is None
    assert read_metadata(f"A pier is mended\nBy Nessa Quill\nWorld News{story}").outlet is None
