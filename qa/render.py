"""Show answers, articles and hits in a terminal."""

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

import click

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


def render_article(article: Article, quotes: Sequence[Span] = (), *, whole: bool = False) -> str:
    """Write an article with quotes marked «like this»; boilerplate only if `whole`, in grey.

    Unlike everything else this prints a marked copy; the marks are no part of the text.
    """
    meta = article.meta
    fields = {"id": article.id, "source": article.source, "title": meta.title, "outlet": meta.outlet,
              "date": meta.date, "author": meta.author, "url": meta.url}  # fmt: skip
    head = "\n".join(f"{name:8}{value}" for name, value in fields.items() if value is not None).translate(
        _CONTROLS
    )
    body, at = [], 0
    for kept in article.kept:
        body.append(_clutter(article.text[at : kept.start], whole))
        body.append(_mark(article.text, kept, quotes))
        at = kept.end
    body.append(_clutter(article.text[at:], whole))
    return f"{head}\n\n{''.join(body).strip()}"


def _clutter(text: str, whole: bool) -> str:
    if whole:
        return _style(text, dim=True)
    hidden = len(text.split())
    return f"\n[… {hidden} words of clutter, see --whole …]\n" if hidden else text


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
    counts = f"added {report.added}, updated {report.updated}, unchanged {report.unchanged}, " + (
        f"duplicate {report.duplicate}, failed {len(report.failures)}"
    )
    if skipped:
        counts += f"; {skipped} files of other kinds passed over"
    return "\n".join([counts, *(render_failure(f) for f in report.failures)])


def render_listing(article: Article) -> str:
    """Write one line of a list of articles."""
    meta = article.meta
    return _style(f"{article.id}  {meta.date or '?':10}  {meta.outlet or '?'}  {article.source}", reset=False)


def render_failure(failure: Failure) -> str:
    """Write in one line what could not be indexed and why."""
    return _style(f"failed: {failure.source}: {failure.reason}", reset=False)


def _wrap(text: str, first: str) -> str:
    indent = " " * len(first)
    body = "\n".join(
        textwrap.fill(line, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False)
        for line in text.translate(_CONTROLS).split("\n")
        if line.strip()
    )
    return first + body[len(first) :]
