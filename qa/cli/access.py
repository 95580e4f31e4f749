"""The command password, and the options of serve that say who may reach the archive."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from qa.cli.options import checked_by
from qa.web.access import ANYBODY, Access, check_host, check_root_path
from qa.web.passwords import check_name, hash_password, read_users, write_line, write_user
from qa.web.tools import require_tools

_F = TypeVar("_F", bound=Callable[..., Any])


@click.command()
@click.argument("name", callback=checked_by(check_name))
@click.option(
    "--file", "path", type=click.Path(path_type=Path, dir_okay=False),
    help="File of users to add the line to, made if missing; a user who is there gets the new password.",
)  # fmt: skip
def password(name: str, path: Path | None) -> None:
    """Ask for a password twice and write the line for a file of users, which keeps only a salted hash of it.

    Example: onrecord password anna --file users.toml && onrecord serve --auth users.toml
    """
    entry = hash_password(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    if path is None:
        click.echo(write_line(name, entry))
    else:
        write_user(path, name, entry)
        click.echo(f"{name} may sign in with {path}", err=True)


def access_options(function: _F) -> _F:
    """Give a command `--auth`, `--root-path`, `--allow-host` and `--mcp`, as one argument `access`."""

    @functools.wraps(function)
    def command(
        *, auth: Path | None, root_path: str, allow_host: tuple[str, ...], mcp: bool, **rest: Any
    ) -> Any:
        if mcp:
            require_tools()
        users = None if auth is None else read_users(auth)
        return function(access=Access(users, root_path, allow_host, mcp), **rest)

    made = cast(_F, command)
    for option in _OPTIONS:
        made = option(made)
    return made


_OPTIONS = (
    click.option("--mcp", is_flag=True, help="Serve programs of language models, too: MCP at /mcp."),
    click.option(
        "--allow-host", multiple=True, metavar="NAME", callback=checked_by(check_host),
        help="Name that a proxy serves it under, as in news.example; may be given several times.",
    ),
    click.option(
        "--root-path", default=ANYBODY.root_path, metavar="PATH", callback=checked_by(check_root_path),
        help="Path that a proxy serves it under, as in /archive.",
    ),
    click.option(
        "--auth", type=click.Path(path_type=Path),
        help="File of users; without, everybody who reaches the server may ask. See `onrecord password`.",
    ),
)  # fmt: skip
