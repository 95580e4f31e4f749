"""Commands about who said what: statements, speakers, timeline."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from index.errors import BadInput
from qa.archive import Archive
from qa.cli.options import (
    article_options,
    checked_by,
    filter_options,
    index_option,
    json_option,
    model_option,
    print_json,
    read_name,
)
from qa.filters import Filters
from qa.progress import show_steps
from qa.statements import export
from qa.statements.find import check_topic
from qa.statements.render import render_said, render_speakers, render_timeline

_F = TypeVar("_F", bound=Callable[..., Any])
_File = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class _Output:
    """Where records go, and in which form."""

    form: str
    path: Path | None


def _output_options(function: _F) -> _F:
    """Give a command `--format` and `--out`."""
    function = click.option(
        "--out",
        type=_File,
        help=f"New file instead of the terminal; its suffix tells the format: {', '.join(export.SUFFIXES)}.",
    )(function)
    return click.option(
        "--format",
        "form",
        type=click.Choice(export.FORMATS),
        help="Format, where no suffix says another; text if left out.  --json is jsonl.",
    )(function)


def _about_option(function: _F) -> _F:
    return click.option(
        "--about",
        metavar="TOPIC",
        callback=checked_by(check_topic),
        help="Only statements with all these words, or near them in the article.",
    )(function)


def _choose_output(form: str | None, out: Path | None, as_json: bool) -> _Output:
    """Read the options of output, and make sure that the file can be made.

    :raises click.UsageError: If two formats are asked for, or one that is not known.
    """
    if as_json and form not in (None, export.JSONL):
        raise click.UsageError(f"--json is --format jsonl: leave out one of --json and --format {form}")
    try:
        chosen = export.choose_format(export.JSONL if as_json else form, out)
    except BadInput as error:
        raise click.UsageError(str(error)) from error
    if out is not None:
        export.check_new(out)
    return _Output(chosen, out)


def _note(text: str) -> None:
    click.echo(text, err=True)


def _put(
    records: Sequence[Any], output: _Output, columns: Sequence[str], render: Callable[[Sequence[Any]], str]
) -> None:
    """Print records, or write them into the new file."""
    lines = _to_lines(records, output.form, columns, render)
    if output.path is None:
        for line in lines:
            click.echo(line, nl=False)
    else:
        export.write_new(output.path, map(click.unstyle, lines) if output.form == export.TEXT else lines)


def _to_lines(
    records: Sequence[Any], form: str, columns: Sequence[str], render: Callable[[Sequence[Any]], str]
) -> Iterable[str]:
    objects: Iterator[Any] = (record.to_json() for record in records)
    if form == export.JSONL:
        return export.dump_json(objects)
    if form == export.CSV:
        return export.dump_csv(objects, columns)
    return [render(records) + "\n"] if records else []


@click.command()
@filter_options
@_about_option
@click.option("--limit", type=click.IntRange(min=1), help="Statements at most, the earliest.")
@_output_options
@click.option(
    "--brat",
    type=_File,
    metavar="DIR",
    help="Write the articles and their statements as .txt and .ann, in place of the list.",
)
@index_option
@json_option
def statements(
    filters: Filters,
    about: str | None,
    limit: int | None,
    form: str | None,
    out: Path | None,
    brat: Path | None,
    directory: Path,
    as_json: bool,
) -> None:
    """List or export statements, quoted and reported, by speaker, topic, outlet and dates; in order of date.

    CSV has a row for each; a cell that a spreadsheet would take for a formula gets a ' before it. --brat writes all
    articles of these outlets and dates; with --speaker, --about or --limit only those that have a listed statement.
    `onrecord eval GOLD --task attribution --predicted DIR` scores such a folder.

    Example: onrecord statements --speaker Peskov --about Kursk --out peskov.csv
    """
    output = _choose_output(form, out, as_json)
    with Archive.open(directory) as archive:
        found = archive.statements(about=about, filters=filters, limit=limit, note=_note)
        folder = None
        if brat is not None:
            whole = filters.speaker is None and about is None and limit is None
            folder = archive.export_brat(brat, found, also=filters if whole else None)
    if brat is None or output.path is not None or form is not None or as_json:
        _put(found, output, export.STATEMENT_COLUMNS, render_said)
    if output.path is not None:
        _note(f"{len(found)} statements in {output.path}")
    if folder is not None:
        _note(f"{len(found)} statements of {folder} articles in {brat}")


@click.command()
@click.argument("name", required=False, callback=checked_by(read_name))
@click.option("--all", "everybody", is_flag=True, help="List those who are only named, too.")
@index_option
@json_option
def speakers(name: str | None, everybody: bool, directory: Path, as_json: bool) -> None:
    """List the speakers, or whom NAME may mean: number of statements, name, other names, roles.

    Example: onrecord speakers Peskov
    """
    with Archive.open(directory) as archive:
        found = archive.speakers(name, note=_note)
    listed = [one for one in found if one.statements or everybody or name is not None]
    if as_json:
        print_json(asdict(one) for one in listed)
    elif listed:
        click.echo(render_speakers(listed))
    if not listed:
        _note("no speaker in this archive: `onrecord stats` counts what was analysed")


@click.command()
@click.argument("speaker", callback=checked_by(read_name))
@article_options
@_about_option
@_output_options
@index_option
@model_option
@json_option
def timeline(
    speaker: str,
    filters: Filters,
    about: str | None,
    form: str | None,
    out: Path | None,
    directory: Path,
    model: str | None,
    as_json: bool,
) -> None:
    """Print what somebody said in order of date, the same statement in several articles once with all its places.

    The words of another wording are marked: [-only in the first-] {+only in the other+}. Sources that are reprints of
    one article count once as independent.

    Example: onrecord timeline Peskov --about Kursk --since 2025-02
    """
    output = _choose_output(form, out, as_json)
    with Archive.open(directory, model=model) as archive, show_steps("statements") as progress:
        found = archive.timeline(speaker, about=about, filters=filters, note=_note, progress=progress)
    _put(found, output, export.MOMENT_COLUMNS, render_timeline)
    if output.path is not None:
        _note(f"{len(found)} statements in {output.path}")
