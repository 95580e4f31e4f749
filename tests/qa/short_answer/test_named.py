from dataclasses import replace

import pytest

from index.records import Article, Metadata, Span, Statement
from index.speakers.archive.lookup import SpeakerDirectory
from index.speakers.records import Speaker
from qa.question import Lexicon
from qa.records import WHO_SAID, Candidate, Question
from qa.short_answer import ShortAnswers, find_told_of, name_speakers_of


@pytest.mark.parametrize(
    ("source", "speaker", "named"),
    [
        ("Mayor Bram Oster", "Bram Oster", "Mayor Bram Oster"),
        ("Bram Oster, the mayor of Merrow", "Bram Oster", "Bram Oster"),
        ("Bram Oster, the mayor,", "Bram Oster", "Bram Oster"),
        ("The mayor, Bram Oster,", "Bram Oster", "Bram Oster"),
        ("Councillor Bram Oster (Merrow East)", "Bram Oster", "Councillor Bram Oster"),
        ("Bram Oster Jr., the mayor", "Bram Oster", "Bram Oster Jr."),
        ("Bram Oster – the mayor –", "Bram Oster", "Bram Oster"),
        ("Bram Oster of Merrow", "Bram Oster", "Bram Oster of Merrow"),
        ("the Harbour Board, Merrow", "Harbour Board", "the Harbour Board"),
        ("Bram Östér, the mayor", "Bram Oster", "Bram Östér, the mayor"),
        ("He", "Bram Oster", None),
        ("Oster", None, None),
        ("", "Bram Oster", None),
    ],
)
def test_who_said_it_is_answered_with_the_words_that_name_him(source, speaker, named):
    text = f"{source} said no."
    spans = (Span(0, len(source)),) if source else ()
    content = (Span(len(source) + 6, len(text) - 1),)
    statement = Statement("s", "a", spans, (), content, 0, len(text), "indirect", speaker=speaker)
    article = Article("a", "a.txt", text, Metadata(), (), "now")
    one = Candidate(article, Span(0, len(text)), 0.5, statement)
    found = name_speakers_of(ShortAnswers([one], {}), Question("Who said no?", kind=WHO_SAID)).spans
    assert {key: text[span.start : span.end] for key, span in found.items()} == (
        {} if named is None else {("a", 0, len(text)): named}
    )


@pytest.mark.parametrize(
    ("said", "negated", "named"),
    [
        ("it promised to freeze fares", True, False),
        ("we were promised a freeze of fares", False, False),
        ("we promised to freeze fares", False, True),
    ],
)
def test_who_denies_the_act_asked_for_or_has_it_done_to_him_is_not_named(said, negated, named):
    text = f"Oster said {said}."
    content = (Span(11, len(text) - 1),)
    statement = Statement(
        "s", "a", (Span(0, 5),), (Span(6, 10),), content, 0, len(text), "indirect", speaker="Bram Oster",
        negated=negated,
    )  # fmt: skip
    article = Article("a", "a.txt", text, Metadata(), (), "now")
    asked = Question("Who promised to freeze fares?", topic="to freeze fares", kind=WHO_SAID)
    found = name_speakers_of(
        ShortAnswers([Candidate(article, Span(0, len(text)), 0.5, statement)], {}), asked
    )
    assert bool(found.spans) == named
    assert found.candidates[0].score == (0.5 if named else -0.5)


def state(text, source, cue, said, *, speaker="Bram Oster", negated=False):
    """Make a candidate of a sentence and three of its parts, each given as it stands there."""
    article = Article("a", "a.txt", text, Metadata(), (), "now")
    places = [(Span(text.index(part), text.index(part) + len(part)),) for part in (source, cue, said)]
    statement = Statement("s", "a", *places, 0, len(text), "indirect", speaker=speaker, negated=negated)
    return Candidate(article, Span(0, len(text)), 0.5, statement)


@pytest.mark.parametrize(
    ("cue", "negated", "named"),
    [("has accused", False, True), ("has not accused", True, False), ("has yet to accuse", True, False)],
)
def test_who_has_not_done_the_act_is_not_named(cue, negated, named):
    one = state(f"Oster {cue} Merrow of neglect.", "Oster", cue, "Merrow of neglect", negated=negated)
    asked = Question("Who accused Merrow of neglect?", topic="Merrow of neglect", kind=WHO_SAID)
    assert bool(name_speakers_of(ShortAnswers([one], {}), asked).spans) == named


@pytest.mark.parametrize("denied", ["denied", "rebutted", "repudiated"])
def test_a_denial_that_is_asked_for_is_named(denied):
    one = state(f"Oster {denied} the neglect.", "Oster", denied, "the neglect", negated=True)
    asked = Question(f"Who {denied} the neglect?", topic="the neglect", kind=WHO_SAID)
    assert len(name_speakers_of(ShortAnswers([one], {}), asked).spans) == 1


def test_who_denies_what_is_asked_for_has_not_said_it():
    said = "that the boats were spared"
    one = state(f"Oster denied {said}.", "Oster", "denied", said, negated=True)
    asked = Question("Who said the boats were spared?", topic="the boats were spared", kind=WHO_SAID)
    found = name_speakers_of(ShortAnswers([one], {}), asked)
    assert (found.spans, found.candidates[0].score) == ({}, -0.5)


@pytest.mark.parametrize("best", ["Bram Oster", "Ida Vale"])
def test_of_two_statements_of_one_sentence_the_best_is_named(best):
    text = "Oster said the pier is safe, and Vale said it is not."
    both = [
        state(text, "Oster", "said", "the pier is safe"),
        state(text, "Vale", "said", "it is not", speaker="Ida Vale"),
    ]
    raised = [
        replace(one, score=0.9) if one.statement and one.statement.speaker == best else one for one in both
    ]
    found = name_speakers_of(ShortAnswers(raised, {}), Question("Who said that?", kind=WHO_SAID))
    assert [text[span.start : span.end] for span in found.spans.values()] == [best.split()[1]]


@pytest.mark.parametrize(
    ("question", "told_of"),
    [
        ("Who rejected Oster's offer?", {"Bram Oster"}),
        ("who rejected bram oster's offer", {"Bram Oster"}),
        ("Which Oster rejected the offer?", set()),
        ("Who rejected the offer, Oster or Vale?", set()),
        ("Who in the Harbour Board rejected the offer?", set()),
    ],
)
def test_who_is_asked_for_is_none_of_the_people_a_question_names(question, told_of):
    known = [
        Speaker("Bram Oster", ("Bram Oster",), (), 2),
        Speaker("Harbour Board", ("Harbour Board",), (), 2),
    ]
    asked = Question(question, topic="offer", kind=WHO_SAID)
    lexicon = Lexicon(speakers=SpeakerDirectory(known))
    assert find_told_of(asked, lexicon) == told_of
    assert find_told_of(replace(asked, speakers=("Bram Oster",)), lexicon) == set()


def test_a_statement_of_somebody_the_question_names_has_no_short_answer_and_comes_last():
    one = state("Oster rejected the offer.", "Oster", "rejected", "the offer", negated=True)
    asked = Question("Who rejected Oster's offer?", topic="Oster's offer", kind=WHO_SAID)
    found = name_speakers_of(ShortAnswers([one], {}), asked, {"Bram Oster"})
    assert (found.spans, found.candidates[0].score) == ({}, -0.5)
