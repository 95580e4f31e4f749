"""Measure time and memory of indexing all 924 articles of PolNeAR, with and without statements, and of asking.

`onrecord index` runs as its own process, start included; its peak memory is its own. Then one open
archive is asked the 200 questions of polnear-dev, all of what a speaker said, after one to warm up; then who said
something about each of their topics, which no speaker narrows down.

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
    folders = [require(options.shared / f"corpus/polnear/{part}/text") for part in ("train", "dev")]
    parts = folders if options.limit is None else take_files(folders, options.limit)
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


def take_files(folders: Sequence[Path], limit: int) -> list[Path]:
    """Give the first files of each folder, by name, at most `limit` of each."""
    return [file for folder in folders for file in sorted(folder.glob("*.txt"))[:limit]]


def read_questions(path: Path) -> list[str]:
    """Read the questions of a set."""
    return [json.loads(line)["question"] for line in path.read_text(encoding="utf-8").splitlines() if line]


def ask_who(questions: Sequence[str]) -> list[str]:
    """Turn questions about what a speaker said into those about who said something of the same topic."""
    from qa.question import parse_question

    topics = (parse_question(question).topic for question in questions)
    return [f"Who said something about {topic}?" for topic in topics if topic is not None]


def ask_all(index: Path, questions: Sequence[str]) -> tuple[dict[str, float], dict[str, int]]:
    """Ask each question once in one open archive, then those of `ask_who`; times in ms, and what the archive counts."""
    from qa.archive import Archive

    started = time.perf_counter()
    with Archive.open(index) as archive:
        archive.ask(WARM_UP)
        ready_s = time.perf_counter() - started
        times = [_ask_ms(archive, question) for question in questions]
        peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MAXRSS_PER_MB
        who_times = [_ask_ms(archive, question) for question in ask_who(questions)]
        counts = {table: archive.store.count(table) for table in ("articles", "chunks", "statements")}
    p50, p95 = np.percentile(times, [50, 95])
    who_p50, who_p95 = np.percentile(who_times, [50, 95])
    asking = {"ask: first answer s": ready_s, "ask: p50 ms": float(p50), "ask: p95 ms": float(p95),
              "ask: max ms": max(times), "ask: peak MB": peak_mb, "ask who said: p50 ms": float(who_p50),
              "ask who said: p95 ms": float(who_p95)}  # fmt: skip
    return asking, counts


def _ask_ms(archive: "Archive", question: str) -> float:
    started = time.perf_counter()
    archive.ask(question)
    return (time.perf_counter() - started) * 1000


def main() -> None:
    """Read the options and run."""
    parser = make_parser(__doc__)
    parser.add_argument("--limit", type=int, help="index only so many files of each folder, for a trial")
    run_benchmark("scale", parser, measure)


if __name__ == "__main__":
    main()
