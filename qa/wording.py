"""Say in words what an answer's record tells: whose words a quote is, where else it stands, how a question was read."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from qa.corroborate import CUT, SAME, WORDING
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
_SPEECH = {"direct": "quoted", "indirect": "reported", "mixed": "partly quoted"}
_SURE = ((0.9, "very sure"), (0.75, "sure"), (0.0, "less sure"))
_ORDER = (SAME, CUT, WORDING, None)  # the surest first


@dataclass(frozen=True, slots=True)
class Relation:
    """Other places of a quote that are to it in the same way.

    Attributes:
        says: How they are to it: "same words", "shorter", "longer", "another cut", "in other words"; "" where it
            was not looked at.
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
    return quote.speaker, "" if quote.speech is None else _SPEECH.get(quote.speech, quote.speech)


def say_places(quote: Quote) -> str:
    """Count the outlets of a quote's places, its own among them, and its independent sources; "" with no other place.

    The sources are left out where no place was compared with the quote: then they were not counted.
    """
    if not quote.also_in:
        return ""
    outlets = {_outlet(quote), *(_outlet(place) for place in quote.also_in)}
    counts = [f"in {count(len(outlets), 'outlet')}"]
    if any(place.variant is not None for place in quote.also_in):
        counts.append(count(quote.independent_sources, "independent source"))
    return ", ".join(counts)


def _outlet(place: Quote | Place) -> str:
    return place.source if place.outlet is None else place.outlet


def count(number: int, noun: str) -> str:
    """Write a number with its noun: "1 outlet", "1,200 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def count_outlets(places: Iterable[Place]) -> int:
    """Count the outlets of places; an article without one counts as its own."""
    return len({_outlet(place) for place in places})


def relate_places(places: Sequence[Place]) -> list[Relation]:
    """Put together the places that have the same words; each other one stands alone, in the order given."""
    ordered = sorted(places, key=lambda place: _rank(place.variant))
    found: list[Relation] = []
    for variant, group in groupby(ordered, key=lambda place: place.variant):
        if variant == SAME:
            found.append(Relation("same words", tuple(group)))
        else:
            found += [Relation(_say_relation(place), (place,)) for place in group]
    return found


def _rank(variant: str | None) -> int:
    return _ORDER.index(variant) if variant in _ORDER else len(_ORDER)


def _say_relation(place: Place) -> str:
    if place.variant == WORDING:
        return "in other words"
    if place.variant != CUT:
        return ""
    removed, added = (_count_words(place.diff, kind) for kind in (REMOVED, ADDED))
    if removed == added:
        return "another cut"
    return "shorter" if removed > added else "longer"


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
    found = f"{count(stage.chunks, 'chunk')} of {count(stage.articles, 'article')}"
    return f"{found}, {count(stage.speakers, 'speaker')}" if stage.speakers else found


def say_confidence(confidence: float) -> str:
    """Say in a word how sure an answer is; the bounds are of the probability that its first quote is right."""
    return next(word for least, word in _SURE if confidence >= least)


def say_declined(kind: str | None) -> str:
    """Say that a question is not answered, by the kind of reason; see `qa.records.DECLINED`."""
    return {NO_QUESTION: "Not a question for this archive", UNPLAIN: "Not plain who is meant"}.get(
        kind or "", "Not in this archive"
    )


def say_reading(read: Interpretation, day: Callable[[str], str] = str) -> str:
    """Say what was read from a question: "what Ada Orr said about the pier, since 2025-02-01; carried over: speaker".

    :param day: Writes an ISO date.
    :return: "" where nothing was read but the kind.
    """
    dates = _say_dates(read.since, read.until, day)
    outlets = f"in {join_names(read.outlets, 'or')}" if read.outlets else ""
    about = "" if read.speaker is None and read.topic is None else _say_asked(read)
    but = f"without {join_names(read.excluded, 'and')}" if read.excluded else ""
    said = ", ".join(part for part in (about, but, dates, outlets) if part)
    carried = f"carried over: {', '.join(read.carried)}" if read.carried else ""
    return "; ".join(part for part in (said, carried) if part)


def _say_asked(read: Interpretation) -> str:
    about = "" if read.topic is None else f" {say_topic(read.topic)}"
    speaker = read.speaker
    if read.kind == WHO_SAID:
        return f"who spoke{about}"
    if read.kind == WHEN_SAID:
        return f"when {'somebody' if speaker is None else speaker} spoke{about}"
    if read.kind == COMMENT:
        return f"whether {'anybody' if speaker is None else speaker} said anything{about}"
    if read.kind in (SAID, TIMELINE):
        said = "what was said" if speaker is None else f"what {speaker} said"
        return f"{said}{about}{', in order of date' if read.kind == TIMELINE else ''}"
    return about.strip() if speaker is None else f"words of {speaker}{about}"


def _say_dates(since: str | None, until: str | None, day: Callable[[str], str]) -> str:
    if since is None:
        return "" if until is None else f"until {day(until)}"
    if until is None:
        return f"since {day(since)}"
    return f"on {day(since)}" if since == until else f"from {day(since)} to {day(until)}"


def join_names(names: Sequence[str], link: str) -> str:
    """Write names with commas between and a word before the last: "AFP, TASS or BBC"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {link} {names[-1]}"
