"""Understand a question that leans on the one before it: "and Zelensky?", "when did he say that?", "only AFP"."""

import re
from collections.abc import Callable
from dataclasses import replace

from index.lexical import tokenize
from index.speakers.archive.bodies import is_body
from index.speakers.lists.given_names import MAN, WOMAN
from qa.filters import NO_FILTERS
from qa.question.carry import Context, ask_again, repeat, restrict, take_topic
from qa.question.lexicon import Lexicon
from qa.question.lists import PRONOUNS, SPEAKING_PRONOUNS
from qa.question.names import find_title_gender, keep_gender, match_speakers
from qa.question.other_part import FollowUp, read_lead, refine, replace_part
from qa.question.phrases import merge_filters
from qa.question.read import Parsed, parse_text
from qa.question.relax import relax
from qa.question.whom import split_all_but
from qa.records import SAID, WHEN_SAID, WHO_SAID

_ELSE = re.compile(
    r"(?:(?:did|has|have|does|is\s+there)\s+)?(?:any(?:one|body)|some(?:one|body)|every(?:one|body)|who)\s+else\b.*"
    r"|(?:(?:all\s+)?the\s+|all\s+|any\s+)?others?",
    re.I | re.S,
)
_IN_OUTLETS = re.compile(
    r"(?:in\s+)?(?:which|what)\s+(?:outlets?|newspapers?|papers?|articles?|media)"
    r"(?:\s+(?:(?:has|have)\s+)?(?:reported|published|wrote|written|carried|quoted|printed|had|was|is|were|are)\s+"
    r"(?:that|it|this|him|her|them)(?:\s+\w+)?)?|where\s+was\s+(?:that|it|this)\s+(?:reported|published|printed|written)",
    re.I,
)
_SHORT = {"why": SAID, "why so": SAID, "why not": SAID, "when": WHEN_SAID, "since when": WHEN_SAID,
          "when was that": WHEN_SAID, "when was it": WHEN_SAID,
          "where": SAID, "where was that": SAID, "where was it": SAID}  # fmt: skip
_AGAIN = re.compile(
    r"(?:please\s+)?(?:(?:(?:say|tell\s+me|show\s+me|ask|read)\s+)?(?:that\s+|it\s+)?(?:once\s+)?(?:again|more)"
    r"|repeat(?:\s+(?:that|it|this))?|go\s+on|continue|more\s+(?:quotes|of\s+(?:that|this|it)|on\s+(?:that|this|it)))"
    r"(?:,?\s+please)?",
    re.I,
)
_WHAT_ELSE = re.compile(r"(?:(?:is|was)\s+there\s+)?(?:what|any\s*thing|something)\s+(?:else|more)", re.I)
_JOINT = re.compile(r",|\s(?:and|&)\s", re.I)
_GENDERS = {"he": MAN, "him": MAN, "his": MAN, "she": WOMAN, "her": WOMAN}
_OBJECTS = frozenset("him her them".split())
_PLURAL = frozenset("they them their".split())
_DOES_SHE = re.compile(
    r"^(?:\S+\s+){0,4}?(?:did|does|do|is|are|was|were|has|have|had|would|will|could|can)(?:n['’]t)?\s+(?P<pronoun>he|she|they)\b",
    re.I,
)


def follow(parsed: Parsed, context: Context, lexicon: Lexicon) -> Parsed | None:
    """Complete a question from the one before it; None if it stands on its own, or could be meant in several ways.

    What is taken over is in `carried`. Dates and outlets go along with a topic taken over, and with one that takes
    the place of another; a date on one side only ("since January") joins one on the other.
    """
    given = read_lead(parsed, context, lexicon)
    for step in _STEPS:
        found = step(given)
        if found is not None:
            return found
    return None


def _ask_once_more(given: FollowUp) -> Parsed | None:
    """Understand "again" and "more" as the same question, "what else?" as one after anything that he said."""
    context = given.context
    if _AGAIN.fullmatch(given.core) is not None:
        return repeat(context, given.text)
    if _WHAT_ELSE.fullmatch(given.core) is None or not context.is_speech:
        return None
    if context.speaker is None:
        return repeat(context, given.text) if context.question.topic is not None else None
    asked = replace(ask_again(context, given.text, kind=SAID), topic=None, negated=False)
    return restrict(asked, NO_FILTERS, context.question.filters)


def _ask_briefly(given: FollowUp) -> Parsed | None:
    """Understand "why?", "when?" and "in which outlets?"."""
    last = given.context.question
    short = " ".join(tokenize(given.core))
    kind = _SHORT.get(short, last.kind if _IN_OUTLETS.fullmatch(given.core) else None)
    unplain = last.speaker is not None and given.context.speaker is None
    if (
        kind is None
        or unplain
        or (not given.context.is_speech and short in _SHORT)
        or not (last.topic or last.speaker)
    ):
        return None
    new = merge_filters(NO_FILTERS, given.parsed.phrases)
    return take_topic(ask_again(given.context, given.text, kind=kind), given.context, new)


def _ask_others(given: FollowUp) -> Parsed | None:
    """Understand "anyone else?" and "who else said that?": not the speaker asked about, nor the one of the answer."""
    last, context = given.context.question, given.context
    if not context.is_speech or _ELSE.fullmatch(given.rest) is None:
        return None
    if given.parsed.question.topic is None and last.topic is None:
        return None
    known = context.speakers or (() if context.speaker is None else (context.speaker,))
    return _ask_all_but(given, tuple(dict.fromkeys((*last.exclude, *known))))


def _ask_but(given: FollowUp) -> Parsed | None:
    """Understand "everyone but Peskov" and "did anyone except him comment?"."""
    context, own = given.context, given.parsed.question
    name = split_all_but(given.rest) or split_all_but(given.parsed.subject or "")
    if name is None or not context.is_speech or (own.topic is not None and given.parsed.speech):
        return None
    if set(tokenize(name)) <= PRONOUNS:
        return _ask_all_but(given, context.speakers) if context.speakers else None
    return _ask_all_but(given, match_speakers(name, given.lexicon))


def _ask_all_but(given: FollowUp, exclude: tuple[str, ...]) -> Parsed:
    own = given.parsed.question
    topic = own.topic if given.parsed.speech else None
    asked = replace(own, kind=WHO_SAID, speaker=None, speakers=(), exclude=exclude, topic=topic)
    new = merge_filters(NO_FILTERS, given.parsed.phrases)
    return restrict(asked, new) if topic is not None else take_topic(asked, given.context, new)


def _point_back(given: FollowUp) -> Parsed | None:
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
    new = merge_filters(NO_FILTERS, parsed.phrases)
    speakers = _keep_meant(parsed.subject, context)
    if pronoun and not speakers:  # "did she agree?" after a man's words: hers are not known
        return take_topic(asked, context, new) if parsed.points_back else None
    unnamed = parsed.subject is None and asked.kind != WHO_SAID
    if pronoun and (parsed.subject or "").lower() in _PLURAL and _are_two(context):
        both = (*context.earlier, *context.speakers)
        asked = replace(asked, speaker=" and ".join(both), speakers=both, carried=("speaker",))
    elif (pronoun or unnamed) and context.speaker is not None:
        known = speakers if context.speakers else ()
        asked = replace(asked, speaker=context.speaker, speakers=known, carried=("speaker",))
    return take_topic(asked, context, new) if parsed.points_back else restrict(asked, new)


def _point_at_speaker(given: FollowUp) -> Parsed | None:
    """Understand "and what did Kellogg say about him?": him whose words were asked for before."""
    asked, context = given.parsed.question, given.context
    pronoun = (asked.topic or "").lower()
    asks_who = asked.kind == WHO_SAID and asked.speaker is None
    if pronoun not in _OBJECTS or context.speaker is None:
        return None
    if not asks_who and asked.speakers in ((), context.speakers):
        return None
    if _is_joint(context) != (pronoun in _PLURAL) or not _keep_meant(pronoun, context):
        return None
    named = context.speakers[0] if len(context.speakers) == 1 else context.speaker
    about = replace(asked, topic=named, words=None, carried=("topic",))
    if asks_who:  # "who disagreed with her?": it is the act that is asked for
        words = re.sub(rf"\b{pronoun}\b", lambda _: named, asked.text, flags=re.I)
        about = replace(about, words=words, exclude=context.speakers)
    return restrict(about, merge_filters(NO_FILTERS, given.parsed.phrases))


def _ask_of_speaker(given: FollowUp) -> Parsed | None:
    """Understand "what does she want?", which is about speech only where she is known to be quoted."""
    context = given.context
    match = _DOES_SHE.search(given.core)
    if given.parsed.speech or match is None or context.speaker is None or not context.is_speech:
        return None
    pronoun = match["pronoun"].lower()
    if _is_joint(context) != (pronoun in _PLURAL) or len(_keep_meant(pronoun, context)) != len(
        context.speakers
    ):
        return None
    named = context.speakers[0] if len(context.speakers) == 1 else context.speaker
    text = given.core[: match.start("pronoun")] + named + given.core[match.end("pronoun") :]
    found = parse_text(text, given.lexicon)
    if not found.speech or found.question.speakers != context.speakers:
        return None
    asked = replace(
        found.question, text=given.text, words=text, speaker=context.speaker, carried=("speaker",)
    )
    return restrict(asked, merge_filters(NO_FILTERS, found.phrases))


def _are_two(context: Context) -> bool:
    """Tell whether "they" means the last two who were asked about, and not one body."""
    return len(context.earlier) == len(context.speakers) == 1 and not is_body(context.speakers[0])


def _keep_meant(pronoun: str | None, context: Context) -> tuple[str, ...]:
    """Give those of the speakers before whom a pronoun may mean by its gender."""
    gender = _GENDERS.get((pronoun or "").lower())
    names = context.speakers or ((context.speaker,) if context.speaker is not None else ())
    titled = find_title_gender(context.speaker or "")
    return () if gender is not None and titled not in (gender, None) else keep_gender(names, gender)


def _is_joint(context: Context) -> bool:
    return len(context.speakers) != 1 and _JOINT.search(context.speaker or "") is not None


_STEPS: tuple[Callable[[FollowUp], Parsed | None], ...] = (
    _ask_once_more, _ask_briefly, _ask_others, _ask_but, _point_back, _point_at_speaker, _ask_of_speaker, relax, refine,
    replace_part,
)  # fmt: skip
