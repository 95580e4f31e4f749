"""Work that is held back, and stopped."""

import threading
from contextlib import contextmanager
from time import monotonic

AT_ONCE_S = 1.0


@contextmanager
def hold(monkeypatch, owner, name):
    """Hold the calls of a function back within; give the event that tells that one was made."""
    called, released = threading.Event(), threading.Event()
    held = getattr(owner, name)

    def wait(*args, **named):
        called.set()
        assert released.wait(30)
        return held(*args, **named)

    monkeypatch.setattr(owner, name, wait)
    try:
        yield called
    finally:
        released.set()


def stop_when(called, run, steps):
    """Stop a run once its work is held back; give what is shown last, which has to come at once."""
    stopped = []

    def stop():
        assert called.wait(30)
        run.stop()
        stopped.append(monotonic())

    stopping = threading.Thread(target=stop)
    stopping.start()
    *_, last = steps
    assert monotonic() - stopped[0] < AT_ONCE_S
    stopping.join()
    return last
