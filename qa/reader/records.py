"""The records of reading spans, and what every span reader offers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Read:
    """A short answer: `passages[passage][start:end]`, in code points of the passage.

    Attributes:
        passage: Place of the passage among those given.
        score: Log odds of this span against "no answer in this window"; above 0 the span is the likelier. Scores
            of all passages of a question are on this one scale.
        null: The no-answer logit alone, of the window the span was read in; larger where less is answered.
    """

    passage: int
    start: int
    end: int
    score: float
    null: float


class SpanReader(Protocol):
    """Anything that reads short answers out of passages."""

    def read(self, question: str, passages: Sequence[str], top: int) -> list[Read]:
        """Give the best spans of all passages together, best first, at most `top`; no two overlap.

        Ties by place. Passages without words have none.
        """


@dataclass(frozen=True, slots=True)
class Places:
    """Where the tokens of a passage stand in it, and which of them may be an answer's ends.

    Attributes:
        starts: int64 (n_tokens,), first code point of each token.
        ends: int64 (n_tokens,), code point after each.
        begins: bool (n_tokens,), whether a word begins here, so that an answer may.
        finishes: bool (n_tokens,), whether a word ends here.
        wordy: bool (n_tokens,), whether it has a letter or digit; an answer needs one.
        paragraphs: int64 (n_tokens,), number of the paragraph.
    """

    starts: Ints
    ends: Ints
    begins: Bools
    finishes: Bools
    wordy: Bools
    paragraphs: Ints

    def cut(self, first: int, last: int) -> "Places":
        """Give those of the tokens [first, last)."""
        run = slice(first, last)
        return Places(
            self.starts[run],
            self.ends[run],
            self.begins[run],
            self.finishes[run],
            self.wordy[run],
            self.paragraphs[run],
        )


@dataclass(frozen=True, slots=True)
class ScoredWindow:
    """What a network says of one window of a passage.

    Attributes:
        passage: Place of the passage among those given.
        places: Of the passage's tokens in the window.
        start: float32 (n_tokens,), logits of an answer beginning at each.
        end: float32 (n_tokens,), logits of one ending there.
        null: Logit of no answer in the window, on the scale of start + end.
    """

    passage: int
    places: Places
    start: Floats
    end: Floats
    null: float
