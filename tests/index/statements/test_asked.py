"""Questions that are put to the one who speaks."""

import pytest

from index.records import Span
from index.statements.asked import drop_questions
from tests.index.statements.marked import read, words


def kept(*marked):
    texts, found = zip(*(read(one) for one in marked), strict=True)
    sentences = [Span(0, len(texts[0]))] * len(found)
    return [words(texts[0], one)[1] for one in drop_questions(texts[0], found, sentences)]


def test_what_is_asked_of_the_one_who_answers_is_no_statement():
    assert kept(
        "Bo Lind, {asked about} <the bill>, said it sank.",
        "[Bo Lind], asked about the bill, {said} <it sank>.",
    ) == ["said"]
    assert kept(
        "{Pressed about} <the bill>, [Bo Lind] said it sank.",
        "Pressed about the bill, [Bo Lind] {said} <it sank>.",
    ) == ["said"]


@pytest.mark.parametrize(
    "marked",
    [
        "{Asked} <whether it sank>, Bo Lind laughed.",
        "[Bo Lind], {when asked} <whether it sank>, laughed.",
        "[Bo Lind] was {asked} <whether it sank>.",
        "Bo Lind {was asked about} <it>.",
        "Bo Lind was later {asked about} <it>.",
        "Bo Lind laughed when {quizzed over} <it>.",
    ],
)
def test_a_question_in_the_passive_without_asker_is_left_out(marked):
    assert kept(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "[Bo Lind] {asked about} <the bill>.",
        "[Bo Lind] {had asked} <whether it sank>.",
        "[Bo Lind] {asked} <Ada Orr whether it sank>.",
        "Bo Lind was {asked} by [Ada Orr] <whether it sank>.",
        "Bo Lind came in, {asked about} <the bill> and left.",
        "<“Who asked about the bill?”> [Bo Lind] {asked}.",
    ],
)
def test_a_question_of_ones_own_is_a_statement(marked):
    assert len(kept(marked)) == 1
