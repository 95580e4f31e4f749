import threading

import pytest

from qa.records import Stage
from qa.web.stream import Stopped, stream

STAGE = Stage("read", 1, 1, 1, 0)


def test_the_stages_come_before_the_result():
    def run(watch):
        watch(STAGE)
        return "done"

    assert list(stream(run)) == [STAGE, "done"]


def test_what_goes_wrong_is_raised_where_the_result_is_awaited():
    def run(watch):
        watch(STAGE)
        raise KeyError("x")

    steps = stream(run)
    assert next(steps) == STAGE
    with pytest.raises(KeyError):
        next(steps)


def test_a_run_that_nobody_waits_for_stops_after_its_stage():
    closed, ended = threading.Event(), threading.Event()
    raised = []

    def run(watch):
        watch(STAGE)
        closed.wait(10)
        try:
            watch(STAGE)
        except Stopped as stopped:
            raised.append(stopped)
            raise
        finally:
            ended.set()

    steps = stream(run)
    next(steps)
    steps.close()
    closed.set()
    assert ended.wait(10)
    assert len(raised) == 1
