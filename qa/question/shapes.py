"""Know a question about speech by its shape: its kind, whose words it asks for, and where the topic stands."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from index.records import Span
from qa.question.lists import (
    ABOUT,
    ABOUT_NOUN,
    ASKED_OF,
    CLAUSE,
    NEGATED,
    NOUN,
    ON_SIDE,
    QUOTES,
    SAY,
    SAYING,
    TAKE_SIDES,
    VIEW,
)  # fmt: skip
from qa.question.whom import BUT, are_people, looks_like_name
from qa.records import COMMENT, SAID, TIMELINE, WHEN_SAID, WHO_SAID


@dataclass(frozen=True, slots=True)
class Reading:
    """A question about speech, taken apart.

    Attributes:
        subject: The words that stand for the speaker, pronouns too; None where there are none.
        rest: Where what follows the verb stands in the text: the topic with "about" and other words before it.
        asked: What stands between "what" and "did": "reason" in "what reason does X give"; "" for nothing.
        verb: The verb or noun of speech.
        other: Whether it asks for something or somebody else: "what else", "who else".
        left_out: Whom "who but X" leaves out; None for nobody.
    """

    kind: str
    subject: str | None
    rest: Span
    asked: str = ""
    verb: str = ""
    negated: bool = False
    other: bool = False
    left_out: str | None = None

    @property
    def takes_clause(self) -> bool:
        """Tell whether a clause may follow the verb: "said that", not "rejected"."""
        return CLAUSE.match(self.verb) is not None


@dataclass(frozen=True, slots=True)
class _Shape:
    kind: str
    pattern: re.Pattern[str]
    named: bool = False  # whether the speaker must be known, or look like a name


def _shape(kind: str, pattern: str, *, named: bool = False) -> _Shape:
    return _Shape(kind, re.compile(pattern, re.I | re.S), named)


_AUX = r"(?:did|does|do|has|have|had|will|would|could|can)(?P<nt>n['’]?t)?"
_BE = r"(?:is|are|was|were|(?:has|have|had)\s+been)"
_S = r"(?P<S>\S.*?)"
_T = r"(?P<T>.*)"
_PREP = r"(?:(?:in|on|at|to|about|with|of|for|under)\s+)?"
_ELSE = r"(?P<else>\s+else)?"
_SPOKEN = rf"(?P<verb>{SAYING}|(?:been\s+)?quoted(?:\s+as)?(?:\s+saying)?(?!\s+in\b))"
_ADJ = r"(?:(?-i:[a-z]+)\s+){0,2}?"
_OWNER = r"(?:(?P<S>\S.*?)(?:['’]s|(?<=s)['’])|(?P<his>his|her|their))"
_POSS = rf"{_OWNER}\s+{_ADJ}(?P<verb>{NOUN})"
_ON = rf"(?:\s+(?P<T>{ABOUT_NOUN}\b.+))?"
_WHAT_IS = r"(?:what(?:['’]s|\s+(?:is|was|are|were|has\s+been|have\s+been))|how\s+(?:is|was))"
_HAVE = r"(?:(?:has|have|had|was\s+it\s+(?:that|who)|is\s+it\s+that|ever|first|also|publicly|officially|recently|even|once)\s+)*"
_LEAD = r"(?:(?:give|show|find|list|get)(?:\s+(?:me|us))?\s+)?(?:(?:all|any|the|some|latest|recent|every|direct|more)\s+)*"
_NOT = rf"(?:\s+{BUT}\s+(?P<but>\S.*?))?"
_SIDE = rf"(?:{_BE}\s+(?={ON_SIDE})|(?:has|have|had)\s+(?!{ON_SIDE})|(?={TAKE_SIDES}))(?P<verb>{ON_SIDE}|{TAKE_SIDES})"
_PLAIN = r"(?!(?:did|does|do|has|have|had|is|are|was|were|will|would)\b)\S+"
_NO_PAPER = r"(?!(?:\S+\s+){0,3}?(?:news\w*|papers?|outlets?|articles?|reports?|media|agenc\w+|sites?)\b)"

# In order: the first that fits is taken.
_SHAPES = (
    _shape(TIMELINE, rf"how\s+(?:has|have|did)\s+{_POSS}(?:\s+(?P<T>{ABOUT_NOUN}\b.+?))?\s+(?:changed?|evolved?|developed?|shift(?:ed)?)"),
    _shape(TIMELINE, rf"(?:a\s+|the\s+)?(?:timeline|chronology|history)\s+(?:of|for)\s+{_POSS}{_ON}"),
    _shape(TIMELINE, rf"(?:a\s+|the\s+)?(?:timeline|chronology)(?:\s+(?:of|for)|\s*:)\s+(?:what\s+)?{_S}(?:\s+(?:has\s+)?said)?(?:\s+(?P<T>{ABOUT}\b.+))?", named=True),
    _shape(WHEN_SAID, rf"when{_ELSE}\s+(?:exactly\s+)?{_AUX}\s+{_S}\s+(?P<verb>{SAY})\s*{_T}"),
    _shape(WHEN_SAID, rf"when\s+(?:is|was|were)\s+{_S}\s+{_SPOKEN}\s*{_T}"),
    _shape(WHEN_SAID, r"when\s+(?:was|were)\s+(?P<T>.*?)\s*(?P<verb>said|quoted|announced|claimed|denied)(?:\s+by\s+(?P<S>.+))?"),
    _shape(SAID, rf"how\s+(?:did|does|do|has|have|had)\s+{_S}\s+(?P<verb>{VIEW})\s*{_T}"),
    _shape(SAID, rf"where\s+do(?:es)?\s+{_S}\s+(?P<verb>stand)\s+(?P<T>on\b.*)"),
    _shape(SAID, rf"{_PREP}(?:what|why|where|how|whom?|which){_ELSE}\s+(?:exactly\s+)?{_AUX}\s+{_S}\s+(?P<verb>{SAY})\s*{_T}"),
    _shape(SAID, rf"(?:what|why|where|how|who){_ELSE}\s+{_BE}\s+{_S}\s+{_SPOKEN}\s*{_T}"),
    _shape(SAID, rf"what{_ELSE}\s+{_BE}\s+(?:being\s+)?(?P<verb>said)\s+by\s+{_S}(?:\s+(?P<T>{ABOUT}\b.+))?"),
    _shape(SAID, rf"what{_ELSE}\s+{_BE}\s+(?:being\s+)?(?P<verb>said)(?:\s+(?P<T>.+?))?(?:\s+by\s+(?P<S>.+))?"),
    _shape(SAID, rf"what\s+(?P<verb>{NOUN})\s+(?:did|does|do|has|have)\s+{_S}\s+(?:take|taken|have|hold|held|give|given|make|made|offer|offered)\s*{_T}"),
    _shape(SAID, rf"{_PREP}(?:what|which|how\s+(?:many|much))\s+(?P<of>(?!{_BE}\b|(?:did|does|do|has|have|had|will|would)\b)\S+(?:\s+\S+){{0,4}}?)\s+(?:did|does|do|has|have|had)\s+{_S}\s+(?P<verb>{ASKED_OF})\s*{_T}"),
    _shape(SAID, rf"{_WHAT_IS}\s+{_POSS}{_ON}"),
    _shape(SAID, rf"{_WHAT_IS}\s+the\s+{_ADJ}(?P<verb>{NOUN})\s+(?:of|from|by)\s+{_S}{_ON}"),
    _shape(WHO_SAID, rf"whose\s+(?:words?|quotes?|quotations?|statements?|claims?|remarks?|opinions?|views?)\s+(?:is|are|was|were)(?:\s+(?:this|these|that|those)\b)?[\s:,]*{_T}"),
    _shape(WHO_SAID, rf"who(?:['’]s)?{_ELSE}{_NOT}(?:\s+(?:in|at|from|among|of)(?:\s+{_PLAIN}){{1,5}}?)?\s+{_HAVE}(?P<verb>(?!(?:wr[io]te?s?|written)\s+(?!about|that|on\b))(?:{SAY}|spoken|written))[\s:,]*{_T}"),
    _shape(WHO_SAID, rf"who(?:{_ELSE}{_NOT}\s+{_SIDE}|['’]s\s+(?P<side>{ON_SIDE}))\s+{_T}"),
    _shape(WHO_SAID, rf"which\s+(?P<group>{_PLAIN}(?:\s+{_PLAIN}){{0,2}}?)\s+{_SIDE}\s+{_T}"),
    _shape(WHO_SAID, rf"who{_ELSE}\s+{_BE}\s+{_SPOKEN}\s*{_T}"),
    _shape(WHO_SAID, r"(?P<T>.+[\"”’'])[\s,:—–-]*who\s+(?:has\s+)?(?P<verb>said|claimed)(?:\s+(?:that|it|this|so))?"),
    _shape(WHO_SAID, rf"by\s+whom\s+(?:was|were|is)\s+(?:it\s+)?(?P<verb>said|claimed|stated|reported)\s*{_T}"),
    _shape(WHO_SAID, rf"which\s+{_NO_PAPER}{_PLAIN}(?:\s+{_PLAIN}){{0,2}}?\s+{_HAVE}(?P<verb>{SAY})\s*{_T}"),
    _shape(COMMENT, rf"(?:(?:has|have)\s+there\s+been|(?:is|are|was|were)\s+there)\s+{_LEAD}{QUOTES}\s+(?:by|from)\s+{_S}(?:\s+(?P<T>{ABOUT}\b.+))?"),
    _shape(COMMENT, rf"(?:did|does|do|has|have|had|will)(?P<nt>n['’]?t)?\s+{_S}\s+(?P<verb>{SAY})\s*{_T}"),
    _shape(COMMENT, rf"(?:is|are|was|were|has|have)\s+{_S}\s+{_SPOKEN}\s*{_T}"),
    _shape(COMMENT, rf"(?:did|does|do|has|have|had|will|would)(?P<nt>n['’]?t)?\s+{_S}\s+(?P<verb>{TAKE_SIDES})\s+{_T}", named=True),
    _shape(COMMENT, rf"{_BE}(?P<nt>n['’]?t)?\s+{_S}\s+(?P<verb>{ON_SIDE})\s+{_T}", named=True),
    _shape(SAID, rf"{_LEAD}{QUOTES}(?:\s+(?:made|given|said|issued))?\s+(?:by|from)\s+{_S}(?:\s+(?P<T>{ABOUT}\b.+))?"),
    _shape(SAID, rf"{_LEAD}{QUOTES}\s+of\s+{_S}(?:\s+(?P<T>{ABOUT}\b.+))?", named=True),
    _shape(SAID, rf"{_LEAD}(?:quotes?|quotations?|statements?|comments?|remarks?)\s+(?P<T>(?:about|on|regarding|concerning)\b.+?)(?:\s+(?:by|from)\s+(?P<S>.+))?"),
    _shape(SAID, rf"(?P<verb>quote|cite)\s+{_S}(?:\s+(?P<T>{ABOUT}\b.+))?", named=True),
    _shape(SAID, rf"{_OWNER}\s+{_ADJ}(?P<verb>{NOUN})\s+(?P<T>{ABOUT_NOUN}\b.+)"),
    _shape(SAID, rf"{_POSS}", named=True),
    _shape(SAID, rf"{_S}\s+(?P<verb>quotes?|quotations?|statements?|comments?|remarks?)\s+(?P<T>{ABOUT}\b.+)", named=True),
    _shape(SAID, rf"in\s+{_S}['’]s?\s+(?P<verb>view|words|opinion|eyes)\s*,?\s+(?P<T>\S.*)"),
    _shape(SAID, r"(?P<of>[^,]+),\s+(?P<verb>according)\s+to\s+(?P<S>[^,]+),\s*(?P<T>.+)"),
    _shape(SAID, r"(?P<verb>according)\s+to\s+(?P<S>[^,]+),\s*(?P<T>.+)"),
    _shape(SAID, r"(?P<T>.+?),?\s+(?P<verb>according)\s+to\s+(?P<S>[^,?]+)\??"),
    _shape(WHEN_SAID, rf"when\s+(?!{_AUX}\b|{_BE}\b){_S}\s+(?:(?:has|have|had)\s+)?(?P<verb>{SAY})\s*{_T}", named=True),
    _shape(SAID, rf"(?:what|why|how){_ELSE}\s+(?!{_AUX}\b|{_BE}\b){_S}\s+(?:(?:has|have|had)\s+)?(?P<verb>{SAY})\s*{_T}", named=True),
)  # fmt: skip
_BARE_ON = re.compile(r"\s+(?:on|about|regarding|concerning|over|re:?|:)\s+|\s*:\s+", re.I)
_BARE_SAY = re.compile(rf"\s+(?:(?:has|have|had|also)\s+)?(?P<verb>{SAY})(?:\s+what\b)?", re.I)
_BARE_QUOTES = re.compile(r"\s+(?:quotes?|quotations?|statements?|comments?|remarks?)(?:\s+|$)", re.I)
_FILLER = re.compile(
    r"(?:\s+(?:ever|just|also|even|still|then|once|last|first|again|since|yet|not|never|have|has|had|to|himself|herself|"
    r"themselves|itself|actually|(?-i:(?!daily|weekly|monthly)[a-z]+ly)))+$",
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
Known = Callable[[str], bool]


def read_shape(text: str, known: Known) -> Reading | None:
    """Read a question about speech, or give None.

    :param text: Without question mark, white space or full stops around it.
    :param known: Whether the archive has a speaker whom exactly these words name. Shapes that hold no word of speech
        ("Peskov on Kursk", "Kursk: Peskov") are read only with a known speaker.
    """
    end = _OVER_TIME.search(text)
    if end is not None:
        found = read_shape(text[: end.start()], known)
        return None if found is None else replace(found, kind=TIMELINE)
    begin = _POLITE.match(text)
    at = 0 if begin is None else begin.end()
    lower = text.lower()
    plain = lower if text.isupper() and len(lower) == len(text) else text  # A QUESTION IN CAPITALS
    for shape in _SHAPES:
        match = shape.pattern.fullmatch(plain, at)
        found = None if match is None else _take_apart(shape, match, text, known)
        if found is not None:
            return found
    return _read_bare(text, plain, at, known)


def _take_apart(shape: _Shape, match: re.Match[str], text: str, known: Known) -> Reading | None:
    given = match.groupdict()
    name = "his" if given.get("his") is not None else "S"
    raw = text[slice(*match.span(name))].strip(" \t\n,") if given.get(name) is not None else None
    bare = "" if raw is None else _FILLER.sub("", raw)
    subject = None if raw is None else _BOTH.sub("", bare)
    group = given.get("group")
    if group is not None and not are_people(group):
        return None
    if shape.named and (subject is None or not (known(subject) or looks_like_name(subject))):
        return None
    verb = given.get("verb") or given.get("side") or ""
    rest = Span(*match.span("T")) if given.get("T") is not None else Span(match.end(), match.end())
    if verb == "according":
        inner = read_shape(text[rest.start : rest.end].strip(" \t\n,?"), known)
        if inner is not None and inner.subject is not None:
            at = text.index(text[rest.start : rest.end].strip(" \t\n,?"), rest.start)
            return replace(inner, rest=Span(inner.rest.start + at, inner.rest.end + at))
    filler = "" if raw is None else raw[len(bare) :]
    denied = (
        NEGATED.match(verb) is not None
        or (bool(given.get("nt")) and shape.kind != COMMENT)
        or bool({"not", "never"} & set(filler.split()))
    )
    asked = text[slice(*match.span("of"))] if given.get("of") is not None else ""
    other = given.get("else") is not None
    return Reading(shape.kind, subject or None, rest, asked, verb, denied, other, given.get("but"))


def _read_bare(text: str, plain: str, at: int, known: Known) -> Reading | None:
    """Read "Peskov on Kursk", "Peskov said …" and "Kursk: Peskov", with a known speaker only."""
    for match in _BARE_ON.finditer(plain, at):
        if known(text[at : match.start()]):
            return Reading(SAID, text[at : match.start()].strip(), Span(match.end(), len(text)))
        if ":" in match[0] and known(text[match.end() :]):
            return Reading(SAID, text[match.end() :].strip(), Span(at, match.start()))
    for quotes in _BARE_QUOTES.finditer(plain, at):
        if known(text[at : quotes.start()]):
            return Reading(SAID, text[at : quotes.start()].strip(), Span(quotes.end(), len(text)))
    for match in _BARE_SAY.finditer(plain, at):
        if known(text[at : match.start()]):
            denied = NEGATED.match(match["verb"]) is not None
            rest = Span(match.end(), len(text))
            return Reading(SAID, text[at : match.start()].strip(), rest, verb=match["verb"], negated=denied)
    return None
