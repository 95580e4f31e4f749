"""Pieces of HTML that stand in several tabs: notes, lists of reasons, downloads, and the button that opens an article."""

import json
from collections.abc import Iterable, Sequence

from index.records import Article
from qa.html.words import escape, write_sentence
from qa.language import _


def name_outlet(outlet: str | None) -> str:
    """Give the name of an outlet, or say that there is none. Not escaped."""
    return _("Outlet not given") if outlet is None else outlet


def name_article(article: Article) -> str:
    """Give the title of an article; without one, its source. Not escaped."""
    return article.source if article.meta.title is None else article.meta.title


def render_open_button(reference: object, title: str, outlet: str) -> str:
    """Write the button that opens an article.

    :param reference: What it opens, a `Reference`.
    """
    label = _("Read in the article: {title}, {outlet}").format(title=title, outlet=outlet)
    return (
        f'<button type="button" class="open" data-open="{escape(str(reference))}" aria-label="{escape(label)}">'
        f"{_('Read in the article')}</button>"
    )


def render_notes(notes: Sequence[str]) -> str:
    """Write what a reader should know, a line each; "" without any."""
    items = "".join(f"<li>{escape(note)}</li>" for note in notes)
    return f'<ul class="notes">{items}</ul>' if items else ""


def render_reasons(reasons: Iterable[tuple[str, str]]) -> str:
    """Write names, each with a reason, as items of a list."""
    return "".join(
        f"<li><bdi>{escape(name)}</bdi> <span>{escape(write_sentence(reason))}</span></li>"
        for name, reason in reasons
    )


def render_download(label: str, name: str, kind: str, text: str) -> str:
    """Write a button that carries a whole file; as JSON, so that no character of the text is changed by HTML."""
    return (
        f'<button type="button" data-download="{escape(name)}" data-kind="{kind}" '
        f'data-text="{escape(json.dumps(text))}">{escape(label)}</button>'
    )
