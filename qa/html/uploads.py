"""The HTML of adding articles: the box that files are dropped on, how far it is, and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.load import READERS
from index.records import IndexReport
from qa.html.parts import render_reasons
from qa.html.words import escape, write_sentence
from qa.language import N_, _, say_count, write_number

_COUNTS = {
    "added": N_("added {number}"), "updated": N_("updated {number}"), "unchanged": N_("unchanged {number}"),
    "duplicate": N_("duplicate {number}"), "moved": N_("moved {number}"), "failed": N_("failed {number}"),
}  # fmt: skip


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
    hint = _(
        "Text, web pages, PDF, JSON, tables, feeds and WARC, up to {size} MB each. They are kept beside the index, so that "
        "quotes can be checked."
    )
    return (
        f'<section class="drop" data-max="{max_bytes}" data-suffixes="{escape(suffixes)}"><h2>{_("Add articles")}</h2>'
        f'<label class="box"><input type="file" multiple accept="{escape(",".join(READERS))}">'
        f"<span>{_('Drop files or a .zip here, or <u>choose files</u>')}</span></label>"
        f'<p class="hint">{hint.format(size=write_number(max_bytes / 1e6))}</p>'
        '<p class="sending" role="status"></p></section>'
    )


def render_step(step: Step) -> str:
    """Write how far adding is."""
    read, total = min(step.read_bytes, step.total_bytes), step.total_bytes
    found = say_count("{number} article found", "{number} articles found", step.articles)
    if read < total:
        says = _("Reading: {read} of {total} MB, {articles_found}").format(
            read=write_number(read / 1e6, 2), total=write_number(total / 1e6, 2), articles_found=found
        )
    else:
        says = _("All is read, {articles_found}; finding out who says what in them…").format(
            articles_found=found
        )
    return (
        f'<div class="adding"><progress max="{total}" value="{read}" aria-label="{_("Adding articles")}"></progress>'
        f'<p class="pending">{says}</p></div>'
    )


def render_added(report: IndexReport, refused: Sequence[Refused]) -> str:
    """Write what became of files that were sent, and each that failed with its reason."""
    failed = [*((one.name, one.reason) for one in refused), *((f.source, f.reason) for f in report.failures)]
    listed = f'<ul class="failed">{render_reasons(failed)}</ul>' if failed else ""
    numbers = {name: getattr(report, name) for name in _COUNTS if name != "failed"} | {"failed": len(failed)}
    counts = [
        _(_COUNTS[name]).format(number=number)
        for name, number in numbers.items()
        if number or name != "moved"
    ]
    says = write_sentence(", ".join(counts))
    return f'<div class="added"><p data-said>{says}</p>{listed}</div>'
