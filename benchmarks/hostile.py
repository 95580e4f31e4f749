"""Load a thousand hostile files: nothing may crash, no good record be lost, memory stay bounded.

The files are made from a seed, the good records in them known. They are loaded in a process of
their own, whose peak memory is set beside that of one that loads harmless files, one of them of
the size of the largest article allowed.

    python -m benchmarks.hostile [--cases 1000] [--seed 0] [--through-index]
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import hostile_cases, hostile_files
from benchmarks.common import ROOT, Result, Row, make_parser, run_benchmark
from benchmarks.hostile_cases import MB, Case, record, story
from index.load import Loaded, Rejected, Unreadable, load_file

THOUSAND = 1000
_MAXRSS_PER_MB = 1e6 if sys.platform == "darwin" else 1e3  # getrusage gives bytes there, kilobytes on Linux


@dataclass(slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        kept: How many of the good texts were found.
        crash: Any exception but `Unreadable`, which is a fault.
        faults: What else is wrong: a reject without place or reason, a text that cannot be stored, a key used twice.
    """

    kind: str
    file: str
    good: int
    kept: int = 0
    loaded: int = 0
    rejected: int = 0
    refused: str = ""
    crash: str = ""
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0


def make_cases(count: int, seed: int) -> Iterator[Case]:
    """Make cases of all families, each by its share, the same for the same seed."""
    families = [*hostile_cases.all_families(), *hostile_files.all_families()]
    total = sum(share for _, share in families)
    made = 0
    for number, (family, share) in enumerate(families):
        rng = random.Random(f"{seed} {family.__name__}")
        wanted = max(1, round(share * count / total))
        if number == len(families) - 1:
            wanted = max(1, count - made)
        for _ in range(wanted):
            yield family(rng)
        made += wanted


def make_harmless(count: int, seed: int) -> Iterator[Case]:
    """Make good files of every kind, and some with an article of nearly the largest size allowed."""
    rng = random.Random(seed)
    for _ in range(count):
        texts = [story(rng) for _ in range(5)]
        rows = [record(rng, text) for text in texts]
        quoted = "".join(f'{n},"{text}"\n' for n, text in enumerate(texts))
        yield Case("harmless", b"a.txt", [texts[0].encode()], (texts[0],))
        yield Case("harmless", b"a.jsonl", ["\n".join(map(json.dumps, rows)).encode()], tuple(texts))
        yield Case("harmless", b"a.json", [json.dumps(rows).encode()], tuple(texts))
        yield Case("harmless", b"a.csv", [f"id,text\n{quoted}".encode()], tuple(texts))
        yield Case("harmless", b"a.html", [hostile_files.page(texts[0]).encode()])
        yield Case("harmless", b"a.rss", [hostile_files.feed(texts).encode()], tuple(texts))
        yield Case(
            "harmless",
            b"a.warc",
            [hostile_files.warc_record("https://a.example/", hostile_files.page(texts[0]).encode())],
        )
        yield Case("harmless", b"a.zip", [hostile_files.make_zip({"a.txt": texts[0].encode()})], (texts[0],))
        yield Case("harmless", b"a.pdf", [hostile_files.make_pdf()])
    large = "\n\n".join(story(rng) for _ in range(9 * MB // 600))
    yield Case("harmless", b"a.txt", [large.encode()], (large,))
    yield Case("harmless", b"a.jsonl", [json.dumps(record(rng, large)).encode()], (large,))
    yield Case("harmless", b"a.csv", [f'id,text\n1,"{large}"\n'.encode()], (large,))


def write_cases(cases: Iterator[Case], folder: Path) -> None:
    """Write each case into a folder of its own, and what is to be found in it beside."""
    for number, case in enumerate(cases):
        below = folder / f"{number:05}"
        below.mkdir(parents=True)
        with open(os.path.join(os.fsencode(below), case.name), "wb") as out:
            out.writelines(case.parts)
        expected = {"kind": case.kind, "name": case.name.hex(), "good": case.good}
        (folder / f"{number:05}.expected").write_text(json.dumps(expected))


def check_file(path: Path, kind: str, good: Sequence[str]) -> Outcome:
    """Load a file and check what came of it."""
    outcome = Outcome(kind, os.fsencode(path).decode("utf-8", "backslashreplace"), len(good))
    missing, keys, started = set(good), set[str](), time.perf_counter()
    try:
        for found in load_file(path):
            if isinstance(found, Rejected):
                outcome.rejected += 1
                if not found.place.strip() or not found.reason.strip():
                    outcome.faults.append(f"a reject without place or reason: {found}")
                continue
            outcome.loaded += 1
            outcome.faults += find_faults(found, keys)
            keys.add(found.key)
            missing -= {text for text in missing if text == found.text.strip() or text in found.text}
    except Unreadable as error:
        outcome.refused = str(error)
        if not outcome.refused.strip() or "\n" in outcome.refused:
            outcome.faults.append(f"a reason that is none: {outcome.refused!r}")
    except BaseException as error:  # noqa: BLE001 - to find these is what this is for
        outcome.crash = f"{type(error).__name__}: {error}"[:300]
    outcome.seconds = time.perf_counter() - started
    outcome.kept = len(good) - len(missing)
    return outcome


def find_faults(found: Loaded, keys: set[str]) -> list[str]:
    """Say what keeps an article from being stored."""
    faults = []
    values = [
        found.text,
        found.key,
        found.place,
        *(part for s in found.stated.values() for part in (s.value, s.origin)),
    ]
    try:
        "".join(values).encode()
    except UnicodeEncodeError:
        faults.append("a lone surrogate")
    if "\0" in found.text + found.key or not found.text.strip() or "\r\n" in found.text:
        faults.append("a text or key that cannot be stored")
    if found.key in keys:
        faults.append(f"the key {found.key!r} twice")
    return faults


def run_worker(folder: Path) -> None:
    """Load the files of a folder and write what became of them, and the peak memory, as JSON."""
    outcomes = []
    for expected in sorted(folder.glob("*.expected")):
        case = json.loads(expected.read_text())
        name = os.fsdecode(os.path.join(os.fsencode(expected.with_suffix("")), bytes.fromhex(case["name"])))
        outcomes.append(asdict(check_file(Path(name), case["kind"], case["good"])))
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MAXRSS_PER_MB
    (folder / "outcomes.json").write_text(json.dumps({"peak_mb": peak_mb, "outcomes": outcomes}))


def load_apart(cases: Iterator[Case], folder: Path) -> tuple[list[Outcome], float]:
    """Write cases, load them in a process of their own, and give what became of them and its peak memory in MB."""
    write_cases(cases, folder)
    command = [sys.executable, "-m", "benchmarks.hostile", "--worker", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        raise SystemExit(f"the worker ended with {done.returncode}:\n{done.stderr[-3000:]}")
    written = json.loads((folder / "outcomes.json").read_text())
    return [Outcome(**outcome) for outcome in written["outcomes"]], written["peak_mb"]


def measure(options: argparse.Namespace) -> Result:
    """Load harmless files, then hostile ones, and count."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        harmless, harmless_mb = load_apart(make_harmless(10, options.seed), folder / "harmless")
        started = time.perf_counter()
        outcomes, peak_mb = load_apart(make_cases(options.cases, options.seed), folder / "hostile")
        seconds = time.perf_counter() - started
        through = _through_index(folder / "hostile") if options.through_index else {}
    for outcome in [*harmless, *outcomes]:
        if outcome.crash or outcome.faults or outcome.kept < outcome.good:
            print(
                f"{outcome.file}: {outcome.kind}: kept {outcome.kept} of {outcome.good}; {outcome.crash} {outcome.faults[:2]}"
            )
    slowest = max(outcomes, key=lambda outcome: outcome.seconds)
    notes = {
        "crashes": sum(bool(o.crash) for o in outcomes),
        "faults": sum(len(o.faults) for o in [*harmless, *outcomes]),
        "good records kept": f"{sum(o.kept for o in outcomes)} of {sum(o.good for o in outcomes)}",
        "harmless records kept": f"{sum(o.kept for o in harmless)} of {sum(o.good for o in harmless)}",
        "peak MB": round(peak_mb), "harmless peak MB": round(harmless_mb), "ratio": round(peak_mb / harmless_mb, 2),
        "seconds": round(seconds, 1), "slowest": f"{slowest.seconds:.1f} s, {slowest.kind}",
    }  # fmt: skip
    return Result(len(outcomes), _rows(outcomes), notes | through)


def _rows(outcomes: Sequence[Outcome]) -> list[Row]:
    rows: list[Row] = []
    for kind in Counter(outcome.kind for outcome in outcomes):
        of_kind = [outcome for outcome in outcomes if outcome.kind == kind]
        rows.append(
            {
                "kind": kind,
                "files": len(of_kind),
                "good": sum(o.good for o in of_kind),
                "kept": sum(o.kept for o in of_kind),
                "rejected": sum(o.rejected for o in of_kind),
                "refused": sum(bool(o.refused) for o in of_kind),
                "crashed": sum(bool(o.crash) for o in of_kind),
                "seconds": round(sum(o.seconds for o in of_kind), 2),
            }
        )
    return rows


def _through_index(folder: Path) -> dict[str, object]:
    """Index all the files with a stand-in for the model, and count what is in the archive."""
    import numpy as np

    from index.build import index_sources
    from index.load.paths import find_sources
    from index.store import Store

    class Standstill:
        name, model_hash, dimension = "stand-in", "0123456789abcdef", 8

        def encode(self, texts: Sequence[str], progress: object = None) -> np.ndarray:
            rows = np.zeros((len(texts), 8), np.float32)
            rows[:, 0] = 1
            return rows

    started = time.perf_counter()
    with TemporaryDirectory() as index, Store.open(Path(index, "index"), create=True) as store:
        report = index_sources(store, Standstill(), find_sources(_case_files(folder)).files)
        texts = {article.text for article in store.articles()}
        good = [t for e in sorted(folder.glob("*.expected")) for t in json.loads(e.read_text())["good"]]
        kept = sum(any(text in other for other in texts) if text not in texts else True for text in good)
    return {
        "through the index: kept": f"{kept} of {len(good)}",
        "through the index: added": report.added,
        "through the index: failures": len(report.failures),
        "through the index: seconds": round(time.perf_counter() - started, 1),
    }


def _case_files(folder: Path) -> list[str]:
    """Name the files outright, so that those that look hidden are taken too."""
    below = [
        os.path.join(base, name)
        for base, _, names in os.walk(folder)
        for name in names
        if base != str(folder)
    ]
    return sorted(below)


def main() -> None:
    """Read the options and run."""
    parser = make_parser(__doc__)
    parser.add_argument("--cases", type=int, default=THOUSAND, help="number of hostile files (default 1000)")
    parser.add_argument("--seed", type=int, default=0, help="seed they are made from (default 0)")
    parser.add_argument(
        "--through-index", action="store_true", help="also index them with a stand-in for the model"
    )
    parser.add_argument("--worker", type=Path, help=argparse.SUPPRESS)
    known = parser.parse_args()
    if known.worker is not None:
        run_worker(known.worker)
        return
    run_benchmark("hostile", parser, measure)


if __name__ == "__main__":
    main()
