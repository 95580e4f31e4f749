"""What a question is restricted to: a speaker, outlets, dates."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.errors import BadInput
from qa.language import _, chain_or

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a question is restricted to; None and empty restrict nothing.

    Attributes:
        speaker: Whose words are asked for; it takes the place of what the question's text says.
        outlets: Names of outlets; an article of any of them will do, whatever the case of letters.
        since: First day, ISO `YYYY-MM-DD`; articles without a date are left out.
        until: Last day, in the same way.
        articles: Ids of the only articles to look at.
    """

    speaker: str | None = None
    outlets: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    articles: frozenset[str] | None = None

    @property
    def choose_articles(self) -> bool:
        """Tell whether some articles are left out."""
        return self.choose_by_place or self.articles is not None

    @property
    def choose_by_place(self) -> bool:
        """Tell whether articles are left out for their outlet or date."""
        return bool(self.outlets) or self.since is not None or self.until is not None


NO_FILTERS = Filters()


def make_filters(
    *,
    speaker: str | None = None,
    outlets: Iterable[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> Filters:
    """Make filters from what a user wrote; blank values restrict nothing.

    :param since: A day, a month ("2025-02") or a year; the first day of it counts.
    :param until: The same; the last day of it counts.
    :raises BadInput: If a date is none, or `since` is after `until`.
    """
    first, last = _to_day(since, last=False), _to_day(until, last=True)
    if first is not None and last is not None and first > last:
        raise BadInput(
            _("since {first} is after until {last}: nothing lies between them").format(first=first, last=last)
        )
    named = tuple(dict.fromkeys(name.strip() for name in outlets if name.strip()))
    return Filters((speaker or "").strip() or None, named, first, last)


def describe_articles(filters: Filters) -> str:
    """Write what articles have to be: "of AFP since 2025-02-01"; "" where any will do."""
    parts = []
    if filters.outlets:
        parts.append(_("of {outlets}").format(outlets=chain_or(filters.outlets)))
    if filters.since is not None:
        parts.append(_("since {day}").format(day=filters.since))
    if filters.until is not None:
        parts.append(_("until {day}").format(day=filters.until))
    return " ".join(parts)


def say_none_chosen(filters: Filters) -> str:
    """Say that no article is as it has to be."""
    articles = describe_articles(filters)
    if not articles:
        return _("there is no article in this archive")
    return _("there is no article {articles} in this archive").format(articles=articles)


def _to_day(text: str | None, *, last: bool) -> str | None:
    if text is None or not text.strip():
        return None
    match = _DATE.fullmatch(text.strip())
    year, month, day = (0, None, None) if match is None else (int(match[1]), match[2], match[3])
    months = int(month or (12 if last else 1))
    if match is None or not (year >= 1 and 1 <= months <= 12):
        raise BadInput(_("{text!r} is no date: give YYYY-MM-DD, YYYY-MM or YYYY").format(text=text))
    days = calendar.monthrange(year, months)[1]
    found = int(day or (days if last else 1))
    if not 1 <= found <= days:
        raise BadInput(
            _("{text!r} is no date: {month} has {days} days").format(
                text=text, month=f"{year:04}-{months:02}", days=days
            )
        )
    return f"{year:04}-{months:02}-{found:02}"
