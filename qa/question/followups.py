"""Understand a question that leans on the one before it: "and Zelensky?", "when did he say that?", "only AFP"."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from index.lexical import tokenize
from qa.filters import NO_FILTERS
from qa.question.carry import Context, restrict
from qa.question.lexicon import Lexicon
from qa.question.lists import ABOUT_REST, PRONOUNS, SPEAKING_PRONOUNS
from qa.question.names import match_speakers
from qa.question.phrases import Phrase, choose_phrases, cut_phrases, find_phrases, merge_filters
from qa.question.read import Parsed, is_known, parse_text
from qa.records import SAID, WHEN_SAID, WHO_SAID, Question

_EDGE = " \t\n?.!…\"'“”,;:"
_MAX_WORDS = 8  # words of the longest name or topic that may stand alone: "and the price of the ferry?"
_LEAD = re.compile(r"(?:(?:and|but|or|so|ok|okay|then|also|well|yes|no|now)\b[\s,]*)+", re.I)
_WHAT_ABOUT = re.compile(r"(?:what|how)\s+about\b\s*|what\s+of\b\s*", re.I)
_ONLY = re.compile(r"(?:only|just)\b\s*", re.I)
_ELSE = re.compile(
    r"(?:(?:did|has|have|does|is\s+there)\s+)?(?:any(?:one|body)|some(?:one|body)|who)\s+else\b.*",
    re.I | re.S,
)
_IN_OUTLETS = re.compile(
    r"(?:in\s+)?(?:which|what)\s+(?:outlets?|newspapers?|papers?|articles?|media)"
    r"(?:\s+(?:(?:has|have)\s+)?(?:reported|published|wrote|written|carried|quoted|printed|had|was|is|were|are)\s+"
    r"(?:that|it|this|him|her|them)(?:\s+\w+)?)?|where\s+was\s+(?:that|it|this)\s+(?:reported|published|printed|written)",
    re.I,
)
_SHORT = {"why": SAID, "why so": SAID, "why not": SAID, "when": WHEN_SAID, "since when": WHEN_SAID,
          "when was that": WHEN_SAID, "when was it": WHEN_SAID}  # fmt: skip
_JOINT = re.compile(r",|\s(?:and|&)\s", re.I)
_VERBS = re.compile(r"\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b", re.I)


@dataclass(frozen=True, slots=True)
class _FollowUp:
    parsed: Parsed
    core: str  # its text without "and", question mark and white space
    has_lead: bool
    context: Context
    lexicon: Lexicon


def follow(parsed: Parsed, context: Context, lexicon: Lexicon) -> Parsed | None:
    """Complete a question from the one before it; None if it stands on its own, or could be meant in several ways.

    What is taken over is in `carried`. Dates and outlets go along with a topic taken over, and with one that takes
    the place of another; a date on one side only ("since January") joins one on the other.
    """
    text = parsed.question.text.strip(_EDGE)
    lead = _LEAD.match(text)
    core = text if lead is None else text[lead.end() :]
    given = _FollowUp(parsed, core, lead is not None, context, lexicon)
    for step in _STEPS:
        found = step(given)
        if found is not None:
            return found
    return None


def _ask_briefly(given: _FollowUp) -> Parsed | None:
    """Understand "why?", "when?" and "in which outlets?"."""
    last = given.context.question
    short = " ".join(tokenize(given.core))
    kind = _SHORT.get(short, last.kind if _IN_OUTLETS.fullmatch(given.core) else None)
    if kind is None or (not given.context.is_speech and short in _SHORT) or not (last.topic or last.speaker):
        return None
    return _complete(given, _over(given, kind=kind), carry_topic=True)


def _ask_others(given: _FollowUp) -> Parsed | None:
    """Understand "anyone else?" and "who else said that?": not the speaker asked about, nor the one of the answer."""
    last, context = given.context.question, given.context
    if not context.is_speech or _ELSE.fullmatch(given.core) is None:
        return None
    if given.parsed.question.topic is None and last.topic is None:
        return None
    known = context.speakers or (() if context.speaker is None else (context.speaker,))
    own = given.parsed.question
    asked = replace(
        own, kind=WHO_SAID, speaker=None, speakers=(), exclude=tuple(dict.fromkeys((*last.exclude, *known))),
        topic=own.topic if given.parsed.speech else None,
    )  # fmt: skip
    return _complete(given, asked, carry_topic=asked.topic is None)


def _point_back(given: _FollowUp) -> Parsed | None:
    """Understand "when did he say that?", "what did she deny?" and "what did Rubio say about it?"."""
    parsed, context = given.parsed, given.context
    asked = parsed.question
    pronoun = (parsed.subject or "").lower() in SPEAKING_PRONOUNS
    if not parsed.speech or not (pronoun or parsed.points_back):
        return None
    if pronoun and (
        context.speaker is None or (_is_joint(context) and (parsed.subject or "").lower() not in _PLURAL)
    ):
        return None
    if parsed.points_back and context.question.topic is None and not pronoun:
        return None
    unnamed = parsed.subject is None and asked.kind != WHO_SAID
    if (pronoun or unnamed) and context.speaker is not None:
        asked = replace(asked, speaker=context.speaker, speakers=context.speakers, carried=("speaker",))
    return _complete(given, asked, carry_topic=parsed.points_back)


def _refine(given: _FollowUp) -> Parsed | None:
    """Understand "only the Moscow Times", "just in February", "and before March?": the same, restricted."""
    core = given.core
    about = _WHAT_ABOUT.match(core) or _ONLY.match(core)
    rest = core if about is None else core[about.end() :]
    only = about is not None and _ONLY.match(core) is not None
    phrases = _read_restriction(
        rest, given.lexicon, named=only or about is not None or given.has_lead, only=only
    )
    if not phrases:
        return None
    last = given.context.question
    words = last.text if last.words is None else last.words
    has_topic = last.topic is not None or not given.context.is_speech
    carried = (("speaker",) if last.speaker is not None else ()) + (("topic",) if has_topic else ())
    asked = replace(last, text=given.parsed.question.text, filters=NO_FILTERS, words=words, carried=carried)
    return restrict(asked, merge_filters(NO_FILTERS, phrases), last.filters)


def _read_restriction(text: str, lexicon: Lexicon, *, named: bool, only: bool) -> list[Phrase]:
    """Give the phrases that a text consists of; the name of an outlet will do where something leads up to it."""
    for candidate in (text, f"in {text}") if named else (text,):
        phrases = find_phrases(candidate, lexicon)
        left = set(tokenize(cut_phrases(candidate, phrases)))
        if phrases and left <= {"and", "only", "just", "or", "but"}:
            speaks = not only and is_known(text, lexicon)
            return [] if speaks and candidate is not text else phrases
    return []


def _replace_part(given: _FollowUp) -> Parsed | None:
    """Understand "and Zelensky?" as another speaker, "what about Crimea?" as another topic."""
    rest, led = given.core, given.has_lead
    for pattern in (_WHAT_ABOUT, _ONLY):
        match = pattern.match(rest)
        led, rest = (led, rest) if match is None else (True, rest[match.end() :])
    taken = choose_phrases(rest, find_phrases(rest, given.lexicon))
    phrases = [one.phrase for one in taken]
    name = cut_phrases(rest, phrases).strip(_EDGE)
    about = ABOUT_REST.match(name)
    name = name if about is None else name[about.end() :]
    words = set(tokenize(name))
    if not words or words <= PRONOUNS or len(name.split()) > _MAX_WORDS or not given.context.is_speech:
        return None
    new, old = merge_filters(NO_FILTERS, phrases), given.context.question.filters
    if about is None and is_known(name, given.lexicon):
        return restrict(_with_speaker(given, name), new, old)
    if led and about is None and rest is not given.core:
        whole = parse_text(rest, given.lexicon)
        if whole.speech:
            return replace(
                whole, question=replace(whole.question, text=given.parsed.question.text, words=rest)
            )
    is_topic = (led or about is not None) and not given.parsed.speech and _VERBS.search(name) is None
    asks_who = given.context.question.kind == WHO_SAID
    return restrict(_with_topic(given, name), new, old) if is_topic and not asks_who else None


def _with_speaker(given: _FollowUp, name: str) -> Question:
    last = given.context.question
    kind = SAID if last.kind == WHO_SAID else last.kind
    asked = _over(given, kind=kind)
    carried = ("topic",) if last.topic is not None else ()
    found = match_speakers(name, given.lexicon)
    return replace(asked, speaker=name, speakers=found, topic=last.topic, carried=carried)


def _with_topic(given: _FollowUp, topic: str) -> Question:
    context = given.context
    carried = ("speaker",) if context.speaker is not None else ()
    return replace(
        _over(given, kind=context.question.kind),
        speaker=context.speaker, speakers=context.speakers, topic=topic, carried=carried,
    )  # fmt: skip


def _over(given: _FollowUp, *, kind: str) -> Question:
    """Give the question before again, of some kind, with the new text and without filters and exclusions."""
    context, text = given.context, given.parsed.question.text
    carried = ("speaker",) if context.speaker is not None else ()
    return replace(
        context.question,
        text=text, kind=kind, speaker=context.speaker, speakers=context.speakers, filters=NO_FILTERS, words=None,
        exclude=(), carried=carried,
    )  # fmt: skip


def _complete(given: _FollowUp, asked: Question, *, carry_topic: bool) -> Parsed:
    """Take over the topic, with dates and outlets, or restrict by what the question itself says."""
    new = merge_filters(NO_FILTERS, given.parsed.phrases)
    if not carry_topic:
        return restrict(asked, new)
    last = given.context.question
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


def _is_joint(context: Context) -> bool:
    return len(context.speakers) != 1 and _JOINT.search(context.speaker or "") is not None


_PLURAL = frozenset("they them their".split())
_STEPS: tuple[Callable[[_FollowUp], Parsed | None], ...] = (
    _ask_briefly, _ask_others, _point_back, _refine, _replace_part,
)  # fmt: skip
