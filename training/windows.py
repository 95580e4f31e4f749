"""Examples for the tagger: an article's tokens with their labels and arcs, cut into windows, in batches."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from index.statements.decode import LABELS
from index.statements.model import NO_SOURCE
from index.statements.tokens import Ints, Tokens
from index.statements.windows import WINDOW_TOKENS, fill_window, pad_length
from qa.evaluate.attribution.records import ROLES, Attribution

IGNORED = -100  # torch's own sign of "no target"
LEAST_TOKENS = 16  # a shorter window teaches little
POOL_BATCHES = 20  # windows of a pool are put together by length, so that little is padded


@dataclass(frozen=True, slots=True)
class Example:
    """An article's tokens and what they should be tagged with; each int64 (n_tokens,).

    Attributes:
        labels: Places in `LABELS`.
        to_cue: For content tokens the first token of the cue, else `IGNORED`.
        to_source: For first tokens of cues the first token of the source, -1 without one, else `IGNORED`.
    """

    tokens: Tokens
    labels: Ints
    to_cue: Ints
    to_source: Ints


@dataclass(frozen=True, slots=True)
class Cut:
    """A run of tokens [start, end) of an example, given by its place."""

    example: int
    start: int
    end: int


def make_example(tokens: Tokens, attributions: Sequence[Attribution]) -> Example:
    """Tag an article's tokens with its attributions."""
    count = len(tokens.ids)
    labels = np.zeros(count, np.int64)
    to_cue = np.full(count, IGNORED)
    to_source = np.full(count, IGNORED)
    for one in attributions:
        for role in ROLES:
            for span in getattr(one, role):
                first, last = _find_tokens(tokens, span.start, span.end)
                labels[first:last] = LABELS.index(f"I-{role}")
                labels[first : first + 1] = LABELS.index(f"B-{role}")
        cue = _find_tokens(tokens, one.cue[0].start, one.cue[0].end)[0] if one.cue else count
        if cue == count:
            continue
        to_source[cue] = _find_tokens(tokens, one.source[0].start, one.source[0].end)[0] if one.source else -1
        for span in one.content:
            first, last = _find_tokens(tokens, span.start, span.end)
            to_cue[first:last] = cue
    return Example(tokens, labels, to_cue, to_source)


def _find_tokens(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Give the run [first, last) of the tokens that touch a span of the text."""
    first = int(np.searchsorted(tokens.ends, start, side="right"))
    return first, int(np.searchsorted(tokens.starts, end, side="left"))


def draw_batches(examples: Sequence[Example], size: int, generator: np.random.Generator) -> list[list[Cut]]:
    """Cut examples into windows from a random place on, and put those of about one length into batches.

    Batches come in random order; every token is in one window, but for those of windows under `LEAST_TOKENS`.
    """
    windows = _draw_windows(examples, generator)
    batches = []
    for place in range(0, len(windows), size * POOL_BATCHES):
        pool = sorted(windows[place : place + size * POOL_BATCHES], key=lambda cut: cut.start - cut.end)
        batches += [pool[first : first + size] for first in range(0, len(pool), size)]
    return [batches[place] for place in generator.permutation(len(batches))]


def _draw_windows(examples: Sequence[Example], generator: np.random.Generator) -> list[Cut]:
    body = WINDOW_TOKENS - 2
    drawn = []
    for number, example in enumerate(examples):
        count = len(example.labels)
        start = 0 if count <= body else -int(generator.integers(0, body))
        for first in range(start, count, body):
            cut = Cut(number, max(first, 0), min(first + body, count))
            if cut.end - cut.start >= LEAST_TOKENS:
                drawn.append(cut)
    return [drawn[place] for place in generator.permutation(len(drawn))]


def make_batch(
    examples: Sequence[Example], windows: Sequence[Cut], special: tuple[int, int]
) -> dict[str, torch.Tensor]:
    """Fill a batch: ids, mask, labels, to_cue and to_source int64 (n_windows, length), and features.

    :param special: The ids of [CLS] and [SEP].
    """
    length = pad_length(max(cut.end - cut.start for cut in windows))
    rows = [_fill(examples[cut.example], cut, length, special) for cut in windows]
    return {name: torch.from_numpy(np.stack([row[name] for row in rows])) for name in rows[0]}


def _fill(example: Example, cut: Cut, length: int, special: tuple[int, int]) -> dict[str, Ints]:
    ids, features, mask = fill_window(example.tokens, cut.start, cut.end, length, special)
    targets = {
        "labels": example.labels[cut.start : cut.end],
        "to_cue": _shift(example.to_cue[cut.start : cut.end], cut),
        "to_source": _shift(example.to_source[cut.start : cut.end], cut),
    }
    filled = {name: np.full(length, IGNORED) for name in targets}
    for name, values in targets.items():
        filled[name][1 : len(values) + 1] = values
    return {"ids": ids, "features": features, "mask": mask, **filled}


def _shift(targets: Ints, cut: Cut) -> Ints:
    """Count targets from the window's [CLS]; those outside it are ignored, "none" is [CLS]."""
    inside = (targets >= cut.start) & (targets < cut.end)
    shifted = np.where(inside, targets - cut.start + 1, IGNORED)
    return np.where(targets == -1, NO_SOURCE, shifted)
