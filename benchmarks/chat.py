"""Measure the web chat: many users at once, a real browser, the weight of the page and the start.

The chat is served as its command, over an index of PolNeAR dev. Users ask by the event of the page's own question box,
each over a connection and in a conversation of his own, with a made-up word in each question; an answer is crossed
where the conversation that comes back is not, question by question, what that user asked. One question is answered at a
time, so that users * questions of a single user's time is what a user has to wait; the goal is p95 within 1.3 of that.
In the browser the clock runs from the key or click to the card or the marked quote in the page.

    python -m benchmarks.chat [--users 20] [--questions 5] [--index DIR]
"""

import argparse
import json
import math
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.batch import make_questions
from benchmarks.common import Result, Row, Skipped, make_parser, require, run_benchmark
from qa.archive import Archive

ONRECORD = str(Path(sys.executable).with_name("onrecord"))
CHROMIUM = "/usr/bin/chromium"
CORPUS = Path("corpus/polnear/dev")  # below ../shared
GOAL = 1.3  # of users * the time of a single user
START_S, WAIT_S = 120, 300  # at most, for the server to start and for an answer
PAGES = 5  # loads of the page
# A promise of the milliseconds from the next key or click until something that was not there is in the page.
TIMED = """([event, selector]) => {
    const before = new Set(document.querySelectorAll(selector));
    window.timed = new Promise((done, fail) => {
        let started;
        setTimeout(() => fail(new Error(`nothing new at ${selector}`)), 20_000);
        document.addEventListener(event, () => (started ??= performance.now()), { capture: true, once: true });
        const look = () => {
            if (![...document.querySelectorAll(selector)].some((one) => !before.has(one))) return requestAnimationFrame(look);
            done(performance.now() - started);
        };
        look();
    });
}"""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back for one question: how long it took, whether it failed, and whether it is somebody else's."""

    ms: float
    failed: bool
    crossed: bool


class User:
    """One user of a served chat, who asks as the page does."""

    def __init__(self, url: str, events: tuple[int, int], name: str) -> None:
        """Begin a conversation.

        :param events: As `find_events` gives them.
        """
        self._url, self._events, self._name = url, events, name
        self._asked: list[str] = []

    def ask(self, question: str) -> Reply:
        """Ask, wait for the answer, and have it shown, as the page does one after the other."""
        self._asked.append(question)
        begun = time.perf_counter()
        answered = self._send(self._events[0], [question, None])
        kept = None if answered is None else self._send(self._events[1], [None])
        ms = 1000 * (time.perf_counter() - begun)
        got = [] if kept is None else [turn["answer"]["question"] for turn in json.loads(kept)]
        return Reply(ms, failed=kept is None, crossed=kept is not None and got != self._asked)

    def _send(self, event: int, data: list[str | None]) -> str | None:
        """Send an event and wait for its end; give the last text it puts into the page, None where it failed."""
        join = {"data": data, "fn_index": event, "session_hash": self._name, "event_data": None}
        request = urllib.request.Request(
            f"{self._url}gradio_api/queue/join",
            json.dumps(join).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=WAIT_S):
            pass
        address = f"{self._url}gradio_api/queue/data?session_hash={self._name}"
        with urllib.request.urlopen(address, timeout=WAIT_S) as stream:
            for line in stream:
                message = json.loads(line[6:]) if line.startswith(b"data: ") else {}
                if message.get("msg") == "process_completed":
                    return str(message["output"]["data"][-1]) if message["success"] else None
        return None


def measure(options: argparse.Namespace) -> Result:
    """Serve, ask alone, ask at once, and look with a browser."""
    questions = make_questions(
        require(options.shared / CORPUS), options.questions * options.users, options.seed
    )
    with open_index(options) as index, serve(index) as (url, started_s):
        events = find_events(url)
        first = User(url, events, "first").ask(questions[0])
        alone = ask_all(url, events, [questions[: options.alone]], "alone")
        shares = [questions[number :: options.users][: options.questions] for number in range(options.users)]
        begun = time.perf_counter()
        crowd = ask_all(url, events, shares, "crowd")
        took = time.perf_counter() - begun
        rows = [_row("first question after the start", [first.ms]), _row("one user", [one.ms for one in alone]),
                _row(f"{options.users} users at once", [one.ms for one in crowd])]  # fmt: skip
        notes: dict[str, Any] = _compare(alone, crowd, options.users) | {
            "questions a second, all users": round(len(crowd) / took, 2),
            "start to the first page, s": round(started_s, 1),
        }
        with browse() as open_page:
            rows += look(open_page, url, questions[: options.looks], notes)
    return Result(len(crowd), rows, notes)


@contextmanager
def open_index(options: argparse.Namespace) -> Iterator[Path]:
    """Give the folder of the index of PolNeAR dev, made for this run unless one is named."""
    if options.index is not None:
        yield require(options.index)
        return
    with TemporaryDirectory() as folder:
        with Archive.open(Path(folder, "index"), create=True) as archive:
            archive.add([require(options.shared / CORPUS / "text")])
        yield Path(folder, "index")


@contextmanager
def serve(index: Path) -> Iterator[tuple[str, float]]:
    """Serve an index as the command does; give the address, and the seconds until its page came."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}/"
    begun = time.perf_counter()
    command = [ONRECORD, "serve", "--read-only", "--index", str(index), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            while not _is_up(url):
                if process.poll() is not None or time.perf_counter() - begun > START_S:
                    raise Skipped(f"the chat does not start: run {' '.join(command)}")
                time.sleep(0.05)
            yield url, time.perf_counter() - begun
        finally:
            process.terminate()


def _is_up(url: str) -> bool:
    with suppress(OSError), urllib.request.urlopen(url, timeout=5) as response:
        return bool(response.status == 200)
    return False


def find_events(url: str) -> tuple[int, int]:
    """Find the numbers of the event that follows on sending the question box, and of that which shows its answer."""
    with urllib.request.urlopen(f"{url}config", timeout=10) as response:
        config = json.load(response)
    box = next(part["id"] for part in config["components"] if part["props"].get("elem_id") == "question")
    sent = next(one["id"] for one in config["dependencies"] if [box, "submit"] in one["targets"])
    asked = next(one["id"] for one in config["dependencies"] if one.get("trigger_after") == sent)
    shown = next(
        one["id"]
        for one in config["dependencies"]
        if one.get("trigger_after") == asked and box in one["outputs"] and one["backend_fn"]
    )
    return int(asked), int(shown)


def ask_all(url: str, events: tuple[int, int], shares: Sequence[Sequence[str]], name: str) -> list[Reply]:
    """Have users ask at once, each his share one after another, with a made-up word of his own in each question."""

    def ask(number: int) -> list[Reply]:
        user = User(url, events, f"{name}{number}")
        return [user.ask(f"{question} zq{name}{number}x{at}") for at, question in enumerate(shares[number])]

    with ThreadPoolExecutor(len(shares)) as pool:
        return [reply for replies in pool.map(ask, range(len(shares))) for reply in replies]


def _compare(alone: Sequence[Reply], crowd: Sequence[Reply], users: int) -> dict[str, Any]:
    p95 = percentile([one.ms for one in crowd], 95)
    share = p95 / (users * statistics.median(one.ms for one in alone))
    return {
        "errors": sum(one.failed for one in (*alone, *crowd)),
        "answers crossed": sum(one.crossed for one in (*alone, *crowd)),
        f"p95 of {users} users / ({users} * p50 of one), goal {GOAL}": round(share, 2),
    }


def percentile(values: Sequence[float], rank: int) -> float:
    """Give the smallest value that so many in a hundred do not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(len(values) * rank / 100) - 1)]


def _row(what: str, times_ms: Sequence[float]) -> Row:
    return {"what": what, "n": len(times_ms), "p50 ms": round(statistics.median(times_ms), 1),
            "p95 ms": round(percentile(times_ms, 95), 1)}  # fmt: skip


@contextmanager
def browse() -> Iterator[Callable[[], Any]]:
    """Start a browser; give what opens a page of a fresh profile.

    :raises Skipped: If there is none.
    """
    from playwright.sync_api import sync_playwright

    path = require(Path(CHROMIUM))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(path), args=["--no-sandbox", "--disable-gpu"]
        )
        yield lambda: browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        browser.close()


def look(
    open_page: Callable[[], Any], url: str, questions: Sequence[str], notes: dict[str, Any]
) -> list[Row]:
    """Time the page, cards and articles in a browser."""
    loads = [_load(open_page(), url) for _ in range(PAGES)]
    notes["weight of the page, KB over the wire"] = round(loads[0][1] / 1000)
    notes["its requests"] = loads[0][2]
    page = open_page()
    _load(page, url)
    cards, opened = [], []
    for question in questions:
        page.get_by_role("button", name="New chat", exact=True).click()
        page.locator("#log .turn").first.wait_for(state="detached")
        box = page.get_by_role("textbox", name="Question")
        box.fill(question)
        cards.append(_time(page, "keydown", "#log .card", partial(box.press, "Enter")))
        # Only then is all shown for good, as the end of the event writes the conversation once more.
        page.locator(".chats .name").filter(has_not_text="New chat").wait_for()
        button = page.locator("#log .card button.open").first
        sheet = f"#panel .sheet[data-reference='{button.get_attribute('data-open')}'] #focus"
        if page.locator(sheet).count() == 0:  # the quote is not open already
            opened.append(_time(page, "click", sheet, button.click))
    return [_row("browser: the page, until a question can be typed", [ms for ms, _, _ in loads]),
            _row("browser: Enter to the first card", cards),
            _row("browser: click to the quote in its article", opened)]  # fmt: skip


def _load(page: Any, url: str) -> tuple[float, int, int]:
    """Load the page; give the milliseconds until a question can be typed, the bytes received and the requests."""
    sizes: list[float] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    begun = time.perf_counter()
    page.goto(url)
    page.get_by_role("textbox", name="Question").wait_for()
    ms = 1000 * (time.perf_counter() - begun)
    return ms, int(sum(sizes)), len(sizes)


def _time(page: Any, event: str, selector: str, act: Callable[[], object]) -> float:
    page.evaluate(TIMED, [event, selector])
    act()
    return float(page.evaluate("window.timed"))


def main() -> None:
    """Read the options and run."""
    parser = make_parser(__doc__)
    parser.add_argument("--users", type=int, default=20, help="users at once (default 20)")
    parser.add_argument("--questions", type=int, default=5, help="questions of each (default 5)")
    parser.add_argument("--alone", type=int, default=20, help="questions of a single user (default 20)")
    parser.add_argument("--looks", type=int, default=20, help="questions asked in the browser (default 20)")
    parser.add_argument("--seed", type=int, default=0, help="seed of the questions (default 0)")
    parser.add_argument(
        "--index", type=Path, help="index to serve (default: made of ../shared/corpus/polnear/dev)"
    )
    run_benchmark("chat", parser, measure)


if __name__ == "__main__":
    main()
