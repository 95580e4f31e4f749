import pytest

from index.metadata import outlet_key, read_metadata
from index.metadata.stated import read_stated_author, read_stated_language, read_stated_url
from index.records import Metadata, Stated

TEXT = (
    "A pier is mended\nBy Nessa Quill\nTern Bay Gazette, March 4, 2025\n\n"
    "It rained on Monday, and the ferry did not leave.\n"
)


def stated(**values):
    return {field: Stated(value, f"field {field}") for field, value in values.items()}


def test_what_a_format_states_wins_over_the_text():
    meta = read_metadata(
        TEXT,
        stated(
            title="A pier, mended – Tern Bay Gazette", outlet="Harbour Daily", author="By Silvan Rook",
            date="Wed, 05 Mar 2025 08:00:00 GMT", url="https://example.org/a", dateline="TERN BAY", language="en-GB",
        ),
    )  # fmt: skip
    assert meta == Metadata(
        title="A pier, mended – Tern Bay Gazette", outlet="Harbour Daily", author="Silvan Rook",
        date="2025-03-05", url="https://example.org/a", dateline="TERN BAY", language="en",
        origins={
            "title": "field title", "outlet": "field outlet", "author": "field author", "url": "field url",
            "dateline": "field dateline", "language": "field language",
            "date": 'field date: "Wed, 05 Mar 2025 08:00:00 GMT"',
        },
    )  # fmt: skip


@pytest.mark.parametrize("value", ["0000-00-00", "NaN", "99999", "", "1970-01-01T00:00:00Z", "next week"])
def test_a_stated_date_that_cannot_be_used_leaves_the_text_to_speak(value):
    meta = read_metadata(TEXT, stated(date=value))
    assert (meta.date, meta.origins["date"]) == ("2025-03-04", "Tern Bay Gazette, March 4, 2025")


@pytest.mark.parametrize("value", ["", "  ", "None", "null", "NaN", "N/A", "-", "[]"])
def test_a_value_that_says_nothing_leaves_the_text_to_speak(value):
    meta = read_metadata(TEXT, stated(title=value, outlet=value, author=value))
    assert (meta.title, meta.outlet, meta.author) == ("A pier is mended", "Tern Bay Gazette", "Nessa Quill")


def test_a_partial_stated_date_is_filled_by_the_text_only_where_they_agree():
    agreeing = read_metadata(TEXT, stated(date="04/03/2025"))
    gainsaid = read_metadata(TEXT, stated(date="05/03/2024"))
    assert (agreeing.date, agreeing.partial_date) == ("2025-03-04", None)
    assert (gainsaid.date, gainsaid.partial_date) == (None, "2024-XX-XX")
    assert gainsaid.origins["partial_date"] == 'field date: "05/03/2024"'


def test_a_field_that_metadata_does_not_have_is_passed_over():
    assert read_metadata(TEXT, stated(section="Harbour")) == read_metadata(TEXT)


@pytest.mark.parametrize(
    ("raw", "author"),
    [
        ("By Nessa Quill", "Nessa Quill"),
        ("by Nessa Quill", "Nessa Quill"),
        ("Byron Oak", "Byron Oak"),
        ("Staff", "Staff"),
        ("quill@example.org", "quill@example.org"),
        ("quill@example.org (Nessa Quill)", "Nessa Quill"),
        ('["Nessa Quill", "Silvan Rook"]', "Nessa Quill, Silvan Rook"),
        ("['Nessa Quill', 'Silvan Rook']", "Nessa Quill, Silvan Rook"),
        ('[{"name": "Nessa Quill"}]', "Nessa Quill"),
        ("Nessa Quill; Silvan Rook", "Nessa Quill, Silvan Rook"),
        ("Nessa Quill\nNessa Quill", "Nessa Quill"),
        ("Nessa Quill and Silvan Rook", "Nessa Quill and Silvan Rook"),
        ("Quill &amp; Rook", "Quill & Rook"),
        ("[Nessa", "[Nessa"),
        ("None", None),
    ],
)
def test_stated_authors_are_kept_as_written_without_by(raw, author):
    assert read_stated_author(raw) == author


@pytest.mark.parametrize(
    ("raw", "code"),
    [("en-US", "en"), ("uk_UA", "uk"), ("EN", "en"), ("English", "en"), ("eng", "en"), ("Українська", "uk"),
     ("zh-CN", "zh"), ("xx", None), ("", None), ("None", None)],
)  # fmt: skip
def test_stated_languages_have_one_form(raw, code):
    assert read_stated_language(raw) == code


@pytest.mark.parametrize(
    ("raw", "url"),
    [("https://example.org/a?b=c", "https://example.org/a?b=c"), ("www.example.org/a", "www.example.org/a"),
     ("/a/b", None), ("tag:example.org,2025:1", None), ("N/A", None), ("https://", None)],
)  # fmt: skip
def test_only_a_web_address_is_an_address(raw, url):
    assert read_stated_url(raw) == url


@pytest.mark.parametrize(
    ("meta", "source", "key"),
    [
        (Metadata(outlet="The Tern Bay Gazette"), "a/b.txt", "ternbaygazette"),
        (Metadata(outlet="TERN BAY GAZETTE"), "a/b.txt", "ternbaygazette"),
        (Metadata(url="https://www.Example.org/a"), "a/b.txt", "example.org"),
        (Metadata(outlet="The", url="http://example.org:80/a"), "a/b.txt", "the"),
        (Metadata(), "https://example.org/2025/a.html", "example.org"),
        (Metadata(), "news/gazette/b.txt", "news/gazette"),
        (Metadata(), "b.txt", "."),
    ],
)
def test_outlets_are_told_apart_by_name_then_host_then_folder(meta, source, key):
    assert outlet_key(meta, source) == key
