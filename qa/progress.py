"""What long commands show while they run, and how they are stopped."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click


@contextmanager
def show_progress(total: int | None, unit: str) -> Iterator[Callable[[int], object]]:
    """Show how many things of a kind are done, how fast, and the time left; nothing where nobody watches.

    :param total: How many there are, or None if that is not known.
    """
    from tqdm import tqdm

    with tqdm(total=total, unit=f" {unit}", file=sys.stderr, disable=not sys.stderr.isatty()) as bar:
        yield bar.update


@contextmanager
def show_steps(unit: str) -> Iterator[Callable[[int, int], object]]:
    """Show the same where how many there are is told with each step."""
    from tqdm import tqdm

    with tqdm(unit=f" {unit}", file=sys.stderr, disable=not sys.stderr.isatty()) as bar:

        def advance(done: int, total: int) -> None:
            bar.total = total
            bar.update(done)

        yield advance


@contextmanager
def show_bytes(total: int) -> Iterator[Callable[[int, int], object]]:
    """Show how many bytes of the sources are read, how fast, the time left, and the articles found."""
    from tqdm import tqdm

    bar = tqdm(total=total, unit="B", unit_scale=True, file=sys.stderr, disable=not sys.stderr.isatty())
    found = 0

    def advance(done: int, articles: int) -> None:
        nonlocal found
        found += articles
        bar.set_postfix_str(f"{found} articles", refresh=False)
        bar.update(done)

    with bar:
        yield advance


@contextmanager
def stop_on_interrupt() -> Iterator[Callable[[], bool]]:
    """Turn the first Ctrl-C, or SIGTERM, into a wish to stop after the current batch; the second one stops at once."""
    wishes: list[int] = []

    def interrupt(number: int, frame: FrameType | None) -> None:
        if wishes:
            raise KeyboardInterrupt
        wishes.append(number)
        click.echo("stopping after this batch; Ctrl-C again stops at once", err=True)

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(wishes)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
