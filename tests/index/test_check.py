import numpy as np
import pytest

from index.build import index_sources
from index.check import check_archive, describe_missing_statements
from index.lexical import tokenize
from index.load.paths import find_sources
from index.statements.analyse import Analyst
from index.store import Store
from tests.index.toy_parts import ToyPartEncoder
from tests.index.toy_statements import ToyFinder, install_toys


@pytest.fixture
def store(archive):
    return archive.store


@pytest.fixture
def spoken(tmp_path, toy_encoder, monkeypatch):
    """An archive of two articles with a statement each; and a way to index them again."""
    install_toys(monkeypatch)
    (tmp_path / "news").mkdir()
    for name, words in (("pier", "“It is open” said Bram Oster."), ("tram", "“It is late” said Oster.")):
        (tmp_path / "news" / f"{name}.txt").write_text(f"News of the {name}\n\nGulls cried. {words}\n")
    with Store.open(tmp_path / "index", create=True) as opened:
        index_again(opened, tmp_path, toy_encoder)
        yield opened


def index_again(store, folder, encoder):
    sources = find_sources([folder / "news"]).files
    return index_sources(store, encoder, sources, analyst=Analyst(ToyFinder()))


def problems(store, **options):
    return {f.subject: f.problem for f in check_archive(store, **options) if f.problem is not None}


def change(store, statement, *parameters):
    with store.transaction():
        store.db.rows(statement, parameters)


def test_a_sound_archive_has_no_problem(store):
    assert [(f.subject, f.problem, f.remedy) for f in check_archive(store)] == [
        (subject, None, None)
        for subject in (
            "database", "articles", "chunks", "embeddings", "clusters", "sentences", "statements", "speakers",
            "lexical index", "vector index",
        )
    ]  # fmt: skip


def test_an_empty_archive_has_no_problem(tmp_path):
    with Store.open(tmp_path / "empty", create=True) as store:
        assert problems(store) == {}


@pytest.mark.parametrize("damage", ["missing", "flipped", "truncated", "stale"])
def test_a_bad_vector_file_is_found_and_repaired(store, damage):
    path = store.directory / "vectors.faiss"
    raw = path.read_bytes()
    if damage == "missing":
        path.unlink()
    elif damage == "stale":
        change(store, "UPDATE settings SET value = 'another' WHERE name = 'commit'")
    else:
        path.write_bytes(raw[:-1] if damage == "truncated" else raw[:99] + bytes([raw[99] ^ 1]) + raw[100:])
    other_commit = {"speakers"} if damage == "stale" else set()  # they are tied to the commit, too
    assert set(problems(store)) == {"vector index"} | other_commit
    assert problems(store, repair=True) == {}
    if damage != "stale":
        assert path.read_bytes() == raw


def test_a_text_that_was_changed_is_found(store):
    change(store, "UPDATE articles SET text = replace(text, 'June', 'July') WHERE source LIKE '%pier.txt'")
    assert "its text is not what was stored" in problems(store)["articles"]


def test_a_span_outside_the_text_is_found(store):
    change(store, "UPDATE articles SET kept = '[[0, 99999]]' WHERE source LIKE '%pier.txt'")
    assert "pier.txt" in problems(store)["articles"]
    assert "the span 0:99999 is out of place" in problems(store)["articles"]


def test_a_chunk_that_was_moved_is_found(store):
    change(store, "UPDATE chunks SET end_at = end_at - 1")
    assert problems(store)["chunks"].count("its chunks are not those of its text") == 4


def test_the_embedding_of_other_words_is_found(store):
    change(store, "UPDATE articles SET title = 'Another title' WHERE source LIKE '%pier.txt'")
    assert "its embeddings are those of other words" in problems(store)["chunks"]


@pytest.mark.parametrize(
    "blob", [b"", b"\0" * 64, np.full(32, np.nan, "<f2").tobytes()], ids=["short", "zero", "not a number"]
)
def test_an_embedding_that_is_no_unit_vector_is_found(store, blob):
    change(store, "UPDATE embeddings SET vector = ? WHERE hash = (SELECT min(hash) FROM embeddings)", blob)
    assert problems(store)["embeddings"].endswith("is no unit vector")


def test_an_embedding_that_no_chunk_uses_is_found(store):
    change(store, "INSERT INTO embeddings SELECT 'loose', vector FROM embeddings LIMIT 1")
    assert problems(store)["embeddings"] == "1 belong to no chunk"


def test_an_article_in_a_cluster_without_a_head_is_found(store):
    change(store, "UPDATE articles SET cluster = 'nobody' WHERE source LIKE '%pier.txt'")
    assert problems(store)["clusters"].endswith("is in the cluster of nobody, which heads none")


def test_words_missing_in_the_lexical_index_are_found_and_put_back(store):
    number, title, text = store.db.row(
        "SELECT number, title, substr(text, start_at + 1, end_at - start_at) FROM chunks "
        "JOIN articles ON articles.id = article WHERE source LIKE '%pier.txt'"
    )
    body = f"{title}\n{text}"
    change(store, "INSERT INTO lexical (lexical, rowid, body) VALUES ('delete', ?, ?)", number, body)
    assert problems(store)["lexical index"] == f"{len(tokenize(body))} words are missing or out of place"
    assert store.match('"verhoeven"', 5) == {}
    assert problems(store, repair=True) == {}
    assert list(store.match('"verhoeven"', 5)) == [number]


def test_words_of_no_chunk_in_the_lexical_index_are_found_and_taken_out(store):
    change(store, "INSERT INTO lexical (rowid, body) VALUES (999, 'two griffins')")
    assert problems(store)["lexical index"] == "2 words are missing or out of place"
    assert problems(store, repair=True) == {}


DAMAGES = {
    "an end out of its text": ("UPDATE statements SET end_at = 9999", "is out of place in its"),
    "an empty statement": ("UPDATE statements SET start_at = end_at", "is out of place in its"),
    "other contents": (
        "UPDATE statements SET content = '[[32, 40]]'",
        "has other spans than it was stored with",
    ),
    "contents that are no JSON": ("UPDATE statements SET content = 'x'", "a statement cannot be read"),
}


@pytest.mark.parametrize(("damage", "problem"), DAMAGES.values(), ids=DAMAGES.keys())
def test_a_bad_statement_is_found_forgotten_and_found_anew(spoken, tmp_path, toy_encoder, damage, problem):
    before = spoken.statements.of_articles(article.id for article in spoken.articles())
    change(spoken, damage)
    assert problems(spoken)["statements"].count(problem) == 2
    problems(spoken, repair=True)
    assert (problems(spoken), spoken.count("statements")) == ({}, 0)
    assert describe_missing_statements(spoken).startswith("2 of 2 articles are not analysed")
    assert index_again(spoken, tmp_path, toy_encoder).updated == 2
    assert spoken.statements.of_articles(before) == before
    assert problems(spoken) == {}


@pytest.mark.parametrize("table", ["statements", "mentions"])
def test_what_is_said_in_no_article_is_found_and_deleted(spoken, table):
    spoken.db.rows("PRAGMA foreign_keys = OFF")
    change(spoken, f"UPDATE {table} SET article = 'nobody'")
    assert (
        f"{spoken.db.number(f'SELECT count(*) FROM {table}')} rows of {table} refer to no article"
        in (problems(spoken)["statements"])
    )
    assert "database" not in problems(spoken)
    problems(spoken, repair=True)
    assert problems(spoken) == {}
    assert spoken.db.number(f"SELECT count(*) FROM {table}") == 0


def test_words_missing_in_the_index_of_statements_are_found_and_put_back(spoken):
    change(spoken, "INSERT INTO said (said) VALUES ('delete-all')")
    assert problems(spoken)["lexical index"] == "19 words of statements are missing or out of place"
    assert problems(spoken, repair=True) == {}
    assert len(spoken.statements.match('"late"', 9)) == 1


def test_speakers_that_are_not_linked_since_the_last_commit_are_found_and_linked(spoken):
    commit = spoken.commit_id
    change(spoken, "UPDATE statements SET speaker = name")
    with spoken.transaction():
        spoken.advance(["a batch"])
    assert problems(spoken) == {
        "speakers": "they are not linked since the archive changed",
        "vector index": "vectors.faiss is of an earlier state",
    }
    assert problems(spoken, repair=True) == {}
    assert problems(spoken) == {}
    assert spoken.statements.speaker_counts() == {"Bram Oster": 2}
    assert spoken.commit_id != commit


def test_a_note_says_that_the_tagger_is_missing(spoken):
    change(spoken, "UPDATE articles SET analysis = 'no tagger'")
    note = "2 of 2 articles are not analysed for statements: the tagger is missing"
    assert {f.note for f in check_archive(spoken) if f.subject == "statements"} == {note}


def test_what_the_remedy_for_a_damaged_article_says_mends_it(archive, articles_folder):
    store = archive.store
    change(store, "UPDATE articles SET text = replace(text, 'June', 'July') WHERE source LIKE '%pier.txt'")
    archive.remove(["pier.txt"])
    archive.add([articles_folder])
    assert problems(store, repair=True) == {}


def test_many_problems_are_counted_and_the_first_named(store):
    change(store, "UPDATE embeddings SET vector = zeroblob(64)")
    assert problems(store)["embeddings"].count(";") == min(4, store.count("embeddings") - 1)


@pytest.fixture
def parted(tmp_path, articles_folder):
    """An archive with the vectors of sentences; and a way to index it again."""
    sources = find_sources([articles_folder]).files
    with Store.open(tmp_path / "parted", create=True) as opened:
        index_sources(opened, ToyPartEncoder(), sources, analyst=Analyst(ToyFinder()))
        yield opened, lambda: index_sources(opened, ToyPartEncoder(), sources, analyst=Analyst(ToyFinder()))


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ("steps = x'0000c07f'", "cannot be read"),
        ("spans = x'00'", "cannot be read"),
        ("spans = x'0500000003000000', steps = x'00000000', sums = zeroblob(32)", "out of place"),
        ("spans = x'00000000ff0f0000', steps = x'00000000', sums = zeroblob(32)", "out of place"),
        ("spans = x'0000000003000000', steps = x'00000000', sums = zeroblob(31)", "31 columns instead of 32"),
    ],
)
def test_bad_sentences_are_found_forgotten_and_made_anew(parted, damage, problem):
    store, index_again = parted
    assert problems(store) == {}
    bad = store.db.row("SELECT embedding FROM parts")[0]
    change(store, f"UPDATE parts SET {damage} WHERE embedding = ?", bad)
    assert problem in problems(store)["sentences"]
    assert problems(store, repair=True) == {}
    notes = {finding.subject: finding.note for finding in check_archive(store) if finding.note}
    assert notes["sentences"].startswith(f"of 1 of {store.count('embeddings')} different chunks")
    assert index_again().updated == 1
    assert store.parts.count_missing() == 0
    assert problems(store) == {}


def test_sentences_of_nothing_are_found_and_forgotten(parted):
    store, _ = parted
    store.db.rows("PRAGMA foreign_keys = OFF")
    change(store, "INSERT INTO parts SELECT 'loose', spans, steps, sums FROM parts LIMIT 1")
    assert problems(store) == {"sentences": "1 rows of parts refer to nothing"}
    assert store.parts.count_missing() == 0
    assert problems(store, repair=True) == {}
