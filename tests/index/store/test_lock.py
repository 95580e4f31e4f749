import json
import os
import subprocess
import sys
import threading

import pytest

from index.errors import IndexBusy, IndexNotWritable
from index.store import Store
from index.store.lock import WriterLock

HOLD = """
import sys
from pathlib import Path
from index.store.lock import WriterLock
with WriterLock(Path(sys.argv[1])).hold():
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    """Another process that holds the lock on the folder until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_a_second_writer_learns_which_process_holds_the_lock_since_when(tmp_path, holder):
    with pytest.raises(IndexBusy, match=rf"written by process {holder.pid} on .* since .*try again"):
        WriterLock(tmp_path).hold().__enter__()


def test_the_lock_of_a_killed_process_is_free(tmp_path, holder):
    holder.kill()
    holder.wait()
    with WriterLock(tmp_path).hold():
        assert json.loads((tmp_path / "writer.json").read_text())["pid"] == os.getpid()
    assert not (tmp_path / "writer.json").exists()


def test_whoever_holds_the_lock_may_hold_it_again(tmp_path):
    lock = WriterLock(tmp_path)
    with lock.hold():
        with lock.hold():
            pass
        with pytest.raises(IndexBusy):
            WriterLock(tmp_path).hold().__enter__()
    with WriterLock(tmp_path).hold():
        pass


def test_another_thread_of_the_same_process_is_refused(tmp_path):
    lock = WriterLock(tmp_path)
    seen = []

    def write():
        try:
            lock.hold().__enter__()
        except IndexBusy as error:
            seen.append(str(error))

    with lock.hold():
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
    assert seen == [f"{tmp_path} is being written by this process: try again when it is done"]


@pytest.mark.parametrize("signed", ["", "{", '{"pid": 1}', "[]"])
def test_a_holder_that_cannot_be_read_is_another_process(tmp_path, holder, signed):
    (tmp_path / "writer.json").write_text(signed)
    with pytest.raises(IndexBusy, match="written by another process"):
        WriterLock(tmp_path).hold().__enter__()


def test_a_file_in_place_of_the_folder_cannot_be_locked(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(IndexNotWritable, match="may not be written"):
        WriterLock(tmp_path / "file" / "index").hold().__enter__()


def test_a_store_is_read_while_another_process_holds_the_lock(tmp_path, holder):
    with Store.open(tmp_path, create=True) as store:
        assert store.count("articles") == 0
