"""Commands about articles: index, check, show, articles, stats, remove."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from index.build import IndexOptions
from index.load import LoadOptions
from index.load.paths import find_sources
from index.records import Article
from index.store.statements import Analysed
from qa import render
from qa.archive import Archive
from qa.cli.opening import open_archive
from qa.cli.options import (
    checked_by,
    field_map_option,
    index_option,
    json_option,
    model_option,
    print_json,
    print_record,
    read_encoding,
    read_name,
    read_question,
    reader_option,
)
from qa.progress import show_bytes, stop_on_interrupt

FIELDS = ("text", "title", "date", "author", "outlet", "url", "language", "id")  # that --map may name
_JUST_ADDED = Analysed(statements=0, analysis="")  # an article that came in while others were listed


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--prune", is_flag=True, help="Remove what is gone from these folders or from a file that changed."
)
@field_map_option(FIELDS, "text=body,title=head")
@click.option("--keep-clutter", is_flag=True, help="Index menus, adverts and the like, too.")
@click.option("--no-statements", is_flag=True, help="Do not find out who says what, which is faster.")
@click.option(
    "--encoding",
    callback=checked_by(read_encoding),
    help="Encoding of the files that are not UTF-8; else they are listed as failed.",
)
@click.option(
    "--max-file-mb", type=click.IntRange(1, 1000), default=10, show_default=True,
    help="Largest article, page or record taken, in MB.",
)  # fmt: skip
@index_option
@model_option
@json_option
def index(
    paths: tuple[str, ...],
    prune: bool,
    field_map: dict[str, str],
    keep_clutter: bool,
    no_statements: bool,
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
        options = IndexOptions(load, keep_clutter, prune, statements=not no_statements)
        report = archive.add(sources, options=options, progress=progress, stop=stop)
    if as_json:
        print_json([asdict(report) | {"skipped": sources.skipped}])
    else:
        click.echo(render.render_report(report, sources.skipped))
    found = report.added + report.updated + report.unchanged + report.moved
    if report.stopped or (report.failures and not found):
        raise SystemExit(1)


@click.command()
@click.option("--repair", is_flag=True, help="Build anew what can be: the vector index.")
@index_option
@model_option
@json_option
def check(repair: bool, directory: Path, model: str | None, as_json: bool) -> None:
    """Verify everything in the index and say what to do about what is wrong; exit code 1 if anything is.

    Example: onrecord check --repair --index my-archive
    """
    with Archive.open(directory, model=model) as archive:
        findings = list(archive.check(repair=repair))
    if as_json:
        print_json(asdict(finding) for finding in findings)
    else:
        click.echo("\n".join(map(render.render_finding, findings)))
    if any(finding.problem is not None for finding in findings):
        raise SystemExit(1)


@click.command()
@click.argument("article", callback=checked_by(read_name))
@click.option(
    "--quote",
    "quotes",
    multiple=True,
    metavar="START:END",
    help="Mark this range; may be given several times.",
)
@click.option(
    "--question", callback=checked_by(read_question), help="Mark the quotes that answer this question."
)
@click.option("--whole", is_flag=True, help="Show what was marked as clutter, too.")
@click.option("--cleaning", is_flag=True, help="Show each line that was dropped, and why.")
@index_option
@model_option
@reader_option
@json_option
def show(
    article: str,
    quotes: tuple[str, ...],
    question: str | None,
    whole: bool,
    cleaning: bool,
    directory: Path,
    model: str | None,
    reader: str | None,
    as_json: bool,
) -> None:
    """Show an article by its id, the beginning of its id, or its file, with quotes marked.

    Example: onrecord show harbour-daily-kremlin-rules-out-swap.txt --question "what did Peskov say?"
    """
    needed = None if question is None else reader
    with open_archive(directory, model=model, reader=needed) as archive:
        found = archive.find_article(article)
        spans = archive.find_quotes(found, quotes, question)
    if as_json:
        print_json(
            [_article_record(found) | {"text": found.text, "quotes": [[s.start, s.end] for s in spans]}]
        )
    else:
        click.echo(render.render_article(found, spans, whole=whole, cleaning=cleaning))


@click.command()
@index_option
@json_option
def articles(directory: Path, as_json: bool) -> None:
    """List the articles, one a line, and at the end the files that could not be indexed.

    Example: onrecord articles --json
    """
    with Archive.open(directory) as archive:
        analysed = archive.store.statements.analysed()
        for found in archive.store.articles():
            record = _article_record(found) | asdict(analysed.get(found.id, _JUST_ADDED))
            print_record(record, render.render_listing(found), as_json)
        for failure in archive.store.files.failures():
            print_record(asdict(failure), render.render_failure(failure), as_json)


def _article_record(article: Article) -> dict[str, Any]:
    record = {"id": article.id, "source": article.source, **asdict(article.meta), "cluster": article.cluster}
    return record | {
        "kept": [[span.start, span.end] for span in article.kept],
        "clutter": [[clutter.start, clutter.end, clutter.reason] for clutter in article.clutter],
    }


@click.command()
@index_option
@json_option
def stats(directory: Path, as_json: bool) -> None:
    """Count what is in the index.

    Example: onrecord stats --index my-archive
    """
    with Archive.open(directory) as archive:
        numbers = archive.stats()
    if as_json:
        print_json([numbers])
    else:
        click.echo(
            "\n".join(f"{name.replace('_', ' '):14}{_write_count(value)}" for name, value in numbers.items())
        )


def _write_count(value: Any) -> str:
    """Write a number, name or date; of numbers by name each with its name, or 0."""
    if isinstance(value, dict):
        return ", ".join(f"{number} {name}" for name, number in value.items()) or "0"
    return "" if value is None else str(value)


@click.command()
@click.argument("names", metavar="ARTICLE...", nargs=-1, required=True, callback=checked_by(read_name))
@index_option
@json_option
def remove(names: tuple[str, ...], directory: Path, as_json: bool) -> None:
    """Remove articles from the index, by id or file; the files themselves stay.

    Example: onrecord remove old-article.txt
    """
    with Archive.open(directory) as archive:
        removed = archive.remove(names)
    if as_json:
        print_json({"removed": article.id, "source": article.source} for article in removed)
    else:
        click.echo("\n".join(f"removed {article.source}" for article in removed))
