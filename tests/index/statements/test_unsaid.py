"""Statements that are asked about, supposed or demanded, and that nobody made."""

import pytest

from index.records import Span
from index.sentences import split_sentences
from index.statements.unsaid import find_said, is_unsaid
from tests.index.statements.marked import read


def unsaid(marked):
    text, one = read(marked)
    return is_unsaid(text, one, Span(0, len(text)))


@pytest.mark.parametrize(
    "marked",
    [
        "Did [Bo Lind] {promise} <a bridge>?",
        "Has [Bo Lind] {admitted} <that he lied>?",
        "Why did [Bo Lind] {claim} <that it rained>?",
        "<What> did [Bo Lind] {say}?",
        "Didn’t [Bo Lind] {say} <it would rain>?",
        "Is it true that [Bo Lind] {said} <it sank>?",
        "[Who] {said} <it sank>?",
        "Does Bo Lind {regret} <the marriage>?",
    ],
)
def test_what_is_asked_about_is_not_said(marked):
    assert unsaid(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "If [Bo Lind] {says} <that it is safe>, go.",
        "The board will sue unless [Bo Lind] {admits} <that he lied>.",
        "It is open whether [Bo Lind] {said} <that it sank>.",
        "Had [Bo Lind] {said} <that it was closed>, none would have gone.",
        "In May, should [Bo Lind] {announce} <that he leaves>, we vote.",
        "It is not true that [Bo Lind] {said} <it sank>.",
        "It’s false to say that [Bo Lind] {said} <it sank>.",
        "There is no evidence in the file that [Bo Lind] {said} <it sank>.",
    ],
)
def test_what_is_supposed_or_called_untrue_is_not_said(marked):
    assert unsaid(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[Bo Lind] {should say} <that he is sorry>.",
        "[Bo Lind] must now {admit} <that he lied>.",
        "[Bo Lind] {ought to say} <sorry>.",
        "[Bo Lind] {pretended to say} <sorry>.",
    ],
)
def test_what_one_ought_to_say_is_not_said(marked):
    assert unsaid(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<“Did he promise?”> [Ada Orr] {asked}.",
        "<Will it rain>, [Ada Orr] {asked}?",
        "[Ada Orr] {said} <it had sunk>, didn’t she?",
        "<If it rains>, [Ada Orr] {said}, <it is closed>.",
        "[Ada Orr] {asked} <if Bo Lind lied>.",
        "If it is so, as [Ada Orr] {said}, go.",
        "Even if [Ada Orr] {said} <it was safe>, few went.",
        "If [Ada Orr, who] {said} <it sank>, is right, go.",
        "When [Ada Orr] {said} <it was safe>, all went.",
        "It is true that [Ada Orr] {said} <it sank>.",
        "[Ada Orr], who should know, {said} <it sank>.",
        "[I] {must say} <it is late>.",
        "[Ada Orr] {would say} <that it sank>.",
        "[Ada Orr] {had to admit} <that it sank>.",
        "<It sank>.",
    ],
)
def test_what_is_said_stays(marked):
    assert not unsaid(marked)


def test_a_question_in_another_sentence_says_nothing_of_this_one():
    text, one = read("Why is it closed? [Ada Orr] {said} <it sank>. Did it?")
    assert find_said(text, [one], split_sentences(text)) == [0]
    text, one = read("Ada Orr said it sank. Did [Ada Orr] {say} <why>?")
    assert find_said(text, [one], split_sentences(text)) == []
