"""Make the answer record from scored passages: distinct quotes, each with its other places."""

from collections.abc import Sequence

from index.lexical import tokenize
from qa.records import Candidate, Place, Quote

TOP = 3  # quotes in an answer unless asked otherwise


def compose_quotes(candidates: Sequence[Candidate], *, top: int = TOP) -> tuple[Quote, ...]:
    """Take the best passages as quotes, no two with the same words or overlapping each other.

    The same words in another place, whatever their case, punctuation and quotation marks, go to
    `also_in` of the quote that ranks higher.
    """
    groups: dict[tuple[str, ...], list[Candidate]] = {}
    for candidate in candidates:
        words = tuple(tokenize(candidate.text))
        if words:  # a line of asterisks is no quote
            groups.setdefault(words, []).append(candidate)
    taken: list[Candidate] = []
    quotes: list[Quote] = []
    for same in groups.values():
        if len(quotes) == top:
            break
        if not any(_overlap(same[0], other) for other in taken):
            taken.append(same[0])
            quotes.append(_to_quote(same))
    return tuple(quotes)


def _overlap(a: Candidate, b: Candidate) -> bool:
    return a.article.id == b.article.id and a.span.overlaps(b.span)


def _to_quote(same: Sequence[Candidate]) -> Quote:
    best = same[0]
    article = best.article
    return Quote(
        article=article.id,
        source=article.source,
        title=article.meta.title,
        outlet=article.meta.outlet,
        date=article.meta.date,
        url=article.meta.url,
        start=best.span.start,
        end=best.span.end,
        text=best.text,
        score=round(best.score, 4),
        also_in=tuple(_to_place(c) for c in same[1:]),
    )


def _to_place(candidate: Candidate) -> Place:
    article, span = candidate.article, candidate.span
    return Place(
        article.id,
        article.source,
        article.meta.outlet,
        article.meta.date,
        span.start,
        span.end,
        candidate.text,
    )
