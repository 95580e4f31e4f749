import pytest

from qa.records import Interpretation, Place
from qa.web.export import FORMATS
from tests.qa.html.page import NASTY, Reader, make_answer, make_quote

READ = Interpretation("Ada Orr", "rain", kind="said")
PLACE = Place("a2", "b.txt", "Wire", None, 0, 9, "He did so", "same")
ANSWERS = [
    make_answer(make_quote(speaker="Ada Orr", speech="direct", also_in=(PLACE,)), question="Is *it*?", interpretation=READ),
    make_answer(question="And Hal?", status="abstained", reason="“Hal” does not occur", closest=(make_quote(),)),
]  # fmt: skip


def test_markdown_has_every_question_with_its_reading_quotes_and_places():
    assert FORMATS["markdown"].write("My [chat]", ANSWERS) == (
        "# My \\[chat\\]\n\n## Is \\*it\\*?\n\nRead as: what Ada Orr said about rain\n\n"
        "> He did so\n>\n> — Ada Orr, quoted, Gazette, 2025-02-12, “Title”, a.txt \\[10:19\\]\n\n"
        "(in 2 outlets, 1 independent source)\n\nFrom an archive of 1 articles, state c.\n\n"
        "## And Hal?\n\nNot in this archive: “Hal” does not occur.\n\nClosest passages, not an answer:\n\n"
        "> He did so\n>\n> — Gazette, 2025-02-12, “Title”, a.txt \\[10:19\\]\n\nFrom an archive of 1 articles, state c.\n"
    )


def test_a_page_says_the_same_and_runs_nothing():
    page = FORMATS["html"].write("My chat", ANSWERS)
    text = Reader(page.removeprefix("<!DOCTYPE html>\n")).text
    for part in (
        "Is *it*?",
        "Read as: what Ada Orr said about rain",
        "“He did so” — Ada Orr, quoted",
        "Not in this archive",
    ):
        assert part in text
    assert "default-src 'none'" in page


@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_text_adds_no_element_to_the_page(nasty):
    quote = make_quote(text=nasty, title=nasty, outlet=nasty, source=nasty, url=nasty, speaker=nasty)
    answer = make_answer(
        quote, question=nasty, short_answer=nasty, interpretation=Interpretation(nasty, nasty, kind="said")
    )
    plain = make_quote(text="x", speaker="x", url="x")
    same = make_answer(
        plain, question="x", short_answer="x", interpretation=Interpretation("x", "x", kind="said")
    )
    pages = [FORMATS["html"].write(name, [one]) for name, one in ((nasty, answer), ("x", same))]
    made, expected = ([tag for tag, _ in Reader(page).tags] for page in pages)
    assert made == expected
