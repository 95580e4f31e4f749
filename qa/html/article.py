"""The HTML of an article: its whole text with the quotes marked, its head, and where it is from."""

import re
from itertools import pairwise
from urllib.parse import urlsplit

from index.errors import BadInput
from index.records import Article, Span
from qa.html.parts import name_article, name_outlet
from qa.html.reference import Reference
from qa.html.words import UNSHOWABLE, escape, write_time
from qa.language import N_, _, say_count

_OWN_ORIGINS = (
    N_("language of the prose, by langdetect"),
    N_("URL of the page"),
)  # all others are the article's words
FOCUS_ID = "focus"  # id of the mark that the panel scrolls to
HEADER_LINE_CHARS = 120  # a longer line that gave a title or a date is prose, not a header
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")  # a blank line parts paragraphs


def render_no_article() -> str:
    """Write the panel before an article is opened."""
    return f'<div class="sheet empty"><p>{_("Open a quote to read it in its article.")}</p></div>'


def render_article(article: Article, reference: Reference) -> str:
    """Write an article: its head, its whole text with the quotes marked, and where it is from.

    Boilerplate is folded. The mark of the quote in focus has the id `FOCUS_ID`.

    :raises BadInput: If a span is not one of the article's text.
    """
    spans = (reference.focus, *reference.others)
    if not all(span.start < span.end <= len(article.text) for span in spans):
        raise BadInput(
            _("{source} has no such passage: ask the question again").format(source=article.source)
        )
    return (
        f'<article class="sheet" data-reference="{escape(str(reference))}" aria-label="{_("Article")}">'
        f'{_sheet_head(article)}<div class="sheet-text">{_body(article, reference)}</div>'
        f"{_sheet_foot(article, reference.focus)}</article>"
    )


def _sheet_head(article: Article) -> str:
    meta = article.meta
    parts = [
        f'<bdi class="outlet">{escape(name_outlet(meta.outlet))}</bdi>',
        write_time(meta.date),
        "" if meta.author is None else f"<bdi>{escape(meta.author)}</bdi>",
    ]
    return (
        f'<header><div class="steps"><button type="button" data-step="-1">{_("Previous")}</button>'
        f'<button type="button" data-step="1">{_("Next quote")}</button>'
        f'<button type="button" class="back" data-back>{_("Back to the quote")}</button></div>'
        f'<p class="cite">{" ".join(part for part in parts if part)}</p>'
        f'<h2 tabindex="-1" dir="auto">{escape(name_article(article))}</h2></header>'
    )


def _sheet_foot(article: Article, focus: Span) -> str:
    place = _("In the archive as {source}, characters {start}–{end}").format(
        source=f"<bdi>{escape(article.source)}</bdi>", start=focus.start, end=focus.end
    )
    return f"<footer><p>{place}</p>{_link(article.meta.url)}{_provenance(article)}</footer>"


def _provenance(article: Article) -> str:
    """Write what is known of an article, each field with the words it was read from or where they stand."""
    meta = article.meta
    fields = {
        "title": (_("Title"), meta.title), "outlet": (_("Outlet"), meta.outlet),
        "date": (_("Date"), meta.date if meta.date is not None else meta.partial_date),
        "author": (_("Author"), meta.author), "dateline": (_("Dateline"), meta.dateline),
        "language": (_("Language"), meta.language), "url": (_("Address"), meta.url),
    }  # fmt: skip
    rows = "".join(
        f"<dt>{label}</dt><dd><bdi>{escape(value)}</bdi>{_origin(meta.origins.get(name), value)}</dd>"
        for name, (label, value) in fields.items()
        if value is not None
    )
    added = f"<dt>{_('Indexed')}</dt><dd>{write_time(article.added_at[:10])}</dd>"
    summary = _("Where this is from")
    return f'<details class="provenance"><summary>{summary}</summary><dl>{rows}{added}</dl></details>'


def _origin(origin: str | None, value: str) -> str:
    if origin is None or origin == value:
        return ""
    words = escape(_(origin)) if origin in _OWN_ORIGINS else f"<bdi>{escape(origin)}</bdi>"
    return f" <span>— {_('from: {origin}').format(origin=words)}</span>"


def _link(url: str | None) -> str:
    """Link to a page on the web; an address of any other kind is shown and not linked."""
    if url is None:
        return ""
    if not _is_web(url):
        return f"<p>{_('Address: {address}').format(address=f'<bdi>{escape(url)}</bdi>')}</p>"
    link = f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(url)}</a>'
    return f"<p>{_('Published at {address}').format(address=link)}</p>"


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not UNSHOWABLE.search(url)


def _body(article: Article, reference: Reference) -> str:
    parts, at = [], 0
    for kept in article.kept:
        parts += [
            _boilerplate(article, Span(at, kept.start), reference),
            _paragraphs(article, kept, reference),
        ]
        at = kept.end
    return "".join([*parts, _boilerplate(article, Span(at, len(article.text)), reference)])


def _boilerplate(article: Article, gap: Span, reference: Reference) -> str:
    words = len(article.text[gap.start : gap.end].split())
    if not words:
        return ""
    is_open = " open" if gap.overlaps(reference.focus) else ""
    inner = _paragraphs(article, gap, reference)
    label = say_count("{number} word of boilerplate", "{number} words of boilerplate", words)
    return f'<details class="boilerplate"{is_open}><summary>{label}</summary>{inner}</details>'


def _paragraphs(article: Article, piece: Span, reference: Reference) -> str:
    headers = {line.strip() for line in article.meta.origins.values() if len(line) <= HEADER_LINE_CHARS}
    parts = []
    for paragraph in split_paragraphs(article.text, piece):
        lines = article.text[paragraph.start : paragraph.end].split("\n")
        kind = ' class="lines"' if all(line.strip() in headers for line in lines) else ""
        parts.append(f'<p dir="auto"{kind}>{_mark(article.text, paragraph, reference)}</p>')
    return "".join(parts)


def split_paragraphs(text: str, piece: Span) -> list[Span]:
    """Divide a piece of a text at its blank lines, in order; blank space at the ends is left out."""
    breaks = [match.span() for match in _BLANK_LINES.finditer(text, piece.start, piece.end)]
    edges = [piece.start, *(edge for pair in breaks for edge in pair), piece.end]
    spans = [_strip(text, Span(start, end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [span for span in spans if len(span)]


def _strip(text: str, span: Span) -> Span:
    body = text[span.start : span.end]
    start = span.start + len(body) - len(body.lstrip())
    return Span(start, max(start, span.end - len(body) + len(body.rstrip())))


def _mark(text: str, piece: Span, reference: Reference) -> str:
    """Write a piece of a text with marks; where marks overlap, the one in focus is seen."""
    marks = (reference.focus, *reference.others)
    inner = {edge for span in marks for edge in (span.start, span.end) if piece.start < edge < piece.end}
    parts = []
    for start, end in pairwise(sorted({piece.start, piece.end} | inner)):
        body, part = escape(text[start:end]), Span(start, end)
        if reference.focus.contains(part):
            at = _strip(text, reference.focus).start
            name = f' id="{FOCUS_ID}"' if start <= at < end else ""
            body = f'<mark{name} class="focus" data-at="{reference.focus.start}:{reference.focus.end}">{body}</mark>'
        elif (other := next((span for span in marks if span.contains(part)), None)) is not None:
            body = f'<mark data-at="{other.start}:{other.end}">{body}</mark>'
        parts.append(body)
    return "".join(parts)
