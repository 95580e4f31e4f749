"""Run `onrecord eval` on every test set at hand, each as its command, and keep the figures.

"own": the test sets of the project over its sample articles. "shared": seeds-dev, polnear-dev, the questions written
over PolNeAR's train part (data/written; the confidence is fitted on them, too) and SQuADShifts new-wiki. Only figures are kept, no text.

    python -m benchmarks.evals --part own
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

from benchmarks.common import NEW_WIKI, RESULTS, ROOT, Result, Row, make_parser, require, run_benchmark
from training.written_questions import WRITTEN, make_native

ONRECORD = str(Path(sys.executable).with_name("onrecord"))
# So many questions of new-wiki, drawn: all 3,423 take 15 minutes; MRR@10 then has an interval of ± .02.
NEW_WIKI_SAMPLE = 600


@dataclass(frozen=True, slots=True)
class Case:
    """A test set, and what else its command says."""

    name: str
    testset: Path
    options: tuple[str, ...] = ()


def list_cases(part: str, shared: Path, work: Path) -> list[Case]:
    """Name the test sets of a part.

    :param work: Folder for the files of those that are made here.
    """
    if part == "own":
        sets = sorted(Path("data/testsets").glob("*.jsonl"))
        return [Case(path.stem, path, ("--corpus", "data/sample")) for path in sets]
    questions, train = shared / "questions", shared / "corpus/polnear/train/text"
    written = make_native(WRITTEN, require(train), work / "written.jsonl")
    return [
        Case("seeds-dev", questions / "seeds-dev.jsonl", ("--corpus", str(shared / "corpus/seeds"))),
        Case(
            "polnear-dev",
            questions / "polnear-dev.jsonl",
            ("--corpus", str(shared / "corpus/polnear/dev/text")),
        ),
        Case("written", written, ("--corpus", str(train))),
        Case("new-wiki", shared / NEW_WIKI, ("--sample", str(NEW_WIKI_SAMPLE))),
    ]


def measure(options: argparse.Namespace) -> Result:
    """Run each."""
    rows: list[Row] = []
    settings: dict[str, Any] = {}
    with TemporaryDirectory() as work:
        results = [
            (case, run_case(case, options.reports))
            for case in list_cases(options.part, options.shared, Path(work))
        ]
    for case, found in results:
        settings[case.name] = found["settings"] | {"notes": len(found["notes"])}
        for figure in found["figures"]:
            rows.append({"set": case.name, "questions": found["n"]} | shorten(figure))
        for stage, latency in found["curves"]["latency"].items():
            rows += [
                {"set": case.name, "questions": found["n"], "figure": f"{stage} {name}, ms", "value": latency[name],
                 "low": "", "high": "", "n": latency["n"]}
                for name in ("p50", "p95")
            ]  # fmt: skip
    return Result(len(settings), rows, {}, settings)


def shorten(figure: dict[str, Any]) -> Row:
    """Give a figure as a row, its interval empty where it has none."""
    bounds = {name: "" if figure[name] is None else figure[name] for name in ("low", "high")}
    return {"figure": figure["name"], "value": figure["value"], **bounds, "n": figure["n"]}


def run_case(case: Case, reports: Path | None) -> dict[str, Any]:
    """Run the command on one test set, and give what it printed."""
    command: Sequence[str] = [ONRECORD, "eval", str(require(ROOT / case.testset)), *case.options, "--json"]
    if reports is not None:
        command = [*command, "--report", str(reports / case.name)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{command} ended with {done.returncode}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> None:
    """Read the options and run."""
    parser = make_parser(__doc__)
    parser.add_argument("--part", choices=["own", "shared"], default="own", help="which test sets")
    parser.add_argument("--reports", type=Path, help="folder for the reports, if they are wanted")
    given = parser.parse_args()
    parser.set_defaults(out=RESULTS / f"evals-{given.part}.json")
    run_benchmark("evals", parser, measure)


if __name__ == "__main__":
    main()
