"""Cut a text into the tokens of the packaged model, with what the model's vocabulary drops.

The vocabulary is lower-case and knows no line breaks; case, quotation and paragraph are given to the tagger as
features of each token.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.sentences import split_paragraphs
from index.statements.quotation import find_quotations

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = npt.NDArray[np.int64]

# The values of the features, by column of `Tokens.features`.
CASES = ("lower", "capitalised", "upper", "mixed")
QUOTATION = ("outside", "inside", "opening", "closing")
PARAGRAPH = ("within", "first")
FEATURE_SIZES = (len(CASES), len(QUOTATION), len(PARAGRAPH))
QUOTATION_COLUMN = 1


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text.

    Attributes:
        ids: int64 (n_tokens,), rows of the packaged model's vocabulary.
        starts: int64 (n_tokens,), first code point of each token.
        ends: int64 (n_tokens,), code point after each token.
        features: int64 (n_tokens, len(FEATURE_SIZES)), places in `CASES`, `QUOTATION` and `PARAGRAPH`.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    features: Ints


def make_tokens(text: str, tokenizer: "Tokenizer") -> Tokens:
    """Cut a text into tokens; an empty text has none."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, np.int64).reshape(-1, 2)  # (n_tokens, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    features = np.stack(
        [
            np.array([_find_case(text[start:end]) for start, end in encoding.offsets], np.int64),
            *_find_quotation(text, starts, ends),
        ],
        axis=1,
    )  # (n_tokens, 3)
    return Tokens(np.array(encoding.ids, np.int64), starts, ends, features)


def _find_case(piece: str) -> int:
    if piece.islower() or not any(letter.isalpha() for letter in piece):
        return CASES.index("lower")
    if piece.isupper():
        return CASES.index("upper" if len(piece) > 1 else "capitalised")
    return CASES.index("capitalised" if piece[0].isupper() and piece[1:].islower() else "mixed")


def _find_quotation(text: str, starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Give each token's place in `QUOTATION` and in `PARAGRAPH`; int64 (n_tokens,) each."""
    paragraphs = split_paragraphs(text)
    quotation = np.zeros(len(starts), np.int64)
    for span in find_quotations(text, paragraphs):
        first, last = np.searchsorted(starts, span.start), np.searchsorted(starts, span.end)
        quotation[first:last] = QUOTATION.index("inside")
        quotation[first : first + 1] = QUOTATION.index("opening")
        if text[span.end - 1] in "\"'”»“":
            quotation[last - 1 : last] = QUOTATION.index("closing")
    begins = np.zeros(len(starts), np.int64)
    firsts = np.searchsorted(starts, [paragraph.start for paragraph in paragraphs])
    begins[firsts[firsts < len(starts)]] = PARAGRAPH.index("first")
    return quotation, begins
