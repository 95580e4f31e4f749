"""Paths that try to reach files of this machine; sent as they are written, since libraries tidy them up."""

import json
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

import app as chat_app
from index.statements.analyse import Analyst
from index.store import Store
from qa.archive import Archive
from qa.confidence.calibrator import answer_always, load_calibrator
from tests.conftest import ARTICLES, ToyEncoder
from tests.index.toy_statements import ToyFinder
from tests.web.conftest import free_port

SECRET = "d1e5f0aa: no page of this server says this"
PASSWD, PROJECT = b"root:x:0:0", b"[build-system]"
UP = 12  # folders; more than there are above any
ROUTES = ["gradio_api/file=", "gradio_api/file/", "file=", "file/", "gradio_api/proxy=", "proxy=", "gradio_api/stream/",
          "gradio_api/custom_component/x/client/", "gradio_api/upload_progress/", "gradio_api/run-history/",
          "gradio_api/component_server/", "gradio_api/", "static/", "static/fonts/", "static/img/", "assets/", "svelte/",
          "assets/svelte/", "theme.css/", "gradio_api/theme.css/", "pwa_icon/", "monitoring/", "config/",
          ""]  # fmt: skip
DISGUISES = {
    "absolute": "{path}", "relative": "pyproject.toml", "dots": "../" * UP + "{path}", "dots after a folder": "fonts/" + "../" * UP + "{path}",
    "encoded dots": "%2e%2e/" * UP + "{path}", "half encoded dots": ".%2e/" * UP + "{path}", "encoded slashes": "..%2f" * UP + "{encoded}",
    "all encoded": "{encoded}", "double encoded": "%252e%252e%252f" * UP + "{path}", "thrice encoded": "%25252e%25252e%25252f" * UP + "{path}",
    "backslashes": "..\\" * UP + "{backslashed}", "encoded backslashes": "..%5c" * UP + "{backslashed}", "double dots": "....//" * UP + "{path}",
    "semicolons": "..;/" * UP + "{path}", "overlong UTF-8": "%c0%ae%c0%ae%c0%af" * UP + "{path}", "wide dots": "%ef%bc%8e%ef%bc%8e%ef%bc%8f" * UP + "{path}",
    "null byte": "{path}%00.css", "null byte before": "%00{path}", "line end": "{path}%0a", "carriage return": "%0d%0a{path}", "tab": "%09{path}",
    "trailing dot": "{path}.", "trailing slash": "{path}/", "many slashes": "////{path}", "dot folders": "./././{path}", "home": "~/../..{path}",
    "UNC": "\\\\localhost\\c$\\{backslashed}", "UNC with slashes": "//localhost/{path}", "device": "\\\\?\\{backslashed}", "drive": "C:\\{backslashed}",
    "file URL": "file://{path}", "encoded file URL": "file%3a%2f%2f{encoded}", "short file URL": "file:{path}", "data URL": "data:text/plain,x",
    "this server": "http://{host}/config", "another server": "http://127.0.0.1:1/", "address as a number": "http://2130706433:1/", "gopher": "gopher://127.0.0.1:1/_x",
    "user and host": "http://x@127.0.0.1:1/", "passwd": "/etc/passwd", "process": "/proc/self/environ", "working directory": "/proc/self/cwd/pyproject.toml",
    "descriptor": "/dev/fd/0", "query": "x?path={path}", "fragment": "x#{path}", "wildcards": "/etc/pass*", "variable": "$HOME/../..{path}",
}  # fmt: skip
# The route itself is disguised; each is followed by the path of the file.
DETOURS = ["/gradio_api%2ffile=", "/gradio_api/file%3d", "/gradio_api/%66ile=", "/%67radio_api/file=", "//gradio_api/file=", "/gradio_api//file=",
           "/./gradio_api/file=", "/x/../gradio_api/file=", "/static/../gradio_api/file=", "/GRADIO_API/FILE=", "/gradio_api/file=%20", "/gradio_api;x/file=",
           "/gradio_api/file%253d", "/gradio_api\\file=", "/gradio_api/file%00=", "/gradio_api%00/file=", "http://127.0.0.1/gradio_api/file=",
           "http://evil.example/gradio_api/file=", "//127.0.0.1/gradio_api/file=", "*", "gradio_api/file="]  # fmt: skip
METHODS = ["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "COPY", "MOVE", "get"]


@pytest.fixture(scope="module")
def secret(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("secret") / "secret.txt"
    path.write_text(SECRET, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def toy_archive(tmp_path_factory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("paths")
    (folder / "pier.txt").write_text(ARTICLES["pier.txt"], encoding="utf-8")
    store = Store.open(folder / "index", create=True)
    always = answer_always(load_calibrator())
    with Archive(store, ToyEncoder(), analyst=Analyst(ToyFinder()), calibrator=always) as archive:
        archive.add([folder / "pier.txt"])
        yield archive


@pytest.fixture(scope="module")
def host(serve, toy_archive) -> str:
    return urlsplit(serve(toy_archive)).netloc


@pytest.fixture(scope="module")
def open_host(toy_archive) -> Iterator[str]:
    """A server that takes files."""
    app = chat_app.build_app(toy_archive, read_only=False)
    yield urlsplit(chat_app.launch(app, port=free_port(), read_only=False)).netloc
    app.close(verbose=False)


def send(host: str, target: str, method: str = "GET", body: bytes = b"", **headers: str) -> tuple[int, bytes]:
    """Send one request as it is; give the status, and all that came back."""
    name, _, port = host.rpartition(":")
    lines = [
        f"{method} {target} HTTP/1.1",
        f"Host: {host}",
        "Connection: close",
        f"Content-Length: {len(body)}",
    ]
    lines += [f"{key.replace('_', '-')}: {value}" for key, value in headers.items()]
    with socket.create_connection((name, int(port)), timeout=10) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode("utf-8") + body)
        reply = b"".join(iter(lambda: connection.recv(65536), b""))
    return int(reply.split(b" ", 2)[1]), reply


def is_refused(host: str, target: str, method: str = "GET") -> bool:
    status, reply = send(host, target, method)
    return status >= 400 and not any(mark in reply for mark in (SECRET.encode(), PASSWD, PROJECT, b"HOME="))


def test_what_the_page_needs_is_served(host):
    """Else the tests below would pass of a server that refuses everything."""
    status, page = send(host, "/")
    assert status == 200
    script = page.decode().partition('src="./assets/')[2].partition('"')[0]
    assert send(host, f"/assets/{script}")[0] == 200
    assert send(host, "/static/fonts/SourceSansPro/SourceSansPro-Bold.woff2")[0] == 200


@pytest.mark.parametrize("disguise", DISGUISES)
def test_no_path_leads_to_a_file_of_this_machine(host, secret, disguise):
    path = DISGUISES[disguise].format(
        path=secret,
        encoded=quote(str(secret), safe=""),
        backslashed=str(secret).replace("/", "\\"),
        host=host,
    )
    assert [route for route in ROUTES if not is_refused(host, f"/{route}{path}")] == []


@pytest.mark.parametrize("detour", DETOURS)
def test_no_other_spelling_of_the_route_reads_files(host, secret, detour):
    for path in (secret, quote(str(secret), safe=""), "pyproject.toml"):
        assert is_refused(host, f"{detour}{path}")


@pytest.mark.parametrize("method", METHODS)
def test_no_method_reads_or_writes_files(host, secret, method):
    for route in (
        "gradio_api/file=",
        "gradio_api/proxy=",
        "gradio_api/stream/",
        "gradio_api/deep_link?session_hash=",
        "gradio_api/component_server?",
        "static/",
        "assets/",
        "gradio_api/upload/",
    ):
        assert is_refused(host, f"/{route}{secret}", method)
    assert secret.read_text(encoding="utf-8") == SECRET


def form(name: str, field: str = "files") -> tuple[bytes, str]:
    """Write a form with one file, and its media type."""
    head = f'--edge\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'
    return f"{head}{SECRET}\r\n--edge--\r\n".encode(), "multipart/form-data; boundary=edge"


@pytest.mark.parametrize(
    "path",
    ["/gradio_api/upload", "/upload", "/gradio_api/upload/", "/gradio_api/%75pload", "//gradio_api/upload", "/gradio_api/upload?upload_id=1",
     "/gradio_api/Upload", "/gradio_api/upload%00", "/gradio_api/process_recording", "/gradio_api/component_server", "/gradio_api/stream/x",
     "http://127.0.0.1/gradio_api/upload"],
)  # fmt: skip
def test_where_nobody_may_add_articles_no_file_is_taken(host, path):
    body, kind = form("a.txt")
    status, _ = send(host, path, "POST", body, Content_Type=kind, Origin=f"http://{host}")
    assert status >= 400


@pytest.mark.parametrize(
    "name",
    [
        "../../../evil.txt",
        "..\\..\\evil.txt",
        "{folder}/evil.txt",
        "%2e%2e%2fevil.txt",
        "a\0b.txt",
        ".",
        "..",
        "C:\\evil.txt",
    ],
)
def test_a_file_that_is_sent_lies_where_the_server_puts_it(open_host, tmp_path, name):
    body, kind = form(name.format(folder=tmp_path))
    status, reply = send(
        open_host, "/gradio_api/upload", "POST", body, Content_Type=kind, Origin=f"http://{open_host}"
    )
    assert list(tmp_path.iterdir()) == []
    if status == 200:
        [place] = json.loads(reply.partition(b"\r\n\r\n")[2])
        assert ".." not in Path(place).parts
        assert is_refused(open_host, f"/gradio_api/file={place}")
    else:
        assert 400 <= status < 500


@pytest.mark.parametrize("key", ["path", "url"])
def test_a_file_named_in_place_of_a_parameter_is_not_read(host, secret, key):
    file = {
        key: str(secret) if key == "path" else f"http://{host}/config",
        "meta": {"_type": "gradio.FileData"},
    }
    for data in (["the pier", file], [file], ["the pier", [file]]):
        request = urllib.request.Request(
            f"http://{host}/gradio_api/call/search",
            json.dumps({"data": data}).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            event = json.load(response)["event_id"]
        with urllib.request.urlopen(f"http://{host}/gradio_api/call/search/{event}", timeout=10) as response:
            told = response.read().decode()
        assert "event: error" in told
        assert SECRET not in told
