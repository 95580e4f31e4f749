"""Tell how alike what is said in two statements is: the same words, a cut, other words, or none of these.

Two translations of one sentence share its frame ("We will … one … for another"), and two accounts of one remark its
meaning. So the ratio of words in common, in order, small words too, is added to the cosine of the embeddings; either
alone does not part them from other statements on the topic.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from qa.corroborate.conflict import cut_turns, differ_plainly, name_others
from qa.corroborate.content import Content
from qa.corroborate.records import CUT, SAME, WORDING, Voiced

CUT_SHARE = 0.9  # ratio of the shorter one's words that stand in the longer one, in order, for it to be a cut
CUT_LENGTH = (
    0.85  # ratio of the lengths up to which one is a cut; nearer, both are wordings of the same length
)
CUT_RUN = 3  # words in a row that count for a cut; single ones are found in order in any long text
CUT_WORDS = 4  # words of a cut of one quotation from another: "There is no priority"
CUT_WORDS_REPORTED = 7  # words of a cut where one is reported; fewer are a noun and what belongs to it
WORDING_WORDS = (
    7  # words of each for another wording; nouns alone ("the state's debt deal") are alike by topic
)
# Cosine and ratio of words in common, together. Read by hand: remarks that two or three of the five seed articles tell in
# other words have 1.08 and more, different ones of one speaker at most .9, and what lies between is retold freely. Of
# PolNeAR (train), 20 pairs by one speaker in two articles of one week are other wordings by this; 18 are one remark.
WORDING_LIKENESS = 1.06
WORDING_COSINE = 0.55  # the least cosine, whatever the frame: "We will … the …" is a frame of much
# What the cosine may lag behind the ratio. A frame with another noun in it ("enough grain for the winter", "enough fuel
# for the winter") has a ratio of .8 to .9 and a cosine of .6 to .7; retold, the two are about equal.
MEANING_LAG = 0.1
# The least ratio for two quotations: of one remark they share the frame (.44 and more in the two pairs), while one who
# makes the same point twice puts it another way (.29 to .37 within one article of PolNeAR).
QUOTED_RATIO = 0.4
SHARED_STEMS = 2  # words of both that are no stop words

Matrix = npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """How alike a number of statements are, by pairs; every matrix is (n, n) and symmetric.

    Attributes:
        common: Words that two have in common, in order.
        ratio: Twice these by the words of both; 0 to 1.
        cosine: Of the embeddings; 0 where one has none.
        lengths: Words of each, (n,).
    """

    common: npt.NDArray[np.int32]
    ratio: Matrix
    cosine: Matrix
    lengths: npt.NDArray[np.int32]

    def possible(self) -> npt.NDArray[np.bool_]:
        """Give the pairs that `relate` may find to be one statement; it need not be asked for others."""
        shorter = np.minimum(self.lengths[:, None], self.lengths[None, :])  # (n, n)
        cut = (self.common >= CUT_SHARE * shorter) & (shorter >= CUT_WORDS)
        wording = self.ratio + self.cosine >= WORDING_LIKENESS
        return cut | (wording & (shorter >= WORDING_WORDS))


def measure_likeness(statements: Sequence[Voiced], contents: Sequence[Content]) -> Likeness:
    """Compare all statements with all others."""
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.process import cdist

    letters: dict[str, str] = {}  # one code point a word
    coded = ["".join(letters.setdefault(t, chr(0x10000 + len(letters))) for t in c.tokens) for c in contents]
    common: npt.NDArray[np.int32] = cdist(coded, coded, scorer=LCSseq.similarity, dtype=np.int32)  # (n, n)
    lengths = np.array([len(text) for text in coded], dtype=np.int32)  # (n,)
    both = np.maximum(lengths[:, None] + lengths[None, :], 1)  # (n, n)
    return Likeness(common, 2 * common / both, _compare_vectors(statements), lengths)


def _compare_vectors(statements: Sequence[Voiced]) -> Matrix:
    width = max((len(s.vector) for s in statements if s.vector is not None), default=1)
    rows = np.zeros((len(statements), width), dtype=np.float32)
    for row, statement in zip(rows, statements, strict=True):
        if statement.vector is not None:
            row[:] = statement.vector
    cosines: Matrix = rows @ rows.T  # (n, n)
    return cosines


def relate(
    pair: tuple[Voiced, Voiced], contents: tuple[Content, Content], *, ratio: float, cosine: float
) -> str | None:
    """Give the relation of two statements by one speaker: `SAME`, `CUT`, `WORDING`, or None for two statements.

    The same whichever way round they are given. Speakers and dates are not looked at.

    :param ratio: Of words in common, as in `Likeness`.
    :param cosine: Of their embeddings.
    """
    one, other = contents
    if one.words == other.words and one.denied == other.denied:
        return SAME
    shorter, longer = sorted(contents, key=lambda c: (len(c.tokens), c.tokens))
    kept = _align(longer, shorter)
    lies_within = len(kept) >= CUT_SHARE * len(shorter.tokens) and len(shorter.tokens) >= _least_cut(pair)
    if lies_within and len(shorter.tokens) <= CUT_LENGTH * len(longer.tokens):
        return None if cut_turns(longer, shorter, kept) or name_others(pair, contents) else CUT
    if not (lies_within and _same_stems(one, other)) and not _retells(pair, contents, ratio, cosine):
        return None
    return None if differ_plainly(one, other) or name_others(pair, contents) else WORDING


def _same_stems(one: Content, other: Content) -> bool:
    return one.stems <= other.stems or other.stems <= one.stems


def _retells(
    pair: tuple[Voiced, Voiced], contents: tuple[Content, Content], ratio: float, cosine: float
) -> bool:
    """Tell whether two statements are alike enough in words and meaning to be two wordings of one."""
    if min(len(content.tokens) for content in contents) < WORDING_WORDS:
        return False
    quoted = all(statement.speech == "direct" for statement in pair)
    return (
        ratio + cosine >= WORDING_LIKENESS
        and cosine >= max(WORDING_COSINE, ratio - MEANING_LAG)
        and ratio >= (QUOTED_RATIO if quoted else 0)
        and len(contents[0].stems & contents[1].stems) >= SHARED_STEMS
    )


def _least_cut(pair: tuple[Voiced, Voiced]) -> int:
    quoted = all(statement.speech in ("direct", "mixed") for statement in pair)
    return CUT_WORDS if quoted else CUT_WORDS_REPORTED


def _align(longer: Content, shorter: Content) -> list[tuple[int, int]]:
    """Give the tokens both have, in runs of at least `CUT_RUN`, as (number in the longer, number in the shorter)."""
    from rapidfuzz.distance import LCSseq

    kept: list[tuple[int, int]] = []
    for block in LCSseq.opcodes(longer.tokens, shorter.tokens):
        length = block.src_end - block.src_start
        if block.tag == "equal" and length >= min(CUT_RUN, len(shorter.tokens)):
            kept += [(block.src_start + at, block.dest_start + at) for at in range(length)]
    return kept
