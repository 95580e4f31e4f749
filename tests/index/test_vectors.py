import hashlib
import random

import faiss
import numpy as np
import pytest

from index.errors import BadInput
from index.vectors import FLAT_ROWS, VectorIndex


def unit_rows(rows, dimension=16, seed=7):
    vectors = np.random.default_rng(seed).normal(size=(rows, dimension)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def axes(*columns, dimension=4):
    """Give rows that are unit vectors along these axes."""
    return np.eye(dimension, dtype=np.float32)[list(columns)]


@pytest.fixture
def saved(tmp_path):
    """An index of 20 rows, its file, and the file's checksum."""
    index = VectorIndex.build(np.arange(20, dtype=np.int64), unit_rows(20))
    path = tmp_path / "vectors.faiss"
    return index, path, index.save(path)


@pytest.mark.parametrize("limit", [1, 10, 300])
def test_search_gives_what_numpy_gives(limit):
    vectors = unit_rows(300)
    numbers = np.random.default_rng(1).permutation(300).astype(np.int64) * 3
    index = VectorIndex.build(numbers, vectors)
    for query in unit_rows(5, seed=8):
        hits = index.search(query, limit)
        cosines = vectors @ query
        best = np.argsort(-cosines)[:limit]
        assert hits.numbers.tolist() == numbers[best].tolist()
        np.testing.assert_allclose(hits.scores, cosines[best], atol=1e-6)


@pytest.mark.parametrize("rows", [300, FLAT_ROWS + 1])
def test_search_among_some_rows_gives_what_numpy_gives(rows):
    vectors = unit_rows(rows)
    numbers = np.arange(rows, dtype=np.int64) * 3
    index = VectorIndex.build(numbers, vectors)
    chosen = np.sort(np.random.default_rng(2).choice(rows, 40, replace=False))
    query = unit_rows(1, seed=8)[0]
    hits = index.search(query, 100, among=numbers[chosen])
    cosines = vectors[chosen] @ query
    assert hits.numbers.tolist() == numbers[chosen][np.argsort(-cosines)].tolist()
    np.testing.assert_allclose(hits.scores, np.sort(cosines)[::-1], atol=1e-2 if rows > FLAT_ROWS else 1e-6)


def test_among_no_rows_nothing_is_found():
    hits = VectorIndex.build(np.array([5, 6]), axes(0, 1)).search(axes(1)[0], 5, among=np.empty(0, np.int64))
    assert hits.numbers.tolist() == []


def test_of_equal_rows_the_smaller_number_comes_first():
    index = VectorIndex.build(np.array([9, 4, 7, 1]), axes(0, 0, 1, 0))
    hits = index.search(axes(0)[0], 4)
    assert hits.numbers.tolist() == [1, 4, 9, 7]
    assert hits.scores.tolist() == [1.0, 1.0, 1.0, 0.0]


def test_a_limit_beyond_the_rows_gives_every_row_once():
    hits = VectorIndex.build(np.array([5, 6]), axes(0, 1)).search(axes(1)[0], 100)
    assert hits.numbers.tolist() == [6, 5]


@pytest.mark.parametrize("limit", [0, 5])
def test_an_empty_index_finds_nothing(limit):
    index = VectorIndex.build(np.empty(0, np.int64), np.empty((0, 4), np.float32))
    assert len(index) == 0
    assert index.search(axes(0)[0], limit).numbers.tolist() == []


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 0.0, 2.0])
def test_a_row_that_is_not_a_finite_unit_vector_is_refused(bad):
    vectors = axes(0, 1, 2)
    vectors[1] *= 0
    vectors[1, 3] = bad
    with pytest.raises(BadInput, match="the embedding of chunk 12 is not a unit vector"):
        VectorIndex.build(np.array([11, 12, 13]), vectors)


def test_a_number_that_occurs_twice_is_refused():
    with pytest.raises(BadInput, match="a chunk number occurs twice"):
        VectorIndex.build(np.array([3, 3]), axes(0, 1))


@pytest.mark.parametrize("vectors", [axes(0), axes(0, 1, 2), axes(0)[0]], ids=["few", "many", "flat"])
def test_other_than_one_number_a_row_is_refused(vectors):
    with pytest.raises(BadInput, match="give one number a row"):
        VectorIndex.build(np.array([1, 2]), vectors)


def test_a_saved_index_is_loaded_with_the_same_answers(saved):
    index, path, sha256 = saved
    loaded = VectorIndex.load(path, sha256)
    for query in unit_rows(5, seed=8):
        assert loaded.search(query, 20).numbers.tolist() == index.search(query, 20).numbers.tolist()
        assert loaded.search(query, 20).scores.tolist() == index.search(query, 20).scores.tolist()


def test_saving_leaves_no_other_file_and_replaces_the_old_one(saved):
    index, path, sha256 = saved
    path.write_bytes(b"old")
    assert index.save(path) == sha256
    assert [p.name for p in path.parent.iterdir()] == ["vectors.faiss"]
    assert len(VectorIndex.load(path, sha256)) == 20


def test_a_missing_file_or_another_checksum_gives_none(saved):
    _, path, sha256 = saved
    assert VectorIndex.load(path.with_name("other.faiss"), sha256) is None
    assert VectorIndex.load(path, "0" * 64) is None


def test_every_flipped_bit_is_noticed(saved):
    _, path, sha256 = saved
    raw = path.read_bytes()
    for bit in random.Random(3).sample(range(len(raw) * 8), 40):
        damaged = bytearray(raw)
        damaged[bit // 8] ^= 1 << bit % 8
        path.write_bytes(damaged)
        assert VectorIndex.load(path, sha256) is None


def test_every_truncation_is_noticed(saved):
    _, path, sha256 = saved
    raw = path.read_bytes()
    for length in [0, len(raw) - 1, *random.Random(3).sample(range(1, len(raw) - 1), 18)]:
        path.write_bytes(raw[:length])
        assert VectorIndex.load(path, sha256) is None


@pytest.mark.parametrize("rows", [0, 3, 40])
def test_replacing_rows_gives_what_building_them_would(rows):
    vectors, query = unit_rows(40 + rows, seed=3), unit_rows(1, seed=4)[0]
    numbers = np.arange(40 + rows)
    index = VectorIndex.build(numbers[:40], vectors[:40])
    index.replace_rows(numbers[:rows], numbers[40:], vectors[40:])
    built = VectorIndex.build(numbers[rows:], vectors[rows:])
    found, wanted = index.search(query, 50), built.search(query, 50)
    np.testing.assert_array_equal(found.numbers, wanted.numbers)
    np.testing.assert_array_equal(found.scores, wanted.scores)
    assert sorted(index.numbers()) == sorted(built.numbers())


def test_a_number_that_is_there_cannot_be_put_in_again():
    vectors = unit_rows(3, seed=3)
    index = VectorIndex.build(np.arange(3), vectors)
    with pytest.raises(BadInput, match="in the index already"):
        index.replace_rows(np.array([0]), np.array([0, 1]), vectors[:2])
    index.replace_rows(np.array([0]), np.array([0]), vectors[2:])
    assert sorted(index.numbers()) == [0, 1, 2]


def test_an_index_suits_up_to_its_number_of_rows(monkeypatch):
    index = VectorIndex.build(np.arange(3), unit_rows(3, seed=3))
    monkeypatch.setattr("index.vectors.FLAT_ROWS", 5)
    assert [index.suits(rows, 16) for rows in (0, 5, 6)] == [True, True, False]
    assert not index.suits(0, 17)


def test_a_sound_file_of_another_kind_of_index_is_not_taken(tmp_path):
    flat = faiss.IndexFlatIP(4)
    raw = faiss.serialize_index(flat).tobytes()
    (tmp_path / "flat").write_bytes(raw)
    assert VectorIndex.load(tmp_path / "flat", hashlib.sha256(raw).hexdigest()) is None
