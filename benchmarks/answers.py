"""Measure the answers to question sets from end to end, through the command line, with ../shared's scorer.

hit@1 and hit@3: share of the answerable questions with a gold place among the first 1 (3) quotes;
inexact: quotes that are not a slice of their file; AUROC of the confidence, answerable above not.

    python -m benchmarks.answers [--set seeds-dev]
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.common import ROOT, Result, Row, make_parser, require, run_benchmark

COLUMNS = ("questions", "missing", "hit@1", "hit@3", "inexact", "overlong", "auroc", "answered", "declined")


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A question set and the folder to index for it."""

    questions: Path
    corpus: Path


def question_sets(shared: Path) -> dict[str, QuestionSet]:
    """Name the sets."""
    questions = shared / "questions"
    return {
        "seeds-dev": QuestionSet(questions / "seeds-dev.jsonl", shared / "corpus/seeds"),
        "polnear-dev": QuestionSet(questions / "polnear-dev.jsonl", shared / "corpus/polnear/dev/text"),
        "sample": QuestionSet(ROOT / "data/testsets/sample.jsonl", ROOT / "data/sample"),
    }


def measure(options: argparse.Namespace) -> Result:
    """Score each set."""
    scorer = require(options.shared / "bench/score_answers.py")
    sets = question_sets(options.shared)
    rows: list[Row] = []
    for name in options.set or sets:
        scores = score_set(sets[name], scorer)
        rows.append({"set": name} | {column: scores.get(column, "") for column in COLUMNS})
    return Result(sum(int(row["questions"]) for row in rows), rows)


def score_set(chosen: QuestionSet, scorer: Path) -> dict[str, Any]:
    """Index, answer and score one set, each by its command."""
    questions, corpus = str(require(chosen.questions)), str(require(chosen.corpus))
    onrecord = str(Path(sys.executable).with_name("onrecord"))
    with TemporaryDirectory() as folder:
        index, answers = f"{folder}/index", f"{folder}/answers.jsonl"
        run([onrecord, "index", corpus, "--index", index])
        run([onrecord, "batch", questions, "--out", answers, "--index", index])
        scores: dict[str, Any] = json.loads(
            run([sys.executable, str(scorer), questions, answers, corpus, "--json"], codes=(0, 1))
        )
    return scores


def run(command: Sequence[str], *, codes: Sequence[int] = (0,)) -> str:
    """Run a command and give what it printed; the scorer says 1 when a quote is inexact."""
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode not in codes:
        raise SystemExit(f"{command[:2]} ended with {done.returncode}")
    return done.stdout


def main() -> None:
    """Read the options and run."""
    parser = make_parser(__doc__)
    parser.add_argument(
        "--set", action="append", choices=list(question_sets(Path())), help="one set (default all)"
    )
    run_benchmark("answers", parser, measure)


if __name__ == "__main__":
    main()
