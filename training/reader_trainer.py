"""Train the span reader's network on batches; a run that was cut goes on exactly where it stopped."""

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from index.weights import load_weights, save_weights
from qa.reader.model import SpanNetwork
from training.encoder import (
    find_device,
    find_share,
    freeze_embeddings,
    load_packaged,
    make_config,
    make_optimizer,
    reduce_precision,
    say,
    take_step,
)
from training.reader_adapter import add_adapters, merge_adapters
from training.reader_batches import Example, FilledBatch, Material
from training.state import STATE, load_average, load_state, read_head, save_state

SAID_EVERY = 20  # batches


class OtherRecipe(Exception):
    """A checkpoint was made by a training with other settings or other examples."""


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
        drawn: Whether the answer of any annotator is learned; see `training.reader_data.choose_answer`.
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
    drawn: bool = False
    start: str = ""


class Trainer:
    """The network and how far it is trained; everything it needs to go on is in its folder."""

    def __init__(self, network: SpanNetwork, material: Material, recipe: Recipe, work: Path) -> None:
        """Take a network with its first weights.

        :param work: Folder of the checkpoints.
        """
        self._network, self._material, self._recipe, self._work = network, material, recipe, work
        self._optimizer = make_optimizer(network, network.encoder, recipe.rate)
        self._epoch_steps = max(1, material.count_examples(recipe.negatives) // recipe.batch)
        self._steps = recipe.epochs * self._epoch_steps
        self._digest = material.digest

    def run(self) -> SpanNetwork:
        """Train to the end; give the network with adapters merged and checkpoints averaged.

        :raises OtherRecipe: If the checkpoint is of another training.
        """
        step = self._go_on()
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

    def _go_on(self) -> int:
        """Go on from the checkpoint, if there is one; give the number of batches done."""
        path = self._work / STATE
        head = read_head(path)
        if head is None:
            return 0
        if head["recipe"] != self._describe():
            raise OtherRecipe(f"{path} is of another training: {head['recipe']}; give another --work")
        load_state(path, self._network, self._optimizer)
        return int(head["steps"])

    def _describe(self) -> str:
        return json.dumps(
            asdict(self._recipe) | {"steps": self._steps, "examples": self._digest}, sort_keys=True
        )

    def _draw_epoch(self, epoch: int) -> list[list[Example]]:
        generator = np.random.default_rng([self._recipe.seed, epoch])
        return self._material.draw_batches(self._recipe.negatives, self._recipe.batch, generator)

    def _train_batch(self, batch: FilledBatch, step: int) -> float:
        torch.manual_seed(self._recipe.seed * 1_000_003 + step)  # a run that goes on drops out the same
        loss = find_loss(self._network, batch)
        return take_step(self._network, self._optimizer, loss, share=find_share(step, self._steps))

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
        head = {"steps": str(step), "recipe": self._describe()}
        save_state(self._work / STATE, self._network, self._optimizer, head)

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
    network = SpanNetwork(make_config())
    load_packaged(network.encoder)
    if start is not None:
        load_weights(network, start)
    return network


def prepare(network: SpanNetwork, adapter: int) -> SpanNetwork:
    """Freeze the embeddings, and with adapters the layers' own matrices."""
    freeze_embeddings(network.encoder)
    if adapter:
        add_adapters(network, adapter)
    return network


def find_loss(network: SpanNetwork, batch: FilledBatch) -> torch.Tensor:
    """Average the cross-entropies of start and end, a scalar.

    "No answer" is one place among the others, so this is at once the loss of a classifier of windows with and
    without an answer (P(none) against the sum of all spans) and of the place where there is one; a second loss
    on the no-answer logit would only count the first twice.
    """
    device = find_device(network)
    targets = batch.targets.to(device)
    with reduce_precision(device):
        logits = network(*(part.to(device) for part in batch.inputs))
    loss = nn.functional.cross_entropy
    return (loss(logits.start, targets[:, 0]) + loss(logits.end, targets[:, 1])) / 2
