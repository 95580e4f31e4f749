import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.metadata import read_metadata

LEAD = (
    "The town council of Tern Bay voted on Monday evening to mend the old pier before the summer, in spite of a "
    "report by its own engineers that called the work too dear, too slow and far too late for the boats."
)
STORY = f"\n\n{LEAD}\n\nIt will be open in June, said the chairman.\n"


def title(text):
    return read_metadata(text).title


@pytest.mark.parametrize(
    "head",
    [
        "Home\nWorld news\nIsland life\nLetters to the Editor\nSport and leisure\nJobs and homes\n\nPier will be mended before the summer",
        "Home | World | Islands\nAdvertisement\nPier will be mended before the summer",
        "9,000 members on board\nNews Feed\n\nPier will be mended before the summer\n2 min read\nPier will be mended before the summer",
        "Islands > Tern Bay > Pier\nWhat our readers think of it\nPier will be mended before the summer\nPier will be mended before the summer",
        "The Tern Bay Gazette\nPier will be mended before the summer\nCouncil votes after long debate",
        "Tern Bay Gazette, March 4, 2025\nPier will be mended before the summer",
        "3 hours ago\nPier will be mended before the summer",
        "Support The Tern Bay Gazette!\n\nPier will be mended before the summer",
        "# Pier will be mended before the summer",
        "Headline: Pier will be mended before the summer",
        "https://example.org/pier\nPier will be mended before the summer",
        "By Nessa Quill\nPier will be mended before the summer",
    ],
)
def test_the_headline_is_found_among_clutter(head):
    assert title(head + STORY) == "Pier will be mended before the summer"


@pytest.mark.parametrize(
    "line",
    [
        "EXCLUSIVE – Silvan Rook: Nobody Asked the Fishermen",
        "LOOK: The Pier Nobody Wanted Is Back",
        "Pier to be mended: what we know",
        "Whose pier is it anyway?",
        "Harbour Daily editor leaves after row over pier",
        "Rook: Pier ‘will stand for a hundred years’",
        "Pier will be mended – Tern Bay Gazette",
        "Mayor Says Pier Was Never Closed.",
    ],
)
def test_a_headline_is_kept_as_written(line):
    assert title(line + STORY) == line


def test_a_headline_that_ends_in_a_semicolon_goes_on_in_the_next_line():
    assert (
        title("Pier to be mended; \nCouncil splits over cost" + STORY)
        == "Pier to be mended; Council splits over cost"
    )
    assert title("Pier to be mended;\n\nCouncil splits over cost" + STORY) == "Pier to be mended"


@pytest.mark.parametrize(
    "text",
    [
        LEAD + "\n\nThe boats stay out\n\nIt will be open in June.\n",
        "The council of Tern Bay said on Monday that the pier would be mended.\n\nThe boats stay out\n"
        + STORY,
        "The pier was closed. The boats were taken to the yard for the winter.\n\nThe boats stay out\n"
        + STORY,
        "MERROW, Feb. 3 (AFP) - The pier will be mended.\n\nThe boats stay out of it" + STORY,
        "“It will be open in June,” the chairman said.\n\nThe boats stay out of it" + STORY,
        "The pier at night. (Nessa Quill/Getty Images)\n" + STORY,
        "https://example.org/a\n5 min read\nShare\n" + STORY,
    ],
)
def test_a_text_that_begins_with_its_story_has_no_title(text):
    assert title(text) is None


def test_a_headline_that_names_another_newspaper_gives_no_outlet():
    meta = read_metadata(f"Harbour Daily editor leaves after row over pier{STORY}")
    assert (meta.outlet, meta.author) == (None, None)


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("https://example.org/2025/03/04/pier", "https://example.org/2025/03/04/pier"),
        ("Source URL: https://example.org/a", "https://example.org/a"),
        ("Original: https://example.org/a", "https://example.org/a"),
        ("Tickets at https://example.org/a", None),
        ("URL: see below", None),
    ],
)
def test_an_address_counts_alone_on_its_line_or_labelled(line, url):
    meta = read_metadata(f"A pier is mended\n{line}{STORY}")
    assert (meta.url, meta.date) == (url, None)


@given(st.lists(st.sampled_from(("By Nessa Quill", "March 4, 2025", "", "Home | News | Sport", "A pier is mended", LEAD,
                                 "MOSCOW:", "Updated:", "© 2025 Merrow Gazette", "\x01", ";", "#", "Feb. 12")), max_size=12))  # fmt: skip
def test_what_is_read_stands_in_the_text(lines):
    text = "\n".join(lines)
    meta = read_metadata(text)
    for field in ("title", "author", "outlet", "dateline"):
        value = getattr(meta, field)
        assert value is None or value in text
    for field, origin in meta.origins.items():
        assert getattr(meta, field) is not None
        assert field == "language" or origin in text


@given(st.text(max_size=400))
def test_no_text_is_too_strange_to_be_read(text):
    assert read_metadata(text) == read_metadata(text)
