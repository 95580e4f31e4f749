import math

import numpy as np
import pytest

from index.records import Article, Metadata, Span, Statement
from qa.confidence.evidence import AROUND_CHARS, FEATURES, Scene, find_group, gather_evidence
from qa.records import COMMENT, FACT, KINDS, SAID, SEARCH, Candidate, Question
from qa.short_answer import ShortAnswers

TEXT = "Bram Oster said the ferry is late. " + "Nobody waited. " * 100 + "The pier opened."
ABSENT = ["pier"]
FERRY, PIER = {"ferri": 1.0, "pier": 3.0}, Question("What opened at the pier in Tern Bay?", kind=FACT)
ASKED = Question(
    "What did Oster say about the ferry at the pier?",
    "Oster",
    "the ferry at the pier",
    speakers=("Bram Oster",),
    kind=SAID,
)


def candidate(start, end, score=0.5, vector=(1.0, 0.0), statement=None):
    article = Article("a", "a.txt", TEXT, Metadata(), (), "now")
    return Candidate(
        article, Span(start, end), score, statement, None if vector is None else np.array(vector, np.float32)
    )


def scene(asked=ASKED, candidates=(), said=4):
    return Scene(asked, ShortAnswers(candidates, {}), FERRY, ABSENT, said, np.array([0.6, 0.8], np.float32))


FIRST = candidate(0, 34, statement=Statement("s", "a", (), (), (Span(16, 33),), 0, 34, "indirect"))


def test_each_number_is_what_its_name_says():
    others = [candidate(len(TEXT) - 16, len(TEXT), 0.3), candidate(40, 50, 0.1)]
    values = gather_evidence(scene(candidates=[FIRST, *others]), FIRST).values
    assert set(values) == set(FEATURES["speech"])
    assert values == pytest.approx(
        {
            "score": 0.5, "meaning": 0.6, "words": 0.25, "words_near": 0.75, "around": 0.25, "article": 0.7, "margin": 0.3,
            "terms": math.log(3), "statement": 1.0, "named": 1.0, "known": 1.0, "said": math.log(5), "absent": 0.75, "odds": 0.0,
        },
        abs=1e-5,
    )  # fmt: skip


def test_the_text_around_reaches_so_far_and_no_farther():
    far = len(TEXT) - 16 - AROUND_CHARS
    values = [gather_evidence(scene(), candidate(0, end)).values["around"] for end in (far + 1, far + 8)]
    assert values == [0.25, 1.0]


ABOUT = (
    "Fares rise\n\nPier trips cost more. "
    + "Nobody waited. " * 30
    + "\n\nA ferry came.\n\nOster said it was late.\n\n"
)


@pytest.mark.parametrize(
    ("text", "quote", "share"),
    [
        (ABOUT, "Oster said it was late.", (0.6 + 3 * 0.75) / 4),  # the ferry near by, the pier in the first sentences
        (ABOUT + "The pier. " * 4, "Oster said it was late.", (0.6 + 3) / 4),  # and several times
        ("Nobody waited. " * 40 + "\n\nOster said it was late.\n\nThe end.\n\nA pier.", "Oster said it was late.", 3 * 0.25 / 4),
        ("Nobody waited. " * 40 + "Oster said the pier was late.", "Oster said the pier was late.", 3 / 4),
        ("Nobody waited.", "Nobody waited.", 0.0),
    ],
)  # fmt: skip
def test_a_word_of_the_topic_counts_as_far_as_the_article_is_about_it(text, quote, share):
    article = Article("a", "a.txt", text, Metadata(), (Span(0, len(text)),), "now")
    one = Candidate(article, Span(text.index(quote), text.index(quote) + len(quote)), 0.5)
    assert gather_evidence(scene(), one).values["article"] == pytest.approx(share, abs=1e-5)


def test_of_a_fact_the_article_need_only_have_the_words():
    text = "Nobody waited. " * 40 + "\n\nOster came.\n\nThe end.\n\nA pier."
    one = Candidate(Article("a", "a.txt", text, Metadata(), (), "now"), Span(0, 10), 0.5)
    assert gather_evidence(scene(PIER), one).values["article"] == 0.75


def test_a_passage_alone_has_all_its_score_as_margin_and_no_meaning_below_zero():
    one = candidate(0, 34, vector=(-1.0, -0.1))
    values = gather_evidence(scene(candidates=[one]), one).values
    assert (values["margin"], values["meaning"], values["statement"]) == (0.5, 0.0, 0.0)
    assert gather_evidence(scene(), candidate(0, 34, vector=None)).values["meaning"] == 0.0


@pytest.mark.parametrize(
    ("text", "share"),
    [("What opened at the pier?", 1.0), ("What did Bram Oster open?", 1.0), ("Is Oster from Xanadu?", 0.5)],
)
def test_of_a_fact_the_names_around_count(text, share):
    values = gather_evidence(scene(Question(text, kind=FACT)), FIRST).values
    assert set(values) == set(FEATURES["fact"])
    assert values["names"] == share


@pytest.mark.parametrize(
    ("kind", "topic", "group"),
    [(SAID, "Kursk", "speech"), (COMMENT, None, "anything"), (FACT, None, "fact"), (SEARCH, None, "fact")],
)
def test_the_kind_of_question_chooses_the_group(kind, topic, group):
    assert kind in KINDS
    assert find_group(Question("?", None, topic, kind=kind)) == group


def test_a_question_about_anything_has_no_numbers():
    found = gather_evidence(scene(Question("What did Oster say?", "Oster", kind=SAID)), FIRST)
    assert (found.group, found.values) == ("anything", {})
