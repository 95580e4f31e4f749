"""What the benchmarks share: where things lie, the run around a measurement, metrics, SQuAD-format sets."""

import argparse
import json
import os
import shlex
import statistics
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import numpy.typing as npt

from index.build import index_sources
from index.chunk import CHUNK_CHARS, split_chunks
from index.encoder import Encoder
from index.load.paths import find_sources
from index.records import Span, content_hash
from index.store import Entry, Store, embedding_text

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
RESULTS = ROOT / "benchmarks" / "results"
NEW_WIKI = Path("reading/squadshifts-newwiki-dev.json")  # below ../shared
RESAMPLES = 2000  # of a bootstrap; its borders then move by about .0005 from seed to seed

Row = dict[str, str | int | float]
Floats = npt.NDArray[np.float64]


class Skipped(Exception):
    """What a benchmark needs is not there; the message names it."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a benchmark measured.

    Attributes:
        n: Number of things measured: questions, chunks or articles.
        rows: The table, each row with the same columns.
        notes: Figures that stand beside the table.
        settings: What decides the figures besides the options.
    """

    n: int
    rows: list[Row]
    notes: dict[str, Any] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:+.4f} [{self.low:+.4f}, {self.high:+.4f}]"


@dataclass(frozen=True, slots=True)
class SquadQuestion:
    """A question, the number of its paragraph, and the spans of its answers there."""

    text: str
    paragraph: int
    answers: tuple[Span, ...]


# The run around a measurement


def make_parser(doc: str | None) -> argparse.ArgumentParser:
    """Make a parser with the options that every benchmark has."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--shared", type=Path, default=SHARED, help="folder of the material (default ../shared)"
    )
    parser.add_argument("--out", type=Path, help="file of the results (default benchmarks/results/NAME.json)")
    return parser


def run_benchmark(
    name: str, parser: argparse.ArgumentParser, measure: Callable[[argparse.Namespace], Result]
) -> None:
    """Measure, print the table and write the results; without the material, say so in one line."""
    options = parser.parse_args()
    try:
        result = measure(options)
    except Skipped as reason:
        print(f"skipped: {reason}")
        return
    print(format_table(result.rows))
    for key, value in result.notes.items():
        print(f"{key}: {value}")
    out = options.out or RESULTS / f"{name}.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(_to_record(name, options, result), indent=1, ensure_ascii=False) + "\n")


def _to_record(name: str, options: argparse.Namespace, result: Result) -> dict[str, Any]:
    chosen = {key: value for key, value in vars(options).items() if not isinstance(value, Path | None)}
    return {
        "benchmark": name,
        "command": shlex.join(["python", "-m", f"benchmarks.{name}", *sys.argv[1:]]),
        "settings": chosen
        | {"cores": os.cpu_count(), "load after": round(os.getloadavg()[0], 1)}
        | result.settings,
        "n": result.n,
        "figures": result.rows,
        "notes": {k: asdict(v) if isinstance(v, Interval) else v for k, v in result.notes.items()},
    }


def require(path: Path) -> Path:
    """Give a path that exists.

    :raises Skipped: If it does not.
    """
    if not path.exists():
        raise Skipped(f"{path} not found")
    return path


def format_table(rows: Sequence[Row]) -> str:
    """Write rows as a Markdown table, columns as in the first."""
    lines = [list(rows[0]), ["---"] * len(rows[0]), *([_format(v) for v in row.values()] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _format(value: str | int | float) -> str:
    if isinstance(value, float):
        return f"{value:.4f}" if abs(value) < 2 else f"{value:.1f}"
    return str(value)


# Metrics


def reciprocal_rank(ranked: Sequence[int], gold: int, *, limit: int = 10) -> float:
    """Give 1 / rank of the gold item, 0 when it is not among the first `limit`."""
    top = list(ranked[:limit])
    return 1 / (top.index(gold) + 1) if gold in top else 0.0


def bootstrap(values: Sequence[float] | Floats, *, seed: int = 0, resamples: int = RESAMPLES) -> Interval:
    """Give the mean and its 95 % percentile bootstrap interval (Efron and Tibshirani, 1993).

    For a paired difference give the differences.
    """
    sample = np.asarray(values, dtype=np.float64)
    rng = np.random.default_rng(seed)
    means = sample[rng.integers(0, len(sample), (resamples, len(sample)))].mean(axis=1)  # (resamples,)
    low, high = np.percentile(means, [2.5, 97.5])
    return Interval(float(sample.mean()), float(low), float(high))


def median_range(values: Sequence[float]) -> str:
    """Write the median and the range of repeated measurements."""
    return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


# SQuAD-format sets


def load_squad(path: Path) -> tuple[list[str], list[SquadQuestion]]:
    """Read the paragraphs of a SQuAD-format file and the questions about them."""
    paragraphs: list[str] = []
    questions: list[SquadQuestion] = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            for qa in paragraph["qas"]:
                spans = (Span(a["answer_start"], a["answer_start"] + len(a["text"])) for a in qa["answers"])
                questions.append(SquadQuestion(qa["question"], len(paragraphs), tuple(sorted(set(spans)))))
            paragraphs.append(paragraph["context"])
    return paragraphs, questions


@contextmanager
def index_paragraphs(paragraphs: Sequence[str], encoder: Encoder) -> Iterator[Store]:
    """Index each paragraph as one .txt file, named by its number, in a temporary folder."""
    with TemporaryDirectory() as folder:
        texts = Path(folder, "texts")
        texts.mkdir()
        for number, text in enumerate(paragraphs):
            texts.joinpath(f"{number:05}.txt").write_text(text, encoding="utf-8", newline="")
        with Store.open(Path(folder, "index"), create=True) as store:
            index_sources(store, encoder, find_sources([texts]).files)
            yield store


@contextmanager
def resplit(store: Store, encoder: Encoder, chunk_chars: int) -> Iterator[Store]:
    """Give a store with the same articles in chunks of another length; the store itself for its own."""
    if chunk_chars == CHUNK_CHARS:
        yield store
        return
    entries = []
    for article in store.articles():
        chunks = tuple(split_chunks(article.id, article.text, article.kept, chunk_chars=chunk_chars))
        texts = tuple(embedding_text(article.meta.title, article.text[c.start : c.end]) for c in chunks)
        entries.append(Entry(article, article.source, chunks, texts))
    distinct = list(dict.fromkeys(text for entry in entries for text in entry.embedding_texts))
    vectors = dict(zip(map(content_hash, distinct), encoder.encode(distinct), strict=True))
    settings = store.settings()
    assert settings is not None
    with TemporaryDirectory() as folder, Store.open(Path(folder, "index"), create=True) as other:
        other.save_settings(replace(settings, chunk_chars=chunk_chars))
        other.write(entries, vectors)
        yield other


def paragraph_numbers(store: Store) -> Mapping[str, int]:
    """Give the number of the paragraph by article id."""
    return {article.id: int(Path(article.source).stem) for article in store.articles()}
