"""Cut the tokens of a text into overlapping windows, each token the core of exactly one."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from index.statements.tokens import FEATURE_SIZES, Ints, Tokens

WINDOW_TOKENS = 384  # with [CLS] and [SEP]
MARGIN_TOKENS = 64  # context on either side of a window's core
PADDED_TO = 32  # tokens; windows are padded to multiples of it, and a whole one needs no padding


@dataclass(frozen=True, slots=True)
class Window:
    """A run of tokens [start, end) of a text; those in [core_start, core_end) are decided in this window."""

    start: int
    end: int
    core_start: int
    core_end: int


def cut_windows(n_tokens: int) -> Iterator[Window]:
    """Cut so that every token lies in one core, with a margin on both sides wherever the text goes on."""
    body = WINDOW_TOKENS - 2
    if n_tokens <= body:
        if n_tokens:
            yield Window(0, n_tokens, 0, n_tokens)
        return
    start = 0
    while True:
        end = min(start + body, n_tokens)
        core_start = 0 if start == 0 else start + MARGIN_TOKENS
        core_end = n_tokens if end == n_tokens else end - MARGIN_TOKENS
        yield Window(start, end, core_start, core_end)
        if end == n_tokens:
            return
        start = core_end - MARGIN_TOKENS


def pad_length(longest: int) -> int:
    """Give the length of a batch of windows whose longest has so many tokens besides [CLS] and [SEP]."""
    return -(-(longest + 2) // PADDED_TO) * PADDED_TO


def fill_window(
    tokens: Tokens, start: int, end: int, length: int, special: tuple[int, int]
) -> tuple[Ints, Ints, Ints]:
    """Give ids, features and mask of a window, padded to a length.

    :param special: The ids of [CLS] and [SEP].
    :returns: int64 (length,), (length, len(FEATURE_SIZES)) and (length,).
    """
    size = end - start
    ids = np.zeros(length, np.int64)
    features = np.zeros((length, len(FEATURE_SIZES)), np.int64)
    mask = np.zeros(length, np.int64)
    ids[0], ids[size + 1] = special
    ids[1 : size + 1] = tokens.ids[start:end]
    features[1 : size + 1] = tokens.features[start:end]
    mask[: size + 2] = 1
    return ids, features, mask
