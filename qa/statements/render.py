"""Show statements, speakers and timelines in a terminal."""

from collections.abc import Iterable, Iterator

from index.speakers.records import Speaker
from qa.language import say_count
from qa.records import Place
from qa.statements.records import Moment, Said
from qa.terminal import style, wrap
from qa.verify.render import render_diff
from qa.wording import Relation, relate_places

UNKNOWN = "speaker unknown"
NO_DATE = "no date"
_SPEECH = {"direct": "quoted", "indirect": "reported", "mixed": "partly quoted"}


def render_said(said: Iterable[Said]) -> str:
    """Write statements for reading: date, outlet, speaker and speech, the words, and where they stand."""
    return "\n\n".join(map(_render_one, said))


def _render_one(one: Said) -> str:
    speaker = _name_unknown(one) if one.speaker is None else one.speaker
    head = [one.date or NO_DATE, one.outlet or "no outlet", speaker, _say_how(one.speech, one.negated)]
    place = style(f"  — {one.source} [{one.start}:{one.end}]", dim=True)
    return "\n".join([style(_one_line("  ".join(head)), bold=True), wrap(one.text, "  "), place])


def _name_unknown(one: Said) -> str:
    """Say whom the article names, where it is not known who that is."""
    return f"{UNKNOWN}: {one.said}" if one.said else UNKNOWN


def _say_how(speech: str | None, negated: bool) -> str:
    said = "" if speech is None else _SPEECH.get(speech, speech)
    return ", ".join(part for part in (said, "negated" if negated else "") if part)


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def render_speakers(speakers: Iterable[Speaker]) -> str:
    """Write speakers for reading, one a line: number of statements, name, other names, roles."""
    return "\n".join(map(_render_speaker, speakers))


def _render_speaker(one: Speaker) -> str:
    others = [name for name in one.names if name != one.name]
    parts = [one.name, *([f"also {', '.join(others)}"] if others else []), *one.roles]
    return style(_one_line(f"{one.statements:6}  {'; '.join(parts)}"), reset=False)


def render_timeline(moments: Iterable[Moment]) -> str:
    """Write a timeline for reading: a heading for each day, below it what was said, and every place that has it."""
    return "\n".join(_list_lines(moments)).lstrip("\n")


def _list_lines(moments: Iterable[Moment]) -> Iterator[str]:
    day: str | None = ""
    for moment in moments:
        if day != moment.date:
            day = moment.date
            yield "\n" + style(NO_DATE if day is None else day, bold=True)
        yield ""
        yield wrap(moment.text, "  ")
        yield from _list_places(moment)


def _list_places(moment: Moment) -> Iterator[str]:
    how = _say_how(moment.speech, moment.negated)
    published = None if moment.published == moment.date else moment.published
    place = f"{moment.source} [{moment.start}:{moment.end}]"
    known = (moment.speaker, how, moment.outlet, published, place)
    yield style(f"  — {_one_line(', '.join(part for part in known if part))}", dim=True)
    if moment.sources > 1:
        outlets = f": {', '.join(moment.outlets)}" if moment.outlets else ""
        sources = say_count("{number} source", "{number} sources", moment.sources)
        counts = f"{sources}, {moment.independent_sources} independent{outlets}"
        yield style(f"    {_one_line(counts)}", dim=True)
    for relation in relate_places(moment.variants):
        yield from _list_relation(relation)


def _list_relation(relation: Relation) -> Iterator[str]:
    says = f"also, {relation.says}," if relation.says else "also"
    yield from (style(f"    {says} in {_describe(place)}", dim=True) for place in relation.places)
    if relation.diff:
        yield f"      {render_diff(relation.diff)}"


def _describe(place: Place) -> str:
    known = (place.outlet, place.date, f"{place.source} [{place.start}:{place.end}]")
    return _one_line(", ".join(part for part in known if part is not None))
