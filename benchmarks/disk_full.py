"""Fill the disk while `onrecord` writes: a small tmpfs of 20 sizes, from no room for an archive to room for all.

Half of the sizes are met by making an archive, half by changing one; the last of each has room for all but
the vector file. Then a disk that somebody else filled to the last byte, and the vector file alone made again
without room. Each command must be done, or end with exit code 1 and one line that says the disk is full. While it
is full the archive must be in the state of one of its transactions, at least the last one acknowledged, and
answer. With more room the same command must end in the state it ends in where the disk is never full.

Needs the right to mount, and says so where there is none.

    python -m benchmarks.disk_full [--sizes 20]
"""

import argparse
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.archive_state import (
    Found,
    State,
    digest_state,
    find_difference,
    find_hits,
    find_problems,
    inspect_archive,
    open_archive,
    read_state,
    try_open,
)
from benchmarks.common import Result, Row, Skipped, make_parser, run_benchmark
from benchmarks.crash_articles import STEPS
from benchmarks.crash_process import NEVER, Death, Ended, Processes
from index.errors import OnRecordError
from index.store.database import VECTORS_FILE

ROOM_BYTES = 256 << 20  # a disk that is never full; of memory, taken as it is used
PAGE_BYTES = 4096  # what tmpfs gives out
NEW, UPDATE = STEPS[0].name, STEPS[1].name
FULL = ("the disk is full", "No space left on device")


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of one command on a disk too small.

    Attributes:
        bytes: Room it had.
        outcome: "done", or what was full for it.
        wrong: What was not as it must be.
    """

    command: str
    bytes: int
    outcome: str
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A command where there is room.

    Attributes:
        start: Copy of the index before it.
        states: Digests of the archive after 0, 1, 2, … of its transactions; None where there is none yet.
        taken: Bytes of the disk that were taken before it, when the vector file was to be written, and at its end.
    """

    name: str
    start: Path
    states: tuple[str | None, ...]
    taken: tuple[int, int, int]
    final: State
    hits: Found


class Disk:
    """A tmpfs, whose size changes while it is in use."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.index, self._ballast = folder, folder / "index", folder / "ballast"

    def resize(self, size: int = ROOM_BYTES) -> None:
        """Make it as large as this, rounded up to pages."""
        pages = -(-size // PAGE_BYTES)
        _run_mount("mount", "-o", f"remount,size={max(1, pages) * PAGE_BYTES}", str(self.folder))

    def taken(self) -> int:
        """Count the bytes taken."""
        found = os.statvfs(self.folder)
        return (found.f_blocks - found.f_bfree) * found.f_frsize

    def put(self, index: Path) -> None:
        """Make room, and put a copy of an index there in place of all else."""
        self.resize()
        self.drop_ballast()
        shutil.rmtree(self.index, ignore_errors=True)
        if index.exists():
            shutil.copytree(index, self.index)

    def fill(self, free: int = 0) -> None:
        """Fill it, as somebody else may, up to so many free bytes."""
        found = os.statvfs(self.folder)
        self._ballast.write_bytes(bytes(found.f_bfree * found.f_frsize - free))

    def drop_ballast(self) -> None:
        """Free what `fill` took."""
        self._ballast.unlink(missing_ok=True)


@contextmanager
def mount_disk(folder: Path) -> Iterator[Disk]:
    """Mount a tmpfs.

    :raises Skipped: If that is not allowed here.
    """
    folder.mkdir()
    try:
        _run_mount("mount", "-t", "tmpfs", "-o", f"size={ROOM_BYTES}", "tmpfs", str(folder))
    except (OSError, subprocess.CalledProcessError) as error:
        raise Skipped(f"a tmpfs cannot be mounted here ({error}): run as root") from error
    try:
        yield Disk(folder)
    finally:
        _run_mount("umount", str(folder))


def _run_mount(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


class Bench:
    """A disk, the processes that write to it, and the articles they read."""

    def __init__(self, folder: Path, disk: Disk, processes: Processes) -> None:
        self._folder, self.disk, self._processes = folder, disk, processes
        self._articles = folder / "articles"

    def run(self, command: Sequence[str], death: Death = NEVER, *, states: bool = False) -> Ended:
        """Run a command on the index that is on the disk."""
        return self._processes.run([*command, "--index", str(self.disk.index)], death, states=states)

    def run_index(self, death: Death = NEVER, *, states: bool = False) -> Ended:
        """Index the articles."""
        return self.run(["index", str(self._articles)], death, states=states)

    def make_reference(self, number: int, before: Reference | None) -> Reference:
        """Change the articles as a step does, and index them where there is room."""
        step = STEPS[number]
        start = self._folder / f"start-{number}"
        if self.disk.index.exists():
            shutil.copytree(self.disk.index, start)
        step.change(self._articles, self.disk.index)
        taken = [self._measure(start, point) for point in (("statement", 1), ("save", 1), ("noted", 1))]
        self.disk.put(start)
        ended = self.run_index(states=True)
        with open_archive(self.disk.index) as archive:
            final, hits = read_state(archive.store), find_hits(archive)
        first = None if before is None else digest_state(before.final)
        states = (first, *(commit.digest for commit in ended.commits))
        return Reference(step.name, start, states, (taken[0], taken[1], taken[2]), final, hits)

    def _measure(self, start: Path, point: tuple[str, int]) -> int:
        """Count the bytes taken at a point of the command, by killing it there."""
        self.disk.put(start)
        self.run_index(Death(point=point))
        return self.disk.taken()


# Too small a disk


def fill_many(folder: Path, *, sizes: int) -> list[Filled]:
    """Run each command on disks of half as many sizes as asked, and on those filled by somebody else.

    :raises Skipped: If no disk can be mounted here.
    """
    with mount_disk(folder / "disk") as disk, Processes(folder) as processes:
        bench = Bench(folder, disk, processes)
        filled = []
        reference = None
        for number in range(2):
            reference = bench.make_reference(number, reference)
            filled += [run_small(bench, reference, size) for size in draw_sizes(reference, sizes // 2)]
        assert reference is not None
        disk.put(reference.start)
        bench.run_index()
        return [*filled, serve_full(bench, reference), repair_full(bench, reference)]


def draw_sizes(reference: Reference, count: int) -> list[int]:
    """Give sizes, each leaving more by the same factor, and one with room for all but half the vector file."""
    before, at_file, after = reference.taken
    least, most = 2 * PAGE_BYTES, at_file - before
    steps = count - 2
    rooms = [round(least * (most / least) ** (i / (steps - 1))) for i in range(steps)]
    file_bytes = after - at_file
    return [before + room for room in (0, *rooms, most + max(PAGE_BYTES, file_bytes // 2))]


def run_small(bench: Bench, reference: Reference, size: int) -> Filled:
    """Run the command on a disk of a size, then again with room."""
    disk = bench.disk
    disk.put(reference.start)
    disk.resize(max(size, disk.taken()))
    ended = bench.run_index()
    wrong = [*_find_bad_end(ended), *_find_lost(disk, reference, ended)]
    disk.resize()
    wrong += _find_bad_retry(bench, reference)
    return Filled(reference.name, size, _name_outcome(ended), tuple(wrong))


def _name_outcome(ended: Ended) -> str:
    if ended.status == 0:
        return "done"
    if VECTORS_FILE in ended.output:
        return "no room for the vector file"
    return f"no room after {len(ended.commits)} transactions"


def _find_bad_end(ended: Ended) -> list[str]:
    if ended.status == 0:
        return []
    wrong = [] if ended.status == 1 else [f"exit status {ended.status}"]
    if ended.output.count("\n") != 1 or not any(words in ended.output for words in FULL):
        wrong.append(f"it does not say that the disk is full: {ended.output[-300:].strip()}")
    return wrong


def _find_lost(disk: Disk, reference: Reference, ended: Ended) -> list[str]:
    opened = try_open(disk.index)
    allowed = reference.states[len(ended.commits) : len(ended.commits) + 2]
    if isinstance(opened, OnRecordError):
        return [] if None in allowed else [f"while it is full, it cannot be opened: {opened}"]
    with opened as archive:
        try:
            lost = digest_state(read_state(archive.store)) not in allowed
            return ["committed articles are lost"] * lost + find_problems(archive)
        except OnRecordError as error:
            return [f"while it is full, it cannot be read: {error}"]


def _find_bad_retry(bench: Bench, reference: Reference) -> list[str]:
    again = bench.run_index()
    if again.status != 0:
        return [f"with room, it ends with {again.status}: {again.output[-300:].strip()}"]
    with open_archive(bench.disk.index) as archive:
        difference = find_difference(read_state(archive.store), reference.final)
        wrong = [] if difference is None else [f"with room, it ends otherwise: {difference}"]
        if find_hits(archive) != reference.hits:
            wrong.append("with room, the answers differ")
        return wrong + inspect_archive(archive)


# A disk that somebody else fills


def serve_full(bench: Bench, reference: Reference) -> Filled:
    """Ask, and try to remove, where not one byte is free; then with room."""
    bench.disk.fill()
    wrong = _find_bad_answers(bench, reference)
    ended = bench.run(["remove", "a05.txt"])
    wrong += _find_bad_end(ended) if ended.status else ["an article is removed without room for it"]
    bench.disk.drop_ballast()
    return Filled(
        "remove, the disk full before", 0, _name_outcome(ended), (*wrong, *_find_bad_retry(bench, reference))
    )


def repair_full(bench: Bench, reference: Reference) -> Filled:
    """Make the vector file again where there is room for half of it; then with room."""
    path = bench.disk.index / VECTORS_FILE
    room = path.stat().st_size // 2
    path.unlink()
    bench.disk.fill(free=room + 2 * 32768)  # what SQLite needs to open the database
    wrong = _find_bad_answers(bench, reference)
    ended = bench.run(["check", "--repair"])
    wrong += _find_bad_end(ended) if ended.status else ["the file is made again without room for it"]
    bench.disk.drop_ballast()
    again = bench.run(["check", "--repair"])
    wrong += [] if again.status == 0 else [f"with room, it ends with {again.status}: {again.output}"]
    return Filled("check --repair", room, _name_outcome(ended), (*wrong, *_find_bad_retry(bench, reference)))


def _find_bad_answers(bench: Bench, reference: Reference) -> list[str]:
    try:
        with open_archive(bench.disk.index) as archive:
            return [] if find_hits(archive) == reference.hits else ["while it is full, the answers differ"]
    except OnRecordError as error:
        return [f"while it is full, it does not answer: {error}"]


# The report


def measure(options: argparse.Namespace) -> Result:
    """Fill disks; a row for each."""
    with TemporaryDirectory() as folder:
        filled = fill_many(Path(folder), sizes=options.sizes)
    rows: list[Row] = [
        {
            "command": one.command,
            "room": f"{one.bytes // 1024} KB",
            "outcome": one.outcome,
            "wrong": len(one.wrong),
        }
        for one in filled
    ]
    notes = {
        "violations": [
            f"{one.command}, {one.bytes} bytes: {'; '.join(one.wrong)}" for one in filled if one.wrong
        ]
    }
    return Result(len(filled), rows, notes)


def main() -> None:
    """Run the benchmark."""
    parser = make_parser(__doc__)
    parser.add_argument("--sizes", type=int, default=20)
    run_benchmark("disk_full", parser, measure)


if __name__ == "__main__":
    main()
