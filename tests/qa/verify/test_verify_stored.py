import csv

import pytest
from click.testing import CliRunner

from index.records import Article, Metadata, Span, Statement, article_id
from index.speakers.records import ALIAS, BODY, FULL_NAME, LAST_NAME, PRONOUN, ROLE, Speaker
from index.statements.analyse import Analysis, statement_id
from index.store import Entry, Store
from qa.cli.verify import verify
from qa.verify import VerifyOptions, verify_quote
from qa.verify.archive import Indexed
from qa.verify.speaker import StoredSpeaker, check_speaker
from qa.verify.stored import StoredSpeakers
from qa.verify.texts import SourceText

NETS = "The nets are torn and the boat is gone"
MEETING = "The board of the harbour met in the evening, and it talked for hours of tides and tolls."
TEXT = f"Orla Finch met Hugo Finch and Ida Marsh.\n\n{MEETING} It was late. {NETS}. The gull ate the hat."


@pytest.fixture
def said(tmp_path, monkeypatch):
    """Write the source and an index of it, with statements given as (words, speaker, link)."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nets.txt").write_text(TEXT)

    def put(*statements, text=TEXT, names=()):
        article = Article(
            article_id("nets.txt", text), "nets.txt", text, Metadata(), (Span(0, len(text)),), "now"
        )
        made = [make_statement(article, *one) for one in statements]
        with Store.open(tmp_path / "index", create=True) as store:
            store.write([Entry(article, "/news/nets.txt")], {})
            with store.transaction():
                store.statements.put(article, Analysis(tuple(made), (), "done"))
                store.statements.put_speakers([Speaker(forms[0], forms) for forms in names])
        return tmp_path / "index"

    return put


def make_statement(article, words, speaker, link):
    start = article.text.index(words)
    content = (Span(start, start + len(words)),)
    return Statement(
        statement_id(article.id, (), (Span(0, len(speaker or "")),), content), article.id, (), (), content, start,
        start + len(words), "indirect", name=speaker, link=link, speaker=speaker,
    )  # fmt: skip


def check(index, speaker, quote=NETS):
    verdict = verify_quote(quote, "nets.txt", speaker=speaker, options=VerifyOptions(index=index))
    return verdict.verdict, verdict.speaker, verdict.attributed_to


@pytest.mark.parametrize("link", [FULL_NAME, LAST_NAME, ALIAS])
def test_a_speaker_found_by_name_confirms_and_contradicts(said, link):
    index = said((NETS, "Orla Finch", link))
    assert check(index, "Orla Finch") == ("exact", "agrees", None)
    assert check(index, "Ida Marsh") == ("wrong speaker", "disagrees", "Orla Finch")
    assert check(index, "Hugo Finch") == ("wrong speaker", "disagrees", "Orla Finch")


@pytest.mark.parametrize("link", [PRONOUN, ROLE, BODY])
def test_a_speaker_found_otherwise_only_confirms(said, link):
    index = said((NETS, "Orla Finch", link))
    assert check(index, "Orla Finch") == ("exact", "agrees", None)
    assert check(index, "Ida Marsh") == ("exact", "not checked", None)


@pytest.mark.parametrize("claimed", ["a spokesman", "the skipper", "Finch", "Press Secretary"])
def test_who_may_be_the_stored_speaker_is_not_called_wrong(said, claimed):
    assert check(said((NETS, "Orla Finch", FULL_NAME)), claimed) == ("exact", "not checked", None)


def test_where_the_archive_knows_no_speaker_nothing_is_said(said):
    assert check(said((NETS, None, None)), "Ida Marsh") == ("exact", "not checked", None)


def test_words_that_nobody_says_are_not_checked(said):
    assert check(said((NETS, "Orla Finch", FULL_NAME)), "Ida Marsh", "The gull ate the hat") == (
        "exact", "not checked", None,
    )  # fmt: skip


def test_of_a_repeated_statement_both_speakers_are_right_and_a_third_is_wrong(said):
    index = said((NETS, "Orla Finch", FULL_NAME), (f"It was late. {NETS}", "Hugo Finch", FULL_NAME))
    assert check(index, "Hugo Finch")[0] == check(index, "Orla Finch")[0] == "exact"
    assert check(index, "Ida Marsh")[0] == "wrong speaker"


def test_one_unsure_speaker_of_two_keeps_a_third_from_being_wrong(said):
    index = said((NETS, "Orla Finch", FULL_NAME), (f"It was late. {NETS}", "Hugo Finch", PRONOUN))
    assert check(index, "Ida Marsh") == ("exact", "not checked", None)


def test_other_spellings_and_other_names_of_the_speaker_are_right(said):
    text = TEXT.replace("Hugo Finch", "Volodymyr Zelenskyy")
    index = said(
        (NETS, "Volodymyr Zelenskyy", FULL_NAME), text=text, names=[("Volodymyr Zelenskyy", "Vova Green")]
    )
    with open("nets.txt", "w") as file:
        file.write(text)
    for name in ("Volodymyr Zelensky", "President Volodymyr Zelenskyy", "Vova Green"):
        assert check(index, name) == ("exact", "agrees", None), name


def test_statements_of_another_text_of_the_source_say_nothing(said):
    index = said((NETS, "Orla Finch", FULL_NAME), text=f"Later. {TEXT}")
    assert check(index, "Ida Marsh") == ("exact", "not checked", None)


def test_everybody_who_says_most_of_a_range_is_given_by_name(said):
    index = said((NETS, "Orla Finch", LAST_NAME), (f"It was late. {NETS}", "Ada Orr", PRONOUN))
    start = TEXT.index(NETS)
    with Indexed(index) as indexed:
        speakers = StoredSpeakers(indexed)
        assert speakers(SourceText("nets.txt", TEXT), Span(start, start + len(NETS))) == (
            StoredSpeaker(("Ada Orr",), False), StoredSpeaker(("Orla Finch",), True),
        )  # fmt: skip
        assert speakers(SourceText("nets.txt", TEXT), Span(0, 20)) == ()
        assert speakers(SourceText("other.txt", TEXT), Span(start, start + 9)) == ()


def test_without_an_index_nobody_is_stored():
    with Indexed(None) as indexed:
        assert StoredSpeakers(indexed)(SourceText("nets.txt", TEXT), Span(0, 9)) == ()


def test_the_command_asks_the_index_that_is_given(said):
    index = said((NETS, "Orla Finch", FULL_NAME))
    with open("quotes.csv", "w", newline="") as file:
        csv.writer(file).writerows([("quote", "speaker", "source"), (NETS, "Ida Marsh", "nets.txt")])
    result = CliRunner().invoke(verify, ["quotes.csv", "--index", str(index)])
    assert result.exit_code == 1
    assert "said to be of Ida Marsh; the source names Orla Finch" in result.stdout


def test_who_is_named_beside_the_speaker_may_be_meant_and_is_not_called_wrong():
    text = f"Orla Finch, who speaks for Ida Marsh, was asked. {MEETING} It was late."
    stored = StoredSpeaker(("Orla Finch",), True, "Orla Finch, who speaks for Ida Marsh")
    found = [
        check_speaker(
            SourceText("a.txt", text),
            [Span(len(text) - 12, len(text) - 1)],
            name,
            lambda text, span: [stored],
        ).result
        for name in ("Ida Marsh", "Ada Lund")
    ]
    assert found == ["not checked", "disagrees"]


def test_a_name_that_follows_the_quote_is_not_called_wrong():
    text = f"“We had no boat.” ― Hugo Finch\n“{NETS}.” ― Ida Marsh\n{MEETING}"
    start = text.index(NETS)
    stored = StoredSpeaker(("Hugo Finch",), True, "Hugo Finch")
    found = [
        check_speaker(
            SourceText("a.txt", text), [Span(start, start + len(NETS))], name, lambda text, span: [stored]
        )
        for name in ("Ida Marsh", "Ada Lund")
    ]
    assert [one.result for one in found] == ["not checked", "disagrees"]


BRANDTS = f"Petra Brandt came.\n\n{MEETING} It was late. {NETS}, Brandt said. The gull ate the hat."


@pytest.mark.parametrize("link", [FULL_NAME, LAST_NAME])
@pytest.mark.parametrize(
    ("claimed", "verdict"),
    [
        ("Karel Brandt", ("wrong speaker", "disagrees", "Petra Brandt")),
        ("Petra Brandt", ("exact", "agrees", None)),
        ("P. Brandt", ("exact", "agrees", None)),
        ("Skipper Brandt", ("exact", "agrees", None)),
        ("Patty Brandt", ("exact", "not checked", None)),
    ],
)
def test_the_stored_first_name_settles_a_claimed_one(said, link, claimed, verdict):
    index = said((NETS, "Petra Brandt", link), text=BRANDTS)
    with open("nets.txt", "w") as file:
        file.write(BRANDTS)
    assert check(index, claimed) == verdict
