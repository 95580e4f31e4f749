import json
import os
import signal
from dataclasses import asdict

import pytest

from index.errors import OnRecordError
from qa.batch import InProcess, WorkerPool
from qa.filters import Filters
from qa.records import Answer, Asked

QUESTIONS = [
    Asked("1", "what did Peskov say about Kursk?"),
    Asked("2", "what did Macron say?"),
    Asked("3", "Kursk", Filters("Peskov", ("Harbour Daily",), "2025-02-01", None)),
    Asked("4", "", error="no question"),
    Asked("5", "how many homes lost power in the gale?"),
]
BLOCKS = [QUESTIONS[:2], QUESTIONS[2:4], QUESTIONS[4:]]


def plain(blocks):
    return [[answer.timed(0.0) for answer in block] for block in blocks]


@pytest.mark.model
def test_workers_answer_as_one_process_does_and_in_order(sample_archive):
    directory = sample_archive.store.directory
    with type(sample_archive).open(directory, threads=1) as archive:
        expected = plain(InProcess(archive, top=2).answer(BLOCKS))
    with WorkerPool(directory, top=2, workers=2) as pool:
        assert plain(pool.answer(BLOCKS)) == expected
    assert [answer.id for block in expected for answer in block] == ["1", "2", "3", "4", "5"]
    assert {quote.outlet for quote in expected[1][0].quotes} == {"Harbour Daily"}


def test_what_a_worker_reports_is_an_error_here(tmp_path):
    with WorkerPool(tmp_path / "gone", workers=1) as pool, pytest.raises(OnRecordError, match="no index in"):
        list(pool.answer(BLOCKS))


@pytest.mark.model
def test_a_worker_that_is_killed_is_named(sample_archive):
    with WorkerPool(sample_archive.store.directory, workers=1) as pool:
        os.kill(pool._workers[0]._process.pid, signal.SIGKILL)
        with pytest.raises(OnRecordError, match=r"a worker died \(exit code -9\)"):
            list(pool.answer(BLOCKS))


def test_an_answer_goes_through_a_pipe_unchanged(archive):
    answer = archive.ask("What did Oster say about the pier?", filters=Filters(outlets=("Tern Bay Gazette",)))
    assert answer.quotes
    assert Answer.from_json(answer.to_json()) == answer


@pytest.mark.model
def test_a_worker_ends_with_its_parent_amid_a_block(sample_archive):
    """The block is answered by nobody: the input ends while it is at work."""
    with WorkerPool(sample_archive.store.directory, workers=1) as pool:
        process = pool._workers[0]._process
        process.stdin.write(json.dumps([asdict(asked) for asked in QUESTIONS * 200], default=sorted) + "\n")
        process.stdin.close()
        process.stdin = None
        assert process.wait(timeout=60) == 0
        assert process.stdout.read() == ""
