import pytest

from index.commit import remove_articles
from index.errors import IndexDamaged
from index.records import Article, Metadata, Span, Statement
from index.speakers.records import ALIAS, FULL_NAME, LAST_NAME, Evidence, LocalSpeaker, Mention, Speaker
from index.statements.analyse import Analysis, statement_id
from index.store import Entry, Store
from index.store.statements import Analysed, Speaking

TEXT = "“It rains,” said Ada Marrow. Oster said it did not rain. The mayor denied both."
MARROW = ("Ada Marrow", None, FULL_NAME)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "index", create=True) as opened:
        yield opened


def article(number, **meta):
    return Article(
        f"a{number}",
        f"{number}.txt",
        TEXT,
        Metadata(title=f"Title{number}", **meta),
        (Span(0, len(TEXT)),),
        "now",
    )


def statement(article_id, start, end, who=(None, None, None), **changes):
    content = (Span(start, end),)
    return Statement(
        statement_id(article_id, (), (), content), article_id, (), (), content, start, end, "direct",
        name=who[0], role=who[1], link=who[2], speaker=who[0], **changes,
    )  # fmt: skip


def put(store, article, *statements, mentions=(), outcome="done", key=""):
    store.write([Entry(article, f"/news/{article.source}")], {})
    with store.transaction():
        store.statements.put(article, Analysis(statements, mentions, outcome, key))


def test_every_field_of_a_statement_comes_back(store):
    whole = Statement(
        "s1", "a1", (Span(17, 27),), (Span(12, 16),), (Span(1, 10), Span(29, 34)), 0, 28, "mixed", True,
        "Ada Marrow", "mayor", LAST_NAME, "Ada Marrow",
    )  # fmt: skip
    bare = statement("a1", 29, 56)
    put(store, article(1), whole, bare)
    assert store.statements.of_articles(["a1", "unknown"]) == {"a1": [whole, bare]}
    assert store.statements.by_numbers([1, 2, 99]) == {1: whole, 2: bare}
    assert store.count("statements") == 2


def test_the_words_of_a_statement_and_its_title_are_found(store):
    put(store, article(1), statement("a1", 0, 28), statement("a1", 29, 56))
    assert list(store.statements.match('"rains" AND "marrow"', 9)) == [1]
    assert sorted(store.statements.match('"title1"', 9)) == [1, 2]
    assert list(store.statements.match('"rain"', 9, among=store.statements.choose()[1:])) == [2]
    assert store.statements.match('"both"', 9) == store.statements.match("", 9) == {}


def test_what_is_made_of_an_article_anew_replaces_what_was(store):
    put(store, article(1), statement("a1", 0, 28), mentions=(Mention("Ada Marrow", None, 1),))
    with store.transaction():
        store.statements.put(article(1), Analysis((statement("a1", 57, 79),), (), "done"))
    assert [(s.start, s.end) for s in store.statements.of_articles(["a1"])["a1"]] == [(57, 79)]
    assert store.statements.match('"rains"', 9) == {}
    assert list(store.statements.match('"denied"', 9)) == [2]
    assert list(store.statements.evidence()) == []


def test_an_article_that_is_removed_leaves_nothing_of_its_statements(store, monkeypatch):
    monkeypatch.setattr("index.commit.link_within", lambda store: 0)
    for number in (1, 2):
        put(
            store,
            article(number),
            statement(f"a{number}", 0, 28),
            mentions=(Mention("Ada Marrow", None, 1),),
        )
    remove_articles(store, ["a1"])
    assert list(store.statements.of_articles(["a1", "a2"])) == ["a2"]
    assert list(store.statements.match('"rains"', 9)) == [2]
    assert store.statements.match('"title1"', 9) == {}
    assert [one.article_id for one in store.statements.evidence()] == ["a2"]


@pytest.fixture
def chosen(store):
    """Three articles with one statement each; the numbers of the statements that a choice gives."""
    put(store, article(1, outlet="Quarry Observer", date="2025-03-01"), statement("a1", 0, 28, MARROW))
    put(store, article(2, outlet="Tern Bay Gazette", date="2025-03-05"), statement("a2", 0, 28, MARROW))
    put(store, article(3), statement("a3", 0, 28))
    return lambda **filters: store.statements.choose(**filters).tolist()


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        ({}, [1, 2, 3]),
        ({"speakers": ["Ada Marrow", "Nobody"]}, [1, 2]),
        ({"speakers": []}, []),
        ({"outlets": ["the quarry observer"]}, [1]),
        ({"outlets": ["Hill Country Herald"]}, []),
        ({"since": "2025-03-02"}, [2]),
        ({"until": "2025-03-05"}, [1, 2]),
        ({"articles": ["a3", "a1"]}, [1, 3]),
        ({"articles": []}, []),
        ({"speakers": ["Ada Marrow"], "outlets": ["Quarry Observer"], "since": "2025-03-02"}, []),
        ({"speakers": ["Ada Marrow"], "until": "2025-03-02", "articles": ["a1", "a2"]}, [1]),
    ],
)
def test_statements_are_chosen_by_speaker_outlet_date_and_article(chosen, filters, numbers):
    assert chosen(**filters) == numbers


def test_evidence_comes_by_article_name_and_role(store):
    mentions = (
        Mention("Bram Oster", "mayor", 1),
        Mention("Ada Marrow", None, 2),
        Mention("Bram Oster", None, 3),
    )
    put(store, article(2), mentions=mentions)
    put(store, article(1), mentions=mentions[:1])
    assert list(store.statements.evidence()) == [
        Evidence("a1", mentions[0]),
        Evidence("a2", mentions[1]),
        Evidence("a2", mentions[2]),
        Evidence("a2", mentions[0]),
    ]


def test_a_speaker_gets_the_name_of_the_archive_and_keeps_that_of_his_article(store):
    put(
        store,
        article(1),
        statement("a1", 0, 28, ("Oster", None, LAST_NAME)),
        statement("a1", 29, 56, ("Oster", None, LAST_NAME)),
        statement("a1", 57, 79, (None, "mayor", None)),
    )
    mayor, oster = store.statements.local_speakers()
    assert oster == Speaking("a1", LocalSpeaker("Oster", None, LAST_NAME), "Oster", LAST_NAME, 2)
    with store.transaction():
        assert store.statements.set_speakers([(oster, ("Bram Oster", ALIAS)), (mayor, (None, None))]) == 2
    assert [(s.name, s.link, s.speaker) for s in store.statements.of_articles(["a1"])["a1"]] == [
        ("Oster", ALIAS, "Bram Oster"),
        ("Oster", ALIAS, "Bram Oster"),
        (None, None, None),
    ]
    assert store.statements.speaker_counts() == {"Bram Oster": 2}
    assert store.statements.speakers_at(["a1", "a9"]) == {"a1": [(0, "Bram Oster"), (29, "Bram Oster")]}
    again = store.statements.local_speakers()[1]
    assert again == Speaking("a1", LocalSpeaker("Oster", None, LAST_NAME), "Bram Oster", ALIAS, 2)


def test_the_speakers_of_the_archive_come_back_with_their_present_numbers(store):
    put(store, article(1), statement("a1", 0, 28, MARROW))
    speakers = [
        Speaker("Bram Oster", ("Bram Oster", "Oster"), ("mayor",)),
        Speaker("Ada Marrow", ("Ada Marrow",)),
    ]
    with store.transaction():
        assert store.statements.put_speakers(speakers)
        assert not store.statements.put_speakers(speakers[::-1])
        assert store.statements.put_speakers([speakers[1], Speaker("Ivo Vale", ("Ivo Vale",))])
    assert store.statements.speakers() == (
        Speaker("Ada Marrow", ("Ada Marrow",), (), 1),
        Speaker("Ivo Vale", ("Ivo Vale",), (), 0),
    )


def test_what_became_of_each_article_is_counted(store):
    put(store, article(1), statement("a1", 0, 28), statement("a1", 29, 56))
    put(store, article(2), outcome="language uk")
    store.write([Entry(article(3), "/news/3.txt")], {})
    assert store.statements.analyses() == {"done": 1, "language uk": 1, "": 1}
    assert store.statements.analysed() == {
        "a1": Analysed(2, "done"),
        "a2": Analysed(0, "language uk"),
        "a3": Analysed(0, ""),
    }


def test_what_is_held_of_a_text_is_what_its_article_alone_gave(store):
    made = Analysis(
        (statement("a1", 0, 28, ("Oster", None, LAST_NAME)),), (Mention("Bram Oster", None, 1),), "done", "k1"
    )
    put(store, article(1), *made.statements, mentions=made.mentions, key="k1")
    (oster,) = store.statements.local_speakers()
    with store.transaction():
        store.statements.set_speakers([(oster, ("Bram Oster", ALIAS))])
    assert store.statements.held([TEXT, "Another text."]) == {"k1": made}
    assert store.statements.held(["Another text."]) == {}


def test_what_is_forgotten_is_read_again_and_what_was_never_made_is_left_alone(store):
    for number in (1, 2):
        store.write([Entry(article(number), f"/news/{number}.txt", fingerprint="f")], {})
    with store.transaction():
        store.statements.put(article(1), Analysis((statement("a1", 0, 28),)))
        for number in (1, 2):
            store.files.put_fingerprint(f"/news/{number}.txt", "f")
            store.statements.forget(f"a{number}")
    assert store.statements.analyses() == {"": 2}
    assert store.statements.match('"rains"', 9) == {}
    assert store.files.fingerprints() == {"/news/2.txt": "f"}
    assert store.files.articles_in("/news/1.txt")["/news/1.txt"].fingerprint == ""
    assert store.files.articles_in("/news/2.txt")["/news/2.txt"].fingerprint == "f"


def test_spans_that_are_no_json_are_named_as_damage(store):
    put(store, article(1), statement("a1", 0, 28))
    with store.transaction():
        store.db.rows("UPDATE statements SET content = 'x' || content")
    with pytest.raises(IndexDamaged, match="statement"):
        store.statements.of_articles(["a1"])


def test_statements_of_others_in_the_same_sentences_are_beside_one(store):
    rains = statement("a1", 0, 29, MARROW)
    spoken = statement("a1", 10, 20, ("Bo Lind", None, FULL_NAME))
    hers, later = statement("a1", 5, 9, MARROW), statement("a1", 30, 40)
    put(store, article(1), rains, hers, spoken, later)
    numbers = {one.id: number for number, one in store.statements.by_numbers(range(9)).items()}
    found = store.statements.beside([numbers[rains.id], numbers[later.id]])
    assert found == {numbers[rains.id]: [spoken]}
