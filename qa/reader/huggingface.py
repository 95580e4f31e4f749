"""Read spans with any extractive question-answering model of the Hugging Face hub, or in a folder."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from index.cores import count_cores, share_out
from qa.reader.decode import decode_spans
from qa.reader.pretrained import load_pretrained
from qa.reader.records import Places, Read, ScoredWindow
from qa.reader.windows import (
    OVERLAP_TOKENS,
    QUESTION_TOKENS,
    WINDOW_TOKENS,
    choose_size,
    encodable,
    make_places,
)

if TYPE_CHECKING:
    import torch

_POSITIONS_BEFORE = 2  # RoBERTa counts positions from 2 on, and has so many fewer for tokens than it says
Offsets = Sequence[tuple[int, int]]


class HuggingFaceReader:
    """A `SpanReader` on a model of `AutoModelForQuestionAnswering`, with its own tokenizer.

    "No answer" is the span of [CLS] alone, as models trained on SQuAD 2.0 have it. A model that never saw an
    unanswerable question finds an answer in everything, and its scores of different passages compare less well.
    """

    def __init__(self, model: str, *, threads: int | None = None) -> None:
        """Load a model, in bfloat16 where the processor computes in it.

        :param model: A folder, or a name on the Hugging Face hub.
        :param threads: Cores to read with, each some of the windows; None for all.
        :raises ModelUnavailable: See `qa.reader.pretrained.load_pretrained`.
        """
        self._tokenizer, self._model = load_pretrained(model)
        self._cores = count_cores(threads)
        longest = getattr(self._model.config, "max_position_embeddings", None)
        limits = [WINDOW_TOKENS, self._tokenizer.model_max_length]
        limits += [longest - _POSITIONS_BEFORE] if longest else []
        self._window_tokens = min(limits)
        self._question_tokens = min(QUESTION_TOKENS, self._window_tokens // 2)
        specials = self._tokenizer.num_special_tokens_to_add(pair=True)
        room = (
            self._window_tokens - self._question_tokens - specials
        )  # for the passage, beside the longest question
        self._overlap_tokens = min(OVERLAP_TOKENS, room // 2)

    def read(self, question: str, passages: Sequence[str], top: int) -> list[Read]:
        """Read the best spans; see `SpanReader.read`."""
        filled = [number for number, passage in enumerate(passages) if passage.strip()]
        if not filled:
            return []
        encoded = self._encode(question, [passages[number] for number in filled])
        sizes = [len(ids) for ids in encoded["input_ids"]]
        ordered = sorted(range(len(sizes)), key=lambda window: -sizes[window])
        size = choose_size(len(ordered), self._cores)
        batches = [ordered[first : first + size] for first in range(0, len(ordered), size)]
        scored = []
        for rows, logits in zip(
            batches, share_out(partial(self._score, encoded), batches, self._cores), strict=True
        ):
            for place, row in enumerate(rows):
                number = filled[encoded["overflow_to_sample_mapping"][row]]
                none = self._find_none(encoded["input_ids"][row])
                scored.append(
                    _read_off(encoded.encodings[row], logits[:, place], none, number, passages[number])
                )
        return decode_spans(scored, passages, top)

    def _encode(self, question: str, passages: Sequence[str]) -> Any:
        asked = encodable(question)
        cut = self._tokenizer(
            asked,
            add_special_tokens=False,
            truncation=True,
            max_length=self._question_tokens,
            return_offsets_mapping=True,
        )["offset_mapping"]
        if len(cut) == self._question_tokens:
            asked = asked[: cut[-1][1]]
        return self._tokenizer(
            [asked] * len(passages),
            [encodable(passage) for passage in passages],
            truncation="only_second",
            max_length=self._window_tokens,
            stride=self._overlap_tokens,
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
        )

    def _score(self, encoded: Any, rows: Sequence[int]) -> "torch.Tensor":
        """Give the logits of starts and of ends, float32 (2, n_rows, length)."""
        import torch

        padding = self._tokenizer.pad_token_id
        fillers = {} if padding is None else {"input_ids": padding}  # masked, so that any will do
        batch = {
            name: torch.nn.utils.rnn.pad_sequence(
                [torch.tensor(encoded[name][row]) for row in rows],
                batch_first=True,
                padding_value=fillers.get(name, 0),
            )
            for name in self._tokenizer.model_input_names
            if name in encoded
        }  # (n_rows, length) each
        with torch.inference_mode():
            logits = self._model(**batch)
            return torch.stack([logits.start_logits, logits.end_logits]).float()

    def _find_none(self, ids: Sequence[int]) -> int:
        """Give the place that stands for no answer: [CLS], which few models have at the end, or the first token."""
        cls = self._tokenizer.cls_token_id
        return ids.index(cls) if cls in ids else 0


def _read_off(encoding: Any, logits: "torch.Tensor", none: int, number: int, passage: str) -> ScoredWindow:
    """Take the passage's tokens out of a window.

    :param encoding: The window's, a `tokenizers.Encoding`.
    :param logits: Of starts and of ends, float32 (2, length).
    :param none: Place of the token that stands for no answer.
    """
    body = [place for place, part in enumerate(encoding.sequence_ids) if part == 1]
    offsets = [encoding.offsets[place] for place in body]
    words = [encoding.word_ids[place] for place in body]
    start, end = logits.numpy()
    null = float(start[none] + end[none])
    return ScoredWindow(number, place_tokens(passage, offsets, words), start[body], end[body], null)


def place_tokens(passage: str, offsets: Offsets, word_ids: Sequence[int | None]) -> Places:
    """Say of a window's tokens where they stand, whatever the tokenizer takes for a word.

    Some count the space before a word as part of it, and all up to the next space as one word, “Orr’s” and "(1914)"
    too. Here a word also ends at its last letter or digit. One that the window's border cuts is whole in the neighbour.
    """
    bare = [_strip(passage, *offset) for offset in offsets]
    numbers: list[int] = []
    for place, (start, _) in enumerate(bare):
        same = place and word_ids[place] == word_ids[place - 1] and not _is_border(passage, start)
        numbers.append(numbers[-1] if same else place)
    places = make_places(passage, bare, numbers)
    if bare:
        begins, finishes = places.begins.copy(), places.finishes.copy()
        begins[0] &= _is_border(passage, bare[0][0])
        finishes[-1] &= _is_border(passage, bare[-1][1])
        places = replace(places, begins=begins, finishes=finishes)
    return places


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out white space on both sides; of white space alone its end is left, where a word may begin."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_border(text: str, at: int) -> bool:
    return not (0 < at < len(text) and _is_of_word(text[at - 1]) and _is_of_word(text[at]))


def _is_of_word(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind[0] in "LMN" or kind == "Cf"  # letters, marks on them, numbers; soft hyphens
