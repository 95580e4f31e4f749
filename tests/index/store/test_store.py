import dataclasses
import sqlite3

import numpy as np
import pytest

from index.commit import Batch, remove_articles, write_batch
from index.errors import IndexBusy, IndexDamaged, IndexNotFound, IndexNotWritable, IndexTooNew, NotAnIndex
from index.records import Article, Chunk, Clutter, Failure, Metadata, Settings, Span, content_hash
from index.store import Entry, Store, embedding_text
from index.store.migrations import APPLICATION_ID, SCHEMA_VERSION

SETTINGS = Settings("toy", "0123456789abcdef", 4, 800)
VECTOR = np.array([0.6, 0.8, 0, 0], np.float32)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "index", create=True) as opened:
        opened.save_settings(SETTINGS)
        yield opened


def entry(source, text, location=None, title=None):
    """Make an article of one chunk, which is all of its text."""
    article = Article(
        content_hash(source, text), source, text, Metadata(title=title), (Span(0, len(text)),), "now"
    )
    chunk = Chunk(content_hash(article.id), article.id, 0, len(text))
    return Entry(article, location or f"/news/{source}", (chunk,), (embedding_text(title, text),))


def write(store, *entries):
    store.write(entries, {content_hash(text): VECTOR for e in entries for text in e.embedding_texts})


def locations(store):
    return {row[0] for row in store.db.rows("SELECT location FROM articles")}


def test_every_field_of_an_article_comes_back(store):
    meta = Metadata(
        title="Title",
        outlet="Outlet",
        date="2025-02-12",
        author="Nessa Quill",
        url="https://example.org",
        dateline="TERN BAY",
        language="en",
        partial_date="XXXX-02-12",
        origins={"title": "Title", "é": "\n"},
    )
    text = "“Ünïcode”\r \u2028\U0001f600\0 text"
    article = Article(
        "a1",
        "dir/ä %_'\".txt",
        text,
        meta,
        (Span(0, 3), Span(5, 9)),
        "2025-03-01T10:00:00+00:00",
        clutter=(Clutter(3, 5, "an “advert”"),),
        cluster="a1",
        page_hash="0f",
    )
    chunks = (Chunk("c1", "a1", 0, 3), Chunk("c2", "a1", 5, 9))
    store.write(
        [Entry(article, "/dir/a.txt", chunks, ("one", "two"))],
        {content_hash(t): VECTOR for t in ("one", "two")},
    )
    assert list(store.articles()) == [article]
    assert store.articles_by_id(["a1", "unknown"]) == {"a1": article}
    numbers = store.vectors()[0].tolist()
    assert store.chunks([*numbers, 99]) == dict(zip(numbers, chunks, strict=True))


def test_what_is_not_known_of_an_article_comes_back_as_none(store):
    write(store, entry("a.txt", "It rained."))
    (article,) = store.articles()
    assert article.meta == Metadata()


def test_an_article_under_a_known_location_replaces_the_old_one(store):
    write(store, entry("a.txt", "It rained."))
    write(store, entry("a.txt", "It snowed."))
    assert [article.text for article in store.articles()] == ["It snowed."]
    assert store.match('"rained"', 10) == {}
    assert len(store.match('"snowed"', 10)) == 1
    assert [store.count(table) for table in ("articles", "chunks", "embeddings")] == [1, 1, 1]


def test_the_same_text_in_two_places_is_two_articles_with_one_embedding(store):
    write(store, entry("a.txt", "It rained."), entry("b.txt", "It rained."))
    assert [store.count(table) for table in ("articles", "chunks", "embeddings")] == [2, 2, 1]
    remove_articles(store, [content_hash("a.txt", "It rained.")])
    assert [store.count(table) for table in ("articles", "chunks", "embeddings")] == [1, 1, 1]
    assert len(store.match('"rained"', 10)) == 1


def test_a_file_that_was_moved_replaces_itself(store):
    write(store, entry("a.txt", "It rained.", "/old/a.txt"))
    write(store, entry("a.txt", "It rained.", "/new/a.txt"))
    assert locations(store) == {"/new/a.txt"}
    assert [store.count(table) for table in ("articles", "chunks", "embeddings")] == [1, 1, 1]
    assert len(store.match('"rained"', 10)) == 1


def test_removing_leaves_nothing_behind(store):
    kept, gone = entry("a.txt", "Boats sail.", title="Harbour"), entry("b.txt", "Trams ring.", title="Town")
    write(store, kept, gone)
    assert remove_articles(store, [gone.article.id, "unknown"]) == 1
    assert store.match('"trams" OR "ring" OR "town"', 10) == {}
    assert store.document_frequency(["tram", "town", "boat", "harbour"]) == {
        "tram": 0,
        "town": 0,
        "boat": 1,
        "harbour": 1,
    }
    assert [store.count(table) for table in ("articles", "chunks", "embeddings")] == [1, 1, 1]
    assert locations(store) == {"/news/a.txt"}


def test_removing_everything_leaves_a_usable_archive(store):
    written = entry("a.txt", "It rained.")
    write(store, written)
    remove_articles(store, [written.article.id])
    numbers, vectors = store.vectors()
    assert (numbers.shape, vectors.shape) == ((0,), (0, 4))
    write(store, written)
    assert len(store.match('"rained"', 10)) == 1


def test_the_commit_id_changes_with_articles_and_with_nothing_else(store):
    assert store.commit_id == "empty"
    written = entry("a.txt", "It rained.")
    write(store, written)
    first = store.commit_id
    write_batch(store, None, Batch(failures=[("/news/b.txt", Failure("b.txt", "an empty file", "now"))]))
    store.save_settings(SETTINGS)
    remove_articles(store, ["unknown"])
    assert store.commit_id == first
    remove_articles(store, [written.article.id])
    assert store.commit_id not in ("empty", first)


def test_the_same_writes_give_the_same_commit_id(tmp_path):
    commits = []
    for name in ("one", "two"):
        with Store.open(tmp_path / name, create=True) as opened:
            write(opened, entry("a.txt", "It rained."))
            commits.append(opened.commit_id)
    assert commits[0] == commits[1]


def test_settings_and_articles_are_there_after_opening_again(tmp_path):
    with Store.open(tmp_path, create=True) as opened:
        assert opened.settings() is None
        opened.save_settings(SETTINGS)
        write(opened, entry("a.txt", "It rained."))
    with Store.open(tmp_path) as opened:
        assert opened.settings() == SETTINGS
        assert opened.count("articles") == 1


def test_embeddings_come_back_as_unit_rows_near_to_what_was_stored(store):
    rows = np.random.default_rng(5).normal(size=(3, 4)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    entries = [entry(f"{i}.txt", f"Text {i}.") for i in range(3)]
    store.write(entries, {content_hash(e.embedding_texts[0]): r for e, r in zip(entries, rows, strict=True)})
    vectors = store.vectors()[1]
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    np.testing.assert_allclose(vectors, rows, atol=2**-11)  # half a unit in the last place of float16 below 1


def test_a_failed_write_changes_nothing(store):
    write(store, entry("a.txt", "It rained."))
    commit = store.commit_id
    bad = entry("b.txt", "It snowed.")
    with pytest.raises(ValueError, match="zip"):
        write(store, entry("c.txt", "It froze."), dataclasses.replace(bad, embedding_texts=()))
    assert [article.source for article in store.articles()] == ["a.txt"]
    assert (store.commit_id, store.match('"froze"', 10)) == (commit, {})


@pytest.mark.parametrize(
    ("name", "sources"),
    [
        ("a.txt", ["x/a.txt", "y/a.txt"]),
        ("x/a.txt", ["x/a.txt"]),
        ("/news/x/a.txt", ["x/a.txt"]),
        ("%.txt", []),
        ("_.txt", []),
        ("", []),
        ("b%_.txt", ["b%_.txt"]),
    ],
)
def test_articles_are_found_by_source_location_or_file_name(store, name, sources):
    write(
        store, entry("x/a.txt", "It rained."), entry("y/a.txt", "It snowed."), entry("b%_.txt", "It froze.")
    )
    assert [article.source for article in store.find_articles(name)] == sources


def test_articles_are_found_by_four_digits_of_their_id(store):
    written = entry("a.txt", "It rained.")
    write(store, written)
    assert [a.id for a in store.find_articles(written.article.id[:4])] == [written.article.id]
    assert store.find_articles(written.article.id[:3]) == []


def test_more_ids_than_one_statement_takes_are_looked_up(store):
    written = entry("a.txt", "It rained.")
    write(store, written)
    ids = [*map(str, range(2000)), written.article.id]
    assert list(store.articles_by_id(ids)) == [written.article.id]
    assert store.embedded([*ids, content_hash("It rained.")]) == {content_hash("It rained.")}


def test_a_match_among_some_chunks_scores_them_as_without(store):
    write(store, entry("a.txt", "Rain."), entry("b.txt", "Rain, rain."), entry("c.txt", "Rain or snow."))
    everywhere = store.match('"rain"', 10)
    some = np.array(sorted(everywhere)[1:])
    assert store.match('"rain"', 10, among=some) == {int(n): everywhere[n] for n in some}
    assert store.match('"rain"', 10, among=some[:0]) == {}


def test_a_match_scores_the_better_chunk_higher(store):
    write(
        store,
        entry("a.txt", "Rain and wind and wind."),
        entry("b.txt", "Rain, rain, rain."),
        entry("c.txt", "Snow."),
    )
    scores = store.match('"rain"', 10)
    best, other = scores
    assert [store.chunks([n])[n].article_id for n in (best, other)] == [
        content_hash("b.txt", "Rain, rain, rain."), content_hash("a.txt", "Rain and wind and wind."),
    ]  # fmt: skip
    assert scores[best] > scores[other]
    assert list(store.match('"rain"', 1)) == [best]


def test_a_derived_file_is_noted_with_its_commit_and_checksum(store):
    assert store.derived("vectors.faiss") is None
    store.save_derived("vectors.faiss", "c1", "s1")
    store.save_derived("vectors.faiss", "c2", "s2")
    assert store.derived("vectors.faiss") == ("c2", "s2")


def test_only_the_tables_of_records_are_counted(store):
    with pytest.raises(ValueError, match="no table 'sqlite_master'"):
        store.count("sqlite_master")


def test_an_archive_written_by_a_newer_version_is_refused(tmp_path):
    Store.open(tmp_path, create=True).close()
    with sqlite3.connect(tmp_path / "archive.db") as database:
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(IndexTooNew, match="upgrade onrecord"):
        Store.open(tmp_path)


@pytest.mark.parametrize("application", [0, APPLICATION_ID - 1])
def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path, application):
    with sqlite3.connect(tmp_path / "archive.db") as database:
        database.execute("CREATE TABLE birds (name)")
        database.execute(f"PRAGMA application_id = {application}")
    before = (tmp_path / "archive.db").read_bytes()
    for create in (False, True):
        with pytest.raises(NotAnIndex):
            Store.open(tmp_path, create=create)
    assert (tmp_path / "archive.db").read_bytes() == before


def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"jpg")
    with pytest.raises(NotAnIndex):
        Store.open(tmp_path, create=True)
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_folder_name_that_is_too_long_is_refused(tmp_path):
    for create in (False, True):
        with pytest.raises(NotAnIndex, match="too long"):
            Store.open(tmp_path / ("x" * 300), create=create)


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_a_file_in_place_of_the_folder_is_refused(tmp_path, below):
    (tmp_path / "file").write_text("text")
    with pytest.raises(NotAnIndex):
        Store.open(tmp_path / "file" / below, create=True)


def test_a_folder_without_an_index_is_not_made_by_asking(tmp_path):
    with pytest.raises(IndexNotFound, match="onrecord index PATH"):
        Store.open(tmp_path / "gone")
    assert not (tmp_path / "gone").exists()


def test_a_database_of_garbage_is_damaged(tmp_path):
    (tmp_path / "archive.db").write_bytes(b"not a database at all" * 1000)
    for create in (False, True):
        with pytest.raises(IndexDamaged, match="restore it from a copy"):
            Store.open(tmp_path, create=create)


def test_a_truncated_database_is_damaged(tmp_path):
    with Store.open(tmp_path, create=True) as opened:
        write(opened, *(entry(f"{i}.txt", f"It rained {i} times. " * 200) for i in range(20)))
    raw = (tmp_path / "archive.db").read_bytes()
    (tmp_path / "archive.db").write_bytes(raw[: len(raw) // 3])

    def read_everything():
        with Store.open(tmp_path) as opened:
            return list(opened.articles())

    with pytest.raises(IndexDamaged):
        read_everything()


def test_a_second_writer_is_told_to_wait(store, monkeypatch):
    monkeypatch.setattr("index.store.database.BUSY_S", 0.0)
    with Store.open(store.directory) as second, sqlite3.connect(store.directory / "archive.db") as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(IndexBusy, match="try again"):
            second.save_settings(SETTINGS)


def test_a_snapshot_keeps_one_state_while_another_connection_writes(store):
    with Store.open(store.directory) as second, store.snapshot():
        assert store.count("articles") == 0
        write(second, entry("a.txt", "It rained."))
        assert store.count("articles") == 0
    assert store.count("articles") == 1


def test_an_empty_database_file_is_no_empty_archive(tmp_path):
    (tmp_path / "archive.db").touch()
    with pytest.raises(IndexDamaged, match="is empty"):
        Store.open(tmp_path)


def test_derived_files_alone_do_not_bar_a_folder(tmp_path):
    (tmp_path / "vectors.faiss").write_bytes(b"left over")
    with Store.open(tmp_path, create=True) as store:
        assert store.count("articles") == 0


def test_an_archive_that_may_not_be_written_can_be_read(tmp_path, monkeypatch):
    with Store.open(tmp_path, create=True):
        pass
    monkeypatch.setattr("index.store.database.os.access", lambda path, mode: False)
    with Store.open(tmp_path) as store:
        assert store.count("articles") == 0
        with pytest.raises(IndexNotWritable, match="may not be written"):
            store.save_derived("x", "y", "z")
