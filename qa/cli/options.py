"""Options that several commands have, and the printing of records."""

import functools
import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from index.errors import BadInput
from qa.compose import TOP
from qa.config import DEFAULT_INDEX, INDEX_VARIABLE, MODEL_VARIABLE, READER_VARIABLE
from qa.filters import Filters, make_filters
from qa.question import parse_question

_F = TypeVar("_F", bound=Callable[..., Any])
_Value = TypeVar("_Value")
_Callback = Callable[[click.Context, click.Parameter, Any], Any]


def checked_by(read: Callable[[_Value], _Value]) -> _Callback:
    """Make a callback of click's for a value, each of several, or None: what `read` refuses is wrong usage."""

    def check(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
        try:
            if isinstance(value, tuple):
                return tuple(map(read, value))
            return value if value is None else read(value)
        except BadInput as error:
            raise click.BadParameter(" ".join(str(error).split())) from error

    return check


def read_name(text: str) -> str:
    """Give a name or words as they are.

    :raises BadInput: If they are blank, as an empty variable of a script is: that must not restrict nothing.
    """
    if not text.strip():
        raise BadInput("it is empty: give a value")
    return text


def read_encoding(name: str) -> str:
    """Give the name of an encoding as it is.

    :raises BadInput: If text cannot be decoded with it.
    """
    try:
        "a".encode(name)
    except LookupError as error:
        raise BadInput(f"{name!r} is no encoding of text: give one as in cp1252 or utf-16") from error
    return name


def read_question(text: str) -> str:
    """Give a question as it is.

    :raises BadInput: If it cannot be asked of any archive.
    """
    parse_question(text)
    return text


def index_option(function: _F) -> _F:
    """Give a command `--index`."""
    return click.option(
        "--index",
        "directory",
        type=click.Path(path_type=Path, readable=False),
        default=DEFAULT_INDEX,
        show_default=True,
        envvar=INDEX_VARIABLE,
        show_envvar=True,
        help="Folder of the index.",
    )(function)


def model_option(function: _F) -> _F:
    """Give a command `--model`."""
    return click.option(
        "--model",
        envvar=MODEL_VARIABLE,
        show_envvar=True,
        help="Embedding model, a folder or a hub name; the packaged all-MiniLM-L6-v2 if left out.",
    )(function)


def reader_option(function: _F) -> _F:
    """Give a command `--reader`."""
    return click.option(
        "--reader",
        envvar=READER_VARIABLE,
        show_envvar=True,
        callback=checked_by(read_name),
        help="What reads short answers: a folder or a hub name, as in deepset/roberta-base-squad2; none to read none; "
        "packaged, or left out, for the packaged one.",
    )(function)


def json_option(function: _F) -> _F:
    """Give a command `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")(function)


def top_option(function: _F) -> _F:
    """Give a command `--top`."""
    return click.option(
        "--top", type=click.IntRange(1, 100), default=TOP, show_default=True, help="Quotes at most."
    )(function)


def filter_options(function: _F) -> _F:
    """Give a command `--speaker`, `--outlet`, `--since` and `--until`, as one argument `filters`."""

    @functools.wraps(function)
    def command(*, speaker: str | None, filters: Filters, **rest: Any) -> Any:
        named = make_filters(speaker=speaker).speaker
        return function(filters=replace(filters, speaker=named), **rest)

    return _SPEAKER(article_options(cast(_F, command)))


def article_options(function: _F) -> _F:
    """Give a command `--outlet`, `--since` and `--until`, as one argument `filters`."""

    @functools.wraps(function)
    def command(*, outlet: tuple[str, ...], since: str | None, until: str | None, **rest: Any) -> Any:
        try:
            filters = make_filters(outlets=outlet, since=since, until=until)
        except BadInput as error:  # each date is one; the first is after the last
            raise click.UsageError(str(error)) from error
        return function(filters=filters, **rest)

    made = cast(_F, command)
    for option in _ARTICLE_FILTERS:
        made = option(made)
    return made


def _read_date(text: str) -> str:
    make_filters(since=read_name(text))
    return text


_SPEAKER = click.option(
    "--speaker", callback=checked_by(read_name), help="Whose words are wanted, whatever a question says."
)
_ARTICLE_FILTERS = (
    click.option(
        "--until", metavar="DATE", callback=checked_by(_read_date),
        help="Only articles of this day, month or year, and before.",
    ),
    click.option(
        "--since", metavar="DATE", callback=checked_by(_read_date),
        help="Only articles of this day, month or year, and after.",
    ),
    click.option(
        "--outlet", multiple=True, callback=checked_by(read_name),
        help="Only articles of this outlet; may be given several times.",
    ),
)  # fmt: skip


def today_option(function: _F) -> _F:
    """Give a command `--today`."""
    return click.option(
        "--today",
        metavar="DATE",
        callback=checked_by(_read_day),
        help='Day that "last week" is counted from; that of the newest article if left out.',
    )(function)


def _read_day(value: str) -> str:
    try:
        day = date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        day = ""
    if not day or day != value.strip():
        raise BadInput(f"{value!r} is no date: give YYYY-MM-DD")
    return day


def field_map_option(fields: Collection[str], example: str) -> Callable[[_F], _F]:
    """Give a command `--map FIELD=NAME,…` for fields that may have other names, as `field_map`."""

    def read(context: click.Context, parameter: click.Parameter, value: str | None) -> dict[str, str]:
        pairs = [] if value is None else [pair.split("=") for pair in value.split(",")]
        right = all(len(pair) == 2 and pair[0].strip() in fields and pair[1].strip() for pair in pairs)
        if not right or len({pair[0].strip() for pair in pairs}) < len(pairs):
            raise click.BadParameter(
                f"give FIELD=NAME,…, where FIELD is one of {', '.join(fields)}, each once"
            )
        return {field.strip(): name.strip() for field, name in pairs}

    return click.option(
        "--map",
        "field_map",
        callback=read,
        metavar="FIELD=NAME,…",
        help=f"Names of fields or columns that differ from the common ones, as in {example}.",
    )


def print_json(records: Iterable[Any]) -> None:
    """Print records as JSON, one a line."""
    for record in records:
        click.echo(json.dumps(record, ensure_ascii=False))


def print_record(record: dict[str, Any], text: str, as_json: bool) -> None:
    """Print one record, as JSON or as the text that says the same."""
    click.echo(json.dumps(record, ensure_ascii=False) if as_json else text)
