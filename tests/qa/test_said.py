import re

import numpy as np
import pytest

from index.derive import derive_vectors
from index.records import Article, Metadata, Span, Statement
from index.statements.analyse import Analyst
from index.statements.records import Found
from index.store import Store
from qa.archive import Archive
from qa.confidence.calibrator import answer_always, load_calibrator
from qa.cues import read_acts
from qa.filters import Filters, make_filters
from qa.records import SAID, WHO_SAID, Question
from qa.retrieve import Retriever
from qa.said import (
    COMPARED,
    NOBODY_PENALTY,
    PLAN_PENALTY,
    StatementRetriever,
    _score,
    _suit,
    take_sides,
    take_turns,
    topic_terms,
)
from tests.qa.handmade_news import open_news
from tests.qa.stance.made import make

OSTER, VALE, PENHALLOW = "Bram Oster", "Lena Vale", "Ida Penhallow"


@pytest.fixture
def news(tmp_path, toy_encoder):
    with open_news(tmp_path, toy_encoder) as archive:
        yield archive


@pytest.fixture
def said(news):
    vectors = derive_vectors(news.store).index
    return StatementRetriever(news.store, vectors, Retriever(news.store, vectors))


@pytest.fixture
def choose(news, said):
    """Give the speakers of the statements that a question leaves, in order."""

    def choose(**parts):
        numbers = said.choose(Question("?", kind=SAID, **parts))
        return [one.speaker for _, one in sorted(news.store.statements.by_numbers(numbers).items())]

    return choose


def test_the_statements_of_the_speakers_asked_for_are_chosen(choose):
    assert choose(speakers=(OSTER,)) == [OSTER, OSTER]
    assert sorted(choose(speakers=(VALE, PENHALLOW))) == [PENHALLOW, VALE]
    assert choose(speakers=("Nobody Known",)) == []


def test_without_a_speaker_all_statements_are_chosen_those_of_nobody_known_too(choose):
    assert sorted(map(str, choose())) == [OSTER, OSTER, PENHALLOW, VALE, "None"]


def test_speakers_asked_out_are_left_out(choose):
    assert sorted(map(str, choose(exclude=(OSTER,)))) == [PENHALLOW, VALE, "None"]
    assert choose(speakers=(OSTER, VALE), exclude=(OSTER,)) == [VALE]


@pytest.mark.parametrize(
    ("filters", "speakers"),
    [
        (Filters(outlets=("Hill Country Herald",)), [PENHALLOW]),
        (make_filters(since="2025-03-05"), [PENHALLOW, "None"]),
        (make_filters(until="2025-03-05"), [OSTER, OSTER, VALE]),
    ],
)
def test_filters_restrict_the_statements(choose, filters, speakers):
    assert sorted(map(str, choose(filters=filters))) == speakers


def test_statements_are_ranked_by_topic(news, said, toy_encoder):
    for topic, words in (("the pier", "new pier"), ("the ferry", "ferry is an old boat")):
        asked = Question(f"What did Oster say about {topic}?", "Oster", topic, speakers=(OSTER,), kind=SAID)
        (embedding,) = toy_encoder.encode([asked.search_text])
        found = said.shortlist(asked, embedding, said.choose(asked)).drafts
        assert words in found[0].text
        assert {one.statement.speaker for one in found} == {OSTER}
        assert found[0].score > found[1].score


def test_no_statements_make_an_empty_shortlist(said, toy_encoder):
    (embedding,) = toy_encoder.encode(["pier"])
    shortlist = said.shortlist(Question("pier", kind=WHO_SAID), embedding, np.array([], np.int64))
    assert shortlist.drafts == ()
    assert COMPARED > 0


@pytest.mark.parametrize(
    ("asked", "terms"),
    [
        (Question("What did Oster say about the old pier?", "Oster", "the old pier"), ["old", "pier"]),
        (Question("What did Bram Oster say about Oster's pier?", "Bram Oster", "Oster pier"), ["pier"]),
        (Question("pier repairs"), ["pier", "repairs"]),
    ],
)
def test_the_terms_are_those_of_the_topic_without_the_speaker(asked, terms):
    assert topic_terms(asked) == terms


@pytest.mark.parametrize(
    ("speech", "title", "score"),
    [
        ("direct", None, 0.42 * 0.75 + 0.32 * 0.5 + 0.02),
        ("mixed", None, 0.42 * 0.75 + 0.32 * 0.5 + 0.01),
        ("indirect", None, 0.42 * 0.75 + 0.32 * 0.5),
        ("indirect", "Pier opens, says Oster", 0.42 * 0.75 + 0.32 * 0.5 - 0.1),
        ("indirect", "Pier opens, says Oster.", 0.42 * 0.75 + 0.32 * 0.5 - 0.1),
        ("indirect", "Pier opens", 0.42 * 0.75 + 0.32 * 0.5),
    ],
)
def test_a_statement_scores_by_its_words_its_context_and_how_it_is_said(speech, title, score):
    text = "Pier opens, says Oster"
    article = Article("a", "a.txt", text, Metadata(title), (), "now")
    one = Statement("s", "a", (), (), (), 0, len(text), speech)
    assert _score(one, article, {"pier": 3.0, "ferri": 1.0}, 0.5) == pytest.approx(score)


def test_a_plan_scores_less_than_what_is_said():
    text = "Oster plans a new pier"
    article = Article("a", "a.txt", text, Metadata(), (), "now")
    plan, said = (
        Statement("s", "a", (), (cue,), (Span(12, 22),), 0, len(text), "indirect")
        for cue in (Span(6, 11), Span(0, 0))
    )
    lost = _score(said, article, {"pier": 1.0}, 0.5) - _score(plan, article, {"pier": 1.0}, 0.5)
    assert lost == pytest.approx(PLAN_PENALTY)


@pytest.fixture
def ranked(tmp_path, toy_encoder):
    """Index one text; give the first candidate's words for a question."""

    def ranked(text, question, **parts):
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        with Archive(
            Store.open(tmp_path / "i", create=True),
            toy_encoder,
            analyst=Analyst(ActFinder()),
            calibrator=answer_always(load_calibrator()),
        ) as archive:
            archive.add([tmp_path / "a.txt"])
            return archive.ask(question).quotes[0].text

    return ranked


class ActFinder:
    """Finds "NAME said|rejected|wants WORDS." and the like."""

    def find_many(self, texts, within):
        pattern = re.compile(r"([A-Z]\w+ [A-Z]\w+) (said|rejected|wants|is to take|did not say) ([^.]+)\.")
        return [
            [Found(*((Span(*match.span(group)),) for group in (1, 2, 3))) for match in pattern.finditer(text)]
            for text in texts
        ]


def test_who_rejected_something_is_answered_with_who_did(ranked):
    text = "Lena Vale said the swap of the pier was a good swap.\n\nBram Oster rejected a swap of his boat.\n"
    assert ranked(text, "Who rejected the swap?").startswith("Bram Oster")
    assert ranked(text, "Who said the swap was good?").startswith("Lena Vale")


def test_what_somebody_says_comes_before_what_he_wants(ranked):
    text = "Bram Oster wants a new pier.\n\nBram Oster said that the pier was built of old wood.\n"
    assert ranked(text, "What did Oster say about the pier?").startswith("Bram Oster said")


def test_words_come_before_a_refusal_to_speak(ranked):
    text = "Bram Oster did not say what it was.\n\nBram Oster said another way was good.\n"
    assert ranked(text, "What did Oster say?").startswith("Bram Oster said")


def suit(question, cue, content, speaker=OSTER):
    text = f"{cue} {content}"
    article = Article("a", "a.txt", text, Metadata(), (), "now")
    spans = (Span(0, len(cue)),), (Span(len(cue) + 1, len(text)),)
    one = Statement("s", "a", (), *spans, 0, len(text), "indirect", speaker=speaker)
    return _suit(one, article, question, read_acts(question))


@pytest.mark.parametrize(
    ("question", "cue", "content", "score"),
    [
        (Question("Who rejected the swap?", topic="the swap", kind=WHO_SAID), "ruled out", "a trade", 0.4),
        (Question("Who rejected the swap?", topic="the swap", kind=WHO_SAID), "said", "he rejects it", 0.075),
        (
            Question("Who said it is no pier?", topic="it is no pier", kind=WHO_SAID),
            "said",
            "the pier is old",
            -0.55,
        ),
        (
            Question("Who said he is late?", topic="he is late", kind=WHO_SAID),
            "said",
            "he is not late",
            -0.55,
        ),
        (Question("What did Orr say?", "Orr", kind=SAID), "did not say", "why", -0.15),
        (Question("What did Orr say?", "Orr", kind=SAID), "said", "why", 0.0),
    ],
)
def test_a_statement_suits_by_its_act_and_neither_contrary_nor_silence(question, cue, content, score):
    assert suit(question, cue, content) == pytest.approx(score)


def test_a_statement_of_nobody_does_not_tell_who_said_it():
    who, what = (Question("?", topic="the pier", kind=kind) for kind in (WHO_SAID, SAID))
    assert suit(who, "says", "the pier is old", speaker=None) == -NOBODY_PENALTY
    assert suit(what, "says", "the pier is old", speaker=None) == 0


def test_speakers_speak_in_turn_each_in_the_order_given():
    items, speakers = ["o1", "o2", "v1", "o3", "v2", "x1"], [OSTER, OSTER, VALE, OSTER, VALE, None]
    assert take_turns(items, speakers) == ["o1", "v1", "x1", "o2", "v2", "o3"]


def sided(question, *candidates):
    """Give who is left for a question about the pier, and what his statement then scores; it was 0.5."""
    asked = Question(question, topic="the pier", kind=WHO_SAID)
    return [
        (one.statement.speaker, round(one.score, 3))
        for one in take_sides(asked, candidates, read_acts(asked))
    ]


PRAISES = make("praised", "the pier", speaker=OSTER)
LIKES = make("said", "the pier is a gift", speaker=VALE)
AGAINST_IT = make("said", "the pier is a mistake", speaker=PENHALLOW)
COSTS = make("said", "the pier would cost a million", speaker=PENHALLOW)


def test_of_both_sides_that_asked_for_is_kept():
    assert sided("Who praised the pier?", AGAINST_IT, LIKES, COSTS, PRAISES) == [(VALE, 0.8), (OSTER, 0.5)]
    assert sided("Who criticised the pier?", AGAINST_IT, LIKES, COSTS) == [(PENHALLOW, 0.8), (PENHALLOW, 0.5)]


def test_where_nobody_is_on_the_side_asked_for_the_other_is_last():
    assert sided("Who praised the pier?", AGAINST_IT, COSTS) == [(PENHALLOW, -0.5), (PENHALLOW, -0.25)]


def test_a_question_without_a_side_takes_both():
    assert sided("Who spoke about the pier?", AGAINST_IT, LIKES) == [(PENHALLOW, 0.5), (VALE, 0.5)]


def test_the_chunks_around_all_statements_are_those_around_each(news):
    table = news.store.statements
    each = [table.chunks_around(np.array([number])) for number in table.choose()]
    assert len(each) > 2
    assert table.chunks_around().tolist() == np.concatenate(each).tolist()
