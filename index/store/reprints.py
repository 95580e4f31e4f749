"""Clusters of reprints: what may be the same story, which pairs are, and who is the head of each cluster."""

from collections.abc import Callable, Collection, Iterable

from index.store.database import Database

Decide = Callable[[str, str], bool]


class ReprintTable:
    """Bands, pairs and clusters of stored articles. Writing needs a transaction.

    An article belongs to the cluster of all that a chain of decided pairs joins it with. Pairs are decided
    only until that is settled, so which ones are stored may differ; the clusters do not.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def neighbours(self, article_id: str) -> list[str]:
        """Give the articles of the same cluster, itself left out."""
        rows = self._db.rows(
            "SELECT id FROM articles WHERE id <> ?1 AND cluster = (SELECT cluster FROM articles WHERE id = ?1) "
            "ORDER BY id",
            (article_id,),
        )
        return [row[0] for row in rows]

    def regroup(self, new: Iterable[str], left: Iterable[str], decide: Decide, *, min_bands: int = 1) -> None:
        """Put new articles into clusters, and those anew whose neighbours are gone or changed.

        :param new: Ids of articles that were just stored.
        :param left: Ids of articles that shared a cluster with one that is no longer there.
        :param decide: Tells whether two articles, given by id, are reprints of one story; symmetric. The same
            text is one without asking.
        :param min_bands: Bands that two articles must share to be compared.
        """
        new, left = list(new), [a for a in dict.fromkeys(left) if self._exists(a)]
        pending = {*new, *left}
        for article_id in pending:
            self._db.rows("DELETE FROM reprints WHERE first = ?1 OR second = ?1", (article_id,))
            self._db.rows("UPDATE articles SET cluster = id WHERE id = ?", (article_id,))
        for article_id in [*left, *new]:
            pending.discard(article_id)
            self._join(article_id, pending, decide, min_bands)

    def count_reprints(self, among: Collection[str]) -> int:
        """Count the articles, given by id, that repeat a story: of a cluster that lies wholly among them all but one.

        The order in which they were stored decides nothing, so the same folder gives the same number again.
        """
        rows = self._db.rows(
            "SELECT id, cluster FROM articles WHERE cluster IN "
            "(SELECT cluster FROM articles GROUP BY cluster HAVING count(*) > 1)"
        )
        members: dict[str, list[str]] = {}
        for article_id, cluster in rows:
            members.setdefault(cluster, []).append(article_id)
        inside = [sum(one in among for one in ids) for ids in members.values()]
        return sum(min(count, len(ids) - 1) for count, ids in zip(inside, members.values(), strict=True))

    def _join(self, article_id: str, pending: set[str], decide: Decide, min_bands: int) -> None:
        same = self._same_text(article_id)
        for candidate in dict.fromkeys([*same, *self._candidates(article_id, min_bands)]):
            if candidate in pending or self._cluster(candidate) == self._cluster(article_id):
                continue
            if candidate in same or decide(article_id, candidate):
                self._db.rows("INSERT INTO reprints VALUES (?, ?)", sorted((article_id, candidate)))
                self._merge(self._cluster(article_id), self._cluster(candidate))

    def _same_text(self, article_id: str) -> list[str]:
        rows = self._db.rows(
            "SELECT other.id FROM articles AS mine JOIN articles AS other ON other.text_hash = mine.text_hash "
            "WHERE mine.id = ?1 AND other.id <> ?1 ORDER BY other.id",
            (article_id,),
        )
        return [row[0] for row in rows]

    def _candidates(self, article_id: str, min_bands: int) -> list[str]:
        """Give the articles with most bands in common first."""
        rows = self._db.rows(
            "SELECT other.article FROM bands AS mine JOIN bands AS other ON other.band = mine.band "
            "WHERE mine.article = ?1 AND other.article <> ?1 "
            "GROUP BY other.article HAVING count(*) >= ?2 ORDER BY count(*) DESC, other.article",
            (article_id, min_bands),
        )
        return [row[0] for row in rows]

    def _merge(self, first: str, second: str) -> None:
        """Make one cluster of two; its head is the article with the earliest date, undated ones last."""
        head = self._db.row(
            "SELECT id FROM articles WHERE cluster IN (?, ?) ORDER BY date NULLS LAST, source, id LIMIT 1",
            (first, second),
        )
        if head is not None:
            self._db.rows("UPDATE articles SET cluster = ? WHERE cluster IN (?, ?)", (head[0], first, second))

    def _cluster(self, article_id: str) -> str:
        row = self._db.row("SELECT cluster FROM articles WHERE id = ?", (article_id,))
        return article_id if row is None else str(row[0])

    def _exists(self, article_id: str) -> bool:
        return self._db.row("SELECT 1 FROM articles WHERE id = ?", (article_id,)) is not None
