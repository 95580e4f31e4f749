"""The command that answers a file of questions."""

import os
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import click

from index.errors import BadInput
from qa.batch import BatchReport, InProcess, WorkerPool, read_questions, run_batch
from qa.batch.rows import NAMES
from qa.batch.run import BLOCK
from qa.batch.workers import BlockAnswerer
from qa.cli.opening import open_archive
from qa.cli.options import (
    field_map_option,
    index_option,
    model_option,
    reader_option,
    today_option,
    top_option,
)
from qa.progress import show_progress, stop_on_interrupt
from qa.records import Asked

MAX_WORKERS = 4  # unless more are asked for: each holds a model, some 700 MB


@click.command()
@click.argument("questions", type=click.Path(path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="File for the answers: .csv, else JSONL."
)
@field_map_option(NAMES, "question=Frage,id=Nr")
@click.option(
    "--mix", is_flag=True, help="Go on although the index has changed since the answers in the file."
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help=f"Processes; one for each core, {MAX_WORKERS} at most, if left out.",
)
@top_option
@today_option
@index_option
@model_option
@reader_option
def batch(
    questions: Path,
    out: Path,
    field_map: dict[str, str],
    mix: bool,
    workers: int | None,
    top: int,
    today: str | None,
    directory: Path,
    model: str | None,
    reader: str | None,
) -> None:
    """Answer a file of questions, .jsonl, .csv, .tsv or one a line; the same command again goes on where it ended.

    A row may have an id, and speaker, outlet, since and until to restrict its question. CSV has a row for each quote.

    Example: onrecord batch questions.csv --out answers.jsonl
    """
    if out.exists() and questions.exists() and out.samefile(questions):
        raise BadInput(f"{out} is the file of the questions: name another --out file")
    asked = read_questions(questions, field_map)
    _warn_of_twins(asked)
    count = min(workers or _usable_cores(), -(-len(asked) // BLOCK))
    with ExitStack() as stack:
        opened = open_archive(directory, model=model, reader=reader, threads=1, today=today)
        archive = stack.enter_context(opened)
        answerer: BlockAnswerer = InProcess(archive, top=top)
        if count > 1:
            pool = WorkerPool(directory, model=model, reader=reader, top=top, today=today, workers=count)
            answerer = stack.enter_context(pool)
        stop = stack.enter_context(stop_on_interrupt())
        progress = stack.enter_context(show_progress(len(asked), "questions"))
        commit = None if mix else archive.state().commit
        report = run_batch(asked, out, answerer, commit=commit, progress=progress, stop=stop)
    click.echo(_describe(report, out))
    if report.stopped:
        raise SystemExit(1)


def _warn_of_twins(asked: Sequence[Asked]) -> None:
    twins = [row_id for row_id, count in Counter(row.id for row in asked).items() if count > 1]
    if twins:
        click.echo(
            f"{len(twins)} ids occur more than once, such as {twins[0]!r}: answers keep them", err=True
        )


def _usable_cores() -> int:
    return min(os.cpu_count() or 1, MAX_WORKERS)


def _describe(report: BatchReport, out: Path) -> str:
    parts = [f"{report.written} answers in {out}"]
    parts += [f"{report.found} were there before"] if report.found else []
    parts += [f"{report.errors} of them error records: what could not be asked"] if report.errors else []
    parts += ["stopped before the end: the same command goes on"] if report.stopped else []
    return "; ".join(parts)
