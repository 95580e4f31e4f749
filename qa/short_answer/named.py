"""Give as the short answer to "who said …?" the words of a statement that name who makes it."""

import re
from dataclasses import replace

from index.lexical import tokenize
from index.records import Span
from qa.records import Candidate
from qa.short_answer.find import ShortAnswers

_SUFFIX = r"(?:,?\s+(?:Jr|Sr)\b\.?|\s+(?:II|III|IV)\b)?"
_BEFORE_NAME = re.compile(r".*[,(–—]\s*", re.S)
_AFTER_NAME = re.compile(r"\s*[,(–—]")


def name_speakers_of(read: ShortAnswers) -> ShortAnswers:
    """Give as short answers of statements the words that name who makes them."""
    named = ((one, _find_named_speaker(one)) for one in read.candidates)
    return replace(read, spans={one.key: span for one, span in named if span is not None})


def _find_named_speaker(one: Candidate) -> Span | None:
    """Give the words that name who makes a statement: "Kremlin spokesman Dmitry Peskov"; None for "he"."""
    statement = one.statement
    if statement is None or statement.speaker is None or not statement.source:
        return None
    source = statement.source[-1]
    last = tokenize(statement.speaker)[-1:]
    words = one.article.text[source.start : source.end]
    if not last or last[0] not in tokenize(words) or not one.span.contains(source):
        return None
    named = _cut_to_name(words, last[0])
    return Span(source.start + named.start, source.start + named.end)


def _cut_to_name(words: str, last: str) -> Span:
    """Leave out what stands beside a name between commas or brackets: "Ida Orr" of "Ida Orr, the mayor"."""
    name = re.search(rf"\b{re.escape(last)}\b{_SUFFIX}", words, re.I)
    if name is None:  # with an accent
        return Span(0, len(words))
    begin = _BEFORE_NAME.match(words[: name.start()])
    end = _AFTER_NAME.match(words, name.end())
    return Span(0 if begin is None else begin.end(), len(words) if end is None else name.end())
