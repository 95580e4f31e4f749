"""Tell statements that a sentence names and nobody is said to have made: asked about, supposed, demanded, called untrue.

"Did X promise a bridge?", "If X says that …", "Had X said …", "X must admit that …" and "It is not true that X said …"
tell nothing that X said. Plans and hypotheses ("X would say") are left, as is what X asks or supposes.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from index.records import Span
from index.statements.records import Found
from index.statements.sayings import WHO

REACH_CHARS = 100  # before a source or a cue, in which the words that decide are looked for; code points

_AUXILIARY = r"(?:do|does|did|has|have|had|is|are|was|were|will|would|can|could|should|ca|wo)(?:n['’]t)?"
_INVERTED = re.compile(rf"\b{_AUXILIARY}\s(?:not\s)?$", re.I)
_IF = re.compile(
    r"(?<!even\s)\b(?:if|unless|whether|lest|supposing|suppose|assuming|provided|in\scase)\s(?:that\s|only\s|ever\s)?$",
    re.I,
)
_HAD = re.compile(r"(?:^|[,;:(–—“\"]\s?|\b(?:and|or|but)\s)(?:had|should|were)\s$", re.I)
_UNTRUE = re.compile(
    r"\b(?:(?:not|never|hardly|\w+n['’]t)\s(?:true|the\scase|correct|accurate|a\sfact)"
    r"|(?:false|untrue|incorrect|a\slie|a\smyth|nonsense)|no\s(?:evidence|proof|record|indication|truth)(?:\s\w+){0,5}?)"
    r"(?:\sto\s(?:say|claim|suggest))?\sthat\s$",
    re.I,
)
_TRUE = re.compile(r"\b(?:is|was)(?:n['’]t)?\sit\s(?:\w+\s){0,2}that\s$", re.I)  # "Is it true that X said …?"
_DUTY = re.compile(
    r"\b(?:should|must|ought\sto|pretend(?:s|ed|ing)?\sto)\s(?:(?:not|also|now|first|then|have|\w+ly)\s)*$",
    re.I,
)
_DUTY_CUE = re.compile(r"(?:should|must|ought\sto|pretend(?:s|ed|ing)?\sto)\s", re.I)
_SUBJECT = re.compile(rf"\b(?i:{_AUXILIARY}|if|unless|whether|lest|that)\s{WHO}\s$")
_FIRST_PERSON = frozenset(("i", "we"))  # "I must say": it is said
_TELLS_ON = re.compile(r"\b(?:who|which|that)[\s,]*$", re.I)


def find_said(text: str, found: Sequence[Found], sentences: Sequence[Span]) -> list[int]:
    """Give the places of the statements that are not unsaid; see `is_unsaid`.

    :param sentences: Those of the kept text, ascending.
    """
    starts = [sentence.start for sentence in sentences]
    places = (bisect_right(starts, (*one.cue, *one.content)[0].start) - 1 for one in found)
    return [
        number
        for number, (one, place) in enumerate(zip(found, places, strict=True))
        if place < 0 or not is_unsaid(text, one, sentences[place])
    ]


def is_unsaid(text: str, one: Found, sentence: Span) -> bool:
    """Tell whether a statement is one that nobody is said to have made.

    :param sentence: The one with the cue.
    """
    if not one.cue:
        return False
    subject = _find_subject(text, one, sentence)
    if subject is None:
        return False
    if text[subject.start : subject.end].lower() == "who" and subject.start == sentence.start:
        return "?" in text[one.cue[-1].end : sentence.end]
    if _TELLS_ON.search(text, subject.start, one.cue[0].start) is not None:
        return False
    if _is_asked_about(text, one, subject, sentence) or _is_due(text, one, subject):
        return True
    if one.content and one.content[0].start < one.cue[0].start:
        return False
    low = max(sentence.start, subject.start - REACH_CHARS)
    return any(_ends(pattern, text, low, subject.start) for pattern in (_IF, _HAD, _UNTRUE))


def _find_subject(text: str, one: Found, sentence: Span) -> Span | None:
    """Give the source where it stands before the cue in its sentence; without a source, a name that may be."""
    at = one.cue[0].start
    if one.source:
        return one.source[0] if sentence.start <= one.source[0].start < at else None
    match = _SUBJECT.search(text, max(sentence.start, at - REACH_CHARS), at)
    return None if match is None else Span(*match.span("who"))


def _ends(pattern: re.Pattern[str], text: str, low: int, end: int) -> bool:
    """Tell whether words before a place match; the pattern may ask for the sentence's start."""
    return pattern.search(text[low:end]) is not None


def _is_asked_about(text: str, one: Found, subject: Span, sentence: Span) -> bool:
    """Tell a question whether or what the subject says: its auxiliary stands before the subject."""
    if "?" not in text[one.cue[-1].end : sentence.end]:
        return False
    low = max(sentence.start, subject.start - REACH_CHARS)
    return _ends(_INVERTED, text, low, subject.start) or _ends(_TRUE, text, low, subject.start)


def _is_due(text: str, one: Found, subject: Span) -> bool:
    """Tell what somebody should say, or but pretended to say."""
    cue = one.cue[0]
    if text[subject.start : subject.end].lower() in _FIRST_PERSON:
        return False
    return _DUTY_CUE.match(text, cue.start, cue.end) is not None or _ends(_DUTY, text, subject.end, cue.start)
