"""A result, and a comparison, as text for a terminal."""

import textwrap
from collections.abc import Iterable, Sequence

import click

from qa.evaluate.compare import Comparison
from qa.evaluate.names import group_names, is_less_better
from qa.evaluate.numbers import format_interval, format_ms, format_value
from qa.evaluate.records import Result
from qa.evaluate.report.tables import describe_pairing, list_settings, tabulate_comparison
from qa.evaluate.report.wording import choose_wording, pluralise

WIDTH = 88  # columns of wrapped text, as in qa.render
MOST_CHANGES = 5  # questions won, and lost, that a comparison lists
# Control characters of a scraped text would steer the terminal; they are shown as replacement marks.
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 0x2028, 0x2029), "\ufffd")


def render_result(result: Result) -> str:
    """Write the figures with intervals and n, the notes, and the time of each stage."""
    settings = ", ".join(f"{key} {value}" for key, value in list_settings(result))
    parts = [_bold(f"{result.testset}: {pluralise(result.n, choose_wording(result).counted)}")]
    parts += [_wrap(settings)] if settings else []
    parts += ["", _figures(result)] if result.figures else []
    parts += ["", _latency(result)] if result.curves.latency else []
    parts += ["", *(_wrap(f"note: {note}") for note in result.notes)] if result.notes else []
    return "\n".join(parts)


def _figures(result: Result) -> str:
    by_name = {figure.name: figure for figure in result.figures}
    ordered = [by_name[name] for names in group_names(by_name).values() for name in names]
    rows = [
        (_mark(f.name), format_value(f.name, f.value), format_interval(f.name, f.low, f.high), f"{f.n:,}")
        for f in ordered
    ]
    footer = ["↓ smaller is better"] if any(row[0].endswith("↓") for row in rows) else []
    return "\n".join([_align(("figure", "value", "95 % interval", "n"), rows, right={1, 3}), *footer])


def _mark(name: str) -> str:
    return f"{name} ↓" if is_less_better(name) else name


def _latency(result: Result) -> str:
    rows = [(stage, format_ms(t.p50), format_ms(t.p95)) for stage, t in result.curves.latency.items()]
    return _align(("stage", "p50", "p95"), rows, right={1, 2})


def render_comparison(comparison: Comparison) -> str:
    """Write the paired differences, what was paired, and the first questions won and lost by the main figure."""
    table = tabulate_comparison(comparison)
    columns = [0, 1, 2, 3, 4, 6, 7, 8]  # the p-value as it was before Holm is for the longer reports
    rows = [[row[column] for column in columns] for row in table.rows]
    parts = [_bold(table.title), *(_wrap(line) for line in describe_pairing(comparison)), ""]
    parts += [
        _align([table.header[column] for column in columns], rows, right={1, 2, 3, 5}),
        _wrap(table.note),
    ]
    for difference in comparison.differences[:1]:
        for title, changes in (("won by ours", difference.won), ("won by the other", difference.lost)):
            left = len(changes) - MOST_CHANGES
            parts += ["", _bold(f"{difference.name}, {title}: {len(changes)}")]
            parts += [_wrap(f"{change.id}  {change.question}", "  ") for change in changes[:MOST_CHANGES]]
            parts += [f"  and {left} more"] if left > 0 else []
    return "\n".join(parts)


def _align(header: Sequence[str], rows: Iterable[Sequence[str]], *, right: set[int]) -> str:
    """Set rows in columns, two spaces apart, the head in bold.

    :param right: Columns set to the right: numbers.
    """
    cells = [[_plain(cell) for cell in row] for row in (header, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    lines = [
        "  ".join(
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]
    return "\n".join([click.style(lines[0], bold=True), *lines[1:]])


def _plain(text: str) -> str:
    return " ".join(text.split(" ")).replace("\n", " ").translate(_CONTROLS)


def _bold(text: str) -> str:
    return click.style(_plain(text), bold=True)


def _wrap(text: str, indent: str = "") -> str:
    return textwrap.fill(
        _plain(text), WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ", break_long_words=False
    )
