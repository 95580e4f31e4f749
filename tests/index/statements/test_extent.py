"""The whole sentences that hold a statement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import Span
from index.sentences import MAX_SENTENCE_CHARS, split_paragraphs, split_sentences
from index.statements.extent import find_extent, make_sentences
from index.statements.records import Found
from index.statements.single_quotation import find_all_quotations


def at(text, part):
    start = text.index(part)
    return Span(start, start + len(part))


def extent_of(text, source="", cue="", content=(), sentences=None):
    spans = split_sentences(text) if sentences is None else sentences
    known = make_sentences(text, spans, find_all_quotations(text, split_paragraphs(text)))
    found = Found(
        (at(text, source),) if source else (),
        (at(text, cue),) if cue else (),
        tuple(at(text, piece) for piece in content),
    )
    span = find_extent(found, known)
    return text[span.start : span.end]


def test_the_extent_is_the_sentence_of_the_statement():
    assert extent_of("It rained. Orr said it was late. He left.", "Orr", "said", ["it was late"]) == (
        "Orr said it was late."
    )


def test_an_attribution_in_the_sentence_before_is_part_of_it():
    text = "It rained. Orr was blunt. “No.” He left."
    assert extent_of(text, "Orr", "blunt", ["“No.”"]) == "Orr was blunt. “No.”"


def test_a_quotation_goes_on_after_the_attribution():
    text = "“We wait,” said Orr. “It rains. It is late.” He left."
    assert extent_of(text, "Orr", "said", ["“We wait,”", "“It rains. It is late.”"]) == text[:-9]


def test_a_quotation_of_several_paragraphs_is_shown_whole():
    text = "“We wait,” said Orr.\n\n“It rains.”\n\nHe left."
    assert (
        extent_of(text, "Orr", "said", ["“We wait,”", "“It rains.”"]) == "“We wait,” said Orr.\n\n“It rains.”"
    )


def test_a_piece_beyond_a_foreign_sentence_is_dropped():
    text = "“We wait,” said Orr. The crowd laughed. “It rains.” He left."
    assert extent_of(text, "Orr", "said", ["“We wait,”", "“It rains.”"]) == "“We wait,” said Orr."


def test_a_sentence_inside_the_same_quotation_is_kept_between_two_of_the_statement():
    middle = "We wait for the boat and it does not come in. " * 11  # over 500: the quotation is divided
    text = f"“It rains. {middle}It is late,” said Orr."
    assert extent_of(text, "Orr", "said", ["“It rains.", "It is late,”"]) == text


def test_what_lies_beyond_clutter_is_dropped():
    text = "Orr was blunt.\nREAD ALSO: a ferry\n“No.”"
    kept = [at(text, "Orr was blunt."), at(text, "“No.”")]
    assert extent_of(text, "Orr", "blunt", ["“No.”"], sentences=kept) == "Orr was blunt."


def test_too_long_a_statement_keeps_its_cue_and_the_most_content():
    long = "x" * 400 + "."
    short = "Y" + "y" * 300 + "."
    text = f"X{long} Orr said so. {short} Z{long}"
    assert extent_of(text, "Orr", "said", [f"X{long}", short, f"Z{long}"]) == f"X{long} Orr said so."


def test_of_two_runs_with_as_much_content_the_earlier_is_kept():
    left, right = "A" + "a" * 400 + ".", "B" + "b" * 400 + "."
    text = f"{left} Orr said so. {right}"
    assert extent_of(text, "Orr", "said", [left, right]) == f"{left} Orr said so."


def test_without_cue_the_first_piece_of_content_is_kept():
    text = "“We wait.” It rained. “We go.”"
    assert extent_of(text, "", "", ["“We wait.”", "“We go.”"]) == "“We wait.”"


def test_a_mark_alone_draws_no_sentence_in():
    text = "Orr said it was late. “It rains,” said Vogt."
    assert extent_of(text, "Orr", "said", ["it was late. “"]) == "Orr said it was late."


def test_a_statement_outside_all_sentences_is_its_own_extent():
    text = "MENU Orr said no. It rained."
    assert extent_of(text, "Orr", "said", ["no"], sentences=[at(text, "It rained.")]) == "said"


def test_a_statement_without_a_span_is_an_error():
    with pytest.raises(ValueError, match="no extent"):
        extent_of("It rained.")


@given(st.lists(st.integers(0, 900), min_size=6, max_size=6), st.integers(1, 40))
def test_the_extent_is_whole_sentences_with_the_cue_and_fits(borders, length):
    text = "".join(f"“Line {n} {'a' * (n % length * 9)}.” It is so.\n\n" for n in range(60))
    first, second, third = (
        Span(a, b + 1) for a, b in zip(sorted(borders)[::2], sorted(borders)[1::2], strict=True)
    )
    sentences = split_sentences(text)
    known = make_sentences(text, sentences, find_all_quotations(text, split_paragraphs(text)))
    extent = find_extent(Found((first,), (second,), (third,)), known)
    assert 0 < len(extent) <= MAX_SENTENCE_CHARS
    held = [sentence for sentence in sentences if second.overlaps(sentence)]
    if held:
        assert any(extent.contains(sentence) for sentence in held)
        assert extent.start in known.starts
        assert extent.end in known.ends
