import os
from itertools import count

import numpy as np
import pytest

from index.build import BATCH_ARTICLES, IndexOptions, index_sources
from index.derive import derive_vectors, keep_vectors
from index.errors import IndexBusy, IndexMismatch
from index.load import LoadOptions, load_file
from index.load.paths import find_sources
from index.make import make_entry
from index.records import Settings
from index.settings import check_settings
from index.store import Store
from index.store.database import VECTORS_FILE


class CountingEncoder:
    """Counts the texts that another encoder embeds; fails at the call `fail_at`, counted from 1."""

    def __init__(self, encoder, fail_at=0):
        self.name, self.model_hash, self.dimension = encoder.name, encoder.model_hash, encoder.dimension
        self.texts = []
        self._encoder, self._calls, self._fail_at = encoder, count(1), fail_at

    def encode(self, texts, progress=None):
        if texts and next(self._calls) == self._fail_at:
            raise KeyboardInterrupt
        self.texts += texts
        return self._encoder.encode(texts, progress)


@pytest.fixture
def encoder(toy_encoder):
    return CountingEncoder(toy_encoder)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "index", create=True) as opened:
        yield opened


@pytest.fixture
def run(store, encoder, articles_folder):
    """Index the folder of four articles, or other paths; give added, updated, unchanged, duplicate, failed."""

    def run(*paths, encoder=encoder):
        report = index_sources(store, encoder, find_sources(paths or [articles_folder]).files)
        return report.added, report.updated, report.unchanged, report.duplicate, len(report.failures)

    return run


def many_articles(folder, number):
    folder.mkdir()
    for i in range(number):
        (folder / f"{i:03}.txt").write_text(f"Article {i}\n\nIt rained for {i} days.\n")
    return folder


def rankings(vectors, encoder):
    query = encoder.encode(["the old pier"])[0]
    hits = vectors.search(query, 50)
    return hits.numbers.tolist(), hits.scores.tolist()


def test_new_articles_are_added_and_known_ones_unchanged(run):
    assert run() == (4, 0, 0, 0, 0)
    assert run() == (0, 0, 4, 0, 0)


def test_unchanged_articles_cost_no_embedding(run, encoder, store):
    run()
    commit, done = store.commit_id, len(encoder.texts)
    run()
    assert (len(encoder.texts), store.commit_id) == (done, commit)


def test_a_changed_file_replaces_its_article(run, store, articles_folder):
    run()
    (articles_folder / "tram.txt").write_text("Tram line closed\n\nThe trams stand still until Friday.\n")
    assert run() == (0, 1, 3, 0, 0)
    assert store.count("articles") == 4
    assert store.match('"violin"', 5) == {}
    assert len(store.match('"friday"', 5)) == 1


def test_a_touched_file_is_unchanged(run, articles_folder):
    run()
    os.utime(articles_folder / "tram.txt", (1, 1))
    assert run() == (0, 0, 4, 0, 0)


def test_a_file_named_in_another_way_is_the_same_article(run, store, articles_folder, monkeypatch):
    run()
    monkeypatch.chdir(articles_folder)
    assert run("tram.txt", "./pier.txt") == (0, 0, 2, 0, 0)
    assert store.count("articles") == 4


def test_a_folder_that_was_moved_is_indexed_without_embedding(
    run, store, encoder, articles_folder, monkeypatch
):
    monkeypatch.chdir(articles_folder.parent)
    run("articles")
    done = len(encoder.texts)
    (articles_folder.parent / "elsewhere").mkdir()
    articles_folder.rename(articles_folder.parent / "elsewhere" / "articles")
    monkeypatch.chdir(articles_folder.parent / "elsewhere")
    run("articles")
    assert (store.count("articles"), len(encoder.texts)) == (4, done)


def test_a_copy_is_added_and_counted_as_duplicate_without_embedding(run, store, encoder, articles_folder):
    run()
    done = len(encoder.texts)
    (articles_folder / "copy.txt").write_bytes((articles_folder / "tram.txt").read_bytes())
    assert run() == (1, 0, 4, 1, 0)
    assert (store.count("articles"), len(encoder.texts)) == (5, done)


def test_a_chunk_that_did_not_change_is_not_embedded_again(run, encoder, tmp_path):
    path = tmp_path / "long.txt"
    first, second = "Boats sailed to the island. " * 26, "Trams rang in the town. " * 30
    path.write_text(f"Title of the article\n{first.strip()}\nAdvertisement\n{second.strip()}\n")
    run(path)
    before = set(encoder.texts)
    path.write_text(f"Title of the article\n{first.strip()}\nAdvertisement\nA new end for the story.\n")
    run(path)
    assert [text for text in encoder.texts if text not in before] == [
        "Title of the article\nA new end for the story."
    ]


def test_the_title_is_embedded_with_each_chunk(run, encoder, articles_folder):
    run(articles_folder / "tram.txt")
    (text,) = encoder.texts
    assert text.startswith(
        "Tram driver returns a lost violin\nTram driver returns a lost violin\nTern Bay Gazette"
    )


def test_a_bad_file_is_recorded_and_the_rest_indexed(run, store, articles_folder):
    (articles_folder / "a-empty.txt").write_bytes(b"")
    (articles_folder / "z-binary.txt").write_bytes(b"\0\1\2")
    assert run() == (4, 0, 0, 0, 2)
    assert [(f.source, f.reason) for f in store.files.failures()] == [
        (str(articles_folder / "a-empty.txt"), "an empty file"),
        (str(articles_folder / "z-binary.txt"), "a binary file, not text"),
    ]


def test_a_mended_file_is_no_longer_listed_as_failed(run, store, articles_folder):
    bad = articles_folder / "bad.txt"
    bad.write_bytes(b"")
    run()
    bad.write_text("It rained.\n")
    assert run() == (1, 0, 4, 0, 0)
    assert store.files.failures() == []


def test_a_file_that_can_no_longer_be_read_keeps_its_article(run, store, articles_folder):
    run()
    (articles_folder / "tram.txt").write_bytes(b"\0")
    assert run() == (0, 0, 3, 0, 1)
    assert (store.count("articles"), store.count("failures")) == (4, 1)


def test_an_article_of_clutter_alone_is_stored_without_chunks(run, store, tmp_path):
    (tmp_path / "ad.txt").write_text("Advertisement\nShare this article\n")
    assert run(tmp_path / "ad.txt") == (1, 0, 0, 0, 0)
    assert (store.count("articles"), store.count("chunks")) == (1, 0)


def test_a_run_that_is_stopped_keeps_its_batches_and_the_next_goes_on(run, store, toy_encoder, tmp_path):
    folder = many_articles(tmp_path / "many", 3 * BATCH_ARTICLES)
    with pytest.raises(KeyboardInterrupt):
        run(folder, encoder=CountingEncoder(toy_encoder, fail_at=3))
    assert store.count("articles") == 2 * BATCH_ARTICLES
    assert len(derive_vectors(store).index) == store.count("chunks")
    assert run(folder) == (BATCH_ARTICLES, 0, 2 * BATCH_ARTICLES, 0, 0)
    assert len(derive_vectors(store).index) == store.count("chunks") == 3 * BATCH_ARTICLES


def test_progress_counts_every_byte_and_every_article_once(store, encoder, articles_folder, tmp_path):
    folder = many_articles(tmp_path / "many", BATCH_ARTICLES + 3)
    (folder / "bad.txt").write_bytes(b"\0" * 77)
    (folder / "records.jsonl").write_text("".join(f'{{"text": "It snowed {i} times."}}\n' for i in range(40)))
    size = sum(path.stat().st_size for path in folder.iterdir())
    for _ in range(2):
        done = []
        sources = find_sources([folder]).files
        index_sources(store, encoder, sources, progress=lambda *counts, done=done: done.append(counts))
        assert [sum(counts) for counts in zip(*done, strict=True)] == [size, BATCH_ARTICLES + 3 + 40]


def test_options_of_loading_reach_the_reader(store, encoder, tmp_path):
    (tmp_path / "latin.txt").write_bytes("Caf\xe9 closes".encode("latin-1"))
    sources = find_sources([tmp_path / "latin.txt"]).files
    index_sources(store, encoder, sources, options=IndexOptions(LoadOptions(fallback_encoding="latin-1")))
    assert [article.text for article in store.articles()] == ["Caf\xe9 closes"]


def test_an_entry_is_the_same_on_every_run(articles_folder):
    (source,) = find_sources([articles_folder / "honey.txt"]).files
    one, two = (make_entry(source, next(load_file(source.path))) for _ in range(2))
    assert (one.article.id, one.chunks, one.embedding_texts) == (
        two.article.id,
        two.chunks,
        two.embedding_texts,
    )
    assert one.article.text[one.article.kept[0].end :].startswith("\n\nAdvertisement\n")


@pytest.mark.parametrize("damage", ["missing", "damaged", "truncated", "folder"])
def test_a_bad_vector_index_is_built_again_with_the_same_answers(run, store, encoder, damage):
    run()
    path = store.directory / VECTORS_FILE
    good = derive_vectors(store)
    raw = path.read_bytes()
    path.unlink()
    if damage == "folder":
        path.mkdir()
    elif damage != "missing":
        path.write_bytes(raw[:-9] if damage == "truncated" else raw[:90] + b"\xff" + raw[91:])
    rebuilt = derive_vectors(store)
    assert (good.on_disk, rebuilt.on_disk) == (True, False)
    assert rankings(rebuilt.index, encoder) == rankings(good.index, encoder)


def test_a_stale_vector_index_is_built_again(run, store, articles_folder):
    run(articles_folder / "tram.txt")
    stale = (store.directory / VECTORS_FILE).read_bytes()
    run()
    (store.directory / VECTORS_FILE).write_bytes(stale)
    assert len(derive_vectors(store).index) == store.count("chunks") == 5


def test_a_rebuilt_vector_index_is_kept_and_read_the_next_time(run, store):
    run()
    (store.directory / VECTORS_FILE).unlink()
    keep_vectors(store, derive_vectors(store))
    assert derive_vectors(store).on_disk


def test_vectors_are_those_of_the_encoder_to_the_precision_of_the_store(run, store, encoder):
    run()
    texts = {number: i for i, number in enumerate(store.vectors()[0].tolist())}
    np.testing.assert_allclose(store.vectors()[1], encoder.encode(encoder.texts[: len(texts)]), atol=2**-10)


def test_another_model_is_a_mismatch_that_says_what_to_use(run, store, encoder, tmp_path):
    run()
    encoder.name, encoder.model_hash = "other", "f" * 16
    with pytest.raises(IndexMismatch, match=r"made with the model toy .* use --model toy"):
        run()


def test_another_chunking_is_a_mismatch(store, toy_encoder):
    store.save_settings(Settings("toy", toy_encoder.model_hash, toy_encoder.dimension, 555))
    with pytest.raises(IndexMismatch, match="chunks of 555 characters"):
        check_settings(store, toy_encoder)


def test_the_same_name_and_text_in_two_folders_are_two_articles(tmp_path, toy_encoder, monkeypatch):
    with Store.open(tmp_path / "index", create=True) as store:
        for folder in ("one", "two", "one", "two"):
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / "a.txt").write_text("It rained on the pier all day.\n")
            monkeypatch.chdir(tmp_path / folder)
            report = index_sources(store, toy_encoder, find_sources(["."]).files)
        assert (report.added, report.unchanged, store.count("articles")) == (0, 1, 2)


def test_a_vector_index_in_memory_follows_the_archive_row_by_row(run, store, encoder, articles_folder):
    run(articles_folder / "tram.txt")
    held = derive_vectors(store)
    run()
    (articles_folder / "tram.txt").write_text("Tram line closed\n\nThe trams stand still until Friday.\n")
    run()
    (store.directory / VECTORS_FILE).unlink()
    followed, built = derive_vectors(store, held), derive_vectors(store)
    assert followed.commit_id == built.commit_id == store.commit_id
    assert rankings(followed.index, encoder) == rankings(built.index, encoder)


def test_a_stale_vector_file_is_brought_up_to_date_without_building_it(
    run, store, encoder, articles_folder, monkeypatch
):
    run(articles_folder / "tram.txt")
    (articles_folder / "pier.txt").write_text("The pier is gone\n\nA storm took the old pier in the night.\n")
    monkeypatch.setattr("index.derive.VectorIndex.build", None)
    run()
    assert sorted(derive_vectors(store).index.numbers().tolist()) == store.chunk_numbers().tolist()


def test_a_vector_index_of_an_earlier_commit_is_not_written(run, store, articles_folder):
    run(articles_folder / "tram.txt")
    (store.directory / VECTORS_FILE).unlink()
    earlier = derive_vectors(store)
    run()
    raw = (store.directory / VECTORS_FILE).read_bytes()
    assert not keep_vectors(store, earlier).on_disk
    assert (store.directory / VECTORS_FILE).read_bytes() == raw


def test_an_archive_that_is_being_written_says_by_whom(run, store):
    with Store.open(store.directory) as other, other.lock(), pytest.raises(IndexBusy, match="process"):
        run()
