"""Find passages that do not answer a question: near misses, and others of the same article.

A passage counts as no answer only where two things hold: no annotator's answer stands in it, and it lacks a word
of the question that the right passage has. "What colour is the cup?" is thus never paired with another cup, whose
colour would be as good an answer.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.encoder import Encoder, Matrix
from index.lexical import stem_terms, tokenize
from index.records import content_hash
from qa.reader.records import Ints
from training.reader_data import Asked, ReadingSet

RANKED = 20  # passages nearest to a question that are looked at
KEPT = 4  # of each kind; more epochs than this many see some again
TRIED = 24  # passages of the same article that are looked at
BLOCK = 1000  # questions compared with all passages at once


@dataclass(frozen=True, slots=True)
class Negatives:
    """Passages that do not answer a question, by place.

    Attributes:
        near: Those most like the question, nearest first.
        same: Some of the same article or text, in random order.
    """

    near: tuple[int, ...]
    same: tuple[int, ...]


def find_negatives(reading: ReadingSet, ranked: Ints, seed: int) -> list[Negatives]:
    """Find the negatives of each question.

    :param ranked: int64 (n_questions, n), passages in the order of how near they are.
    """
    judge = _Judge(reading)
    members: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(reading.groups):
        members[name].append(number)
    generator = np.random.default_rng(seed)
    found = []
    for asked, nearest in zip(reading.questions, ranked, strict=True):
        group = members[reading.groups[asked.contexts[0].passage]]
        drawn = generator.choice(group, min(TRIED, len(group)), replace=False)
        found.append(Negatives(*(judge.take_honest(asked, map(int, row)) for row in (nearest, drawn))))
    return found


class _Judge:
    """Tells which passages do not answer a question; keeps the words of each."""

    def __init__(self, reading: ReadingSet) -> None:
        self._texts = [passage.casefold() for passage in reading.passages]
        self._words = [_join_words(passage) for passage in reading.passages]
        self._stems = [frozenset(stem_terms(passage)) for passage in reading.passages]

    def take_honest(self, asked: Asked, passages: Iterator[int]) -> tuple[int, ...]:
        """Give the first `KEPT` passages that do not answer a question."""
        gold = asked.contexts[0]
        needed = set(stem_terms(asked.text)) & self._stems[gold.passage]
        answers = {self._texts[gold.passage][span.start : span.end] for span in gold.answers}
        worded = {_join_words(answer) for answer in answers}
        taken: list[int] = []
        for number in passages:
            if len(taken) == KEPT:
                break
            if (
                needed - self._stems[number]
                and not any(answer in self._texts[number] for answer in answers)
                and not any(words in self._words[number] for words in worded)
            ):
                taken.append(number)
        return tuple(taken)


def _join_words(text: str) -> str:
    return f" {' '.join(tokenize(text))} "


def rank_passages(reading: ReadingSet, encoder: Encoder | None) -> Ints:
    """Rank passages for each question by the cosine of weighted stems and that of meaning, summed.

    :param encoder: None to compare words alone.
    :returns: int64 (n_questions, at most RANKED), nearest first; ties by place.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    questions = [asked.text for asked in reading.questions]
    weigh = TfidfVectorizer(analyzer=stem_terms, sublinear_tf=True, dtype=np.float32)
    words = weigh.fit_transform(reading.passages).T
    asked_words = weigh.transform(questions)
    meanings = None if encoder is None else encoder.encode(reading.passages)
    asked_meanings = None if encoder is None else encoder.encode(questions)
    rows = []
    for first in range(0, len(questions), BLOCK):
        scores: Matrix = (asked_words[first : first + BLOCK] @ words).toarray()  # (n, n_passages)
        if meanings is not None and asked_meanings is not None:
            scores = scores + asked_meanings[first : first + BLOCK] @ meanings.T
        rows.append(_take_best(scores, min(RANKED, len(reading.passages))))
    return np.concatenate(rows) if rows else np.empty((0, 0), np.int64)


def _take_best(scores: Matrix, count: int) -> Ints:
    best: npt.NDArray[np.int64] = np.argsort(-scores, axis=1, kind="stable")[:, :count].astype(np.int64)
    return best


def rank_cached(reading: ReadingSet, encoder: Encoder | None, folder: Path) -> Ints:
    """Rank passages, or read from a folder how they were ranked for the same texts by the same model."""
    from safetensors.numpy import load_file, save_file

    model = "words" if encoder is None else encoder.model_hash
    key = content_hash(model, *reading.passages, *(asked.text for asked in reading.questions))
    path = folder / f"ranked-{reading.name}-{key}.safetensors"
    if path.exists():
        cached: Ints = load_file(path)["ranked"]
        return cached
    ranked = rank_passages(reading, encoder)
    fresh = path.with_suffix(".new")
    save_file({"ranked": np.ascontiguousarray(ranked)}, fresh)
    fresh.replace(path)
    return ranked
