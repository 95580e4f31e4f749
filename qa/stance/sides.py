"""On which side of what is asked about statements are: each by its words, or by others of the same speaker."""

from collections.abc import Sequence

from qa.records import Candidate
from qa.stance.asked import Wanted
from qa.stance.stated import find_side

FOR, UNCLEAR, AGAINST = 1.0, 0.0, -1.0
OPPOSITE = -0.75  # not plain in itself, of somebody who is plainly on the other side; so is all that is lower


def judge_sides(wanted: Wanted, candidates: Sequence[Candidate]) -> list[float]:
    """Tell how far statements are on the side wanted: 1 plainly, -1 plainly on the other, 0 where it is not plain.

    What is not plain in itself is `OPPOSITE` where its speaker is plainly on the other side, and never even half on that wanted.
    """
    own = [
        UNCLEAR
        if one.statement is None
        else wanted.side * find_side(one.article, one.statement, wanted.topic)
        for one in candidates
    ]
    speakers = [None if one.statement is None else one.statement.speaker for one in candidates]
    agree = {speaker for speaker, side in zip(speakers, own, strict=True) if side > UNCLEAR}
    differ = {speaker for speaker, side in zip(speakers, own, strict=True) if side == AGAINST}
    opposite = differ - agree - {None}
    return [
        min(side, OPPOSITE) if speaker in opposite else side
        for speaker, side in zip(speakers, own, strict=True)
    ]


def say_side(side: float) -> str:
    """Write a side: "for" or "against"."""
    return "for" if side > 0 else "against"
