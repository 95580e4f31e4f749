"""Understand a part that takes the place of another: "and Zelensky?", "what about Crimea?", "the same for March"."""

import re
from dataclasses import dataclass, replace

from index.lexical import tokenize
from qa.filters import NO_FILTERS
from qa.question.carry import Context, ask_again, repeat, restrict
from qa.question.lexicon import Lexicon
from qa.question.lists import ABOUT_REST, EDGE, PRONOUNS
from qa.question.names import match_speakers
from qa.question.phrases import Phrase, choose_phrases, cut_phrases, find_phrases, merge_filters
from qa.question.read import Parsed, is_known, parse_text
from qa.question.whom import is_person, may_be_person
from qa.records import SAID, WHEN_SAID, WHO_SAID, Question

_MAX_WORDS = 8  # words of the longest name or topic that may stand alone: "and the price of the ferry?"
_LEAD = re.compile(
    r"(?:(?:and|but|or|so|ok|okay|then|also|well|yes|no|now|sorry|i\s+meant?|i\s+was\s+asking\s+about|make\s+that)\b[\s,]*)+",
    re.I,
)
_WHAT_ABOUT = re.compile(r"(?:what|how)\s+about\b\s*|what\s+of\b\s*", re.I)
_SAME = re.compile(
    r"(?:(?:and\s+)?(?:the\s+)?same(?:\s+(?:question|thing|again))?|ditto|likewise|(?:(?:tell|show|give)\s+me\s+)?more)\b"
    r"[\s,]*(?:(?:for|from|by|with|of)\s+|(?=(?:about|on|in)\s))",
    re.I,
)
_ONLY = re.compile(r"(?:only|just)\b\s*", re.I)
_NAME_ON = re.compile(r"(?P<name>\S.*?)\s+(?:on|about|regarding)\s+(?P<topic>\S.*)", re.I)
_VERBS = re.compile(r"\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b", re.I)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question that may lean on the one before it.

    Attributes:
        core: Its text without "and", question mark and white space.
        rest: The same without "what about", "the same for" and "only", too.
        led: Whether any such words stood before the rest.
        asks_about: Whether they were "what about": then a topic is as likely as a speaker.
        only: Whether they were "only".
    """

    parsed: Parsed
    context: Context
    lexicon: Lexicon
    core: str
    rest: str
    led: bool
    asks_about: bool
    only: bool

    @property
    def text(self) -> str:
        """The question's own text."""
        return self.parsed.question.text


def read_lead(parsed: Parsed, context: Context, lexicon: Lexicon) -> FollowUp:
    """Take the words that lead up to a question apart: "and what about Brannock?"."""
    text = parsed.question.text.strip(EDGE)
    lead = _LEAD.match(text)
    core = text if lead is None else text[lead.end() :]
    rest, found = core, {}
    for pattern in (_SAME, _WHAT_ABOUT, _ONLY):
        match = pattern.match(rest)
        found[pattern] = match is not None
        rest = rest if match is None else rest[match.end() :]
    led = lead is not None or any(found.values())
    return FollowUp(parsed, context, lexicon, core, rest, led, found[_WHAT_ABOUT], found[_ONLY])


def refine(given: FollowUp) -> Parsed | None:
    """Understand "only the Moscow Times", "just in February", "and before March?": the same, restricted."""
    phrases = _read_restriction(given)
    return repeat(given.context, given.text, merge_filters(NO_FILTERS, phrases)) if phrases else None


def _read_restriction(given: FollowUp) -> list[Phrase]:
    """Give the phrases that a text consists of; the name of an outlet will do where something leads up to it."""
    text, lexicon = given.rest, given.lexicon
    for candidate in (text, f"in {text}") if given.led else (text,):
        phrases = find_phrases(candidate, lexicon)
        left = set(tokenize(cut_phrases(candidate, phrases)))
        if phrases and left <= {"and", "only", "just", "or", "but"}:
            speaks = not given.only and is_known(text, lexicon)
            return [] if speaks and candidate is not text else phrases
    return []


def replace_part(given: FollowUp) -> Parsed | None:
    """Understand "and Zelensky?" as another speaker, "what about Crimea?" as another topic.

    A name that the archive does not have is another speaker's after "and", so that nobody else's words are given for
    his; after "what about" only where it is a person's by its form.
    """
    taken = choose_phrases(given.rest, find_phrases(given.rest, given.lexicon))
    phrases = [one.phrase for one in taken]
    name = cut_phrases(given.rest, phrases).strip(EDGE)
    about = ABOUT_REST.match(name)
    name = name if about is None else name[about.end() :]
    words = set(tokenize(name))
    if not words or words <= PRONOUNS or len(name.split()) > _MAX_WORDS or not given.context.is_speech:
        return None
    new, old = merge_filters(NO_FILTERS, phrases), given.context.question.filters
    if about is None and (is_known(name, given.lexicon) or _is_somebody(given, name)):
        return restrict(_with_speaker(given, name), new, old)
    both = _NAME_ON.fullmatch(name) if given.led and about is None else None
    if both is not None and (is_known(both["name"], given.lexicon) or _is_somebody(given, both["name"])):
        topic = None if set(tokenize(both["topic"])) <= PRONOUNS else both["topic"]
        return restrict(_with_speaker(given, both["name"], topic), new)
    if given.led and about is None and given.rest is not given.core:
        whole = parse_text(given.rest, given.lexicon)
        if whole.speech:
            asked = replace(whole.question, text=given.text, words=given.rest)
            return replace(whole, question=asked)
    is_topic = (given.led or about is not None) and not given.parsed.speech and _VERBS.search(name) is None
    asks_who = given.context.question.kind == WHO_SAID
    return restrict(_with_topic(given, name), new, old) if is_topic and not asks_who else None


def _is_somebody(given: FollowUp, name: str) -> bool:
    """Tell whether a name that the archive does not have asks for somebody's words all the same."""
    if not given.led or given.only:
        return False
    return is_person(name) if given.asks_about else may_be_person(name)


def _with_speaker(given: FollowUp, name: str, topic: str | None = None) -> Question:
    last = given.context.question
    kind = SAID if last.kind == WHO_SAID else last.kind
    carried = ("topic",) if topic is None and last.topic is not None else ()
    return replace(
        ask_again(given.context, given.text, kind=kind),
        speaker=name,
        speakers=match_speakers(name, given.lexicon),
        topic=last.topic if topic is None else topic,
        carried=carried,
    )


def _with_topic(given: FollowUp, topic: str) -> Question:
    context, last = given.context, given.context.question
    aside = last.kind == WHEN_SAID and "topic" in last.carried  # "when did he say that?" was asked in passing
    return replace(ask_again(context, given.text, kind=SAID if aside else last.kind), topic=topic)
