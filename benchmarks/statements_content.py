"""Find what is said: the words behind a verb of saying, or before it and its subject, without a parser."""

import re

from benchmarks.statements_clauses import Sentence, end_clause, end_object, trim
from benchmarks.statements_verbs import CLAUSE, INFINITIVE, OBJECT, PERSON, PREPOSITIONS, Form, load_forms
from index.records import Span

_MOST_PERSON = 9  # words and signs between "told" and what is told
_DAYS = r"(?:on |last |this |early |late )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
_PLACES = r"(?:in|during|on|at|via|through) (?:an?|the|his|her|their|one|[A-Z])[^,.;:“\"]{0,60}?(?=[,:“\"]|\.?$|\s+that\b)"
_TAIL = re.compile(rf"\s*(?:{_DAYS}|{_PLACES}|(?:yesterday|today|earlier|later|bluntly|flatly)\b)")
_TAIL_CHARS = 90  # looked at behind a verb
_THEN = frozenset("he she they it i we you there the a an his her their its our this these those".split())


def find_backward(sentence: Sentence, end: int) -> Span | None:
    """Give the quotation that ends before an offset, else the sentence up to it."""
    before = [token for token in sentence.tokens if token.end <= end]
    while before and not before[-1].quoted and before[-1].low in (",", "—", "–"):
        before.pop()
    if not before:
        return None
    quotation = sentence.find_quotation(before[-1].start)
    if quotation is not None and not any(t.low[0].isalnum() and not t.quoted for t in before):
        return quotation
    start = sentence.span.start if quotation is None else min(quotation.start, sentence.span.start)
    return trim(sentence.text, start, before[-1].end)


def find_rest(sentence: Sentence, start: int) -> list[Span]:
    """Give what goes on behind "…," he said,: a quotation, or the rest of a clause after a comma."""
    rest = [place for place, token in enumerate(sentence.tokens) if token.start >= start]
    if not rest or sentence.tokens[rest[0]].low not in (",", "—", ":"):
        return []
    first = rest[1] if len(rest) > 1 else None
    if first is None:
        return []
    quotation = sentence.find_quotation(sentence.tokens[first].start)
    if quotation is not None:
        return [quotation]
    if sentence.quotations or sentence.tokens[first].low in load_forms() or sentence.tokens[first].capital:
        return []
    if sentence.tokens[first].low in (
        "who",
        "which",
        "a",
        "while",
        "when",
        "as",
        "but",
        "and",
        "the",
        "referring",
    ):
        return []
    piece = trim(sentence.text, sentence.tokens[first].start, end_clause(sentence, first))
    return [] if piece is None else [piece]


def find_forward(sentence: Sentence, form: Form, after: int) -> tuple[int, Span] | None:
    """Give the end of the cue and what is said behind it."""
    tokens, frames = sentence.tokens, form.verb.frames
    place, cue = after, tokens[after - 1].end
    if place >= len(tokens) - 1:
        return None
    if PERSON in frames and tokens[place].low != "that" and not tokens[place].quoted:
        told = _skip_person(sentence, place)
        if told is not None:
            return _take(sentence, cue, told)
    low = tokens[place].low
    if low in frames & PREPOSITIONS and not (low == INFINITIVE and place + 2 > len(tokens)):
        return _take(
            sentence,
            cue if low == INFINITIVE else tokens[place].end,
            place if low == "to" else place + 1,
            thing=True,
        )
    if CLAUSE in frames:
        tail = end_tail(sentence, place)
        ahead = next((p for p in range(place, len(tokens)) if tokens[p].start >= tail), None)
        while ahead is not None and ahead < len(tokens) - 1 and tokens[ahead].low in (",", ":"):
            ahead += 1
        if ahead is not None and _begins_clause(sentence, ahead, strict=OBJECT in frames):
            return _take(sentence, tail, ahead)
    if OBJECT in frames and (tokens[place].low[0].isalnum() or tokens[place].quoted):
        return (
            None
            if low in ("by", "in", "to", "as", "on", "for", "and", "at")
            else _take(sentence, cue, place, thing=True)
        )
    return None


def _begins_clause(sentence: Sentence, at: int, *, strict: bool) -> bool:
    token = sentence.tokens[at]
    if token.quoted or token.low in _THEN or token.low in ("that", "if", "whether", "why", "how", "what"):
        return True
    return not strict and (
        token.capital or (token.low[0].isalnum() and token.low not in ("in", "to", "and", "but", "by", "on"))
    )


def _skip_person(sentence: Sentence, place: int) -> int | None:
    """Find where what is told begins behind the person it is told to."""
    tokens = sentence.tokens
    for at in range(place + 1, min(place + _MOST_PERSON, len(tokens) - 1)):
        low = tokens[at].low
        if tokens[at].quoted or low in ("that", "to", "if", "whether", "about", "why", "how", "what"):
            return at
        if (low in _THEN and low not in ("the", "a", "an", "his", "her")) or low in (",", ":"):
            return at + 1 if low in (",", ":") else at
    return None


def end_tail(sentence: Sentence, after: int) -> int:
    """Give the end of "said in a statement on Monday" behind a verb."""
    end = sentence.tokens[after - 1].end
    while True:
        match = _TAIL.match(sentence.text[end : min(end + _TAIL_CHARS, sentence.span.end)])
        if match is None or not match[0].strip():
            return end
        end += match.end()


def _take(sentence: Sentence, cue: int, first: int, *, thing: bool = False) -> tuple[int, Span] | None:
    """Take what is said from a word on."""
    tokens = sentence.tokens
    if first >= len(tokens):
        return None
    quotation = sentence.find_quotation(tokens[first].start)
    start = tokens[first].start if quotation is None else quotation.start
    end = end_object(sentence, first) if thing else end_clause(sentence, first)
    piece = trim(sentence.text, start, end)
    return None if piece is None else (cue, piece)
