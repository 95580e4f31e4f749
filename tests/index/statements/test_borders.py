"""Where a quotation of the next paragraph belongs to the statement before."""

import pytest

from index.sentences import split_paragraphs
from index.statements.borders import find_parted, part_at_borders
from index.statements.breaks import find_breaks
from index.statements.single_quotation import find_all_quotations
from tests.index.statements.marked import read, words

SAID = "[Ada Orr] {said} <it was closed.\n\n"


def part(marked):
    text, one = read(marked)
    paragraphs = split_paragraphs(text)
    parted = find_parted(text, find_breaks(text, paragraphs))
    made, left = part_at_borders(text, one, parted, find_all_quotations(text, paragraphs))
    return words(text, made)[2], [words(text, rest) for rest in left]


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("[Ada Orr] {said} <it was closed.>\n\n| <“We must swim.”>", ["“We must swim.”"]),
        ("[Ada Orr] {said} <it was closed.>\n\n**<“We must swim.”>**", ["“We must swim.”"]),
        (SAID + "\"Give him a chance,” you may say.>", []),
        (SAID + "“We must swim.” The crowd sang.>", []),
        ("[Ada Orr] {said} <it was closed.>\n\nThe crowd sang: <“We must swim.”>", ["“We must swim.”"]),
        ("[Ada Orr] {said} <it was closed.>\n\nIt rained.\n\n<“We must swim.”>", ["“We must swim.”"]),
    ],
)  # fmt: skip
def test_a_paragraph_that_does_not_go_on_is_parted(marked, left):
    text, rest = part(marked)
    assert text == "it was closed."
    assert [one[2] for one in rest] == left


@pytest.mark.parametrize(
    "marked",
    [
        "<“It is closed,”> [Ada Orr] {said}. <“For good.\n\n“We must swim.”>",
        "<“It is closed,”> [Ada Orr] {said}. <“For good.\n\nWe must swim.”>",
        "<“It is closed,”> [Ada Orr] {said}.\n\n<“We must swim. All of us.”>",
        "[Ada Orr] {said} <this:\n\n“We must swim.”\n\n“All of us.”>",
        "[Ada Orr] {said} <it was\nclosed for good>.",
        "[Ada Orr] {said}.\n\nIt rained.\n\n<“We must swim.”>",
        "<“We must swim.”>",
    ],
)
def test_a_paragraph_that_goes_on_stays(marked):
    text, one = read(marked)
    assert part(marked) == (words(text, one)[2], [])


def test_a_text_without_a_paragraph_has_none():
    assert find_parted("", []) == []
