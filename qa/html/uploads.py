"""The HTML of adding articles: the box that files are dropped on, how far it is, and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.load import READERS
from index.records import IndexReport
from qa.html.parts import render_reasons
from qa.html.words import escape, write_count

_ALWAYS, _SOMETIMES = ("added", "updated", "unchanged", "duplicate"), ("moved",)


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not taken, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run of indexing is."""

    read_bytes: int
    total_bytes: int
    articles: int


def render_drop_box(max_bytes: int) -> str:
    """Write the box that files are dropped on or chosen with.

    :param max_bytes: Of one file; the browser does not send a larger one.
    """
    suffixes = " ".join(READERS)
    return (
        f'<section class="drop" data-max="{max_bytes}" data-suffixes="{escape(suffixes)}"><h2>Add articles</h2>'
        f'<label class="box"><input type="file" multiple accept="{escape(",".join(READERS))}">'
        f"<span>Drop files or a .zip here, or <u>choose files</u></span></label>"
        f'<p class="hint">Text, web pages, PDF, JSON, tables, feeds and WARC, up to {max_bytes / 1e6:g} MB each. '
        f'They are kept beside the index, so that quotes can be checked.</p><p class="sending" role="status"></p></section>'
    )


def render_step(step: Step) -> str:
    """Write how far adding is."""
    read, total = min(step.read_bytes, step.total_bytes), step.total_bytes
    found = f"{write_count(step.articles, 'article')} found"
    if read < total:
        says = f"Reading: {read / 1e6:.2f} of {total / 1e6:.2f} MB, {found}"
    else:
        says = f"All is read, {found}; finding out who says what in them…"
    return (
        f'<div class="adding"><progress max="{total}" value="{read}" aria-label="Adding articles"></progress>'
        f'<p class="pending">{says}</p></div>'
    )


def render_added(report: IndexReport, refused: Sequence[Refused]) -> str:
    """Write what became of files that were sent, and each that failed with its reason."""
    failed = [*((one.name, one.reason) for one in refused), *((f.source, f.reason) for f in report.failures)]
    numbers = {name: getattr(report, name) for name in (*_ALWAYS, *_SOMETIMES)}
    counts = [f"{name} {number}" for name, number in numbers.items() if number or name in _ALWAYS]
    listed = f'<ul class="failed">{render_reasons(failed)}</ul>' if failed else ""
    says = f"{', '.join(counts).capitalize()}, failed {len(failed)}."
    return f'<div class="added"><p data-said>{says}</p>{listed}</div>'
