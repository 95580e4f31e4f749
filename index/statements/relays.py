"""Give what somebody said by way of another to the one who said it: "X said, according to Y", "Y quoted X as saying".

The tagger ties such words to the relay, Y. It is X who says them; that Y passes them on stands in the same sentence,
which is shown with them. Where Y reports that X said something, both say it: Y's statement stays beside X's. What a
person tells of another's words ("Rao said that Boll had told her …") is that person's alone.
"""

import re
from collections.abc import Sequence

from index.metadata.names import find_agency, is_outlet_name
from index.records import Span
from index.statements.records import Found
from index.statements.sayings import CUE, NAME, OFFICE, WHO, WORD

REACH_CHARS = 200  # from the border of a relay's content, in which "X said" is looked for; code points

WHEN = r"(?:\s(?:on|in|at|of|to|during|after|before|late|early|earlier|yesterday|today|this|last|[A-Z]\w+day)\b[^,“”\"]{0,80})?"
_AT_END = re.compile(
    rf"(?:[,?!…—–][”\"’']*|[”\"])\s(?:{WHO}\s(?P<cue>{CUE})(?:(?<=told)\s[^,“”\"]{{1,60}})?|(?P<first>said|says)\s(?P<after>{NAME}|{OFFICE})){WHEN}$"
)
_AT_START = re.compile(
    rf"(?:(?:(?:in\s)?which|that|how|when)\s)?{WHO}\s(?P<cue>{CUE})(?![\w’'-])(?!,|\sto\s(?:have|be)\b)(?P<rest>\s[^,;.“”\"]{{0,60}}?(?=\sthat\s))?"
)
_AS_SAYING = re.compile(
    rf"(?P<who>(?:{WORD}\s){{1,8}}?)(?P<cue>as\s(?:saying|telling|writing|warning|claiming))\b"
)
_SAYING = re.compile(r"\s(?:as\s)?saying\b")
_PRESS = frozenset(
    "agency newspaper paper daily weekly magazine broadcaster channel station network website media press tv radio".split()
)
_QUOTING = re.compile(r"\b(?:quot(?:e[sd]?|ing)|cit(?:e[sd]?|ing))\b", re.I)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being)\s(?:\w+\s)?(?:quoted|cited)\sas\b", re.I)
_ACCORDING = re.compile(r"according\sto", re.I)
_REPORTED = re.compile(r"\breport(?:s|ed|ing)?\b", re.I)
_PUBLISHED = re.compile(r"\b(?:publish(?:es|ed)|broadcast|aired|carried|released|interview)\b", re.I)


def unfold_relay(text: str, one: Found, sentence: Span) -> list[Found]:
    """Give the statements that a statement stands for: itself, or that of the one whose words are passed on, or both.

    :param sentence: The one with the cue.
    """
    if not one.cue or not one.content:
        return [one]
    cue = " ".join(text[span.start : span.end] for span in one.cue)
    if _PASSIVE.search(cue) is not None:
        return [_turn_passive(text, one, sentence)]
    if _QUOTING.search(cue) is not None:
        return [_find_as_saying(text, one, sentence) or one]
    relayed = (_find_at_end(text, one) if _is_behind(one) else None) or _find_at_start(text, one)
    if relayed is None:
        return [one]
    if _ACCORDING.search(cue) is not None or _PUBLISHED.search(cue) is not None:
        return [relayed]
    if _REPORTED.search(cue) is not None and is_press(text, one.source):
        return [relayed] if _is_behind(one) else [one, relayed]
    return [one]


def _is_behind(one: Found) -> bool:
    """Tell whether the relay stands behind what is said."""
    return one.content[0].start < min(span.start for span in (*one.source, *one.cue))


def is_press(text: str, source: Sequence[Span]) -> bool:
    """Tell whether a source is a paper, an agency or the like: "TASS", "the state news agency"."""
    names = " ".join(text[span.start : span.end] for span in source).split()
    return is_outlet_name(" ".join(names)) or any(
        find_agency(name.strip(",.")) is not None or name.lower() in _PRESS for name in names
    )


def _find_at_end(text: str, one: Found) -> Found | None:
    """Find "…, X said" before the relay."""
    end = min(span.start for span in (*one.source, *one.cue))
    end = one.content[0].start + len(text[one.content[0].start : end].rstrip(" ,(–—-"))
    start = max(one.content[0].start, end - REACH_CHARS)
    match = _AT_END.search(text[start:end])
    if match is None:
        return None
    who = match.span("who") if match["who"] else match.span("after")
    cue = match.span("cue") if match["cue"] else match.span("first")
    said = Span(start + min(who[0], cue[0]), start + match.end())
    return _make(text, one, who=_shift(who, start), cue=_shift(cue, start), left_out=said)


def _find_at_start(text: str, one: Found) -> Found | None:
    """Find "X said …" behind the relay, or before "according to" with no comma: it begins the content."""
    start = one.content[0].start
    end = min(one.content[-1].end, start + REACH_CHARS)
    match = _AT_START.match(text[start:end])
    if match is None or "\n" in match[0]:
        return None
    return _make(
        text,
        one,
        who=_shift(match.span("who"), start),
        cue=_shift(match.span("cue"), start),
        left_out=Span(start, start + match.end()),
    )


def _find_as_saying(text: str, one: Found, sentence: Span) -> Found | None:
    """Find "Y quoted X as saying …" and "…, Y quoted X as saying"."""
    last = one.content[-1]
    for piece in one.content:
        match = _AS_SAYING.match(text, piece.start, piece.end)
        if match is None:
            continue
        who, cue = Span(*match.span("who")), Span(*match.span("cue"))
        content = leave_out(text, one.content, Span(piece.start, match.end()))
        if not content and piece is last:
            content = _find_before(text, one, sentence)
        return Found((_trim(text, who),), (cue,), content) if content else None
    return None


def _turn_passive(text: str, one: Found, sentence: Span) -> Found:
    """Make the subject of "X was quoted as saying" the source; the tagger has it among what is said."""
    before = [piece for piece in one.content if piece.end <= one.cue[0].start]
    if not before or text[before[-1].end : one.cue[0].start].strip(" ,"):
        return one
    subject = before[-1]
    if any(mark in text[subject.start : subject.end] for mark in '“”"\n') or len(subject) > REACH_CHARS:
        return one
    cue = one.cue
    rest = tuple(piece for piece in one.content if piece is not subject)
    said = _SAYING.match(text, cue[-1].end)
    if said is None and not text[cue[-1].start : cue[-1].end].endswith("saying"):
        return one  # "was cited as the reason"
    if said is not None:
        cue = (*cue[:-1], Span(cue[-1].start, said.end()))
        rest = leave_out(text, rest, Span(said.start(), said.end()))
    rest = rest or _find_before(text, Found((), (subject,), ()), sentence)
    return Found((subject,), cue, rest) if rest else one


def _find_before(text: str, one: Found, sentence: Span) -> tuple[Span, ...]:
    """Give what stands before an attribution in its sentence, where a comma or a quotation mark parts them."""
    end = min(span.start for span in (*one.source, *one.cue))
    before = text[sentence.start : end].rstrip()
    if not before or before[-1] not in ',”"?!':
        return ()
    return (Span(sentence.start, sentence.start + len(before.removesuffix(","))),)


def _make(text: str, one: Found, *, who: Span, cue: Span, left_out: Span) -> Found | None:
    content = leave_out(text, one.content, left_out)
    return Found((who,), (cue,), content) if content else None


def leave_out(text: str, pieces: Sequence[Span], span: Span) -> tuple[Span, ...]:
    """Cut a span out of pieces of content, and what has no word left."""
    cut = (
        Span(max(start, piece.start), min(end, piece.end))
        for piece in pieces
        for start, end in ((piece.start, span.start), (span.end, piece.end))
        if max(start, piece.start) < min(end, piece.end)
    )
    trimmed = (_trim(text, piece) for piece in cut)
    return tuple(
        piece for piece in trimmed if any(letter.isalnum() for letter in text[piece.start : piece.end])
    )


def _trim(text: str, span: Span) -> Span:
    body = text[span.start : span.end]
    start = span.start + len(body) - len(body.lstrip().lstrip(",").lstrip())
    return Span(start, max(start, span.start + len(body.rstrip().rstrip(",").rstrip())))


def _shift(place: tuple[int, int], by: int) -> Span:
    return Span(place[0] + by, place[1] + by)
