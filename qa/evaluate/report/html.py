"""The report as one HTML page that needs nothing else: no script, no font, no picture from outside."""

from collections.abc import Sequence
from importlib.resources import files

from qa.evaluate.compare import Change, Comparison, Difference
from qa.evaluate.names import explain, find_main, group_names
from qa.evaluate.numbers import format_interval, format_one, format_value
from qa.evaluate.records import Figure, Line, Result
from qa.evaluate.report.canvas import Plot
from qa.evaluate.report.cards import render_worst
from qa.evaluate.report.tables import (
    Table,
    describe_pairing,
    list_settings,
    tabulate_breakdowns,
    tabulate_comparison,
)
from qa.evaluate.report.wording import Wording, choose_wording, how_to_read, pluralise
from qa.evaluate.report.worst import find_fault
from qa.html import escape

MOST_LISTED = 5000  # questions in the table of all; a browser is slow with more
MOST_CHANGES = 12  # questions won, and lost, that a comparison lists
# Should an escape ever fail, the browser still runs and fetches nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_NUMBER = set("0123456789.,[]+−*/% <–s m")


def render_page(result: Result, plots: Sequence[Plot], comparison: Comparison | None = None) -> str:
    """Write the whole page; everything that comes from articles and questions is escaped."""
    item = choose_wording(result).item
    sections = [
        ("figures", "Figures", _figures(result)),
        ("compared", "Compared", "" if comparison is None else _comparison(comparison)),
        ("plots", "Curves", "".join(map(_plot, plots))),
        (
            "breakdown",
            "Breakdown",
            "".join(_table(table, "breakdown") for table in tabulate_breakdowns(result)),
        ),
        ("worst", f"Worst {item}s", render_worst(result)),
        ("all", f"All {item}s", _all_lines(result)),
    ]
    shown = [section for section in sections if section[2]]
    links = "".join(f'<a href="#{name}">{title}</a> ' for name, title, _ in shown)
    body = "".join(
        f'<section id="{name}" aria-labelledby="{name}-head"><h2 id="{name}-head">{title}</h2>{inner}</section>'
        for name, title, inner in shown
    )
    style = files(__package__ or "").joinpath("style.css").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(result.testset)}: evaluation</title><style>\n{style}</style></head>\n<body>"
        f'{_masthead(result)}<nav aria-label="Parts of the report">{links}</nav>'
        f"<main>{body}</main></body></html>\n"
    )


def _masthead(result: Result) -> str:
    settings = "".join(
        f"<div><dt>{escape(key)}</dt><dd><bdi>{escape(value)}</bdi></dd></div>"
        for key, value in list_settings(result)
    )
    listed = f'<dl class="settings">{settings}</dl>' if settings else ""
    size = pluralise(result.n, choose_wording(result).counted)
    return (
        '<header class="masthead"><p class="name">On Record <span>Evaluation</span></p>'
        f'<h1><bdi>{escape(result.testset)}</bdi> <span class="size">{size}</span></h1>'
        f"{listed}</header>"
    )


# Figures


def _figures(result: Result) -> str:
    by_name = {figure.name: figure for figure in result.figures}
    bodies = "".join(
        f'<tbody><tr class="group"><th scope="rowgroup" colspan="4">{group}</th></tr>'
        f"{''.join(_figure_row(by_name[name]) for name in names)}</tbody>"
        for group, names in group_names(by_name).items()
    )
    table = (
        '<table class="figures"><caption class="unseen">Every figure with its interval</caption>'
        '<thead><tr><th scope="col">Figure</th><th scope="col" class="number">Value</th>'
        '<th scope="col">95 % interval</th><th scope="col" class="number"><abbr title="number of questions">n</abbr></th>'
        f"</tr></thead>{bodies}</table>"
    )
    return f'<p class="howto">{how_to_read(choose_wording(result))}</p>{_notes(result.notes)}{table if result.figures else ""}'


def _notes(notes: Sequence[str]) -> str:
    if not notes:
        return ""
    items = "".join(f"<li>{escape(note)}</li>" for note in notes)
    return f'<div class="notes"><h3>Notes</h3><ul>{items}</ul></div>'


def _figure_row(figure: Figure) -> str:
    meaning = explain(figure.name)
    says = ""
    if meaning is not None:
        arrow = " ↓ Smaller is better." if meaning.less_is_better else ""
        says = f'<tr class="says"><td colspan="4">{escape(meaning.says)}.{arrow}</td></tr>'
    interval = format_interval(figure.name, figure.low, figure.high)
    drawn = _whisker(figure) if meaning is None or meaning.unit == "share" else ""
    return (
        f'<tr><th scope="row">{escape(figure.name).replace("_", "_<wbr>")}</th>'
        f'<td class="number value">{format_value(figure.name, figure.value)}</td>'
        f'<td class="interval">{drawn}<span>{interval or "–"}</span></td><td class="number">{figure.n:,}</td></tr>{says}'
    )


def _whisker(figure: Figure) -> str:
    """Draw value and interval on a line from 0 to 1; the numbers stand beside it."""
    if figure.low is None or figure.high is None or not 0 <= figure.low <= figure.high <= 1:
        return ""
    low, high, at = (2 + 120 * value for value in (figure.low, figure.high, figure.value))
    return (
        '<svg class="whisker" viewBox="0 0 124 14" aria-hidden="true">'
        '<path class="track" d="M2 7H122M2 4V10M62 5V9M122 4V10"/>'
        f'<path class="band" d="M{low:.1f} 7H{max(high, low + 0.1):.1f}"/><path class="at" d="M{at:.1f} 1V13"/></svg>'
    )


# Comparison


def _comparison(comparison: Comparison) -> str:
    notes = "".join(f"<li>{escape(line)}</li>" for line in describe_pairing(comparison))
    changed = _changes(comparison.differences[0]) if comparison.differences else ""
    return f'<ul class="pairing">{notes}</ul>{_table(tabulate_comparison(comparison), "compared")}{changed}'


def _changes(difference: Difference) -> str:
    return (
        f"<h3>Who won which question, by {escape(difference.name)}</h3>"
        f'<div class="sides">{_change_list("Won by ours", difference.won, difference.name)}'
        f"{_change_list('Won by the other', difference.lost, difference.name)}</div>"
    )


def _change_list(title: str, changes: Sequence[Change], name: str) -> str:
    items = "".join(
        f'<li><span dir="auto">{escape(change.question)}</span> <span class="id"><bdi>{escape(change.id)}</bdi> '
        f"{_change(change, name)}</span></li>"
        for change in changes[:MOST_CHANGES]
    )
    left = len(changes) - MOST_CHANGES
    more = f'<p class="note">{left} more in report.json.</p>' if left > 0 else ""
    listed = f"<ul>{items}</ul>{more}" if changes else "<p>None.</p>"
    return f'<div class="changes"><h4>{title} ({len(changes)})</h4>{listed}</div>'


def _change(change: Change, name: str) -> str:
    """Write both values, where they are more than right and wrong."""
    if {change.ours, change.other} == {0.0, 1.0}:
        return ""
    return f'<span class="change">{format_one(name, change.other)} → {format_one(name, change.ours)}</span>'


# Tables and plots


def _table(table: Table, kind: str) -> str:
    head = "".join(
        f'<th scope="col"{_class(_is_number_column(table, column))}>{escape(name)}</th>'
        for column, name in enumerate(table.header)
    )
    rows = "".join(_row(row) for row in table.rows)
    note = f'<p class="note">{escape(table.note)}</p>' if table.note else ""
    return (
        f'<div class="{kind}"><h3>{escape(table.title)}</h3><div class="scroll" role="region" tabindex="0" '
        f'aria-label="{escape(table.title)}"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
        f"{note}</div>"
    )


def _row(row: Sequence[str]) -> str:
    first, *others = row
    cells = "".join(f"<td{_class(_is_number(cell))}>{escape(cell)}</td>" for cell in others)
    return f'<tr><th scope="row"><bdi>{escape(first)}</bdi></th>{cells}</tr>'


def _class(is_number: bool) -> str:
    return ' class="number"' if is_number else ""


def _is_number(cell: str) -> bool:
    return _NUMBER.issuperset(cell)


def _is_number_column(table: Table, column: int) -> bool:
    return column > 0 and all(_is_number(row[column]) for row in table.rows)


def _plot(plot: Plot) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in plot.header)
    rows = "".join(_row(row) for row in plot.rows)
    return (
        f"<figure><h3>{escape(plot.title)}</h3>{plot.svg}<figcaption>{escape(plot.caption)}</figcaption>"
        f"<details><summary>In numbers</summary><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        "</details></figure>"
    )


# All questions


def _all_lines(result: Result) -> str:
    if not result.questions:
        return ""
    wording = choose_wording(result)
    main = find_main(name for line in result.questions for name in line.values)
    rows = "".join(_line_row(line, main, wording) for line in result.questions[:MOST_LISTED])
    left = len(result.questions) - MOST_LISTED
    more = f'<p class="note">{left:,} more in report.json.</p>' if left > 0 else ""
    columns = (wording.item, "kind", "came", "confidence", *([] if main is None else [main]))
    head = "".join(
        f'<th scope="col"{_class(name in ("confidence", main))}>{escape(name)}</th>' for name in columns
    )
    return (
        f"<details><summary>Show all {wording.count(len(result.questions))}</summary>"
        f'<div class="scroll" role="region" tabindex="0" aria-label="All {wording.item}s">'
        f'<table class="all"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>{more}</details>'
    )


def _line_row(line: Line, main: str | None, wording: Wording) -> str:
    fault = find_fault(line, wording)
    came = line.status if fault is None else fault.what
    mark = "" if fault is None else ' class="fault"'
    value = format_one(main, line.values[main]) if main is not None and main in line.values else "–"
    last = "" if main is None else f'<td class="number">{value}</td>'
    name = "" if line.id == line.question else f' <span class="id"><bdi>{escape(line.id)}</bdi></span>'
    return (
        f'<tr><th scope="row"><span dir="auto">{escape(line.question)}</span>{name}</th>'
        f"<td>{escape(line.kind)}</td><td{mark}>{escape(came)}</td>"
        f'<td class="number">{format_value("", line.confidence)}</td>{last}</tr>'
    )
