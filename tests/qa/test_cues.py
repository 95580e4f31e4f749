import pytest

from index.records import Article, Metadata, Span, Statement
from qa.cues import contradicts, holds_act, is_refusal, is_utterance, read_acts
from qa.records import SAID, WHO_SAID, Question


def make(cue, content="the ferry", speech="indirect"):
    text = f"{cue} {content}"
    spans = (Span(0, len(cue)),) if cue else ()
    said = Span(len(cue) + 1, len(text))
    article = Article("a", "a.txt", text, Metadata(), (), "now")
    return article, Statement("s", "a", (), spans, (said,), 0, len(text), speech)


@pytest.mark.parametrize(
    "cue",
    ["said", "told", "has added", "wrote", "’s letter on", "according to", "isn’t saying", "made it clear", "shown by", ""],
)  # fmt: skip
def test_what_is_said_written_or_shown_is_an_utterance(cue):
    assert is_utterance(*make(cue))


@pytest.mark.parametrize(
    "cue",
    [
        "wants",
        "is to take a draft to",
        "is expected to announce",
        "plans to say",
        "hopes",
        "will call for",
        "’ll present",
        "decided",
        "believes",
        "bristled at",
        "signed",
        "published",
        "devoted attention to",
    ],
)
def test_a_plan_or_an_attitude_is_no_utterance(cue):
    assert not is_utterance(*make(cue))


@pytest.mark.parametrize("speech", ["direct", "mixed"])
def test_quoted_words_are_an_utterance_whatever_introduces_them(speech):
    assert is_utterance(*make("hopes", speech=speech))


@pytest.mark.parametrize(
    ("asked", "act"),
    [
        (Question("Who rejected the swap?", topic="the swap", kind=WHO_SAID), "reject"),
        (Question("Who ruled out a swap?", topic="a swap", kind=WHO_SAID), "rule"),
        (Question("Who has warned of a strike?", topic="of a strike", kind=WHO_SAID), "warn"),
        (Question("What did Orr promise?", "Orr", kind=SAID), "pledg"),
    ],
)
def test_the_act_asked_for_is_read_with_its_likes(asked, act):
    assert act in read_acts(asked)


@pytest.mark.parametrize(
    "asked",
    [
        Question("Who said that the swap was rejected?", topic="the swap was rejected", kind=WHO_SAID),
        Question("What did Orr say about the pledge?", "Orr", "the pledge", kind=SAID),
        Question("the rejected swap"),
    ],
)
def test_a_question_of_saying_asks_for_no_act(asked):
    assert read_acts(asked) == frozenset()


@pytest.mark.parametrize(
    ("cue", "content", "share"),
    [
        ("ruled out", "a swap", 1.0),
        ("said", "she rejects the swap", 0.5),
        ("said", "the swap was good", 0.0),
        ("", "a swap", 0.0),
    ],
)
def test_an_act_counts_most_where_the_cue_holds_it(cue, content, share):
    acts = read_acts(Question("Who ruled out a swap?", topic="a swap", kind=WHO_SAID))
    assert holds_act(*make(cue, content), acts) == share


def test_where_no_act_is_asked_for_none_is_held():
    assert holds_act(*make("rejected"), frozenset()) == 0.0


def test_to_accuse_is_to_criticise_but_not_the_other_way_round():
    accuse = read_acts(Question("Who accused Orr?", topic="Orr", kind=WHO_SAID))
    criticise = read_acts(Question("Who criticised Orr?", topic="Orr", kind=WHO_SAID))
    assert holds_act(*make("accused", "Orr of a lie"), criticise) == 1.0
    assert holds_act(*make("criticised", "Orr"), accuse) == 0.0


@pytest.mark.parametrize(
    ("cue", "content", "refused"),
    [
        ("did not say", "what it was", True),
        ("would not immediately comment", "on it", True),
        ("declined to", "comment on the ferry", True),
        ("refused to answer", "it", True),
        ("said", "she would not say that", False),
        ("denied", "that it was late", False),
        ("refused to", "sell the ferry", False),
    ],
)
def test_who_does_not_speak_only_refuses(cue, content, refused):
    assert is_refusal(*make(cue, content)) is refused


@pytest.mark.parametrize(
    ("cue", "content", "said"),
    [
        ("did not say", "a word", False),
        ("did not answer", "a request for comment", False),
        ("declined", "to comment", False),
        ("declined", "to comment on the ferry", True),
        ("did not say", "when it leaves", True),
        ("advises", "President Oster", False),
        ("advises", "against the ferry", True),
        ("advised", "parents to stay", True),
    ],
)
def test_silence_and_an_office_are_no_words_of_anybody(cue, content, said):
    assert is_utterance(*make(cue, content)) is said


@pytest.mark.parametrize(
    ("topic", "content", "contrary"),
    [
        ("there is no pier", "the pier is a joy", True),
        ("there is no pier", "there is no pier at all", False),
        ("there is a pier", "there was never a pier", True),
        ("there is a pier", "the pier is long, and it does not rain or snow on it", False),
        ("there is no pier", "the ferry is late", False),
        ("no pier", "the pier is a joy", False),
        ("the pier", "there is no pier", False),
    ],
)
def test_a_clause_is_contradicted_by_what_denies_it(topic, content, contrary):
    asked = Question(f"Who said {topic}?", topic=topic, kind=WHO_SAID)
    assert contradicts(*make("said", content), asked) is contrary


@pytest.mark.parametrize(
    ("question", "contrary"),
    [
        ("Who said the ferry sank?", True),
        ("Who has claimed that the ferry sank?", True),
        ("Who commented on how the ferry sank?", False),
    ],
)
def test_what_stands_after_who_said_is_a_clause_whatever_its_verb(question, contrary):
    asked = Question(question, topic="the ferry sank", kind=WHO_SAID)
    assert contradicts(*make("said", "the ferry never sank"), asked) is contrary
