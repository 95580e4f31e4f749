"""Cut question and passages into token windows: [CLS] question [SEP] run of the passage [SEP]."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.sentences import split_paragraphs
from index.statements.windows import pad_length
from qa.reader.records import Bools, Ints, Places

if TYPE_CHECKING:
    from tokenizers import Tokenizer

QUESTION_TOKENS = 64  # of a longer question the rest is not read
WINDOW_TOKENS = 320  # with [CLS], the question and both [SEP]
OVERLAP_TOKENS = 128  # that two neighbouring windows of a passage share; no answer is nearly as long
BATCH_WINDOWS = 16
_SPECIALS = 3
_SURROGATE = re.compile("[\ud800-\udfff]")
_APOSTROPHES = "'’"


@dataclass(frozen=True, slots=True)
class TokenizedPassage:
    """A passage's tokens.

    Attributes:
        ids: int64 (n_tokens,), rows of the vocabulary.
    """

    ids: Ints
    places: Places


@dataclass(frozen=True, slots=True)
class Window:
    """The run of tokens [first, last) of a passage, given by its place among the passages."""

    passage: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of one question or several, padded to one length; each (n_windows, length).

    Attributes:
        ids: int64, rows of the vocabulary.
        types: int64, 0 for [CLS], question and its [SEP], 1 for the passage and its.
        mask: int64, 0 for padding.
        readable: bool, the passage's tokens, where an answer may be.
    """

    ids: Ints
    types: Ints
    mask: Ints
    readable: Bools


def tokenize_questions(questions: Sequence[str], tokenizer: "Tokenizer") -> list[Ints]:
    """Give the first `QUESTION_TOKENS` ids of each question, int64 (n_tokens,)."""
    encodings = tokenizer.encode_batch(list(map(encodable, questions)), add_special_tokens=False)
    return [np.array(encoding.ids[:QUESTION_TOKENS], np.int64) for encoding in encodings]


def tokenize_passages(passages: Sequence[str], tokenizer: "Tokenizer") -> list[TokenizedPassage]:
    """Cut passages into tokens; an empty one has none."""
    encodings = tokenizer.encode_batch(list(map(encodable, passages)), add_special_tokens=False)
    return [
        TokenizedPassage(
            np.array(encoding.ids, np.int64), make_places(passage, encoding.offsets, encoding.word_ids)
        )
        for passage, encoding in zip(passages, encodings, strict=True)
    ]


def encodable(text: str) -> str:
    """Put another sign for each lone surrogate, which no tokenizer takes; offsets stay."""
    return _SURROGATE.sub("\ufffd", text)


def make_places(text: str, offsets: Sequence[tuple[int, int]], word_ids: Sequence[int | None]) -> Places:
    """Say of each token of a passage where it stands and whether an answer may begin or end there.

    An answer begins and ends with whole words, and not after an apostrophe inside one: never "s" of "Orr’s".

    :param offsets: [start, end) of each token in the passage.
    :param word_ids: Number of the word each token belongs to.
    """
    spans = np.array(offsets, np.int64).reshape(-1, 2)  # (n_tokens, 2)
    words = np.array([-1 if word is None else word for word in word_ids], np.int64)
    borders = words[1:] != words[:-1] if len(words) else np.empty(0, np.bool_)
    edge = np.ones(min(1, len(words)), np.bool_)
    inside = np.array([_follows_apostrophe(text, start) for start, _ in offsets], np.bool_)
    firsts = [paragraph.start for paragraph in split_paragraphs(text)]
    return Places(
        spans[:, 0],
        spans[:, 1],
        np.concatenate([edge, borders]) & ~inside,
        np.concatenate([borders, edge]),
        np.array([any(map(str.isalnum, text[start:end])) for start, end in offsets], np.bool_),
        np.searchsorted(firsts, spans[:, 0], side="right"),
    )


def _follows_apostrophe(text: str, at: int) -> bool:
    return at > 1 and text[at - 1] in _APOSTROPHES and text[at - 2].isalnum()


def cut_windows(passages: Sequence[int], question_tokens: int) -> Iterator[Window]:
    """Cut passages, given by their numbers of tokens, into windows that fit beside the question.

    Neighbours overlap by `OVERLAP_TOKENS`, the last window is full, and a passage without tokens has none.
    """
    body = WINDOW_TOKENS - _SPECIALS - question_tokens
    for number, count in enumerate(passages):
        first = 0
        while first + body < count:
            yield Window(number, first, first + body)
            first = min(first + body - OVERLAP_TOKENS, count - body)
        if count:
            yield Window(number, first, min(first + body, count))


def choose_size(windows: int, cores: int) -> int:
    """Give how many windows a batch has: so few that each core has one, at most `BATCH_WINDOWS`."""
    return max(1, min(BATCH_WINDOWS, -(-windows // cores)))


def split_batches(windows: Sequence[Window], size: int = BATCH_WINDOWS) -> list[list[Window]]:
    """Put windows of about one length together, so that little is padded; longest first, ties in order."""
    ordered = sorted(windows, key=lambda window: window.first - window.last)
    return [ordered[first : first + size] for first in range(0, len(ordered), size)]


def make_batch(pairs: Sequence[tuple[Ints, Ints]], special: tuple[int, int]) -> Batch:
    """Pad pairs of a question's and a window's ids to one length, a multiple of 32.

    :param special: The ids of [CLS] and [SEP].
    """
    length = pad_length(max(len(question) + len(body) + 1 for question, body in pairs))
    shape = (len(pairs), length)
    ids, types, mask = (np.zeros(shape, np.int64) for _ in range(3))
    readable = np.zeros(shape, np.bool_)
    for row, (question, body) in enumerate(pairs):
        first = len(question) + 2
        last = first + len(body)
        ids[row, 0], ids[row, first - 1], ids[row, last] = special[0], special[1], special[1]
        ids[row, 1 : first - 1] = question
        ids[row, first:last] = body
        types[row, first : last + 1] = 1
        mask[row, : last + 1] = 1
        readable[row, first:last] = True
    return Batch(ids, types, mask, readable)
