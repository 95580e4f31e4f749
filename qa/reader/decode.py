"""Find the best spans in what a network says of windows: over all passages at once, on one scale."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.records import Span
from qa.reader.records import Floats, Places, Read, ScoredWindow
from qa.reader.trim import trim_span

MAX_ANSWER_TOKENS = 30
MAX_ANSWER_CHARS = 160  # code points
FAVOURED_TOKENS = 4  # up to which a longer answer may be favoured

Grid = npt.NDArray[np.float32]


def decode_spans(
    windows: Sequence[ScoredWindow], passages: Sequence[str], top: int, *, longer: float = 0.0
) -> list[Read]:
    """Give the best spans, best first, at most `top`; no two of a passage overlap.

    A span's score is its start and end logits less the no-answer logit of its window. That is the log odds of
    the two where they come from one softmax, so windows and passages compare. Ties by passage and place.

    :param longer: Added to the score for each token after the first, up to `FAVOURED_TOKENS`: for a network that
        learned from answers shorter than those wanted.
    """
    reads = [
        read for window in windows for read in _read_window(window, passages[window.passage], top, longer)
    ]
    best: list[Read] = []
    for read in sorted(reads, key=lambda r: (-r.score, r.passage, r.start, r.end)):
        if len(best) == top:
            break
        if not any(read.passage == other.passage and _overlap(read, other) for other in best):
            best.append(read)
    return best


def _overlap(one: Read, other: Read) -> bool:
    return Span(one.start, one.end).overlaps(Span(other.start, other.end))


def _read_window(window: ScoredWindow, passage: str, top: int, longer: float) -> list[Read]:
    """Give the best spans of one window, whose tokens do not overlap, best first."""
    scores = score_spans(window.places, window.start, window.end)  # (n_lengths, n_tokens)
    lengths, firsts = np.indices(scores.shape)
    scores += longer * np.minimum(lengths, FAVOURED_TOKENS - 1).astype(np.float32)
    reads: list[Read] = []
    while len(reads) < top and scores.size:
        place = int(np.argmax(scores))  # of equal ones the shortest, then the earliest
        length, first = divmod(place, scores.shape[1])
        if not np.isfinite(scores[length, first]):
            break
        score = float(scores[length, first]) - window.null
        last = first + length
        places = window.places
        span = trim_span(passage, int(places.starts[first]), int(places.ends[last]))
        if len(span) <= MAX_ANSWER_CHARS:
            reads.append(Read(window.passage, span.start, span.end, score, window.null))
            scores[(firsts <= last) & (firsts + lengths >= first)] = -np.inf
        else:
            scores[length, first] = -np.inf  # an accent or bracket too many
    return reads


def score_spans(places: Places, start: Floats, end: Floats) -> Grid:
    """Sum the logits of every span that may be an answer; others have -inf.

    It has whole words, at most `MAX_ANSWER_TOKENS` and `MAX_ANSWER_CHARS`, a letter or digit, and lies in one
    paragraph.

    :returns: float32 (n_lengths, n_tokens), of the span of 1, 2, … tokens that begins at each.
    """
    count = len(places.starts)
    lengths = min(MAX_ANSWER_TOKENS, count)
    scores = np.full((lengths, count), -np.inf, np.float32)
    words = np.concatenate([[0], np.cumsum(places.wordy)])  # (n_tokens + 1,)
    for more in range(lengths):
        firsts, lasts = slice(0, count - more), slice(more, count)
        allowed = (
            places.begins[firsts]
            & places.finishes[lasts]
            & (places.paragraphs[firsts] == places.paragraphs[lasts])
            & (places.ends[lasts] - places.starts[firsts] <= MAX_ANSWER_CHARS)
            & (words[more + 1 :] > words[: count - more])
        )
        scores[more, firsts] = np.where(allowed, start[firsts] + end[lasts], -np.inf)
    return scores
