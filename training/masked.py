"""Teach the packaged encoder words in their places again: `make train-layers`, or `python -m training.masked --help`.

It was trained to give one vector for a text, and a tagger judges each token: masked-language modelling (Devlin et al.,
NAACL 2019), here on the articles of PolNeAR's train part and the passages that the span reader is trained on, lets it begin
better. The reader begins worse (its card). Only layers are trained, never the embeddings. The same command again goes on
from the last checkpoint. What it writes is for `--layers` of `training.statements` and `training.reader`, and is not shipped.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from transformers import BertConfig, BertModel

from index.weights import load_tokenizer, save_weights
from training.encoder import (
    choose_device,
    find_device,
    find_share,
    freeze_embeddings,
    load_packaged,
    make_config,
    make_optimizer,
    say,
    take_step,
)
from training.reader import SETS, read_set
from training.state import STATE, count_steps, load_state, read_head, save_state

ROOT = Path(__file__).parents[1]
LENGTH = 192  # tokens of a block, with [CLS] and [SEP]
BATCH = 16  # blocks
NEWS_SHARE = 0.6  # of the blocks of a batch that are of PolNeAR's articles
MASKED_SHARE = 0.15  # of the tokens that are to be told
REPLACED_SHARE, KEPT_SHARE = 0.1, 0.1  # of these: another word, the word itself; the others are [MASK]
FIRST_WORD = 1000  # the vocabulary's words begin here
EVERY = 250  # batches between checkpoints
SAID_EVERY = 50

Ints = npt.NDArray[np.int64]


class MaskedModel(nn.Module):
    """The packaged encoder, and a head that tells which word stands at a place, by the embeddings themselves."""

    def __init__(self, config: BertConfig) -> None:
        """Make the network with random layers; see `make_model`."""
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.dense = nn.Linear(config.hidden_size, config.hidden_size)
        self.norm = nn.LayerNorm(config.hidden_size)
        self.bias = nn.Parameter(torch.zeros(config.vocab_size))
        nn.init.eye_(self.dense.weight)
        nn.init.zeros_(self.dense.bias)

    def forward(self, ids: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
        """Score all words of the vocabulary at some places of blocks.

        :param ids: int64 (n_blocks, length).
        :param places: Whether each token is to be told, bool (n_blocks, length).
        :returns: float (n_places, n_words).
        """
        hidden = self.encoder(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state[places]
        hidden = self.norm(nn.functional.gelu(self.dense(hidden)))
        scores: torch.Tensor = hidden @ self.encoder.embeddings.word_embeddings.weight.T + self.bias
        return scores


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, going on from the last checkpoint, and write the layers."""
    options = _parse(arguments)
    news, reading = options.shared / "corpus/polnear/train/text", options.shared / "reading"
    if not (news.is_dir() and reading.is_dir()):
        print(f"skipped: {news} or {reading} not found; they hold the texts to train on", file=sys.stderr)
        return 0
    if options.threads:
        torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    parts = (
        cut_blocks([path.read_text(encoding="utf-8") for path in sorted(news.glob("*.txt"))]),
        cut_blocks([passage for name in SETS for passage in read_set(reading, name).passages]),
    )
    say({"blocks": [len(part) for part in parts], "tokens": [part.size for part in parts]})
    model = make_model(options.seed).to(choose_device(options.device))
    train(model, parts, options.work, steps=options.steps, rate=options.rate, seed=options.seed)
    save_weights(model, options.out)
    say({"wrote": str(options.out), "bytes": options.out.stat().st_size})
    return 0


def make_model(seed: int) -> MaskedModel:
    """Put a head on the packaged encoder, whose embeddings stay as they are."""
    torch.manual_seed(seed)
    model = MaskedModel(make_config())
    load_packaged(model.encoder)
    freeze_embeddings(model.encoder)
    return model


def cut_blocks(texts: Sequence[str]) -> Ints:
    """Tokenize texts, put [SEP] after each, and cut what they are together into blocks, int64 (n_blocks, LENGTH - 2)."""
    tokenizer, (_, end) = load_tokenizer()
    ids: list[int] = []
    for encoded in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        ids += [*encoded.ids, end]
    width = LENGTH - 2
    return np.array(ids[: len(ids) // width * width], np.int64).reshape(-1, width)


def train(
    model: MaskedModel, parts: tuple[Ints, Ints], work: Path, *, steps: int, rate: float, seed: int
) -> None:
    """Train to the end, from the checkpoint in a folder if there is one.

    :param parts: Blocks of articles and of passages.
    """
    optimizer = make_optimizer(model, model.encoder, rate)
    recipe = {"training": f"masked {steps} {rate} {seed} {[part.shape for part in parts]}"}
    head = read_head(work / STATE)
    if head is not None and head["training"] != recipe["training"]:
        raise SystemExit(f"error: {work / STATE} is of another training; give another --work")
    if head is not None:
        load_state(work / STATE, model, optimizer)
    model.train()
    begun, started, losses = count_steps(optimizer), time.monotonic(), []
    for step in range(begun, steps):
        torch.manual_seed(seed * 1_000_003 + step)  # a run that goes on drops out the same
        blocks = draw_blocks(parts, np.random.default_rng([seed, step]))
        losses.append(_train_batch(model, optimizer, *blocks, share=find_share(step, steps)))
        done = step + 1
        if done % SAID_EVERY == 0 or done == steps:
            seconds = (time.monotonic() - started) / (done - begun)
            loss = round(float(np.mean(losses[-SAID_EVERY:])), 4)
            say(
                {
                    "batch": done,
                    "of": steps,
                    "loss": loss,
                    "minutes_left": round(seconds * (steps - done) / 60, 1),
                }
            )
        if done % EVERY == 0 or done == steps:
            save_state(work / STATE, model, optimizer, recipe)


def draw_blocks(parts: tuple[Ints, Ints], generator: np.random.Generator) -> tuple[Ints, Ints]:
    """Draw a batch of blocks: what is shown, and the word of each token that is to be told, else -100; (BATCH, LENGTH)."""
    tokenizer, (begin, end) = load_tokenizer()
    chosen = parts[0] if generator.random() < NEWS_SHARE else parts[1]
    blocks = chosen[generator.integers(len(chosen), size=BATCH)]
    shown = np.pad(blocks, ((0, 0), (1, 1)), constant_values=((0, 0), (begin, end)))
    told = (generator.random(shown.shape) < MASKED_SHARE) & (shown != begin) & (shown != end)
    wanted = np.where(told, shown, -100)
    chance = generator.random(shown.shape)
    words = generator.integers(FIRST_WORD, tokenizer.get_vocab_size(), size=shown.shape)
    masked = told & (chance >= REPLACED_SHARE + KEPT_SHARE)
    shown = np.where(masked, _find_mask(), shown)
    return np.where(told & (chance < REPLACED_SHARE), words, shown), wanted


@cache
def _find_mask() -> int:
    return load_tokenizer()[0].get_vocab()["[MASK]"]


def _train_batch(
    model: MaskedModel, optimizer: torch.optim.Optimizer, shown: Ints, wanted: Ints, *, share: float
) -> float:
    device = find_device(model)
    ids, words = torch.from_numpy(shown).to(device), torch.from_numpy(wanted).to(device)
    told = words >= 0
    with torch.autocast(device.type, dtype=torch.bfloat16):
        scores = model(ids, told)
    loss = nn.functional.cross_entropy(scores.float(), words[told])
    return take_step(model, optimizer, loss, share=share)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--shared", type=Path, default=ROOT.parent / "shared", help="folder with corpus/polnear and reading/")
    add("--work", type=Path, default=ROOT / "build/layers", help="folder of the checkpoint")
    add("--out", type=Path, default=ROOT / "build/layers/layers.safetensors")
    add("--steps", type=int, default=4000, help="batches")
    add("--rate", type=float, default=1.5e-4, help="largest learning rate of the layers")
    add("--seed", type=int, default=3)
    add("--device", default="auto", help="cpu or cuda; auto takes an accelerator if there is one")
    add("--threads", type=int, default=0, help="0 for one a core")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
