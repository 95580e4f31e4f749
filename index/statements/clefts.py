"""Tell who speaks in "It was X, not Y, who said": the one who is set off is not the one who says it."""

import re

from index.records import Span
from index.statements.records import Found

REACH_CHARS = 200  # before a cue, in which "It was" is looked for; code points

_WHO = r"[\s,–—-]+(?:who|that)\s(?:(?:has|have|had|also|first|later|then|once|\w+ly)\s)*$"
_NAMED = r"(?!not\b)[^;:?!“”\"\n]{2,80}?"
_APART = r"[\s,–—-]+(?:and\s|but\s)?(?:not|never|rather\sthan|instead\sof)\s"
_BEGINS = r"\bit(?:\s(?:was|is|were)|['’]s)\s(?:(?:in\sfact|actually|really|instead)\s)?"
# "Not a good day for X, who said" has a comma before "who", and "not only X" says it too.
_CHOSEN = re.compile(rf"{_BEGINS}(?P<who>{_NAMED}){_APART}{_NAMED}{_WHO}", re.I)
_CORRECTED = re.compile(
    rf"\bit\s(?:(?:was|is)\snot|(?:was|is)n['’]t)\s(?!only\b|just\b|merely\b|simply\b){_NAMED}[\s,]+(?:but|it\swas)\s(?P<who>{_NAMED}){_WHO}",
    re.I,
)
_REFUSED = re.compile(
    r"\bit\s(?:(?:was|is)\s(?:not|never)|(?:was|is)n['’]t)\s(?!only\b|just\b|merely\b|simply\b)(?![^,]*\b(?:alone|but)\b)"
    r"[^,;:?!“”\"\n]{1,80}?\s(?:who|that)\s(?:(?:has|have|had|also|first|later|then|once|\w+ly)\s)*$",
    re.I,
)
# "It was a quarrel with X, not Y, who said": "who" may be either.
_NO_NAME = re.compile(r"\b(?:with|by|from|to|about|against|before|after|when|because|that|who)\b", re.I)


def choose_named(text: str, one: Found, sentence: Span) -> Found | None:
    """Give a statement to whom its sentence picks out; None where it says but who did not make it.

    :param sentence: The one with the cue.
    """
    if not one.cue or (one.content[:1] and one.content[0].start < one.cue[0].start):
        return one
    at = one.cue[0].start
    low = max(sentence.start, at - REACH_CHARS)
    for pattern in (_CORRECTED, _CHOSEN):
        match = pattern.search(text, low, at)
        if match is not None:
            if _NO_NAME.search(match["who"]) is not None:
                return Found((), one.cue, one.content)
            return Found((Span(*match.span("who")),), one.cue, one.content)
    return None if _REFUSED.search(text, low, at) is not None else one
