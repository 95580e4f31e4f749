"""The records of corroboration: a statement found for a question, and those that are the same statement."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.records import Article, Span
from qa.verify.records import Piece

SAME = "same"  # the same words, whatever case, punctuation and typography
CUT = "cut"  # the words of one lie, nearly all, within the other
WORDING = "wording"  # another translation, or told in other words
RELATIONS = (SAME, CUT, WORDING)  # from the surest to the least sure

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Voiced:
    """A statement found for a question, with its score; two are equal only if they are one object.

    Attributes:
        span: The quote's extent: the whole statement with its attribution.
        content: What is said; ascending pieces, at least one.
        speaker: The speaker's name in the whole archive; None if unknown.
        speech: "direct", "indirect", "mixed" or None.
        score: For the question; larger is better.
        vector: float32 (dimension,), unit row of the content's embedding; None if there is none.
        negated: Whether it is said not to be so, or not to have been said, as in `index.records.Statement`.
    """

    article: Article
    span: Span
    content: tuple[Span, ...]
    speaker: str | None = None
    speech: str | None = None
    score: float = 0.0
    vector: Vector | None = None
    negated: bool = False

    @property
    def cluster(self) -> str:
        """What the article shares with its reprints; its own id where it has none."""
        return self.article.cluster if self.article.cluster else self.article.id


@dataclass(frozen=True, slots=True)
class Variant:
    """The same statement in another place.

    Attributes:
        relation: To the best one: `SAME`, `CUT` or `WORDING`.
        diff: Word by word, from the best one's content ("removed") to this one's ("added"); empty where nothing
            but typography differs.
    """

    voiced: Voiced
    relation: str
    diff: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """One statement, and every place that has it.

    Attributes:
        best: The wording to show.
        others: In order of preference, as `group_statements` ranks wordings.
        independent_sources: Number of clusters of articles that have it; reprints of one article count once.
    """

    best: Voiced
    others: tuple[Variant, ...] = ()
    independent_sources: int = 1
