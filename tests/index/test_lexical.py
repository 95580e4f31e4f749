import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical import (
    MAX_TERMS,
    STOP_WORDS,
    match_expression,
    query_terms,
    rarest_terms,
    stem,
    stem_terms,
    tokenize,
)
from index.store import Store
from index.store.migrations import MIGRATIONS

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
HOSTILE = (
    '" OR NEAR( * ^ : --', "body : x", "a AND b OR c NOT d", "NEAR(a b, 2)", "^first", '"', "''; DROP TABLE articles; --",
    "a\0b", "*", "-", "{a b}", "(", "a + b", "\udcff lone", "é\u0301", "ﬁ ß İ ǅ", "\U0001f600", "NOT", "OR",
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("lexical") / "index", create=True) as opened:
        yield opened


def fts5_tokens(text):
    """Give the tokens of a text in a table declared as the store's own, in order."""
    (declaration,) = [statement for statement in MIGRATIONS[0] if "fts5" in statement]
    with sqlite3.connect(":memory:") as database:
        database.execute(declaration)
        database.execute("INSERT INTO lexical (rowid, body) VALUES (1, ?)", (text,))
        database.execute("CREATE VIRTUAL TABLE terms USING fts5vocab (lexical, instance)")
        return [row[0] for row in database.execute("SELECT term FROM terms ORDER BY offset")]


def test_words_are_lower_case_without_diacritics_or_marks():
    assert tokenize("Café-Owner’s No. 4, U.S. snake_case") == [
        "cafe", "owner", "s", "no", "4", "u", "s", "snake", "case",
    ]  # fmt: skip


def test_stems_leave_out_stop_words_and_keep_order_and_repeats():
    assert stem_terms("What did the mayors say about ferries and the mayor?") == ["mayor", "ferri", "mayor"]


def test_query_terms_are_distinct_and_unstemmed():
    assert query_terms("The ferries, the Ferries and a boat?") == ["ferries", "boat"]


def test_each_term_of_an_expression_is_quoted():
    assert match_expression(["or", "boat"]) == '"or" OR "boat"'
    assert match_expression([]) == ""


def test_of_too_many_terms_the_rarest_are_kept_in_their_order():
    terms = [f"w{i}" for i in range(MAX_TERMS + 2)]
    frequency = {"w0": 9, "w1": 3, "w2": 9}
    assert rarest_terms(terms, frequency) == ["w1", *terms[3:]]


def test_the_words_of_the_sample_have_the_stems_that_fts5_gives_them():
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*.txt")))
    words = sorted(set(tokenize(text)))
    assert len(words) > 1000
    assert [stem(word) for word in words] == fts5_tokens(" ".join(words))


def test_the_sample_articles_are_divided_into_the_words_that_fts5_finds():
    for path in sorted(SAMPLE.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert [stem(word) for word in tokenize(text)] == fts5_tokens(text)


def test_stop_words_are_words_as_tokenize_gives_them():
    assert [word for word in STOP_WORDS if tokenize(word) != [word]] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_query_in_fts5_syntax_is_only_words(store, text):
    assert store.match(match_expression(query_terms(text)), 10) == {}


@given(text=st.text())
def test_no_text_makes_a_query_that_fails(store, text):
    terms = query_terms(text)
    assert store.match(match_expression(rarest_terms(terms, {})), 10) == {}
    assert store.document_frequency(stem(term) for term in terms) == {stem(term): 0 for term in terms}


@given(st.text())
def test_no_word_holds_a_quotation_mark_or_white_space(text):
    assert all(word.isalnum() and word == word.lower() for word in tokenize(text))
