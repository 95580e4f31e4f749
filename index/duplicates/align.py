"""Decide whether two stories are reprints of one another, by aligning their sentences.

Quotations alone prove nothing: two reporters at one press conference write them down alike. Nor does a
background paragraph that an outlet repeats. So the narrative must be shared as well as the whole, in both
stories or nearly all of the shorter one, and it counts when the openings agree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
import numpy.typing as npt

from index.duplicates.stories import Sentence, Story

# Chosen with `python -m benchmarks.reprints --part train --step 4`, where F moves by less than .002 for likenesses
# of .5 to .65. The score was then set to 1.25, not 1.3, having seen two more of 37 short cuts of dev missed by 1.3.
LIKENESS = (
    0.5  # ratio of the shorter sentence's words found in the other, in order, for the two to be aligned
)
MIN_COMMON = 4  # words that two aligned sentences have in common
LEAD_SENTENCES = 3  # sentences of narrative that are the opening of a story, its headline among them
LEAD_WEIGHT = 0.3  # what an aligned opening adds to the score
LITTLE_NARRATIVE = 12  # content words; from so much narrative, its share says more than the quotations' does
MIN_ALIGNED = 16  # content words that reprints share at least
REPRINT_SCORE = (
    1.25  # from here two stories are reprints: a third of both and their openings, or 42 % of both
)


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two stories share; pairs are of the first story and of the second.

    Attributes:
        narrative: Ratios of the content words of narrative that are aligned, 0 to 1; drawn towards `whole`
            where there is little narrative.
        whole: The same of all sentences, quotations too.
        words: Content words that are aligned, the fewer of the two.
        lead: Whether a sentence of one opening is aligned with a sentence of the other.
    """

    narrative: tuple[float, float]
    whole: tuple[float, float]
    words: int
    lead: bool

    @property
    def shares(self) -> tuple[float, float]:
        """The lesser of narrative and whole for each story: what counts."""
        return (min(self.narrative[0], self.whole[0]), min(self.narrative[1], self.whole[1]))

    @property
    def score(self) -> float:
        """The larger share and twice the smaller one, more when the openings agree; 0 to 3.3."""
        return max(self.shares) + 2 * min(self.shares) + LEAD_WEIGHT * self.lead


def are_reprints(first: Story, second: Story) -> bool:
    """Tell whether two stories are prints of one story, whichever way round they are given."""
    found = align_stories(first, second)
    return found.words >= MIN_ALIGNED and found.score >= REPRINT_SCORE


def align_stories(first: Story, second: Story) -> Alignment:
    """Align each sentence of a story with all sentences of the other that are like it.

    Sentences may be merged, parted, moved and lightly reworded. Quotations are aligned with quotations only.
    The same two stories give the same figures in either order; stories without sentences share nothing.
    """
    if _key(second) < _key(first):
        swapped = align_stories(second, first)
        return Alignment(swapped.narrative[::-1], swapped.whole[::-1], swapped.words, swapped.lead)
    left, right = first.sentences, second.sentences
    aligned_left: list[set[int]] = [set() for _ in left]
    aligned_right: list[set[int]] = [set() for _ in right]
    lead = False
    openings = (_find_opening(left), _find_opening(right))
    for i, j in _find_alike(left, right):
        lead = lead or (i in openings[0] and j in openings[1])
        _mark_common(left[i].content, right[j].content, aligned_left[i], aligned_right[j])
    shares = _measure(left, aligned_left), _measure(right, aligned_right)
    return Alignment(
        narrative=(shares[0].narrative, shares[1].narrative),
        whole=(shares[0].whole, shares[1].whole),
        words=min(shares[0].words, shares[1].words),
        lead=lead,
    )


def _key(story: Story) -> tuple[str, ...]:
    return tuple(sentence.content for sentence in story.sentences)


def _find_opening(sentences: Sequence[Sentence]) -> frozenset[int]:
    narrative = [number for number, sentence in enumerate(sentences) if not sentence.quoted]
    return frozenset(narrative[:LEAD_SENTENCES])


def _find_alike(left: Sequence[Sentence], right: Sequence[Sentence]) -> list[tuple[int, int]]:
    if not left or not right:
        return []
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.process import cdist

    texts = [s.content for s in left], [s.content for s in right]
    common: npt.NDArray[np.int32] = cdist(
        *texts, scorer=LCSseq.similarity, dtype=np.int32
    )  # (n_left, n_right)
    lengths = [np.array([len(text) for text in side]) for side in texts]
    shorter = np.minimum(lengths[0][:, None], lengths[1][None, :])  # (n_left, n_right)
    quoted = [np.array([s.quoted for s in side]) for side in (left, right)]
    alike = (common >= MIN_COMMON) & (common >= LIKENESS * shorter)
    alike &= quoted[0][:, None] == quoted[1][None, :]
    return [(int(i), int(j)) for i, j in np.argwhere(alike)]


def _mark_common(left: str, right: str, in_left: set[int], in_right: set[int]) -> None:
    from rapidfuzz.distance import LCSseq

    for block in LCSseq.opcodes(left, right):
        if block.tag == "equal":
            in_left.update(range(block.src_start, block.src_end))
            in_right.update(range(block.dest_start, block.dest_end))


@dataclass(frozen=True, slots=True)
class _Shares:
    narrative: float
    whole: float
    words: int


def _measure(sentences: Sequence[Sentence], aligned: Sequence[set[int]]) -> _Shares:
    told = [not sentence.quoted for sentence in sentences]
    narrative = sum(len(sentence.content) for sentence in compress(sentences, told))
    aligned_narrative = sum(map(len, compress(aligned, told)))
    words = sum(map(len, aligned))
    whole = words / max(1, sum(len(sentence.content) for sentence in sentences))
    share = (aligned_narrative + LITTLE_NARRATIVE * whole) / (narrative + LITTLE_NARRATIVE)
    return _Shares(share, whole, words)
