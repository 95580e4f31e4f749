"""Statements made for tests of sides: "Ada Orr", a cue and what is said."""

from index.records import Article, Metadata, Span, Statement
from qa.records import Candidate


def make(cue, said, *, speaker="Ada Orr", speech="indirect", negated=False):
    """Make a candidate of "Ada Orr CUE SAID."."""
    text = f"{speaker} {cue} {said}."
    begin = len(speaker) + 1
    after = begin + len(cue) + 1
    one = Statement(
        text, text, (Span(0, begin - 1),), (Span(begin, after - 1),), (Span(after, len(text) - 1),), 0, len(text), speech,
        negated, speaker=speaker,
    )  # fmt: skip
    return Candidate(Article(text, f"{text}.txt", text, Metadata(), (), "now"), Span(0, len(text)), 0.5, one)
