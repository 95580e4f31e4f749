import hashlib

import pytest

from index.load import LoadOptions, Unreadable, load_file
from index.load.fragments import fragment_text, is_markup
from index.load.pages import NO_ARTICLE, decode_page
from index.records import Stated

PARAGRAPHS = (
    "The town council of Tern Bay voted on Monday to mend the old pier before the summer, after three years of talk.",
    "“The pier is the only street we have that ends in the sea,” said Bram Oster, the chairman of the council.",
    "Lotte Verhoeven, who sells fish on the pier, said she did not believe it, as they had promised June last year.",
    "The work is to cost four million crowns, half of which the province of Upper Lindow has said that it will pay.",
)
HEAD = '<title>Council votes to mend the old pier</title><meta property="og:site_name" content="Tern Bay Gazette">'


def page(head=HEAD, paragraphs=PARAGRAPHS, before="", attributes=' lang="en-GB"'):
    body = "".join(f"<p>{text}</p>\n" for text in paragraphs)
    return (
        f"<!DOCTYPE html><html{attributes}><head>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Council votes to mend the old pier</h1>{before}{body}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )


@pytest.fixture
def load(tmp_path):
    def load(html, name="a.html", options=None):
        path = tmp_path / name
        path.write_bytes(html if isinstance(html, bytes) else html.encode())
        (loaded,) = load_file(path, options)
        return loaded

    return load


def stated(loaded):
    return {name: value.value for name, value in loaded.stated.items()}


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.xhtml"])
def test_the_text_of_a_page_is_its_paragraphs_with_blank_lines_between(load, name):
    lines = load(page(), name).text.split("\n\n")
    assert lines == ["Council votes to mend the old pier", *PARAGRAPHS]


def test_a_page_loses_no_paragraph_that_trafilatura_finds(load):
    from trafilatura import extract

    html = page(
        before="<p>By Nessa Quill</p><blockquote>The sea is wide</blockquote><ul><li>one</li><li>two</li></ul>"
    )
    expected = extract(html, include_comments=False).split("\n")
    assert load(html).text.split("\n\n") == expected


def test_a_page_is_an_article_with_the_hash_of_its_bytes(load):
    loaded = load(page())
    assert (loaded.place, loaded.key, loaded.encoding) == ("", "", "utf-8")
    assert loaded.page_hash == hashlib.sha256(page().encode()).hexdigest()


def test_what_a_page_states_is_taken_from_its_metadata(load):
    head = HEAD + (
        '<meta name="author" content="Nessa Quill"><link rel="canonical" href="https://ternbay.example/pier">'
        '<meta property="article:published_time" content="2025-03-04T10:00:00Z">'
    )
    loaded = load(page(head))
    assert stated(loaded) == {
        "title": "Council votes to mend the old pier",
        "author": "Nessa Quill",
        "outlet": "Tern Bay Gazette",
        "url": "https://ternbay.example/pier",
        "language": "en",
        "date": "2025-03-04",
    }
    assert {value.origin for value in loaded.stated.values()} == {"page metadata"}


@pytest.mark.parametrize(
    "head",
    [
        '<meta itemprop="datePublished" content="1931-07-02">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "1931-07-02T08:00"}</script>',
        '<meta name="DC.date.issued" content="1931-07-02">',
    ],
)
def test_a_date_is_read_from_metadata_however_old(load, head):
    assert load(page(HEAD + head)).stated["date"] == Stated("1931-07-02", "page metadata")


def test_a_date_is_read_from_the_url_of_the_page(load):
    loaded = load(page(HEAD + '<link rel="canonical" href="https://ternbay.example/2025/03/04/pier">'))
    assert loaded.stated["date"] == Stated("2025-03-04", "URL of the page")


def test_a_date_in_microdata_of_the_body_is_metadata(load):
    loaded = load(page(before='<time itemprop="datePublished" datetime="2025-03-04">Tuesday</time>'))
    assert loaded.stated["date"] == Stated("2025-03-04", "page metadata")


@pytest.mark.parametrize(
    ("head", "before"),
    [
        ("<title>The storm of March 3, 2014</title>", ""),
        ("", "<p>It was on 4 March 2019 that the pier broke.</p>"),
        ("", '<time datetime="2024-01-02">another story</time><p>Updated: 2024-05-06</p>'),
        ("", '<div class="date">May 6, 2024</div><img src="/uploads/2023/04/05/pier.jpg">'),
        ('<meta property="article:modified_time" content="2024-05-06">', ""),
        ('<meta name="last-modified" content="2024-05-06">', ""),
        ('<meta name="date" content="04/03/2025">', ""),
        ('<meta name="date" content="0000-00-00">', ""),
        ('<meta name="date" content="99999-01-01">', ""),
        ('<meta itemprop="copyrightYear" content="2024">', ""),
    ],
)
def test_no_date_is_guessed(load, head, before):
    assert "date" not in load(page(head, before=before)).stated


def test_the_host_of_a_page_is_not_its_outlet(load):
    loaded = load(page('<link rel="canonical" href="https://www.ternbay.example/pier">'))
    assert "outlet" not in loaded.stated


@pytest.mark.parametrize(
    "html", ["<html><body></body></html>", "<p>", "no markup at all", "<?xml version='1.0'?>"]
)
def test_a_page_without_an_article_is_refused(load, html):
    with pytest.raises(Unreadable, match=NO_ARTICLE):
        load(html)


def test_a_binary_file_is_no_page(load):
    with pytest.raises(Unreadable, match="a binary file, not a page"):
        load(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Café".encode(), ("Café", "utf-8")),
        (b"\xef\xbb\xbfa", ("a", "utf-8")),
        ("é“".encode("utf-16"), ("é“", "utf-16")),
        (b'<meta charset="windows-1251">\xcf\xf0\xe8', ('<meta charset="windows-1251">При', "windows-1251")),
        (b"<meta charset=iso-8859-1>\x93a\x94", ("<meta charset=iso-8859-1>“a”", "cp1252")),
    ],
)
def test_a_page_is_decoded_as_it_says(raw, expected):
    assert decode_page(raw, None) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<p>El señor Muñoz".encode("cp1252"), ("<p>El señor Muñoz", "cp1252")),
        ("<meta charset=utf-8>El señor Muñoz".encode("cp1252"), ("<meta charset=utf-8>El señor Muñoz", "cp1252")),
        ("<meta charset=klingon>“ñ”".encode("cp1252"), ("<meta charset=klingon>“ñ”", "cp1252")),
        (b"<p>\x93a\x94 \x81", ("<p>“a” \ufffd", "cp1252")),
        ("<meta charset=klingon>ñ".encode(), ("<meta charset=klingon>ñ", "utf-8")),
        (b"<meta charset=unicode_escape>\\x41", ("<meta charset=unicode_escape>\\x41", "utf-8")),
        ("<meta charset=utf-16>ñ".encode(), ("<meta charset=utf-16>ñ", "utf-8")),
        ("<meta charset=x-sjis>橋".encode("cp932"), ("<meta charset=x-sjis>橋", "cp932")),
        ("<meta charset=iso-2022-jp>橋".encode("iso-2022-jp"), ("<meta charset=iso-2022-jp>橋", "iso-2022-jp")),
        ("\ufeff<meta charset=latin-1>ñ".encode(), ("<meta charset=latin-1>ñ", "utf-8")),
    ],
)  # fmt: skip
def test_a_page_that_names_no_encoding_or_the_wrong_one_is_decoded_as_browsers_do(raw, expected):
    assert decode_page(raw, None) == expected


@pytest.mark.parametrize("head", ["", "<meta charset=utf-8>"])
def test_the_fallback_encoding_goes_before_windows_1252(head):
    raw = f"{head}Žižka, kůň".encode("cp1250")
    assert decode_page(raw, "cp1250") == (f"{head}Žižka, kůň", "cp1250")


def test_what_is_wrong_in_the_fallback_encoding_becomes_a_replacement_character():
    assert decode_page(b"a\xe9\xffb", "ascii") == ("a\ufffd\ufffdb", "ascii")


def test_a_fallback_encoding_that_does_not_exist_is_named():
    with pytest.raises(Unreadable, match="neither UTF-8 nor klingon: "):
        decode_page(b"caf\xe9", "klingon")


def test_a_server_that_names_utf_8_for_a_page_that_is_not_leaves_it_to_the_page():
    raw = "<meta charset=windows-1251>При".encode("cp1251")
    assert decode_page(raw, None, charset="utf-8") == ("<meta charset=windows-1251>При", "windows-1251")


def test_what_the_server_says_goes_before_what_the_page_says():
    assert decode_page(b"<meta charset=windows-1251>\xe9", None, charset="latin-1")[0].endswith("é")


def test_a_single_bad_byte_of_a_page_becomes_a_replacement_character():
    raw = b"<meta charset=utf-8>" + "éèê".encode() + b"\xff"
    assert decode_page(raw, None) == ("<meta charset=utf-8>éèê\ufffd", "utf-8")


def test_a_page_that_names_the_wrong_encoding_is_read_in_the_fallback_encoding():
    raw = b"<meta charset=utf-8>" + "éèê".encode("latin-1")
    assert decode_page(raw, "latin-1") == ("<meta charset=utf-8>éèê", "latin-1")


def test_a_fragment_keeps_its_paragraphs_apart_and_its_inline_tags_together():
    html = (
        "<p>One <b>two</b>\n three.<br>Four.</p><div>Five<p>Six</p>seven</div><ul><li>A</li><li>B</li></ul>"
    )
    assert fragment_text(html) == "One two three.\nFour.\n\nFive\n\nSix\n\nseven\n\nA\n\nB"


def test_a_fragment_is_read_without_scripts_and_with_its_entities():
    assert fragment_text("<script>x</script>caf&eacute; &amp; more<!-- no -->") == "café & more"


def test_two_line_breaks_part_paragraphs():
    assert fragment_text("One.<br><br>Two.<br/>Three.") == "One.\n\nTwo.\nThree."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a < b and c > d", False),
        ("<3 you", False),
        ("the <b> tag", False),
        ("a<br/>b", True),
        ("<P class=x>a", True),
    ],
)
def test_markup_is_told_from_plain_text(text, expected):
    assert is_markup(text) is expected


def test_a_page_over_the_limit_is_refused(load):
    with pytest.raises(Unreadable, match=r"more than the limit of 0\.0005 MB"):
        load(page(), options=LoadOptions(max_bytes=500))


def test_html_nested_very_deeply_does_no_harm(load):
    assert PARAGRAPHS[0] in load(page().replace("<article>", "<div>" * 200 + "<article>")).text
    with pytest.raises(Unreadable):
        load("<div>" * 10_000 + "a")
