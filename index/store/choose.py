"""Choose what belongs to some articles: by outlet, by date, by id."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from index.metadata import fold_name
from index.store.database import Database


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of SQL on the column `article`, and the values of its question marks."""

    sql: str
    parameters: tuple[str, ...]


def choose_articles(
    db: Database,
    *,
    outlets: Iterable[str] = (),
    since: str | None = None,
    until: str | None = None,
    articles: Iterable[str] | None = None,
) -> Condition:
    """Say of rows that have a column `article` whether it is one of those wanted.

    :param outlets: Names; any of them will do, as `index.metadata.fold_name` compares them. Empty for all.
    :param since: ISO date of the first day; articles without a date are left out. None for all.
    :param until: ISO date of the last day, in the same way.
    :param articles: Ids of the only articles; None for all.
    """
    wanted = {fold_name(name) for name in outlets}
    parts: dict[str, str] = {}
    if wanted:
        named = [row[0] for row in db.rows("SELECT DISTINCT outlet FROM articles WHERE outlet NOT NULL")]
        chosen = [name for name in named if fold_name(name) in wanted]
        parts["outlet IN (SELECT value FROM json_each(?))"] = json.dumps(chosen)
    if since is not None:
        parts["date >= ?"] = since
    if until is not None:
        parts["date <= ?"] = until
    if articles is not None:
        parts["id IN (SELECT value FROM json_each(?))"] = json.dumps(sorted(articles))
    if not parts:
        return Condition("true", ())
    return Condition(
        f"article IN (SELECT id FROM articles WHERE {' AND '.join(parts)})", tuple(parts.values())
    )
