"""Tests of masked-language modelling; the vocabulary is the packaged one, the network of 8 columns."""

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from transformers import BertConfig

import training.masked as masked
from index.weights import load_tokenizer, save_weights

pytestmark = pytest.mark.model
TEXTS = [f"The ferry of Merrow sank in May, wrote {name} Orr. " * 30 for name in ("Ida", "Bram", "Lena")]


def tiny(seed=0):
    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=30522, hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    return masked.MaskedModel(config)


@pytest.fixture(scope="module")
def parts():
    blocks = masked.cut_blocks(TEXTS)
    return blocks, blocks[:1]


def test_blocks_hold_the_texts_one_after_another(parts):
    tokenizer, (_, end) = load_tokenizer()
    blocks, _ = parts
    assert blocks.shape[1] == masked.LENGTH - 2
    flat = blocks.flatten().tolist()
    first = tokenizer.encode(TEXTS[0], add_special_tokens=False).ids
    assert flat[: len(first) + 1] == [*first, end]
    assert masked.cut_blocks(["too short"]).shape == (0, masked.LENGTH - 2)


def test_a_share_of_the_words_is_to_be_told_and_most_of_them_are_hidden(parts):
    tokenizer, (begin, end) = load_tokenizer()
    hide = tokenizer.token_to_id("[MASK]")
    shown, wanted = masked.draw_blocks(parts, np.random.default_rng(0))
    told = wanted >= 0
    assert shown.shape == wanted.shape == (masked.BATCH, masked.LENGTH)
    assert (shown[:, 0] == begin).all()
    assert (shown[:, -1] == end).all()
    assert not told[:, [0, -1]].any()
    assert told.mean() == pytest.approx(masked.MASKED_SHARE, abs=0.02)
    assert (shown[told] == hide).mean() == pytest.approx(0.8, abs=0.05)
    assert (shown[told] == wanted[told]).mean() == pytest.approx(masked.KEPT_SHARE, abs=0.04)
    assert not (shown[~told] == hide).any()
    again = masked.draw_blocks(parts, np.random.default_rng(0))
    assert all((one == other).all() for one, other in zip(again, (shown, wanted), strict=True))


def test_no_sign_between_texts_is_to_be_told(parts):
    _, (_, end) = load_tokenizer()
    for seed in range(5):
        _, wanted = masked.draw_blocks(parts, np.random.default_rng(seed))
        assert not (wanted == end).any()


def run(work, parts, steps=6, **other):
    work.mkdir(exist_ok=True)
    model = tiny()
    masked.train(model, parts, work, steps=steps, rate=1e-2, seed=1, **other)
    return model.state_dict()


def test_a_run_that_was_cut_ends_with_the_same_weights(tmp_path, parts, monkeypatch):
    monkeypatch.setattr(masked, "EVERY", 2)
    whole, done = run(tmp_path / "whole", parts), []

    def stop(*given, draw=masked.draw_blocks):
        done.append(1)
        if len(done) > 4:
            raise KeyboardInterrupt
        return draw(*given)

    with monkeypatch.context() as patch:
        patch.setattr(masked, "draw_blocks", stop)
        with pytest.raises(KeyboardInterrupt):
            run(tmp_path / "cut", parts)
    cut = run(tmp_path / "cut", parts)
    assert all(torch.equal(cut[name], weight) for name, weight in whole.items())
    assert not torch.equal(whole["dense.weight"], tiny().state_dict()["dense.weight"])


def test_a_checkpoint_of_another_training_is_refused(tmp_path, parts):
    run(tmp_path / "w", parts)
    with pytest.raises(SystemExit, match="give another --work"):
        run(tmp_path / "w", parts, steps=7)


def test_the_embeddings_stay_and_are_not_written(tmp_path):
    model = masked.make_model(0)
    assert not any(weight.requires_grad for weight in model.encoder.embeddings.parameters())
    save_weights(model, tmp_path / "w")
    names = set(load_file(tmp_path / "w"))
    assert "encoder.encoder.layer.5.output.dense.weight" in names
    assert not any("embeddings" in name for name in names)


def test_without_texts_the_command_says_so_and_is_done(tmp_path, capsys):
    assert masked.main(["--shared", str(tmp_path)]) == 0
    assert "not found" in capsys.readouterr().err
