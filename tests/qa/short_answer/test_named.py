import pytest

from index.records import Article, Metadata, Span, Statement
from qa.records import WHO_SAID, Candidate, Question
from qa.short_answer import ShortAnswers, name_speakers_of


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
