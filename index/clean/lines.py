"""The lines of an article as cleaning sees them: where they stand and what is left blank before them."""

from dataclasses import dataclass

from index.clean.rules import find_rule
from index.records import Span
from index.sentences import split_paragraphs

WRAPPED_WORDS = 4  # words of a line at least, for the next one to go on with its sentence
_FINAL = '.!?:;…"”’»)]'


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its surrounding white space; a hard-wrapped paragraph is one line.

    Attributes:
        blanks: Number of blank lines before it, 0 for the first line of a text.
    """

    span: Span
    text: str
    blanks: int


def read_lines(text: str) -> list[Line]:
    """Read the lines of a text that are not blank, in order."""
    lines: list[Line] = []
    for span in split_paragraphs(text):
        body = text[span.start : span.end]
        blanks = max(0, text.count("\n", lines[-1].span.end, span.start) - 1) if lines else 0
        if lines and not blanks and _goes_on(lines[-1].text, body):
            last = lines.pop()
            span, body, blanks = (
                Span(last.span.start, span.end),
                text[last.span.start : span.end],
                last.blanks,
            )
        lines.append(Line(span, body, blanks))
    return lines


def _goes_on(line: str, following: str) -> bool:
    """Tell whether a line break stands amid a sentence."""
    return (
        following[0].islower()
        and line[-1] not in _FINAL
        and len(line.split()) >= WRAPPED_WORDS
        and find_rule(following) is None
    )
