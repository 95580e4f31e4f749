"""Correct what was read from a question: another speaker, topic, dates or outlets, or none."""

from dataclasses import dataclass, replace

from index.errors import BadInput
from index.lexical import tokenize
from qa.filters import make_filters
from qa.language import _
from qa.question.carry import compose
from qa.question.lexicon import Lexicon
from qa.question.names import match_speakers, shorten
from qa.question.read import MAX_QUESTION_CHARS
from qa.records import FACT, SAID, SEARCH, SPOKEN, WHO_SAID, Json, Question

PARTS = ("speaker", "topic", "dates", "outlets")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a user says a question means, part by part; None leaves a part as it was read.

    Attributes:
        speaker: A name; "" for nobody in particular.
        topic: What is asked about; "" for anything.
        dates: First and last day, each an ISO date, a month ("2025-02"), a year, or "" for no such limit.
        outlets: Names of outlets; () for any.
    """

    speaker: str | None = None
    topic: str | None = None
    dates: tuple[str, str] | None = None
    outlets: tuple[str, ...] | None = None

    def to_json(self) -> Json:
        """Give the parts that are corrected as plain objects."""
        dates = None if self.dates is None else list(self.dates)
        outlets = None if self.outlets is None else list(self.outlets)
        parts = {"speaker": self.speaker, "topic": self.topic, "dates": dates, "outlets": outlets}
        return {name: value for name, value in parts.items() if value is not None}

    @classmethod
    def from_json(cls, record: object) -> "Correction":
        """Make a correction of what `to_json` gave; a browser may send anything.

        :raises BadInput: If it is anything else.
        """
        if not isinstance(record, dict) or not set(record) <= set(PARTS):
            raise BadInput(f"a correction has only {', '.join(PARTS)}")
        speaker, topic = (_check_text(record.get(name)) for name in ("speaker", "topic"))
        dates, outlets = (_check_texts(record.get(name)) for name in ("dates", "outlets"))
        if dates is not None and len(dates) != 2:
            raise BadInput("a correction of dates is a first and a last day")
        return cls(speaker, topic, None if dates is None else (dates[0], dates[1]), outlets)

    def join(self, later: "Correction") -> "Correction":
        """Give both corrections in one; the later one wins."""
        changed = {name: getattr(later, name) for name in PARTS if getattr(later, name) is not None}
        return replace(self, **changed)


AS_READ = Correction()


def correct_question(asked: Question, correction: Correction, lexicon: Lexicon) -> Question:
    """Give a question as corrected.

    A speaker given makes any question one for his words. Without speaker and topic, what is left of a question for
    what was said restricts nothing and cannot be asked.

    :raises BadInput: If a date is none, or if nothing is left to ask about.
    """
    found = _correct_place(asked, correction)
    if correction.speaker is None and correction.topic is None:
        return found
    kind = found.kind
    if correction.speaker is not None:
        named = correction.speaker.strip() or None
        speakers = () if named is None else match_speakers(named, lexicon)
        kind = SAID if named is not None and (kind not in SPOKEN or kind == WHO_SAID) else kind
        filters = replace(found.filters, speaker=named)
        found = replace(found, speaker=named, speakers=speakers, filters=filters)
    if correction.topic is not None:
        topic = correction.topic.strip() or None
        kind = SAID if topic is not None and kind in (FACT, SEARCH) else kind
        found = replace(found, topic=topic)
    if kind in SPOKEN and found.speaker is None and found.topic is None:
        raise BadInput(_("without a speaker and a topic there is nothing left to ask: ask another question"))
    return replace(found, kind=kind, words=compose(found), dated=None)


def _correct_place(asked: Question, correction: Correction) -> Question:
    filters = asked.filters
    if correction.dates is not None:
        since, until = correction.dates
        days = make_filters(since=since, until=until)
        filters = replace(filters, since=days.since, until=days.until)
    if correction.outlets is not None:
        filters = replace(filters, outlets=make_filters(outlets=correction.outlets).outlets)
    carried = tuple(part for part in asked.carried if getattr(correction, part) is None)
    return replace(asked, filters=filters, carried=carried)


def _check_text(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > MAX_QUESTION_CHARS:
        raise BadInput(
            _("a correction is a text of at most {most} characters").format(most=MAX_QUESTION_CHARS)
        )
    if value.strip() and not tokenize(value):
        raise BadInput(
            _("there is no word in {text!r}: give a name or a topic").format(text=shorten(value, 40))
        )
    return value


def _check_texts(value: object) -> tuple[str, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise BadInput("a correction of dates or outlets is a list of texts")
    return tuple(value)
