import subprocess
import sys

import pytest

from benchmarks.common import ROOT
from benchmarks.hostile import check_file, load_apart, make_cases, make_harmless
from benchmarks.hostile_cases import Case


def small(count, seed):
    """Give the cases that are written in a moment."""
    return [case for case in make_cases(count, seed) if sum(map(len, case.parts)) < 2_000_000]


def test_the_same_seed_makes_the_same_cases():
    first, second = ([(c.name, b"".join(c.parts)) for c in small(60, 7)] for _ in range(2))
    assert first == second
    assert first != [(c.name, b"".join(c.parts)) for c in small(60, 8)]


def test_as_many_cases_are_made_as_were_asked_for():
    assert len(list(make_cases(300, 0))) == 300


def test_hostile_files_crash_nothing_and_cost_no_good_record(tmp_path):
    outcomes, _ = load_apart(iter(small(70, 3)), tmp_path)
    assert len(outcomes) >= 60
    assert [(o.file, o.crash, o.faults) for o in outcomes if o.crash or o.faults] == []
    assert [(o.file, o.kept, o.good) for o in outcomes if o.kept < o.good] == []
    assert sum(o.good for o in outcomes) > 100


def test_harmless_files_are_read_whole(tmp_path):
    cases = [case for case in make_harmless(1, 0) if sum(map(len, case.parts)) < 1_000_000]
    outcomes, _ = load_apart(iter(cases), tmp_path)
    assert [(o.file, o.kept, o.rejected, o.refused) for o in outcomes] == [
        (o.file, o.good, 0, "") for o in outcomes
    ]


def test_a_record_that_is_lost_is_seen(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One."}\n{"text": "Tw')
    outcome = check_file(path, "a test", ("One.", "Two."))
    assert (outcome.kept, outcome.good, outcome.loaded, outcome.rejected) == (1, 2, 1, 1)


def test_a_crash_is_seen(tmp_path, monkeypatch):
    monkeypatch.setattr("benchmarks.hostile.load_file", lambda path: iter([1 / 0]) if path else None)
    assert check_file(tmp_path / "a.txt", "a test", ()).crash == "ZeroDivisionError: division by zero"


@pytest.mark.parametrize("case", [Case("a test", b"\xff\n.txt", [b"One."], ("One.",))])
def test_a_name_that_is_not_utf_8_is_written_and_read(tmp_path, case):
    (outcome,), _ = load_apart(iter([case]), tmp_path)
    assert outcome.kept == 1


def test_help_names_the_command():
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.hostile", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "python -m benchmarks.hostile" in done.stdout
