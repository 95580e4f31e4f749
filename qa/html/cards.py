"""The HTML of the cards: each a quote with its voice, its place, and the other places that have it."""

from collections.abc import Sequence

from index.records import Span
from qa.cite import BIBTEX, MARKDOWN, PLAIN, cite_quote
from qa.html.parts import name_outlet, render_open_button
from qa.html.reference import Reference
from qa.html.words import escape, write_sentence, write_time
from qa.language import N_, _
from qa.records import Place, Quote
from qa.short_answer import say_same_answer
from qa.verify.records import Piece
from qa.wording import ADDED, REMOVED, Relation, relate_places, say_before_places, say_places, say_voice

_STYLES = {PLAIN: N_("Plain text"), MARKDOWN: "Markdown", BIBTEX: "BibTeX"}
_ELEMENTS = {REMOVED: "del", ADDED: "ins"}


def render_cards(quotes: Sequence[Quote]) -> str:
    """Write quotes as a list of cards; a button brings along all their places in the article that it opens."""
    places: list[Quote | Place] = list(quotes)
    places += [place for quote in quotes for place in (*quote.also_in, *quote.same_answer)]
    return f'<ol class="cards">{"".join(_card(quote, places) for quote in quotes)}</ol>'


def _card(quote: Quote, places: Sequence[Quote | Place]) -> str:
    name = quote.title if quote.title is not None else quote.source
    outlet = _outlet(quote)
    said = quote.speaker if quote.speaker is not None else _("Quote")
    card = _("{speaker}, in {outlet}").format(speaker=said, outlet=outlet)
    return (
        f'<li class="card" aria-label="{escape(card)}">{_voice(quote)}<blockquote dir="auto">{_quote_text(quote)}</blockquote>'
        f'<p class="cite"><bdi class="outlet">{escape(outlet)}</bdi> {write_time(quote.date)}'
        f"<cite><bdi>{escape(name)}</bdi></cite></p>{render_open_button(_refer(quote, places), name, outlet)}{_copy(quote)}"
        f"{_also_in(quote, places)}{_same_answer(quote, places)}</li>"
    )


def _copy(quote: Quote) -> str:
    """Write the buttons that copy the quote with its citation, and the address that opens it."""
    buttons = "".join(
        f'<button type="button" data-copy="{escape(cite_quote(quote, style))}">{_(name)}</button>'
        for style, name in _STYLES.items()
    )
    place = escape(str(Reference(quote.article, Span(quote.start, quote.end))))
    return (
        f'<details class="copy"><summary>{_("Copy")}</summary><div>{buttons}'
        f'<button type="button" data-link="{place}">{_("Link to it")}</button></div></details>'
    )


def _quote_text(quote: Quote | Place) -> str:
    if quote.span is None:
        return escape(quote.text)
    start, end = quote.span["start"] - quote.start, quote.span["end"] - quote.start
    before, answer, after = quote.text[:start], quote.text[start:end], quote.text[end:]
    return f"{escape(before)}<strong>{escape(answer)}</strong>{escape(after)}"


def _voice(quote: Quote) -> str:
    voice = say_voice(quote)
    if voice is None:
        return ""
    speaker, how = voice
    return f'<p class="speaker"><bdi>{escape(speaker)}</bdi>{f", {escape(how)}" if how else ""}</p>'


def _also_in(quote: Quote, places: Sequence[Quote | Place]) -> str:
    if not quote.also_in:
        return ""
    counts = write_sentence(say_places(quote)).rstrip(".")
    relations = "".join(_relation(relation, places) for relation in relate_places(quote.also_in))
    return f'<div class="also"><p class="counts">{escape(counts)}</p><ul>{relations}</ul></div>'


def _same_answer(quote: Quote, places: Sequence[Quote | Place]) -> str:
    """Write the passages that have the quote's short answer, folded, each with the button of its article."""
    if not quote.same_answer:
        return ""
    items = "".join(
        f'<li>{_place_button(place, places)} <q dir="auto">{_quote_text(place)}</q></li>'
        for place in quote.same_answer
    )
    says = write_sentence(say_same_answer(quote)).rstrip(".")
    return f'<details class="also same-answer"><summary>{escape(says)}</summary><ul>{items}</ul></details>'


def _relation(relation: Relation, places: Sequence[Quote | Place]) -> str:
    """Write places that are to the quote in the same way, and for one of other words how they differ."""
    says = write_sentence(say_before_places(relation)).rstrip(".")
    buttons = " ".join(_place_button(place, places) for place in relation.places)
    return f'<li><span class="relation">{escape(says)}</span> {buttons}{_diff(relation)}</li>'


def _place_button(place: Place, places: Sequence[Quote | Place]) -> str:
    return (
        f'<button type="button" data-open="{escape(str(_refer(place, places)))}"><bdi>{escape(_outlet(place))}</bdi> '
        f"{write_time(place.date)}</button>"
    )


def _diff(relation: Relation) -> str:
    if not relation.diff:
        return ""
    title = _("Struck out: only in the quote. Underlined: only in {outlet}.")
    title = title.format(outlet=_outlet(relation.places[0]))
    pieces = " ".join(map(_piece, relation.diff))
    return f'<p class="diff" dir="auto" title="{escape(title)}">{pieces}</p>'


def _piece(piece: Piece) -> str:
    element = _ELEMENTS.get(piece.kind)
    return escape(piece.text) if element is None else f"<{element}>{escape(piece.text)}</{element}>"


def _refer(place: Quote | Place, places: Sequence[Quote | Place]) -> Reference:
    focus = Span(place.start, place.end)
    spans = {Span(other.start, other.end) for other in places if other.article == place.article}
    return Reference(place.article, focus, tuple(sorted(spans - {focus})))


def _outlet(place: Quote | Place) -> str:
    if place.outlet is None and isinstance(place, Place):
        return place.source
    return name_outlet(place.outlet)
