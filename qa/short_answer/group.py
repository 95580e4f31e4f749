"""Fold quotes with the same short answer under the best of them, so that a list of quotes shows different answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from index.records import Span, Statement
from qa.language import _, say_count
from qa.records import Candidate, PassageKey, Place, Quote
from qa.short_answer.same import Short, are_same, read_short

REPRINT = "reprint"  # `Place.variant`: its article is a reprint of one named before


def fold_same_answers(
    quotes: Sequence[Quote], kind: str | None, candidates: Sequence[Candidate]
) -> tuple[Quote, ...]:
    """Fold each quote that has the short answer of an earlier one under that one, as `same_answer`, in order.

    Quotes without a short answer stay, and what denies an answer is not folded under what affirms it. A quote is compared
    with the first of its kind only, so that no chain of small steps joins two answers.

    :param kind: The kind of answer that the question wants, of `qa.short_answer.expected`.
    :param candidates: What the quotes were made of; they tell which articles are reprints, and which statements are denied.
    """
    statements = {one.key: one.statement for one in candidates if one.statement is not None}
    shorts = {quote.key: _read_short(quote, statements) for quote in quotes}
    folded: list[list[Quote]] = []
    for quote in quotes:
        like = next(
            (group for group in folded if _have_same(shorts[group[0].key], shorts[quote.key], kind)), None
        )
        if like is None:
            folded.append([quote])
        else:
            like.append(quote)
    clusters = {one.article.id: one.article.cluster or one.article.id for one in candidates}
    return tuple(_join(group, clusters) for group in folded)


def count_other_articles(quote: Quote) -> int:
    """Count the articles, besides those of a quote and its other places, that have its short answer; no reprints."""
    own = {quote.article, *(place.article for place in quote.also_in)}
    others = {place.article for place in quote.same_answer if place.variant != REPRINT}
    return len(others - own)


def say_same_answer(quote: Quote) -> str:
    """Say in how many other articles a quote's short answer stands: "the same answer in 2 other articles"."""
    number = count_other_articles(quote)
    if number == 0:
        return _("the same answer in other places of its articles")
    return say_count(
        "the same answer in {number} other article", "the same answer in {number} other articles", number
    )


def _have_same(one: Short | None, other: Short | None, kind: str | None) -> bool:
    return one is not None and other is not None and are_same(one, other, kind)


def _read_short(quote: Quote, statements: Mapping[PassageKey, Statement]) -> Short | None:
    """Read a quote's short answer with what stands around it, and how often it is denied there."""
    if quote.span is None:
        return None
    span = Span(quote.span["start"] - quote.start, quote.span["end"] - quote.start)
    statement = statements.get(quote.key)
    whole = Span(quote.span["start"], quote.span["end"])
    is_denied = (
        statement is not None
        and statement.negated
        and any(piece.overlaps(whole) for piece in statement.content)
    )
    return read_short(quote.text, span, quote.date, int(is_denied))


def _join(group: Sequence[Quote], clusters: Mapping[str, str]) -> Quote:
    first, others = group[0], group[1:]
    if not others:
        return first
    named = (first.article, *(place.article for place in first.also_in))
    seen: dict[str, str | None] = {article: clusters.get(article) for article in named}
    return replace(first, same_answer=tuple(_list_places(others, clusters, seen)))


def _list_places(
    quotes: Sequence[Quote], clusters: Mapping[str, str], seen: dict[str, str | None]
) -> Iterator[Place]:
    """List the places of quotes, each quote's own first.

    :param seen: The cluster of each article named so far; added to.
    """
    for quote in quotes:
        own = Place(
            quote.article, quote.source, quote.outlet, quote.date, quote.start, quote.end, quote.text, span=quote.span
        )  # fmt: skip
        for place in (own, *quote.also_in):
            cluster = clusters.get(place.article, place.article)
            is_reprint = place.article not in seen and cluster in seen.values()
            yield replace(place, variant=REPRINT if is_reprint else None, diff=())
            seen.setdefault(place.article, None if is_reprint else cluster)
