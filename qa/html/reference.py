"""What a button of the chat opens: an article, and the quotes in it."""

import re
from dataclasses import dataclass

from index.errors import BadInput
from index.records import Span
from qa.language import _

_REFERENCE = re.compile(r"(?P<article>\w+)(?P<spans>(?: \d{1,9}:\d{1,9})+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reference:
    """What a button opens: an article, the quote in focus, and the answer's other quotes in it."""

    article: str
    focus: Span
    others: tuple[Span, ...] = ()

    def __str__(self) -> str:
        return " ".join([self.article, *(f"{span.start}:{span.end}" for span in (self.focus, *self.others))])


def parse_reference(text: str) -> Reference:
    """Read what `str(reference)` wrote.

    :raises BadInput: If it is anything else; a browser may send what it likes.
    """
    match = _REFERENCE.fullmatch(text)
    if match is None:
        raise BadInput(_("this button names no article: ask the question again"))
    pairs = (part.split(":") for part in match["spans"].split())
    focus, *others = (Span(int(start), int(end)) for start, end in pairs)
    return Reference(match["article"], focus, tuple(others))
