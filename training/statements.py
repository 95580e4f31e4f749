"""Train the tagger of statements: `make train-statements`, or `python -m training.statements --help`.

All layers of the packaged encoder are fine-tuned, its embeddings frozen, on the attributions of PolNeAR's train part
(Newell, Margolin and Ruths, LREC 2018), and measured on its dev part after each epoch. Training goes in cycles, each
with a rate that rises and falls; a cycle ends with the mean of the weights after its last epochs, from which the
next begins; the mean of the cycles' ends is what is kept (relation F1@.5 on dev .735 and .738 -> .738, cue .738 -> .745). Every epoch leaves a checkpoint, and the same command goes on from the last.
"""

import argparse
import copy
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn

from index.statements.find import StatementFinder
from index.statements.model import StatementTagger
from index.statements.tokens import make_tokens
from index.weights import load_tokenizer, load_weights, save_weights
from qa.evaluate.attribution.folders import read_brat
from qa.evaluate.attribution.records import AnnotatedArticle, make_attribution
from qa.evaluate.attribution.score import score_attribution
from training.encoder import (
    choose_device,
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
from training.state import STATE, count_steps, load_average, load_state, read_head, save_state
from training.windows import IGNORED, Example, draw_batches, make_batch, make_example

ROOT = Path(__file__).parents[1]
CYCLES = (10, 8)  # epochs of each cycle
RATES = (2e-4, 1.5e-4)  # largest learning rate of the layers, by cycle
AVERAGED = 5  # last epochs of a cycle whose weights are averaged: relation F1@.5 on dev .722 -> .727
BATCH_WINDOWS = 16
ARC_WEIGHT = 0.5  # of the loss of each kind of arc; labels have 1
STRAIGHT_SHARE = 0.3  # of the articles whose curly quotation marks are typed straight
FIGURES = (
    "content_word_f1",
    "source_word_f1",
    "cue_word_f1",
    "relation_f1@.5",
    "content_f1@.5",
    "source_accuracy@.5",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, going on from the last checkpoint, and write the weights."""
    options = _parse(arguments)
    train_part, dev_part = (options.shared / "corpus/polnear" / part for part in ("train", "dev"))
    if not train_part.is_dir():
        print(f"skipped: {train_part} not found; it holds the attributions to train on", file=sys.stderr)
        return 0
    if options.threads:
        torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(
        read_brat(train_part).articles,
        options.work,
        seed=options.seed,
        device=choose_device(options.device),
    )
    dev = read_brat(dev_part).articles if dev_part.is_dir() else ()
    trainer.run(dev)
    save_weights(trainer.model, options.out)
    say({"wrote": str(options.out), "bytes": options.out.stat().st_size, **measure(trainer.model, dev)})
    return 0


class Trainer:
    """The network and how far it has been trained; everything it needs to go on is in its folder."""

    def __init__(
        self,
        articles: Sequence[AnnotatedArticle],
        work: Path,
        *,
        seed: int,
        device: torch.device,
    ) -> None:
        """Begin with the packaged encoder, or with the last checkpoint in the folder."""
        self.model = make_model(seed)
        self.model.to(device)
        freeze_embeddings(self.model.encoder)
        self._articles, self._work, self._seed = articles, work, seed
        self._tokenizer, self._special = load_tokenizer()

    def run(self, dev: Sequence[AnnotatedArticle]) -> None:
        """Train the cycles that are not done."""
        for cycle, epochs in enumerate(CYCLES):
            ended = self._cycle_file(cycle)
            if ended.exists():
                load_weights(self.model, ended)
                continue
            self._train_cycle(cycle, epochs, dev)
            load_average(self.model, [self._epoch_file(cycle, n) for n in range(epochs - AVERAGED, epochs)])
            fresh = ended.with_suffix(".new")
            save_weights(self.model, fresh)
            (self._work / STATE).unlink()  # first, so that the next cycle never goes on from it
            fresh.replace(ended)
            load_weights(self.model, ended)  # as they are stored: a run that goes on from them gets the same
            say({"cycle": cycle + 1, "averaged": AVERAGED, **measure(self.model, dev)})
        load_average(self.model, [self._cycle_file(cycle) for cycle in range(len(CYCLES))])

    def _train_cycle(self, cycle: int, epochs: int, dev: Sequence[AnnotatedArticle]) -> None:
        optimizer = make_optimizer(self.model, self.model.encoder, RATES[cycle])
        steps = epochs * len(draw_batches(self._tag(0.0, self._draw(0)), BATCH_WINDOWS, self._draw(0)))
        for epoch in range(self._go_on(optimizer), epochs):
            generator = self._draw(1 + 100 * cycle + epoch)
            torch.manual_seed(int(generator.integers(2**31)))
            started = time.monotonic()
            loss = self._train_epoch(f"cycle {cycle + 1} epoch {epoch + 1}", optimizer, steps, generator)
            save_weights(self.model, self._epoch_file(cycle, epoch))
            save_state(self._work / STATE, self.model, optimizer, {"epochs": str(epoch + 1)})
            seconds = round(time.monotonic() - started)
            say(
                {
                    "cycle": cycle + 1,
                    "epoch": epoch + 1,
                    "loss": loss,
                    "seconds": seconds,
                    **measure(self.model, dev),
                }
            )

    def _go_on(self, optimizer: torch.optim.Optimizer) -> int:
        """Go on from the checkpoint, if there is one; give the number of the cycle's epochs done."""
        head = read_head(self._work / STATE)
        if head is None:
            return 0
        load_state(self._work / STATE, self.model, optimizer)
        return int(head["epochs"])

    def _train_epoch(
        self, name: str, optimizer: torch.optim.Optimizer, steps: int, generator: np.random.Generator
    ) -> float:
        """Train on all articles once; give the mean loss.

        :param steps: Batches of the whole cycle, about.
        """
        self.model.train()
        done = count_steps(optimizer)
        examples = self._tag(STRAIGHT_SHARE, generator)
        batches = draw_batches(examples, BATCH_WINDOWS, generator)
        losses = []
        for number, windows in enumerate(batches):
            loss = find_loss(self.model, make_batch(examples, windows, self._special))
            losses.append(take_step(self.model, optimizer, loss, share=find_share(done + number, steps)))
            if number % 20 == 0:
                say(
                    {
                        "at": name,
                        "batch": number,
                        "of": len(batches),
                        "loss": round(float(np.mean(losses[-20:])), 4),
                    }
                )
        return round(float(np.mean(losses)), 4)

    def _tag(self, straight: float, generator: np.random.Generator) -> list[Example]:
        """Cut the articles into tagged tokens, some with their curly quotation marks typed straight."""
        return [
            make_example(
                make_tokens(_vary_marks(article.text, generator.random() < straight), self._tokenizer),
                article.attributions,
            )
            for article in self._articles
        ]

    def _draw(self, stream: int) -> np.random.Generator:
        return np.random.default_rng([self._seed, stream])

    def _cycle_file(self, cycle: int) -> Path:
        return self._work / f"cycle-{cycle + 1}.safetensors"

    def _epoch_file(self, cycle: int, epoch: int) -> Path:
        return self._work / f"cycle-{cycle + 1}-epoch-{epoch + 1}.safetensors"


def make_model(seed: int) -> StatementTagger:
    """Put untrained heads on the packaged encoder."""
    torch.manual_seed(seed)
    model = StatementTagger(make_config())
    load_packaged(model.encoder)
    return model


def find_loss(model: StatementTagger, batch: dict[str, torch.Tensor]) -> torch.Tensor:
    """Sum the cross-entropies of labels and arcs, a scalar."""
    device = find_device(model)
    batch = {name: part.to(device) for name, part in batch.items()}
    with reduce_precision(device):
        labels, to_cue, to_source = model(batch["ids"], batch["features"], batch["mask"])
    loss = nn.functional.cross_entropy
    total = loss(labels.float().flatten(0, 1), batch["labels"].flatten())
    for scores, name in ((to_cue, "to_cue"), (to_source, "to_source")):
        if bool((batch[name] != IGNORED).any()):
            total = total + ARC_WEIGHT * loss(scores.float().flatten(0, 1), batch[name].flatten())
    return total


def measure(model: StatementTagger, articles: Sequence[AnnotatedArticle]) -> dict[str, float]:
    """Find the statements of articles and compare them with the gold ones; nothing for no articles.

    A figure that is none is left out: where no content was found, no source was right or wrong.
    """
    if not articles:
        return {}
    finder = StatementFinder(copy.deepcopy(model).cpu().eval())
    found = {
        article.name: tuple(
            make_attribution(source=one.source, cue=one.cue, content=one.content)
            for one in finder.find(article.text)
        )
        for article in articles
    }
    figures = {figure.name: figure.value for figure in score_attribution(articles, found, seed=0).figures}
    return {name: round(figures[name], 4) for name in FIGURES if name in figures}


def _vary_marks(text: str, straight: bool) -> str:
    return text.translate(str.maketrans("“”", '""')) if straight else text  # lengths stay


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--shared", type=Path, default=ROOT.parent / "shared", help="folder with corpus/polnear"
    )
    parser.add_argument(
        "--work", type=Path, default=ROOT / "build/statements", help="folder of the checkpoints"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "index/statements/tagger.safetensors")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--device", default="auto", help="cpu or cuda; auto takes an accelerator if there is one"
    )
    parser.add_argument("--threads", type=int, default=0, help="0 for one a core")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
