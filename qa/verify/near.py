"""Find the passage of a text that is nearest to a quote."""

import re
from array import array
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from index.records import Span
from qa.verify.typography import bare, has_word, normalise_once

MAX_NEAR_CHARS = 20_000  # code points; a longer quote is not compared with what is only like it
MAX_WHOLE_CHARS = 100_000  # code points of a text that is aligned as a whole where no word is in common
# Likeness (Indel, in 0-1) from which a passage is the nearest text of a quote and not another one. By
# `python -m benchmarks.verify` no mutated sentence is below .75 to its own article, and of 200 sentences 1 to 7
# reach .6 in an article that they are not from.
MIN_LIKENESS = 0.6
_ANCHORS = 4000  # places of a quote's words, rarest first, by which passages are proposed
_PASSAGES = 3  # proposed passages that are aligned
_SHIFT_WORDS = 12  # words by which each border of a passage is tried further in and out
_LEFT_OUT = (
    0.3  # weight of a source's word that a quote leaves out, to 1 of a word that the source does not have
)
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\S+")
_CLOSING = "\"'“”’»«›‹"


@dataclass(frozen=True, slots=True)
class Near:
    """The passage of a text that is nearest to a quote, and its likeness in 0-1."""

    span: Span
    likeness: float


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text: where each starts and ends, and the numbers of each word's occurrences."""

    starts: "array[int]"
    ends: "array[int]"
    numbers: dict[str, "array[int]"]


@lru_cache(maxsize=4)
def _list_words(text: str) -> _Words:
    words = _Words(array("L"), array("L"), {})
    for number, match in enumerate(_WORD.finditer(text)):
        words.starts.append(match.start())
        words.ends.append(match.end())
        words.numbers.setdefault(match.group().casefold(), array("L")).append(number)
    return words


def find_nearest(text: str, quote: str) -> Near | None:
    """Find the passage of whole words that is most like a quote; of equals the first. None below `MIN_LIKENESS`.

    Typography and the case of letters make nothing unlike.
    """
    if not has_word(quote) or len(quote) > MAX_NEAR_CHARS:
        return None
    wanted = bare(quote).casefold()
    passages = _propose(text, quote)
    best: Near | None = None
    for passage in passages:
        span = _trim(text, _align(text, passage, wanted), quote.strip())
        found = normalise_once(text[span.start : span.end]).text.casefold()
        near = Near(span, fuzz.ratio(found, wanted) / 100)
        if best is None or near.likeness > best.likeness:
            best = near
    return best if best is not None and best.likeness >= MIN_LIKENESS else None


def _propose(text: str, quote: str) -> list[Span]:
    """Propose passages with many of the quote's words in its order, rare ones first."""
    words = _list_words(text)
    own = [match.group().casefold() for match in _WORD.finditer(quote)]
    votes: Counter[int] = Counter()
    size = max(4, len(own) // 4)
    anchors = 0
    for at, word in sorted(enumerate(own), key=lambda pair: len(words.numbers.get(pair[1], ()))):
        numbers = words.numbers.get(word, array("L"))
        if anchors and anchors + len(numbers) > _ANCHORS:
            break
        anchors += len(numbers)
        for number in numbers[:_ANCHORS]:
            bucket = (number - at) // size
            votes[bucket] += 2
            votes[bucket - 1] += 1
            votes[bucket + 1] += 1
    if not votes:
        return [Span(0, len(text))] if words.starts and len(text) <= MAX_WHOLE_CHARS else []
    ranked = sorted(votes, key=lambda bucket: (-votes[bucket], bucket))[:_PASSAGES]
    margin = max(_SHIFT_WORDS, len(own) // 2)
    return [
        _span_words(words, bucket * size - margin, (bucket + 1) * size + len(own) + margin)
        for bucket in ranked
    ]


def _span_words(words: _Words, first: int, last: int) -> Span:
    top = len(words.starts) - 1
    return Span(words.starts[min(max(first, 0), top)], words.ends[max(0, min(last, top))])


def _align(text: str, passage: Span, wanted: str) -> Span:
    start, end = passage.start, passage.end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    part = text[start:end]
    tokens = [Span(m.start(), m.end()) for m in _TOKEN.finditer(part)]
    found = fuzz.partial_ratio_alignment(wanted, part.casefold()) if len(part) > len(wanted) else None
    # Case folding may lengthen a text ("ß"), so that the alignment is only near; the borders are tried below.
    low, high = (0, len(part)) if found is None else (found.dest_start, found.dest_end)
    first = next((n for n, token in enumerate(tokens) if token.end > low), len(tokens) - 1)
    last = max(first, next((n for n, token in enumerate(tokens) if token.end >= high), len(tokens) - 1))
    words = [normalise_once(part[token.start : token.end]).text.casefold() for token in tokens]
    first, last = _fit(words, (first, last), wanted.split())
    return Span(start + tokens[first].start, start + tokens[last].end)


def _trim(text: str, span: Span, quote: str) -> Span:
    """Leave marks out at a passage's borders where the quote begins or ends with a letter or digit.

    Of a quote that ends in another mark, only the source's closing quotation marks are left out.
    """
    start, end = span.start, span.end
    while start < end and quote[0].isalnum() and not text[start].isalnum():
        start += 1
    while (
        end > start and not text[end - 1].isalnum() and (quote[-1].isalnum() or _closes(text[end - 1], quote))
    ):
        end -= 1
    return Span(start, end) if start < end else span


def _closes(mark: str, quote: str) -> bool:
    return mark in _CLOSING and quote[-1] not in _CLOSING


def _fit(words: list[str], guess: tuple[int, int], wanted: list[str]) -> tuple[int, int]:
    """Move the borders of a passage, word by word, to where it is most like the quote."""
    text = " ".join(wanted)

    def rate(first: int, last: int) -> float:
        passage = words[first : last + 1]
        shared = LCSseq.similarity(passage, wanted)
        unshared = len(wanted) - shared + _LEFT_OUT * (len(passage) - shared)
        return shared / (shared + unshared) + fuzz.ratio(" ".join(passage), text) / 100

    first, last = guess
    for _ in range(2):
        lasts = range(max(first, last - _SHIFT_WORDS), min(len(words) - 1, last + _SHIFT_WORDS) + 1)
        last = max(lasts, key=lambda n: (rate(first, n), -abs(n - last)))
        firsts = range(max(0, first - _SHIFT_WORDS), min(last, first + _SHIFT_WORDS) + 1)
        first = max(firsts, key=lambda n: (rate(n, last), -abs(n - first)))
    return first, last
