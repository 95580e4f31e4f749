"""Read spans with any extractive question-answering model of the Hugging Face hub, or in a folder."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from index.errors import ModelUnavailable
from qa.reader.decode import decode_spans
from qa.reader.records import Read, ScoredWindow
from qa.reader.windows import (
    BATCH_WINDOWS,
    OVERLAP_TOKENS,
    QUESTION_TOKENS,
    WINDOW_TOKENS,
    encodable,
    make_places,
)

if TYPE_CHECKING:
    import torch


class HuggingFaceReader:
    """A `SpanReader` on a model of `AutoModelForQuestionAnswering`, with its own tokenizer.

    "No answer" is the span of the model's first token alone, as models trained on SQuAD 2.0 have it. Of a model that
    never saw an unanswerable question, scores of different passages compare less well.
    """

    def __init__(self, model: str) -> None:
        """Load a model.

        :param model: A folder, or a name on the Hugging Face hub.
        :raises ModelUnavailable: If it cannot be found, or has no fast tokenizer, which knows where tokens stand.
        """
        from transformers import AutoModelForQuestionAnswering, AutoTokenizer

        try:
            self._tokenizer = AutoTokenizer.from_pretrained(model, use_fast=True, trust_remote_code=False)
            self._model = AutoModelForQuestionAnswering.from_pretrained(
                model, use_safetensors=True, trust_remote_code=False
            ).eval()
        except (OSError, ValueError, KeyError) as error:
            raise ModelUnavailable(f"cannot load the reading model {model!r}: {error}") from error
        if not self._tokenizer.is_fast:
            raise ModelUnavailable(f"the reading model {model!r} has no fast tokenizer; give another")
        self._padding = self._tokenizer.pad_token_id
        longest = getattr(self._model.config, "max_position_embeddings", None)
        limits = [WINDOW_TOKENS, self._tokenizer.model_max_length, *([longest - 2] if longest else [])]
        self._window_tokens = min(limits)  # RoBERTa counts positions from 2

    def read(self, question: str, passages: Sequence[str], top: int) -> list[Read]:
        """Read the best spans; see `SpanReader.read`."""
        filled = [number for number, passage in enumerate(passages) if passage.strip()]
        if not filled:
            return []
        encoded = self._encode(question, [passages[number] for number in filled])
        windows = range(len(encoded.encodings))
        sizes = [sum(encoding.attention_mask) for encoding in encoded.encodings]
        ordered = sorted(windows, key=lambda window: -sizes[window])
        scored = []
        for first in range(0, len(ordered), BATCH_WINDOWS):
            rows = ordered[first : first + BATCH_WINDOWS]
            logits = self._score(encoded, rows)
            for place, row in enumerate(rows):
                number = filled[encoded["overflow_to_sample_mapping"][row]]
                parts = (logits.start_logits[place], logits.end_logits[place])
                scored.append(_read_off(encoded.encodings[row], parts, number, passages[number]))
        return decode_spans(scored, passages, top)

    def _encode(self, question: str, passages: Sequence[str]) -> Any:
        asked = encodable(question)
        cut = self._tokenizer(asked, add_special_tokens=False, return_offsets_mapping=True)["offset_mapping"]
        if len(cut) > QUESTION_TOKENS:
            asked = asked[: cut[QUESTION_TOKENS - 1][1]]
        room = self._window_tokens - min(len(cut), QUESTION_TOKENS)
        return self._tokenizer(
            [asked] * len(passages),
            [encodable(passage) for passage in passages],
            truncation="only_second",
            max_length=self._window_tokens,
            stride=min(OVERLAP_TOKENS, room // 2),
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
        )

    def _score(self, encoded: Any, rows: Sequence[int]) -> Any:
        import torch

        batch = {
            name: torch.nn.utils.rnn.pad_sequence(
                [torch.tensor(encoded[name][row]) for row in rows],
                batch_first=True,
                padding_value=self._padding if name == "input_ids" else 0,
            )
            for name in self._tokenizer.model_input_names
            if name in encoded
        }  # (n_rows, length) each
        with torch.inference_mode():
            return self._model(**batch)


def _read_off(
    encoding: Any, logits: "tuple[torch.Tensor, torch.Tensor]", number: int, passage: str
) -> ScoredWindow:
    """Take the passage's tokens out of a window.

    :param encoding: The window's, a `tokenizers.Encoding`.
    :param logits: Of starts and of ends, float (length,).
    """
    body = [place for place, part in enumerate(encoding.sequence_ids) if part == 1]
    offsets = [encoding.offsets[place] for place in body]
    words = [encoding.word_ids[place] for place in body]
    places = make_places(passage, offsets, words)
    if offsets:  # a word that the window's border cuts is whole in the neighbour
        places.begins[0] &= not passage[: offsets[0][0]].strip()
        places.finishes[-1] &= not passage[offsets[-1][1] :].strip()
    start, end = (part.float().numpy() for part in logits)
    return ScoredWindow(number, places, start[body], end[body], float(start[0] + end[0]))
