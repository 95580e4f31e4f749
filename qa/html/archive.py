"""The HTML of the Archive tab: its counts, what failed, and the list of its articles."""

from collections.abc import Mapping, Sequence
from typing import Any

from index.records import Article, Failure, Span
from index.store.catalogue import NOT_STATED, Listing
from qa.html.charts import render_months, render_outlets, say_period, to_data
from qa.html.parts import name_article, name_outlet, render_reasons
from qa.html.reference import Reference
from qa.html.words import escape, write_time
from qa.language import _, ngettext, say_count, write_number
from qa.listing import LISTED, Contents
from qa.statements.find import say_not_analysed

_COUNTED = ("articles", "outlets", "statements", "speakers", "reprints")


def render_holdings(stats: Mapping[str, Any], failures: Sequence[Failure]) -> str:
    """Write the counts of `Archive.stats`, and below them what could not be indexed or analysed, and why."""
    said = (
        ngettext("{number} article", "{number} articles", stats["articles"]),
        ngettext("{number} outlet", "{number} outlets", stats["outlets"]),
        ngettext("{number} statement", "{number} statements", stats["statements"]),
        ngettext("{number} speaker", "{number} speakers", stats["speakers"]),
        ngettext("{number} reprint", "{number} reprints", stats["reprints"]),
    )
    counts = "".join(_count(form, stats[name]) for form, name in zip(said, _COUNTED, strict=True))
    return (
        f'<section class="holdings"><h2>{_("What is in this archive")}</h2><ul class="numbers">{counts}</ul>'
        f"<p>{_dates(stats)}</p>{_failures(failures)}{_not_analysed(stats['not_analysed'])}</section>"
    )


def _count(form: str, number: int) -> str:
    return f"<li>{form.format(number=f'<strong>{write_number(number)}</strong>')}</li>"


def _dates(stats: Mapping[str, Any]) -> str:
    if stats["oldest"] is None:
        return _("No article states its date.") if stats["articles"] else _("There is no article yet.")
    oldest, newest = write_time(stats["oldest"]), write_time(stats["newest"])
    if oldest == newest:
        return _("All dated {day}.").format(day=oldest)
    return _("From {oldest} to {newest}.").format(oldest=oldest, newest=newest)


def _failures(failures: Sequence[Failure]) -> str:
    if not failures:
        return ""
    label = say_count(
        "{number} file or record could not be indexed",
        "{number} files or records could not be indexed",
        len(failures),
    )
    return _fold(label, render_reasons((one.source, one.reason) for one in failures))


def _not_analysed(reasons: Mapping[str, int]) -> str:
    if not reasons:
        return ""
    items = "".join(
        f"<li><bdi>{escape(say_not_analysed(reason))}</bdi><span>{say_count('{number} article', '{number} articles', number)}</span></li>"
        for reason, number in reasons.items()
    )
    label = say_count(
        "{number} article not searched for statements",
        "{number} articles not searched for statements",
        sum(reasons.values()),
    )
    return _fold(label, items)


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
        f'<section class="contents" data-listing="{to_data(contents.listing)}"><h2>{_("Articles")}</h2>{charts}'
        f"{_words_form(contents.listing)}{news}{_listing_head(contents)}{listed}{_more(contents)}</section>"
    )


def _words_form(listing: Listing) -> str:
    return (
        f'<form data-words><label>{_("In the title or the source")} <input type="search" name="words" maxlength="100" '
        f'value="{escape(listing.words)}" autocomplete="off"></label><button type="submit">{_("List")}</button></form>'
    )


def _listing_head(contents: Contents) -> str:
    listing = contents.listing
    says = _say_listing(contents)
    every = (
        f' <button type="button" data-list="{to_data(Listing())}" data-key="all">{_("List all articles")}</button>'
        if listing != Listing()
        else ""
    )
    return f'<h3 class="which" tabindex="-1" data-said>{escape(says)}</h3>{every}'


def _say_listing(contents: Contents) -> str:
    """Say which articles are listed: "12 articles of Harbour Daily, February 2025"."""
    listing = contents.listing
    says = say_count("{number} article", "{number} articles", contents.total)
    if listing.outlet == NOT_STATED:
        says = _("{articles} without an outlet").format(articles=says)
    elif listing.outlet is not None:
        says = _("{articles} of {outlet}").format(articles=says, outlet=listing.outlet)
    if listing.period == NOT_STATED:
        says = _("{articles} without a date").format(articles=says)
    elif listing.period is not None:
        says = f"{says}, {say_period(listing.period)}"
    if not listing.words:
        return says
    return _("{articles}, with “{words}” in the title or source").format(articles=says, words=listing.words)


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
        f"{write_time(meta.date)}<span>{say_count('{number} word kept', '{number} words kept', kept)}</span></p>"
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
    labels = (_("Remove: {title}"), _("Yes, remove: {title}"), _("No, keep: {title}"))
    ask, yes, no = (escape(label.format(title=title)) for label in labels)
    return (
        f'<div class="removing"><button type="button" data-ask-remove aria-label="{ask}">{_("Remove")}</button>'
        f'<p class="sure" hidden>{_("Remove it from the index? The file stays.")} '
        f'<button type="button" data-remove="{escape(article.id)}" aria-label="{yes}">{_("Remove")}</button> '
        f'<button type="button" data-keep aria-label="{no}">{_("Keep")}</button></p></div>'
    )


def _more(contents: Contents) -> str:
    shown = len(contents.articles)
    if shown >= contents.total:
        return ""
    more = min(LISTED, contents.total - shown)
    says = _("{shown} of {total} are listed")
    return (
        f'<p class="more"><button type="button" data-list="{to_data(contents.listing, shown + LISTED)}" '
        f'data-key="article {shown}">{say_count("{number} more article", "{number} more articles", more)}</button> '
        f"<span>{says.format(shown=write_number(shown), total=write_number(contents.total))}</span></p>"
    )


def say_removed(article: Article) -> str:
    """Write that an article was removed, from the index only."""
    says = _("Removed “{title}” from the index. The file {source} was not touched.")
    says = says.format(title=name_article(article), source=article.source)
    return f'<p class="done" data-said>{escape(says)}</p>'
