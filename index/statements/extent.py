"""Find the whole sentences that hold a statement with its attribution."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from index.records import Span
from index.sentences import MAX_SENTENCE_CHARS
from index.statements.records import Found


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of an article's kept text and its quotations, with their borders for looking up.

    Attributes:
        spans: Ascending and apart.
        quotations: Ascending and apart.
    """

    text: str
    spans: Sequence[Span]
    starts: Sequence[int]
    ends: Sequence[int]
    quotations: Sequence[Span]
    quotation_starts: Sequence[int]


def make_sentences(text: str, spans: Sequence[Span], quotations: Sequence[Span]) -> Sentences:
    """List the borders of sentences and quotations once for all statements of an article."""
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    return Sentences(text, spans, starts, ends, quotations, [quotation.start for quotation in quotations])


def find_extent(found: Found, sentences: Sentences) -> Span:
    """Find the run of whole sentences to show for a statement, at most `MAX_SENTENCE_CHARS` code points.

    It has the sentence of the cue (of the content where there is no cue, of the source where there is neither), and
    of the runs that fit the one with the most code points of content, then of source and cue, then the earliest. A sentence without a word of the statement is left out, and what lies beyond it, unless it is
    inside a quotation that the content has part of. So is what lies beyond clutter. Where no sentence holds any of
    it, the extent is the span itself, cut at the limit.

    :raises ValueError: If the statement has no span at all.
    """
    anchor = _find_anchor(found)
    first = _find_sentence(anchor, sentences)
    if first is None:
        return Span(anchor.start, min(anchor.end, anchor.start + MAX_SENTENCE_CHARS))
    low, high = _find_neighbours(first, sentences)
    holding = [number for number in range(low, high + 1) if _holds(found, number, sentences)]
    kept = frozenset([first, *holding])
    low = _reach(found, sentences, kept=kept, numbers=range(first - 1, low - 1, -1), first=first)
    high = _reach(found, sentences, kept=kept, numbers=range(first + 1, high + 1), first=first)
    return _choose(found, sentences, first=first, kept=sorted(n for n in kept if low <= n <= high))


def _find_anchor(found: Found) -> Span:
    for spans in (found.cue, found.content, found.source):
        if spans:
            return spans[0]
    raise ValueError("a statement without source, cue and content has no extent")


def _find_sentence(span: Span, sentences: Sentences) -> int | None:
    """Give the number of the first sentence that holds a word of a span, or else any of it; None without one."""
    first = bisect_right(sentences.ends, span.start)
    last = bisect_left(sentences.starts, span.end)
    for number in range(first, last):
        if _has_word(span, sentences.spans[number], sentences.text):
            return number
    return first if first < last else None


def _find_neighbours(first: int, sentences: Sentences) -> tuple[int, int]:
    """Give the first and last sentence that fit into a run with this one, with white space alone between them."""
    low = high = first
    while low > 0 and _joins(low - 1, sentences):
        if sentences.ends[first] - sentences.starts[low - 1] > MAX_SENTENCE_CHARS:
            break
        low -= 1
    while high + 1 < len(sentences.spans) and _joins(high, sentences):
        if sentences.ends[high + 1] - sentences.starts[first] > MAX_SENTENCE_CHARS:
            break
        high += 1
    return low, high


def _joins(number: int, sentences: Sentences) -> bool:
    """Tell whether only white space lies between a sentence and the next one."""
    start, end = sentences.ends[number], sentences.starts[number + 1]
    return end - start <= MAX_SENTENCE_CHARS and not sentences.text[start:end].strip()


def _holds(found: Found, number: int, sentences: Sentences) -> bool:
    sentence = sentences.spans[number]
    return any(
        _has_word(piece, sentence, sentences.text)
        for spans in (found.source, found.cue, found.content)
        for piece in spans
    )


def _has_word(piece: Span, sentence: Span, text: str) -> bool:
    """Tell whether the shared code points have a letter or digit: a mark or a full stop alone does not count."""
    start, end = max(piece.start, sentence.start), min(piece.end, sentence.end)
    return start < end and any(letter.isalnum() for letter in text[start:end])


def _reach(found: Found, sentences: Sentences, *, kept: frozenset[int], numbers: range, first: int) -> int:
    """Go from the anchor's sentence to one side; give the last sentence of the statement before a foreign one."""
    reached = first
    for number in numbers:
        if number in kept:
            reached = number
        elif not _is_quoted_with(found, sentences.spans[number], sentences):
            break
    return reached


def _is_quoted_with(found: Found, sentence: Span, sentences: Sentences) -> bool:
    """Tell whether a sentence lies inside a quotation that the content has part of."""
    place = bisect_right(sentences.quotation_starts, sentence.start) - 1
    if place < 0:
        return False
    quotation = sentences.quotations[place]
    return quotation.contains(sentence) and any(piece.overlaps(quotation) for piece in found.content)


def _choose(found: Found, sentences: Sentences, *, first: int, kept: Sequence[int]) -> Span:
    """Take the best of the runs that hold a sentence, begin and end with kept ones, and fit."""
    best: tuple[int, int, int] | None = None
    chosen = sentences.spans[first]
    for start in (number for number in kept if number <= first):
        for end in (number for number in reversed(kept) if number >= first):
            run = Span(sentences.starts[start], sentences.ends[end])
            if len(run) > MAX_SENTENCE_CHARS:
                continue
            attribution = _count(found.source, run) + _count(found.cue, run)
            worth = (_count(found.content, run), attribution, -run.start)
            if best is None or worth > best:
                best, chosen = worth, run
            break  # a shorter one from the same start has less of the statement
    return chosen


def _count(pieces: Sequence[Span], run: Span) -> int:
    return sum(max(0, min(piece.end, run.end) - max(piece.start, run.start)) for piece in pieces)
