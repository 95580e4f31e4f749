import math
from dataclasses import replace

import pytest

from index.records import Article, Metadata, Span
from qa.odds import to_probability
from qa.reader import Read
from qa.records import FACT, Candidate, Dated, Hit, Question, Quote
from qa.short_answer import ShortAnswers, find_short_answers
from qa.short_answer.find import BEYOND_DOUBT, CHUNKS, FIRST, MISFIT, READ_WEIGHT, SPANS

TEXT = (
    "The gale came at night. It took power from 4,000 homes. Bram Oster counted 4,000 homes. The pier stands."
)
ASKED = Question("How many homes lost power?", kind=FACT)
SENTENCES = [Span(0, 23), Span(24, 55), Span(56, 87), Span(88, 104)]


def article(name="a", text=TEXT):
    return Article(name, f"{name}.txt", text, Metadata(), (), "now")


def hit(one, start, end):
    return Hit(one, Span(start, end), 0.5)


def candidates(one):
    return [Candidate(one, span, 0.5 - n / 100) for n, span in enumerate(SENTENCES)]


class WordReader:
    """Reads words at their places, with log odds given."""

    def __init__(self, odds):
        self.odds, self.asked = odds, []

    def read(self, question, passages, top):
        self.asked.append((question, tuple(passages), top))
        return [
            Read(number, passage.index(words), passage.index(words) + len(words), score, 0.0)
            for words, score in self.odds.items()
            for number, passage in enumerate(passages)
            if words in passage
        ]


def find(odds, hits=None, one=None):
    one = article() if one is None else one
    reader = WordReader(odds)
    found = find_short_answers(
        reader, ASKED, [hit(one, 0, len(TEXT))] if hits is None else hits, candidates(one)
    )
    return found, reader


def words(found, one):
    span = found.spans.get((one.article.id, one.span.start, one.span.end))
    return None if span is None else one.article.text[span.start : span.end]


def test_the_passage_with_the_answer_comes_first_and_the_answer_is_a_slice_of_it():
    found, _ = find({"4,000 homes": 3.0})
    first = found.candidates[0]
    assert (first.text, words(found, first)) == ("It took power from 4,000 homes.", "4,000 homes")
    assert first.score == pytest.approx(0.49 + READ_WEIGHT * 0.95257, abs=1e-4)
    assert (found.odds, found.fits, found.agreeing) == (3.0, True, 1)
    assert [one.span for one in found.candidates[1:]] == [SENTENCES[0], SENTENCES[2], SENTENCES[3]]


def test_a_passage_rises_by_how_likely_its_words_are_against_the_likeliest():
    found, _ = find({"4,000 homes": 6.0, "The gale": 3.0 + MISFIT, "The pier": -9.0})
    before = {one.text: one.score for one in candidates(article())}
    raised = {one.text: one.score - before[one.text] for one in found.candidates}
    weights = [
        raised[TEXT[span.start : span.end]] / (READ_WEIGHT * to_probability(6.0)) for span in SENTENCES
    ]
    assert weights == pytest.approx([math.exp(-1), 1.0, 0.0, math.exp(-17 / 3)])


def test_a_span_counts_where_its_chunk_stands_in_the_article():
    one = article()
    found, reader = find({"4,000 homes": 3.0}, [hit(one, 56, 104)], one)
    assert reader.asked == [(ASKED.text, (TEXT[56:104],), SPANS)]
    assert (found.candidates[0].span, words(found, found.candidates[0])) == (SENTENCES[2], "4,000 homes")


def test_words_of_another_kind_than_is_asked_for_count_less():
    found, _ = find({"Bram Oster": 3.0})
    assert (found.odds, found.fits) == (3.0 - MISFIT, False)
    found, _ = find({"Bram Oster": 3.0, "4,000": 1.5})
    assert (found.odds, words(found, found.candidates[0])) == (1.5, "4,000")


def test_words_that_the_text_denies_count_for_nothing():
    one = article(text=TEXT.replace("It took", "Oster denied that it took"))
    found, _ = find({"4,000 homes": 6.0, "Bram Oster": 1.0}, [hit(one, 0, len(one.text))], one)
    assert (found.odds, found.fits, found.spans) == (1.0 - MISFIT, False, {})


def test_an_unlikely_span_ranks_but_is_not_shown():
    found, _ = find({"4,000 homes": -2.0})
    assert found.candidates[0].span == SENTENCES[1]
    assert found.spans == {}
    assert found.odds == -2.0


def test_a_question_for_yes_or_no_is_not_answered_with_a_few_words():
    one = article()
    reader = WordReader({"4,000 homes": 3.0})
    asked = Question("Did homes lose power?", kind=FACT)
    found = find_short_answers(reader, asked, [hit(one, 0, len(TEXT))], candidates(one))
    assert (found.candidates[0].span, found.spans, found.odds) == (SENTENCES[1], {}, 3.0)


def test_a_span_over_two_passages_is_of_none():
    found, _ = find({"homes. Bram": 5.0})
    assert [one.score for one in found.candidates] == [one.score for one in candidates(article())]
    assert (found.spans, found.odds) == ({}, 5.0 - MISFIT)


def test_nothing_read_leaves_all_as_it_was():
    found, _ = find({})
    assert (list(found.candidates), found.spans, found.odds) == (candidates(article()), {}, None)


def test_an_article_of_the_date_asked_about_is_read_without_it():
    question = "How many homes lost power in late February?"
    asked = Question(question, kind=FACT, dated=Dated(ASKED.text, "2025-02-21", "2025-03-02"))
    dates = ("2025-02-22", "2025-01-22")
    own, other = (
        replace(article(name), meta=Metadata(date=date)) for name, date in zip("ab", dates, strict=True)
    )
    reader = WordReader({"4,000 homes": 3.0, "The pier": 9.0})
    hits = [hit(other, 56, 104), hit(own, 0, 55)]
    found = find_short_answers(reader, asked, hits, [*candidates(own), *candidates(other)])
    assert reader.asked == [(question, (TEXT[56:104],), SPANS), (ASKED.text, (TEXT[:55],), SPANS)]
    assert {(name, TEXT[span.start : span.end]) for (name, *_), span in found.spans.items()} == {
        ("a", "4,000 homes"),
        ("b", "4,000 homes"),
    }


@pytest.mark.parametrize(
    ("question", "odds", "others"),
    [
        ("Who counted the homes?", {"Bram Oster": BEYOND_DOUBT}, [2]),  # "Oster" stands there, too
        ("Who counted the homes?", {"Bram Oster": BEYOND_DOUBT - 1}, [2, 3]),
        (
            "How many homes lost power?",
            {"4,000 homes": BEYOND_DOUBT},
            [2, 3],
        ),  # may be told otherwise: "thousands"
    ],
)
def test_where_the_first_chunks_leave_no_doubt_only_those_with_words_of_the_answer_are_read(
    question, odds, others
):
    texts = ("Bram Oster counted 4,000 homes.", "A gale came.", "Oster slept late.", "The pier stands.")
    chunks = [hit(article(str(n), text), 0, len(text)) for n, text in enumerate(texts)]
    reader = WordReader(odds)
    find_short_answers(reader, Question(question, kind=FACT), chunks, [])
    assert [passages for _, passages, _ in reader.asked] == [texts[:FIRST], tuple(texts[n] for n in others)]


def test_passages_with_the_same_answer_agree():
    one, other = article(), article("b", TEXT)
    reader = WordReader({"4,000 homes": 3.0})
    hits = [hit(one, 0, 56), hit(other, 56, 104)]
    both = [candidates(one)[1], candidates(other)[2], candidates(one)[3]]
    assert find_short_answers(reader, ASKED, hits, both).agreeing == 2


def test_reprints_are_read_once_and_only_the_best_chunks():
    text = "".join(f"Chunk {n} of it. " for n in range(10))
    one, again = article("a", text), article("b", text)
    hits = [
        hit(each, text.index(f"Chunk {n}"), text.index(f"Chunk {n}") + 14)
        for n in range(10)
        for each in (one, again)
    ]
    _, reader = find({}, hits, one)
    read = [text for _, passages, _ in reader.asked for text in passages]
    assert read == [f"Chunk {n} of it." for n in range(CHUNKS)]


def quote(span, name="a"):
    return Quote(
        name, f"{name}.txt", None, None, None, None, span.start, span.end, TEXT[span.start : span.end], 0.5
    )


def test_quotes_are_marked_with_the_words_and_their_place_in_the_article():
    span = Span(43, 54)
    read = ShortAnswers((), {("a", 24, 55): span})
    marked = read.mark([quote(SENTENCES[1]), quote(SENTENCES[0]), quote(SENTENCES[1], "b")])
    assert marked[0].span == {"start": 43, "end": 54, "text": "4,000 homes"}
    assert TEXT[43:54] == "4,000 homes"
    assert [one.span for one in marked[1:]] == [None, None]
