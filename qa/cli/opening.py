"""The opening of an archive for the commands that answer."""

import shlex
from pathlib import Path

import click

from qa.archive import Archive
from qa.confidence.calibrator import OWN_FILE
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
    archive = Archive.open(directory, create=create, model=model, threads=threads, today=today, reader=reader)
    if reader is not None and reader != PACKAGED_READER and not (directory / OWN_FILE).exists():
        click.echo(
            f"confidence is fitted to the packaged reader: run `onrecord calibrate TESTSET --reader {shlex.quote(reader)}` for this one",
            err=True,
        )
    return archive
