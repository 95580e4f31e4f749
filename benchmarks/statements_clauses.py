"""Sentences as words and signs, and the borders of clauses in them, without a parser."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.statements_verbs import load_forms
from index.records import Span
from index.sentences import split_paragraphs, split_sentences
from index.statements.single_quotation import find_all_quotations

_TOKEN = re.compile(r"\w+(?:['’‑-]\w+)*|[^\w\s]")
AUXILIARIES = frozenset(
    """has have had is was were are been will would could can may might must should did does do not never also
    later then now often repeatedly previously recently already once again just even only reportedly still has
    hasn’t hasn't haven’t haven't hadn’t hadn't didn’t didn't doesn’t doesn't don’t don't wouldn’t wouldn't won’t
    won't long ever always sometimes""".split()
)
_AFTER_OBJECT = frozenset("while when because after during".split())
_AFTER_COMMA = frozenset("and but who which while when as after where with even though although so".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign of a sentence; `low` is it in small letters, `quoted` whether it is in quotation marks."""

    low: str
    start: int
    end: int
    quoted: bool
    capital: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words and signs; `quotations` are those that touch it, whole."""

    text: str
    span: Span
    paragraph: int
    tokens: tuple[Token, ...]
    quotations: tuple[Span, ...]

    def find_quotation(self, at: int) -> Span | None:
        """Give the quotation that an offset stands in."""
        return next((span for span in self.quotations if span.start <= at < span.end), None)


def cut_sentences(text: str) -> Iterator[Sentence]:
    """Cut a text into sentences, ascending."""
    paragraphs = split_paragraphs(text)
    quotations = find_all_quotations(text, paragraphs)
    starts = [quotation.start for quotation in quotations]
    for number, paragraph in enumerate(paragraphs):
        for span in split_sentences(text, paragraph):
            first = max(0, bisect_right(starts, span.start) - 1)
            some = tuple(q for q in quotations[first : bisect_right(starts, span.end)] if q.overlaps(span))
            tokens = tuple(
                _make_token(text, match, some) for match in _TOKEN.finditer(text, span.start, span.end)
            )
            yield Sentence(text, span, number, tokens, some)


def _make_token(text: str, match: re.Match[str], quotations: Sequence[Span]) -> Token:
    quoted = any(span.start <= match.start() < span.end for span in quotations)
    return Token(match[0].lower(), match.start(), match.end(), quoted, text[match.start()].isupper())


def end_clause(sentence: Sentence, first: int) -> int:
    """Find where what is said ends that begins at a word: the end of the sentence, or where something else is said."""
    tokens = sentence.tokens
    for at in range(first + 1, len(tokens) - 1):
        if not tokens[at].quoted and _ends_clause(sentence, at):
            return tokens[at].start
    last = sentence.find_quotation(tokens[-1].start)
    return sentence.span.end if last is None else max(last.end, sentence.span.end)


def end_object(sentence: Sentence, first: int) -> int:
    """Find where the thing spoken of ends that begins at a word: as `end_clause`, or before a word of `_AFTER_OBJECT`."""
    tokens, end = sentence.tokens, end_clause(sentence, first)
    for at in range(first + 1, len(tokens) - 1):
        if tokens[at].start >= end:
            break
        if not tokens[at].quoted and (
            tokens[at].low in _AFTER_OBJECT
            or (
                tokens[at].low == ","
                and (tokens[at + 1].low in _AFTER_COMMA or tokens[at + 1].low.endswith("ing"))
            )
        ):
            return tokens[at].start
    return end


def _ends_clause(sentence: Sentence, at: int) -> bool:
    """Tell whether ", adding", "and said", "but told" or ", according to" begins at a word."""
    tokens = sentence.tokens
    if tokens[at].low == "," or tokens[at].low in ("and", "but"):
        after = at + 1
        while after < len(tokens) - 1 and (
            tokens[after].low in AUXILIARIES or tokens[after].low in ("and", "but", "while")
        ):
            after += 1
        forms = load_forms().get(tokens[after].low, ())
        if tokens[at].low == ",":
            return tokens[after].low == "according" or any(form.participle for form in forms)
        return any(
            form.verb.lemma in ("say", "tell", "add", "call", "vow", "insist", "note") for form in forms
        )
    return tokens[at].low == "according"


def trim(text: str, start: int, end: int) -> Span | None:
    """Give a span without white space and separating signs at its borders; None where nothing is left."""
    while start < end and (text[start].isspace() or text[start] in ",;:—–"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–"):
        end -= 1
    return Span(start, end) if start < end else None
