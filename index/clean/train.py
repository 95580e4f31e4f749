"""Train the scorer of lines: `python -m index.clean.train`.

Cross-validated by kind of clutter and by article: the figures say how it does on kinds and articles it
never saw. The same material gives the same weights.
"""

import argparse
import json
import sys
import time
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.clean.fit import (
    Material,
    Rows,
    WordVectors,
    describe_pages,
    fit_line_model,
    fit_network,
    join_rows,
    load_word_vectors,
)
from index.clean.material import Example, read_examples, read_fillers, read_kept, read_sample, read_stories
from index.clean.pages import make_pages
from index.clean.scorer import WEIGHTS, LineModel, Matrix, Network

ROOT = Path(__file__).parents[2]
FOLDS = 5
PAGE_SETS = (0, 1, 2)  # seeds of the sets of pages the network is fitted to
TEST_SEED = 999
# Chance from which on a line is dropped. `python -m benchmarks.cleaning`, held-out kinds, text alone: at .65 fair precision
# .986 and recall .966, at .8 .988 and .955; between the two both bars (.98, .95) are cleared.
THRESHOLD = 0.75
SMALLEST = 0.005  # a weight that rounds to less is left out


@dataclass(frozen=True, slots=True)
class Kit:
    """The material in folds, what fills its slots, and the word vectors."""

    folds: Sequence[Material]
    fillers: Mapping[str, Sequence[str]]
    vectors: WordVectors

    def join(self, folds: Sequence[int]) -> Material:
        """Put folds together."""
        parts = [self.folds[k] for k in folds]
        return (
            [x for part in parts for x in part[0]],
            [x for part in parts for x in part[1]],
            [x for part in parts for x in part[2]],
        )

    def describe(self, fold: int, model: LineModel, *, seed: int) -> Rows:
        """Make pages of a fold and describe their lines by a model that never saw it."""
        examples, stories, kept = self.folds[fold]
        whole = [x for material in self.folds for x in material[2] if " story" in x[0]]
        return describe_pages(make_pages(stories, examples, [*kept, *whole], self.fillers, seed=seed), model)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, write the weights and print the cross-validated figures."""
    options = _parse(arguments)
    if not (options.shared / "corpus/polnear/train/text").is_dir():
        _say(f"skipped: {options.shared / 'corpus/polnear/train/text'} not found")
        return 0
    kit = _gather(options.data, options.shared, by=options.by)
    started = time.monotonic()
    if options.folds:
        tests = [_test_fold(kit, k) for k in range(options.folds)]
        for threshold in (0.5, 0.6, 0.7, 0.8, 0.9):
            _say(_figures(tests, threshold))
    line_model, network = _train(kit, range(FOLDS))
    options.out.write_text(dump_weights(line_model, network), encoding="utf-8")
    _say(f"wrote {options.out}: {options.out.stat().st_size:,} bytes, {time.monotonic() - started:.0f} s")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m index.clean.train", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder of the corpora")
    parser.add_argument(
        "--data", type=Path, default=ROOT / "data" / "cleaning", help="folder of the written lines"
    )
    parser.add_argument("--folds", type=int, default=FOLDS, help="folds to test on; 0 for none")
    parser.add_argument("--by", choices=("kind", "example"), default="kind", help="what folds hold out")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / WEIGHTS, help="file to write")
    return parser.parse_args(arguments)


def _gather(data: Path, shared: Path, *, by: str) -> Kit:
    folds: list[Material] = [([], [], []) for _ in range(FOLDS)]
    for i, example in enumerate(read_examples(data)):
        folds[_fold(_group(example, i, by))][0].append(example)
    for story in [*read_stories(shared), *read_sample(ROOT / "data" / "sample")]:
        folds[_fold("story " + story.name)][1].append(story)
    for kept in read_kept(data):
        folds[_fold(kept[1])][2].append(kept)
    return Kit(folds, read_fillers(data), load_word_vectors())


def _group(example: Example, number: int, by: str) -> str:
    return "kind " + example.kind if by == "kind" else f"example {number}"


def _fold(name: str) -> int:
    return zlib.crc32(name.encode()) % FOLDS


def _train(kit: Kit, folds: Sequence[int]) -> tuple[LineModel, Network]:
    """Fit both models to some folds; the network sees each fold as a line model saw it that never met it."""
    parts = []
    for k in folds:
        model = fit_line_model(kit.join([j for j in folds if j != k]), kit.fillers, kit.vectors)
        parts += [kit.describe(k, model, seed=100 * seed + k) for seed in PAGE_SETS]
    return fit_line_model(kit.join(folds), kit.fillers, kit.vectors), fit_network(join_rows(parts))


def _test_fold(kit: Kit, fold: int) -> tuple[Rows, Matrix]:
    line_model, network = _train(kit, [k for k in range(FOLDS) if k != fold])
    rows = kit.describe(fold, line_model, seed=TEST_SEED)
    return rows, network.chances(rows.features)  # type: ignore[arg-type]


def _figures(tests: Sequence[tuple[Rows, Matrix]], threshold: float) -> str:
    rows = join_rows([rows for rows, _ in tests])
    dropped: npt.NDArray[np.bool_] = np.concatenate([chances for _, chances in tests]) > threshold
    right = rows.chars[dropped & rows.clutter].sum()
    story = ~rows.clutter
    return (
        f"threshold {threshold}: precision {right / rows.chars[dropped].sum():.4f}, recall "
        f"{right / rows.chars[rows.clutter].sum():.4f}, loss {rows.chars[dropped & story].sum() / rows.chars[story].sum():.4f} of characters"
    )


def dump_weights(model: LineModel, network: Network) -> str:
    """Write weights as JSON, small ones left out, three decimals each."""
    layers = {
        name: np.round(getattr(network, name), 4).tolist()
        for name in ("mean", "scale", "hidden", "hidden_bias", "output", "output_bias")
    }
    raw = {
        "threshold": THRESHOLD,
        "bias": round(model.bias, 3),
        "network": layers,
        "features": _round(model.features),
        "meanings": _round(model.meanings),
    }
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def _round(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in sorted(weights.items()) if abs(value) >= SMALLEST}


if __name__ == "__main__":
    sys.exit(main())
