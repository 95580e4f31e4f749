"""The HTML of the web chat: answers, articles and errors as strings, with everything of others escaped."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from urllib.parse import urlsplit

from index.errors import BadInput
from index.records import Article, Span
from qa.records import Answer, Place, Quote

FOCUS_ID = "focus"  # id of the mark that the panel scrolls to
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")  # a blank line parts paragraphs
HEADER_LINE_CHARS = 120  # a longer line that gave a title or a date is prose, not a header
# No HTML document can hold these: C0 controls but tab and newline, and lone surrogates.
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_REFERENCE = re.compile(r"(?P<article>\w+)(?P<spans>(?: \d{1,9}:\d{1,9})+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reference:
    """What a button opens: an article, the quote in focus, and the answer's other quotes in it."""

    article: str
    focus: Span
    others: tuple[Span, ...] = ()

    def __str__(self) -> str:
        return " ".join([self.article, *(f"{span.start}:{span.end}" for span in (self.focus, *self.others))])


def parse_reference(text: str) -> Reference:
    """Read what `str(reference)` wrote.

    :raises BadInput: If it is anything else; a browser may send what it likes.
    """
    match = _REFERENCE.fullmatch(text)
    if match is None:
        raise BadInput("this button names no article: ask the question again")
    pairs = (part.split(":") for part in match["spans"].split())
    focus, *others = (Span(int(start), int(end)) for start, end in pairs)
    return Reference(match["article"], focus, tuple(others))


def escape(text: str) -> str:
    """Make text harmless in HTML, in an element or an attribute; what HTML cannot hold becomes U+FFFD."""
    return html.escape(_UNSHOWABLE.sub("\ufffd", text))


def render_masthead(stats: Mapping[str, str | int | None]) -> str:
    """Write the head of the page: the name, what it does, and the counts of `Archive.stats`."""
    newest = stats["newest"]
    counts = [_count(stats["articles"], "article"), _count(stats["outlets"], "outlet")]
    counts += [] if newest is None else [f"newest {_date(str(newest))}"]
    return (
        '<header class="masthead"><h1>On Record</h1>'
        "<p>Ask the archive; read what was actually written, word for word.</p>"
        f'<p class="counts">{" · ".join(counts)}</p></header>'
    )


def render_log(turns: Sequence[str], examples: Sequence[str]) -> str:
    """Write the conversation: the example questions as buttons, then the turns in order."""
    buttons = "".join(f'<button type="button" data-ask="{escape(e)}">{escape(e)}</button>' for e in examples)
    welcome = f'<div class="examples"><p>For example</p>{buttons}</div>' if examples else ""
    return f'<div class="log" role="log" aria-label="Questions and answers">{welcome}{"".join(turns)}</div>'


def render_pending(question: str) -> str:
    """Write the turn of a question that is being answered."""
    return f'<section class="turn">{_question(question)}<p class="pending">Reading the archive…</p></section>'


def render_error(message: str) -> str:
    """Write what went wrong, in one line."""
    return f'<p class="turn error" role="alert">{escape(_sentence(" ".join(message.split())))}</p>'


def render_answer(answer: Answer) -> str:
    """Write the turn of a question: its quotes as cards, or why there is no answer and what came closest."""
    body = _declined(answer) if answer.status == "abstained" else _answered(answer)
    return f'<section class="turn {escape(answer.status)}">{_question(answer.question)}{body}</section>'


def _question(question: str) -> str:
    return f'<h2 class="question" dir="auto">{escape(question)}</h2>' if question.strip() else ""


def _answered(answer: Answer) -> str:
    short = answer.short_answer
    lead = "" if short is None else f'<p class="short-answer" dir="auto">{escape(short)}</p>'
    return f"{lead}{_cards(answer.quotes)}{_note(answer)}"


def _declined(answer: Answer) -> str:
    reason = "" if answer.reason is None else f"<p>{escape(_sentence(answer.reason))}</p>"
    verdict = f'<div class="verdict"><h3>Not in this archive</h3>{reason}</div>'
    if not answer.closest:
        return verdict
    return f"{verdict}<h3 class='closest'>Closest passages, not an answer</h3>{_cards(answer.closest)}"


def _note(answer: Answer) -> str:
    score = f"{_count(len(answer.quotes), 'quote')} · confidence {answer.confidence:.2f}"
    if answer.reason is None:
        return f'<p class="note">{score}</p>'
    return (
        f'<details class="note"><summary>{score}</summary><p>{escape(_sentence(answer.reason))}</p></details>'
    )


def _cards(quotes: Sequence[Quote]) -> str:
    places: list[Quote | Place] = list(quotes)
    places += [place for quote in quotes for place in quote.also_in]
    return f'<ol class="cards">{"".join(_card(quote, places) for quote in quotes)}</ol>'


def _card(quote: Quote, places: Sequence[Quote | Place]) -> str:
    name = quote.title if quote.title is not None else quote.source
    label = f"Read in the article: {name}, {_outlet(quote)}"
    return (
        f'<li class="card"><blockquote dir="auto">{_quote_text(quote)}</blockquote>{_speaker(quote)}'
        f'<p class="cite"><bdi class="outlet">{escape(_outlet(quote))}</bdi> {_time(quote.date)}'
        f'<cite><bdi>{escape(name)}</bdi></cite></p><button type="button" class="open" '
        f'data-open="{_refer(quote, places)}" aria-label="{escape(label)}">Read in the article</button>'
        f"{_also_in(quote, places)}</li>"
    )


def _quote_text(quote: Quote) -> str:
    if quote.span is None:
        return escape(quote.text)
    start, end = quote.span["start"] - quote.start, quote.span["end"] - quote.start
    before, answer, after = quote.text[:start], quote.text[start:end], quote.text[end:]
    return f"{escape(before)}<strong>{escape(answer)}</strong>{escape(after)}"


def _speaker(quote: Quote) -> str:
    if quote.speaker is None:
        return ""
    speech = "" if quote.speech is None else f", {escape(quote.speech)} speech"
    return f'<p class="speaker"><bdi>{escape(quote.speaker)}</bdi>{speech}</p>'


def _also_in(quote: Quote, places: Sequence[Quote | Place]) -> str:
    if not quote.also_in:
        return ""
    buttons = "".join(
        f'<li><button type="button" data-open="{_refer(place, places)}"><bdi>{escape(_outlet(place))}</bdi> '
        f"{_time(place.date)}</button></li>"
        for place in quote.also_in
    )
    return f'<div class="also"><span>Also in</span><ul>{buttons}</ul></div>'


def _refer(place: Quote | Place, places: Sequence[Quote | Place]) -> str:
    focus = Span(place.start, place.end)
    spans = {Span(other.start, other.end) for other in places if other.article == place.article}
    return escape(str(Reference(place.article, focus, tuple(sorted(spans - {focus})))))


def _outlet(place: Quote | Place) -> str:
    if place.outlet is not None:
        return place.outlet
    return "Outlet not given" if isinstance(place, Quote) else place.source


def render_no_article() -> str:
    """Write the panel before an article is opened."""
    return '<div class="sheet empty"><p>Open a quote to read it in its article.</p></div>'


def render_article(article: Article, reference: Reference) -> str:
    """Write an article: its head, its whole text with the quotes marked, and where it is from.

    Boilerplate is folded. The mark of the quote in focus has the id `FOCUS_ID`.

    :raises BadInput: If a span is not one of the article's text.
    """
    spans = (reference.focus, *reference.others)
    if not all(span.start < span.end <= len(article.text) for span in spans):
        raise BadInput(f"{article.source} has no such passage: ask the question again")
    return (
        f'<article class="sheet" data-reference="{escape(str(reference))}" aria-label="Article">'
        f'{_sheet_head(article)}<div class="sheet-text">{_body(article, reference)}</div>'
        f"{_sheet_foot(article, reference.focus)}</article>"
    )


def _sheet_head(article: Article) -> str:
    meta = article.meta
    title = meta.title if meta.title is not None else article.source
    parts = [
        f'<bdi class="outlet">{escape("Outlet not given" if meta.outlet is None else meta.outlet)}</bdi>',
        _time(meta.date),
        "" if meta.author is None else f"<bdi>{escape(meta.author)}</bdi>",
    ]
    return (
        f'<header><button type="button" class="back" data-back>Back to the quote</button>'
        f'<p class="cite">{" ".join(part for part in parts if part)}</p>'
        f'<h2 tabindex="-1" dir="auto">{escape(title)}</h2></header>'
    )


def _sheet_foot(article: Article, focus: Span) -> str:
    place = f"<bdi>{escape(article.source)}</bdi>, characters {focus.start}–{focus.end}"
    return f"<footer><p>In the archive as {place}</p>{_link(article.meta.url)}</footer>"


def _link(url: str | None) -> str:
    """Link to a page on the web; an address of any other kind is shown and not linked."""
    if url is None:
        return ""
    if not _is_web(url):
        return f"<p>Address: <bdi>{escape(url)}</bdi></p>"
    link = f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(url)}</a>'
    return f"<p>Published at {link}</p>"


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not _UNSHOWABLE.search(url)


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
    label = f"{_count(words, 'word')} of boilerplate"
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
            body = f'<mark{name} class="focus">{body}</mark>'
        elif any(span.contains(part) for span in marks):
            body = f"<mark>{body}</mark>"
        parts.append(body)
    return "".join(parts)


def _time(day: str | None) -> str:
    if day is None:
        return "<span>undated</span>"
    return f'<time datetime="{escape(day)}">{escape(_date(day))}</time>'


def _date(day: str) -> str:
    try:
        parsed = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{parsed.day} {parsed:%B} {parsed.year}"


def _count(number: str | int | None, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}" if isinstance(number, int) else f"no {noun}s"


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "”", '"')) else f"{text}."
