"""Whose statement it is where several are named in its sentence."""

from index.records import Span
from index.sentences import split_sentences
from index.statements.records import Found
from index.statements.revise import revise
from tests.index.statements.marked import read, words


def revised(*marked):
    """Revise statements of one text, each marked in a copy of its own."""
    texts, found = zip(*(read(one) for one in marked), strict=True)
    assert len(set(texts)) == 1
    return [words(texts[0], one) for one in revise(texts[0], found, split_sentences(texts[0]))]


def test_a_question_put_to_the_one_who_answers_is_no_statement_of_the_asker():
    assert revised(
        "{Asked} by [Lind] <whether it sank>, Orr said it had.",
        "Asked by Lind whether it sank, [Orr] {said} <it had>.",
    ) == [("Orr", "said", "it had")]


def test_a_question_that_nobody_answers_in_its_sentence_is_the_askers():
    assert revised(
        "Orr was {asked} by [Lind] <whether it sank>. Orr said it had.",
        "Orr was asked by Lind whether it sank. [Orr] {said} <it had>.",
    ) == [("Lind", "asked", "whether it sank"), ("Orr", "said", "it had")]


def test_a_question_in_the_active_is_a_statement():
    assert revised(
        "When [Lind] {asked} <whether it sank>, Orr said it had.",
        "When Lind asked whether it sank, [Orr] {said} <it had>.",
    ) == [("Lind", "asked", "whether it sank"), ("Orr", "said", "it had")]


def test_one_who_is_spoken_to_does_not_say_it():
    assert revised("Orr was asked by [Lind] whether it sank and {said} <it had>.") == [("", "said", "it had")]
    assert revised("Speaking to [Lind], Orr {said} <it had>.") == [("", "said", "it had")]


def test_one_who_is_spoken_to_may_say_something_in_turn():
    assert revised("Orr told [Lind, who] {said} <it sank>.") == [("Lind, who", "said", "it sank")]
    assert revised("The court was told [Lind] {said} <it sank>.") == [("Lind", "said", "it sank")]
    assert revised("The plan was told. [Lind] {said} <it sank>.") == [("Lind", "said", "it sank")]


def test_what_neither_of_two_says_is_said_of_each():
    assert revised("[Neither Ada Orr nor the port] {would say} <when it sails>.") == [
        ("Ada Orr", "would say", "when it sails"),
        ("the port", "would say", "when it sails"),
    ]


def test_what_neither_says_stays_one_statement_where_no_two_are_named():
    assert revised("[Neither side] {would say} <when it sails>.") == [
        ("Neither side", "would say", "when it sails")
    ]


def test_a_quotation_that_another_follows_at_once_is_another_speakers():
    assert revised("<“It has to go.”> <“Not this year,”> [Lind] {said}.") == [
        ("", "", "“It has to go.”"),
        ("Lind", "said", "“Not this year,”"),
    ]


def test_a_quotation_around_its_attribution_is_one_speakers():
    assert revised("<“It has to go,”> [Lind] {said}. <“Not this year.”>") == [
        ("Lind", "said", "“It has to go,” | “Not this year.”")
    ]


def test_nothing_stays_nothing():
    assert revise("", [], []) == []
    alone = Found((), (), (Span(0, 4),))
    assert revise("“No”", [alone], [Span(0, 4)]) == [alone]


def test_the_one_picked_out_says_it_and_a_denial_is_not_part_of_it():
    assert revised("It was Orr, not [Lind], who {said} <it sank, a claim Rao denied>.") == [
        ("Orr", "said", "it sank")
    ]
    assert revised("It wasn't [Orr] who {said} <it sank>.") == []


def test_a_quotation_parted_from_the_statement_before_is_supplied_to_its_own_speaker():
    assert revised("[Orr] {said} <it sank.\n\n“We must swim,” Lind said.>") == [
        ("Orr", "said", "it sank."),
        ("Lind", "said", "“We must swim,”"),
    ]
