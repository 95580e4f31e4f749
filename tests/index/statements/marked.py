"""Statements written into their text, for tests: "[Orr] {said} <no>" has a source, a cue and content."""

from index.records import Span
from index.statements.records import Found


def read(marked):
    """Give text and record of a text with marks."""
    text, spans, opened = "", {"[": [], "{": [], "<": []}, []
    closers = {"]": "[", "}": "{", ">": "<"}
    for letter in marked:
        if letter in spans:
            opened.append((letter, len(text)))
        elif letter in closers:
            kind, start = opened.pop()
            spans[kind].append(Span(start, len(text)))
        else:
            text += letter
    return text, Found(*(tuple(spans[kind]) for kind in "[{<"))


def words(text, one):
    """Give the words of source, cue and content, those of each joined by a stroke."""
    return tuple(
        " | ".join(text[s.start : s.end] for s in spans) for spans in (one.source, one.cue, one.content)
    )
