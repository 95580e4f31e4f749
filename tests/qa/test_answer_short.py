"""Tests of short answers and confidence in whole answers."""

import pytest

from index.store import Store
from qa.archive import Archive
from qa.confidence.calibrator import Calibrator, Weights, answer_always, load_calibrator
from qa.confidence.evidence import FACT, GROUPS
from qa.filters import Filters
from qa.reader import Read
from qa.records import Asked

PIER = "How long is the pier?"
TEXT = "The old pier is in Tern Bay. The pier is 300 metres long. Nobody knows how deep the water is."


class LengthReader:
    """Reads "300 metres" wherever it stands."""

    def read(self, question, passages, top):
        words = "300 metres"
        return [
            Read(n, text.index(words), text.index(words) + len(words), 4.0, 0.0)
            for n, text in enumerate(passages)
            if words in text
        ][:top]


@pytest.fixture
def pier(tmp_path, toy_encoder):
    (tmp_path / "pier.txt").write_text(TEXT, encoding="utf-8")
    always = answer_always(load_calibrator())
    with Archive(
        Store.open(tmp_path / "i", create=True), toy_encoder, calibrator=always, reader=LengthReader()
    ) as archive:
        archive.add([tmp_path / "pier.txt"])
        yield archive


def test_the_short_answer_is_words_of_the_first_quote_at_their_place(pier):
    answer = pier.ask(PIER)
    first = answer.quotes[0]
    assert (first.text, answer.short_answer) == ("The pier is 300 metres long.", "300 metres")
    assert first.span["text"] == TEXT[first.span["start"] : first.span["end"]] == answer.short_answer
    assert 0 < answer.confidence < 1


def test_a_batch_gives_the_same_answers_as_one_at_a_time(pier):
    (together,) = pier.ask_many([Asked("a", PIER)])
    assert together.timed(0) == pier.ask(PIER, id="a").timed(0)


@pytest.mark.parametrize("question", ["pier", "What did Oster say about the pier?"])
def test_words_alone_and_what_somebody_said_have_no_short_answer(pier, question):
    answer = pier.ask(question)
    assert answer.short_answer is None
    assert all(quote.span is None for quote in answer.quotes)


def test_a_declined_question_has_no_short_answer_but_shows_where_one_could_be(tmp_path, toy_encoder):
    (tmp_path / "pier.txt").write_text(TEXT, encoding="utf-8")
    never = Calibrator({name: Weights({}, {}, {}, 0.0, 0.9) for name in GROUPS})
    with Archive(
        Store.open(tmp_path / "i", create=True), toy_encoder, calibrator=never, reader=LengthReader()
    ) as archive:
        archive.add([tmp_path / "pier.txt"])
        answer = archive.ask(PIER)
    assert (answer.status, answer.short_answer, answer.quotes, answer.confidence) == (
        "abstained",
        None,
        (),
        0.5,
    )
    assert answer.closest[0].span["text"] == "300 metres"


def test_the_evidence_is_traced(pier):
    evidence = pier.trace(PIER).evidence
    assert (evidence.group, evidence.values["odds"], evidence.values["fits"]) == (FACT, 4.0, 1.0)
    assert pier.trace("xylophone").evidence is None


def test_one_article_alone_is_not_looked_past(pier):
    (article,) = pier.store.articles()
    answer = pier.ask("xylophone", filters=Filters(articles=frozenset({article.id})))
    assert "outside" not in answer.reason


@pytest.mark.model
def test_the_packaged_reader_answers_questions_of_fact_about_the_sample(sample_archive):
    answer = sample_archive.ask("how many homes lost power in the gale?")
    assert answer.short_answer is not None
    assert any(letter.isdigit() for letter in answer.short_answer)
    article = sample_archive.article(answer.quotes[0].article)
    span = answer.quotes[0].span
    assert article.text[span["start"] : span["end"]] == answer.short_answer
