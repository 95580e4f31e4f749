import numpy as np
import pytest
import torch

from index.encoder import PACKAGED_MODEL, SentenceEncoder
from index.errors import ModelUnavailable

TEXTS = (
    "The ferry did not leave.", "", "Herring do not negotiate. " * 40, "Боат", "\U0001f600", "The boat stayed in the harbour.",
    "The council raised the property tax.", "a", "b", "c",
)  # fmt: skip
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def encoder():
    return SentenceEncoder()


@pytest.fixture(scope="module")
def vectors(encoder):
    return encoder.encode(TEXTS)


def test_the_packaged_model_is_loaded_without_a_network(encoder):
    assert (encoder.name, encoder.dimension) == (PACKAGED_MODEL, 384)
    assert len(encoder.model_hash) == 16


def test_rows_are_unit_vectors_in_float32(vectors):
    assert (vectors.shape, vectors.dtype) == ((len(TEXTS), 384), np.float32)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_rows_are_in_the_order_of_the_texts(encoder, vectors):
    alone = np.vstack([encoder.encode([text]) for text in TEXTS])
    assert (alone @ vectors.T).argmax(axis=1).tolist() == list(range(len(TEXTS)))
    assert (alone * vectors).sum(axis=1).min() > 0.999


def test_texts_of_like_meaning_are_nearer_than_others(vectors):
    ferry, boat, tax = vectors[0], vectors[5], vectors[6]
    assert ferry @ boat > ferry @ tax + 0.2


def test_rows_agree_with_the_library_in_float32(encoder, vectors):
    from sentence_transformers import SentenceTransformer

    reference = SentenceTransformer(str(encoder._folder), device="cpu", local_files_only=True)
    assert (reference.encode(list(TEXTS), normalize_embeddings=True) * vectors).sum(axis=1).min() >= 0.999


def test_no_text_gives_no_row(encoder):
    assert encoder.encode([]).shape == (0, 384)


def test_progress_counts_every_text_once(encoder):
    done = []
    encoder.encode(TEXTS, done.append)
    assert sum(done) == len(TEXTS)


@pytest.mark.parametrize(("cores", "batches"), [(1, [8, 2]), (2, [3, 3, 3, 1]), (9, [1] * 10)])
def test_few_texts_are_shared_out_among_the_cores(cores, batches, vectors, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    done = []
    shared = SentenceEncoder().encode(TEXTS, done.append)
    assert done == batches
    assert (shared * vectors).sum(axis=1).min() > 0.999


@pytest.mark.parametrize("threads", [1, 2])
def test_many_texts_are_embedded_by_all_cores_together(threads, encoder, vectors, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    done = []
    many = SentenceEncoder(threads=threads).encode(TEXTS * 4, done.append)
    assert sum(done) == 4 * len(TEXTS)
    assert max(done) > 8
    assert torch.get_num_threads() == threads
    assert (many * np.tile(vectors, (4, 1))).sum(axis=1).min() > 0.999


def test_the_default_prompt_of_a_model_comes_before_each_text(encoder):
    asking = SentenceEncoder()
    asking._load().prompts["query"] = "query: "
    asking._load().default_prompt_name = "query"
    np.testing.assert_allclose(asking.encode(["ferry"]), encoder.encode(["query: ferry"]), atol=1e-6)


def test_the_hash_tells_models_apart(encoder, tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"other")
    assert SentenceEncoder(str(tmp_path)).model_hash != encoder.model_hash
    assert SentenceEncoder().model_hash == encoder.model_hash


@pytest.mark.parametrize("name", ["/no/such/folder", "no such model!", "../gone"])
def test_a_model_that_is_not_there_is_unavailable(name):
    with pytest.raises(ModelUnavailable, match="give a folder"):
        SentenceEncoder(name)


def test_a_folder_without_weights_is_no_model(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelUnavailable, match=r"a \.safetensors file is needed"):
        SentenceEncoder(str(tmp_path)).model_hash  # noqa: B018


def test_a_folder_of_garbage_cannot_be_loaded(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"garbage")
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelUnavailable, match="cannot load the model"):
        SentenceEncoder(str(tmp_path)).encode(["text"])
