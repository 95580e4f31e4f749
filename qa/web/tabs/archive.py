"""The wiring of the Archive tab: its counts, the box for new articles, the search, and the list of articles."""

from collections.abc import Iterator
from typing import Any

import gradio as gr

from qa.archive import Archive
from qa.html import render_masthead
from qa.html.passages import render_search
from qa.html.uploads import render_drop_box
from qa.web.archive import ArchiveTab, View
from qa.web.tabs.widgets import CHANGING, QUIET, show_failure, show_html
from qa.web.uploads import MAX_UPLOAD_BYTES, Uploads

_SCRIPT = "archive.js"


def build_archive(archive: Archive, uploads: Uploads | None, tab: gr.Tab, masthead: gr.HTML) -> list[gr.HTML]:
    """Wire what is in the archive, its list and its search; give those that open articles.

    :param uploads: Takes the articles that are added; None where nobody may add or remove any.
    """
    shown = ArchiveTab(archive, may_change=uploads is not None)
    view = gr.State(View())
    holdings = show_html("", "archive-holdings", _SCRIPT)
    added = None if uploads is None else _build_drop_box(uploads)
    passages = show_html(render_search(), "archive-passages", _SCRIPT)
    contents = show_html("", "archive-contents", _SCRIPT)

    def list_articles(event: gr.EventData) -> tuple[View, str]:
        return shown.list_articles(event.view)

    def search(event: gr.EventData) -> str:
        return shown.search(event.text)

    def remove(now: View, event: gr.EventData) -> str:
        return shown.remove(event.article, now)

    def show_all(now: View) -> tuple[str, str, str]:
        return shown.show_contents(now), *show_counts()

    def show_counts() -> tuple[str, str]:
        return shown.show_holdings(), render_masthead(archive.stats())

    everything: dict[str, Any] = QUIET | {"inputs": [view], "outputs": [contents, holdings, masthead]}
    tab.select(show_all, **everything)
    contents.list_articles(list_articles, None, [view, contents], **QUIET)
    show_failure(passages.search(search, None, [passages], **QUIET), shown.fail(), passages)
    if added is not None:
        added.then(show_all, **everything)
        removed = contents.remove_article(remove, [view], [contents], **CHANGING)
        removed.then(show_counts, None, [holdings, masthead], **QUIET)
    return [passages, contents]


def _build_drop_box(uploads: Uploads) -> Any:
    """Wire the box that articles are dropped on, and the news of them; give the event after which they are there."""
    drop = show_html(render_drop_box(MAX_UPLOAD_BYTES), "archive-drop", _SCRIPT)
    news = show_html("", "archive-news", _SCRIPT)

    def add(event: gr.EventData) -> Iterator[str]:
        yield from uploads.add(event.files)

    added = drop.add_files(add, None, [news], **CHANGING)
    show_failure(added, uploads.fail(), news)
    return added
