"""The command that fits the confidence of answers on a user's own questions."""

from dataclasses import replace
from pathlib import Path

import click

from index.errors import BadInput
from qa.archive import Archive
from qa.cli.opening import name_reader
from qa.cli.options import index_option, json_option, model_option, print_json, reader_option
from qa.confidence.calibrator import OWN_FILE, answer_always, load_calibrator, write_calibrator
from qa.progress import show_progress


@click.command()
@click.argument("testset", type=click.Path(path_type=Path))
@click.option(
    "--risk",
    type=click.FloatRange(0, 1, min_open=True),
    help="Largest share of wrong answers among those given; if left out, as many questions as can be are answered or declined rightly.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), help=f"File to write; {OWN_FILE} in the index if left out."
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of the cross-validation."
)
@index_option
@model_option
@reader_option
@json_option
def calibrate(
    testset: Path,
    risk: float | None,
    out: Path | None,
    seed: int,
    directory: Path,
    model: str | None,
    reader: str | None,
    as_json: bool,
) -> None:
    """Fit the confidence of answers, and what is declined, on a test set of your own.

    TESTSET is what `onrecord eval` takes, about articles of the index, with questions that it answers and some that it
    does not: 100 of each are better than 20. The archive uses what comes from then on; remove the file to undo it.

    Example: onrecord calibrate questions.jsonl --risk .1
    """
    from qa.confidence.fit import fit
    from qa.evaluate.calibrate import describe_fit, judge_answers
    from qa.evaluate.run import RunOptions, evaluate_archive
    from qa.evaluate.sets import read_test_set

    found = read_test_set(testset)
    if found.documents:
        raise BadInput(f"{testset} brings its own articles: give questions about those of the index")
    before = load_calibrator()
    with (
        Archive.open(directory, model=model, calibrator=answer_always(before), reader=reader) as archive,
        show_progress(len(found.questions), "questions") as progress,
    ):
        judged = list(
            judge_answers(evaluate_archive(archive, found, RunOptions(seed=seed), progress=progress))
        )
    note = f"{found.name}, {len(judged)} questions" + ("" if reader is None else f", reader {reader}")
    fitted = fit(judged, before, risk=risk, seed=seed, note=note)
    figures = describe_fit(judged, fitted)
    if not figures["questions"]:
        raise BadInput(
            f"{testset} has too few questions: at least 8 with a right first quote and 8 without, of one kind, are needed"
        )
    path = directory / OWN_FILE if out is None else out
    write_calibrator(replace(fitted.calibrator, reader=name_reader(reader)), path)
    if as_json:
        print_json([{"file": str(path), "figures": figures, "kept": list(fitted.kept)}])
        return
    click.echo(f"wrote {path}; by cross-validation:")
    for name, value in figures.items():
        click.echo(f"  {name:10} {value:.0f}" if name == "questions" else f"  {name:10} {value:.3f}")
    if fitted.kept:
        click.echo(f"too few questions, left as they were: {', '.join(fitted.kept)}")
