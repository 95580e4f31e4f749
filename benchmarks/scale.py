"""Measure time and memory of indexing all 924 articles of PolNeAR, with and without statements, and of asking.

`onrecord index` runs as its own process, start included; its peak memory is its own. Then one open
archive is asked the 200 questions of polnear-dev, all of what a speaker said, after one to warm up.

    python -m benchmarks.scale
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.common import ROOT, Result, Row, make_parser, require, run_benchmark

if TYPE_CHECKING:
    from qa.archive import Archive

WARM_UP = "What did the president say about the weather?"
_MAXRSS_PER_MB = 1e6 if sys.platform == "darwin" else 1e3  # getrusage gives bytes there, kilobytes on Linux


@dataclass(frozen=True, slots=True)
class Run:
    """What a finished process cost."""

    seconds: float
    peak_mb: float


def run_measured(command: Sequence[str]) -> Run:
    """Run a command; Linux counts what this process held when it started, so start it before a model."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[:2]} ended with {process.returncode}")
    return Run(time.perf_counter() - started, usage.ru_maxrss / _MAXRSS_PER_MB)


def measure(options: argparse.Namespace) -> Result:
    """Index without statements, with them, again, then ask."""
    parts = [require(options.shared / f"corpus/polnear/{part}/text") for part in ("train", "dev")]
    questions = read_questions(require(options.shared / "questions/polnear-dev.jsonl"))
    with TemporaryDirectory() as folder:
        index = Path(folder, "index")
        onrecord = Path(sys.executable).with_name("onrecord")
        command = [str(onrecord), "index", *map(str, parts), "--index", str(index)]
        silent = run_measured([*command[:-1], str(Path(folder, "silent")), "--no-statements"])
        first, again = run_measured(command), run_measured(command)
        size_mb = sum(file.stat().st_size for file in index.rglob("*") if file.is_file()) / 1e6
        asking, counts = ask_all(index, questions)
    articles, chunks = counts["articles"], counts["chunks"]
    figures = {"articles": articles, "chunks": chunks, "statements": counts["statements"], "index: s": first.seconds,
               "index: articles/s": articles / first.seconds,
               "index: times without statements": first.seconds / silent.seconds,
               "without statements: peak MB": silent.peak_mb, "index: chunks/s": chunks / first.seconds,
               "index: peak MB": first.peak_mb, "index: size MB": size_mb, "unchanged: s": again.seconds,
               "unchanged: share of first": again.seconds / first.seconds,
               "unchanged: peak MB": again.peak_mb} | asking  # fmt: skip
    rows: list[Row] = [{"measure": name, "value": round(value, 4)} for name, value in figures.items()]
    return Result(articles, rows, {}, {"questions": len(questions)})


def read_questions(path: Path) -> list[str]:
    """Read the questions of a set."""
    return [json.loads(line)["question"] for line in path.read_text(encoding="utf-8").splitlines() if line]


def ask_all(index: Path, questions: Sequence[str]) -> tuple[dict[str, float], dict[str, int]]:
    """Ask each question once in one open archive; times in ms, and what the archive counts."""
    from qa.archive import Archive

    started = time.perf_counter()
    with Archive.open(index) as archive:
        archive.ask(WARM_UP)
        ready_s = time.perf_counter() - started
        times = [_ask_ms(archive, question) for question in questions]
        counts = {table: archive.store.count(table) for table in ("articles", "chunks", "statements")}
    p50, p95 = np.percentile(times, [50, 95])
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MAXRSS_PER_MB
    asking = {"ask: first answer s": ready_s, "ask: p50 ms": float(p50), "ask: p95 ms": float(p95),
              "ask: max ms": max(times), "ask: peak MB": peak_mb}  # fmt: skip
    return asking, counts


def _ask_ms(archive: "Archive", question: str) -> float:
    started = time.perf_counter()
    archive.ask(question)
    return (time.perf_counter() - started) * 1000


def main() -> None:
    """Read the options and run."""
    run_benchmark("scale", make_parser(__doc__), measure)


if __name__ == "__main__":
    main()
