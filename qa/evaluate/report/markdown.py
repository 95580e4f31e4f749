"""The report in Markdown: the same tables, for a README or a pull request."""

import re
from collections.abc import Iterable, Sequence

from qa.evaluate.compare import Change, Comparison
from qa.evaluate.names import explain, group_names
from qa.evaluate.numbers import format_interval, format_one, format_value
from qa.evaluate.records import Figure, Line, Result
from qa.evaluate.report.tables import (
    Table,
    describe_pairing,
    list_settings,
    tabulate_breakdowns,
    tabulate_comparison,
)
from qa.evaluate.report.wording import Wording, choose_wording, how_to_read, pluralise
from qa.evaluate.report.worst import Fault, find_worst

WORST = 10  # lines listed
MOST_CHANGES = 10  # questions won, and lost, that a comparison lists
MOST_CHARS = 200  # of a passage in a cell
# What Markdown, or HTML in it, would take for more than text; a bar ends a cell.
_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
# Neither a cell nor a document can hold these.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def escape_markdown(text: str) -> str:
    """Make text harmless in a table's cell: on one line, nothing in it active, addresses not linked."""
    line = _CONTROL.sub("\ufffd", " ".join(text.split()))
    return _ACTIVE.sub(r"\\\1", line).replace("://", ":\u200b//")


def render_markdown(result: Result, comparison: Comparison | None = None) -> str:
    """Write the result as Markdown, from a heading of the second level on."""
    wording = choose_wording(result)
    head = f"## {escape_markdown(result.testset)}: {pluralise(result.n, wording.counted)}"
    parts = [head, _settings(result), how_to_read(wording)]
    parts += [_list(map(escape_markdown, result.notes))] if result.notes else []
    parts += ["### Figures", _figures(result.figures)] if result.figures else []
    parts += [] if comparison is None else ["### Compared", *_comparison(comparison)]
    parts += [part for table in tabulate_breakdowns(result) for part in _titled(table)]
    parts += _worst(result)
    return "\n\n".join(part for part in parts if part) + "\n"


def _settings(result: Result) -> str:
    pairs = (f"{escape_markdown(key)} {escape_markdown(value)}" for key, value in list_settings(result))
    return " · ".join(pairs)


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, right: frozenset[int] = frozenset()
) -> str:
    """Write a table.

    :param right: Columns set to the right: numbers.
    """
    rule = "|".join("---:" if column in right else "---" for column in range(len(header)))
    lines = [f"| {' | '.join(map(escape_markdown, row))} |" for row in (header, *rows)]
    return "\n".join([lines[0], f"|{rule}|", *lines[1:]])


def _titled(table: Table) -> list[str]:
    right = frozenset(range(1, len(table.header)))
    return [f"### {escape_markdown(table.title)}", _table(table.header, table.rows, right=right),
            escape_markdown(table.note)]  # fmt: skip


def _figures(figures: Sequence[Figure]) -> str:
    by_name = {figure.name: figure for figure in figures}
    rows = [_figure_row(by_name[name]) for names in group_names(by_name).values() for name in names]
    return _table(("figure", "value", "95 % interval", "n", "what it is"), rows, right=frozenset({1, 3}))


def _figure_row(figure: Figure) -> tuple[str, ...]:
    meaning = explain(figure.name)
    name = f"{figure.name} ↓" if meaning is not None and meaning.less_is_better else figure.name
    value = format_value(figure.name, figure.value)
    interval = format_interval(figure.name, figure.low, figure.high)
    return name, value, interval, f"{figure.n:,}", "" if meaning is None else meaning.says


def _comparison(comparison: Comparison) -> list[str]:
    table = tabulate_comparison(comparison)
    parts = [_list(map(escape_markdown, describe_pairing(comparison))), *_titled(table)[1:]]
    for difference in comparison.differences[:1]:
        name = escape_markdown(difference.name)
        parts += [
            f"Won by ours ({len(difference.won)}), by {name}:",
            _changes(difference.won, difference.name),
        ]
        parts += [f"Won by the other ({len(difference.lost)}):", _changes(difference.lost, difference.name)]
    return parts


def _changes(changes: Sequence[Change], name: str) -> str:
    lines = [
        f"{escape_markdown(c.id)}: {escape_markdown(c.question)} "
        f"({format_one(name, c.other)} → {format_one(name, c.ours)})"
        for c in changes[:MOST_CHANGES]
    ]
    left = len(changes) - MOST_CHANGES
    return _list([*lines, *([f"{left} more in report.json"] if left > 0 else [])]) if changes else "- none"


def _worst(result: Result) -> list[str]:
    worst, wording = find_worst(result), choose_wording(result)
    if not worst:
        return []
    header = (wording.item, "what went wrong", "confidence", wording.wanted.lower(), wording.came.lower())
    lead = f"{len(worst):,} of {wording.count(len(result.questions))} went wrong; the first {min(WORST, len(worst))}, gravest first."
    rows = [_worst_row(fault, wording) for fault in worst[:WORST]]
    return [f"### Worst {wording.item}s", lead, _table(header, rows, right=frozenset({2}))]


def _worst_row(fault: Fault, wording: Wording) -> tuple[str, ...]:
    line = fault.line
    name = line.question if line.id == line.question else f"{line.question} ({line.id})"
    return (name, fault.what, format_value("", line.confidence), _wanted(line, wording), _came(line, wording))


def _wanted(line: Line, wording: Wording) -> str:
    if not line.answerable and wording.by_confidence:
        return f"to decline ({' or '.join(line.right_declined)})" if line.right_declined else "to decline"
    return _cut(line.wanted[0]) if line.wanted else "–"


def _came(line: Line, wording: Wording) -> str:
    declined = wording.by_confidence and line.status != "answered"
    how = "declined" if line.declined is None else f"declined ({line.declined})"
    if not line.came:
        return how if declined else "–"
    first = line.came[0]
    known = ", ".join(part for part in (first.speaker, first.outlet, first.date, first.source) if part)
    lead = f"{how}; closest: " if declined else ""
    return f"{lead}{_cut(first.text)} ({known})"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MOST_CHARS else f"{line[:MOST_CHARS]}…"
