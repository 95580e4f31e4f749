"""Read short answers out of the chunks found, and rank passages by whether they hold one."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.lexical import query_terms, tokenize
from index.records import Span
from qa.odds import to_probability
from qa.read import order
from qa.reader import Read, SpanReader
from qa.records import Candidate, Hit, PassageKey, Question, Quote
from qa.retrieve import limit_distinct
from qa.short_answer.barred import is_barred
from qa.short_answer.expected import NAME, PLACE, find_expected, is_of_kind, is_short
from qa.short_answer.last_name import ask_by_last_name
from qa.short_answer.same import Short, are_same, read_short

CHUNKS = 5  # different chunks that are read for one question
FIRST = 2  # of them that are read before the others
BEYOND_DOUBT = 12.0  # log odds from which on other chunks are read only where they have a word of the answer
SPANS = 12  # spans looked at
# Chosen by hand on 900 questions of SQuADShifts new-wiki, with the reader before this one: F1 of the short answers .58
# with the probability of each alone, and a weight of .3; .62 with these. Weights from .3 to 1 and spreads from 1 to 4 lie
# within .01.
READ_WEIGHT = 0.5  # of a passage's score: how likely it holds the answer, see `_weigh`
SPREAD = 3.0  # log odds by which words are e times less likely than the likeliest: the odds are too sure
MISFIT = 2.0  # log odds taken from words of another kind than the question wants
AROUND_CHARS = 200  # of a text on each side of a short answer, where it may be bounded or denied; code points
SURE = 0.0  # log odds from which on words are shown as short answer


@dataclass(frozen=True, slots=True)
class ShortAnswers:
    """What was read for a question.

    Attributes:
        candidates: The passages, ranked anew; best first.
        spans: The short answer of each passage that has one.
        odds: Log odds of the best span against no answer; None where nothing was read.
        fits: Whether it is of the kind that the question wants.
        agreeing: Number of passages whose short answer is the same as the best one; see `qa.short_answer.same`.
        alone: Log odds against no answer of the best words of passages read alone, see `qa.short_answer.rank`.
    """

    candidates: Sequence[Candidate]
    spans: Mapping[PassageKey, Span]
    odds: float | None = None
    fits: bool = False
    agreeing: int = 0
    alone: Mapping[PassageKey, float] = field(default_factory=dict)

    def mark(self, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
        """Give quotes with their short answers."""
        return tuple(
            quote if span is None else replace(quote, span=_to_json(quote, span))
            for quote in quotes
            for span in [self.spans.get(quote.key)]
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """A span of an article, with its log odds against no answer."""

    article: str
    span: Span
    odds: float
    fits: bool


def find_short_answers(
    reader: SpanReader, asked: Question, hits: Sequence[Hit], candidates: Sequence[Candidate]
) -> ShortAnswers:
    """Read the best chunks, and rank the passages anew by what was read in them."""
    chunks = _take_different(hits, CHUNKS)
    texts = [hit.article.text[hit.span.start : hit.span.end] for hit in chunks]
    wanted = find_expected(asked.search_text)
    asks = [
        ask_by_last_name(asked.as_of(hit.article.meta.date).search_text, hit.article, hit.span)
        for hit in chunks
    ]
    found = [
        _place(read, chunks[read.passage], wanted)
        for read in _read_until_sure(reader, asked.search_text, asks, texts, wanted)
    ]
    if not found:
        return ShortAnswers(candidates, {})
    assigned = _assign(candidates, found)
    best = max(found, key=lambda one: one.odds)
    ranked = sorted((_raise(one, assigned.get(one.key), best) for one in candidates), key=order)
    agreeing = _count_agreeing(best, assigned.values(), chunks, wanted)
    shown = is_short(asked.search_text)
    spans = {key: one.span for key, one in assigned.items() if shown and one.fits and one.odds >= SURE}
    return ShortAnswers(ranked, spans, best.odds, best.fits, agreeing)


def _read_until_sure(
    reader: SpanReader, question: str, asks: Sequence[str], texts: Sequence[str], wanted: str | None
) -> list[Read]:
    """Read the best spans of texts, each with its question; where the first texts leave no doubt, of the others only
    those that have a word of the answer: they may tell the same. Dates and quantities are told in other words, too.

    What is no answer to the question is left out; see `qa.short_answer.barred`.

    :param asks: The question as each text is asked it.
    """

    def read_some(numbers: Iterable[int]) -> list[Read]:
        found = _read_each(reader, asks, texts, numbers)
        return [read for read in found if not _is_barred(read, question, texts[read.passage], wanted)]

    found = read_some(range(min(FIRST, len(texts))))
    others: Iterable[int] = range(FIRST, len(texts))
    best = max(found, key=lambda read: read.score, default=None)
    if best is not None and best.score >= BEYOND_DOUBT and wanted in (None, NAME, PLACE):
        answer = texts[best.passage][best.start : best.end]
        words = set(query_terms(answer))
        if words and is_of_kind(answer, wanted):
            others = [n for n in others if not words.isdisjoint(tokenize(texts[n]))]
    found += read_some(others)
    return sorted(found, key=lambda read: -read.score)[:SPANS]


def _read_each(
    reader: SpanReader, asks: Sequence[str], texts: Sequence[str], numbers: Iterable[int]
) -> list[Read]:
    """Read the texts of some numbers, those with the same question together."""
    found: list[Read] = []
    chosen = list(numbers)
    for question in dict.fromkeys(asks[number] for number in chosen):
        places = [number for number in chosen if asks[number] == question]
        reads = reader.read(question, [texts[place] for place in places], SPANS)
        found += [replace(read, passage=places[read.passage]) for read in reads]
    return found


def _is_barred(read: Read, question: str, text: str, wanted: str | None) -> bool:
    return is_short(question) and is_barred(question, text, Span(read.start, read.end), wanted)


def _take_different(hits: Sequence[Hit], count: int) -> list[Hit]:
    """Take the first chunk of each different text."""
    seen: dict[str, Hit] = {}
    for hit in limit_distinct(hits, count):
        seen.setdefault(hit.article.text[hit.span.start : hit.span.end], hit)
    return list(seen.values())


def _place(read: Read, hit: Hit, wanted: str | None) -> _Found:
    """Count a span in its article, and take from it where it is of another kind than is wanted."""
    start, end = hit.span.start + read.start, hit.span.start + read.end
    fits = is_of_kind(hit.article.text[start:end], wanted)
    return _Found(hit.article.id, Span(start, end), read.score - (0.0 if fits else MISFIT), fits)


def _assign(candidates: Sequence[Candidate], found: Sequence[_Found]) -> dict[PassageKey, _Found]:
    """Give each passage the best span in it."""
    assigned = {}
    for one in candidates:
        inside = [each for each in found if each.article == one.article.id and one.span.contains(each.span)]
        if inside:
            assigned[one.key] = max(inside, key=lambda each: each.odds)
    return assigned


def _raise(one: Candidate, found: _Found | None, best: _Found) -> Candidate:
    return one if found is None else replace(one, score=one.score + READ_WEIGHT * _weigh(found, best))


def _weigh(found: _Found, best: _Found) -> float:
    """Tell how likely words are the answer, 0-1: the likeliest as their odds say, others by how far they are below."""
    return to_probability(best.odds) * math.exp((found.odds - best.odds) / SPREAD)


def _count_agreeing(best: _Found, others: Iterable[_Found], hits: Sequence[Hit], wanted: str | None) -> int:
    articles = {hit.article.id: hit.article for hit in hits}

    def write(one: _Found) -> Short:
        article = articles[one.article]
        first = max(0, one.span.start - AROUND_CHARS)
        around = article.text[first : one.span.end + AROUND_CHARS]
        span = Span(one.span.start - first, one.span.end - first)
        return read_short(around, span, article.meta.date)

    most_likely = write(best)
    return sum(are_same(most_likely, write(one), wanted) for one in others)


def _to_json(quote: Quote, span: Span) -> dict[str, object]:
    words = quote.text[span.start - quote.start : span.end - quote.start]
    return {"start": span.start, "end": span.end, "text": words}
