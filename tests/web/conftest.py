"""A served chat and a real browser; every page fails its test on a dialog, an error or a foreign request."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import app as chat_app
from qa.archive import Archive
from tests.conftest import ToyEncoder
from tests.qa.handmade_news import open_news

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--no-first-run"]  # fmt: skip
WAIT_MS = 30_000  # what a page is waited for at most, also on a busy machine


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[..., str]]:
    """Serve an archive on a free port and give the address; closed after the module."""
    apps = []

    def start(archive: Archive) -> str:
        apps.append(chat_app.build_app(archive))
        return chat_app.launch(apps[-1], port=free_port())

    yield start
    for app in apps:
        app.close(verbose=False)


@pytest.fixture(scope="module")
def chat_url(serve, sample_archive: Archive) -> str:
    return serve(sample_archive)


@pytest.fixture(scope="module")
def news(tmp_path_factory) -> Iterator[Archive]:
    """A few articles, in which a toy finds “…” said X."""
    with open_news(tmp_path_factory.mktemp("news"), ToyEncoder()) as archive:
        yield archive


@pytest.fixture(scope="module")
def news_url(serve, news: Archive) -> str:
    return serve(news)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    if not CHROMIUM.exists():
        pytest.skip(f"NO BROWSER: {CHROMIUM} is missing, so the web chat was not tested")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser):
    """Open an address in a fresh profile; fails at the end if the page misbehaved."""
    troubles: list[str] = []
    contexts = []

    def start(url: str, *, box: str = "Question", **options):
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        contexts.append(context)
        context.set_default_timeout(WAIT_MS)
        context.on("dialog", lambda dialog: (troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        context.on("weberror", lambda error: troubles.append(f"page error: {error.error}"))
        context.on(
            "console",
            lambda m: troubles.append(f"{m.type}: {m.text}") if m.type in ("error", "warning") else None,
        )
        context.on(
            "request", lambda request: None if is_local(request.url, url) else troubles.append(request.url)
        )
        page = context.new_page()
        page.goto(url)
        page.get_by_role("textbox", name=box).wait_for()
        return page

    yield start
    for context in contexts:
        context.close()
    assert troubles == []


def is_local(requested: str, url: str) -> bool:
    return requested.startswith((url.partition("?")[0], "data:", "blob:"))
