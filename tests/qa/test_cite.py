import pytest

from qa.cite import BIBTEX, MARKDOWN, PLAIN, STYLES, cite_quote
from tests.qa.html.page import NASTY, make_quote

SAID = {
    "text": "The pier\nis *open*",
    "speaker": "Ada Orr",
    "speech": "direct",
    "url": "https://a.example/x_{1}",
}


def test_a_plain_citation_has_words_voice_place_and_address():
    assert cite_quote(make_quote(**SAID), PLAIN) == (
        "“The pier is *open*” — Ada Orr, quoted, Gazette, 2025-02-12, “Title”, https://a.example/x_{1}, a.txt [10:19]"
    )


def test_a_markdown_citation_is_a_blockquote_with_marks_escaped():
    assert cite_quote(make_quote(**SAID), MARKDOWN) == (
        "> The pier is \\*open\\*\n>\n> — Ada Orr, quoted, Gazette, 2025-02-12, “Title”, "
        "https://a.example/x\\_{1}, a.txt \\[10:19\\]"
    )


def test_a_bibtex_entry_has_fields_and_a_note_with_the_quote():
    assert cite_quote(make_quote(**SAID, title="50% & {more}", article="a1b2c3d4e5"), BIBTEX) == (
        "@article{gazette2025a1b2c3d4-10-19,\n  title = {50\\% \\& \\{more\\}},\n  journal = {Gazette},\n  year = {2025},\n"
        "  month = {feb},\n  day = {12},\n  url = {https://a.example/x_%7B1%7D},\n"
        "  note = {Ada Orr, quoted: ``The pier is *open*'' (a.txt, characters 10--19)},\n}"
    )


def test_the_speaker_of_a_bibtex_entry_is_escaped():
    cited = cite_quote(make_quote(speaker="AT&T #1_{", speech="direct"), BIBTEX)
    assert r"note = {AT\&T \#1\_\{, quoted: ``" in cited


def test_two_quotes_of_an_article_are_two_bibtex_entries():
    keys = [cite_quote(make_quote(start=at), BIBTEX).splitlines()[0] for at in (10, 12)]
    assert keys == ["@article{gazette2025a1-10-19,", "@article{gazette2025a1-12-19,"]


@pytest.mark.parametrize("style", STYLES)
def test_what_is_not_known_is_left_out(style):
    cited = cite_quote(make_quote(title=None, outlet=None, date=None), style)
    assert "None" not in cited
    assert "He did so" in cited


@pytest.mark.parametrize("nasty", NASTY)
def test_braces_of_a_bibtex_entry_close_whatever_it_cites(nasty):
    cited = cite_quote(make_quote(text=nasty, title="}{", url="http://}", outlet=nasty), BIBTEX)
    plain = cited.replace(r"\{", "").replace(r"\}", "")
    depth = 0
    for sign in plain:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize("text", ["- no", "1. no", "# no", "> no", "a <b> [c](d)"])
def test_no_quote_begins_a_list_or_makes_a_link_in_markdown(text):
    cited = cite_quote(make_quote(text=text), MARKDOWN).removeprefix("> ")
    assert cited[0] in "\\1a"
    assert not cited.startswith("1. ")
    assert "[c]" not in cited
    assert "<b>" not in cited
