"""Write a timeline as Markdown: what was said by date, each statement with its citation and its other places."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from qa.cite import MARKDOWN, cite_quote, escape_markdown
from qa.language import _, say_count
from qa.records import Place, Quote
from qa.statements.records import Moment
from qa.wording import Relation, relate_places, say_before_places, say_places


def to_quote(moment: Moment) -> Quote:
    """Give a moment as a quote: its best wording with all its places."""
    return Quote(
        article=moment.article,
        source=moment.source,
        title=moment.title,
        outlet=moment.outlet,
        date=moment.published,
        url=moment.url,
        start=moment.start,
        end=moment.end,
        text=moment.text,
        score=1.0,
        speaker=moment.speaker,
        speech=moment.speech,
        also_in=moment.variants,
        independent_sources=moment.independent_sources,
    )


def write_markdown(moments: Sequence[Moment], title: str) -> str:
    """Write moments, in the order given, under a title and a heading for each day; "" has none of its own.

    Each is a block quotation with its citation (see `qa.cite`), followed by a list of its other places.
    """
    return "\n\n".join([f"# {escape_markdown(title)}", *_write_days(moments)]) + "\n"


def _write_days(moments: Sequence[Moment]) -> Iterator[str]:
    for day, same_day in groupby(moments, key=lambda moment: moment.date):
        yield f"## {_('Undated') if day is None else escape_markdown(day)}"
        for moment in same_day:
            quote = to_quote(moment)
            yield cite_quote(quote, MARKDOWN)
            if quote.also_in:
                items = [_write_relation(relation) for relation in relate_places(quote.also_in)]
                yield "\n".join(
                    [_("This statement is {places}:").format(places=say_places(quote)), "", *items]
                )


def _write_relation(relation: Relation) -> str:
    says = say_before_places(relation)
    places = "; ".join(map(_write_place, relation.places))
    words = (
        f": {_('“{words}”').format(words=escape_markdown(relation.places[0].text))}" if relation.diff else ""
    )
    return f"- {says} {places}{words}"


def _write_place(place: Place) -> str:
    known = [part for part in (place.outlet, place.date) if part is not None]
    return escape_markdown(", ".join([*known, f"{place.source} [{place.start}:{place.end}]"]))


def say_extent(moments: Sequence[Moment]) -> str:
    """Count moments and the outlets that have them: "19 statements in 6 outlets"."""
    outlets = {outlet for moment in moments for outlet in moment.outlets}
    statements = say_count("{number} statement", "{number} statements", len(moments))
    if not outlets:
        return statements
    in_outlets = say_count("in {number} outlet", "in {number} outlets", len(outlets))
    return _("{statements} {in_outlets}").format(statements=statements, in_outlets=in_outlets)
