"""Measure what a second run of indexing costs: nothing changed, ten articles added, ten moved, ten changed.

All but ten articles of PolNeAR are indexed with the packaged model, which is loaded beforehand; then each kind of
change is indexed by itself. A run's cost is given in seconds and as a share of the first; the texts embedded are
counted at the model.

    python -m benchmarks.update
"""

import argparse
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.common import Result, Row, make_parser, require, run_benchmark
from index.build import index_sources
from index.encoder import Matrix, PartEncoder, SentenceEncoder
from index.load.paths import find_sources
from index.parts import Parts
from index.records import Span
from index.store import Store
from index.store.database import VECTORS_FILE

CHANGED = 10  # articles added, changed or moved at once


class CountingEncoder:
    """Counts the texts that go to another encoder, and the calls."""

    def __init__(self, encoder: PartEncoder) -> None:
        self.name, self.model_hash, self.dimension = encoder.name, encoder.model_hash, encoder.dimension
        self.calls = self.texts = 0
        self._encoder = encoder

    def encode(self, texts: Sequence[str], progress: Callable[[int], object] | None = None) -> Matrix:
        """Embed texts; see `Encoder.encode`."""
        self.calls += 1
        self.texts += len(texts)
        return self._encoder.encode(texts, progress)

    def encode_parts(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]]
    ) -> tuple[Matrix, list[Parts]]:
        """Embed texts and parts of each; see `PartEncoder.encode_parts`."""
        self.calls += 1
        self.texts += len(texts)
        return self._encoder.encode_parts(texts, spans)


def measure(options: argparse.Namespace) -> Result:
    """Index, then index again after each kind of change."""
    parts = [require(options.shared / f"corpus/polnear/{part}/text") for part in ("train", "dev")]
    paths = [path for part in parts for path in sorted(part.iterdir())]
    late = paths[:: max(1, len(paths) // CHANGED)][:CHANGED]
    encoder = CountingEncoder(SentenceEncoder())
    encoder.encode(["warm up"])
    with TemporaryDirectory() as temporary:
        folder = Path(temporary, "articles")
        folder.mkdir()
        for path in paths:
            if path not in late:
                shutil.copy(path, folder)
        with Store.open(Path(temporary, "index"), create=True) as store:
            rows = [_run(store, encoder, folder, "first", lambda: None)]
            rows.append(_run(store, encoder, folder, "unchanged", lambda: None))
            rows.append(_run(store, encoder, folder, "added", lambda: _add(late, folder)))
            rows.append(_run(store, encoder, folder, "moved", lambda: _move(late, folder)))
            rows.append(_run(store, encoder, folder, "changed", lambda: _change(late, folder)))
    for row in rows:
        row["share of first"] = float(row["s"]) / float(rows[0]["s"])
    return Result(len(paths), rows)


def _run(store: Store, encoder: CountingEncoder, folder: Path, name: str, change: Callable[[], None]) -> Row:
    change()
    calls, texts = encoder.calls, encoder.texts
    started = time.perf_counter()
    report = index_sources(store, encoder, find_sources([folder]).files)
    seconds = time.perf_counter() - started
    return {"run": name, "articles": report.added + report.updated + report.moved, "s": seconds,
            "share of first": 0.0, "model calls": encoder.calls - calls, "texts embedded": encoder.texts - texts,
            "vector file MB": (store.directory / VECTORS_FILE).stat().st_size / 1e6}  # fmt: skip


def _add(paths: Sequence[Path], folder: Path) -> None:
    for path in paths:
        shutil.copy(path, folder)


def _move(paths: Sequence[Path], folder: Path) -> None:
    (folder / "moved").mkdir()
    for path in paths:
        (folder / path.name).rename(folder / "moved" / path.name)


def _change(paths: Sequence[Path], folder: Path) -> None:
    for path in paths:
        with open(folder / "moved" / path.name, "a", encoding="utf-8") as file:
            file.write("\n\nThe report was completed later with this last paragraph.\n")


def main() -> None:
    """Read the options and run."""
    run_benchmark("update", make_parser(__doc__), measure)


if __name__ == "__main__":
    main()
