"""Who said it in "It was X, not Y, who said"."""

import pytest

from index.records import Span
from index.statements.clefts import choose_named
from tests.index.statements.marked import read, words


def choose(marked):
    text, one = read(marked)
    made = choose_named(text, one, Span(0, len(text)))
    return None if made is None else words(text, made)[0]


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("It was Port Chief Ada Orr, not Mayor Bo Lind, [who] {said} <it sank>.", "Port Chief Ada Orr"),
        ("It was Ada Orr and not Bo Lind [who] {said} <it sank>.", "Ada Orr"),
        ("It was Ada Orr — not Bo Lind — [who] later {said} <it sank>.", "Ada Orr"),
        ("In fact it’s Ada Orr, rather than Bo Lind, [who] {says} <it sank>.", "Ada Orr"),
        ("It was Ada Orr, the mayor, not [Bo Lind, who] {said} <it sank>.", "Ada Orr, the mayor"),
        ("It was not Bo Lind but Ada Orr [who] {said} <it sank>.", "Ada Orr"),
        ("It wasn't Bo Lind, it was Ada Orr [who] {said} <it sank>.", "Ada Orr"),
    ],
)
def test_the_one_who_is_picked_out_says_it(marked, source):
    assert choose(marked) == source


@pytest.mark.parametrize(
    "marked",
    [
        "It wasn't Bo Lind [who] {said} <it sank>.",
        "It was not the mayor [who] {said} <it sank>.",
        "It was never Bo Lind [who] first {said} <it sank>.",
    ],
)
def test_one_who_is_ruled_out_says_nothing(marked):
    assert choose(marked) is None


def test_who_is_nobody_where_it_may_be_either():
    assert choose("It was a quarrel with Ada Orr, not Bo Lind, [who] {said} <it sank>.") == ""


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("It was Ada Orr [who] {said} <it sank>.", "who"),
        ("It was not only Ada Orr [who] {said} <it sank>.", "who"),
        ("It was not Ada Orr alone [who] {said} <it sank>.", "who"),
        ("It was not a good day for Ada Orr, [who] {said} <it sank>.", "who"),
        ("It was not the first time that [Ada Orr] {said} <it sank>.", "Ada Orr"),
        ("[Ada Orr], not Bo Lind, {said} <it sank>.", "Ada Orr"),
        ("<“It was not Bo Lind who sank,”> [Ada Orr] {said}.", "Ada Orr"),
    ],
)
def test_other_sources_stay(marked, source):
    assert choose(marked) == source
