"""Serving for others, with the real thing each time: a browser, a proxy, gradio_client and an MCP client."""

import asyncio
import http.client
import json
import re
import shlex
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

import app as chat_app
from index.statements.analyse import Analyst
from index.store import Store
from qa.archive import Archive
from qa.cli import main
from qa.confidence.calibrator import answer_always, load_calibrator
from qa.web.access import Access
from qa.web.passwords import Users, hash_password
from qa.web.programs import Programs
from qa.web.tools import make_tools
from tests.conftest import ARTICLES, ROOT, ToyEncoder, use_toy_models
from tests.index.toy_statements import ToyFinder
from tests.web.conftest import WAIT_MS, free_port

sync_api = pytest.importorskip("playwright.sync_api")
gradio_client = pytest.importorskip("gradio_client")
pytest.importorskip("mcp")
expect = sync_api.expect
expect.set_options(timeout=WAIT_MS)
PAGE = (ROOT / "docs" / "serving.md").read_text(encoding="utf-8")
NAME, PASSWORD = "anna", "correct horse battery"
OSTER = "what did Oster say about the pier?"
# What a signed-out visitor may have: nothing of the archive is in it.
FREE = {"/", "/login", "/logout", "/favicon.ico", "/gradio_api/startup-events", "/gradio_api/app_id"}


class Proxy(BaseHTTPRequestHandler):
    """Takes /archive off a path and passes the request on with its Host, as a reverse proxy does."""

    protocol_version = "HTTP/1.1"
    to_port: int

    def pass_on(self) -> None:
        if not self.path.startswith("/archive/"):
            self.answer_itself()
            return
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        link = http.client.HTTPConnection("127.0.0.1", self.to_port, timeout=60)
        link.request(self.command, self.path.removeprefix("/archive"), body, dict(self.headers))
        reply = link.getresponse()
        self.send_response_only(reply.status)
        for name, value in reply.getheaders():
            if name.lower() not in ("transfer-encoding", "connection"):
                self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        while data := reply.read1():
            self.wfile.write(data)
            self.wfile.flush()
        link.close()

    def answer_itself(self) -> None:
        """Send to the path with a slash, as nginx does, and have an icon of its own."""
        self.send_response({"/archive": 301, "/favicon.ico": 204}.get(self.path, 404))
        self.send_header("Location", "/archive/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST = do_HEAD = do_DELETE = pass_on  # noqa: N815

    def log_message(self, *given: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("small")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Archive(
        Store.open(folder / "index", create=True), ToyEncoder(), analyst=Analyst(ToyFinder()),
        calibrator=answer_always(load_calibrator()),
    ) as archive:  # fmt: skip
        archive.add([folder])
        yield archive


@pytest.fixture(scope="module")
def started(small):
    """Serve the small archive in a way, and give the app and its address."""
    apps = []

    def start(access: Access):
        apps.append(chat_app.build_app(small, access=access))
        tools = make_tools(Programs(small).endpoints()) if access.mcp else None
        return apps[-1], chat_app.launch(apps[-1], port=free_port(), access=access, tools=tools)

    yield start
    for app in apps:
        app.close(verbose=False)


@pytest.fixture(scope="module")
def users() -> Users:
    return Users({NAME: hash_password(PASSWORD)})


@pytest.fixture(scope="module")
def guarded(started, users):
    return started(Access(users=users, mcp=True))


@pytest.fixture(scope="module")
def proxied(started, users):
    """Serve behind a proxy at the path /archive of another name; give the address for anybody, and for users."""
    proxies, addresses = [], []
    for access in (
        Access(root_path="/archive", hosts=("news.localhost",)),
        Access(users, "/archive", ("news.localhost",)),
    ):
        _, url = started(access)
        handler = type("ToOne", (Proxy,), {"to_port": int(url.rstrip("/").rpartition(":")[2])})
        proxies.append(ThreadingHTTPServer(("127.0.0.1", 0), handler))
        threading.Thread(target=proxies[-1].serve_forever, daemon=True).start()
        addresses.append(f"http://news.localhost:{proxies[-1].server_port}/archive/")
    yield addresses
    for proxy in proxies:
        proxy.shutdown()
        proxy.server_close()


def status_of(url: str, method: str = "GET") -> int:
    try:
        return urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=10).status
    except urllib.error.HTTPError as error:
        return error.code


def list_paths(routes) -> list[str]:
    found = []
    for route in routes:
        found += [route.path] if hasattr(route, "path") else list_paths(route.original_router.routes)
    return found


def sign_in(page, password: str = PASSWORD) -> None:
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")


def ask(page, question: str) -> None:
    box = page.get_by_role("textbox", name="Question")
    box.fill(question)
    box.press("Enter")
    expect(page.locator(".turn.answered .question")).to_have_text(question)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_wrong_password_is_refused_and_a_right_one_opens_the_link(browser, guarded, scheme):
    _, url = guarded
    page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    page.goto(f"{url}?q=What+did+Oster+say%3F")
    assert "Oster" not in page.content()
    sign_in(page, "wrong horse battery")
    expect(page.get_by_role("alert")).to_have_text("This name and this password do not belong together.")
    expect(page.get_by_label("Password")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    sign_in(page)
    expect(page.locator(".turn.answered .question")).to_have_text("What did Oster say?")
    page.get_by_role("link", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.close()


@pytest.mark.browser
def test_who_is_signed_out_elsewhere_learns_so_and_keeps_the_question(browser, guarded):
    _, url = guarded
    with browser.new_context() as context:
        page, other = context.new_page(), context.new_page()
        page.goto(url)
        sign_in(page)
        box = page.get_by_role("textbox", name="Question")
        box.wait_for()
        other.goto(url)
        other.get_by_role("link", name="Sign out").click()
        expect(other.get_by_role("heading", name="Sign in")).to_be_visible()
        box.fill("What did Oster say?")
        box.press("Enter")
        expect(page.get_by_text("You are signed out. Load this page again to sign in.")).to_be_visible()
        expect(page.locator("#live").get_by_role("alert")).to_contain_text("the question was not answered")
        expect(box).to_have_value("What did Oster say?")


def test_without_a_password_no_route_gives_anything(guarded):
    app, url = guarded
    paths = {re.sub(r"\{[^}]*\}", "x", path) for path in list_paths(app.server_app.routes)}
    assert len(paths) > 40
    answered = {
        path
        for path in paths
        for method in ("GET", "POST")
        if status_of(url.rstrip("/") + path, method) < 400
    }
    assert answered <= FREE
    with urllib.request.urlopen(url, timeout=10) as page:
        assert not re.search(r"Oster|pier|/ask|gradio_api", page.read().decode().partition("</style>")[2])


def test_a_client_signs_in_with_the_password_only(guarded, small):
    _, url = guarded
    client = gradio_client.Client(url, auth=(NAME, PASSWORD), verbose=False)
    answer = client.predict(OSTER, api_name="/ask")
    assert [quote["text"] for quote in answer["quotes"]] == [quote.text for quote in small.ask(OSTER).quotes]
    for auth in (None, (NAME, "wrong horse battery"), ("nobody", PASSWORD)):
        with pytest.raises(Exception, match=r"(?i)auth|credentials|login|401|400"):
            gradio_client.Client(url, auth=auth, verbose=False)


@pytest.mark.browser
def test_behind_a_proxy_all_is_below_its_path(open_page, proxied, small):
    page = open_page(proxied[0], permissions=["clipboard-read", "clipboard-write"])
    ask(page, OSTER)
    quote = small.ask(OSTER).quotes[0]
    page.locator(".card").first.get_by_role("button", name="Read in the article").click()
    expect(page.locator("#focus")).to_have_text(quote.text)
    assert page.evaluate("document.fonts.load('16px \"Chat Sans\"').then((faces) => faces.length)") == 1
    page.locator("[data-link]").first.evaluate("(button) => button.click()")
    expect(page.get_by_text("Copied")).to_be_attached()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{proxied[0]}?open=")
    again = open_page(link)
    expect(again.locator("#focus")).to_have_text(quote.text)


@pytest.mark.browser
def test_behind_a_proxy_one_signs_in_and_out_at_its_path(browser, proxied):
    page = browser.new_page()
    page.goto(proxied[1])
    sign_in(page)
    ask(page, OSTER)
    page.get_by_role("link", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert page.url == proxied[1]
    page.close()


def test_a_closed_route_is_closed_behind_a_proxy_however_it_is_asked_for(proxied):
    for path in (
        "gradio_api/file=pyproject.toml",
        "archive/gradio_api/file=pyproject.toml",
        "%67radio_api/upload",
    ):
        assert status_of(f"{proxied[0].replace('news.localhost', '127.0.0.1')}{path}") == 404


def test_the_tools_are_the_endpoints_of_programs_and_say_what_each_parameter_means(guarded, small):
    listed = {tool.name: tool for tool in with_tools(guarded[1], "list_tools").tools}
    assert list(listed) == [endpoint.__name__ for endpoint in Programs(small).endpoints()]
    assert all(tool.annotations.read_only_hint for tool in listed.values())
    for tool in listed.values():
        assert "Args:" not in tool.description
        assert all(one["description"].endswith(".") for one in tool.input_schema["properties"].values())
    assert listed["ask"].input_schema["required"] == ["question"]


def test_a_tool_gives_the_record_that_the_archive_gives(guarded, small):
    given = with_tools(guarded[1], "call_tool", "ask", {"question": OSTER, "top": 1}).structured_content
    same = json.loads(json.dumps(small.ask(OSTER, top=1).to_json()))
    assert given == same | {"elapsed_ms": given["elapsed_ms"]}
    declined = with_tools(guarded[1], "call_tool", "ask", {"question": "what did Macron say about Kursk?"})
    assert declined.structured_content["status"] == "abstained"


def test_a_tool_says_in_one_line_what_was_wrong(guarded):
    told = with_tools(guarded[1], "call_tool", "timeline", {"speaker": "Nobody Inparticular"})
    assert told.is_error
    assert "nobody called 'Nobody Inparticular' in this archive" in told.content[0].text
    assert "\n" not in told.content[0].text
    assert with_tools(guarded[1], "call_tool", "restore", {"turns": []}).is_error


def with_tools(url: str, method: str, *given: object):
    """Call a method of a real MCP client."""
    import httpx2
    from mcp.client import Client
    from mcp.client.streamable_http import streamable_http_client

    async def call():
        async with (
            httpx2.AsyncClient(auth=(NAME, PASSWORD)) as http,
            Client(streamable_http_client(f"{url}mcp", http_client=http)) as client,
        ):
            return await getattr(client, method)(*given)

    return apart(lambda: asyncio.run(call()))


def apart(function: Callable[[], object]) -> object:
    """Call a function in a thread of its own: in this one, the browser's loop runs."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(function).result(timeout=60)


def test_the_python_of_the_documentation_runs(guarded, capsys):
    code = "\n".join(re.findall(r"```python\n(.*?)```", PAGE, re.S)).replace(
        "http://127.0.0.1:7860/", guarded[1]
    )
    code = code.replace("http://127.0.0.1:7860", guarded[1]).replace(
        "what did Peskov say about Kursk?", OSTER
    )
    apart(lambda: exec(compile(code, "serving.md", "exec"), {}))
    assert capsys.readouterr().out.startswith("answered\nanswered ['\"The pier is the only street")


def test_the_commands_of_the_documentation_run(archive, toy_encoder, tmp_path, monkeypatch):
    served = []
    use_toy_models(monkeypatch, toy_encoder)
    monkeypatch.setattr("app.serve_chat", lambda archive, **how: served.append(how))
    monkeypatch.setenv("ONRECORD_INDEX", str(archive.store.directory))
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"(?m)^onrecord (.+)$", PAGE)
    for command in commands:
        result = CliRunner().invoke(main, shlex.split(command), input=f"{PASSWORD}\n{PASSWORD}\n")
        assert result.exit_code == 0, result.output
    with_users, proxied, tools = (how["access"] for how in served)
    assert with_users.users.knows(NAME, PASSWORD)
    assert replace(proxied, users=None) == Access(root_path="/archive", hosts=("news.example",))
    assert tools == Access(mcp=True)
