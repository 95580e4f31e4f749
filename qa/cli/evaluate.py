"""The command that measures an archive on a test set, or drafts one from it."""

import json
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from index.build import IndexOptions
from index.errors import BadInput
from index.load.paths import Sources, find_sources
from qa.archive import Archive
from qa.cli.opening import open_archive
from qa.cli.options import (
    index_option,
    json_option,
    model_option,
    print_json,
    reader_option,
    today_option,
    top_option,
)
from qa.config import PACKAGED_READER
from qa.evaluate.gate import Maximum, Minimum, check_gate, parse_maximum, parse_minimum
from qa.evaluate.records import Result, TestSet
from qa.progress import show_bytes, show_progress
from qa.records import Json

_T = TypeVar("_T")
_File = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class _Options:
    """What the command line says; as the options' help has it."""

    testset: Path | None
    corpus: Path | None
    qrels: Path | None
    split: str | None
    task: str
    predicted: Path | None
    report: Path | None
    compare: Path | None
    minima: list[Minimum]
    maxima: list[Maximum]
    run_file: Path | None
    sample: int | None
    seed: int
    draft: int | None
    feedback: Path | None
    out: Path | None
    top: int
    today: str | None
    directory: Path
    model: str | None
    reader: str | None
    as_json: bool


def _each(
    parse: Callable[[str], _T],
) -> Callable[[click.Context, click.Parameter, tuple[str, ...]], list[_T]]:
    """Make a callback of click's that reads each value of an option."""

    def read(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> list[_T]:
        try:
            return [parse(value) for value in values]
        except BadInput as error:
            raise click.BadParameter(str(error)) from error

    return read


@click.command(name="eval")
@click.argument("testset", type=_File, required=False)
@click.option("--corpus", type=_File, help="Articles to index for it; without --index, for this run only.")
@click.option("--qrels", type=_File, help="Judgements of TREC topics, or in the place of a BEIR folder's.")
@click.option("--split", help="Which judgements of a BEIR folder; test if left out.")
@click.option(
    "--task", type=click.Choice(["questions", "attribution"]), default="questions", show_default=True,
    help="What the test set holds.",
)  # fmt: skip
@click.option("--predicted", type=_File, help="Brat folder of what was found, for --task attribution.")
@click.option("--report", type=_File, help="Folder for report.html, report.md and report.json.")
@click.option("--compare", type=_File, help="report.json of another run to compare with.")
@click.option(
    "--min", "minima", multiple=True, metavar="FIGURE=X", callback=_each(parse_minimum),
    help="Exit with 1 if a figure is below; may be given several times.",
)  # fmt: skip
@click.option(
    "--max", "maxima", multiple=True, metavar="FIGURE=X", callback=_each(parse_maximum),
    help="The same where smaller is better, as in inexact=0.",
)  # fmt: skip
@click.option("--run", "run_file", type=_File, help="Write what was retrieved as a TREC run.")
@click.option(
    "--sample", type=click.IntRange(min=1), help="Ask only so many of the questions, drawn at random."
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True,
    help="Of the sample, the draft and the intervals.",
)  # fmt: skip
@click.option("--draft", type=click.IntRange(min=1), help="Propose so many questions instead, to be edited.")
@click.option(
    "--feedback", type=_File,
    help="Draft them from what users said of answers in the web chat: feedback.jsonl of an index.",
)  # fmt: skip
@click.option("--out", type=_File, help="New file for --draft; printed if left out.")
@top_option
@today_option
@index_option
@model_option
@reader_option
@json_option
@click.pass_context
def evaluate(context: click.Context, /, **given: Any) -> None:
    """Measure retrieval, reading, answers and declining on a test set; each figure with its interval.

    TESTSET is JSON lines as data/README.md has them, a BEIR folder, TREC topics with --qrels, or SQuAD's JSON; with
    --task attribution, a brat folder.

    Example: onrecord eval questions.jsonl --corpus articles/ --report report --min hit@1=.8
    """
    options = _Options(**given)
    if options.feedback is not None and options.draft is None:
        raise click.UsageError("--feedback goes with --draft N: N questions at most are made of it")
    if options.draft is not None:
        _check_draft(options)
        _draft(options, options.draft, _has_index(context))
        return
    if options.testset is None:
        raise click.UsageError("name a TESTSET to measure, or --draft N to have one proposed")
    _check_outputs(options)
    other = None if options.compare is None else _read_other(options.compare)
    result = _measure(options, options.testset, _has_index(context))
    result = replace(result, settings={**result.settings, "command": _write_command()})
    _report(options, result, other)
    failures = check_gate(result, options.minima, options.maxima)
    for failure in failures:
        click.echo(f"gate: {failure}", err=True)
    if failures:
        raise SystemExit(1)


def _has_index(context: click.Context) -> bool:
    """Tell whether --index was given: what the environment names is never written to by the way."""
    return context.get_parameter_source("directory") is ParameterSource.COMMANDLINE


def _write_command() -> str:
    return shlex.join(["onrecord", *sys.argv[1:]])


def _check_draft(options: _Options) -> None:
    measuring = (options.testset, options.corpus, options.qrels, options.predicted, options.report, options.compare,
                 options.run_file, options.sample, options.minima or None, options.maxima or None)  # fmt: skip
    if any(given is not None for given in measuring):
        raise click.UsageError(
            "--draft proposes questions from --index and measures nothing: leave out the rest"
        )


def _check_outputs(options: _Options) -> None:
    """Make sure that what is to be written can be, before a run that may be long."""
    if options.report is not None and options.report.exists() and not options.report.is_dir():
        raise BadInput(f"{options.report} is a file: name a folder for --report")
    if options.run_file is not None and not options.run_file.absolute().parent.is_dir():
        raise BadInput(f"{options.run_file}: no such folder: make it, or name another --run file")


def _draft(options: _Options, count: int, has_index: bool) -> None:
    lines = _propose(options, count)
    if options.out is None:
        print_json(lines)
        return
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    try:
        with open(options.out, "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise BadInput(f"{options.out} exists already: name another --out file, or remove it") from error
    index = f" --index {shlex.quote(str(options.directory))}" if has_index else ""
    click.echo(
        f"{len(lines)} questions in {options.out}: check each, then `onrecord eval {options.out}{index}`"
    )


def _propose(options: _Options, count: int) -> list[Json]:
    """Propose questions from what users said, or from the archive; notes go to stderr."""
    from qa.evaluate.draft import draft_questions
    from qa.feedback import draft_from_feedback, read_feedback

    if options.feedback is not None:
        return draft_from_feedback(read_feedback(options.feedback), count)
    with Archive.open(options.directory, model=options.model) as archive:
        notes: list[str] = []
        lines = draft_questions(archive.store.articles(), count, seed=options.seed, note=notes.append)
    for note in notes:
        click.echo(note, err=True)
    return lines


def _measure(options: _Options, testset: Path, has_index: bool) -> Result:
    if options.task == "attribution":
        from qa.evaluate.attribution import score_folders

        if options.predicted is None:
            raise click.UsageError(
                "--task attribution needs --predicted DIR: a brat folder of what was found"
            )
        return score_folders(testset, options.predicted, seed=options.seed)
    from qa.evaluate.run import RunOptions, evaluate_archive
    from qa.evaluate.sets import read_test_set, write_run

    notes: list[str] = []
    found = read_test_set(testset, qrels=options.qrels, split=options.split, note=notes.append)
    asking = RunOptions(options.top, options.seed, options.sample, tuple(notes))
    count = min(len(found.questions), options.sample or len(found.questions))
    with _open_archive(options, found, has_index) as archive, show_progress(count, "questions") as progress:
        evaluation = evaluate_archive(archive, found, asking, progress=progress)
    if options.run_file is not None:
        write_run(options.run_file, evaluation.outcomes, "onrecord")
    reader = PACKAGED_READER if options.reader is None else options.reader
    return replace(evaluation.result, settings={**evaluation.result.settings, "reader": reader})


@contextmanager
def _open_archive(options: _Options, testset: TestSet, has_index: bool) -> Iterator[Archive]:
    """Open the archive to be asked; one of the test set's own articles, or of --corpus, is made first.

    It is made for this run only, unless --index names a folder for it.
    """
    with TemporaryDirectory(prefix="onrecord-eval-") as folder:
        sources = _find_articles(options, testset, Path(folder))
        own = sources is not None and not has_index
        directory = Path(folder, "index") if own else options.directory
        opened = open_archive(
            directory,
            create=sources is not None,
            model=options.model,
            reader=options.reader,
            today=options.today,
        )
        with opened as archive:
            if sources is not None:
                _index(archive, sources, whole=bool(testset.documents))
            yield archive


def _find_articles(options: _Options, testset: TestSet, folder: Path) -> Sources | None:
    """Give the articles to index; those that a test set brings itself are written to a folder for that."""
    from qa.evaluate.sets import write_documents

    if not testset.documents:
        return None if options.corpus is None else find_sources([options.corpus])
    if options.corpus is not None:
        raise BadInput(f"{testset.name} brings its own articles: leave out --corpus")
    return find_sources(write_documents(testset.documents, folder / "documents"))


def _index(archive: Archive, sources: Sources, *, whole: bool) -> None:
    with show_bytes(sum(source.size for source in sources.files)) as progress:
        before = archive.store.count("articles")
        report = archive.add(sources, options=IndexOptions(keep_clutter=whole), progress=progress)
    others = archive.store.count("articles") - report.added - report.updated - report.unchanged - report.moved
    if before and others > 0:
        click.echo(f"the index holds {others} other articles, which are searched, too", err=True)
    for failure in report.failures:
        click.echo(f"failed: {failure.source}: {failure.reason}", err=True)


def _read_other(path: Path) -> Result:
    """Read what is to be compared with; before the run, which may be long."""
    from qa.evaluate.report import read_result

    return read_result(path)


def _report(options: _Options, result: Result, other: Result | None) -> None:
    from qa.evaluate.compare import compare_results
    from qa.evaluate.report import render_comparison, render_result, write_report

    comparison = None if other is None else compare_results(result, other, seed=options.seed)
    if options.as_json:
        print_json([result.to_json() | ({} if comparison is None else {"comparison": comparison.to_json()})])
    else:
        click.echo(render_result(result))
        if comparison is not None:
            click.echo("\n" + render_comparison(comparison))
    if options.report is not None:
        paths = write_report(result, options.report, comparison=comparison)
        click.echo(f"report: {', '.join(map(str, paths))}", err=True)
