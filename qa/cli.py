"""The command line: reads options, calls the archive, prints results. No logic of its own."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import click

from index import __version__
from index.errors import OnRecordError
from index.load import LoadOptions
from index.load.paths import find_sources
from index.records import Article
from qa import render
from qa.answerer import Archive
from qa.batch import read_questions, run_batch
from qa.compose import TOP
from qa.config import DEFAULT_INDEX, HOST, INDEX_VARIABLE, MODEL_VARIABLE, PORT

_F = TypeVar("_F", bound=Callable[..., Any])


class _Group(click.Group):
    """Turns expected errors into one line and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OnRecordError as error:
            raise click.ClickException(" ".join(str(error).split())) from error
        except KeyboardInterrupt as error:
            raise click.ClickException("stopped; what was written so far stays") from error
        except BrokenPipeError:
            raise  # click ends in silence, as `| head` expects
        except OSError as error:
            raise click.ClickException(f"input or output failed: {error}") from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Ask a news archive a question; get back what was actually written, or "not in this archive".

    Example: onrecord index articles/ && onrecord ask "what did Peskov say about Kursk?"
    """


def _index_option(function: _F) -> _F:
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


def _model_option(function: _F) -> _F:
    return click.option(
        "--model",
        envvar=MODEL_VARIABLE,
        show_envvar=True,
        help="Embedding model, a folder or a hub name; the packaged all-MiniLM-L6-v2 if left out.",
    )(function)


def _json_option(function: _F) -> _F:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")(function)


def _top_option(function: _F) -> _F:
    return click.option(
        "--top", type=click.IntRange(1, 100), default=TOP, show_default=True, help="Quotes at most."
    )(function)


def _print_json(records: Iterable[Any]) -> None:
    for record in records:
        click.echo(json.dumps(record, ensure_ascii=False))


@contextmanager
def _progress(total: int, unit: str) -> Iterator[Callable[[int], object]]:
    from tqdm import tqdm

    with tqdm(total=total, unit=f" {unit}", file=sys.stderr, disable=not sys.stderr.isatty()) as bar:
        yield bar.update


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--encoding", help="Encoding of the files that are not UTF-8; else they are listed as failed.")
@click.option(
    "--max-file-mb", type=click.IntRange(1, 1000), default=10, show_default=True,
    help="Largest file taken for one article, in MB.",
)  # fmt: skip
@_index_option
@_model_option
@_json_option
def index(
    paths: tuple[str, ...],
    encoding: str | None,
    max_file_mb: int,
    directory: Path,
    model: str | None,
    as_json: bool,
) -> None:
    """Add or update articles: .txt and .md files, folders, globs. Unchanged files are skipped.

    Example: onrecord index articles/ "more/2025-*.txt" --index my-archive
    """
    options = LoadOptions(fallback_encoding=encoding, max_bytes=max_file_mb * 1_000_000)
    sources = find_sources(paths)
    with (
        Archive.open(directory, create=True, model=model) as archive,
        _progress(len(sources.files), "articles") as progress,
    ):
        report = archive.add(sources, options=options, progress=progress)
    if as_json:
        _print_json([asdict(report) | {"skipped": sources.skipped}])
    else:
        click.echo(render.render_report(report, sources.skipped))


@main.command()
@click.argument("question")
@_top_option
@_index_option
@_model_option
@_json_option
def ask(question: str, top: int, directory: Path, model: str | None, as_json: bool) -> None:
    """Answer one question with exact quotes, or decline.

    Example: onrecord ask "what did Peskov say about Kursk?" --top 5
    """
    with Archive.open(directory, model=model) as archive:
        answer = archive.ask(question, top=top)
    if as_json:
        _print_json([answer.to_json()])
    else:
        click.echo(render.render_answer(answer))


@main.command()
@click.argument("questions", type=click.Path(path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="New file for the answers, JSONL."
)
@_top_option
@_index_option
@_model_option
def batch(questions: Path, out: Path, top: int, directory: Path, model: str | None) -> None:
    """Answer a JSONL file of questions, one answer record a line.

    Example: onrecord batch questions.jsonl --out answers.jsonl
    """
    rows = read_questions(questions)
    with Archive.open(directory, model=model) as archive, _progress(len(rows), "questions") as progress:
        written = run_batch(archive, rows, out, top=top, progress=progress)
    click.echo(f"{written} answers in {out}")


@main.command()
@click.argument("question")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="Chunks at most.")
@_index_option
@_model_option
@_json_option
def search(question: str, limit: int, directory: Path, model: str | None, as_json: bool) -> None:
    """List the chunks found for a question, with their scores, before anything is read in them.

    Example: onrecord search "territory swap" --limit 5
    """
    with Archive.open(directory, model=model) as archive:
        hits = archive.search(question, limit=limit)
    if as_json:
        _print_json(hit.to_json() for hit in hits)
    else:
        click.echo(render.render_hits(hits))


@main.command()
@click.argument("article")
@click.option(
    "--quote",
    "quotes",
    multiple=True,
    metavar="START:END",
    help="Mark this range; may be given several times.",
)
@click.option("--question", help="Mark the quotes that answer this question.")
@click.option("--whole", is_flag=True, help="Show what was marked as clutter, too.")
@_index_option
@_model_option
@_json_option
def show(
    article: str,
    quotes: tuple[str, ...],
    question: str | None,
    whole: bool,
    directory: Path,
    model: str | None,
    as_json: bool,
) -> None:
    """Show an article by its id, the beginning of its id, or its file, with quotes marked.

    Example: onrecord show harbour-daily-kremlin-rules-out-swap.txt --question "what did Peskov say?"
    """
    with Archive.open(directory, model=model) as archive:
        found = archive.find_article(article)
        spans = archive.find_quotes(found, quotes, question)
    if as_json:
        _print_json(
            [_article_record(found) | {"text": found.text, "quotes": [[s.start, s.end] for s in spans]}]
        )
    else:
        click.echo(render.render_article(found, spans, whole=whole))


@main.command()
@_index_option
@_json_option
def articles(directory: Path, as_json: bool) -> None:
    """List the articles, one a line, and at the end the files that could not be indexed.

    Example: onrecord articles --json
    """
    with Archive.open(directory) as archive:
        for found in archive.store.articles():
            _print_record(_article_record(found), render.render_listing(found), as_json)
        for failure in archive.store.failures():
            _print_record(asdict(failure), render.render_failure(failure), as_json)


def _print_record(record: dict[str, Any], text: str, as_json: bool) -> None:
    click.echo(json.dumps(record, ensure_ascii=False) if as_json else text)


def _article_record(article: Article) -> dict[str, Any]:
    record = {"id": article.id, "source": article.source, **asdict(article.meta)}
    return record | {"kept": [[span.start, span.end] for span in article.kept]}


@main.command()
@_index_option
@_json_option
def stats(directory: Path, as_json: bool) -> None:
    """Count what is in the index.

    Example: onrecord stats --index my-archive
    """
    with Archive.open(directory) as archive:
        numbers = archive.stats()
    if as_json:
        _print_json([numbers])
    else:
        click.echo("\n".join(f"{name:12}{'' if value is None else value}" for name, value in numbers.items()))


@main.command()
@click.argument("names", metavar="ARTICLE...", nargs=-1, required=True)
@_index_option
@_json_option
def remove(names: tuple[str, ...], directory: Path, as_json: bool) -> None:
    """Remove articles from the index, by id or file; the files themselves stay.

    Example: onrecord remove old-article.txt
    """
    with Archive.open(directory) as archive:
        removed = archive.remove(names)
    if as_json:
        _print_json({"removed": article.id, "source": article.source} for article in removed)
    else:
        click.echo("\n".join(f"removed {article.source}" for article in removed))


@main.command()
@click.option("--host", default=HOST, show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="Port to listen on."
)
@_index_option
@_model_option
def serve(host: str, port: int, directory: Path, model: str | None) -> None:
    """Serve the web chat.

    Example: onrecord serve --index my-archive --port 8000
    """
    from app import serve_chat

    with Archive.open(directory, model=model) as archive:
        serve_chat(archive, host=host, port=port)
