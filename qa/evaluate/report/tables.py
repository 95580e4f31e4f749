"""The tables of a report as plain text, for every format: settings, breakdowns, comparison."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from qa.evaluate.breakdown import UNKNOWN
from qa.evaluate.compare import Comparison, Difference
from qa.evaluate.names import is_less_better, order_names
from qa.evaluate.numbers import format_interval, format_p, format_value
from qa.evaluate.records import Result
from qa.evaluate.report.wording import choose_wording, pluralise

FEW = 10  # questions; a group with fewer is hardly evidence
MOST_FIGURES = 8  # columns of a breakdown; more cannot be read on a page
MOST_GROUPS = 40  # rows of a breakdown
SIZE = "n"


@dataclass(frozen=True, slots=True)
class Table:
    """A table in which everything is text; the first column names the rows.

    Attributes:
        note: What was left out, or ""; what an unusual cell means.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def list_settings(result: Result) -> list[tuple[str, str]]:
    """Give the settings as pairs of name and value; lists and objects as JSON, None as "none"."""
    return [(key.replace("_", " "), _write_setting(value)) for key, value in result.settings.items()]


def _write_setting(value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return "none"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return json.dumps(value, ensure_ascii=False, default=str)


def tabulate_breakdowns(result: Result) -> list[Table]:
    """Give one table for each breakdown: the largest group first, months by time, unknown last.

    Figures beyond `MOST_FIGURES`, the telling ones first, and groups beyond `MOST_GROUPS` are left out, and counted
    in the note.
    """
    counted = choose_wording(result).counted
    return [_tabulate_breakdown(by, groups, counted) for by, groups in result.breakdown.items() if groups]


def _tabulate_breakdown(by: str, groups: Mapping[str, Mapping[str, float]], counted: str) -> Table:
    names = order_names(name for values in groups.values() for name in values if name != SIZE)
    shown = names[:MOST_FIGURES]
    order = sorted(groups, key=lambda g: (g == UNKNOWN, 0 if by == "month" else -groups[g].get(SIZE, 0), g))
    rows = tuple(_breakdown_row(group, groups[group], shown) for group in order[:MOST_GROUPS])
    left = {"figure": len(names) - len(shown), "group": len(order) - len(rows)}
    more = " and ".join(pluralise(number, f"more {noun}") for noun, number in left.items() if number > 0)
    notes = [f"{more} in report.json."] if more else []
    if any(groups[group].get(SIZE, 0) < FEW for group in order[:MOST_GROUPS]):
        notes.append(f"* fewer than {FEW} {counted}s: hardly evidence.")
    return Table(f"By {by}", (by, SIZE, *shown), rows, " ".join(notes))


def _breakdown_row(group: str, values: Mapping[str, float], names: list[str]) -> tuple[str, ...]:
    size = values.get(SIZE, 0)
    mark = "*" if size < FEW else ""
    cells = (format_value(name, values[name]) if name in values else "–" for name in names)
    return (group, f"{size:,.0f}{mark}", *cells)


def tabulate_comparison(comparison: Comparison) -> Table:
    """Give the table of paired differences, in the comparison's order, and below those figures without a test."""
    tested = tuple(_difference_row(difference) for difference in comparison.differences)
    beside = tuple(
        (_mark(b.name), format_value(b.name, b.other), format_value(b.name, b.ours),
         format_value(b.name, b.ours - b.other, signed=True), "", "", "", "no test", "")
        for b in comparison.beside
    )  # fmt: skip
    header = (
        "figure",
        "other",
        "ours",
        "difference",
        "95 % interval",
        "p",
        "p (Holm)",
        "verdict",
        "won / lost / tied",
    )
    same = comparison.testset == comparison.other_testset
    title = comparison.testset if same else f"{comparison.testset} against {comparison.other_testset}"
    return Table(f"{title}: differences", header, tested + beside, _describe_tests())


def _describe_tests() -> str:
    return (
        "Means over the questions that both have. p: paired randomisation test; Holm corrects it for the number of "
        "figures tested; better and worse are said below .05. ↓ smaller is better."
    )


def _mark(name: str) -> str:
    return f"{name} ↓" if is_less_better(name) else name


def _difference_row(d: Difference) -> tuple[str, ...]:
    return (
        _mark(d.name),
        format_value(d.name, d.other),
        format_value(d.name, d.ours),
        format_value(d.name, d.difference, signed=True),
        format_interval(d.name, d.low, d.high),
        format_p(d.p),
        format_p(d.p_holm),
        d.verdict,
        f"{len(d.won)} / {len(d.lost)} / {d.ties}",
    )


def describe_pairing(comparison: Comparison) -> list[str]:
    """Say how many questions were paired, which were not, and what else makes the two hard to compare."""
    lines = [f"{pluralise(comparison.shared, 'question')} in both"]
    for ids, what in (
        (comparison.only_ours, "only in ours"),
        (comparison.only_other, "only in the other"),
        (comparison.reworded, "asked in other words, not paired"),
    ):
        if ids:
            lines.append(f"{pluralise(len(ids), 'question')} {what}: {_name_some(ids)}")
    return [*lines, *comparison.notes]


def _name_some(ids: tuple[str, ...], most: int = 10) -> str:
    more = f" and {len(ids) - most} more, see report.json" if len(ids) > most else ""
    return ", ".join(ids[:most]) + more
