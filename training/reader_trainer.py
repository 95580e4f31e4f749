"""Train the span reader's network on batches; a run that was cut goes on exactly where it stopped."""

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn
from transformers import BertConfig, BertModel

from index.encoder import packaged_folder
from qa.reader.model import SpanNetwork
from qa.reader.weights import load_weights, save_weights
from training.reader_adapter import add_adapters, merge_adapters
from training.reader_batches import Example, FilledBatch, Material
from training.reader_state import load_state, save_state

HEAD_RATE = 5.0  # times that of the layers, which begin where the packaged model is
WARM_SHARE = 0.06  # of all steps, while the rate rises
SAID_EVERY = 20  # batches
STATE = "checkpoint.safetensors"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What decides the weights that come out.

    Attributes:
        rate: Largest learning rate of the layers.
        adapter: Rank of the adapters; 0 to train the layers themselves.
        negatives: Share of the examples that have no answer.
        batch: Windows in a batch.
        averaged: Last checkpoints whose mean is kept; 1 for the last alone.
        every: Batches between checkpoints.
        start: Weights begun with; empty for the packaged encoder.
    """

    epochs: int = 3
    rate: float = 1e-4
    adapter: int = 0
    negatives: float = 0.33
    batch: int = 32
    averaged: int = 1
    every: int = 250
    seed: int = 1
    start: str = ""


class Trainer:
    """The network and how far it is trained; everything it needs to go on is in its folder."""

    def __init__(self, network: SpanNetwork, material: Material, recipe: Recipe, work: Path) -> None:
        """Take a network with its first weights.

        :param work: Folder of the checkpoints.
        """
        self._network, self._material, self._recipe, self._work = network, material, recipe, work
        self._optimizer = torch.optim.AdamW(_group_weights(network, recipe.rate), betas=(0.9, 0.98), eps=1e-6)
        self._rates = [float(group["lr"]) for group in self._optimizer.param_groups]
        self._epoch_steps = max(1, material.count_examples(recipe.negatives) // recipe.batch)
        self._steps = recipe.epochs * self._epoch_steps
        self._digest = material.digest

    def run(self) -> SpanNetwork:
        """Train to the end; give the network with adapters merged and checkpoints averaged."""
        step = load_state(self._work / STATE, self._network, self._optimizer, self._describe())
        self._network.train()
        losses: list[float] = []
        started, begun = time.monotonic(), step
        while step < self._steps:
            epoch = step // self._epoch_steps
            for batch in self._draw_epoch(epoch)[step % self._epoch_steps :]:
                losses.append(self._train_batch(self._material.fill_batch(batch), step))
                step += 1
                if step % SAID_EVERY == 0 or step == self._steps:
                    seconds = (time.monotonic() - started) / (step - begun)
                    self._say_progress(step, losses[-SAID_EVERY:], seconds)
                if self._is_checkpoint(step):
                    self._save(step)
        finished = merge_adapters(self._network)
        load_average(
            finished, [self._snapshot(step) for step in self._checkpoints()[-self._recipe.averaged :]]
        )
        return finished.eval()

    def _describe(self) -> str:
        return json.dumps(
            asdict(self._recipe) | {"steps": self._steps, "examples": self._digest}, sort_keys=True
        )

    def _draw_epoch(self, epoch: int) -> list[list[Example]]:
        generator = np.random.default_rng([self._recipe.seed, epoch])
        return self._material.draw_batches(self._recipe.negatives, self._recipe.batch, generator)

    def _train_batch(self, batch: FilledBatch, step: int) -> float:
        torch.manual_seed(self._recipe.seed * 1_000_003 + step)  # a run that goes on drops out the same
        share = find_rate(step, self._steps)
        for group, rate in zip(self._optimizer.param_groups, self._rates, strict=True):
            group["lr"] = rate * share
        loss = find_loss(self._network, batch)
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimizer.step()
        return loss.item()

    def _checkpoints(self) -> list[int]:
        """Give the steps after which a checkpoint is kept: every so many, at the end of each epoch and of all."""
        kept = {*range(self._recipe.every, self._steps, self._recipe.every)}
        return sorted(kept | {*range(self._epoch_steps, self._steps + 1, self._epoch_steps)})

    def _is_checkpoint(self, step: int) -> bool:
        return step % self._recipe.every == 0 or step % self._epoch_steps == 0

    def _snapshot(self, step: int) -> Path:
        return self._work / f"step-{step}.safetensors"

    def _save(self, step: int) -> None:
        """Keep a checkpoint, and the weights where they are averaged or end an epoch; those first."""
        if step % self._epoch_steps == 0 or step in self._checkpoints()[-self._recipe.averaged :]:
            fresh = self._snapshot(step).with_suffix(".new")
            save_weights(merge_adapters(self._network), fresh)
            fresh.replace(self._snapshot(step))
        save_state(self._work / STATE, self._network, self._optimizer, step, self._describe())

    def _say_progress(self, step: int, losses: Sequence[float], seconds: float) -> None:
        say(
            {
                "epoch": (step - 1) // self._epoch_steps + 1,
                "batch": step,
                "of": self._steps,
                "loss": round(float(np.mean(losses)), 4),
                "seconds_a_batch": round(seconds, 3),
                "minutes_left": round(seconds * (self._steps - step) / 60, 1),
            }
        )


def make_network(seed: int, start: Path | None = None) -> SpanNetwork:
    """Put untrained heads on the packaged encoder, or take trained weights to begin with."""
    torch.manual_seed(seed)
    config = BertConfig.from_pretrained(str(packaged_folder()))
    config._attn_implementation = "eager"  # forth and back 1.3 times faster than sdpa on a CPU
    config.attention_probs_dropout_prob = 0.0  # drawing its random numbers took half of the time
    network = SpanNetwork(config)
    packaged = BertModel.from_pretrained(str(packaged_folder()), add_pooling_layer=False, dtype=torch.float32)
    network.encoder.load_state_dict(packaged.state_dict())
    if start is not None:
        load_weights(network, start)
    return network


def prepare(network: SpanNetwork, adapter: int) -> SpanNetwork:
    """Freeze the embeddings, and with adapters the layers' own matrices."""
    for weight in network.encoder.embeddings.parameters():
        weight.requires_grad = False
    if adapter:
        add_adapters(network, adapter)
    return network


def find_loss(network: SpanNetwork, batch: FilledBatch) -> torch.Tensor:
    """Average the cross-entropies of start and end, a scalar.

    "No answer" is one place among the others, so this is at once the loss of a classifier of windows with and
    without an answer (P(none) against the sum of all spans) and of the place where there is one; a second loss
    on the no-answer logit would only count the first twice.
    """
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = network(*batch.inputs)
    loss = nn.functional.cross_entropy
    return (loss(logits.start, batch.targets[:, 0]) + loss(logits.end, batch.targets[:, 1])) / 2


def find_rate(step: int, steps: int) -> float:
    """Give the share of the largest rate: it rises for `WARM_SHARE` of the steps, then falls to 0."""
    warm = max(1, int(WARM_SHARE * steps))
    return (step + 1) / warm if step < warm else (steps - step) / max(1, steps - warm)


def load_average(network: SpanNetwork, files: Sequence[Path]) -> None:
    """Give a network the mean of weights in files."""
    parts = [load_file(file) for file in files]
    mean = {name: torch.stack([part[name].float() for part in parts]).mean(0) for name in parts[0]}
    network.load_state_dict(mean, strict=False)


def say(line: dict[str, object]) -> None:
    """Tell progress, a JSON object a line, on stderr."""
    print(json.dumps(line), file=sys.stderr, flush=True)


def _group_weights(network: SpanNetwork, rate: float) -> list[dict[str, object]]:
    """Let layers and heads learn at rates of their own."""
    layers = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    inner = {id(weight) for weight in network.encoder.parameters()}
    heads = [weight for weight in network.parameters() if id(weight) not in inner]
    return [
        {"params": layers, "lr": rate, "weight_decay": 0.01},
        {"params": heads, "lr": HEAD_RATE * rate, "weight_decay": 0.0},
    ]
