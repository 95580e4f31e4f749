"""Measure `onrecord batch` against single asks, and whether it survives being killed.

Questions are made from the gold attributions of PolNeAR train ("What did SOURCE say about TWO WORDS?") over the index
of all its 924 articles. Asks are made one by one in this process; batch is run as its command, start included and not.
--kills: the command is killed (SIGKILL) when its file has grown by a random number of bytes, or after a random time,
and started again until done; the file must then equal that of a run that was left alone, but for elapsed_ms.

    python -m benchmarks.batch [--questions 1000] [--workers 2] [--kills 50] [--index DIR]
"""

import argparse
import json
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

from benchmarks.common import RESULTS, ROOT, Result, Row, make_parser, require, run_benchmark
from index.encoder import SentenceEncoder
from qa.archive import Archive
from qa.batch import WorkerPool
from qa.batch.run import BLOCK
from qa.evaluate.attribution import read_brat
from qa.records import Asked

ONRECORD = str(Path(sys.executable).with_name("onrecord"))
_NAME = re.compile(r"[A-Z]\w+(?: [A-Z][\w.]+){1,2}")  # a source that is a name of two or three words
_WORD = re.compile(r"[A-Za-z]{6,}")  # a word long enough to be a topic
POLL_S = 0.0005
BOUND_BLOCKS = 4  # blocks whose texts are embedded alone
# Embeds the lists of texts of a file with one thread, and prints the seconds it took.
EMBED = """
import json, sys, time
from index.encoder import SentenceEncoder
encoder = SentenceEncoder(threads=1)
encoder.encode(["a text"])
begun = time.perf_counter()
for texts in json.load(open(sys.argv[1])):
    encoder.encode(texts)
print(time.perf_counter() - begun)
"""
LATEST_S = 15.0  # of the kills at a random time: starting takes about half of it


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command: seconds as a whole, and the most memory of all its processes, in MB."""

    seconds: float
    peak_mb: float
    early_mb: float


def make_questions(folder: Path, count: int, seed: int) -> list[str]:
    """Make questions from gold attributions, in random order; fewer where the folder gives fewer."""
    rng = random.Random(seed)
    found: set[str] = set()
    for article in read_brat(folder).articles:
        for attribution in article.attributions:
            source = " ".join(article.text[s.start : s.end] for s in attribution.source)
            words = _WORD.findall(" ".join(article.text[s.start : s.end] for s in attribution.content))
            if _NAME.fullmatch(source) and len(words) >= 2:
                found |= {f"What did {source} say about {' '.join(rng.sample(words, 2))}?" for _ in range(2)}
    return rng.sample(sorted(found), min(count, len(found)))


@contextmanager
def open_index(options: argparse.Namespace) -> Iterator[Path]:
    """Give the folder of the index of PolNeAR, made for this run unless one is named."""
    if options.index is not None:
        yield require(options.index)
        return
    with TemporaryDirectory() as folder:
        corpus = require(options.shared / "corpus/polnear")
        with Archive.open(Path(folder, "index"), create=True) as archive:
            archive.add([corpus / "train/text", corpus / "dev/text"])
        yield Path(folder, "index")


def measure(options: argparse.Namespace) -> Result:
    """Ask, batch, kill."""
    questions = make_questions(
        require(options.shared / "corpus/polnear/train"), options.questions, options.seed
    )
    with ExitStack() as stack:
        index = stack.enter_context(open_index(options))
        folder = Path(stack.enter_context(TemporaryDirectory()))
        notes: dict[str, Any] = {}
        rows = []
        if not options.only_kills:
            rows = measure_speed(questions, index, folder, options.workers, notes)
        if options.kills:
            notes["kills"] = kill_runs(questions, index, folder, options)
            rows = rows or [{"way": "killed", "questions": len(questions), **notes["kills"]}]
    return Result(len(questions), rows, notes, {"block": BLOCK})


def measure_speed(
    questions: Sequence[str], index: Path, folder: Path, workers: int, notes: dict[str, Any]
) -> list[Row]:
    """Time the questions asked one by one, and by batch."""
    with Archive.open(index) as archive:
        archive.ask("Who won?")  # the model and the vector index are read
        with count_embedding() as embedding:
            begun = time.perf_counter()
            for question in questions:
                archive.ask(question)
            asked = time.perf_counter() - begun
    run = run_batch_command(write_questions(questions, folder), folder / "out.jsonl", index, workers)
    blocks = [
        [Asked(str(number), text) for number, text in enumerate(questions[start : start + BLOCK])]
        for start in range(0, len(questions), BLOCK)
    ]
    with WorkerPool(index, workers=workers) as pool:
        list(pool.answer([blocks[0][:1]] * workers))  # every worker has read its model
        begun = time.perf_counter()
        for _ in pool.answer(blocks):
            pass
        warm = time.perf_counter() - begun
    with Archive.open(index, threads=1) as archive:
        archive.ask("Who won?")
        with count_embedding() as batched:
            begun = time.perf_counter()
            for block in blocks[:BOUND_BLOCKS]:
                archive.ask_many(block)
            one = time.perf_counter() - begun
    few = sum(map(len, blocks[:BOUND_BLOCKS]))
    bound = few / embed_alone([call.texts for call in batched], folder, workers)
    notes["batch, workers ready: times the questions per second of asks"] = round(asked / warm, 2)
    notes["batch, the whole command: the same"] = round(asked / run.seconds, 2)
    notes["share of embedding in an ask; in batch"] = [
        round(sum(call.seconds for call in calls) / whole, 3)
        for calls, whole in ((embedding, asked), (batched, one))
    ]
    notes["questions/s if nothing but these texts were embedded, by as many processes"] = round(bound, 2)
    notes["batch, workers ready: share of that bound"] = round(len(questions) / warm / bound, 3)
    notes["peak memory of all processes, MB: at a tenth of the run; of the run"] = [run.early_mb, run.peak_mb]
    return [
        {"way": name, "questions": n, "seconds": round(seconds, 2), "questions/s": round(n / seconds, 2)}
        for name, n, seconds in (
            ("ask, one by one", len(questions), asked),
            (f"batch, {workers} workers, the whole command", len(questions), run.seconds),
            (f"batch, {workers} workers, ready", len(questions), warm),
            ("blocks in one process, one thread", few, one),
        )
    ]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the model."""

    texts: list[str]
    seconds: float


@contextmanager
def count_embedding() -> Iterator[list[Call]]:
    """Collect the calls of the model."""
    calls: list[Call] = []
    encode = SentenceEncoder.encode

    def timed(self: SentenceEncoder, texts: Sequence[str], *rest: Any) -> Any:
        begun = time.perf_counter()
        found = encode(self, texts, *rest)
        calls.append(Call(list(texts), time.perf_counter() - begun))
        return found

    with mock.patch.object(SentenceEncoder, "encode", timed):
        yield calls


def embed_alone(lists: Sequence[Sequence[str]], folder: Path, workers: int) -> float:
    """Embed lists of texts in as many processes at once, and give the seconds the slowest took.

    A list of questions and the list of their passages, which come one behind the other, go to the same process.
    """
    parts: list[list[Sequence[str]]] = [[] for _ in range(workers)]
    for number, texts in enumerate(lists):
        parts[number // 2 % workers].append(texts)
    processes = []
    for number, part in enumerate(parts):
        path = folder / f"texts-{number}.json"
        path.write_text(json.dumps(part))
        command = [sys.executable, "-c", EMBED, str(path)]
        processes.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True))
    return max(float(process.communicate()[0]) for process in processes)


def write_questions(questions: Sequence[str], folder: Path) -> Path:
    """Write a file of questions."""
    path = folder / f"{len(questions)}.jsonl"
    path.write_text(
        "".join(json.dumps({"id": f"q{n}", "question": q}) + "\n" for n, q in enumerate(questions))
    )
    return path


def start_batch(questions: Path, out: Path, index: Path, workers: int) -> "subprocess.Popen[bytes]":
    """Start the command."""
    command = [
        ONRECORD,
        "batch",
        str(questions),
        "--out",
        str(out),
        "--index",
        str(index),
        "--workers",
        str(workers),
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def run_batch_command(questions: Path, out: Path, index: Path, workers: int) -> Run:
    """Run the command to its end, and look at its memory ten times a second."""
    begun = time.perf_counter()
    process = start_batch(questions, out, index, workers)
    samples: list[float] = []
    while process.poll() is None:
        samples.append(memory_mb(process.pid))
        time.sleep(0.1)
    if process.returncode != 0:
        raise SystemExit(f"batch ended with {process.returncode}")
    seconds = time.perf_counter() - begun
    ready = next((n for n, mb in enumerate(samples) if mb > 0.9 * max(samples)), 0)
    tenth = samples[: ready + max(1, (len(samples) - ready) // 10)]
    return Run(seconds, round(max(samples)), round(max(tenth)))


def memory_mb(pid: int) -> float:
    """Give the resident memory of a process and its children, in MB."""
    children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout
    total = 0
    for each in (str(pid), *children.split()):
        try:
            status = Path("/proc", each, "status").read_text()
        except OSError:
            continue  # it has just ended
        found = re.search(r"VmRSS:\s+(\d+)", status)
        total += int(found[1]) if found is not None else 0
    return total / 1024


def kill_runs(
    questions: Sequence[str], index: Path, folder: Path, options: argparse.Namespace
) -> dict[str, Any]:
    """Kill the command again and again, and compare the file at the end with that of a run left alone."""
    rng = random.Random(options.seed)
    path = write_questions(questions, folder)
    whole, cut = folder / "whole.jsonl", folder / "cut.jsonl"
    run_batch_command(path, whole, index, options.workers)
    room = whole.stat().st_size
    torn = 0
    for number in range(options.kills):
        process = start_batch(path, cut, index, options.workers)
        # Somewhere in what is still missing, so that the file grows to its end with the last kill.
        grown = cut.stat().st_size if cut.exists() else 0
        goal = grown + rng.randrange(1, max(2, (room - grown) // (options.kills - number + 1)))
        latest = time.perf_counter() + (rng.uniform(0, LATEST_S) if number % 3 == 0 else 600)
        while process.poll() is None and time.perf_counter() < latest:
            if cut.exists() and cut.stat().st_size >= goal:
                break
            time.sleep(POLL_S)
        process.send_signal(signal.SIGKILL)
        process.wait()
        torn += not cut.read_bytes().endswith(b"\n") if cut.exists() else 0
        print(f"kill {number + 1}: {len(cut.read_bytes().splitlines())} of {len(questions)}", file=sys.stderr)
    run_batch_command(path, cut, index, options.workers)
    found, expected = read_answers(cut), read_answers(whole)
    return {
        "kills": options.kills,
        "torn": torn,
        "answers": len(found),
        "repeats or gaps": int([a["id"] for a in found] != [a["id"] for a in expected]),
        "identical but for elapsed_ms": found == expected,
    }


def read_answers(path: Path) -> list[dict[str, Any]]:
    """Read a file of answers, leaving out what differs between any two runs."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [{key: value for key, value in record.items() if key != "elapsed_ms"} for record in records]


def main() -> None:
    """Read the options and run."""
    parser = make_parser(__doc__)
    parser.add_argument("--questions", type=int, default=1000, help="questions asked")
    parser.add_argument("--workers", type=int, default=2, help="processes of batch")
    parser.add_argument("--kills", type=int, default=50, help="times a run is killed")
    parser.add_argument("--only-kills", action="store_true", help="do not measure speed")
    parser.add_argument("--seed", type=int, default=0, help="of the questions and the kills")
    parser.add_argument("--index", type=Path, help="an index of PolNeAR, instead of making one")
    if parser.parse_args().only_kills:
        parser.set_defaults(out=RESULTS / "batch-kills.json")
    run_benchmark("batch", parser, measure)


if __name__ == "__main__":
    main()
