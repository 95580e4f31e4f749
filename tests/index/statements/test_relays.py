"""“[Y] {according to}” and the like: whose words they are."""

import pytest

from index.records import Span
from index.statements.relays import unfold_relay
from tests.index.statements.marked import read, words


def unfold(marked):
    text, one = read(marked)
    return [words(text, made) for made in unfold_relay(text, one, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("<It sank, Ada Orr said>, {according to} [the Gazette].", ("Ada Orr", "said", "It sank")),
        ("<“It sank,” said Ada Orr>, {according to} [the Gazette].", ("Ada Orr", "said", "“It sank,”")),
        ("<It sank>, Ada Orr said on Friday, [TASS] {reported}.", ("Ada Orr", "said", "It sank")),
        ("<Ada Orr has said it sank>, {according to} [TASS].", ("Ada Orr", "has said", "it sank")),
        ("{According to} [TASS], <Orr said that it sank>.", ("Orr", "said", "that it sank")),
        ("{According to} [TASS], <Orr denied the report>.", ("Orr", "denied", "the report")),
        ("[The Gazette] {published an interview in} <which Orr said it sank>.", ("Orr", "said", "it sank")),
        ("[TASS] {quoted} <Ada Orr as saying that it sank>.", ("Ada Orr", "as saying", "that it sank")),
        ("It sank, [TASS] {quoted} <Ada Orr as saying>.", ("Ada Orr", "as saying", "It sank")),
        ("<Ada Orr> {was quoted as saying} <it sank>.", ("Ada Orr", "was quoted as saying", "it sank")),
        ("<Ada Orr> {was quoted as} <saying it sank>.", ("Ada Orr", "was quoted as saying", "it sank")),
        ("It sank, <Ada Orr> {was quoted as saying} by TASS.", ("Ada Orr", "was quoted as saying", "It sank")),
        ("<“It sank,” the mayor told us>, {according to} [a letter].", ("the mayor", "told", "“It sank,”")),
    ],
)  # fmt: skip
def test_words_passed_on_are_those_of_the_one_who_said_them(marked, expected):
    assert unfold(marked) == [expected]


def test_a_report_of_the_press_that_somebody_said_something_is_a_statement_of_both():
    assert unfold("[TASS] {reported} <that Orr had said it sank>.") == [
        ("TASS", "reported", "that Orr had said it sank"),
        ("Orr", "had said", "it sank"),
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "<It sank>, {according to} [the police].",
        "{According to} [Orr], <it sank>.",
        "{According to} [the poll], <51 percent of voters said it sank>.",
        "[Lind] {said} <that Orr had said it sank>.",
        "[Ada Lind] {reported} <that Orr said it sank>.",
        "[Orr] {cited} <the cost of the ferry>.",
        "<Orr> {was cited for} <speeding>.",
        "[Orr] {said} <it sank>.",
        "<It sank>.",
        "[Braynard] {is quoted as saying} <it sank>.",
        "{According to} [TASS], <the ferry said to have sunk is here>.",
    ],
)
def test_what_is_nobody_elses_stays_as_it_is(marked):
    text, one = read(marked)
    assert unfold_relay(text, one, Span(0, len(text))) == [one]
