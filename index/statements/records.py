"""The records of finding statements: what the tagger finds, and what is then made of it."""

from dataclasses import dataclass

from index.records import Span

DIRECT, INDIRECT, MIXED = "direct", "indirect", "mixed"


@dataclass(frozen=True, slots=True)
class Found:
    """A statement as tagged: spans of an article's text; each tuple ascending, empty where there is none.

    Attributes:
        source: The words that name the speaker: "Peskov", "the Kremlin's spokesman", "he".
        cue: The words that say that something is said: "said", "according to".
        content: What is said; in pieces where the attribution interrupts it.
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Described:
    """What the words of a statement tell of it.

    Attributes:
        quote: The whole statement with its attribution: whole sentences, at most `MAX_SENTENCE_CHARS` code points.
        speech: `DIRECT`, `INDIRECT` or `MIXED`.
        negated: Whether it is denied, or not said.
    """

    quote: Span
    speech: str
    negated: bool = False
