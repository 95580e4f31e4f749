import pytest

from index.records import Article, Metadata, Span
from qa.reader import Read
from qa.records import SAID, Candidate, Question
from qa.short_answer.rank import READ_WEIGHT, STATEMENTS, rank_said

TEXT = "The ferry is late. The pier is closed. The ferry is late. Go home."
LATE, CLOSED, LATE_AGAIN, HOME = Span(0, 18), Span(19, 38), Span(39, 57), Span(58, 66)
ASKED = Question("What did Oster say about the quay?", "Oster", "the quay", kind=SAID)
ARTICLE = Article("a", "a.txt", TEXT, Metadata(), (), "now")


class OddsReader:
    """Gives the log odds that are set for passages; none for others."""

    def __init__(self, odds):
        self.odds, self.read_passages = odds, []

    def read(self, question, passages, top):
        self.read_passages += passages
        return [
            Read(number, 0, 3, score, 0.0)
            for number, passage in enumerate(passages)
            for score in self.odds.get(passage, ())
        ]


def rank(odds, *spans):
    reader = OddsReader(odds)
    candidates = [Candidate(ARTICLE, span, 0.5 - n / 10) for n, span in enumerate(spans)]
    return rank_said(reader, ASKED, candidates), reader


def test_what_answers_comes_before_what_has_the_higher_score():
    found, _ = rank({"The ferry is late.": [-2.0], "The pier is closed.": [-4.0, 2.0]}, LATE, CLOSED)
    assert [one.span for one in found.candidates] == [CLOSED, LATE]
    assert found.candidates[0].score == pytest.approx(0.4 + READ_WEIGHT * 0.66076, abs=1e-5)
    assert found.candidates[1].score == pytest.approx(0.5 + READ_WEIGHT * 0.33924, abs=1e-5)
    assert found.alone == {("a", 0, 18): -2.0, ("a", 19, 38): 2.0}
    assert (found.spans, found.odds) == ({}, None)


def test_the_same_words_in_two_places_are_read_once_and_raised_alike():
    found, reader = rank({"The ferry is late.": [0.0]}, LATE, LATE_AGAIN)
    assert reader.read_passages == ["The ferry is late."]
    assert [one.score for one in found.candidates] == pytest.approx([0.7, 0.6])


def test_what_has_no_words_to_read_stays_as_it_is():
    found, _ = rank({"The pier is closed.": [0.0]}, HOME, CLOSED)
    assert [one.span for one in found.candidates] == [CLOSED, HOME]
    assert [one.score for one in found.candidates] == pytest.approx([0.6, 0.5])
    assert list(found.alone) == [("a", 19, 38)]


def test_only_the_best_are_read():
    text = " ".join(f"Boat {n}." for n in range(STATEMENTS + 1))
    article = Article("b", "b.txt", text, Metadata(), (), "now")
    spans = [Span(8 * n, 8 * n + 7) for n in range(STATEMENTS + 1)]
    reader = OddsReader({})
    found = rank_said(reader, ASKED, [Candidate(article, span, 0.5) for span in spans])
    assert reader.read_passages == [f"Boat {n}." for n in range(STATEMENTS)]
    assert [one.span for one in found.candidates] == spans
