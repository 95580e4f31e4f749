"""The records of measuring attribution: who said what in an article, as annotated or as found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from index.records import Span
from index.spans import join_spans

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement: whose words, what says so, and the words; each a tuple of spans, empty where there is none.

    Attributes:
        source: The words that name the speaker; of several speakers, all.
        cue: The words that say that something is said.
        content: What is said.
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with its gold attributions.

    Attributes:
        name: Name of the file without suffix; predictions go by it.
        text: The text as loaded; every offset counts its code points.
        date: ISO date, or None.
    """

    name: str
    text: str
    attributions: tuple[Attribution, ...] = ()
    outlet: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class BratFolder:
    """The articles of a brat folder, by name, and what a reader must know of how they were read."""

    articles: tuple[AnnotatedArticle, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Predictions:
    """Attributions found, by name of the article, and what a reader must know of how they were read."""

    attributions: Mapping[str, tuple[Attribution, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def make_attribution(
    *, source: Iterable[Span] = (), cue: Iterable[Span] = (), content: Iterable[Span] = ()
) -> Attribution:
    """Make an attribution whose spans are joined, so that equal ones compare equal."""
    return Attribution(join_spans(source), join_spans(cue), join_spans(content))
