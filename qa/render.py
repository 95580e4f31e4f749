"""Show answers, articles and hits in a terminal."""

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

import click

from index.check import Finding
from index.records import Article, Failure, IndexReport, Span
from qa.records import Answer, Hit, Place, Quote

WIDTH = 88  # columns of wrapped text
# Control characters of a scraped text would steer the terminal; they are shown as replacement marks.
_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


def _style(text: str, **styles: Any) -> str:
    return click.style(text.translate(_CONTROLS), **styles)


def render_answer(answer: Answer) -> str:
    """Write an answer for reading: its quotes with their places, or why there is none."""
    lines = [_style(answer.question, bold=True)]
    if answer.status == "abstained":
        lines.append(_style(f"Not in this archive: {answer.reason}."))
        if answer.closest:
            lines.append("Closest passages, not an answer:")
    for number, quote in enumerate(answer.quotes + answer.closest, start=1):
        lines += ["", _wrap(quote.text, f"{number}  ")]
        lines.append(_style(f"   — {_describe(quote)}, {quote.source} [{quote.start}:{quote.end}]", dim=True))
        lines += [_style(f"     also in {_place(place)}", dim=True) for place in quote.also_in]
    return "\n".join(lines)


def _describe(quote: Quote) -> str:
    known = [quote.outlet, quote.date, None if quote.title is None else f"“{quote.title}”"]
    return ", ".join(part for part in known if part is not None) or "no outlet or date given"


def _place(place: Place) -> str:
    known = [place.outlet, place.date, f"{place.source} [{place.start}:{place.end}]"]
    return ", ".join(part for part in known if part is not None)


def render_hits(hits: Iterable[Hit]) -> str:
    """Write retrieved chunks for reading, with their scores."""
    return "\n\n".join(
        _style(f"{hit.score:.3f}  {hit.article.source} [{hit.span.start}:{hit.span.end}]", bold=True)
        + "\n"
        + _wrap(hit.article.text[hit.span.start : hit.span.end], "  ")
        for hit in hits
    )


def render_article(
    article: Article, quotes: Sequence[Span] = (), *, whole: bool = False, cleaning: bool = False
) -> str:
    """Write an article with quotes marked «like this»; clutter only if `whole`, in grey.

    Unlike everything else this prints a marked copy; the marks are no part of the text.

    :param cleaning: Write each dropped line, in grey, with the reason after it.
    """
    meta = article.meta
    fields = {"id": article.id, "source": article.source, "title": meta.title, "outlet": meta.outlet,
              "date": meta.date if meta.date is not None else meta.partial_date, "author": meta.author,
              "dateline": meta.dateline, "language": meta.language, "url": meta.url,
              "cluster": None if article.cluster in ("", article.id) else article.cluster}  # fmt: skip
    head = "\n".join(f"{name:10}{value}" for name, value in fields.items() if value is not None).translate(
        _CONTROLS
    )
    body, at = [], 0
    for kept in article.kept:
        body.append(_show_clutter(article, Span(at, kept.start), whole=whole, cleaning=cleaning))
        body.append(_mark(article.text, kept, quotes))
        at = kept.end
    body.append(_show_clutter(article, Span(at, len(article.text)), whole=whole, cleaning=cleaning))
    return f"{head}\n\n{''.join(body).strip()}"


def _show_clutter(article: Article, gap: Span, *, whole: bool, cleaning: bool) -> str:
    text = article.text[gap.start : gap.end]
    if cleaning:
        return _explain(article, gap)
    if whole:
        return _style(text, dim=True)
    hidden = len(text.split())
    return f"\n[… {hidden} words of clutter, see --whole …]\n" if hidden else text


def _explain(article: Article, gap: Span) -> str:
    """Write the dropped lines in a gap, each with the reason after it."""
    parts, at = [], gap.start
    for clutter in article.clutter:
        if gap.start <= clutter.start < gap.end:
            lines = article.text[clutter.start : clutter.end].split("\n")
            shown = "\n".join(f"- {line.strip()}  [{clutter.reason}]" for line in lines if line.strip())
            parts += [article.text[at : clutter.start], _style(shown, dim=True)]
            at = clutter.end
    return "".join([*parts, article.text[at : gap.end]])


def _mark(text: str, kept: Span, quotes: Sequence[Span]) -> str:
    parts, at = [], kept.start
    for quote in sorted(q for q in quotes if kept.contains(q)):
        parts += [
            text[at : quote.start],
            _style(f"«{text[quote.start : quote.end]}»", bold=True, fg="yellow"),
        ]
        at = quote.end
    return "".join([*parts, _style(text[at : kept.end], reset=False)])


def render_report(report: IndexReport, skipped: int) -> str:
    """Write what a run of indexing did, in one line, and every failure in one more."""
    always = {"added": report.added, "updated": report.updated, "unchanged": report.unchanged,
              "duplicate": report.duplicate}  # fmt: skip
    sometimes = {"moved": report.moved, "removed": report.removed}
    numbers = always | {name: number for name, number in sometimes.items() if number}
    counts = (
        ", ".join(f"{name} {number}" for name, number in numbers.items()) + f", failed {len(report.failures)}"
    )
    if skipped:
        counts += f"; {skipped} files of other kinds passed over"
    if report.stopped:
        counts += "; stopped before the end: the same command goes on"
    return "\n".join([counts, *(render_failure(f) for f in report.failures)])


def render_finding(finding: Finding) -> str:
    """Write one line of what `check` found: sound, or what is wrong and what to do."""
    if finding.problem is None:
        return f"ok       {finding.subject}"
    advice = "" if finding.remedy is None else f": {finding.remedy}"
    return _style(f"WRONG    {finding.subject}: {finding.problem}{advice}", reset=False)


def render_listing(article: Article) -> str:
    """Write one line of a list of articles."""
    meta = article.meta
    line = f"{article.id}  {meta.date or '?':10}  {meta.outlet or '?'}  {article.source}"
    return _style(line.replace("\n", "\\n"), reset=False)


def render_failure(failure: Failure) -> str:
    """Write in one line what could not be indexed and why."""
    return _style(f"failed: {failure.source}: {failure.reason}".replace("\n", "\\n"), reset=False)


def _wrap(text: str, first: str) -> str:
    indent = " " * len(first)
    body = "\n".join(
        textwrap.fill(line, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False)
        for line in text.translate(_CONTROLS).split("\n")
        if line.strip()
    )
    return first + body[len(first) :]
