"""“[TASS] {reported}, citing X”: whose words they are."""

import pytest

from index.records import Span
from index.statements.citing import unfold_cited
from tests.index.statements.marked import read, words


def unfold(marked):
    text, one = read(marked)
    return [words(text, made) for made in unfold_cited(text, one, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[TASS] {reported}, citing Orr, <that it sank>.", ("Orr", "reported", "that it sank")),
        ("[TASS] {said} on Monday, quoting Orr, <that it sank>.", ("Orr", "said", "that it sank")),
        ("<It sank>, [the Gazette] {reported}, citing Ada Orr.", ("Ada Orr", "reported", "It sank")),
        ("Citing Orr, [TASS] {reported} <that it sank>.", ("Orr", "reported", "that it sank")),
        ("[TASS], citing the mayor, {said} <it sank>.", ("the mayor", "said", "it sank")),
        (
            "[The Gazette] {reported}, citing <Merrow spokesman Jan Orr, that it sank>.",
            ("Merrow spokesman Jan Orr", "reported", "that it sank"),
        ),
        (
            "[TASS] said, {citing} <the mayor of Tern Bay, that it sank>.",
            ("the mayor of Tern Bay", "citing", "that it sank"),
        ),
        (
            "<It sank>, [Reuters] {reported}, citing Ada Orr and Pat Lind.",
            ("Ada Orr and Pat Lind", "reported", "It sank"),
        ),
    ],
)
def test_what_the_press_passes_on_is_said_by_the_one_it_cites(marked, expected):
    assert unfold(marked) == [expected]


def test_that_the_press_cites_somebody_is_no_statement():
    assert unfold("[TASS] reported, {citing} <Orr>, that it sank.") == []


@pytest.mark.parametrize(
    "marked",
    [
        "[TASS] {reported}, citing officials, <that it sank>.",
        "[TASS] {reported}, citing a report by Ada Orr, <that it sank>.",
        "[TASS] {reported}, citing Reuters, <that it sank>.",
        "[Lind] {said}, citing Orr, <that it sank>.",
        "[The mayor] {said}, citing Orr, <that it sank>.",
        "[TASS] {reported} <that Lind left, citing Orr>.",
        "[TASS] {reported}, citing Orr and quoting Lind, <that it sank>.",
        "[TASS] {reported} <that it sank>.",
    ],
)
def test_whoever_else_cites_or_is_cited_leaves_a_statement_as_it_is(marked):
    text, one = read(marked)
    assert unfold_cited(text, one, Span(0, len(text))) == [one]
