import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from transformers import BertConfig

import training.statements as recipe
from index.statements.model import StatementTagger
from index.statements.tokens import make_tokens
from index.weights import load_tokenizer
from training.state import load_average
from training.windows import IGNORED, Cut, make_batch, make_example

ROOT = Path(__file__).parents[2]
STORIES = {
    "a": ("Ida Orr said the ferry is late. Nobody waited for it at the pier, though it was dry and warm.",
          ("0 7", "8 12", "13 30")),
    "b": ("The boat is old, said Bram Vale. He sold it in May, and the new one came by road a week later.",
          ("22 31", "17 21", "0 15")),
}  # fmt: skip


def tiny(seed):
    """Make a tagger of 8 columns with random weights, and the packaged vocabulary."""
    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=30522, hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    return StatementTagger(config)


@pytest.fixture
def shared(tmp_path):
    """A folder as ../shared, with two articles to train on and the same two to measure on."""
    for part in ("train", "dev"):
        for name, (text, places) in STORIES.items():
            folder = tmp_path / "shared" / "corpus" / "polnear" / part
            folder.mkdir(parents=True, exist_ok=True)
            roles = zip(("Source", "Cue", "Content"), places, strict=True)
            spans = [
                f"T{number}\t{role} {place}\t{text[slice(*map(int, place.split()))]}"
                for number, (role, place) in enumerate(roles, 1)
            ]
            relation = "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3"
            (folder / f"{name}.txt").write_text(text)
            (folder / f"{name}.ann").write_text("\n".join([*spans, relation]) + "\n")
    return tmp_path / "shared"


@pytest.fixture
def train(tmp_path, shared, monkeypatch):
    """Train for a moment; give the exit code."""
    monkeypatch.setattr(recipe, "make_model", tiny)
    monkeypatch.setattr(recipe, "CYCLES", (2, 2))
    monkeypatch.setattr(recipe, "AVERAGED", 2)

    def train(name):
        paths = {"--shared": shared, "--work": tmp_path / name, "--out": tmp_path / f"{name}.safetensors"}
        return recipe.main([str(word) for pair in paths.items() for word in pair])

    return train


def same(one, two):
    one, two = load_file(one), load_file(two)
    return one.keys() == two.keys() and all(torch.equal(one[name], two[name]) for name in one)


def test_without_the_articles_nothing_is_trained(tmp_path, capsys):
    assert recipe.main(["--shared", str(tmp_path), "--work", str(tmp_path / "w")]) == 0
    assert capsys.readouterr().err.startswith(f"skipped: {tmp_path}/corpus/polnear/train not found")
    assert not (tmp_path / "w").exists()


def test_the_command_says_what_it_does():
    done = subprocess.run(
        [sys.executable, "-m", "training.statements", "--help"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0
    assert all(
        word in done.stdout for word in ("PolNeAR", "--shared", "--work", "--out", "--seed", "--threads")
    )


@pytest.mark.model
def test_training_ends_with_weights_and_tells_how_it_went(train, tmp_path, capsys):
    assert train("one") == 0
    said = [json.loads(line) for line in capsys.readouterr().err.splitlines() if line.startswith("{")]
    assert [(s["cycle"], s["epoch"]) for s in said if "epoch" in s] == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert said[-1]["wrote"] == str(tmp_path / "one.safetensors")
    assert {"content_word_f1", "cue_word_f1", "relation_f1@.5"} <= said[-1].keys()
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == [
        "cycle-1-epoch-1.safetensors", "cycle-1-epoch-2.safetensors", "cycle-1.safetensors",
        "cycle-2-epoch-1.safetensors", "cycle-2-epoch-2.safetensors", "cycle-2.safetensors",
    ]  # fmt: skip


@pytest.mark.model
def test_the_same_seed_trains_the_same_weights_which_are_not_the_first(train, tmp_path):
    train("one")
    train("two")
    assert same(tmp_path / "one.safetensors", tmp_path / "two.safetensors")
    assert not same(tmp_path / "one.safetensors", tmp_path / "one" / "cycle-1-epoch-1.safetensors")


@pytest.mark.model
@pytest.mark.parametrize("after", [1, 2, 3, 4])
def test_training_goes_on_from_where_it_was_stopped(train, tmp_path, monkeypatch, after):
    train("whole")
    measured = []

    def stop(model, articles):
        measured.append(1)
        if len(measured) == after:
            raise KeyboardInterrupt
        return {}

    with monkeypatch.context() as patch:
        patch.setattr(recipe, "measure", stop)
        with pytest.raises(KeyboardInterrupt):
            train("stopped")
    train("stopped")
    assert same(tmp_path / "whole.safetensors", tmp_path / "stopped.safetensors")


@pytest.mark.model
def test_the_last_weights_of_a_cycle_are_averaged(train, tmp_path):
    train("one")
    folder = tmp_path / "one"
    first, last, mean = (
        load_file(folder / f"{name}.safetensors")["labels.bias"].float()
        for name in ("cycle-2-epoch-1", "cycle-2-epoch-2", "cycle-2")
    )
    assert torch.allclose(mean, (first + last) / 2, atol=1e-3)
    assert not torch.equal(first, last)


@pytest.mark.model
def test_the_embeddings_are_not_trained(shared, tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(recipe, "make_model", lambda seed: made.append(tiny(seed)) or made[0])
    monkeypatch.setattr(recipe, "CYCLES", (1,))
    monkeypatch.setattr(recipe, "AVERAGED", 1)
    recipe.main(["--shared", str(shared), "--work", str(tmp_path / "w"), "--out", str(tmp_path / "o")])
    before, after = (model.state_dict() for model in (tiny(1), made[0]))
    changed = {name for name in before if not torch.equal(before[name], after[name])}
    assert changed
    assert not any(name.startswith("encoder.embeddings.") for name in changed)


def test_weights_in_files_are_averaged(tmp_path):
    model = tiny(0)
    for name, value in (("a", 1.0), ("b", 2.0), ("c", 6.0)):
        save_file({"labels.bias": torch.full((7,), value).half()}, tmp_path / name)
    load_average(model, [tmp_path / name for name in "abc"])
    assert model.labels.bias.tolist() == [3.0] * 7


def test_straight_marks_take_the_place_of_curly_ones_of_the_same_length():
    assert recipe._vary_marks("“It’s”", True) == '"It’s"'
    assert recipe._vary_marks("“It’s”", False) == "“It’s”"


@pytest.mark.model
def test_a_window_without_arcs_has_the_loss_of_its_labels_alone():
    tokenizer, special = load_tokenizer()
    plain = make_example(make_tokens("Nobody waited.", tokenizer), [])
    batch = make_batch([plain], [Cut(0, 0, 3)], special)
    assert set(batch["to_cue"].flatten().tolist()) == {IGNORED}
    loss = recipe.find_loss(tiny(0).eval(), batch)
    assert torch.isfinite(loss)
    assert 0 < loss.item() < 5


def test_nothing_is_measured_without_articles():
    assert recipe.measure(tiny(0), ()) == {}
