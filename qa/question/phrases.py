"""Take dates and outlets out of a question, where they restrict it and are not what it asks about."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.errors import BadInput
from index.lexical import tokenize
from index.records import Span
from qa.filters import Filters
from qa.language import _
from qa.question.dates import DatePhrase, find_date_phrases, iso
from qa.question.lexicon import Lexicon
from qa.question.lists import ABOUT, SAY
from qa.question.outlets import find_outlet_phrases, fold_outlets

_EDGE = " \t\n?.!…,;:\"'“”"
HEAD, TAIL, AFTER_VERB, INTRODUCED = "head", "tail", "after verb", "introduced"
_PUBLISHED = re.compile(
    r"\b(?:published|reported|written|printed|articles?|stor(?:y|ies)|news|reports?|reporting|coverage|pieces?|"
    r"quotes?|quotations?)$",
    re.I,
)
_AFTER_SAYING = re.compile(rf"\b{SAY}(?:\s+(?:to\s+)?(?:reporters|journalists|the\s+press|the\s+media|us))?$")
_GOES_ON = re.compile(rf"\s*,?\s*(?:(?:{ABOUT}|that|to|by|why|how|when|whether)\b|$)", re.I)
_BEGINS = re.compile(
    r"\s*[,:]|\s+(?:what|who|whose|whom|when|where|why|how|which|did|does|do|has|have|had|is|are|was|were|will)\b",
    re.I,
)
_ONLY = re.compile(r"(?:and|but|only|just|or|so|then|even|also|back|again|as)?", re.I)
_LEAD_OUT = re.compile(r"[\s,]+(?:only|just|back|as|but|again)?\s*$", re.I)
_GOVERNS_IN = re.compile(
    r"\b(?:invest\w*|interest\w*|trust\w*|believ\w+|shares?|shareholders?|stakes?|confidence|faith|jobs?|works?)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a question that give a date or outlets.

    Attributes:
        unsure: Whether it restricts only a question about speech: "in the New York Times", which the archive lacks.
        ahead: Whether it is a date after the newest article.
        impossible: The words of a day that no calendar has; None for others.
    """

    span: Span
    outlets: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    past: bool = False
    unsure: bool = False
    ahead: bool = False
    impossible: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A phrase and where in the question it stands.

    Attributes:
        set_off: Whether a comma stands before it.
    """

    phrase: Phrase
    place: str
    set_off: bool = False


def find_phrases(text: str, lexicon: Lexicon) -> list[Phrase]:
    """Find the dates and outlets of a text that might restrict it, in order; none without a lexicon's knowledge."""
    named = find_outlet_phrases(
        text, fold_outlets(lexicon.outlets), is_speaker=lambda name: bool(lexicon.find(name).speakers)
    )
    outlets = [Phrase(p.span, p.names, unsure=p.unsure) for p in named]
    reference = lexicon.reference()
    newest = None if lexicon.newest is None else datetime.date.fromisoformat(lexicon.newest)
    dates = [] if reference is None else find_date_phrases(text, reference, newest)
    read = [_to_phrase(text, date) for date in dates]
    clear = [phrase for phrase in read if not any(phrase.span.overlaps(o.span) for o in outlets)]
    return sorted(outlets + clear, key=lambda phrase: phrase.span.start)


def _to_phrase(text: str, date: DatePhrase) -> Phrase:
    words = text[date.span.start : date.span.end] if date.impossible else None
    return Phrase(date.span, (), date.since, date.until, date.past, ahead=date.ahead, impossible=words)


def choose_phrases(text: str, phrases: Sequence[Phrase]) -> list[Taken]:
    """Choose the phrases that stand where an adverbial does, in order.

    These are the ends of the question, the place right after a verb of speech, and that after "articles",
    "published" and the like.
    """
    taken: dict[Span, Taken] = {}
    end = len(text)
    for phrase in reversed(phrases):
        if not text[phrase.span.end : end].strip(_EDGE) and not _is_governed(text, phrase):
            before = text[: phrase.span.start]
            taken[phrase.span] = Taken(phrase, TAIL, before.rstrip().endswith((",", ";", "—", "–")))
            end = len(_LEAD_OUT.sub("", before))
    start = 0
    for phrase in phrases:
        if _ONLY.fullmatch(text[start : phrase.span.start].strip(_EDGE)) and _BEGINS.match(
            text, phrase.span.end
        ):
            taken.setdefault(phrase.span, Taken(phrase, HEAD))
            start = phrase.span.end
        place = _inner_place(text, phrase)
        if place == INTRODUCED or (place is not None and phrase.span not in taken):
            taken[phrase.span] = Taken(phrase, place)
    return [
        taken[phrase.span] for phrase in phrases if phrase.span in taken and _may_stand(phrase, text, taken)
    ]


def _inner_place(text: str, phrase: Phrase) -> str | None:
    before = text[: phrase.span.start].rstrip(" ,")
    if _PUBLISHED.search(before[-20:]):
        return INTRODUCED
    follows = _AFTER_SAYING.search(before[-40:]) is not None
    return AFTER_VERB if follows and _GOES_ON.match(text, phrase.span.end) else None


def _is_governed(text: str, phrase: Phrase) -> bool:
    """Tell "invested in the Harbour Daily" from "said in the Harbour Daily"."""
    return bool(phrase.outlets) and _GOVERNS_IN.search(text[: phrase.span.start].rstrip()[-20:]) is not None


def _may_stand(phrase: Phrase, text: str, taken: dict[Span, Taken]) -> bool:
    """Tell whether an outlet is named as the source: "from" and "by" mean so only after "articles"."""
    how = text[phrase.span.start :][:5].lower()
    return not (phrase.outlets and how.startswith(("from ", "by "))) or taken[phrase.span].place == INTRODUCED


def cut_phrases(text: str, phrases: Iterable[Phrase]) -> str:
    """Give the text without the phrases, and without the commas and the "only" they leave behind."""
    kept = ""
    at = 0
    for phrase in sorted(phrases, key=lambda phrase: phrase.span.start):
        piece = text[at : phrase.span.start]
        kept += _LEAD_OUT.sub("", piece) if _LEAD_OUT.search(piece) else piece
        at = phrase.span.end
        kept = kept if tokenize(kept) else ""
    rest = text[at:]
    rest = rest.lstrip(" ,") if not kept else rest
    return (kept + rest).strip()


def merge_filters(given: Filters, phrases: Iterable[Phrase]) -> Filters:
    """Restrict a question by the phrases read from it; what the caller gives wins, part by part.

    A date read that leaves no day between it and a date given is dropped, and so is, of two phrases, the later one.

    :raises BadInput: If a phrase read is a day that no calendar has, and no dates are given.
    """
    outlets, since, until = list(given.outlets), given.since, given.until
    for phrase in phrases:
        if phrase.impossible is not None and given.since is None and given.until is None:
            raise BadInput(_("there is no such day: {day!r} is in no calendar").format(day=phrase.impossible))
        if not given.outlets:
            outlets += [name for name in phrase.outlets if name not in outlets]
        first = iso(phrase.since) if given.since is None and phrase.since is not None else since
        last = iso(phrase.until) if given.until is None and phrase.until is not None else until
        if first is not None and last is not None and first > last:
            first, last = (since, last) if given.until is None and given.since is not None else (first, until)
            if first is not None and last is not None and first > last:
                continue
        since, until = first, last
    return Filters(given.speaker, tuple(outlets), since, until, given.articles)
