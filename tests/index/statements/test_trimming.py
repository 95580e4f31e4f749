"""What is taken from a statement because it is not its voice's."""

import pytest

from index.records import Span
from index.sentences import split_paragraphs
from index.statements.single_quotation import find_all_quotations
from index.statements.trimming import cut_counterclaim, keep_shown, take_byline
from tests.index.statements.marked import read, words


def cut(marked):
    text, one = read(marked)
    return words(text, cut_counterclaim(text, one, find_all_quotations(text, split_paragraphs(text))))[2]


@pytest.mark.parametrize(
    "tail",
    [
        ", a claim the port later denied",
        ", a claim that the port's lawyers reject",
        " – an angry allegation Ada Orr disputed on Friday",
        ", something he denies",
        ", which the port rejected",
    ],
)
def test_reported_content_ends_before_the_clause_that_denies_it(tail):
    assert cut(f"[Lind] {{said}} <it sank{tail}>.") == "it sank"
    assert (
        cut(f"<It sank>, [Lind] {{said}}<{tail}>.".replace("<, ", ", <").replace("< – ", " – <")) == "It sank"
    )


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("<“It sank, a claim he denied,”> [Lind] {said}.", "“It sank, a claim he denied,”"),
        ("[Lind] {said} <that the claim which Orr denied was true>.", None),
        ("[Lind] {said} <it backed the plan, which Orr rejected, and that it was cheap>.", None),
        ("[Lind] {said} <it sank, a charge that carries a fine>.", None),
        ("[Lind] {made} <a claim the port denied>.", None),
    ],
)
def test_other_content_stays_whole(marked, content):
    text, one = read(marked)
    assert cut(marked) == (content or words(text, one)[2])


@pytest.mark.parametrize(
    "line", ["{By} [Nils Ekman]", "Words by [Nils Ekman], Marrow Bay", "{BY}: [NILS EKMAN]"]
)
def test_a_byline_is_no_source(line):
    text, one = read(f"It sank\n\n{line}\n\n<“Build it or swim.”>")
    assert words(text, take_byline(text, one)) == ("", "", "“Build it or swim.”")


@pytest.mark.parametrize(
    "marked",
    [
        "[Nils Ekman] {said}:\n\n<“Build it or swim.”>",
        "By noon [Nils Ekman] {said} <it sank>.",
        "By Nils Ekman\n\n<“Build it or swim,”> [he] {said}.",
        "{By} [Nils Ekman]: <“Build it or swim.”>",
    ],
)
def test_other_sources_stay(marked):
    text, one = read(marked)
    assert take_byline(text, one) == one


def test_content_ends_with_the_sentences_that_are_shown():
    text, one = read("[Orr] {said} <it sank>. It rained. <It was late>.")
    assert words(text, keep_shown(text, one, Span(0, 17))) == ("Orr", "said", "it sank")
    assert keep_shown(text, one, Span(0, len(text))) == one
    assert keep_shown(text, one, Span(0, 8)) is None
