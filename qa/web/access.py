"""Who may reach a served archive and under which names: passwords, a proxy's path, host names, tools."""

import asyncio
import hmac
import re
import secrets
from base64 import b64decode
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from index.errors import BadInput
from qa.web.passwords import Users

TOOLS_PATH = "/mcp"
AT_ONCE = 2  # attempts to sign in that are computed at the same time; the others wait
REMEMBERED = 1000  # headers that were right, so that a tool's calls need not compute each


@dataclass(frozen=True, slots=True)
class Access:
    """How a served archive is reached.

    Attributes:
        users: Who may sign in; None to let anybody in.
        root_path: Path that a proxy serves it under, as in "/archive"; empty for the root.
        hosts: Host names that it answers to besides those of this machine, in lower case.
        mcp: Whether its endpoints are MCP tools, too.
    """

    users: Users | None = None
    root_path: str = ""
    hosts: tuple[str, ...] = ()
    mcp: bool = False

    @property
    def is_proxied(self) -> bool:
        """Tell whether others than this machine are expected, whatever address it listens on."""
        return bool(self.root_path or self.hosts)


ANYBODY = Access()


class SignIn:
    """Checks names and passwords beside the event loop, a few at a time: each takes memory and time on purpose.

    Attributes:
        page: HTML of the page that asks for them.
        has_cookie: Tells whether the browser of a request has signed in.
    """

    def __init__(
        self, users: Users, page: str, has_cookie: Callable[[MutableMapping[str, Any]], bool]
    ) -> None:
        self.page = page
        self.has_cookie = has_cookie
        self._users = users
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._secret = secrets.token_bytes(32)
        self._right: set[bytes] = set()

    async def check(self, name: str, password: str) -> bool:
        """Tell whether a name and a password belong together."""
        async with self._turn:
            return await asyncio.to_thread(self._users.knows, name, password)

    async def check_header(self, header: bytes) -> bool:
        """Tell whether the value of an Authorization header is of the scheme Basic and right."""
        digest = hmac.digest(self._secret, header, "sha256")
        if digest in self._right:
            return True
        name, colon, password = _decode(header).partition(":")
        if not colon or not await self.check(name, password):
            return False
        if len(self._right) < REMEMBERED:
            self._right.add(digest)
        return True


def check_root_path(path: str) -> str:
    """Give the path of a proxy without a slash at its end.

    :raises BadInput: If it is none.
    """
    if not re.fullmatch(r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?", path):
        raise BadInput(f"{path!r} is no path: give one as in /archive, without the name of the host")
    return path.removesuffix("/")


def check_host(name: str) -> str:
    """Give the name of a host in lower case.

    :raises BadInput: If it is none.
    """
    if not re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\]", name):
        raise BadInput(
            f"{name!r} is no name of a host: give one as in news.example, without https:// or a port"
        )
    return name.lower()


def _decode(header: bytes) -> str:
    scheme, _, value = header.partition(b" ")
    try:
        return b64decode(value.strip(), validate=True).decode() if scheme.lower() == b"basic" else ""
    except ValueError:  # no base64, or no text
        return ""
