"""Vectors of parts of a text, from the tokens of the whole.

A mean of token vectors is made of a chunk when it is embedded; the tokens of each of its sentences have a mean, too,
at no further cost ("late chunking", Günther et al., 2024). So a sentence need not be embedded when a question is asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.records import Span


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """Parts of a text with the sums of their token vectors; of several parts, these add up.

    Attributes:
        spans: Ascending, none overlapping another; none at all where the model's vectors are no means of tokens'.
        sums: float32 (n_spans, dimension); a row of zeros is a part without tokens, or one that the model cuts off.
    """

    spans: tuple[Span, ...]
    sums: npt.NDArray[np.float32]


def sum_tokens(
    tokens: npt.NDArray[np.float32], offsets: npt.NDArray[np.int64], spans: Sequence[Span]
) -> Parts:
    """Add up the token vectors of each part of a text.

    :param tokens: float32 (n_tokens, dimension).
    :param offsets: (n_tokens, 2), where each token begins and ends in the text; a special token has no width. What goes
        on after the last one is cut off.
    """
    starts, ends = offsets[:, 0], offsets[:, 1]
    seen = int(ends.max(initial=0))
    sums = np.zeros((len(spans), tokens.shape[1]), np.float32)
    for row, span in zip(sums, spans, strict=True):
        if span.end <= seen:
            row[:] = tokens[(starts < span.end) & (ends > span.start) & (ends > starts)].sum(axis=0)
    return Parts(tuple(spans), sums)
