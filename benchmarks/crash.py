"""Kill `onrecord` with `kill -9` at random moments of index, update, move, prune, remove and rebuild.

A process runs each command on an archive of 48 to 77 invented articles and is killed: at a random time, or by itself at
a random point of its code (before or after an SQL statement, a COMMIT, a write, fsync or rename). A fifth die within
the very first commit, a fifth while the vector file is written. After each death the archive is opened, verified and
asked; it must be in the state of the last transaction known to be committed, or of the one that was just being
committed. Then the same command runs to its end, and all that the archive holds must equal the archive of an
uninterrupted run. Some more are ended by the kernel in the middle of a write, at a random byte of the file.

    python -m benchmarks.crash [--kills 200] [--torn 20] [--seed 0]
"""

import argparse
import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.archive_state import (
    Found,
    State,
    digest_state,
    find_difference,
    find_hits,
    inspect_archive,
    open_archive,
    read_state,
    try_open,
)
from benchmarks.common import Result, Row, make_parser, run_benchmark
from benchmarks.crash_articles import STEPS, Step
from benchmarks.crash_process import CUT_OFF, KILLED, Death, Ended, Processes
from index.errors import OnRecordError
from index.store.database import DATABASE

FIRST_COMMIT, VECTOR_FILE, AT_RANDOM, TIMER = "first commit", "vector file", "any point", "any time"
TORN = "amid a write"
LEAST_BYTES = 1 << 16  # of a file that a torn write may reach; what the process itself prints is shorter
# Of a hundred deaths; the rest die at any time.
SHARES = {FIRST_COMMIT: 20, VECTOR_FILE: 20, AT_RANDOM: 20}
VECTOR_POINTS = ("save", "open", "write", "half written", "written", "saved", "note", "noted")
FILE_POINTS = (
    "fsync",
    "synced",
    "replace",
    "replaced",
)  # reached by nothing but the writing of the vector file
EXPECTED_FILES = {"archive.db", "vectors.faiss", "writer.lock", "writer.json"}  # the last says who was killed


@dataclass(frozen=True, slots=True)
class Uninterrupted:
    """A step as it goes when nobody kills it.

    Attributes:
        before: Folder that holds its articles and index as they are before it.
        states: Digests of the archive after 0, 1, 2, … of its transactions; None where there is no archive yet.
        first: Number of the transaction that brings the first articles; 0 if they are there before.
        statements: SQL statements run by the end of each transaction.
        calls: How often each point of the code is reached.
        log_bytes: Size of the write-ahead log at its largest.
    """

    step: Step
    before: Path
    states: tuple[str | None, ...]
    statements: tuple[int, ...]
    first: int
    calls: Mapping[str, int]
    seconds: float
    log_bytes: int
    final: State
    hits: Found


@dataclass(frozen=True, slots=True)
class Killed:
    """A death that happened, and what was wrong afterwards."""

    step: str
    plan: str
    death: Death
    phase: str
    in_first_commit: bool
    left_over: tuple[str, ...]
    wrong: tuple[str, ...]
    seconds: float


class Scene:
    """The folders in which it happens: always the same paths, since an archive knows its files by them."""

    def __init__(self, folder: Path, processes: Processes) -> None:
        self.articles, self.index = folder / "now" / "articles", folder / "now" / "index"
        self._folder, self._processes = folder, processes

    def run(self, step: Step, death: Death | None = None, *, states: bool = False) -> Ended:
        """Run the command of a step."""
        command = [*step.arguments(self.articles), "--index", str(self.index)]
        return self._processes.run(command, Death() if death is None else death, states=states)

    def save(self, name: str) -> Path:
        """Copy both folders."""
        return Path(shutil.copytree(self.articles.parent, self._folder / name))

    def restore(self, saved: Path) -> None:
        """Put both folders back as they were."""
        shutil.rmtree(self.articles.parent, ignore_errors=True)
        shutil.copytree(saved, self.articles.parent)


# Uninterrupted runs


def run_uninterrupted(scene: Scene) -> Iterator[Uninterrupted]:
    """Go through all steps, each from where the one before ended."""
    scene.articles.parent.mkdir(parents=True)
    state = None
    for number, step in enumerate(STEPS):
        step.change(scene.articles, scene.index)
        before = scene.save(f"before-{number}")
        seconds = scene.run(step, Death(point=("noted", 1))).seconds  # all but the end
        log_bytes = (scene.index / f"{DATABASE}-wal").stat().st_size
        scene.restore(before)
        traced = scene.run(step, states=True)
        if traced.status != 0:
            raise RuntimeError(f"{step.name}, not killed, ended with {traced.status}: {traced.output}")
        with open_archive(scene.index) as archive:
            final, hits = read_state(archive.store), find_hits(archive)
        yield Uninterrupted(
            step,
            before,
            (state, *(commit.digest for commit in traced.commits)),
            tuple(commit.statements for commit in traced.commits),
            next((c.number for c in traced.commits if c.articles), 0) if state is None else 0,
            traced.calls,
            seconds,
            log_bytes,
            final,
            hits,
        )
        state = digest_state(final)


# Deaths


def kill_many(folder: Path, *, kills: int, torn: int, seed: int) -> list[Killed]:
    """Kill as often as asked, each time in a copy of the same archive; the same seed draws the same deaths.

    :param torn: Processes that the kernel ends amid a write, besides the kills.
    """
    rng = random.Random(seed)
    plans = [plan for plan, share in SHARES.items() for _ in range(kills * share // 100)]
    plans += [TIMER] * (kills - len(plans)) + [TORN] * torn
    with Processes(folder) as processes:
        scene = Scene(folder, processes)
        steps = list(run_uninterrupted(scene))
        return [kill_once(scene, steps, plan, rng) for plan in plans]


def kill_once(scene: Scene, steps: Sequence[Uninterrupted], plan: str, rng: random.Random) -> Killed:
    """Draw deaths until one comes before the process ends, and verify what it leaves."""
    while True:
        started = time.perf_counter()
        going, death = draw_death(steps, plan, rng)
        scene.restore(going.before)
        ended = scene.run(going.step, death)
        if ended.status in (KILLED, CUT_OFF):
            wrong = [*verify_death(scene, going, ended), *verify_end(scene, going)]
            left_over = {path.name for path in scene.index.iterdir()} - EXPECTED_FILES
            return Killed(
                going.step.name,
                plan,
                death,
                ended.phase,
                in_first_commit=len(ended.commits) < going.first,
                left_over=tuple(sorted(left_over)),
                wrong=tuple(wrong),
                seconds=time.perf_counter() - started,
            )
        if death.point is not None:
            raise RuntimeError(
                f"{going.step.name} never came to {death.point}: {ended.status}, {ended.output}"
            )


def draw_death(steps: Sequence[Uninterrupted], plan: str, rng: random.Random) -> tuple[Uninterrupted, Death]:
    """Draw a step and when it dies."""
    if plan == FIRST_COMMIT:
        if rng.random() < 0.7:
            return steps[0], Death(
                point=("statement", rng.randint(1, steps[0].statements[steps[0].first - 1]))
            )
        return steps[0], Death(point=(rng.choice(("commit", "committed")), rng.randint(1, steps[0].first)))
    going = rng.choice([step for step in steps if plan != VECTOR_FILE or step.calls.get("save")])
    if plan == TIMER:
        return going, Death(after_s=rng.uniform(0, going.seconds))
    if plan == TORN:
        return going, Death(file_bytes=rng.randint(LEAST_BYTES, max(LEAST_BYTES, going.log_bytes)))
    points = (*VECTOR_POINTS, *FILE_POINTS) if plan == VECTOR_FILE else ("statement", "commit", "committed")
    point = rng.choice([point for point in points if going.calls.get(point)])
    return going, Death(point=(point, rng.randint(1, going.calls[point])))


def verify_death(scene: Scene, going: Uninterrupted, ended: Ended) -> list[str]:
    """Find what is wrong with the archive that a death left: what was committed, and nothing by halves, is there."""
    done = len(ended.commits)
    allowed = going.states[done : done + 2]
    opened = try_open(scene.index)
    if isinstance(opened, OnRecordError):
        return [] if None in allowed else [f"it cannot be opened: {opened}"]
    with opened as archive:
        digest = digest_state(read_state(archive.store))
        wrong = []
        if digest not in allowed:
            kind = (
                "committed articles are lost" if digest in going.states[:done] else "a change is half visible"
            )
            wrong.append(f"{kind} after {done} transactions")
        return wrong + inspect_archive(archive)


def verify_end(scene: Scene, going: Uninterrupted) -> list[str]:
    """Run the same command to its end, and compare all that the archive holds with an uninterrupted run's."""
    if going.step.repeatable or _find_difference(scene, going):
        ended = scene.run(going.step)
        if ended.status != 0:
            return [f"the same command again ends with {ended.status}: {ended.output[-500:]}"]
    difference = _find_difference(scene, going)
    return [] if difference is None else [f"the end differs from an uninterrupted run's: {difference}"]


def _find_difference(scene: Scene, going: Uninterrupted) -> str | None:
    with open_archive(scene.index) as archive:
        difference = find_difference(read_state(archive.store), going.final)
        if difference is None and find_hits(archive) != going.hits:
            return "the same archive gives other answers"
        return difference


# The report


def measure(options: argparse.Namespace) -> Result:
    """Kill, and count by step and phase."""
    with TemporaryDirectory() as folder:
        killed = kill_many(Path(folder), kills=options.kills, torn=options.torn, seed=options.seed)
    notes = {
        "violations": [describe(one) for one in killed if one.wrong],
        "killed within the very first commit": sum(one.in_first_commit for one in killed),
        "killed while the vector file was written": sum(one.phase == "vector file" for one in killed),
        "killed by the clock": sum(one.plan == TIMER for one in killed),
        "ended by the kernel amid a write": sum(one.plan == TORN for one in killed),
        "files left behind after the next run": dict(
            Counter(name for one in killed for name in one.left_over)
        ),
        "seconds a kill": round(sum(one.seconds for one in killed) / len(killed), 2),
    }
    return Result(len(killed), count_by_phase(killed), notes)


def count_by_phase(killed: Sequence[Killed]) -> list[Row]:
    """Count deaths and what was wrong after them."""
    places = Counter((one.step, "first commit" if one.in_first_commit else one.phase) for one in killed)
    bad = Counter(
        (one.step, "first commit" if one.in_first_commit else one.phase) for one in killed if one.wrong
    )
    order = [step.name for step in STEPS]
    return [
        {"step": place[0], "killed in": place[1], "kills": count, "wrong": bad[place]}
        for place, count in sorted(places.items(), key=lambda item: (order.index(item[0][0]), item[0][1]))
    ]


def describe(one: Killed) -> str:
    """Say who died when, and what was wrong."""
    return f"{one.step}, {one.death} ({one.phase}): {'; '.join(one.wrong)}"


def main() -> None:
    """Run the benchmark."""
    parser = make_parser(__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--torn", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    run_benchmark("crash", parser, measure)


if __name__ == "__main__":
    main()
