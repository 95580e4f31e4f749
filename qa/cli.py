"""The command line: reads options, calls the archive, prints results. No logic of its own."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import click

from index import __version__
from index.build import IndexOptions
from index.errors import OnRecordError
from index.load import LoadOptions
from index.load.paths import find_sources
from index.records import Article
from qa import render
from qa.answerer import Archive
from qa.batch import read_questions, run_batch
from qa.compose import TOP
from qa.config import DEFAULT_INDEX, HOST, INDEX_VARIABLE, MODEL_VARIABLE, PORT
from qa.progress import show_bytes, show_progress, stop_on_interrupt

FIELDS = ("text", "title", "date", "author", "outlet", "url", "language", "id")  # that --map may name
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


def _read_field_map(context: click.Context, parameter: click.Parameter, value: str | None) -> dict[str, str]:
    """Read "text=body,title=head"."""
    pairs = [] if value is None else [pair.split("=") for pair in value.split(",")]
    right = all(len(pair) == 2 and pair[0].strip() in FIELDS and pair[1].strip() for pair in pairs)
    if not right or len({pair[0].strip() for pair in pairs}) < len(pairs):
        raise click.BadParameter(f"give FIELD=NAME,…, where FIELD is one of {', '.join(FIELDS)}, each once")
    return {field.strip(): name.strip() for field, name in pairs}


def _check_encoding(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Accept only what text can be decoded with."""
    try:
        if value is not None:
            "a".encode(value)
    except LookupError as error:
        raise click.BadParameter(
            f"{value!r} is no encoding of text: give one as in cp1252 or utf-16"
        ) from error
    return value


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--prune", is_flag=True, help="Remove what is gone from these folders or from a file that changed."
)
@click.option(
    "--map",
    "field_map",
    callback=_read_field_map,
    metavar="FIELD=NAME,…",
    help="Names of fields or columns that differ from the common ones, as in text=body,title=head.",
)
@click.option("--keep-clutter", is_flag=True, help="Index menus, adverts and the like, too.")
@click.option(
    "--encoding",
    callback=_check_encoding,
    help="Encoding of the files that are not UTF-8; else they are listed as failed.",
)
@click.option(
    "--max-file-mb", type=click.IntRange(1, 1000), default=10, show_default=True,
    help="Largest article, page or record taken, in MB.",
)  # fmt: skip
@_index_option
@_model_option
@_json_option
def index(
    paths: tuple[str, ...],
    prune: bool,
    field_map: dict[str, str],
    keep_clutter: bool,
    encoding: str | None,
    max_file_mb: int,
    directory: Path,
    model: str | None,
    as_json: bool,
) -> None:
    """Add or update articles: files, folders, globs. Unchanged files are skipped.

    Reads .txt, .md, .html, .json, .jsonl, .csv, .tsv, RSS and Atom, .warc, .pdf, and .zip and .gz of these.
    A metadata.csv or metadata.tsv beside the files, or one folder up, is joined on its column "filename".

    Example: onrecord index articles/ "more/2025-*.txt" --index my-archive
    """
    load = LoadOptions(fallback_encoding=encoding, max_bytes=max_file_mb * 1_000_000, field_map=field_map)
    sources = find_sources(paths)
    with (
        Archive.open(directory, create=True, model=model) as archive,
        show_bytes(sum(source.size for source in sources.files)) as progress,
        stop_on_interrupt() as stop,
    ):
        options = IndexOptions(load, keep_clutter, prune)
        report = archive.add(sources, options=options, progress=progress, stop=stop)
    if as_json:
        _print_json([asdict(report) | {"skipped": sources.skipped}])
    else:
        click.echo(render.render_report(report, sources.skipped))
    found = report.added + report.updated + report.unchanged + report.moved
    if report.stopped or (report.failures and not found):
        raise SystemExit(1)


@main.command()
@click.option("--repair", is_flag=True, help="Build anew what can be: the vector index.")
@_index_option
@_model_option
@_json_option
def check(repair: bool, directory: Path, model: str | None, as_json: bool) -> None:
    """Verify everything in the index and say what to do about what is wrong; exit code 1 if anything is.

    Example: onrecord check --repair --index my-archive
    """
    with Archive.open(directory, model=model) as archive:
        findings = list(archive.check(repair=repair))
    if as_json:
        _print_json(asdict(finding) for finding in findings)
    else:
        click.echo("\n".join(map(render.render_finding, findings)))
    if any(finding.problem is not None for finding in findings):
        raise SystemExit(1)


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
    with Archive.open(directory, model=model) as archive, show_progress(len(rows), "questions") as progress:
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
@click.option("--cleaning", is_flag=True, help="Show each line that was dropped, and why.")
@_index_option
@_model_option
@_json_option
def show(
    article: str,
    quotes: tuple[str, ...],
    question: str | None,
    whole: bool,
    cleaning: bool,
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
        click.echo(render.render_article(found, spans, whole=whole, cleaning=cleaning))


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
        for failure in archive.store.files.failures():
            _print_record(asdict(failure), render.render_failure(failure), as_json)


def _print_record(record: dict[str, Any], text: str, as_json: bool) -> None:
    click.echo(json.dumps(record, ensure_ascii=False) if as_json else text)


def _article_record(article: Article) -> dict[str, Any]:
    record = {"id": article.id, "source": article.source, **asdict(article.meta), "cluster": article.cluster}
    return record | {
        "kept": [[span.start, span.end] for span in article.kept],
        "clutter": [[clutter.start, clutter.end, clutter.reason] for clutter in article.clutter],
    }


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
