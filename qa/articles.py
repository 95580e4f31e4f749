"""The articles of an archive: add, find, mark, count and remove them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from index.build import IndexOptions, Progress, Stop, index_sources, prune_files
from index.commit import remove_articles
from index.derive import derive_vectors, keep_vectors
from index.encoder import Encoder
from index.errors import BadInput
from index.load.paths import Sources
from index.prune import check_not_emptied, find_gone
from index.records import Article, IndexReport, Span
from index.statements.analyse import Analyst
from index.store import Store
from qa.records import IndexState
from qa.statements.find import count_not_analysed

MAX_NAMED = 5  # articles listed where a name fits several


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told how far a run of indexing is, and who is asked whether it shall stop."""

    progress: Progress | None = None
    stop: Stop | None = None


def add_articles(
    store: Store, encoder: Encoder, sources: Sources, *, options: IndexOptions, analyst: Analyst, watch: Watch
) -> IndexReport:
    """Add or update sources; with `options.prune`, remove the articles of files that are gone from their folders.

    :raises BadInput: If a folder to be pruned has become empty.
    """
    with store.lock():
        if options.prune:
            found = [source.location for source in sources.files]
            check_not_emptied(sources.paths, found, store.files.locations())
        report = index_sources(
            store,
            encoder,
            sources.files,
            options=options,
            progress=watch.progress,
            stop=watch.stop,
            analyst=analyst,
        )
        if options.prune and not report.stopped:
            gone = find_gone(sources.paths, store.files.locations())
            removed = prune_files(store, encoder, gone) if gone else 0
            report = replace(report, removed=report.removed + removed)
    return report


def find_article(store: Store, name: str) -> Article:
    """Find one article by its id, the beginning of its id, or its file.

    :raises BadInput: If there is none, or more than one.
    """
    found = store.find_articles(name)
    if not found:
        raise BadInput(f"no article {name!r} in {store.directory}: `onrecord articles` lists them")
    if len(found) > 1:
        ids = ", ".join(f"{article.id} ({article.source})" for article in found[:MAX_NAMED])
        raise BadInput(f"{len(found)} articles are called {name!r}: name one by its id: {ids}")
    return found[0]


def remove_named(store: Store, names: Sequence[str]) -> list[Article]:
    """Remove articles by id or file; all or, when one is not found, none.

    :raises BadInput: As `find_article` does.
    """
    by_id = {article.id: article for article in (find_article(store, name) for name in names)}
    remove_articles(store, list(by_id))
    keep_vectors(store, derive_vectors(store))
    return list(by_id.values())


def parse_range(text: str, article: Article) -> Span:
    """Read a range of an article's text, written "START:END".

    :raises BadInput: If it is none of this article.
    """
    match = re.fullmatch(r"(\d{1,12}):(\d{1,12})", text)
    if match is not None and int(match[1]) < int(match[2]) <= len(article.text):
        return Span(int(match[1]), int(match[2]))
    raise BadInput(f"{text!r} is no range of {article.source}: START:END within 0:{len(article.text)} is")


def count_contents(store: Store, state: IndexState) -> dict[str, Any]:
    """Count what is in an archive; dates are the oldest and newest an article states.

    "speakers" are those with a statement; "not_analysed" has the articles in which none was looked for, by reason.
    """
    oldest, newest = store.date_range()
    counts: dict[str, Any] = {name: store.count(name) for name in ("articles", "chunks", "statements")}
    counts["speakers"] = len(store.statements.speaker_counts())
    counts |= {"not_analysed": count_not_analysed(store), "failures": store.count("failures")}
    reprints = state.articles - store.count_clusters()
    return {"index": str(store.directory), **counts, "reprints": reprints, "outlets": store.count_outlets(),
            "oldest": oldest, "newest": newest, "model": state.model, "commit": state.commit}  # fmt: skip
