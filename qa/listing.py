"""What `Archive` tells of its articles as a list: how many of which outlet and month, which they are, what failed."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from index.records import Article, Failure
from index.store import Store
from index.store.catalogue import NOT_STATED, Group, Listing

LISTED = 50  # articles listed at a time


@dataclass(frozen=True, slots=True)
class Tally:
    """How many articles there are of one outlet, or of one month; its name is `NOT_STATED` where none is named."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The articles of a listing, and what else may be chosen.

    Attributes:
        total: How many the listing has.
        articles: The first of them, newest first, undated last.
        by_outlet: Of the listing's period and words, whatever its outlet; most articles first, then by
            name, those that name none last.
        by_month: Of the listing's outlet and words, whatever its period; ascending, undated ones first.
    """

    listing: Listing
    total: int
    articles: tuple[Article, ...]
    by_outlet: tuple[Tally, ...]
    by_month: tuple[Tally, ...]


class ListingMethods(ABC):
    """The part of an archive that is about its articles as a list."""

    store: Store

    @abstractmethod
    def _consistent(self) -> AbstractContextManager[None]:
        """Hold one state of the archive while it is read."""

    def contents(self, listing: Listing | None = None, *, limit: int = LISTED) -> Contents:
        """Count the articles of a listing by outlet and month, and give the first of them.

        :param listing: None for all articles.
        :param limit: Articles to give at most; all are counted.
        """
        with self._consistent():
            return list_contents(self.store, Listing() if listing is None else listing, limit)

    def failures(self) -> list[Failure]:
        """Give what could not be indexed, by source."""
        return self.store.files.failures()


def list_contents(store: Store, listing: Listing, limit: int) -> Contents:
    """Make what `ListingMethods.contents` gives; the store's state must be held meanwhile."""
    groups = store.catalogue.groups(listing.words)
    of_outlet = [one for one in groups if listing.outlet in (None, one.outlet)]
    of_period = [one for one in groups if _is_within(one.month, listing.period)]
    ids = store.catalogue.find(listing, limit)
    found = store.articles_by_id(ids)
    return Contents(
        listing,
        sum(one.articles for one in of_outlet if _is_within(one.month, listing.period)),
        tuple(found[article_id] for article_id in ids),
        tuple(
            sorted(
                _count_by(lambda one: one.outlet, of_period),
                key=lambda tally: (tally.name == NOT_STATED, -tally.articles, tally.name),
            )
        ),
        tuple(sorted(_count_by(lambda one: one.month, of_outlet), key=lambda tally: tally.name)),
    )


def _is_within(month: str, period: str | None) -> bool:
    return period is None or (month.startswith(period) if period else not month)


def _count_by(name: Callable[[Group], str], groups: Iterable[Group]) -> list[Tally]:
    counts: Counter[str] = Counter()
    for group in groups:
        counts[name(group)] += group.articles
    return [Tally(*pair) for pair in counts.items()]
