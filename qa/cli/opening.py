"""The opening of an archive for the commands that answer."""

import shlex
from pathlib import Path

import click

from qa.archive import Archive
from qa.confidence.calibrator import load_calibrator
from qa.config import PACKAGED_READER


def open_archive(
    directory: Path,
    *,
    reader: str | None,
    model: str | None = None,
    create: bool = False,
    threads: int | None = None,
    today: str | None = None,
) -> Archive:
    """Open an archive as `Archive.open` does; warn where the confidence of its answers is fitted to another reader."""
    calibrator = load_calibrator(directory)
    archive = Archive.open(
        directory,
        create=create,
        model=model,
        threads=threads,
        today=today,
        calibrator=calibrator,
        reader=reader,
    )
    chosen, fitted_to = name_reader(reader), calibrator.reader
    if chosen != fitted_to:
        whose = "the packaged reader" if fitted_to == PACKAGED_READER else f"the reader {fitted_to}"
        click.echo(
            f"confidence is fitted to {whose}: run `onrecord calibrate TESTSET --reader {shlex.quote(chosen)}` for this one",
            err=True,
        )
    return archive


def name_reader(reader: str | None) -> str:
    """Give the name under which a reader is known to a calibrator: of a folder its whole path."""
    if reader is None:
        return PACKAGED_READER
    return str(Path(reader).resolve()) if Path(reader).is_dir() else reader
