"""Make the quotes of the answer record from groups of statements."""

from collections.abc import Sequence
from dataclasses import asdict

from qa.corroborate.records import Group, Variant, Voiced
from qa.records import Place, Quote


def to_quotes(groups: Sequence[Group], *, top: int) -> tuple[Quote, ...]:
    """Take the best wordings of the first groups as quotes, no two overlapping in one article.

    A group whose best wording overlaps a quote already taken is left out: its words are shown there. Of places that
    overlap the quote or another place of it in one article, the first is kept. Quote and places are slices:
    `article.text[start:end] == text`.

    :param groups: As `group_statements` gives them, best first.
    :param top: The largest number of quotes.
    """
    taken: list[Voiced] = []
    quotes: list[Quote] = []
    for group in groups:
        if len(quotes) >= top:
            break
        if not _overlaps_any(group.best, taken):
            taken.append(group.best)
            quotes.append(_to_quote(group))
    return tuple(quotes)


def _overlaps_any(voiced: Voiced, others: Sequence[Voiced]) -> bool:
    return any(o.article.id == voiced.article.id and o.span.overlaps(voiced.span) for o in others)


def _to_quote(group: Group) -> Quote:
    best = group.best
    meta, span = best.article.meta, best.span
    return Quote(
        article=best.article.id,
        source=best.article.source,
        title=meta.title,
        outlet=meta.outlet,
        date=meta.date,
        url=meta.url,
        start=span.start,
        end=span.end,
        text=best.article.text[span.start : span.end],
        score=round(best.score, 4),
        speaker=best.speaker,
        speech=best.speech,
        also_in=tuple(_list_places(group)),
        independent_sources=group.independent_sources,
    )


def _list_places(group: Group) -> list[Place]:
    shown, places = [group.best], []
    for variant in group.others:
        if not _overlaps_any(variant.voiced, shown):
            shown.append(variant.voiced)
            places.append(_to_place(variant))
    return places


def _to_place(variant: Variant) -> Place:
    article, span = variant.voiced.article, variant.voiced.span
    return Place(
        article=article.id,
        source=article.source,
        outlet=article.meta.outlet,
        date=article.meta.date,
        start=span.start,
        end=span.end,
        text=article.text[span.start : span.end],
        variant=variant.relation,
        diff=tuple(asdict(piece) for piece in variant.diff),
    )
