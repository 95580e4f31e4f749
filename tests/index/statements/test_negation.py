"""Denied, and not said."""

import pytest

from index.statements.negation import is_negated
from index.statements.records import Found
from tests.index.statements.marked import read


def negated(marked, *, direct=False):
    text, found = read(marked)
    return is_negated(text, found, direct=direct)


@pytest.mark.parametrize(
    "marked",
    [
        "[Orr] {denied} <that the ferry sank>.",
        "[Orr] {did not say} <when it sails>.",
        "[Orr] did not {say} <when it sails>.",
        "[Orr] didn’t immediately {say} <when it sails>.",
        "[Orr] {refused to say} <when it sails>.",
        "[Orr] refused to {say} <when it sails>.",
        "[Orr] {declined} <to comment>.",
        "[Orr] has not yet {commented} on <the ferry>.",
        "[Orr] has never {said} <that it sank>.",
        "[Orr] {never said} <that it sank>.",
        "[Orr] {rejected the claim} <that it sank>.",
        "[Orr] {disputed} <the report>.",
        "[Orr] {had no comment on} <the report>.",
        "[Orr] {has refuted} <the report>.",
        "[Orr] {ruled out} <a swap>.",
        "[Orr] {distanced herself from} <the view that it sank>.",
        "[Orr] {distanced} herself from the view <that it sank>.",
        "[Orr] {did not agree} <that it sank>.",
        "[Orr] didn’t {agree} <that it sank>.",
        "[Orr] {said nothing about} <a swap>.",
        "[Orr] {failed to mention} <the ferry>.",
        "[Orr] {remained silent on} <the ferry>.",
        "[Orr] {stopped short of saying} <it sank>.",
        "[Orr] {has yet to comment on} <the ferry>.",
        "[Orr] {made no mention of} <the ferry>.",
        "[Orr] left {without mentioning} <the ferry>.",
        "[Orr] denied having {said} <it sank>.",
        "[Orr] {could not confirm or deny} <that it sank>.",
        "[Orr] {refused to confirm or deny} <that it sank>.",
        "[Orr] {would neither confirm nor deny} <that it sank>.",
        "Nor did [Orr] {say} <when it sails>.",
        "[No one] has {said} <when it sails>.",
        "[Neither side] {commented on} <the ferry>.",
        "<The report> {was denied by} [Orr].",
        "[Orr] {dismissed} <the idea that it sank>.",
        "[Orr] {cannot say} <when it sails>.",
        "[Orr] {has, so far, refused} <to wait>.",
        "[Orr], {through a spokeswoman, declined} <to comment>.",
        "[Orr] {did not necessarily say} <that it sank>.",
        "[Neither Orr nor Lind] {would say} <when it sails>.",
        "Neither [Orr] nor Lind {would say} <when it sails>.",
        "Neither Orr nor [Lind] {commented on} <the ferry>.",
        "Neither the mayor, Ada Orr, nor [Lind] {commented on} <the ferry>.",
        "[Orr] {isn’t saying} <when it sails>.",
        "[Orr] {declined} <to deny or confirm it>.",
        "[Orr] {declined} <to say when it sails>.",
    ],
)
def test_a_denied_or_missing_statement_is_negated(marked):
    assert negated(marked) is True


@pytest.mark.parametrize(
    "marked",
    [
        "[Orr] {said} <he did not know>.",
        "[Orr] {said} <he denied it>.",
        "<It did not sink>, [Orr] {said}.",
        "<I did not>, {said} [Orr].",
        "[Orr] {could not say enough} <about the ferry>.",
        "[Orr] {did not hesitate to say} <it sank>.",
        "[Orr] {not only said} <it sank>.",
        "[Orr] {made no secret of} <his plan>.",
        "[Orr] {left no doubt} <that it sank>.",
        "[Orr] {did not deny} <that it sank>.",
        "[Orr] {refused to rule out} <a swap>.",
        "[Orr] {did not distance herself from} <the view>.",
        "[Orr] {refused} <to distance herself from the view>.",
        "[Orr] {declined} <to rule out a swap>.",
        "[Orr] {refused} <to deny the report>.",
        "[Orr] {wouldn’t rule out} <a swap>.",
        "[Neither Orr nor Lind] {denied} <that it sank>.",
        "Neither [Orr] nor Lind {denied} <that it sank>.",
        "It was neither late nor full, [Orr] {said}, <and it sailed>.",
        "[Orr] {never disputed} <the report>.",
        "[Orr] {dismissed} him <as a clown>.",
        "[Orr] {dismissed} <them as part of the crowd>.",
        "[Orr] {has nothing but praise for} <the ferry>.",
        "[Orr] {said, without naming anyone, that} <it sank>.",
        "Those who did not wait, [Orr] {said}, <were late>.",
        "[No. 2 official Orr] {said} <it sank>.",
        "[Orr], who refused, {said} <it sank>.",
        "[The men] who declined {said} <it sank>.",
        "[Orr] {broke his silence to say} <it sank>.",
        "[Orr] <wants it>.",
        "[Orr] {denounced} <the report>.",
        "{According to} [Orr], <it never sank>.",
    ],
)
def test_a_statement_that_is_made_is_not_negated(marked):
    assert negated(marked) is False


def test_a_quotation_that_a_denial_introduces_is_what_was_said():
    assert negated("[Orr] {denied} it: <“I was at home.”>", direct=True) is False


def test_a_quotation_as_the_object_of_a_denial_is_denied():
    assert negated("[Orr] {denies} <“collusion”>", direct=True) is True


def test_words_between_two_pieces_of_a_cue_are_read_unless_they_are_content():
    assert negated("[Orr] {has} so far not {said} <when>.") is True
    assert negated("{In} <a ferry that is not late> {believes} [Orr].") is False


def test_a_source_that_names_nobody_needs_no_cue():
    assert negated("[Nobody]: <it sank>") is True


def test_nothing_is_not_negated():
    assert is_negated("", Found()) is False
