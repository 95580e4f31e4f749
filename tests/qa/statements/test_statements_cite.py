"""Tests of a timeline as Markdown."""

from qa.statements.cite import write_markdown
from tests.qa.html.made_moments import make_moment, make_place

DIFF = ({"kind": "same", "text": "He"}, {"kind": "added", "text": "did so"})


def test_days_are_headings_and_statements_block_quotations_with_their_citation():
    written = write_markdown(
        [make_moment(), make_moment(None, outlet=None, speech=None)], "What Ada Orr said"
    )
    assert written == (
        "# What Ada Orr said\n\n"
        "## 2025-03-01\n\n"
        "> “It rains,” Orr said.\n>\n> — Ada Orr, quoted, Gazette, 2025-03-01, “Rain”, a.txt \\[10:31\\]\n\n"
        "## Undated\n\n"
        "> “It rains,” Orr said.\n>\n> — Ada Orr, “Rain”, a.txt \\[10:31\\]\n"
    )


def test_other_places_are_listed_with_their_words_where_these_differ():
    variants = [make_place("Wire", variant="wording", diff=DIFF), make_place("Post", None, variant="same")]
    written = write_markdown([make_moment(variants=variants)], "Rain")
    assert written.endswith(
        "\n\nThis statement is in 3 outlets, 3 independent sources:\n\n"
        "- same words in Post, b.txt \\[0:9\\]\n"
        "- in other words in Wire, 2025-03-02, b.txt \\[0:9\\]: “He did so”\n"
    )


def test_marks_of_others_are_escaped():
    variants = [make_place("[Wire](x)", variant="same")]
    written = write_markdown([make_moment(variants=variants)], "*Rain*")
    assert written.startswith("# \\*Rain\\*\n")
    assert "same words in \\[Wire\\](x), " in written
