import pytest

from index.records import Article, Metadata, Span, Statement
from qa.records import Candidate
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
    found = name_speakers_of(ShortAnswers([one], {})).spans
    assert {key: text[span.start : span.end] for key, span in found.items()} == (
        {} if named is None else {("a", 0, len(text)): named}
    )
