import pytest

from index.records import Article, Metadata, Span, content_hash
from index.speakers.records import FULL_NAME, Mention
from index.statements.analyse import Analyst, find_title, statement_id
from tests.index.statements.marked import read
from tests.index.toy_statements import ToyFinder, install_toys

TEXT = "It was late.\n\nGulls cried. “It rains” said Ada Marrow.\n\nAdvert: “Buy boats” said nobody.\n"


@pytest.fixture(autouse=True)
def toys(monkeypatch):
    install_toys(monkeypatch)


@pytest.fixture
def analyst():
    return Analyst(ToyFinder())


def article(text=TEXT, article_id="a1", kept=None, **meta):
    kept = (Span(0, len(text)),) if kept is None else kept
    return Article(article_id, "a.txt", text, Metadata(**meta), kept, "now")


def test_a_statement_has_its_spans_its_sentence_and_its_speaker(analyst):
    text = "Gulls cried. “It rains” said Ada Marrow."
    (analysis,) = analyst.analyse([article(text)])
    (statement,) = analysis.statements
    assert [
        [text[s.start : s.end] for s in spans]
        for spans in (statement.source, statement.cue, statement.content)
    ] == [["Ada Marrow"], ["said"], ["It rains"]]
    assert text[statement.start : statement.end] == "“It rains” said Ada Marrow."
    assert (statement.speech, statement.negated) == ("direct", False)
    assert (statement.name, statement.link, statement.speaker) == ("Ada Marrow", FULL_NAME, "Ada Marrow")
    assert (analysis.outcome, analysis.mentions) == ("done", (Mention("Ada Marrow", None, 1),))


def test_nothing_is_found_outside_what_is_kept(analyst):
    kept = (Span(0, TEXT.index("\n\nAdvert")),)
    (analysis,) = analyst.analyse([article(kept=kept)])
    assert [s.name for s in analysis.statements] == ["Ada Marrow"]


def test_statements_come_in_order_and_none_twice():
    class Twice(ToyFinder):
        def find_many(self, texts, within):
            return [found[::-1] * 2 for found in super().find_many(texts, within)]

    (analysis,) = Analyst(Twice()).analyse([article()])
    assert [s.name for s in analysis.statements] == ["Ada Marrow", None]


def test_a_headline_with_a_speaker_of_the_article_is_a_statement(analyst):
    text = "Marrow: the rain will not end\n\nGulls cried. “It rains” said Ada Marrow.\n"
    (analysis,) = analyst.analyse([article(text, title="Marrow: the rain will not end")])
    headline, _ = analysis.statements
    assert [text[s.start : s.end] for s in headline.content] == ["the rain will not end"]
    assert headline.name == "Marrow"


def test_a_headline_that_is_not_kept_is_no_statement(analyst):
    text = "Marrow: the rain will not end\n\nGulls cried. “It rains” said Ada Marrow.\n"
    made = article(text, title="Marrow: the rain will not end", kept=(Span(31, len(text)),))
    assert [s.name for s in analyst.analyse([made])[0].statements] == ["Ada Marrow"]


@pytest.mark.parametrize(
    ("text", "title", "found"),
    [
        ("The pier opens\n\nIt rained.", "The pier opens", Span(0, 14)),
        ("Gazette\n# The pier opens #\nIt rained.", "The pier opens", Span(10, 24)),
        ("It was said: The pier opens", "The pier opens", None),
        ("The pier opens in June", "The pier opens", None),
        ("The pier opens", "Another", None),
        ("The pier opens", None, None),
    ],
)
def test_the_title_is_found_where_it_is_a_line_of_its_own(text, title, found):
    assert find_title(article(text, title=title)) == found


@pytest.mark.parametrize("language", ["uk", "zh"])
def test_an_article_in_another_language_is_not_analysed(analyst, language):
    analyses = analyst.analyse([article(language=language), article(language="en"), article(language=None)])
    assert [(a.outcome, len(a.statements)) for a in analyses] == [
        (f"language {language}", 0),
        ("done", 2),
        ("done", 2),
    ]
    assert analyst._finder.texts == [TEXT, TEXT]


@pytest.mark.parametrize("text", ["", "“”“”“” “”", "12:30 — 4 %\n", "No."])
def test_a_text_with_hardly_a_letter_costs_nothing_and_has_no_statement(analyst, text):
    (analysis,) = analyst.analyse([article(text)])
    assert (analysis.outcome, analysis.statements, analyst._finder.texts) == ("done", (), [])


def test_without_a_tagger_articles_are_stored_as_not_analysed(monkeypatch, tmp_path):
    monkeypatch.setattr("index.statements.analyse.TAGGER", tmp_path / "missing.safetensors")
    (analysis,) = Analyst().analyse([article()])
    assert (analysis.outcome, analysis.statements) == ("no tagger", ())


def test_another_tagger_has_another_version(monkeypatch, tmp_path):
    monkeypatch.setattr("index.statements.analyse.TAGGER", tmp_path / "tagger.safetensors")
    versions = [Analyst().version]
    for weights in (b"one", b"two"):
        (tmp_path / "tagger.safetensors").write_bytes(weights)
        versions.append(Analyst().version)
    assert len(set(versions)) == 3


def test_the_key_is_that_of_all_an_analysis_is_made_of_but_the_id(analyst):
    same = [article(), article(article_id="a2", date="2025-03-01", url="https://example.org")]
    others = [
        article(TEXT + "."),
        article(kept=(Span(0, 9),)),
        article(title="Title"),
        article(outlet="Title"),
        article(author="Title"),
        article(language="en"),
    ]
    assert len({analyst.key(one) for one in same}) == 1
    assert len({analyst.key(one) for one in [*same, *others]}) == 1 + len(others)
    assert analyst.analyse(same)[0].key == analyst.key(same[0])


def test_an_analysis_of_one_article_is_that_of_another_with_the_same_text(analyst):
    first, second = analyst.analyse([article(), article(article_id="a2")])
    assert first.of_article("a2") == second
    assert second.of_article("a1") == first


def test_the_id_of_a_statement_hashes_article_and_spans():
    spans = ((Span(1, 2),), (), (Span(3, 4), Span(5, 6)))
    expected = content_hash("statement", "a1", "[[[1, 2]], [], [[3, 4], [5, 6]]]")
    assert statement_id("a1", *spans) == expected
    assert statement_id("a1", (), spans[0], spans[2]) != expected


def test_what_somebody_is_asked_about_is_not_stored():
    text, one = read("It rained. Did [Ada Marrow] {say} <it sank>?")

    class Asking(ToyFinder):
        def find_many(self, texts, within):
            return [[one] for _ in texts]

    assert Analyst(Asking()).analyse([article(text)])[0].statements == ()


def test_content_lies_within_the_sentences_that_are_shown():
    text, one = read("[Ada Marrow] {said} <it sank>.\n\nIt rained.\n\n<Gulls cried>.")

    class Joining(ToyFinder):
        def find_many(self, texts, within):
            return [[one] for _ in texts]

    (statement,) = Analyst(Joining()).analyse([article(text)])[0].statements
    assert (statement.start, statement.end) == (0, 24)
    assert [text[s.start : s.end] for s in statement.content] == ["it sank"]
