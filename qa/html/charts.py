"""The HTML of the charts of the Archive tab: articles by outlet and by month, in numbers and as buttons."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date

from index.store.catalogue import NOT_STATED, Listing
from qa.html.parts import name_outlet
from qa.html.words import escape
from qa.language import _, name_months, ngettext, say_count, write_month, write_number
from qa.listing import LISTED, Contents, Tally

OUTLETS_SHOWN = 8  # the others are folded
YEARS_SHOWN = 6  # the latest; those before are folded


def to_data(listing: Listing, shown: int = LISTED) -> str:
    """Write a listing, and how many of it are shown, as the value of an attribute."""
    return escape(json.dumps(asdict(listing) | {"shown": shown}))


def render_outlets(contents: Contents) -> str:
    """Write the outlets as bars, the one that is listed first, each a button that lists its articles."""
    if not contents.by_outlet:
        return ""
    most = max(tally.articles for tally in contents.by_outlet)
    chosen = contents.listing.outlet
    items = [
        f"<li>{_outlet_button(contents.listing, tally, most)}</li>"
        for tally in sorted(contents.by_outlet, key=lambda tally: tally.name != chosen)
    ]
    first, rest = "".join(items[:OUTLETS_SHOWN]), "".join(items[OUTLETS_SHOWN:])
    others = say_count("{number} more outlet", "{number} more outlets", len(items) - OUTLETS_SHOWN)
    label = _("By outlet")
    more = f'<details class="rest"><summary>{others}</summary><ul>{rest}</ul></details>'
    return (
        f'<div class="by-outlet" role="group" aria-label="{label}"><h3>{label}</h3><ul>{first}</ul>'
        f"{more if rest else ''}</div>"
    )


def _outlet_button(listing: Listing, tally: Tally, most: int) -> str:
    name = name_outlet(tally.name if tally.name != NOT_STATED else None)
    return (
        f'<button type="button" {_chart_data(listing, "outlet", tally.name, tally.articles / most)}>'
        f'<bdi>{escape(name)}</bdi> <span class="bar"></span> {_articles(tally.articles)}</button>'
    )


def _articles(number: int) -> str:
    """Write how many articles; only the number is seen."""
    before, _number, after = ngettext("{number} article", "{number} articles", number).partition("{number}")
    unseen = ("" if not text else f'<span class="unseen">{text}</span>' for text in (before, after))
    return f'<span class="number">{write_number(number)}</span>'.join(unseen)


def _chart_data(listing: Listing, field: str, value: str, part: float = 0.0) -> str:
    """Write the attributes of a button that restricts a listing; pressed again it takes the restriction back.

    :param field: Of `Listing`.
    :param part: Of the chart's longest bar or column.
    """
    pressed = getattr(listing, field) == value
    target = Listing(**(asdict(listing) | {field: None if pressed else value}))
    return (
        f'data-list="{to_data(target)}" data-key="{escape(f"{field} {value}".strip())}" aria-pressed="{str(pressed).lower()}" '
        f'style="--part: {part:.3f}"'
    )


def render_months(contents: Contents) -> str:
    """Write the months as columns, a year a row, each a button that lists its articles."""
    counts = {tally.name: tally.articles for tally in contents.by_month}
    undated = counts.pop(NOT_STATED, 0)
    years = sorted({month[:4] for month in counts}, reverse=True)
    rows = [_year(contents.listing, year, counts) for year in years]
    latest, before = rows[:YEARS_SHOWN], rows[YEARS_SHOWN:]
    years_before = say_count("{number} earlier year", "{number} earlier years", len(before))
    earlier = (
        f'<details class="rest"><summary>{years_before}</summary>'
        f"{_months_table(before, _('Articles by earlier years'))}</details>"
    )
    tables = (_months_table(latest, _("Articles by month")) if latest else "") + (earlier if before else "")
    label = _("By month")
    loose = _undated_button(contents.listing, undated) if undated else ""
    return f'<div class="by-month" role="group" aria-label="{label}"><h3>{label}</h3>{tables}{loose}</div>'


def _months_table(rows: Sequence[str], caption: str) -> str:
    heads = "".join(
        f'<th scope="col"><abbr title="{name}">{initial}</abbr></th>' for name, initial in name_months()
    )
    return (
        f'<table><caption class="unseen">{caption}</caption>'
        f'<thead><tr><th scope="col">{_("Year")}</th>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    )


def _year(listing: Listing, year: str, counts: Mapping[str, int]) -> str:
    total = sum(number for month, number in counts.items() if month.startswith(year))
    most = max(counts.values())
    label = f"{year}: {say_count('{number} article', '{number} articles', total)}"
    head = (
        f'<th scope="row"><button type="button" {_chart_data(listing, "period", year)} '
        f'aria-label="{escape(label)}">{escape(year)}</button></th>'
    )
    months = [f"{year}-{number:02}" for number in range(1, 13)]
    cells = "".join(_month_cell(listing, month, counts.get(month, 0), most) for month in months)
    return f"<tr>{head}{cells}</tr>"


def _month_cell(listing: Listing, month: str, number: int, most: int) -> str:
    if not number:
        return '<td><span class="none">0</span></td>'
    label = f"{say_period(month)}: {say_count('{number} article', '{number} articles', number)}"
    return (
        f'<td><button type="button" {_chart_data(listing, "period", month, number / most)} '
        f'aria-label="{escape(label)}" title="{escape(label)}"><span class="column"></span>'
        f'<span class="number">{_short(number)}</span></button></td>'
    )


def _short(number: int) -> str:
    """Write a number in at most four characters; a label beside it has it in full."""
    if number < 1000:
        return str(number)
    return _("{thousands}k").format(thousands=write_number(number / 1000, 1 if number < 9950 else 0))


def _undated_button(listing: Listing, number: int) -> str:
    articles = say_count("{number} article", "{number} articles", number)
    return (
        f'<button type="button" class="undated" {_chart_data(listing, "period", NOT_STATED)}>'
        f"{_('{articles} without a date').format(articles=articles)}</button>"
    )


def say_period(period: str) -> str:
    """Write a year or a month in words."""
    try:
        return write_month(date.fromisoformat(f"{period}-01"))
    except ValueError:
        return period
