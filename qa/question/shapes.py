"""Know a question about speech by its shape: its kind, whose words it asks for, and where the topic stands."""

import re
from collections.abc import Iterable
from dataclasses import replace

from index.lexical import tokenize
from index.records import Span
from index.speakers.lists.body_words import BODY_NOUNS
from qa.question.bare import read_bare
from qa.question.lists import (
    ABOUT,
    ABOUT_NOUN,
    ASKED_OF,
    NEGATED,
    NOUN,
    ON_SIDE,
    PRONOUNS,
    QUOTES,
    SAY,
    TAKE_SIDES,
    VIEW,
)  # fmt: skip
from qa.question.patterns import (
    ADJ,
    ANY,
    ASKING,
    AUX,
    BE,
    ELSE,
    GIVEN,
    HAVE,
    LEAD,
    NAMED,
    NO_PAPER,
    NOT,
    ON,
    OWNER,
    PERSON,
    PLAIN,
    POSS,
    POST_HELD,
    PREP,
    QUOTED,
    SIDE,
    SPOKEN,
    WHAT_IS,
    WHEN,
    Known,
    Reading,
    S,
    Shape,
    T,
    shape,
)  # fmt: skip
from qa.question.stances import STANCES
from qa.question.who_said import WHO_SAYS
from qa.question.whom import are_people, is_full_name, is_person, is_torn, looks_like_name
from qa.records import COMMENT, SAID, TIMELINE, WHEN_SAID, WHO_SAID

# In order: the first that fits is taken.
_SHAPES = (
    shape(TIMELINE, rf"how\s+(?:has|have|did)\s+{POSS}(?:\s+(?P<T>{ABOUT_NOUN}\b.+?))?\s+(?:changed?|evolved?|developed?|shift(?:ed)?)"),
    shape(TIMELINE, rf"(?:a\s+|the\s+)?(?:timeline|chronology|history)\s+(?:of|for)\s+{POSS}{ON}"),
    shape(TIMELINE, rf"(?:a\s+|the\s+)?(?:timeline|chronology)(?:\s+(?:of|for)|\s*:)\s+(?:what\s+)?{S}(?:\s+(?:has\s+)?said)?(?:\s+(?P<T>{ABOUT}\b.+))?", NAMED),
    shape(WHEN_SAID, rf"{WHEN}{ELSE}\s+(?:exactly\s+)?{AUX}\s+{S}\s+(?P<verb>{SAY})\s*{T}"),
    shape(WHEN_SAID, rf"{WHEN}\s+(?:is|was|were)\s+{S}\s+{SPOKEN}\s*{T}"),
    shape(WHEN_SAID, r"when\s+(?:was|were)\s+(?P<T>.*?)\s*(?P<verb>said|quoted|announced|claimed|denied)(?:\s+by\s+(?P<S>.+))?"),
    shape(SAID, rf"how\s+(?:did|does|do|has|have|had)\s+{S}\s+(?P<verb>{VIEW})\s*{T}"),
    shape(SAID, rf"where\s+do(?:es)?\s+{S}\s+(?P<verb>stand)\s+(?P<T>on\b.*)"),
    shape(SAID, rf"{PREP}(?:what|why|where|how|whom?|which){ELSE}\s+(?:exactly\s+)?{AUX}\s+{S}\s+(?P<verb>{SAY})\s*{T}"),
    shape(SAID, rf"(?:what|why|where|how|who){ELSE}\s+{BE}\s+{S}\s+{SPOKEN}\s*{T}"),
    shape(SAID, rf"what{ELSE}\s+{BE}\s+(?:being\s+)?(?P<verb>said)\s+by\s+{S}(?:\s+(?P<T>{ABOUT}\b.+))?"),
    shape(SAID, rf"what{ELSE}\s+{BE}\s+(?:being\s+)?(?P<verb>said)(?!\s+to\s+(?:be|have)\b)(?:\s+(?P<T>.+?))?(?:\s+by\s+(?P<S>.+))?"),
    shape(SAID, rf"what\s+(?P<verb>(?!{POST_HELD}){NOUN})\s+(?:did|does|do|has|have)\s+{S}\s+(?:take|taken|have|hold|held|give|given|make|made|offer|offered)\s*{T}"),
    shape(SAID, rf"{PREP}(?:what|which|how\s+(?:many|much))\s+(?P<of>(?!{BE}\b|(?:did|does|do|has|have|had|will|would)\b)\S+(?:\s+\S+){{0,4}}?)\s+(?:did|does|do|has|have|had)\s+{S}\s+(?P<verb>{ASKED_OF})\s*{T}"),
    shape(SAID, rf"(?:what|which|how\s+many)\s+(?P<of>(?:\S+\s+){{0,3}}?{GIVEN})\s+(?:did|does|do|has|have|had)\s+{S}\s+(?P<verb>give|given|offer|offered)\s*{T}"),
    shape(SAID, rf"{WHAT_IS}\s+{POSS}{ON}"),
    shape(SAID, rf"{WHAT_IS}\s+the\s+{ADJ}(?P<verb>{NOUN})\s+(?:of|from|by)\s+{S}{ON}"),
    shape(WHO_SAID, rf"whose\s+(?:words?|quotes?|quotations?|statements?|claims?|remarks?|opinions?|views?)\s+(?:is|are|was|were)(?:\s+(?:this|these|that|those)\b)?[\s:,]*{T}"),
    shape(WHO_SAID, rf"who(?:['’]s)?{ELSE}{NOT}(?:\s+(?:in|at|from|among|of)(?:\s+{PLAIN}){{1,5}}?)?\s+{HAVE}(?P<verb>(?!(?:wr[io]te?s?|written)\s+(?!about|that|on\b))(?:{SAY}|spoken|written))[\s:,]*{T}"),
    shape(WHO_SAID, rf"who(?:{ELSE}{NOT}\s+{SIDE}|['’]s\s+(?P<side>{ON_SIDE}))\s+{T}"),
    shape(WHO_SAID, rf"which\s+(?P<group>{PLAIN}(?:\s+{PLAIN}){{0,2}}?)\s+{SIDE}\s+{T}"),
    shape(WHO_SAID, rf"who{ELSE}\s+{BE}\s+{SPOKEN}\s*{T}"),
    shape(WHO_SAID, r"(?P<T>.+[\"”’'])[\s,:—–-]*who\s+(?:has\s+)?(?P<verb>said|claimed)(?:\s+(?:that|it|this|so))?"),
    shape(WHO_SAID, rf"by\s+whom\s+(?:was|were|is)\s+(?:it\s+)?(?P<verb>said|claimed|stated|reported)\s*{T}"),
    shape(WHO_SAID, rf"which\s+{NO_PAPER}{PLAIN}(?:\s+{PLAIN}){{0,2}}?\s+{HAVE}(?P<verb>{SAY})\s*{T}"),
    shape(COMMENT, rf"(?:(?:has|have)\s+there\s+been|(?:is|are|was|were)\s+there)\s+{LEAD}{QUOTES}\s+(?:by|from)\s+{S}(?:\s+(?P<T>{ABOUT}\b.+))?"),
    shape(COMMENT, rf"(?:did|does|do|has|have|had|will)(?P<nt>n['’]?t)?\s+{S}\s+(?P<verb>{SAY})\s*{T}"),
    shape(COMMENT, rf"(?:is|are|was|were|has|have)\s+{S}\s+{SPOKEN}\s*{T}"),
    shape(COMMENT, rf"(?:did|does|do|has|have|had|will|would)(?P<nt>n['’]?t)?\s+{S}\s+(?P<verb>{TAKE_SIDES})\s+{T}", NAMED),
    shape(COMMENT, rf"{BE}(?P<nt>n['’]?t)?\s+{S}\s+(?P<verb>{ON_SIDE})\s+{T}", NAMED),
    shape(SAID, rf"{LEAD}{QUOTES}(?:\s+(?:made|given|said|issued))?\s+(?:by|from)\s+{S}(?:\s+(?P<T>{ABOUT}\b.+))?"),
    shape(SAID, rf"{LEAD}{QUOTES}\s+of\s+{S}(?:\s+(?P<T>{ABOUT}\b.+))?", NAMED),
    shape(SAID, rf"{LEAD}(?:quotes?|quotations?|statements?|comments?|remarks?)\s+(?P<T>(?:about|on|regarding|concerning)\b.+?)(?:\s+(?:by|from)\s+(?P<S>.+))?"),
    shape(SAID, rf"(?P<verb>quote|cite)\s+{S}(?:\s+(?P<T>{ABOUT}\b.+))?", NAMED),
    shape(SAID, rf"{OWNER}\s+{ADJ}(?P<verb>{NOUN})\s+(?P<T>{ABOUT_NOUN}\b.+)"),
    shape(SAID, rf"{POSS}", NAMED),
    shape(SAID, rf"{S}\s+(?P<verb>quotes?|quotations?|statements?|comments?|remarks?)\s+(?P<T>{ABOUT}\b.+)", NAMED),
    shape(SAID, rf"in\s+{S}['’]s?\s+(?P<verb>view|words|opinion|eyes)\s*,?\s+(?P<T>\S.*)"),
    shape(SAID, r"(?P<of>[^,]+),\s+(?P<verb>according)\s+to\s+(?P<S>[^,]+),\s*(?P<T>.+)"),
    shape(SAID, r"(?P<verb>according)\s+to\s+(?P<S>[^,]+),\s*(?P<T>.+)"),
    shape(SAID, r"(?P<T>.+?),?\s+(?P<verb>according)\s+to\s+(?P<S>[^,?]+)\??"),
    shape(WHEN_SAID, rf"when\s+(?!{AUX}\b|{BE}\b){S}\s+(?:(?:has|have|had)\s+)?(?P<verb>{SAY})\s*{T}", NAMED),
    shape(SAID, rf"(?:what|why|how){ELSE}\s+(?!{AUX}\b|{BE}\b){S}\s+(?:(?:has|have|had)\s+)?(?P<verb>{SAY})\s*{T}", NAMED),
)  # fmt: skip
_LY_NOUNS = (
    r"(?:ally|assembly|bully|daily|family|monopoly|monthly|rally|supply|weekly)\b"  # no adverbs: "the family"
)
_FILLER = re.compile(
    r"(?:\s+(?:ever|just|also|even|still|then|once|last|first|again|since|yet|not|never|have|has|had|to|try|tried|trying|himself|herself|"
    rf"themselves|itself|actually|(?-i:(?!{_LY_NOUNS})[a-z]+ly)))+$",
    re.I,
)
_BEGINS = re.compile(r"\s+(?:begin|start|stop|continue|keep|cease|resume)$", re.I)
# "Admit women": no act of speech; "admit mistakes" is one.
_LETS_IN = re.compile(
    r"(?:(?:more|fewer|any|no|all|some|the|foreign|black|new)\s+)*(?:women|men|girls|boys|people|students|pupils|patients|refugees|migrants|"
    r"visitors|members|children|guests|states|countries|voters|players)\b",
    re.I,
)
_BOTH = re.compile(r"(?:both|either)\s+(?=\S.*\s(?:and|or)\s)", re.I)
_POLITE = re.compile(
    r"(?:(?:please|hello|hi|hey|so|okay|ok|well|then|and|but|now|also)\b[\s,]+)*"
    r"(?:(?:(?:can|could|would)\s+you\s+)?(?:please\s+)?(?:tell|show|remind|let)\s+(?:me|us)(?:\s+know)?\s+"
    r"|(?:give|show|get|find)\s+(?:me|us)\s+(?=(?:\S+\s+){0,4}?\S+['’]s?\s)|compare\s+(?=what\s)"
    r"|(?:do|does)\s+(?:you|anyone)\s+know\s+|i(?:['’]d|\s+would)?\s+(?:like|want|need)\s+to\s+know\s+"
    r"|(?:find|look\s+up|search)(?:\s+(?:out|for))?\s+(?=what|who|how|why|when|where))?",
    re.I,
)
_OVER_TIME = re.compile(
    r"[\s,]+(?:over\s+time|over\s+the\s+years|chronologically|in\s+order\s+of\s+date)$", re.I
)

Telling = tuple[Known, Known]  # whether words name somebody, and somebody who is quoted


def read_shape(text: str, known: Known, heard: Known | None = None) -> Reading | None:
    """Read a question about speech, or give None.

    :param text: Without question mark, white space or full stops around it.
    :param known: Whether the archive has a speaker whom exactly these words name. Shapes that hold no word of speech
        ("Peskov on Kursk", "Kursk: Peskov") are read only with a known speaker, or somebody's full name.
    :param heard: Whether they name somebody who is quoted; the same as `known` where it is None.
    """
    end = _OVER_TIME.search(text)
    if end is not None:
        found = read_shape(text[: end.start()], known, heard)
        return None if found is None else replace(found, kind=TIMELINE)
    begin = _POLITE.match(text)
    at = 0 if begin is None else begin.end()
    lower = text.lower()
    plain = lower if text.isupper() and len(lower) == len(text) else text  # A QUESTION IN CAPITALS
    telling = (known, known if heard is None else heard)
    found = _read_first((*_SHAPES, *WHO_SAYS), plain, at, text, telling)
    if found is None or (found.subject is not None and not known(found.subject)):
        # "Peskov expect of the" talks: of a name that is known, what he expects.
        stance = _read_first(STANCES, plain, at, text, telling)
        if stance is not None and (found is None or (stance.subject is not None and known(stance.subject))):
            return stance
    return read_bare(text, plain, at, known) if found is None else found


def _read_first(shapes: Iterable[Shape], plain: str, at: int, text: str, telling: Telling) -> Reading | None:
    for one in shapes:
        match = one.pattern.fullmatch(plain, at)
        found = None if match is None else _take_apart(one, match, text, telling)
        if found is not None:
            return found
    return None


def _take_apart(fits: Shape, match: re.Match[str], text: str, telling: Telling) -> Reading | None:
    given = match.groupdict()
    name = "his" if given.get("his") is not None else "S"
    raw = text[slice(*match.span(name))].strip(" \t\n,") if given.get(name) is not None else None
    named = raw is not None and raw.endswith("ly") and telling[0](raw)  # "phyllis schlafly": no adverb
    bare = "" if raw is None else raw if named else _FILLER.sub("", raw)
    begins = _BEGINS.search(bare)
    bare = bare if begins is None else bare[: begins.start()]
    subject = None if raw is None else _BOTH.sub("", bare)
    group = given.get("group")
    if group is not None and (is_torn(group) or not are_people(group)):
        return None
    if not _may_speak(subject, fits.speaker, telling):
        return None
    if subject is not None and is_torn(subject) and not telling[0](subject):
        return None
    if begins is not None and not telling[1](bare):  # "begin admitting women" is no act of speech
        return None
    verb = (fits.verb or given.get("verb") or given.get("side") or "").lower()
    if verb == "according" and subject is not None and not _is_somebody(subject, telling[0]):
        return None
    if verb.startswith("admit") and _LETS_IN.match(given.get("T") or "") is not None:
        return None
    rest = Span(*match.span("T")) if given.get("T") is not None else Span(match.end(), match.end())
    if verb == "according":
        inner = read_shape(text[rest.start : rest.end].strip(" \t\n,?"), *telling)
        if inner is not None and inner.subject is not None:
            at = text.index(text[rest.start : rest.end].strip(" \t\n,?"), rest.start)
            return replace(inner, rest=Span(inner.rest.start + at, inner.rest.end + at))
    filler = "" if raw is None else raw[len(bare) :]
    denied = (
        NEGATED.match(verb) is not None
        or (bool(given.get("nt")) and fits.kind != COMMENT)
        or bool({"not", "never"} & set(filler.split()))
    )
    asked = text[slice(*match.span("of"))] if given.get("of") is not None else ""
    other = given.get("else") is not None
    return Reading(fits.kind, subject or None, rest, asked, verb, denied, other, given.get("but"))


def _is_somebody(words: str, known: Known) -> bool:
    """Tell "Peskov", "the mayor" and "police" from "the report" and "the old view"."""
    if known(words) or looks_like_name(words) or is_person(words) or are_people(words):
        return True
    return not BODY_NOUNS.isdisjoint(tokenize(words))


def _may_speak(subject: str | None, speaker: str, telling: Telling) -> bool:
    """Tell whether the words for a speaker are what a shape takes; see `Shape`."""
    if subject is None:
        return speaker == ANY
    if ASKING.match(subject) is not None:
        return False
    known, heard = telling
    if speaker in (PERSON, QUOTED):
        return PRONOUNS.isdisjoint(subject.lower().split()) and (
            heard(subject) or (speaker == PERSON and (known(subject) or is_full_name(subject)))
        )
    return speaker == ANY or known(subject) or looks_like_name(subject)
