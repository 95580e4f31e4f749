"""Examples for the span reader: which question is paired with which passage, and batches of windows of these."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from index.records import Span, content_hash
from index.weights import load_tokenizer
from qa.reader.decode import MAX_ANSWER_TOKENS
from qa.reader.records import Places
from qa.reader.windows import (
    Window,
    cut_windows,
    make_batch,
    tokenize_passages,
    tokenize_questions,
)
from training.reader_data import Asked, Context, ReadingSet, choose_answer
from training.reader_negatives import Negatives

POOL_BATCHES = 20  # examples of a pool are put together by length, so that little is padded
NO_ANSWER = 0  # the place of [CLS], where a window without the answer points


@dataclass(frozen=True, slots=True)
class Example:
    """A question and a window of a passage.

    Attributes:
        first: First token of the passage in the window.
        last: Token of the passage after the window.
        answer: First and last token of the answer, counted in the passage; None where the window has none.
    """

    question: int
    passage: int
    first: int
    last: int
    answer: tuple[int, int] | None


class Material:
    """All questions and passages to train on, tokenized."""

    def __init__(
        self, readings: Sequence[ReadingSet], negatives: Sequence[Sequence[Negatives]], *, drawn: bool = False
    ) -> None:
        """Put sets together.

        :param negatives: Of each question of each set.
        :param drawn: See `training.reader_data.choose_answer`.
        """
        self._drawn = drawn
        tokenizer, self.special = load_tokenizer()
        self.texts = [text for reading in readings for text in reading.passages]
        self.passages = tokenize_passages(self.texts, tokenizer)
        self.asked: list[Asked] = []
        self.negatives: list[Negatives] = []
        offset = 0
        for reading, found in zip(readings, negatives, strict=True):
            for asked, none in zip(reading.questions, found, strict=True):
                moved = self._take_readable(asked, offset)
                if moved.contexts:
                    self.asked.append(moved)
                    self.negatives.append(_move(none, offset))
            offset += len(reading.passages)
        self.questions = tokenize_questions([asked.text for asked in self.asked], tokenizer)

    def _take_readable(self, asked: Asked, offset: int) -> Asked:
        """Count passages from the first set's on, and leave out answers of more tokens than are ever read."""
        contexts = []
        for context in asked.contexts:
            places = self.passages[context.passage + offset].places
            answers = tuple(span for span in context.answers if _is_readable(places, span))
            if answers:
                contexts.append(Context(context.passage + offset, answers))
        return Asked(asked.text, tuple(contexts))

    @property
    def digest(self) -> str:
        """A hash of all that is trained on."""
        return content_hash(*self.texts, *map(repr, self.asked), *map(repr, self.negatives))

    def count_examples(self, share: float) -> int:
        """Give the number of examples of an epoch, of which a share are negatives."""
        return len(self.asked) + self._count_negatives(share)

    def _count_negatives(self, share: float) -> int:
        having = sum(bool(each.near or each.same) for each in self.negatives)
        return min(having, round(len(self.asked) * share / (1 - share)))

    def draw_examples(self, share: float, generator: np.random.Generator) -> list[Example]:
        """Pair every question with a passage that answers it, and some also with one that does not.

        Of the negatives half are near misses, half of the same article, where a question has both.

        :param share: Of the examples that are negatives, 0 to less than 1; fewer where there are not enough.
        """
        examples = [self._draw_answered(number, generator) for number in range(len(self.asked))]
        having = [n for n, each in enumerate(self.negatives) if each.near or each.same]
        drawn = generator.permutation(len(having))[: self._count_negatives(share)]
        return examples + [self._draw_unanswered(having[place], generator) for place in drawn]

    def _draw_answered(self, number: int, generator: np.random.Generator) -> Example:
        contexts = self.asked[number].contexts
        context = contexts[int(generator.integers(len(contexts)))]
        passage = context.passage
        span = choose_answer(self.texts[passage], context.answers, generator, drawn=self._drawn)
        answer = find_tokens(self.passages[passage].places, span)
        windows = [
            window
            for window in self._cut(number, passage)
            if window.first <= answer[0] and answer[1] < window.last
        ]
        window = windows[int(generator.integers(len(windows)))]
        return Example(number, passage, window.first, window.last, answer)

    def _draw_unanswered(self, number: int, generator: np.random.Generator) -> Example:
        both = self.negatives[number]
        kind = (both.near, both.same)[int(generator.integers(2))]
        pool = kind if kind else both.near + both.same
        passage = pool[int(generator.integers(len(pool)))]
        windows = self._cut(number, passage)
        window = windows[int(generator.integers(len(windows)))]
        return Example(number, passage, window.first, window.last, None)

    def _cut(self, number: int, passage: int) -> list[Window]:
        return list(cut_windows([len(self.passages[passage].ids)], len(self.questions[number])))

    def count_tokens(self, example: Example) -> int:
        """Give how many tokens an example has, without padding."""
        return len(self.questions[example.question]) + example.last - example.first + 3

    def draw_batches(self, share: float, size: int, generator: np.random.Generator) -> list[list[Example]]:
        """Draw an epoch's examples in batches of one size and of about one length each, in random order.

        What is left of the last batch is left out, so that every epoch has equally many.
        """
        examples = self.draw_examples(share, generator)
        mixed = [examples[place] for place in generator.permutation(len(examples))]
        mixed = mixed[: max(size, len(mixed) // size * size)]
        batches = []
        for first in range(0, len(mixed), size * POOL_BATCHES):
            pool = sorted(mixed[first : first + size * POOL_BATCHES], key=self.count_tokens)
            batches += [pool[start : start + size] for start in range(0, len(pool), size)]
        return [batches[place] for place in generator.permutation(len(batches))]

    def fill_batch(self, examples: Sequence[Example]) -> "FilledBatch":
        """Fill a batch."""
        pairs = [
            (self.questions[each.question], self.passages[each.passage].ids[each.first : each.last])
            for each in examples
        ]
        batch = make_batch(pairs, self.special)
        targets = np.array([self._place_answer(each) for each in examples], np.int64)  # (n, 2)
        inputs = (batch.ids, batch.types, batch.mask, batch.readable)
        return FilledBatch(tuple(map(torch.from_numpy, inputs)), torch.from_numpy(targets))

    def _place_answer(self, example: Example) -> tuple[int, int]:
        if example.answer is None:
            return NO_ANSWER, NO_ANSWER
        before = len(self.questions[example.question]) + 2 - example.first
        return example.answer[0] + before, example.answer[1] + before


@dataclass(frozen=True, slots=True)
class FilledBatch:
    """A batch for the network.

    Attributes:
        inputs: As `SpanNetwork.forward` takes them.
        targets: int64 (n, 2), places of the answer's first and last token; `NO_ANSWER` without one.
    """

    inputs: tuple[torch.Tensor, ...]
    targets: torch.Tensor


def _move(negatives: Negatives, offset: int) -> Negatives:
    return Negatives(*(tuple(place + offset for place in kind) for kind in (negatives.near, negatives.same)))


def _is_readable(places: Places, span: Span) -> bool:
    first, last = find_tokens(places, span)
    return 0 <= last - first < MAX_ANSWER_TOKENS


def find_tokens(places: Places, span: Span) -> tuple[int, int]:
    """Give the first and last token of the whole words that a span touches."""
    first = int(np.searchsorted(places.ends, span.start, side="right"))
    last = int(np.searchsorted(places.starts, span.end, side="left")) - 1
    while first > 0 and not places.begins[first]:
        first -= 1
    while last < len(places.ends) - 1 and not places.finishes[last]:
        last += 1
    return first, last
