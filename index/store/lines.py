"""Lines that an outlet repeats from article to article: counted, and learned once they are many."""

from collections.abc import Iterable

from index.store.database import Database


class LineTable:
    """Which articles of an outlet have which lines. Writing needs a transaction.

    What was learned stays, whatever becomes of the articles it was learned from.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def learned_in(self, article_id: str) -> frozenset[int]:
        """Give the lines of an article that are known to be clutter of its outlet."""
        rows = self._db.rows(
            "SELECT mine.line FROM lines AS mine JOIN learned_lines AS l "
            "ON l.outlet = mine.outlet AND l.line = mine.line WHERE mine.article = ?",
            (article_id,),
        )
        return frozenset(row[0] for row in rows)

    def learn(self, article_ids: Iterable[str]) -> set[str]:
        """Learn what lines of these articles have become frequent enough; reprints of one story count once.

        :return: Ids of all articles in which a line learned now stands.
        """
        changed: set[str] = set()
        for outlet, line in self._frequent_lines(article_ids):
            self._db.rows("INSERT INTO learned_lines VALUES (?, ?)", (outlet, line))
            rows = self._db.rows("SELECT article FROM lines WHERE outlet = ? AND line = ?", (outlet, line))
            changed.update(row[0] for row in rows)
        return changed

    def _frequent_lines(self, article_ids: Iterable[str]) -> list[tuple[str, int]]:
        found: set[tuple[str, int]] = set()
        for article_id in article_ids:
            rows = self._db.rows(
                "SELECT mine.outlet, mine.line FROM lines AS mine WHERE mine.article = ? AND NOT EXISTS "
                "(SELECT 1 FROM learned_lines AS l WHERE l.outlet = mine.outlet AND l.line = mine.line) "
                "AND mine.needed <= (SELECT count(DISTINCT cluster) FROM lines AS other "
                "JOIN articles ON id = other.article WHERE other.outlet = mine.outlet AND other.line = mine.line)",
                (article_id,),
            )
            found.update((str(outlet), int(line)) for outlet, line in rows)
        return sorted(found)
