"""Damage the files of an archive and see that it is noticed, and mended where it can be.

Each derived file, of those that the archive itself lists: bits flipped, ends cut off, blocks zeroed, and the file
empty, missing, longer, a folder, or that of another archive or of an earlier state. Each must be refused before it
is read as an index, found by `onrecord check`, and made again with the same bytes and the same answers.

Then bits of the database, the only truth, which nothing can make again: `ask`, `search` and `check` must give
the right answers or an error in one line, never a traceback; how many of the flips `check` finds is counted.

    python -m benchmarks.damage [--flips 100] [--cuts 50] [--blocks 50] [--database-flips 60] [--seed 0]
"""

import argparse
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.archive_state import (
    QUERIES,
    Found,
    State,
    find_hits,
    open_archive,
    read_state,
    try_open,
)
from benchmarks.common import Result, Row, make_parser, run_benchmark
from benchmarks.crash_articles import make_article
from benchmarks.crash_process import Processes
from index.check import check_archive
from index.errors import OnRecordError
from index.store import Store
from index.store.database import DATABASE
from index.vectors import VectorIndex

ARTICLES = 24
BLOCK_BYTES = 4096  # a page of most file systems
LEAST_BLOCKS = 16  # of a file smaller than so many pages, smaller blocks are zeroed
TRACEBACK = "Traceback (most recent call last)"


@dataclass(frozen=True, slots=True)
class Damage:
    """One way to damage a file.

    Attributes:
        kind: What is done.
        apply: Does it to the file; its bytes as they were are given.
        mends: Whether the file is made again; a folder in its place is somebody's, and stays.
    """

    kind: str
    apply: Callable[[Path, bytes], object]
    mends: bool = True


@dataclass(frozen=True, slots=True)
class Damaged:
    """What became of one damage to a derived file.

    Attributes:
        mends: Whether it is to be made again.
        wrong: What was not as it must be.
    """

    file: str
    kind: str
    mends: bool
    wrong: tuple[str, ...]


# Derived files


def damage_derived(folder: Path, damages: Sequence[Damage]) -> Iterator[Damaged]:
    """Damage each derived file in each way, one after another, in an archive made in the folder."""
    index = make_archive(folder / "damaged", range(ARTICLES))
    with open_archive(index) as archive:
        answers = find_hits(archive)
        for name in derived_files(archive.store):
            good = (index / name).read_bytes()
            for damage in damages:
                _remove(index / name)
                damage.apply(index / name, good)
                wrong = find_wrong(index, name, answers)
                if damage.mends:
                    wrong += find_unmended(index, name, good)
                yield Damaged(name, damage.kind, damage.mends, tuple(wrong))


def derived_files(store: Store) -> list[str]:
    """Give the names of all derived files, as the archive lists them."""
    return [str(row[0]) for row in store.db.rows("SELECT name FROM derived ORDER BY name")]


def find_wrong(index: Path, name: str, answers: Found) -> list[str]:
    """Open the archive anew and see that the damage is found, and that questions are answered as before."""
    with open_archive(index) as archive:
        noted = archive.store.derived(name)
        assert noted is not None
        loaded = VectorIndex.load(index / name, noted[1])
        wrong = [] if loaded is None else ["it is loaded"]
        if not any(finding.problem for finding in check_archive(archive.store)):
            wrong.append("check finds nothing")
        if find_hits(archive) != answers:
            wrong.append("the answers change")
        return wrong


def find_unmended(index: Path, name: str, good: bytes) -> list[str]:
    """See that the file was made again when the archive was asked."""
    with open_archive(index) as archive:
        if any(finding.problem for finding in check_archive(archive.store)):
            return ["it is not made again"]
    return [] if (index / name).read_bytes() == good else ["it is made again with other bytes"]


def list_damages(folder: Path, *, flips: int, cuts: int, blocks: int, seed: int) -> list[Damage]:
    """Draw damages; other archives are made in the folder for files that are in the wrong place."""
    rng = random.Random(seed)
    other = make_archive(folder / "other", range(ARTICLES, 2 * ARTICLES))
    earlier = make_archive(folder / "earlier", range(ARTICLES - 1))
    return [
        *(_flip(rng.random(), rng.randrange(8)) for _ in range(flips)),
        *(_cut(rng.random()) for _ in range(cuts)),
        *(_zero_block(rng.random()) for _ in range(blocks)),
        Damage("no file", lambda path, good: None),
        Damage("an empty file", lambda path, good: path.write_bytes(b"")),
        Damage("zeros alone", lambda path, good: path.write_bytes(bytes(len(good)))),
        Damage("one byte more", lambda path, good: path.write_bytes(good + b"\0")),
        Damage("written twice", lambda path, good: path.write_bytes(good + good)),
        Damage("a folder", lambda path, good: path.mkdir(), mends=False),
        Damage("a link to nowhere", lambda path, good: path.symlink_to("nowhere")),
        Damage("of another archive", lambda path, good: shutil.copy(other / path.name, path)),
        Damage("of an earlier state", lambda path, good: shutil.copy(earlier / path.name, path)),
    ]


def flip_bit(raw: bytes, place: float, bit: int) -> bytes:
    """Flip one bit of a byte, whose place is given in 0–1."""
    at = int(place * len(raw))
    return raw[:at] + bytes([raw[at] ^ (1 << bit)]) + raw[at + 1 :]


def _flip(place: float, bit: int) -> Damage:
    return Damage("a bit flipped", lambda path, good: path.write_bytes(flip_bit(good, place, bit)))


def _cut(place: float) -> Damage:
    return Damage("cut short", lambda path, good: path.write_bytes(good[: int(place * len(good))]))


def _zero_block(place: float) -> Damage:
    def apply(path: Path, good: bytes) -> None:
        size = max(1, min(BLOCK_BYTES, len(good) // LEAST_BLOCKS))
        held = [at for at in range(0, len(good), size) if any(good[at : at + size])]  # zeros do not change
        at = held[int(place * len(held))]
        path.write_bytes(good[:at] + bytes(len(good[at : at + size])) + good[at + size :])

    return Damage("a block zeroed", apply)


def _remove(path: Path) -> None:
    if path.is_dir():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


def make_archive(folder: Path, numbers: range) -> Path:
    """Index invented articles with the toy model; give the index folder."""
    articles, index = folder / "articles", folder / "index"
    articles.mkdir(parents=True)
    for number in numbers:
        (articles / f"a{number:02}.txt").write_text(make_article(number), encoding="utf-8")
    with open_archive(index, create=True) as archive:
        archive.add([articles])
    return index


# The database


@dataclass(frozen=True, slots=True)
class Flipped:
    """What became of one flipped bit of the database.

    Attributes:
        place: Which byte.
        changed: Tables whose content changed; "nothing"; "cannot be read".
        found: Whether `check` reports it, or cannot be run for an error in one line.
        answers_change: Whether a command gives other answers than before.
        wrong: What ended otherwise than with answers or an error in one line.
    """

    place: int
    changed: str
    found: bool
    answers_change: bool
    wrong: tuple[str, ...]


def flip_database(folder: Path, *, flips: int, seed: int) -> Iterator[Flipped]:
    """Flip bits of the database, each in a fresh copy of an archive made in the folder."""
    rng = random.Random(seed)
    index = make_archive(folder / "flipped", range(ARTICLES))
    saved = Path(shutil.copytree(index, folder / "whole"))
    good = (index / DATABASE).read_bytes()
    with open_archive(index) as archive:
        state = read_state(archive.store)
    with Processes(folder) as processes:
        expected = _run_commands(processes, index)
        for _ in range(flips):
            place, bit = rng.randrange(len(good)), rng.randrange(8)
            shutil.rmtree(index)
            shutil.copytree(saved, index)
            (index / DATABASE).write_bytes(flip_bit(good, place / len(good), bit))
            changed = _find_changed(index, state)
            yield _judge(place, changed, _run_commands(processes, index), expected)


def _judge(
    place: int, changed: str, ended: Sequence[tuple[int, str]], expected: Sequence[tuple[int, str]]
) -> Flipped:
    wrong = [output for status, output in ended if status not in (0, 1) or TRACEBACK in output]
    wrong += [
        out for status, out in ended[1:] if status == 1 and (out.count("\n") != 1 or "Error: " not in out)
    ]
    differ = any(one[0] == 0 and one != other for one, other in zip(ended[1:], expected[1:], strict=True))
    return Flipped(place, changed, ended[0][0] != 0, differ, tuple(wrong))


def _run_commands(processes: Processes, index: Path) -> list[tuple[int, str]]:
    """Run `check` and those that answer; give exit status and output of each, times left out."""
    results = []
    for command in (
        ["check"],
        *([name, QUERIES[0], "--json"] for name in ("search", "ask")),
        ["articles", "--json"],
    ):
        ended = processes.run([*command, "--index", str(index)])
        results.append((ended.status, re.sub(r'"elapsed_ms": [\d.]+', "", ended.output)))
    return results


def _find_changed(index: Path, state: State) -> str:
    opened = try_open(index)
    if isinstance(opened, OnRecordError):
        return "cannot be read"
    with opened as archive:
        try:
            now = read_state(archive.store)
        except OnRecordError:
            return "cannot be read"
    return ", ".join(name for name in state if now[name] != state[name]) or "nothing"


# The report


def measure(options: argparse.Namespace) -> Result:
    """Damage derived files, then the database."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        damages = list_damages(
            folder, flips=options.flips, cuts=options.cuts, blocks=options.blocks, seed=options.seed
        )
        damaged = list(damage_derived(folder, damages))
        flipped = list(flip_database(folder, flips=options.database_flips, seed=options.seed))
    return Result(
        len(damaged) + len(flipped),
        [*count_damaged(damaged), *count_flipped(flipped)],
        describe(damaged, flipped),
    )


def count_damaged(damaged: Sequence[Damaged]) -> list[Row]:
    """Count damages of derived files by kind: all must be found and mended."""
    counts = Counter((one.file, one.kind) for one in damaged)
    found = Counter((one.file, one.kind) for one in damaged if not one.wrong)
    mended = Counter((one.file, one.kind) for one in damaged if one.mends and not one.wrong)
    return [
        {"file": key[0], "damage": key[1], "times": count, "found": found[key], "mended": mended[key]}
        for key, count in counts.items()
    ]


def count_flipped(flipped: Sequence[Flipped]) -> list[Row]:
    """Count flips of the database by what they changed; nothing there can be mended."""
    counts = Counter(one.changed for one in flipped)
    found = Counter(one.changed for one in flipped if one.found)
    return [
        {
            "file": DATABASE,
            "damage": f"a bit flipped: {changed}",
            "times": count,
            "found": found[changed],
            "mended": 0,
        }
        for changed, count in counts.most_common()
    ]


def describe(damaged: Sequence[Damaged], flipped: Sequence[Flipped]) -> dict[str, object]:
    """Say what went wrong."""
    return {
        "derived files, wrong": [
            f"{one.file}, {one.kind}: {'; '.join(one.wrong)}" for one in damaged if one.wrong
        ],
        "database, neither answers nor an error in one line": [
            f"byte {one.place} ({one.changed}): {output[-200:]}" for one in flipped for output in one.wrong
        ],
        "database, other answers that check does not explain": [
            f"byte {one.place} ({one.changed})" for one in flipped if one.answers_change and not one.found
        ],
    }


def main() -> None:
    """Run the benchmark."""
    parser = make_parser(__doc__)
    parser.add_argument("--flips", type=int, default=100)
    parser.add_argument("--cuts", type=int, default=50)
    parser.add_argument("--blocks", type=int, default=50)
    parser.add_argument("--database-flips", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    run_benchmark("damage", parser, measure)


if __name__ == "__main__":
    main()
