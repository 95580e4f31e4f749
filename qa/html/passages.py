"""The HTML of the search for passages: its form, and the chunks found."""

from collections.abc import Sequence

from qa.html.parts import name_article, name_outlet, render_open_button
from qa.html.reference import Reference
from qa.html.words import escape, write_time
from qa.language import _, ngettext, write_number
from qa.records import Hit


def render_search(text: str = "", hits: Sequence[Hit] | None = None) -> str:
    """Write the form that searches passages, and what it found.

    :param hits: None before anything was searched for.
    """
    return (
        f'<section class="passages"><h2>{_("Search passages")}</h2><form role="search" data-search>'
        f'<label><span class="unseen">{_("Words to search for")}</span><input type="search" name="text" value="{escape(text)}" '
        f'placeholder="{_("Words or a question")}" autocomplete="off"></label><button type="submit">{_("Search")}</button></form>'
        f"{'' if hits is None else _hits(text, hits)}</section>"
    )


def _hits(text: str, hits: Sequence[Hit]) -> str:
    says = _("No passage for “{text}”")
    if hits:
        says = ngettext(
            "{number} passage for “{text}”, best first",
            "{number} passages for “{text}”, best first",
            len(hits),
        )
    says = says.format(number=write_number(len(hits)), text=text)
    items = "".join(_hit(hit) for hit in hits)
    return f'<h3 class="which" tabindex="-1" data-said>{escape(says)}</h3><ol class="hits">{items}</ol>'


def _hit(hit: Hit) -> str:
    meta, span = hit.article.meta, hit.span
    title, outlet = name_article(hit.article), name_outlet(meta.outlet)
    score = _("score {score}").format(score=write_number(hit.score, 2))
    return (
        f'<li class="hit"><p class="cite"><bdi class="outlet">{escape(outlet)}</bdi>{write_time(meta.date)}'
        f"<cite><bdi>{escape(title)}</bdi></cite>"
        f'<span class="score" title="{_("How well it suits, from 0 to 1")}">{score}</span></p>'
        f'<blockquote dir="auto">{escape(hit.article.text[span.start : span.end])}</blockquote>'
        f"{render_open_button(Reference(hit.article.id, span), title, outlet)}</li>"
    )
