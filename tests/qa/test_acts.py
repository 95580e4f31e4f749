import pytest

from index.records import Article, Metadata, Span, Statement
from qa.acts import ABSENT, MEANT, NAMED, find_act, lacks_act, read_act
from qa.records import COMMENT, FACT, SAID, Candidate, Question


def ask(text, topic=None, kind=SAID):
    return Question(text, "Oster", topic, kind=kind)


def make(cue, content, *, negated=False):
    text = f"{cue} {content}"
    article = Article("a", "a.txt", text, Metadata(), (), "now")
    spans = (Span(0, len(cue)),), (Span(len(cue) + 1, len(text)),)
    return article, Statement("s", "a", (), *spans, 0, len(text), "indirect", negated=negated)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("What did Oster deny?", "a denial"),
        ("Did Oster apologize?", "an apology"),
        ("Whom has Oster accused?", "an accusation"),
        ("What did Oster promise?", "a promise"),
        ("What did Oster demand?", "a demand or a request"),
        ("What did Oster criticise?", "criticism"),
    ],
)
def test_the_act_is_read_from_the_verb(text, noun):
    act = read_act(ask(text))
    assert act is not None
    assert act.noun == noun


@pytest.mark.parametrize(
    "asked",
    [
        ask("What did Oster say?"),
        ask("What did Oster deny about the ferry?", "the ferry"),
        ask("What did Oster deny?", kind=FACT),
    ],
)
def test_what_is_said_or_has_a_topic_asks_for_no_act_alone(asked):
    assert read_act(asked) is None


@pytest.mark.parametrize(
    ("verb", "statement", "found"),
    [
        ("deny", make("disputed", "the figures"), NAMED),
        ("deny", make("has not claimed", "the seat", negated=True), MEANT),
        ("deny", make("did not say", "why", negated=True), ABSENT),
        ("deny", make("said", "he had never asked for it"), MEANT),
        ("deny", make("said", "he would never ask for it"), ABSENT),
        ("deny", make("said", "“I strongly deny it”"), MEANT),
        ("deny", make("said", "closed lists deny people a vote"), ABSENT),
        ("refuse", make("did not say", "why", negated=True), MEANT),
        ("deny", make("said", "“I did not know”"), MEANT),
        ("promise", make("said", "“We will pay for it”"), MEANT),
        ("promise", make("said", "“We will not pay for it”"), ABSENT),
        ("apologize", make("said", "he was sorry"), MEANT),
        ("demand", make("asked", "for a recount"), NAMED),
        ("threaten", make("asked", "for a recount"), ABSENT),
        ("criticise", make("called", "it an insult"), MEANT),
    ],
)
def test_a_statement_is_an_act_by_its_cue_or_by_what_is_said(verb, statement, found):
    act = read_act(ask(f"What did Oster {verb}?"))
    assert act is not None
    assert find_act(act, *statement) == found


def test_a_contrary_answers_whether_somebody_agreed_but_not_what():
    article, statement = make("disagreed", "with the plan")
    candidate = Candidate(article, Span(0, len(article.text)), 0.5, statement)
    assert lacks_act(ask("Did Oster agree?", kind=COMMENT), [candidate]) is None
    act = lacks_act(ask("What did Oster agree?"), [candidate])
    assert act is not None
    assert act.noun == "a word of agreement"


def test_without_any_statement_nothing_tells_that_an_act_is_missing():
    article, _ = make("said", "so")
    assert lacks_act(ask("What did Oster deny?"), [Candidate(article, Span(0, 4), 0.5)]) is None
