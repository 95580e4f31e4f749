"""Carry over what a question leans on: speaker, topic, outlets and dates of the question before."""

import datetime
import re
from dataclasses import dataclass, replace

from index.records import Span
from qa.filters import NO_FILTERS, Filters
from qa.question.phrases import Phrase
from qa.question.read import Parsed
from qa.records import CARRIED, FACT, SEARCH, WHO_SAID, Question

_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Context:
    """What a question may lean on: the one before it, and whose words it, or its answer, was about.

    Attributes:
        earlier: The one speaker whose words were asked for before these; () for none.
    """

    question: Question
    speaker: str | None = None
    speakers: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()

    @property
    def is_speech(self) -> bool:
        """Tell whether the question before asked for what was said, or who said it."""
        return self.question.kind not in (FACT, SEARCH)


def restrict(asked: Question, new: Filters, old: Filters = NO_FILTERS) -> Parsed:
    """Join what a question is restricted to with what the one before it was, and note what is carried over.

    :param asked: With the speaker and topic carried over in `carried`; without `words` it is worded in full.
    :param new: What the question itself says; it wins. A date on one side keeps that on the other, if days are left.
    """
    outlets = new.outlets if new.outlets else old.outlets
    since, until = _join_dates(new, old, asked.text)
    kept = {
        "outlets": bool(outlets) and outlets != new.outlets,
        "dates": (since, until) != (new.since, new.until),
    }
    carried = tuple(part for part in CARRIED if part in asked.carried or kept.get(part, False))
    words = compose(asked) if asked.words is None else asked.words
    phrase = Phrase(Span(0, 0), outlets, _day(since), _day(until))
    found = replace(asked, carried=carried, words=words)
    return Parsed(found, phrases=(phrase,), speech=asked.kind not in (FACT, SEARCH))


def _join_dates(new: Filters, old: Filters, text: str) -> tuple[str | None, str | None]:
    """Give first and last day: a date on one side keeps the other side of a question that had only that one."""
    if new.since is None and new.until is None:
        return old.since, old.until
    if (new.since is not None and new.until is not None) or (old.since is not None and old.until is not None):
        return new.since, new.until
    since = old.since if new.since is None else new.since
    until = old.until if new.until is None else new.until
    if since is not None and until is not None and since > until:
        later = _a_year_later(until)
        if new.until is None or _YEAR.search(text) is not None or later < since:
            return new.since, new.until
        until = later  # "since January", "and before March?": that of the same winter
    return since, until


def _a_year_later(day: str) -> str:
    """Give the same day a year on; the end of February is its end again."""
    found = datetime.date.fromisoformat(day)
    last = 28 if (found.month, found.day) == (2, 29) else found.day
    return found.replace(year=found.year + 1, day=last).isoformat()


def ask_again(context: Context, text: str, *, kind: str) -> Question:
    """Give the question before again, of some kind, with a new text and without filters and exclusions."""
    carried = ("speaker",) if context.speaker is not None else ()
    return replace(
        context.question,
        text=text, kind=kind, speaker=context.speaker, speakers=context.speakers, filters=NO_FILTERS, words=None,
        exclude=(), carried=carried,
    )  # fmt: skip


def repeat(context: Context, text: str, new: Filters = NO_FILTERS) -> Parsed:
    """Ask the question before once more, restricted further or as it was."""
    last = context.question
    words = last.text if last.words is None else last.words
    has_topic = last.topic is not None or not context.is_speech
    carried = (("speaker",) if last.speaker is not None else ()) + (("topic",) if has_topic else ())
    asked = replace(last, text=text, filters=NO_FILTERS, words=words, carried=carried)
    return restrict(asked, new, last.filters)


def take_topic(asked: Question, context: Context, new: Filters) -> Parsed:
    """Take over the topic, with dates and outlets, unless the question's own filters say otherwise."""
    last = context.question
    tags = () if last.topic is None else ("topic",)
    words = last.search_text if asked.kind == last.kind == WHO_SAID else None
    found = replace(
        asked,
        topic=last.topic,
        negated=asked.negated or last.negated,
        words=words,
        carried=(*asked.carried, *tags),
    )
    return restrict(found, new, last.filters)


def compose(asked: Question) -> str:
    """Word a question in full, to search with: "What did Peskov say about Kursk?"."""
    about = "" if asked.topic is None else f" {say_topic(asked.topic)}"
    return f"What was said{about}?" if asked.speaker is None else f"What did {asked.speaker} say{about}?"


def say_topic(topic: str) -> str:
    """Write a topic after a verb: "about Kursk", but "to Rubio about Kursk", which names him who was told first."""
    return topic if topic.startswith("to ") else f"about {topic}"


def _day(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)
