import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.statements.tokens import CASES, FEATURE_SIZES, PARAGRAPH, QUOTATION, make_tokens
from index.weights import load_tokenizer

PIECES = ("Orr", " said ", "“", "”", '"', "«", "»", "\n", "\n\n", " ", "é", "e\u0301", "雨", "שלום", "\u200f", "\U0001f600",
          "\0", "\ufeff", "İ", "ﬁ", "ß", "\u00ad", "'", "’", "...", "x" * 120)  # fmt: skip


def cut(text):
    return make_tokens(text, load_tokenizer()[0])


def words(text, tokens):
    return [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


def column(tokens, number, values):
    return [values[place] for place in tokens.features[:, number]]


@pytest.mark.model
def test_an_empty_text_has_no_tokens():
    tokens = cut("")
    assert (tokens.ids.shape, tokens.starts.shape, tokens.features.shape) == ((0,), (0,), (0, 3))


@pytest.mark.model
def test_tokens_are_slices_of_the_text_with_their_case():
    text = "The U.N. said: McKay, NATO and I left on 3 May."
    tokens = cut(text)
    assert words(text, tokens) == [
        "The", "U", ".", "N", ".", "said", ":", "McKay", ",", "NATO", "and", "I", "left", "on", "3", "May", ".",
    ]  # fmt: skip
    assert column(tokens, 0, CASES) == [
        "capitalised", "capitalised", "lower", "capitalised", "lower", "lower", "lower", "mixed",
        "lower", "upper", "lower", "capitalised", "lower", "lower", "lower", "capitalised", "lower",
    ]  # fmt: skip


@pytest.mark.model
def test_a_quotation_opens_and_closes_with_its_marks():
    text = "Orr: “It is late.” So?"
    tokens = cut(text)
    assert list(zip(words(text, tokens), column(tokens, 1, QUOTATION), strict=True)) == [
        ("Orr", "outside"), (":", "outside"), ("“", "opening"), ("It", "inside"), ("is", "inside"), ("late", "inside"),
        (".", "inside"), ("”", "closing"), ("So", "outside"), ("?", "outside"),
    ]  # fmt: skip


@pytest.mark.model
def test_a_quotation_left_open_has_no_closing_mark():
    tokens = cut("“It is late.")
    assert column(tokens, 1, QUOTATION) == ["opening", "inside", "inside", "inside", "inside"]


@pytest.mark.model
def test_the_first_token_of_each_paragraph_is_marked():
    text = "One line.\n\nTwo here.\n"
    tokens = cut(text)
    assert words(text, tokens) == ["One", "line", ".", "Two", "here", "."]
    assert column(tokens, 2, PARAGRAPH) == ["first", "within", "within", "first", "within", "within"]


@pytest.mark.model
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30).map("".join))
def test_tokens_of_any_text_ascend_within_it_and_have_features(text):
    tokens = cut(text)
    assert (tokens.starts[:-1] <= tokens.starts[1:]).all()
    assert (tokens.ends[:-1] <= tokens.ends[1:]).all()
    assert (tokens.starts >= 0).all()
    assert (tokens.ends <= len(text)).all()
    assert (tokens.starts < tokens.ends).all()
    assert tokens.features.shape == (len(tokens.ids), len(FEATURE_SIZES))
    assert ((tokens.features >= 0) & (tokens.features < np.array(FEATURE_SIZES))).all()
