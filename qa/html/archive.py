"""The HTML of the Archive tab: its counts, what failed, and the list of its articles."""

from collections.abc import Mapping, Sequence
from typing import Any

from index.records import Article, Failure, Span
from index.store.catalogue import NOT_STATED, Listing
from qa.html.charts import render_months, render_outlets, say_period, to_data
from qa.html.parts import name_article, name_outlet, render_reasons
from qa.html.reference import Reference
from qa.html.words import escape, write_count, write_time
from qa.listing import LISTED, Contents

_COUNTED = ("articles", "outlets", "statements", "speakers", "reprints")


def render_holdings(stats: Mapping[str, Any], failures: Sequence[Failure]) -> str:
    """Write the counts of `Archive.stats`, and below them what could not be indexed or analysed, and why."""
    counts = "".join(_count(stats[name], name.removesuffix("s")) for name in _COUNTED)
    return (
        f'<section class="holdings"><h2>What is in this archive</h2><ul class="numbers">{counts}</ul>'
        f"<p>{_dates(stats)}</p>{_failures(failures)}{_not_analysed(stats['not_analysed'])}</section>"
    )


def _count(number: int, noun: str) -> str:
    many = "" if number == 1 else "s"
    return f"<li><strong>{number:,}</strong> {noun}{many}</li>"


def _dates(stats: Mapping[str, Any]) -> str:
    if stats["oldest"] is None:
        return "No article states its date." if stats["articles"] else "There is no article yet."
    oldest, newest = write_time(stats["oldest"]), write_time(stats["newest"])
    return f"All dated {oldest}." if oldest == newest else f"From {oldest} to {newest}."


def _failures(failures: Sequence[Failure]) -> str:
    if not failures:
        return ""
    label = f"{write_count(len(failures), 'file or record')} could not be indexed"
    label = label.replace("file or records", "files or records")
    return _fold(label, render_reasons((one.source, one.reason) for one in failures))


def _not_analysed(reasons: Mapping[str, int]) -> str:
    if not reasons:
        return ""
    items = "".join(
        f"<li><bdi>{escape(reason)}</bdi><span>{write_count(number, 'article')}</span></li>"
        for reason, number in reasons.items()
    )
    return _fold(f"{write_count(sum(reasons.values()), 'article')} not searched for statements", items)


def _fold(label: str, items: str) -> str:
    return f'<details class="failures"><summary>{label}</summary><ul>{items}</ul></details>'


def render_contents(contents: Contents, *, may_change: bool, news: str = "") -> str:
    """Write the articles of a listing by outlet and month as buttons that list them, and the list itself.

    :param may_change: Write with each article a button that removes it.
    :param news: HTML above the list.
    """
    charts = f'<div class="charts">{render_outlets(contents)}{render_months(contents)}</div>'
    rows = "".join(_row(article, at, may_change) for at, article in enumerate(contents.articles))
    listed = f'<ol class="listed">{rows}</ol>' if rows else ""
    return (
        f'<section class="contents" data-listing="{to_data(contents.listing)}"><h2>Articles</h2>{charts}'
        f"{_words_form(contents.listing)}{news}{_listing_head(contents)}{listed}{_more(contents)}</section>"
    )


def _words_form(listing: Listing) -> str:
    return (
        f'<form data-words><label>In the title or the source <input type="search" name="words" maxlength="100" '
        f'value="{escape(listing.words)}" autocomplete="off"></label><button type="submit">List</button></form>'
    )


def _listing_head(contents: Contents) -> str:
    listing = contents.listing
    says = _say_listing(contents)
    every = (
        f' <button type="button" data-list="{to_data(Listing())}" data-key="all">List all articles</button>'
        if listing != Listing()
        else ""
    )
    return f'<h3 class="which" tabindex="-1" data-said>{escape(says)}</h3>{every}'


def _say_listing(contents: Contents) -> str:
    """Say which articles are listed: "12 articles of Harbour Daily, February 2025"."""
    listing = contents.listing
    says = write_count(contents.total, "article")
    if listing.outlet is not None:
        says += " without an outlet" if listing.outlet == NOT_STATED else f" of {listing.outlet}"
    if listing.period is not None:
        says += " without a date" if listing.period == NOT_STATED else f", {say_period(listing.period)}"
    return says + (f", with “{listing.words}” in the title or source" if listing.words else "")


def _row(article: Article, at: int, may_change: bool) -> str:
    meta = article.meta
    title, outlet = name_article(article), name_outlet(meta.outlet)
    kept = sum(len(article.text[span.start : span.end].split()) for span in article.kept)
    head = find_head(article)
    opened = (
        f'<bdi class="title">{escape(title)}</bdi>'
        if head is None
        else f'<button type="button" class="title" data-key="article {at}" data-open="{escape(str(head))}">'
        f"<bdi>{escape(title)}</bdi></button>"
    )
    return (
        f'<li class="article">{opened}<p class="cite"><bdi class="outlet">{escape(outlet)}</bdi>'
        f"{write_time(meta.date)}<span>{write_count(kept, 'word')} kept</span></p>"
        f'<p class="source"><bdi>{escape(article.source)}</bdi></p>'
        f"{_remove(article, title) if may_change else ''}</li>"
    )


def find_head(article: Article) -> Reference | None:
    """Find where to open an article: at its title if its text has it, else at its first line that is kept.

    None for an article of white space.
    """
    title, text = article.meta.title, article.text
    if title and (at := text.find(title)) >= 0:
        return Reference(article.id, Span(at, at + len(title)))
    kept = article.kept[0].start if article.kept else 0
    start = kept + len(text[kept:]) - len(text[kept:].lstrip())
    if start == len(text):
        return None
    line = text[start:].partition("\n")[0]
    return Reference(article.id, Span(start, start + len(line.rstrip())))


def _remove(article: Article, title: str) -> str:
    """Write a button that removes an article, and what it asks before."""
    name = escape(title)
    return (
        f'<div class="removing"><button type="button" data-ask-remove aria-label="Remove: {name}">Remove</button>'
        f'<p class="sure" hidden>Remove it from the index? The file stays. '
        f'<button type="button" data-remove="{escape(article.id)}" aria-label="Yes, remove: {name}">Remove</button> '
        f'<button type="button" data-keep aria-label="No, keep: {name}">Keep</button></p></div>'
    )


def _more(contents: Contents) -> str:
    shown = len(contents.articles)
    if shown >= contents.total:
        return ""
    more = min(LISTED, contents.total - shown)
    return (
        f'<p class="more"><button type="button" data-list="{to_data(contents.listing, shown + LISTED)}" '
        f'data-key="article {shown}">{write_count(more, "more article")}</button> '
        f"<span>{shown:,} of {contents.total:,} are listed</span></p>"
    )


def say_removed(article: Article) -> str:
    """Write that an article was removed, from the index only."""
    says = f"Removed “{name_article(article)}” from the index. The file {article.source} was not touched."
    return f'<p class="done" data-said>{escape(says)}</p>'
