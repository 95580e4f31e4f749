import pytest
import torch
from safetensors.torch import load_file, save_file
from transformers import BertConfig

from index.encoder import packaged_folder
from index.errors import ModelUnavailable
from index.statements.decode import LABELS
from index.statements.model import StatementTagger, _bucket
from index.statements.tokens import FEATURE_SIZES
from index.statements.weights import WEIGHTS, load_tagger
from index.weights import load_tokenizer, load_weights, save_weights

MAX_BYTES = 25_000_000  # of the weights as shipped


def tiny(seed=0):
    """Make a tagger of 8 columns with random weights."""
    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=50, hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    return StatementTagger(config).eval()


def score(model):
    ids = torch.arange(6).reshape(1, 6)
    features = torch.zeros((1, 6, len(FEATURE_SIZES)), dtype=torch.int64)
    with torch.inference_mode():
        return model(ids, features, torch.tensor([[1, 1, 1, 1, 0, 0]]))


@pytest.mark.model
def test_the_tokenizer_neither_cuts_nor_pads():
    tokenizer, special = load_tokenizer()
    assert special == (101, 102)
    assert len(tokenizer.encode("so " * 2000, add_special_tokens=False).ids) == 2000


def test_weights_written_and_read_give_the_same_scores(tmp_path):
    model, other = tiny(), tiny(1)
    model.half().float()  # as they are stored
    other.encoder.embeddings.load_state_dict(model.encoder.embeddings.state_dict())
    save_weights(model, tmp_path / "w.safetensors")
    load_weights(other, tmp_path / "w.safetensors")
    for one, two in zip(score(model), score(other), strict=True):
        assert torch.equal(one, two)


def test_the_packaged_embeddings_are_not_written(tmp_path):
    save_weights(tiny(), tmp_path / "w.safetensors")
    stored = load_file(tmp_path / "w.safetensors")
    assert not any(name.startswith("encoder.embeddings.") for name in stored)
    assert {weight.dtype for weight in stored.values()} == {torch.float16}


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(ModelUnavailable, match=r"gone\.safetensors.*install On Record again"):
        load_weights(tiny(), tmp_path / "gone.safetensors")


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"\xff" * 64, b"\x10\0\0\0\0\0\0\0{}"])
def test_a_file_that_holds_no_weights_is_named(tmp_path, raw):
    (tmp_path / "w.safetensors").write_bytes(raw)
    with pytest.raises(ModelUnavailable, match="cannot read the weights"):
        load_weights(tiny(), tmp_path / "w.safetensors")


@pytest.mark.parametrize("change", ["one missing", "one too many", "another shape"])
def test_weights_of_another_network_are_refused(tmp_path, change):
    save_weights(tiny(), tmp_path / "w.safetensors")
    stored = load_file(tmp_path / "w.safetensors")
    bias = stored.pop("labels.bias")
    if change == "one too many":
        stored |= {"labels.bias": bias, "extra": bias.clone()}
    if change == "another shape":
        stored["labels.bias"] = bias[:-1].clone()
    save_file(stored, tmp_path / "w.safetensors")
    with pytest.raises(ModelUnavailable, match="of another network"):
        load_weights(tiny(), tmp_path / "w.safetensors")


@pytest.mark.model
def test_the_packaged_tagger_has_the_packaged_embeddings():
    model = load_tagger()
    packaged = load_file(packaged_folder() / "model.safetensors")["embeddings.word_embeddings.weight"]
    assert torch.equal(model.encoder.embeddings.word_embeddings.weight.data, packaged.float())
    assert not model.training


@pytest.mark.model
def test_the_packaged_weights_are_small_enough_to_ship():
    assert WEIGHTS.stat().st_size <= MAX_BYTES


def test_nothing_points_to_padding():
    labels, to_cue, to_source = score(tiny())
    assert labels.shape == (1, 6, len(LABELS))
    for arcs in (to_cue, to_source):
        assert arcs.shape == (1, 6, 6)
        assert (arcs[:, :, 4:] == -1e4).all()
        assert (arcs[:, :, :4] > -1e3).all()


def test_padding_changes_no_score():
    model = tiny()
    ids, features = torch.arange(4).reshape(1, 4), torch.ones((1, 4, 3), dtype=torch.int64)
    padded_ids = torch.cat([ids, torch.zeros((1, 3), dtype=torch.int64)], dim=1)
    padded_features = torch.cat([features, torch.zeros((1, 3, 3), dtype=torch.int64)], dim=1)
    with torch.inference_mode():
        labels, _, _ = model(ids, features, torch.ones((1, 4)))
        padded, _, _ = model(padded_ids, padded_features, torch.tensor([[1, 1, 1, 1, 0, 0, 0]]))
    assert torch.allclose(labels, padded[:, :4], atol=1e-6)


def test_distances_are_numbered_by_powers_of_two_and_side():
    assert _bucket(9, torch.device("cpu"))[4].tolist() == [13, 12, 12, 11, 0, 1, 2, 2, 3]
    far = _bucket(700, torch.device("cpu"))
    assert (far[0, 511], far[0, 512], far[0, 699], far[699, 0]) == (9, 10, 10, 20)
