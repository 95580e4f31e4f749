"""Write statements as a brat folder, as `onrecord eval --task attribution --predicted` reads it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from index.records import Article
from index.store import Store
from qa.evaluate.attribution import AnnotatedArticle, make_attribution, write_brat
from qa.filters import Filters
from qa.statements.records import Said

MAX_NAME_BYTES = 200  # of a file name without suffix; file systems take 255 with it
_TO_BLANK = str.maketrans(dict.fromkeys("/\\\0", "_"))


def export_brat(store: Store, folder: Path, said: Sequence[Said], *, also: Filters | None = None) -> int:
    """Write the articles that statements stand in, each as .txt and .ann with these statements.

    A file has the name of its article's without ".txt"; where two would have one name, the article's id is put behind.
    Call it inside `store.snapshot()`.

    :param also: Write all articles that these filters leave, too: those without a statement get an empty .ann.
    :return: Number of articles.
    :raises BadInput: If a file of such a name is there already; see `qa.evaluate.attribution.write_brat`.
    """
    ids = {one.article for one in said}
    if also is not None:
        ids |= _choose_articles(store, also)
    articles = sorted(store.articles_by_id(ids).values(), key=lambda article: (article.source, article.id))
    by_article: dict[str, list[Said]] = {article.id: [] for article in articles}
    for one in said:
        by_article[one.article].append(one)
    names = _name_files(articles)
    write_brat(folder, (_annotate(names[a.id], a, by_article[a.id]) for a in articles))
    return len(articles)


def _choose_articles(store: Store, filters: Filters) -> set[str]:
    numbers = store.choose_chunks(
        outlets=filters.outlets, since=filters.since, until=filters.until, articles=filters.articles
    )
    return {chunk.article_id for chunk in store.chunks(numbers.tolist()).values()}


def _annotate(name: str, article: Article, said: Iterable[Said]) -> AnnotatedArticle:
    ordered = sorted(said, key=lambda one: (one.start, one.content, one.id))
    attributions = tuple(
        make_attribution(source=one.said_at, cue=one.cue_at, content=one.content) for one in ordered
    )
    return AnnotatedArticle(name, article.text, attributions)


def _name_files(articles: Iterable[Article]) -> dict[str, str]:
    """Give each article, by id, a name that a file can have and no other article has."""
    wanted = {article.id: _name_file(article) for article in articles}
    counts = Counter(name.casefold() for name in wanted.values())
    return {key: name if counts[name.casefold()] == 1 else f"{name}-{key}" for key, name in wanted.items()}


def _name_file(article: Article) -> str:
    name = article.source.rstrip("/").rpartition("/")[2].removesuffix(".txt").translate(_TO_BLANK)
    if not name or name.startswith(".") or len(name.encode("utf-8", "replace")) > MAX_NAME_BYTES:
        return article.id
    return name
