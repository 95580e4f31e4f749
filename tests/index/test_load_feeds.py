import pytest

from index.load import Loaded, Rejected, Unreadable, load_file
from index.records import Stated

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Tern Bay Gazette</title><language>en-gb</language>
<item><title>A pier &amp; a tram</title><link>https://ternbay.example/1</link><guid isPermaLink="false">g1</guid>
<pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate><dc:creator>Nessa Quill</dc:creator>
<description>Short.</description><content:encoded><![CDATA[<p>One <b>two</b>.</p><p>Three.</p>]]></content:encoded></item>
<item><title>Second</title><link>https://ternbay.example/2</link><description>&lt;p&gt;Four.&lt;/p&gt;</description></item>
<item><title>Third</title></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title>
<entry><id>urn:1</id><title>Honey</title><link href="https://herald.example/honey"/><published>2025-03-05T00:00:00Z</published>
<author><name>Silvan Rook</name></author><content type="text">Plain &lt; text.</content></entry></feed>"""


@pytest.fixture
def load(tmp_path):
    def load(raw, name="a.xml"):
        path = tmp_path / name
        path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        return list(load_file(path))

    return load


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a.atom"])
def test_each_entry_is_an_article_of_its_content_or_its_summary(load, name):
    one, two, three = load(RSS, name)
    assert (one.place, one.key, one.text) == ("entry 1", "g1", "One two.\n\nThree.")
    assert (two.place, two.key, two.text) == ("entry 2", "https://ternbay.example/2", "Four.")
    assert three == Rejected("entry 3", "no text: an entry without content and without summary")


def test_what_an_entry_states_is_taken_raw(load):
    assert load(RSS)[0].stated == {
        "title": Stated("A pier & a tram", "title of the entry"),
        "date": Stated("Tue, 04 Mar 2025 10:00:00 GMT", "date of the entry"),
        "url": Stated("https://ternbay.example/1", "link of the entry"),
        "author": Stated("Nessa Quill", "author of the entry"),
        "outlet": Stated("Tern Bay Gazette", "title of the feed"),
        "language": Stated("en-gb", "language of the feed"),
    }


@pytest.mark.parametrize("author", ["7", "https://ternbay.example/author/7"])
def test_a_number_or_a_url_is_no_author_of_an_entry(load, author):
    for raw, name in ((RSS, "Nessa Quill"), (ATOM, "Silvan Rook")):
        assert "author" not in load(raw.replace(name, author))[0].stated


def test_an_atom_entry_of_plain_text_is_read(load):
    (found,) = load(ATOM)
    assert (found.text, found.key) == ("Plain < text.", "urn:1")
    assert found.stated["author"].value == "Silvan Rook"


def test_a_feed_that_breaks_off_keeps_the_entries_before(load):
    cut = RSS[: RSS.index("Four.") + 3]
    found = load(cut)
    assert [f.place for f in found] == ["entry 1", "entry 2"]
    assert found[0].text == "One two.\n\nThree."
    assert found[1].reason.startswith("the feed breaks off within it")


def test_a_bare_ampersand_costs_nothing(load):
    found = load(RSS.replace("Short.", "Salt & vinegar."))
    assert [type(f) for f in found] == [Loaded, Loaded, Rejected]


def test_a_feed_in_another_encoding_is_read(load):
    raw = RSS.replace('"utf-8"', '"windows-1252"').replace("Four.", "“Café.”").encode("cp1252")
    assert load(raw)[1].text == "“Café.”"


def test_entities_that_unfold_are_refused_unread(load):
    bomb = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(Unreadable, match="XML that declares entities"):
        load(RSS.replace("<rss", f"<!DOCTYPE rss [{bomb}]><rss").replace("Short.", "&i;"))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("", "an empty file"),
        ("<a><b>text</b></a>", "no RSS or Atom feed"),
        ("not XML at all", "no RSS or Atom feed"),
        ('<rss version="2.0"><channel></channel></rss>', "a feed without entries"),
        ("\0\0PNG", "a binary file, not a feed"),
    ],
)
def test_what_is_no_feed_is_refused(load, raw, said):
    with pytest.raises(Unreadable, match=said):
        load(raw)
