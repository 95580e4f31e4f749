"""Statements described together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import Span
from index.sentences import MAX_SENTENCE_CHARS
from index.statements.describe import describe, split_kept_sentences
from index.statements.records import DIRECT, INDIRECT, MIXED, Described, Found


def at(text, part):
    start = text.index(part)
    return Span(start, start + len(part))


def describe_one(text, source="", cue="", content=""):
    spans = [(at(text, part),) if part else () for part in (source, cue, content)]
    kept = split_kept_sentences(text, [Span(0, len(text))])
    (described,) = describe(text, [Found(*spans)], kept)
    return text[described.quote.start : described.quote.end], described.speech, described.negated


def test_statements_are_described_in_their_order():
    text = "Orr denied it sank. “It did,” said Vogt."
    late = Found((at(text, "Vogt"),), (at(text, "said"),), (at(text, "“It did,”"),))
    early = Found((at(text, "Orr"),), (at(text, "denied"),), (at(text, "it sank"),))
    assert describe(text, [late, early], split_kept_sentences(text, [Span(0, len(text))])) == [
        Described(Span(20, 40), DIRECT, False),
        Described(Span(0, 19), INDIRECT, True),
    ]


def test_a_headline_is_its_own_sentence():
    text = "Orr: ‘no swap’ is planned\n\nVELLMAR — It rained."
    assert describe_one(text, "Orr", ":", "‘no swap’ is planned") == (text[:25], MIXED, False)


def test_the_negation_stays_inside_the_quote():
    text = "It rained. Orr did not say when it sails. He left."
    assert describe_one(text, "Orr", "say", "when it sails") == (
        "Orr did not say when it sails.",
        INDIRECT,
        True,
    )


def test_a_statement_without_cue_and_source_at_the_texts_end_is_described():
    assert describe_one("It rained. “We wait", content="“We wait") == ("“We wait", DIRECT, False)


def test_arabic_and_hebrew_are_described():
    text = "هطل المطر. قال الوزير «لن نرحل»."
    assert describe_one(text, "الوزير", "قال", "«لن نرحل»") == ("قال الوزير «لن نرحل».", DIRECT, False)
    text = 'ירד גשם. השר אמר "לא נעזוב".'
    assert describe_one(text, "השר", "אמר", '"לא נעזוב"') == ('השר אמר "לא נעזוב".', DIRECT, False)


def test_nothing_found_is_nothing_described():
    assert describe("", [], []) == []


@pytest.mark.parametrize("text", ['"' * 50, "“" * 50, "''" * 25, "“”‘’\n" * 10])
def test_only_quotation_marks_are_described(text):
    found = Found((), (), (Span(3, 40),))
    (described,) = describe(text, [found], split_kept_sentences(text, [Span(0, len(text))]))
    assert described.speech == INDIRECT
    assert described.negated is False
    assert 0 < len(described.quote) <= len(text)


def test_many_statements_in_one_line_of_two_million_characters_are_described():
    sentence = "Orr said “it is ‘late’ and " + "x" * 80 + "” did not sink. "  # 124 characters
    text = sentence * 16_500
    starts = range(0, len(text), 50 * len(sentence))
    found = [Found((Span(s, s + 3),), (Span(s + 4, s + 8),), (Span(s + 9, s + 40),)) for s in starts]
    whole = Found((), (), (Span(0, len(text)),))
    sentences = [Span(s, s + len(sentence) - 1) for s in range(0, len(text), len(sentence))]
    described = describe(text, [*found, whole], sentences)
    assert [one.quote.start for one in described] == [*starts, 0]
    assert all(len(one.quote) == len(sentence) - 1 for one in described[:-1])
    assert len(described[-1].quote) <= MAX_SENTENCE_CHARS


@given(st.text(alphabet="aB .\n“”\"'‘’,:not", min_size=1, max_size=80), st.data())
def test_every_quote_is_inside_the_text_and_fits(text, data):
    borders = data.draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6))
    first, second, third = zip(sorted(borders)[::2], sorted(borders)[1::2], strict=True)
    spans = [(Span(*pair),) if pair[0] < pair[1] else () for pair in (first, second, third)]
    if any(spans):
        (one,) = describe(text, [Found(*spans)], split_kept_sentences(text, [Span(0, len(text))]))
        assert 0 <= one.quote.start < one.quote.end <= len(text)
        assert len(one.quote) <= MAX_SENTENCE_CHARS
