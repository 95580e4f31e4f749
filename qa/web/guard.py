"""A gate before the web server: no file is served or taken, and no page of another site may look in."""

import json
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from qa.language import _
from qa.web.access import ANYBODY, TOOLS_PATH, Access, SignIn

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# Gradio's routes that read or write files, or fetch a URL for the caller; the chat uses none of them.
CLOSED = re.compile(
    r"(/gradio_api)?/(file[=/]|proxy=|upload|stream/|process_recording|custom_component/|profiling/|run-history/"
    r"|vibe-|undo-vibe-|dev/|deep_link|component_server)"
)
UPLOAD = "/gradio_api/upload"  # takes files, and is open where articles may be added
# What is open to those who have not signed in: doing it, the fonts of that page, Gradio's call of itself, and by what a page
# sees that a lost server is back (a random number).
SIGNED_OUT = re.compile(r"/(login|logout|favicon\.ico|static/fonts/.*|gradio_api/(startup-events|app_id))")
LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")
HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        b"img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; frame-ancestors 'self'; "
        b"form-action 'self'; base-uri 'self'",
    ),  # Gradio builds its components with inline scripts and `Function`, so those two cannot be closed
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
CHALLENGE = ((b"www-authenticate", b'Basic realm="On Record", charset="UTF-8"'),)


class Guard:
    """ASGI middleware: refuses the closed routes, foreign hosts and pages, and adds `HEADERS` to every response.

    A server on a loopback address answers to the names of loopback and those it was given, so that a site whose
    name was made to point here (DNS rebinding) reads nothing. A page of another site gets nothing either way.
    """

    def __init__(
        self,
        app: App,
        *,
        host: str,
        may_upload: bool = False,
        access: Access = ANYBODY,
        sign_in: SignIn | None = None,
    ) -> None:
        """Stand before an app.

        :param may_upload: Let files be sent here, by pages of this server only.
        :param sign_in: Tells who has signed in; None to let anybody in.
        """
        self._app = app
        self._names = (*LOOPBACK, *access.hosts) if host in LOOPBACK or access.hosts else None
        self._hosts = access.hosts
        self._may_upload = may_upload
        self._sign_in = sign_in
        self._signed_out = _("You are signed out. Load this page again to sign in.")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; see ASGI 3."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path, host, origin = _path(scope), _header(scope, b"host"), _header(scope, b"origin")
        is_own = bool(origin) and (origin.partition("://")[2] == host or _name(origin) in self._hosts)
        if self._names is not None and re.sub(r":\d+$", "", host) not in self._names:
            await _refuse(send, 403)
        elif CLOSED.match(path) and not (self._may_upload and path == UPLOAD and is_own):
            await _refuse(send, 404)
        elif origin and not is_own:
            await _refuse(send, 403)
        elif self._sign_in is not None and not await _may_enter(self._sign_in, scope, path):
            if path == "/":
                await _send_page(send, self._sign_in.page)
            else:
                await _refuse(
                    send, 401, *(CHALLENGE if path.rstrip("/") == TOOLS_PATH else ()), why=self._signed_out
                )
        else:
            await self._app(scope, receive, _with_headers(send))


def may_change(host: str, wish: bool | None, access: Access = ANYBODY) -> bool:
    """Tell whether articles may be added and removed in the browser: as is wished, else by this machine only.

    :param wish: None where nobody said.
    """
    return host in LOOPBACK and not access.is_proxied if wish is None else wish


async def _may_enter(sign_in: SignIn, scope: Scope, path: str) -> bool:
    """Tell whether somebody may have what is at a path; a tool shows its password each time, never a cookie."""
    if path.rstrip("/") == TOOLS_PATH:
        return await sign_in.check_header(dict(scope["headers"]).get(b"authorization", b""))
    return SIGNED_OUT.fullmatch(path) is not None or sign_in.has_cookie(scope)


def _path(scope: Scope) -> str:
    """Give the path of a request below the root path, whether or not a proxy has taken that away."""
    root, path = scope.get("root_path", ""), str(scope["path"])
    return path.removeprefix(root) or "/" if root and f"{path}/".startswith(f"{root}/") else path


def _header(scope: Scope, name: bytes) -> str:
    return str(dict(scope["headers"]).get(name, b"").decode("latin-1").lower())


def _name(origin: str) -> str:
    try:
        return urlsplit(origin).hostname or ""
    except ValueError:  # a bracket that is not closed
        return ""


async def _refuse(send: Send, status: int, *more: tuple[bytes, bytes], why: str = "refused") -> None:
    """Refuse a request; a page that Gradio has made shows its reader why."""
    body = json.dumps({"detail": why}).encode()
    length = str(len(body)).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", length), *HEADERS, *more]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _send_page(send: Send, page: str) -> None:
    body = page.encode()
    headers = [
        (b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"no-store"),
        (b"content-length", str(len(body)).encode()), *HEADERS,
    ]  # fmt: skip
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _with_headers(send: Send) -> Send:
    async def send_more(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*map(_keep_cookie_here, message.get("headers", [])), *HEADERS]
        await send(message)

    return send_more


def _keep_cookie_here(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """Have the browser send Gradio's cookie to pages opened here only: none of it is shown within other sites."""
    name, value = header
    return (name, value.replace(b"SameSite=none", b"SameSite=lax")) if name == b"set-cookie" else header
