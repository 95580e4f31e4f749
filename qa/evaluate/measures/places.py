"""Find what a test set names: articles by any of their names, passages by their text."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

from index.occurrences import find_all
from index.records import Article, Span
from qa.evaluate.records import Gold
from qa.evaluate.sets.documents import article_names, document_name

ArticlesOf = Callable[[str], Sequence[Article]]  # the articles of the archive that answer to a name
ChunksOf = Callable[[str], Sequence[Span]]  # every chunk of the article with this id
TextOf = Callable[[str], str | None]  # the text of a source, None where it cannot be had


def index_names(articles: Iterable[Article]) -> dict[str, tuple[str, ...]]:
    """Map every name to the ids of the articles it means, in the order given; for making an `ArticlesOf`.

    An article's id, source, document name and file name are exact. A name without suffix means an
    article only where it is no other's exact name: documents "7" and "7.1" both go by "7", which is the first.
    """
    exact: dict[str, dict[str, None]] = {}
    loose: dict[str, dict[str, None]] = {}
    for article in articles:
        whole = {article.id, article.source, document_name(article), PurePosixPath(article.source).name}
        for name in (*whole, *article_names(article)):
            (exact if name in whole else loose).setdefault(name, {})[article.id] = None
    return {name: tuple(ids) for name, ids in (loose | exact).items() if name}


def find_places(gold: Gold, text: str) -> list[Span]:
    """Find where a gold text stands in the text of its article, ascending.

    That is everywhere it occurs or, where the test set says where it starts, there alone; nowhere
    when it does not stand there, or is empty.
    """
    if not gold.text:
        return []
    if gold.start is not None:
        here = gold.start >= 0 and text.startswith(gold.text, gold.start)
        return [Span(gold.start, gold.start + len(gold.text))] if here else []
    return [Span(at, at + len(gold.text)) for at in find_all(text, gold.text)]


def shares_half(passage: Span, gold: Span) -> bool:
    """Tell whether a passage holds a gold place: they share at least half of the shorter of the two.

    The rule of the project's `score_answers.py`, by which every earlier figure was measured.
    """
    shared = max(0, min(passage.end, gold.end) - max(passage.start, gold.start))
    return shared * 2 >= min(len(gold), max(1, len(passage)))
