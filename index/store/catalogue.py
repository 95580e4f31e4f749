"""Count and list the articles of a store by outlet, period and words, without reading their texts."""

from dataclasses import dataclass

from index.store.database import Database

NOT_STATED = ""  # as an outlet or a period: the articles that state none
_LIKE = "title LIKE ? ESCAPE '\\' OR source LIKE ? ESCAPE '\\'"


@dataclass(frozen=True, slots=True)
class Listing:
    """Which articles are listed; None and empty restrict nothing.

    Attributes:
        outlet: Its name exactly; `NOT_STATED` for the articles that name none.
        period: A year, "2025", or a month, "2025-02"; `NOT_STATED` for the articles without a date.
        words: Each of them stands in the title or the source, in small or capital letters.
    """

    outlet: str | None = None
    period: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """How many articles one outlet has in one month; `NOT_STATED` where they name none."""

    outlet: str
    month: str
    articles: int


class Catalogue:
    """The articles of a store as a list."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def groups(self, words: str = "") -> list[Group]:
        """Count the articles of each outlet in each month, by outlet and month.

        :param words: As those of a `Listing`.
        """
        sql, parameters = _where(Listing(words=words))
        rows = self._db.rows(
            "SELECT coalesce(outlet, ''), coalesce(substr(date, 1, 7), ''), count(*) FROM articles "
            f"WHERE {sql} GROUP BY 1, 2 ORDER BY 1, 2",
            parameters,
        )
        return [Group(*row) for row in rows]

    def find(self, listing: Listing, limit: int) -> list[str]:
        """Give the ids of the first articles of a listing: newest first, undated last, then by source."""
        sql, parameters = _where(listing)
        rows = self._db.rows(
            f"SELECT id FROM articles WHERE {sql} ORDER BY date DESC NULLS LAST, source, id LIMIT ?",
            (*parameters, limit),
        )
        return [row[0] for row in rows]


def _where(listing: Listing) -> tuple[str, tuple[str, ...]]:
    parts, parameters = ["true"], list[str]()
    if listing.outlet is not None:
        parts.append("coalesce(outlet, '') = ?")
        parameters.append(listing.outlet)
    if listing.period == NOT_STATED:
        parts.append("date IS NULL")
    elif listing.period is not None:
        parts.append("substr(date, 1, ?) = ?")
        parameters += [str(len(listing.period)), listing.period]
    for word in listing.words.split():
        forms = _forms(word)
        parts.append(f"({' OR '.join([_LIKE] * len(forms))})")
        parameters += [value for form in forms for value in (form, form)]
    return " AND ".join(parts), tuple(parameters)


def _forms(word: str) -> list[str]:
    """Give the patterns to look for a word with; SQLite itself knows the small and capital letters of ASCII only."""
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    forms = {escaped} if word.isascii() else {escaped, escaped.lower(), escaped.upper(), escaped.capitalize()}
    return [f"%{form}%" for form in sorted(forms)]
