"""Say in words what an answer's record tells: whose words a quote is, where else it stands, how a question was read."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from qa.corroborate import CUT, SAME, WORDING
from qa.language import N_, _, join_and, join_or, say_count
from qa.question.carry import say_topic
from qa.records import (
    COMMENT,
    NO_QUESTION,
    SAID,
    TIMELINE,
    UNPLAIN,
    WHEN_SAID,
    WHO_SAID,
    Interpretation,
    Json,
    Place,
    Quote,
    Stage,
)
from qa.verify.records import Piece

ADDED, REMOVED = "added", "removed"  # kinds of pieces of a diff besides `SAME`
SAME_WORDS = 6  # words of a diff shown on each side of a change
CHANGED_WORDS = 12  # words shown at each end of a longer change
_SPEECH = {"direct": N_("quoted"), "indirect": N_("reported"), "mixed": N_("partly quoted")}
_SURE = ((0.9, N_("very sure")), (0.75, N_("sure")), (0.0, N_("less sure")))
_SAME_WORDS, _OTHER_WORDS = N_("same words"), N_("in other words")
_OTHER_CUT, _SHORTER, _LONGER = N_("another cut"), N_("shorter"), N_("longer")
# What stands before the names of the places that are to a quote in a way.
_BEFORE_PLACES = {
    "": N_("also in"), _SAME_WORDS: N_("same words in"), _OTHER_WORDS: N_("in other words in"),
    _OTHER_CUT: N_("another cut in"), _SHORTER: N_("shorter in"), _LONGER: N_("longer in"),
}  # fmt: skip
_DECLINED = {NO_QUESTION: N_("Not a question for this archive"), UNPLAIN: N_("Not plain who is meant")}
_PARTS = {"speaker": N_("speaker"), "topic": N_("topic"), "outlets": N_("outlets"), "dates": N_("dates")}
# What is asked for, by kind: without speaker and topic, with a topic, with a speaker, with both.
_ASKED = {
    WHO_SAID: (N_("who spoke"), N_("who spoke {about_topic}"), N_("who spoke"), N_("who spoke {about_topic}")),
    WHEN_SAID: (
        N_("when somebody spoke"), N_("when somebody spoke {about_topic}"),
        N_("when {speaker} spoke"), N_("when {speaker} spoke {about_topic}"),
    ),
    COMMENT: (
        N_("whether anybody said anything"), N_("whether anybody said anything {about_topic}"),
        N_("whether {speaker} said anything"), N_("whether {speaker} said anything {about_topic}"),
    ),
    SAID: (
        N_("what was said"), N_("what was said {about_topic}"),
        N_("what {speaker} said"), N_("what {speaker} said {about_topic}"),
    ),
}  # fmt: skip
_WORDS = ("", N_("{about_topic}"), N_("words of {speaker}"), N_("words of {speaker} {about_topic}"))
_ORDER = (SAME, CUT, WORDING, None)  # the surest first


@dataclass(frozen=True, slots=True)
class Relation:
    """Other places of a quote that are to it in the same way.

    Attributes:
        says: How they are to it, in English: "same words", "shorter", "longer", "another cut", "in other words"; ""
            where it was not looked at.
        places: At least one; several only where all have the same words.
    """

    says: str
    places: tuple[Place, ...]

    @property
    def diff(self) -> tuple[Piece, ...]:
        """What is said otherwise there, shortened; empty for the same words."""
        first = self.places[0]
        return () if first.variant == SAME else shorten_diff(first.diff)


def say_voice(quote: Quote) -> tuple[str, str] | None:
    """Give who says a quote, and how: ("Ada Orr", "reported"); "" for how where it is not known, None for nobody."""
    if quote.speaker is None:
        return None
    return quote.speaker, "" if quote.speech is None else say_speech(quote.speech)


def say_speech(speech: str) -> str:
    """Say how words are given: "direct" is "quoted"."""
    return _(_SPEECH[speech]) if speech in _SPEECH else speech


def say_places(quote: Quote) -> str:
    """Count where a quote stands, as `say_where`, its own place too, and its independent sources; "" with no other place.

    The sources are left out where no place was compared with the quote: then they were not counted.
    """
    if not quote.also_in:
        return ""
    counts = [say_where((quote, *quote.also_in))]
    if any(place.variant is not None for place in quote.also_in):
        sources = quote.independent_sources
        counts.append(say_count("{number} independent source", "{number} independent sources", sources))
    return ", ".join(counts)


def say_where(places: Sequence[Quote | Place]) -> str:
    """Count the outlets of places that are known; the articles, where none is."""
    outlets = {place.outlet for place in places if place.outlet is not None}
    if not outlets:
        articles = {place.article for place in places}
        return say_count("in {number} article", "in {number} articles", len(articles))
    return say_count("in {number} outlet", "in {number} outlets", len(outlets))


def relate_places(places: Sequence[Place]) -> list[Relation]:
    """Put together the places that have the same words; each other one stands alone, in the order given."""
    ordered = sorted(places, key=lambda place: _rank(place.variant))
    found: list[Relation] = []
    for variant, group in groupby(ordered, key=lambda place: place.variant):
        if variant == SAME:
            found.append(Relation(_SAME_WORDS, tuple(group)))
        else:
            found += [Relation(_say_relation(place), (place,)) for place in group]
    return found


def _rank(variant: str | None) -> int:
    return _ORDER.index(variant) if variant in _ORDER else len(_ORDER)


def _say_relation(place: Place) -> str:
    if place.variant == WORDING:
        return _OTHER_WORDS
    if place.variant != CUT:
        return ""
    removed, added = (_count_words(place.diff, kind) for kind in (REMOVED, ADDED))
    if removed == added:
        return _OTHER_CUT
    return _SHORTER if removed > added else _LONGER


def say_before_places(relation: Relation) -> str:
    """Write what stands before the names of the places: "same words in"."""
    return _(_BEFORE_PLACES[relation.says])


def _count_words(diff: Iterable[Json], kind: str) -> int:
    return sum(len(str(piece["text"]).split()) for piece in diff if piece["kind"] == kind)


def shorten_diff(diff: Sequence[Json]) -> tuple[Piece, ...]:
    """Give a word diff with "…" for what is far from any change, and for the middle of long changes."""
    last = len(diff) - 1
    return tuple(
        Piece(str(piece["kind"]), _cut(piece, first=number == 0, last=number == last))
        for number, piece in enumerate(diff)
    )


def _cut(piece: Json, *, first: bool, last: bool) -> str:
    words = str(piece["text"]).split()
    if piece["kind"] != SAME:
        before = after = CHANGED_WORDS
    else:
        before, after = 0 if first else SAME_WORDS, 0 if last else SAME_WORDS
    if len(words) <= before + after:
        return " ".join(words)
    return " ".join([*words[:before], "…", *words[len(words) - after :]])


def say_stage(stage: Stage) -> str:
    """Say how far an answer is: "59 chunks of 28 articles, 3 speakers"."""
    found = _("{chunks} {of_articles}").format(
        chunks=say_count("{number} chunk", "{number} chunks", stage.chunks),
        of_articles=say_count("of {number} article", "of {number} articles", stage.articles),
    )
    if not stage.speakers:
        return found
    return f"{found}, {say_count('{number} speaker', '{number} speakers', stage.speakers)}"


def say_confidence(confidence: float) -> str:
    """Say in a word how sure an answer is; the bounds are of the probability that its first quote is right."""
    return next(_(word) for least, word in _SURE if confidence >= least)


def say_declined(kind: str | None) -> str:
    """Say that a question is not answered, by the kind of reason; see `qa.records.DECLINED`."""
    return _(_DECLINED.get(kind or "", N_("Not in this archive")))


def say_reading(read: Interpretation, day: Callable[[str], str] = str) -> str:
    """Say what was read from a question: "what Ada Orr said about the pier, since 2025-02-01; carried over: speaker".

    :param day: Writes an ISO date.
    :return: "" where nothing was read but the kind.
    """
    parts = [] if read.speaker is None and read.topic is None else [_say_asked(read)]
    if parts and read.kind == TIMELINE:
        parts.append(_("in order of date"))
    if read.excluded:
        parts.append(_("without {names}").format(names=join_and(read.excluded)))
    parts.append(_say_dates(read.since, read.until, day))
    if read.outlets:
        parts.append(_("in {outlets}").format(outlets=join_or(read.outlets)))
    carried = ", ".join(_(_PARTS.get(part, part)) for part in read.carried)
    kept = _("carried over: {parts}").format(parts=carried) if carried else ""
    return "; ".join(part for part in (", ".join(filter(None, parts)), kept) if part)


def _say_asked(read: Interpretation) -> str:
    """Say what is asked for: by the kind, and by whether a speaker and a topic were read."""
    kind = SAID if read.kind == TIMELINE else read.kind or ""
    forms = _ASKED.get(kind, _WORDS)
    says = forms[2 * (read.speaker is not None) + (read.topic is not None)]
    return _(says).format(
        speaker=read.speaker, about_topic="" if read.topic is None else _say_about(read.topic)
    )


def _say_about(topic: str) -> str:
    """Write a topic after a verb, as `say_topic` does for a question."""
    said = say_topic(topic)
    return topic if said == topic else _("about {topic}").format(topic=topic)


def _say_dates(since: str | None, until: str | None, day: Callable[[str], str]) -> str:
    if since is None:
        return "" if until is None else _("until {day}").format(day=day(until))
    if until is None:
        return _("since {day}").format(day=day(since))
    if since == until:
        return _("on {day}").format(day=day(since))
    return _("from {since} to {until}").format(since=day(since), until=day(until))
