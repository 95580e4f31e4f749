"""The endpoints of programs as tools of the Model Context Protocol (MCP), for programs of language models."""

import asyncio
import inspect
import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from functools import wraps
from importlib.util import find_spec
from typing import Annotated, Any

from index import __version__
from index.errors import BadInput, OnRecordError
from qa.web.access import TOOLS_PATH

AT_ONCE = 2  # calls of tools that are answered at the same time; the others wait
INSTRUCTIONS = (
    "A news archive. Every text that these tools give is a slice of an article, word for word: quote it unchanged and "
    "name its speaker, outlet and date. Where `ask` declines, the archive does not hold the answer: say so, and take "
    "nothing from `closest` as an answer."
)


@dataclass(frozen=True, slots=True)
class Tools:
    """What serves the tools: routes for a web server, and what must be open while it runs."""

    routes: Sequence[Any]
    lifespan: Callable[[object], AbstractAsyncContextManager[None]]


def require_tools() -> None:
    """Do nothing where tools can be served.

    :raises BadInput: If the package for it is not installed.
    """
    if find_spec("mcp") is None:
        raise BadInput('the package mcp is not installed: pip install "onrecord[mcp]" brings it in')


def make_tools(endpoints: Sequence[Callable[..., Any]]) -> Tools:
    """Make each endpoint a tool at `TOOLS_PATH`; they only read. It is stateless: a lost connection loses nothing.

    :raises BadInput: If the package for it is not installed.
    """
    require_tools()
    from mcp.server import MCPServer
    from mcp.server.transport_security import TransportSecuritySettings
    from mcp_types import ToolAnnotations

    server = MCPServer(
        "onrecord", title="On Record", version=__version__, instructions=INSTRUCTIONS, log_level="WARNING"
    )
    turn = asyncio.Semaphore(AT_ONCE)
    for endpoint in endpoints:
        server.add_tool(
            _make_tool(endpoint, turn),
            description=_read_description(endpoint),
            annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
        )
    served = server.streamable_http_app(
        streamable_http_path=TOOLS_PATH,
        json_response=True,
        stateless_http=True,
        transport_security=TransportSecuritySettings(
            enable_dns_rebinding_protection=False
        ),  # the Guard does it
    )
    return Tools(served.routes, lambda app: server.session_manager.run())


def _make_tool(endpoint: Callable[..., Any], turn: asyncio.Semaphore) -> Callable[..., Awaitable[Any]]:
    """Make a function whose signature says what each parameter means, as the endpoint's docstring does."""
    from mcp.server.mcpserver.exceptions import ToolError
    from pydantic import Field

    @wraps(endpoint)
    async def call(**named: Any) -> Any:
        async with turn:
            try:
                return await asyncio.to_thread(endpoint, **named)
            except OnRecordError as error:
                raise ToolError(" ".join(str(error).split())) from error

    signature, meanings = inspect.signature(endpoint), _read_meanings(endpoint)
    described = [
        one.replace(annotation=Annotated[one.annotation, Field(description=meanings[name])])
        for name, one in signature.parameters.items()
    ]
    call.__signature__ = signature.replace(parameters=described)  # type: ignore[attr-defined]
    return call


def _read_description(endpoint: Callable[..., Any]) -> str:
    """Give the docstring without the meanings of the parameters."""
    return re.sub(r"(?ms)^Args:\n.*?(?=^\S|\Z)", "", inspect.getdoc(endpoint) or "").strip()


def _read_meanings(endpoint: Callable[..., Any]) -> dict[str, str]:
    """Give the meaning of each parameter from the lines after "Args:"."""
    return dict(re.findall(r"(?m)^    (\w+): (.+)$", inspect.getdoc(endpoint) or ""))
