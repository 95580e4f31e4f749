"""Leave out questions put to the one who answers: "Asked by X whether …, Y said", "Y, asked about …, said"."""

import re
from collections.abc import Iterator, Sequence

from index.records import Span
from index.statements.records import Found
from index.statements.sayings import ASKED

LEAD_CHARS = 24  # before a cue, in which "was" and "when" are looked for; code points

_ASKED = re.compile(rf"(?:when\s|if\s|being\s)?(?:{ASKED})\b", re.I)
_BY = re.compile(r"\bby\s+$", re.I)
# What follows a participle, not a verb with an object: "asked him whether", "asked Rao about".
_ASKED_ABOUT = re.compile(
    rf"(?P<lead>(?:(?:when|if|once|while|after|on|upon|being|was|were|been|is|are)\s)*)(?:{ASKED})\s"
    r"(?:(?:again|repeatedly|specifically|directly|later|also|then|further)\s)?"
    r"(?:about|on|over|whether|if|why|how|what|when|where|which|who|by)\b",
    re.I,
)
_PASSIVE_LEAD = re.compile(
    r"\b(?:when|if|once|being|was|were|been|is|are)\s(?:(?:\w+ly|also|later|then|again|not)\s)?$", re.I
)
_HAS_LEAD = re.compile(r"\b(?:has|have|had|having)\s", re.I)


def drop_questions(text: str, found: Sequence[Found], sentences: Sequence[Span]) -> Iterator[Found]:
    """Leave out what is asked of somebody in the passive, but for what a named asker asks and nobody answers.

    :param sentences: The sentence of each statement.
    """
    for number, one in enumerate(found):
        near = [
            found[other]
            for other in range(max(0, number - 2), min(len(found), number + 3))
            if other != number and sentences[other] == sentences[number]
        ]
        if not (near and _is_put(text, one)) and not _is_asked_of(text, one, near, sentences[number]):
            yield one


def _is_put(text: str, one: Found) -> bool:
    """Tell a question in the passive: asked by somebody, who stands behind the cue."""
    if not one.cue or not one.source or one.source[0].start < one.cue[0].start:
        return False
    cue = one.cue[0]
    asked = _ASKED.search(text[cue.start : cue.end]) is not None
    return asked and _is_by(text, one)


def _is_by(text: str, one: Found) -> bool:
    return _BY.search(text[one.cue[0].start : one.source[0].start]) is not None


def _is_asked_of(text: str, one: Found, near: Sequence[Found], sentence: Span) -> bool:
    """Tell "asked about", "was asked whether" with no asker: the source, if any, is who is asked."""
    if not one.cue:
        return False
    cue = one.cue[0]
    match = _ASKED_ABOUT.match(text, cue.start, sentence.end)
    if match is None or (one.source and one.source[0].start > cue.start and _is_by(text, one)):
        return False
    before = text[max(sentence.start, cue.start - LEAD_CHARS) : cue.start]
    if match["lead"] or _PASSIVE_LEAD.search(before) is not None:
        return True
    if _HAS_LEAD.match(text, cue.start, cue.end) is not None:
        return False
    if not before.strip(' “"'):
        return True
    return before.endswith(", ") and any(_is_subject(text, other, cue) for other in near)


def _is_subject(text: str, other: Found, cue: Span) -> bool:
    """Tell whether the source of an answer ends right before "asked" and its cue follows: "Rao, asked …, said"."""
    if not other.source or not other.cue or other.cue[0].start < cue.end:
        return False
    ends = other.source[-1].end
    return other.source[0].start < cue.start and (ends > cue.start or not text[ends : cue.start].strip(" ,"))
