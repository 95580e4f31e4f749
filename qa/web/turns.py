"""A conversation: its turns, each an answer with what was corrected and what was proposed."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.question.correct import AS_READ, Correction
from qa.records import Answer


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and its answer.

    Attributes:
        correction: What the user said the question means.
        proposed: Questions to go on with.
    """

    answer: Answer
    correction: Correction = AS_READ
    proposed: Sequence[str] = ()
