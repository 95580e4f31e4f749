import threading

import pytest
import torch

from index.cores import count_cores, share_out


@pytest.mark.parametrize(
    ("there", "given", "threads", "cores"),
    [
        (4, None, None, 4),
        (4, None, 1, 1),
        (2, None, 8, 2),
        (4, "1", None, 1),
        (4, "3", 2, 2),
        (2, "8", None, 2),
        (None, None, None, 1),
    ],
)
def test_cores_are_those_there_are_and_allowed(there, given, threads, cores, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: there)
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    if given is not None:
        monkeypatch.setenv("OMP_NUM_THREADS", given)
    assert count_cores(threads) == cores


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(threads):
    assert share_out(lambda number: number * number, range(20), threads) == [n * n for n in range(20)]


@pytest.mark.parametrize("threads", [1, 3])
def test_each_call_has_one_thread_of_pytorch(threads):
    torch.set_num_threads(2)
    assert share_out(lambda _: torch.get_num_threads(), "abcdef", threads) == [1] * 6


def test_items_are_worked_on_at_the_same_time():
    both = threading.Barrier(2, timeout=60)
    assert sorted(share_out(lambda _: both.wait(), "ab", 2)) == [0, 1]


@pytest.mark.parametrize(("items", "threads"), [("abc", 1), ("a", 2), ("", 2)])
def test_one_core_or_item_needs_no_other_thread(items, threads):
    here = threading.get_ident()
    assert share_out(lambda _: threading.get_ident(), items, threads) == [here] * len(items)


@pytest.mark.parametrize("threads", [1, 2])
def test_an_error_reaches_who_asked(threads):
    with pytest.raises(ZeroDivisionError):
        share_out(lambda number: 1 // number, [1, 0, 1], threads)
