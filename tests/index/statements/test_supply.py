"""Plain attributions that were missed."""

import pytest

from index.sentences import split_paragraphs, split_sentences
from index.statements.single_quotation import find_all_quotations
from index.statements.supply import supply
from tests.index.statements.marked import read, words


def supplied(text, found=()):
    quotations = find_all_quotations(text, split_paragraphs(text))
    return [words(text, one) for one in supply(text, found, split_sentences(text), quotations)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It sank last night,” Ada Orr said.", ("Ada Orr", "said", "“It sank last night,”")),
        ("“It sank last night,” said Ada Orr.", ("Ada Orr", "said", "“It sank last night,”")),
        ("“It sank last night,” she said on Monday.", ("she", "said", "“It sank last night,”")),
        ("Ada Orr said: “It sank last night.”", ("Ada Orr", "said", "“It sank last night.”")),
        ("The mayor added, “It sank last night.”", ("The mayor", "added", "“It sank last night.”")),
        ("Ada Orr also ruled out a second ferry.", ("Ada Orr", "also ruled out", "a second ferry")),
        ("Ada Orr, the mayor, wouldn’t rule out a ban.", None),
        ("The mayor would not rule out a ban.", ("The mayor", "would not rule out", "a ban")),
    ],
)
def test_a_plain_attribution_is_supplied(text, expected):
    assert supplied(text) == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    "text",
    [
        "“It sank last night.” Ada Orr left.",
        "The “Queen of Marrow,” Ada Orr’s boat, sank.",
        "He read “The Last Ferry Home,” which Ada Orr said was good.",
        "In May, Ada Orr ruled out, as we wrote, a ferry.",
        "Ada Orr spoke of “a boat of her own.”",
    ],
)
def test_what_is_not_plain_is_left(text):
    assert supplied(text) == []


def test_what_was_found_is_not_supplied_again():
    text, one = read("<“It sank last night,”> [Ada Orr] {said}.")
    assert supplied(text, [one]) == [("Ada Orr", "said", "“It sank last night,”")]


def test_a_missing_source_is_what_its_sentence_begins_with():
    text, one = read("It was late. Mayor Ada Orr {said} <it sank>.")
    assert supplied(text, [one]) == [("Mayor Ada Orr", "said", "it sank")]


def test_a_missing_source_is_not_guessed():
    for marked in (
        "On Monday {said} <it sank>.",
        "In Marrow Bay {said} <it sank>.",
        "Orr left and {said} <it sank>.",
    ):
        text, one = read(marked)
        assert supplied(text, [one])[0][0] == ""
