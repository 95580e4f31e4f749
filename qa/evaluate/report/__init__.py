"""Reports of a result: one HTML page, JSON for programs, Markdown for a README, text for a terminal."""

from pathlib import Path

from index.errors import BadInput
from qa.evaluate.compare import Comparison
from qa.evaluate.records import Result
from qa.evaluate.report.html import render_page
from qa.evaluate.report.markdown import render_markdown
from qa.evaluate.report.plots import draw_plots
from qa.evaluate.report.stored import FILE_NAME, dump_result, read_result
from qa.evaluate.report.terminal import render_comparison, render_result

__all__ = ["read_result", "render_comparison", "render_result", "write_report"]


def write_report(result: Result, folder: Path, *, comparison: Comparison | None = None) -> list[Path]:
    """Write report.json, report.md and report.html into a folder, made if it is not there; give their paths.

    The JSON is written first: it holds everything measured. Files of an earlier report are replaced.

    :raises BadInput: If the folder cannot be made or written.
    :raises ValueError: If a number of the result is NaN or infinite.
    """
    stored = dump_result(result, comparison)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        paths = [_write(folder / FILE_NAME, stored)]
        paths.append(_write(folder / "report.md", render_markdown(result, comparison)))
        paths.append(_write(folder / "report.html", render_page(result, draw_plots(result), comparison)))
    except OSError as error:
        raise BadInput(
            f"{folder}: the report cannot be written: {error.strerror}: name another folder"
        ) from error
    return paths


def _write(path: Path, text: str) -> Path:
    # a question may hold a lone surrogate, which UTF-8 cannot
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    return path
