import asyncio
from base64 import b64encode

import pytest
from click.testing import CliRunner

from index.errors import BadInput
from qa.cli import main
from qa.web import tools
from qa.web.access import Access, SignIn, check_host, check_root_path
from qa.web.guard import Guard, may_change
from qa.web.passwords import Users
from tests.conftest import use_toy_models
from tests.qa.web.test_passwords import entry

USERS = Users({"anna": entry()})


def make_sign_in() -> SignIn:
    return SignIn(USERS, "<p>sign in</p>", lambda scope: (b"cookie", b"right") in scope["headers"])


def basic(text: str) -> bytes:
    return b"Basic " + b64encode(text.encode())


def ask(guard_options=None, *, path="/", root_path="", **headers) -> tuple[int, dict]:
    """Send one request through a guard, with more headers; give the status and the headers of the answer."""
    named = {"host": b"127.0.0.1"} | headers
    scope = {"type": "http", "path": path, "root_path": root_path,
             "headers": [(name.encode(), value) for name, value in named.items()]}  # fmt: skip
    sent = []

    async def app(scope, receive, send):
        cookie = (b"set-cookie", b"token=x; SameSite=none; Secure")
        await send({"type": "http.response.start", "status": 200, "headers": [cookie]})

    async def send(message):
        sent.append(message)

    asyncio.run(Guard(app, **({"host": "127.0.0.1"} | (guard_options or {})))(scope, None, send))
    return sent[0]["status"], dict(sent[0]["headers"])


@pytest.mark.parametrize(
    ("host", "names", "address", "status"),
    [(b"news.example", (), "127.0.0.1", 403), (b"News.example:8443", ("news.example",), "127.0.0.1", 200),
     (b"localhost:1", ("news.example",), "127.0.0.1", 200), (b"evil.news.example", ("news.example",), "127.0.0.1", 403),
     (b"any.example", (), "0.0.0.0", 200), (b"any.example", ("news.example",), "0.0.0.0", 403)],
)  # fmt: skip
def test_a_server_answers_to_its_names_only(host, names, address, status):
    assert ask({"host": address, "access": Access(hosts=names)}, host=host)[0] == status


@pytest.mark.parametrize(
    ("origin", "status"),
    [(b"http://127.0.0.1:7860", 200), (b"http://127.0.0.1:1", 403), (b"https://evil.example", 403), (b"null", 403),
     (b"https://news.example", 200), (b"https://news.example.evil.example", 403), (b"https://[", 403)],
)  # fmt: skip
def test_a_page_of_another_site_gets_nothing(origin, status):
    guarded = {"host": "0.0.0.0", "access": Access(hosts=("news.example",))}
    assert ask(guarded, host=b"127.0.0.1:7860", origin=origin)[0] == status


@pytest.mark.parametrize("root_path", ["", "/archive"])
@pytest.mark.parametrize("prefix", ["", "/archive"])
def test_a_closed_route_is_closed_below_the_root_path(root_path, prefix):
    if prefix and not root_path:
        return
    status, _ = ask(path=f"{prefix}/gradio_api/file=/etc/passwd", root_path=root_path)
    assert status == 404


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [("/config", {}, 401), ("/gradio_api/info", {}, 401), ("/gradio_api/call/ask", {"cookie": b"wrong"}, 401),
     ("/gradio_api/call/ask", {"cookie": b"right"}, 200), ("/anything/new", {}, 401), ("/login", {}, 200),
     ("/static/fonts/a.woff2", {}, 200), ("/loginx", {}, 401), ("/config", {"authorization": basic("anna:correct horse")}, 401),
     ("/mcp", {"cookie": b"right"}, 401), ("/mcp", {"authorization": basic("anna:wrong horse")}, 401),
     ("/mcp", {"authorization": basic("anna:correct horse")}, 200), ("/mcp", {"authorization": b"Basic \xff"}, 401),
     ("/mcp/", {"authorization": basic("anna:correct horse")}, 200), ("/mcp", {"authorization": b"Bearer anna:correct horse"}, 401), ("/mcp/", {"cookie": b"wrong"}, 401)],
)  # fmt: skip
def test_without_a_password_there_is_the_way_to_sign_in_and_nothing_else(path, headers, status):
    guarded = {"sign_in": make_sign_in()}
    assert ask(guarded, path=path, **headers)[0] == status
    assert ask(guarded, path=f"/archive{path}", root_path="/archive", **headers)[0] == status


@pytest.mark.parametrize("path", ["/", "/archive", "/archive/"])
def test_who_has_not_signed_in_gets_the_page_for_it(path):
    status, headers = ask({"sign_in": make_sign_in()}, path=path, root_path="/archive")
    assert (status, headers[b"cache-control"]) == (200, b"no-store")
    assert b"frame-ancestors 'self'" in headers[b"content-security-policy"]


def test_the_cookie_stays_away_from_other_sites():
    assert ask()[1][b"set-cookie"] == b"token=x; SameSite=lax; Secure"


def test_a_header_that_was_right_is_not_computed_again_and_a_wrong_one_is(monkeypatch):
    computed = []
    knows = Users.knows
    monkeypatch.setattr(Users, "knows", lambda *given: computed.append(given[1:]) or knows(*given))
    checked = make_sign_in()

    async def check() -> list[bool]:
        headers = [basic("anna:correct horse"), basic("anna:wrong: horse")] * 2
        return [await checked.check_header(header) for header in headers]

    assert asyncio.run(check()) == [True, False, True, False]
    assert computed == [("anna", "correct horse"), ("anna", "wrong: horse"), ("anna", "wrong: horse")]


@pytest.mark.parametrize("access", [Access(root_path="/archive"), Access(hosts=("news.example",))])
def test_behind_a_proxy_nobody_changes_articles_unless_somebody_says_so(access):
    assert not may_change("127.0.0.1", None, access)
    assert may_change("127.0.0.1", True, access)
    assert may_change("127.0.0.1", None, Access(users=USERS))


@pytest.mark.parametrize("path", ["archive", "https://news.example/archive", "/a b", "/../x", "//x", "/a?b"])
def test_what_is_no_root_path_is_refused(path):
    with pytest.raises(BadInput, match="is no path"):
        check_root_path(path)


def test_a_root_path_loses_the_slash_at_its_end():
    assert [check_root_path(path) for path in ("", "/", "/archive/", "/news/archive")] == [
        "", "", "/archive", "/news/archive"]  # fmt: skip


@pytest.mark.parametrize("name", ["", "https://news.example", "news.example:80", "news.example/", "*", "a b"])
def test_what_is_no_name_of_a_host_is_refused(name):
    with pytest.raises(BadInput, match="is no name of a host"):
        check_host(name)


def test_serve_passes_on_how_it_is_reached(archive, toy_encoder, tmp_path, monkeypatch):
    served = {}
    use_toy_models(monkeypatch, toy_encoder)
    monkeypatch.setattr("app.serve_chat", lambda archive, **how: served.update(how))
    options = ["--root-path", "/archive/", "--allow-host", "News.example", "--allow-host", "b.example"]
    result = CliRunner().invoke(main, ["serve", "--index", str(archive.store.directory), *options])
    assert (result.exit_code, served["access"]) == (
        0, Access(root_path="/archive", hosts=("news.example", "b.example")))  # fmt: skip


def test_tools_without_their_package_are_refused_before_the_archive_is_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(tools, "find_spec", lambda name: None)
    result = CliRunner().invoke(main, ["serve", "--mcp", "--index", str(tmp_path / "none")])
    assert (result.exit_code, result.stderr) == (
        1, 'Error: the package mcp is not installed: pip install "onrecord[mcp]" brings it in\n')  # fmt: skip


def test_a_file_of_users_that_is_missing_is_one_line(tmp_path):
    result = CliRunner().invoke(main, ["serve", "--auth", str(tmp_path / "none.toml")])
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "none.toml is missing: `onrecord password NAME --file" in result.stderr
