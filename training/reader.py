"""Train the span reader: `python -m training.reader --help`.

The layers of the packaged encoder, or low-rank adapters on them, are fine-tuned on SQuADShifts reddit and amazon (Miller
et al., ICML 2020) and on QAMR (Michael et al., NAACL 2018); new-wiki is never read, for it is measured on
(benchmarks/reader.py). The same command again goes on from the last checkpoint. The packaged weights came of several
such stages, which the Makefile has (`make train-reader`).
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from index.encoder import Encoder, SentenceEncoder
from index.records import content_hash
from index.weights import save_weights
from training.encoder import choose_device, say
from training.reader_batches import Material
from training.reader_data import ReadingSet, limit_questions, read_squad
from training.reader_negatives import Negatives, find_negatives, rank_cached
from training.reader_qamr import read_qamr
from training.reader_trainer import OtherRecipe, Recipe, Trainer, make_network, prepare
from training.state import load_average

ROOT = Path(__file__).parents[1]
SETS = ("reddit", "amazon", "qamr")


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, going on from the last checkpoint, and write the weights."""
    options = _parse(arguments)
    folder = options.shared / "reading"
    if not folder.is_dir():
        print(f"skipped: {folder} not found; it holds the questions to train on", file=sys.stderr)
        return 0
    options.work.mkdir(parents=True, exist_ok=True)
    recipe = make_recipe(options)
    material = make_material(options, folder, None if options.lexical else SentenceEncoder())
    if options.threads:  # after embedding, which sets a number of its own
        torch.set_num_threads(options.threads)
    network = prepare(make_network(recipe.seed, options.start), recipe.adapter)
    network.to(choose_device(options.device))
    trainer = Trainer(network, material, recipe, options.work)
    try:
        finished = trainer.run()
    except OtherRecipe as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    save_weights(finished, options.out)
    if options.with_start:
        load_average(finished, [options.start, options.out])
        save_weights(finished, options.out)
    say({"wrote": str(options.out), "bytes": options.out.stat().st_size})
    return 0


def make_material(options: argparse.Namespace, folder: Path, encoder: Encoder | None) -> Material:
    """Read the sets and find the negatives of their questions; what each set has is told on stderr."""
    readings = [limit_questions(read_set(folder, name), options.limit, options.seed) for name in options.sets]
    negatives = [_find_negatives(reading, encoder, options) for reading in readings]
    return Material(readings, negatives, drawn=options.drawn)


def read_set(folder: Path, name: str) -> ReadingSet:
    """Read one of `SETS`."""
    return read_qamr(folder) if name == "qamr" else read_squad(folder / f"squadshifts-{name}.json")


def _find_negatives(
    reading: ReadingSet, encoder: Encoder | None, options: argparse.Namespace
) -> list[Negatives]:
    found = find_negatives(reading, rank_cached(reading, encoder, options.work), options.seed)
    say(
        {
            "set": reading.name,
            "passages": len(reading.passages),
            "questions": len(reading.questions),
            "with_near_misses": sum(bool(each.near) for each in found),
            "with_same_article": sum(bool(each.same) for each in found),
        }
    )
    return found


def make_recipe(options: argparse.Namespace) -> Recipe:
    """Take from the options what decides the weights."""
    start = "" if options.start is None else content_hash(options.start.read_bytes().hex())
    return Recipe(
        epochs=options.epochs,
        rate=options.rate,
        adapter=options.adapter,
        negatives=options.negatives,
        batch=options.batch,
        averaged=options.average,
        every=options.every,
        seed=options.seed,
        drawn=options.drawn,
        start=start,
    )


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    usual = Recipe()
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--shared", type=Path, default=ROOT.parent / "shared", help="folder with reading/")
    add("--work", type=Path, default=ROOT / "build/reader", help="folder of the checkpoints")
    add("--out", type=Path, default=ROOT / "qa/reader/reader.safetensors")
    add("--sets", nargs="+", choices=SETS, default=list(SETS), help="what to train on (default all)")
    add("--epochs", type=int, default=usual.epochs)
    add("--rate", type=float, default=usual.rate, help="largest learning rate of the layers")
    add("--adapter", type=int, default=usual.adapter, metavar="RANK", help="train adapters, not the layers")
    add(
        "--negatives",
        type=_share,
        default=usual.negatives,
        metavar="SHARE",
        help="of examples, without answer",
    )
    add("--lexical", action="store_true", help="find near misses by words alone, without embedding")
    add("--limit", type=int, default=sys.maxsize, metavar="N", help="questions of each set, for trials")
    add(
        "--from",
        dest="start",
        type=Path,
        metavar="WEIGHTS",
        help="begin with these, not the packaged encoder",
    )
    add(
        "--with-start",
        action="store_true",
        help="write the mean of the weights of --from and those trained (WiSE-FT: Wortsman et al., CVPR 2022)",
    )
    add(
        "--average",
        type=int,
        default=usual.averaged,
        metavar="N",
        help="keep the mean of the last N checkpoints",
    )
    add("--every", type=int, default=usual.every, metavar="N", help="batches between checkpoints")
    add("--drawn", action="store_true", help="learn the answer of any annotator: not so often the shortest")
    add("--batch", type=int, default=usual.batch, help="windows in a batch")
    add("--seed", type=int, default=usual.seed)
    add("--device", default="auto", help="cpu or cuda; auto takes an accelerator if there is one")
    add("--threads", type=int, default=0, help="0 for one a core")
    options = parser.parse_args(arguments)
    if options.with_start and options.start is None:
        parser.error("--with-start needs the weights begun with: give --from")
    return options


def _share(text: str) -> float:
    value = float(text)
    if not 0 <= value < 1:
        raise argparse.ArgumentTypeError("a share is at least 0 and less than 1")
    return value


if __name__ == "__main__":
    sys.exit(main())
