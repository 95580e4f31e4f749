"""Quoted, reported, or both."""

import pytest

from index.records import Span
from index.sentences import split_paragraphs
from index.statements.records import DIRECT, INDIRECT, MIXED, Found
from index.statements.single_quotation import find_all_quotations
from index.statements.speech import find_speech


def speech_of(text, *contents, cue="said"):
    pieces = tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in contents)
    cues = (Span(text.index(cue), text.index(cue) + len(cue)),)
    quotations = find_all_quotations(text, split_paragraphs(text))
    return find_speech(text, Found((), cues, pieces), quotations)


def test_words_inside_marks_are_direct():
    assert speech_of("“We wait,” said Orr. “It rains.”", "“We wait,”", "“It rains.”") == DIRECT


def test_words_in_single_marks_are_direct():
    assert (
        speech_of("‘We’ll wait for the boats’ crews,’ said Orr.", "‘We’ll wait for the boats’ crews,’")
        == DIRECT
    )


def test_no_word_inside_marks_is_indirect():
    assert speech_of("Orr said the ferry’s late.", "the ferry’s late") == INDIRECT


def test_one_word_in_marks_makes_a_reported_statement_mixed():
    assert speech_of("Orr said it was a “process” without end.", "it was a “process” without end") == MIXED


@pytest.mark.parametrize(("inside", "speech"), [(8, MIXED), (9, DIRECT)])
def test_nine_words_of_ten_inside_marks_are_direct(inside, speech):
    outside = " ".join(["far"] * (10 - inside))
    content = f"{outside} “{' '.join(['near'] * inside)}”"
    assert speech_of(f"Orr said {content}.", content) == speech


def test_the_middle_paragraph_of_a_quotation_is_direct():
    assert speech_of("“We wait.\n\n“It rains.\n\n“We go,” said Orr.", "“It rains.") == DIRECT


def test_words_of_the_attribution_do_not_count():
    text = "“We wait,” said, “and see.”"
    assert speech_of(text, text) == DIRECT


def test_content_without_a_word_is_indirect():
    assert speech_of("Orr said “…”", "“…”") == INDIRECT


def test_a_statement_at_the_texts_end_without_closing_mark_is_direct():
    assert speech_of("Orr said: “We wait", "“We wait") == DIRECT
