import json
import shutil
from itertools import pairwise

import numpy as np
import pytest
import torch

from index.encoder import PACKAGED_MODEL, SentenceEncoder
from index.errors import ModelUnavailable
from index.records import Span

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


SENTENCES = (
    "The ferry did not leave.",
    "“Herring do not negotiate,” Ülo said 😀.",
    "Боат.",
    "Nobody replied.",
)


def place(sentences):
    """Give a text of these sentences, and where each stands in it."""
    borders = [0]
    for sentence in sentences:
        borders.append(borders[-1] + len(sentence) + 1)
    return " ".join(sentences), [Span(start, end - 1) for start, end in pairwise(borders)]


def test_parts_are_the_sums_of_the_tokens_that_the_library_gives(encoder):
    text, spans = place(SENTENCES)
    vectors, (parts,) = encoder.encode_parts([text], [spans])
    tokens = encoder._load().encode(text, output_value="token_embeddings").float().numpy()
    inner = tokens[1:-1]  # without [CLS] and [SEP]
    assert parts.spans == tuple(spans)
    np.testing.assert_allclose(parts.sums.sum(axis=0), inner.sum(axis=0), rtol=0.02, atol=0.05)
    counts = [len(encoder._load().tokenizer(one, add_special_tokens=False)["input_ids"]) for one in SENTENCES]
    starts = np.cumsum([0, *counts])
    assert starts[-1] == len(inner)
    for row, (start, end) in zip(parts.sums, pairwise(starts), strict=True):
        np.testing.assert_allclose(row, inner[start:end].sum(axis=0), rtol=0.02, atol=0.05)
    np.testing.assert_allclose(vectors, encoder.encode([text]), atol=0.01)


def test_texts_and_parts_come_in_the_order_given(encoder):
    placed = [place(SENTENCES[:count]) for count in (1, 4, 2)] + [("", [])]
    texts, spans = [text for text, _ in placed], [one for _, one in placed]
    vectors, parts = encoder.encode_parts(texts, spans)
    np.testing.assert_allclose(vectors, encoder.encode(texts), atol=0.01)
    assert [one.spans for one in parts] == [tuple(one) for one in spans]
    assert all(one.sums.any(axis=1).all() for one in parts)


def test_what_the_model_cuts_off_has_no_tokens(encoder):
    text, spans = place(["Herring do not negotiate."] * 60)
    _, (parts,) = encoder.encode_parts([text], [spans])
    seen = parts.sums.any(axis=1).tolist()
    assert seen == sorted(seen, reverse=True)
    assert True in seen
    assert False in seen


def test_a_model_of_another_pooling_gives_no_parts(encoder, tmp_path):
    folder = tmp_path / "cls"
    shutil.copytree(encoder._folder, folder)
    pooling = folder / "1_Pooling" / "config.json"
    config = json.loads(pooling.read_text())
    config |= {"pooling_mode_mean_tokens": False, "pooling_mode_cls_token": True}
    pooling.write_text(json.dumps(config))
    text, spans = place(SENTENCES)
    other = SentenceEncoder(str(folder))
    vectors, (parts,) = other.encode_parts([text], [spans])
    assert (parts.spans, parts.sums.shape) == ((), (0, 384))
    np.testing.assert_array_equal(vectors, other.encode([text]))


def test_a_model_that_puts_words_before_every_text_gives_no_parts(tmp_path, encoder):
    folder = tmp_path / "prompted"
    shutil.copytree(encoder._folder, folder)
    settings = folder / "config_sentence_transformers.json"
    config = json.loads(settings.read_text()) | {"prompts": {"p": "passage: "}, "default_prompt_name": "p"}
    settings.write_text(json.dumps(config))
    text, spans = place(SENTENCES)
    assert SentenceEncoder(str(folder)).encode_parts([text], [spans])[1][0].spans == ()
