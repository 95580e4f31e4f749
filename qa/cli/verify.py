"""The command verify: every quote of a file against the sources as they are now."""

from pathlib import Path

import click

from index.load import LoadOptions
from qa.cli.options import (
    checked_by,
    field_map_option,
    index_option,
    json_option,
    print_record,
    read_encoding,
)
from qa.progress import show_progress
from qa.verify import VERDICTS, VerifyOptions, verify_file
from qa.verify.read import ReadOptions
from qa.verify.records import EXACT, NOT_CHECKED
from qa.verify.render import check_suffix, open_report, render_summary, render_verdict
from qa.verify.table import FIELDS


@click.command()
@click.argument("answers", type=click.Path(path_type=Path))
@click.option(
    "--sources",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of the sources, where they are no longer under the paths that the answers name.",
)
@field_map_option(FIELDS, "quote=Zitat,source=Datei")
@click.option(
    "--encoding",
    callback=checked_by(read_encoding),
    help="Encoding of files that are not UTF-8, as in cp1252.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    callback=checked_by(check_suffix),
    help="New file for the verdicts, .csv or .jsonl, besides.",
)
@click.option("--problems", is_flag=True, help="Print only the quotes that are not exact.")
@index_option
@json_option
@click.pass_context
def verify(
    context: click.Context,
    answers: Path,
    sources: Path | None,
    field_map: dict[str, str],
    encoding: str | None,
    out: Path | None,
    problems: bool,
    directory: Path,
    as_json: bool,
) -> None:
    """Check every quote of a file against the sources as they are now; exit code 1 if any is not exact.

    ANSWERS is what `batch` or `ask --json` wrote, or a CSV or TSV with a column of quotes and, if they like,
    speaker, source (a file, file#record or URL), start and end. A quote without a source is searched in the
    whole index. Verdicts: exact (ok), moved, changed source, altered, missing, wrong speaker, error.

    Example: onrecord verify answers.jsonl --sources articles/
    """
    given = context.get_parameter_source("directory") is not click.core.ParameterSource.DEFAULT
    options = VerifyOptions(
        sources, directory, given, LoadOptions(encoding), ReadOptions(field_map, encoding)
    )  # fmt: skip
    counts = dict.fromkeys(VERDICTS, 0)
    from_index = speakers = 0
    with open_report(out) as write, show_progress(_size(answers), "bytes") as progress:
        for verdict in verify_file(answers, options, progress=progress):
            counts[verdict.verdict] += 1
            from_index += verdict.checked == "index"
            speakers += verdict.verdict == EXACT and verdict.speaker == NOT_CHECKED
            write(verdict)
            if not problems or verdict.verdict != EXACT:
                print_record(verdict.to_json(), render_verdict(verdict), as_json)
    total = sum(counts.values())
    summary = render_summary(counts, from_index, speakers)
    click.echo(summary if total else f"{answers}: {summary}", err=as_json or not total)
    if total > counts[EXACT]:
        raise SystemExit(1)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
