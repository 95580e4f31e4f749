"""A gate before the web server: no file is served or taken, and no page of another site may look in."""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# Gradio's routes that read or write files, or fetch a URL for the caller; the chat uses none of them.
CLOSED = re.compile(
    r"(/gradio_api)?/(file[=/]|proxy=|upload|stream/|process_recording|custom_component/|profiling/|run-history/"
    r"|vibe-|undo-vibe-|dev/)"
)
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


class Guard:
    """ASGI middleware: refuses the closed routes and foreign hosts, and adds `HEADERS` to every response.

    A server on a loopback address answers to the names of loopback only, so that a site whose name
    was made to point here (DNS rebinding) reads nothing.
    """

    def __init__(self, app: App, *, host: str) -> None:
        self._app = app
        self._is_local = host in LOOPBACK

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; see ASGI 3."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif self._is_local and _host(scope) not in LOOPBACK:
            await _refuse(send, 403)
        elif CLOSED.match(scope["path"]):
            await _refuse(send, 404)
        else:
            await self._app(scope, receive, _with_headers(send))


def _host(scope: Scope) -> str:
    name = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    return re.sub(r":\d+$", "", name)


async def _refuse(send: Send, status: int) -> None:
    headers = [(b"content-type", b"text/plain"), (b"content-length", b"7"), *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"refused"})


def _with_headers(send: Send) -> Send:
    async def send_more(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *HEADERS]
        await send(message)

    return send_more
