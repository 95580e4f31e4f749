"""Vectors of sentences: made with the chunk's, kept with it, added up, forgotten."""

import numpy as np
import pytest

from index.build import index_sources
from index.commit import remove_articles
from index.load.paths import find_sources
from index.parts import Parts, sum_tokens
from index.records import Span
from index.sentences import split_sentences
from index.store import Store
from qa.read import PassageReader, Shortlist, split_passages
from qa.records import Candidate
from tests.conftest import TOY_DIMENSION
from tests.index.toy_parts import ToyPartEncoder, count_terms


@pytest.fixture
def encoder():
    return ToyPartEncoder()


@pytest.fixture
def store(tmp_path, articles_folder, encoder):
    with Store.open(tmp_path / "index", create=True) as opened:
        index(opened, encoder, articles_folder)
        yield opened


def index(store, encoder, folder):
    return index_sources(store, encoder, find_sources([folder]).files)


def unit(row):
    return row / np.linalg.norm(row)


def all_sentences(store):
    return [
        (article, sentence)
        for article in store.articles()
        for kept in article.kept
        for sentence in split_sentences(article.text, kept)
    ]


def add_up(store, places):
    return store.parts.add_up([(article.id, span) for article, span in places], TOY_DIMENSION)


def test_a_part_has_the_sum_of_its_tokens():
    tokens = np.arange(10, dtype=np.float32).reshape(5, 2)
    offsets = np.array([(0, 0), (0, 4), (5, 9), (10, 14), (0, 0)])  # special tokens at both ends
    parts = sum_tokens(tokens, offsets, [Span(0, 9), Span(10, 14), Span(14, 14)])
    assert parts.spans == (Span(0, 9), Span(10, 14), Span(14, 14))
    assert parts.sums.tolist() == [[2 + 4, 3 + 5], [6, 7], [0, 0]]


def test_a_part_that_goes_on_after_the_last_token_has_none():
    offsets = np.array([(0, 4), (5, 9)])
    parts = sum_tokens(np.ones((2, 3), np.float32), offsets, [Span(0, 4), Span(5, 12), Span(13, 20)])
    assert parts.sums.sum(axis=1).tolist() == [3, 0, 0]


def test_every_sentence_means_what_its_own_tokens_do(store):
    sentences = all_sentences(store)
    assert len(sentences) > 15
    for (article, span), row in zip(sentences, add_up(store, sentences), strict=True):
        expected = unit(count_terms(article.text[span.start : span.end]))
        assert row @ expected > 0.999


def test_two_sentences_in_a_row_mean_the_sum_of_both(store):
    article = store.find_articles("pier.txt")[0]
    spans = [one for found, one in all_sentences(store) if found.id == article.id]
    both = Span(spans[-2].start, spans[-1].end)
    (row,) = add_up(store, [(article, both)])
    assert row @ unit(count_terms(article.text[both.start : both.end])) > 0.999


def test_sentences_in_two_chunks_add_up(tmp_path, encoder):
    (tmp_path / "news").mkdir()
    text = "The boat is late, and nobody on the pier of Tern Bay knows why it is so late. " * 12
    (tmp_path / "news" / "a.txt").write_text(f"Boats\n\n{text}")
    with Store.open(tmp_path / "long", create=True) as store:
        index(store, encoder, tmp_path / "news")
        (article,) = store.articles()
        first, second = store.chunks_of(article.id)[:2]
        before = max(s for _, s in all_sentences(store) if s.end <= first.end)
        after = min(s for _, s in all_sentences(store) if s.start >= second.start)
        (row,) = add_up(store, [(article, Span(before.start, after.end))])
    assert row @ unit(count_terms(article.text[before.start : after.end])) > 0.999


@pytest.mark.parametrize(("begin", "end"), [(1, 0), (0, -1), (0, 1)])
def test_what_is_not_of_whole_sentences_has_no_meaning_kept(store, begin, end):
    article, span = all_sentences(store)[3]
    whole, other = add_up(store, [(article, span), (article, Span(span.start + begin, span.end + end))])
    assert whole is not None
    assert other is None


def test_a_sentence_without_tokens_has_no_meaning_kept(store):
    article, span = all_sentences(store)[3]
    for digest, parts in list(store.parts.all()):
        with store.transaction():
            store.parts.put({digest: Parts(parts.spans, np.zeros_like(parts.sums))})
    assert add_up(store, [(article, span)]) == [None]
    assert add_up(store, []) == []


def test_places_are_answered_in_their_order(store):
    sentences = all_sentences(store)[:6]
    rows, backwards = add_up(store, sentences), add_up(store, sentences[::-1])
    assert np.array_equal(rows, backwards[::-1])
    assert add_up(store, [sentences[0], sentences[0]])[1] is not None


def test_rows_keep_their_direction_and_their_length(store):
    digest, _ = next(store.parts.all())
    sums = np.random.default_rng(7).normal(size=(3, 32)).astype(np.float32) * [[1], [50], [0]]
    given = Parts((Span(0, 3), Span(4, 9), Span(9, 10)), sums.astype(np.float32))
    with store.transaction():
        store.parts.put({digest: given})
    kept = dict(store.parts.all())[digest]
    assert kept.spans == given.spans
    assert (np.abs(kept.sums - sums).max(axis=1) <= np.abs(sums).max(axis=1) / 253).all()  # half a step


def test_nothing_is_embedded_again_that_has_its_sentences(store, encoder, articles_folder):
    encoder.embedded.clear()
    (articles_folder / "pier.txt").touch()
    assert index(store, encoder, articles_folder).unchanged == 4
    assert encoder.embedded == []


def test_an_archive_without_sentences_gets_them_when_it_is_indexed_again(store, encoder, articles_folder):
    held = dict(store.parts.spans([digest for digest, _ in store.parts.all()], TOY_DIMENSION))
    with store.transaction():
        store.parts.forget(held)
    assert store.parts.count_missing() == len(held) > 0
    encoder.embedded.clear()
    assert index(store, encoder, articles_folder).updated == 4
    assert len(encoder.embedded) == len(held)
    assert dict(store.parts.spans(list(held), TOY_DIMENSION)) == held


def test_of_a_model_that_gives_no_parts_none_are_asked_twice(tmp_path, articles_folder):
    encoder = ToyPartEncoder(in_parts=False)
    with Store.open(tmp_path / "none", create=True) as store:
        index(store, encoder, articles_folder)
        assert store.parts.count_missing() == 0
        assert add_up(store, all_sentences(store)[:1]) == [None]
        with store.transaction():
            store.db.rows("DELETE FROM files")
            store.db.rows("UPDATE articles SET fingerprint = ''")
        encoder.embedded.clear()
        assert index(store, encoder, articles_folder).updated == 4
        assert encoder.embedded == []


def test_sentences_go_with_their_article(store):
    remove_articles(store, [article.id for article in store.articles()])
    assert list(store.parts.all()) == []


@pytest.mark.parametrize(
    "damage",
    [
        "spans = x'00'", "spans = 'text'", "steps = x''", "steps = CAST(steps || x'0000c07f' AS BLOB)", "sums = x'01'",
        "steps = replace(hex(steps), '3', '7')", "sums = zeroblob(length(sums) / 32 * 31)",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_embedded_and_made_anew(store, encoder, articles_folder, damage):
    held = [digest for digest, _ in store.parts.all()]
    with store.transaction():
        store.db.rows(f"UPDATE parts SET {damage}")
        store.db.rows("DELETE FROM files")
        store.db.rows("UPDATE articles SET fingerprint = ''")
    assert {row is None for row in add_up(store, all_sentences(store))} == {True}
    question = encoder.encode(["Who mends the old pier?"])[0]
    assert PassageReader(encoder, store.parts).score_shortlist(Shortlist(question, drafts(store)))
    encoder.embedded.clear()
    index(store, encoder, articles_folder)
    assert len(encoder.embedded) == len(held)
    assert all(row is not None for row in add_up(store, all_sentences(store)))


def drafts(store, statement=None):
    article = store.find_articles("pier.txt")[0]
    return tuple(Candidate(article, span, 0.5, statement) for span in split_passages(article))


def test_passages_are_compared_by_what_is_kept_of_them(store, encoder):
    reader, found = PassageReader(encoder, store.parts), drafts(store)
    question = encoder.encode(["Who mends the old pier?"])[0]
    encoder.embedded.clear()
    scored = reader.score_shortlist(Shortlist(question, found))
    many = reader.score_shortlists([Shortlist(question, found), Shortlist(question, found[:2])])
    assert encoder.embedded == []
    assert [one.key for one in many[0]] == [one.key for one in scored]
    assert (len(scored), len(many[1])) == (len(found), 2)
    embedded = PassageReader(encoder).score_shortlist(Shortlist(question, found))
    assert [one.key for one in embedded] == [one.key for one in scored]
    np.testing.assert_allclose([one.score for one in embedded], [one.score for one in scored], atol=1e-3)


def test_passages_of_which_nothing_is_kept_are_embedded(store, encoder):
    with store.transaction():
        store.db.rows("DELETE FROM parts")
    found = drafts(store)
    question = encoder.encode(["Who mends the old pier?"])[0]
    encoder.embedded.clear()
    PassageReader(encoder, store.parts).score_shortlist(Shortlist(question, found))
    assert sorted(encoder.embedded) == sorted({one.text for one in found})
