import numpy as np
import pytest

from index.check import check_archive
from index.lexical import tokenize


@pytest.fixture
def store(archive):
    return archive.store


def problems(store, **options):
    return {f.subject: f.problem for f in check_archive(store, **options) if f.problem is not None}


def change(store, statement, *parameters):
    with store.transaction():
        store.db.rows(statement, parameters)


def test_a_sound_archive_has_no_problem(store):
    assert [(f.subject, f.problem, f.remedy) for f in check_archive(store)] == [
        (subject, None, None)
        for subject in (
            "database", "articles", "chunks", "embeddings", "clusters", "lexical index", "vector index",
        )
    ]  # fmt: skip


def test_an_empty_archive_has_no_problem(tmp_path):
    from index.store import Store

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
    assert list(problems(store)) == ["vector index"]
    assert problems(store, repair=True) == {}
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


def test_what_the_remedy_for_a_damaged_article_says_mends_it(archive, articles_folder):
    store = archive.store
    change(store, "UPDATE articles SET text = replace(text, 'June', 'July') WHERE source LIKE '%pier.txt'")
    archive.remove(["pier.txt"])
    archive.add([articles_folder])
    assert problems(store, repair=True) == {}


def test_many_problems_are_counted_and_the_first_named(store):
    change(store, "UPDATE embeddings SET vector = zeroblob(64)")
    assert problems(store)["embeddings"].count(";") == min(4, store.count("embeddings") - 1)
