"""Sketch an article: the bands that two prints of one story share, by which they are proposed for comparison."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.duplicates.stories import Sentence, prepare_story
from index.records import Span

# Measured on reprints of every sixth PolNeAR article: these propose all that share 30 % of their 3-grams and all
# short cuts, 99.6 % at 20 to 30 %. One MinHash for a whole article misses short cuts of the longest ones.
MIN_WORDS = 40  # words of an article that can be judged; a shorter one's copies are found by hash
SHINGLE_WORDS = 3  # content words of a shingle; about six words of the text
PART_WORDS = 400  # content words of a part, about 1,000 words; so a short cut is like a part of a long story
SEED = 1  # of the permutations; another makes all stored bands worthless
BANDS = 96  # permutations, each a band of its own
MIN_SHARED_BANDS = 4  # bands that two articles share to be compared; a tenth of the shingles gives 10


@dataclass(frozen=True, slots=True)
class Sketch:
    """The bands of an article, ascending and distinct: signed 64-bit numbers, the same on every machine."""

    bands: tuple[int, ...]


def sketch_story(text: str, kept: Sequence[Span]) -> Sketch | None:
    """Sketch the kept spans of a text by MinHash over its content words, three in a row; a long one in parts.

    Articles that share at least `MIN_SHARED_BANDS` bands may be reprints of one another; `are_reprints` decides.

    :return: None for a text too short to judge.
    """
    story = prepare_story(text, kept)
    if story.words < MIN_WORDS or not story.sentences:
        return None
    from datasketch import MinHash
    from datasketch.hashfunc import sha1_hash64

    empty = MinHash(num_perm=BANDS, seed=SEED, hashfunc=sha1_hash64, scheme="affine64")
    bands: set[int] = set()
    for part in _divide(story.sentences):
        minhash = empty.copy()
        minhash.update_batch(_cut_shingles(part))
        bands.update(minhash.hashvalues.view(np.int64).tolist())  # (BANDS,)
    return Sketch(tuple(sorted(bands)))


def _divide(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Divide sentences into runs of about equal length, near `PART_WORDS` content words."""
    total = sum(len(sentence.content) for sentence in sentences)
    parts: list[list[Sentence]] = [[] for _ in range(max(1, round(total / PART_WORDS)))]
    before = 0
    for sentence in sentences:
        parts[before * len(parts) // total].append(sentence)
        before += len(sentence.content)
    return [part for part in parts if part]


def _cut_shingles(sentences: Sequence[Sentence]) -> list[bytes]:
    shingles = {
        sentence.content[at : at + SHINGLE_WORDS].encode()
        for sentence in sentences
        for at in range(len(sentence.content) - SHINGLE_WORDS + 1)
    }
    return sorted(shingles)
