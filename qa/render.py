"""Show answers, articles and hits in a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from index.check import Finding
from index.records import Article, Failure, IndexReport, Span
from index.spans import join_overlapping
from qa.records import Answer, Hit, Place, Quote
from qa.short_answer import say_same_answer
from qa.terminal import CONTROLS, style, wrap
from qa.verify.render import render_diff
from qa.wording import (
    Relation,
    relate_places,
    say_declined,
    say_places,
    say_reading,
    say_voice,
    say_where,
)


def render_answer(answer: Answer) -> str:
    """Write an answer for reading: how the question was read, and its quotes with their voices and places.

    Where there is none, it says why.
    """
    lines = [style(answer.question, bold=True)]
    reading = say_reading(answer.interpretation)
    if reading:
        lines.append(style(f"read as: {_one_line(reading)}", dim=True))
    if answer.status == "abstained":
        lines.append(style(f"{say_declined(answer.declined)}: {answer.reason}."))
        if answer.closest:
            lines.append("Closest passages, not an answer:")
    if answer.short_answer is not None:
        lines.append(style(_one_line(answer.short_answer), bold=True))
    for number, quote in enumerate(answer.quotes + answer.closest, start=1):
        lines += ["", *_describe_quote(quote, f"{number}  ")]
    return "\n".join(lines)


def _describe_quote(quote: Quote, first: str) -> Iterator[str]:
    yield wrap(quote.text, first)
    voice = say_voice(quote)
    said = "" if voice is None else ", ".join(part for part in map(_one_line, voice) if part)
    place = style(f"{_describe(quote)}, {quote.source} [{quote.start}:{quote.end}]", dim=True)
    yield f"   — {style(said, bold=True)}, {place}" if said else f"   — {place}"
    places = say_places(quote)
    if places:
        yield style(f"     {places}", dim=True)
    for relation in relate_places(quote.also_in):
        yield from _describe_relation(relation)
    if quote.same_answer:
        yield style(f"     {say_same_answer(quote)}:", dim=True)
        yield from (_describe_same(place) for place in quote.same_answer)


def _describe_same(place: Place) -> str:
    """Write in one line a passage with the same short answer, its words marked «like this»."""
    where = style(
        ", ".join(part for part in (place.outlet, place.date) if part is not None) or place.source, dim=True
    )
    return f"       {where}: {_one_line(_mark_answer(place))}"


def _mark_answer(place: Place) -> str:
    if place.span is None:
        return style(place.text)
    start, end = place.span["start"] - place.start, place.span["end"] - place.start
    before, answer, after = place.text[:start], place.text[start:end], place.text[end:]
    return f"{style(before)}{style(f'«{answer}»', bold=True)}{style(after, reset=False)}"


def _describe(quote: Quote) -> str:
    known = [quote.outlet, quote.date, None if quote.title is None else f"“{quote.title}”"]
    return ", ".join(part for part in known if part is not None) or "no outlet or date given"


def _describe_relation(relation: Relation) -> Iterator[str]:
    """Write in what way other places are to the quote, where they are, and what differs there."""
    says = f": {relation.says}" if relation.says else ""
    if len(relation.places) > 1:
        yield style(f"     also{says} {say_where(relation.places)}", dim=True)
        yield from (style(f"       {_place(place)}", dim=True) for place in relation.places)
        return
    place = relation.places[0]
    yield style(f"     also{says} in {_place(place)}", dim=True)
    if relation.diff:
        yield f"       {render_diff(relation.diff)}"


def _place(place: Place) -> str:
    known = [place.outlet, place.date, f"{place.source} [{place.start}:{place.end}]"]
    return ", ".join(part for part in known if part is not None)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def render_hits(hits: Iterable[Hit]) -> str:
    """Write retrieved chunks for reading, with their scores."""
    return "\n\n".join(
        style(f"{hit.score:.3f}  {hit.article.source} [{hit.span.start}:{hit.span.end}]", bold=True)
        + "\n"
        + wrap(hit.article.text[hit.span.start : hit.span.end], "  ")
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
        CONTROLS
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
        return style(text, dim=True)
    hidden = len(text.split())
    return f"\n[… {hidden} words of clutter, see --whole …]\n" if hidden else text


def _explain(article: Article, gap: Span) -> str:
    """Write the dropped lines in a gap, each with the reason after it."""
    parts, at = [], gap.start
    for clutter in article.clutter:
        if gap.start <= clutter.start < gap.end:
            lines = article.text[clutter.start : clutter.end].split("\n")
            shown = "\n".join(f"- {line.strip()}  [{clutter.reason}]" for line in lines if line.strip())
            parts += [article.text[at : clutter.start], style(shown, dim=True)]
            at = clutter.end
    return "".join([*parts, article.text[at : gap.end]])


def _mark(text: str, kept: Span, quotes: Sequence[Span]) -> str:
    parts, at = [], kept.start
    for quote in join_overlapping(q for q in quotes if kept.contains(q)):
        parts += [
            text[at : quote.start],
            style(f"«{text[quote.start : quote.end]}»", bold=True, fg="yellow"),
        ]
        at = quote.end
    return "".join([*parts, style(text[at : kept.end], reset=False)])


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
    return style(f"WRONG    {finding.subject}: {finding.problem}{advice}", reset=False)


def render_listing(article: Article) -> str:
    """Write one line of a list of articles."""
    meta = article.meta
    line = f"{article.id}  {meta.date or '?':10}  {meta.outlet or '?'}  {article.source}"
    return style(line.replace("\n", "\\n"), reset=False)


def render_failure(failure: Failure) -> str:
    """Write in one line what could not be indexed and why."""
    return style(f"failed: {failure.source}: {failure.reason}".replace("\n", "\\n"), reset=False)
