"""Commands about one question: ask, search, serve."""

from pathlib import Path

import click

from qa import render
from qa.archive import Archive
from qa.cli.access import access_options
from qa.cli.opening import open_archive
from qa.cli.options import (
    checked_by,
    filter_options,
    index_option,
    json_option,
    model_option,
    print_json,
    read_question,
    reader_option,
    today_option,
    top_option,
)
from qa.config import HOST, LANGUAGE_VARIABLE, PORT
from qa.filters import Filters
from qa.language import ENGLISH, check_language, speak
from qa.web.access import Access


@click.command()
@click.argument("question", callback=checked_by(read_question))
@top_option
@filter_options
@today_option
@index_option
@model_option
@reader_option
@json_option
def ask(
    question: str,
    top: int,
    filters: Filters,
    today: str | None,
    directory: Path,
    model: str | None,
    reader: str | None,
    as_json: bool,
) -> None:
    """Answer one question with exact quotes, or decline.

    Example: onrecord ask "what did Peskov say about Kursk?" --since 2025-02 --top 5
    """
    with open_archive(directory, model=model, reader=reader, today=today) as archive:
        answer = archive.ask(question, top=top, filters=filters)
    if as_json:
        print_json([answer.to_json()])
    else:
        click.echo(render.render_answer(answer))


@click.command()
@click.argument("question", callback=checked_by(read_question))
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="Chunks at most.")
@filter_options
@today_option
@index_option
@model_option
@json_option
def search(
    question: str,
    limit: int,
    filters: Filters,
    today: str | None,
    directory: Path,
    model: str | None,
    as_json: bool,
) -> None:
    """List the chunks found for a question, with their scores, before anything is read in them.

    Example: onrecord search "territory swap" --limit 5
    """
    with Archive.open(directory, model=model, today=today) as archive:
        hits = archive.search(question, limit=limit, filters=filters)
    if as_json:
        print_json(hit.to_json() for hit in hits)
    else:
        click.echo(render.render_hits(hits))


@click.command()
@click.option("--host", default=HOST, show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="Port to listen on."
)
@click.option(
    "--allow-changes/--read-only", "allow_changes", default=None,
    help="Whether articles may be added and removed in the browser; by default only where nobody but this "
    "machine can reach it: on a loopback address, and behind no proxy.",
)  # fmt: skip
@click.option(
    "--language", default=ENGLISH, show_default=True, envvar=LANGUAGE_VARIABLE, show_envvar=True,
    callback=checked_by(check_language), help="Language of the page, for all who open it, as in uk for Ukrainian.",
)  # fmt: skip
@access_options
@index_option
@model_option
@reader_option
def serve(
    host: str,
    port: int,
    allow_changes: bool | None,
    language: str,
    access: Access,
    directory: Path,
    model: str | None,
    reader: str | None,
) -> None:
    """Serve the web chat.

    Example: onrecord serve --index my-archive --port 8000 --language uk
    """
    from app import serve_chat
    from qa.web.guard import may_change

    with speak(language), open_archive(directory, model=model, reader=reader) as archive:
        read_only = not may_change(host, allow_changes, access)
        serve_chat(archive, host=host, port=port, read_only=read_only, access=access)
