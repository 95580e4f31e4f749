"""What is relevant to a question in this archive: articles with grades, and chunks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.records import Article, Span
from qa.evaluate.measures.places import ArticlesOf, ChunksOf, find_places, shares_half
from qa.evaluate.records import Gold, TestQuestion


@dataclass(frozen=True, slots=True)
class Relevant:
    """What should be retrieved for a question.

    What the archive does not hold is listed under a name no article or chunk has: it counts as not
    found.

    Attributes:
        articles: Grade by article id, 1 for an article with a gold place.
        clusters: Cluster by article id.
        passages: Keys (see `passage_key`) of the chunks that hold a gold place; empty where the test set judges
            whole articles only.
        missing_articles: Names in the test set that mean no article, or none that holds the gold text.
        missing_passages: Number of gold texts that no chunk holds.
    """

    articles: dict[str, int]
    clusters: dict[str, str]
    passages: frozenset[str]
    missing_articles: tuple[str, ...] = ()
    missing_passages: int = 0


def passage_key(article_id: str, span: Span) -> str:
    """Name a chunk by its article and place."""
    return f"{article_id}:{span.start}-{span.end}"


def cluster_of(article: Article) -> str:
    """Give the cluster of an article; an article alone is its own."""
    return article.cluster or article.id


def find_relevant(question: TestQuestion, *, articles_of: ArticlesOf, chunks_of: ChunksOf) -> Relevant:
    """Find what is relevant: articles with a gold place or a positive grade, chunks that hold a gold place.

    Of the articles a gold file's name fits, those with any of the file's gold texts are relevant. A name
    that fits several articles in `relevant` grades all of them.
    """
    holders = {gold: _find_holders(gold, articles_of) for gold in question.gold}
    graded = [_Graded(gold.file, 1, articles) for gold, articles in holders.items()]
    graded += [_Graded(name, n, articles_of(name)) for name, n in question.relevant.items() if n > 0]
    articles = {article.id: article for each in graded for article in each.articles}
    grades: dict[str, int] = {}
    for each in graded:
        grades |= {found.id: max(each.grade, grades.get(found.id, 0)) for found in each.articles}
    met = {each.name for each in graded if each.articles}
    missing = {each.name: each.grade for each in graded if each.name not in met}
    held = {gold: frozenset(_find_chunks(gold, those, chunks_of)) for gold, those in holders.items()}
    lost = [gold for gold, keys in held.items() if not keys]
    return Relevant(
        grades | {f"not held: {name}": grade for name, grade in missing.items()},
        {article.id: cluster_of(article) for article in articles.values()},
        frozenset[str]().union(*held.values(), (f"not held: {g.file}: {g.text}" for g in lost)),
        tuple(missing),
        len(lost),
    )


@dataclass(frozen=True, slots=True)
class _Graded:
    """A name in the test set, its grade, and the articles it means."""

    name: str
    grade: int
    articles: Sequence[Article]


def _find_holders(gold: Gold, articles_of: ArticlesOf) -> list[Article]:
    return [article for article in articles_of(gold.file) if gold.text in article.text]


def _find_chunks(gold: Gold, articles: Sequence[Article], chunks_of: ChunksOf) -> Iterator[str]:
    for article in articles:
        places = find_places(gold, article.text)
        for chunk in chunks_of(article.id):
            if any(shares_half(chunk, place) for place in places):
                yield passage_key(article.id, chunk)
