import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from transformers import BertConfig

import training.reader as command
import training.reader_trainer as trainer
from index.records import Span
from index.weights import save_weights
from qa.reader.model import SpanNetwork
from training.reader_adapter import add_adapters, merge_adapters
from training.reader_batches import Material
from training.reader_data import Asked, Context, ReadingSet
from training.reader_negatives import Negatives

ROOT = Path(__file__).parents[2]
NAMES = ("Orr", "Vale", "Quill", "Rook")
TEXTS = tuple(f"The ferry of {name} sank in May, wrote {name}." for name in NAMES)
RECIPE = trainer.Recipe(epochs=3, rate=1e-2, batch=2, averaged=2, every=2, negatives=0.33)
pytestmark = pytest.mark.model


def tiny(seed=0):
    """Make a network of 16 columns with random weights, and the packaged vocabulary."""
    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=30522, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    return SpanNetwork(config)


def make_material():
    """Eight questions over four passages."""
    asked = [
        Asked(question, (Context(number, (Span(text.index(answer), text.index(answer) + len(answer)),)),))
        for number, text in enumerate(TEXTS)
        for question, answer in (("When did it sink?", "May"), ("Whose ferry?", NAMES[number]))
    ]
    none = [Negatives(((n // 2 + 1) % 4,), ()) for n in range(len(asked))]
    return Material([ReadingSet("toy", TEXTS, ("a",) * 4, tuple(asked))], [none])


def _generator():
    return np.random.default_rng(0)


def train(work, recipe=RECIPE):
    work.mkdir(exist_ok=True)
    network = trainer.prepare(tiny(), recipe.adapter)
    return trainer.Trainer(network, make_material(), recipe, work).run().state_dict()


def same(one, two):
    return one.keys() == two.keys() and all(torch.equal(one[name], two[name]) for name in one)


@pytest.mark.parametrize("adapter", [0, 4])
def test_training_makes_the_loss_fall(adapter):
    network, material = trainer.prepare(tiny(), adapter), make_material()
    examples = material.draw_batches(0.0, 8, _generator())
    batch = material.fill_batch(examples[0])
    optimizer = torch.optim.AdamW([w for w in network.parameters() if w.requires_grad], lr=1e-2)
    losses = []
    for _ in range(60):
        loss = trainer.find_loss(network.eval(), batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0] / 2


@pytest.mark.parametrize("adapter", [0, 4])
@pytest.mark.parametrize("after", [3, 8])
def test_a_cut_run_ends_with_the_same_weights(tmp_path, monkeypatch, adapter, after):
    recipe = replace(RECIPE, adapter=adapter)
    whole = train(tmp_path / "whole", recipe)
    done = []

    def stop(network, batch, find=trainer.find_loss):
        done.append(1)
        if len(done) > after:
            raise KeyboardInterrupt
        return find(network, batch)

    with monkeypatch.context() as patch:
        patch.setattr(trainer, "find_loss", stop)
        with pytest.raises(KeyboardInterrupt):
            train(tmp_path / "cut", recipe)
    assert same(train(tmp_path / "cut", recipe), whole)


def test_a_run_that_is_done_gives_its_weights_again_without_training(tmp_path, monkeypatch):
    first = train(tmp_path / "w")
    monkeypatch.setattr(trainer, "find_loss", None)
    assert same(train(tmp_path / "w"), first)


def test_a_checkpoint_of_another_recipe_is_refused(tmp_path):
    train(tmp_path / "w")
    with pytest.raises(trainer.OtherRecipe, match="give another --work"):
        train(tmp_path / "w", replace(RECIPE, rate=1e-3))


def test_the_last_checkpoints_are_averaged_and_epochs_are_kept(tmp_path):
    finished = train(tmp_path / "w")  # 12 examples, 6 batches an epoch, 18 in all
    names = sorted(path.name for path in (tmp_path / "w").glob("step-*"))
    assert names == [f"step-{n}.safetensors" for n in (12, 16, 18, 6)]
    last, first = (load_file(tmp_path / "w" / f"step-{n}.safetensors")["ends.bias"].float() for n in (18, 16))
    assert torch.equal(finished["ends.bias"], (last + first) / 2)
    assert not torch.equal(last, first)


def test_the_embeddings_are_not_trained(tmp_path):
    finished, before = train(tmp_path / "w"), tiny().state_dict()
    changed = {name for name in before if not torch.equal(before[name], finished[name])}
    assert {"types.weight", "null.weight", "ends.weight"} <= changed
    assert not any(name.startswith("encoder.embeddings.") for name in changed)


def test_adapters_change_nothing_at_first_and_are_merged_in_the_end():
    network, plain = tiny().eval(), tiny().eval()
    add_adapters(network, 4)
    inputs = make_material().fill_batch(make_material().draw_examples(0, _generator())).inputs
    assert torch.equal(network(*inputs).start, plain(*inputs).start)
    with torch.no_grad():
        for name, weight in network.named_parameters():
            if name.endswith(".up.weight"):
                weight += 0.1
    merged = merge_adapters(network)
    assert merged.state_dict().keys() == plain.state_dict().keys()
    assert torch.allclose(network(*inputs).start, merged(*inputs).start, atol=1e-5)
    assert not torch.allclose(merged(*inputs).start, plain(*inputs).start, atol=1e-3)


def test_of_the_encoder_only_adapters_are_trained():
    network = trainer.prepare(tiny(), 4)
    trained = {name for name, weight in network.encoder.named_parameters() if weight.requires_grad}
    assert {name.rsplit(".", 2)[1] for name in trained} == {"up", "down"}
    assert len(trained) == 2 * 6  # query, key, value and three dense matrices


def test_progress_is_told_in_json(tmp_path, capsys):
    train(tmp_path / "w")
    said = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(each["epoch"], each["batch"], each["of"]) for each in said] == [(3, 18, 18)]
    assert said[0].keys() == {"epoch", "batch", "of", "loss", "seconds_a_batch", "minutes_left"}
    assert said[0]["minutes_left"] == 0


@pytest.fixture
def shared(tmp_path):
    """A folder as ../shared, with one small SQuAD-format set."""
    paragraphs = [
        {"context": text, "qas": [{"question": f"When did the ferry of {name} sink?", "answers": [{"text": "May", "answer_start": text.index("May")}]}]}
        for name, text in zip(NAMES, TEXTS, strict=True)
    ]  # fmt: skip
    folder = tmp_path / "shared" / "reading"
    folder.mkdir(parents=True)
    (folder / "squadshifts-reddit.json").write_text(
        json.dumps({"data": [{"title": "Ferries", "paragraphs": paragraphs}]})
    )
    return tmp_path / "shared"


def test_the_command_trains_and_goes_on_from_weights(tmp_path, shared, monkeypatch, capsys):
    monkeypatch.setattr(command, "make_network", lambda seed, start: tiny(seed))
    save_weights(tiny(), tmp_path / "first.safetensors")
    words = f"--shared {shared} --work {tmp_path}/w --out {tmp_path}/o.safetensors --sets reddit --lexical --epochs 1"
    assert command.main([*words.split(), "--batch", "2", "--from", f"{tmp_path}/first.safetensors"]) == 0
    said = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert said[0] == {
        "set": "squadshifts-reddit", "passages": 4, "questions": 4, "with_near_misses": 0, "with_same_article": 0
    }  # fmt: skip
    assert said[-1]["wrote"] == f"{tmp_path}/o.safetensors"
    assert command.main([*words.split(), "--batch", "4"]) == 1
    assert (
        capsys.readouterr()
        .err.splitlines()[-1]
        .startswith(f"error: {tmp_path}/w/checkpoint.safetensors is of another")
    )


def test_the_mean_with_the_weights_begun_with_is_written(tmp_path, shared, monkeypatch):
    monkeypatch.setattr(command, "make_network", lambda seed, start: tiny(seed))
    start = tmp_path / "first.safetensors"
    save_weights(tiny(5), start)
    words = [
        "--shared",
        str(shared),
        "--sets",
        "reddit",
        "--lexical",
        "--epochs",
        "1",
        "--batch",
        "2",
        "--from",
        str(start),
    ]
    for name, more in (("plain", []), ("mean", ["--with-start"])):
        out = tmp_path / f"{name}.safetensors"
        assert command.main([*words, "--work", str(tmp_path / name), "--out", str(out), *more]) == 0
    begun, plain, mean = (load_file(tmp_path / f"{name}.safetensors") for name in ("first", "plain", "mean"))
    assert begun.keys() == plain.keys() == mean.keys()
    for name, weight in mean.items():
        assert torch.equal(weight, ((begun[name].float() + plain[name].float()) / 2).half())
    assert not torch.equal(mean["ends.weight"], plain["ends.weight"])


def test_a_mean_needs_weights_begun_with(capsys):
    with pytest.raises(SystemExit):
        command.main(["--with-start"])
    assert "--with-start needs the weights begun with: give --from" in capsys.readouterr().err


def test_the_stages_of_the_makefile_are_commands_that_are_understood(monkeypatch):
    done = subprocess.run(
        ["make", "--dry-run", "--always-make", "train-reader"], cwd=ROOT, capture_output=True, text=True
    )
    stages = [
        line.split("training.reader ")[1].split()
        for line in done.stdout.splitlines()
        if "training.reader " in line
    ]
    options = [command._parse(words) for words in stages]
    assert [each.out.name for each in options] == [f"{number}.safetensors" for number in range(1, 6)]
    assert [each.start for each in options[1:]] == [each.out for each in options[:-1]]
    assert [each.with_start for each in options] == [False] * 4 + [True]
    assert len({each.work for each in options}) == 5


def test_without_the_questions_nothing_is_trained(tmp_path, capsys):
    assert command.main(["--shared", str(tmp_path), "--work", str(tmp_path / "w")]) == 0
    assert capsys.readouterr().err.startswith(f"skipped: {tmp_path}/reading not found")
    assert not (tmp_path / "w").exists()


def test_the_command_says_what_it_does():
    done = subprocess.run(
        [sys.executable, "-m", "training.reader", "--help"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0
    options = "--shared --work --out --sets --epochs --rate --adapter --negatives --limit --from --average"
    assert all(word in done.stdout for word in ["QAMR", *options.split()])


def test_a_share_of_negatives_is_less_than_one(capsys):
    with pytest.raises(SystemExit):
        command.main(["--negatives", "1"])
    assert "a share is at least 0 and less than 1" in capsys.readouterr().err
