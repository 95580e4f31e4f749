"""Read spans with the network that this project trains."""

from collections.abc import Sequence
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from index.cores import count_cores, share_out
from index.encoder import computes_in_bfloat16
from index.weights import load_tokenizer
from qa.reader.decode import decode_spans
from qa.reader.records import Ints, Read, ScoredWindow
from qa.reader.weights import WEIGHTS, load_network
from qa.reader.windows import (
    TokenizedPassage,
    Window,
    choose_size,
    cut_windows,
    make_batch,
    split_batches,
    tokenize_passages,
    tokenize_questions,
)

if TYPE_CHECKING:
    from qa.reader.model import SpanNetwork

# The network learned from short answers, those of QAMR above all: "Ivens" where people write "Martin Ivens". On 700
# questions of SQuADShifts new-wiki, given the gold paragraph, F1 is .726 with 0, .743 with .25, .742 with .5 (by hand).
LONGER = 0.25


class PackagedReader:
    """A `SpanReader` that loads the packaged weights when it is first asked."""

    def __init__(self, *, threads: int | None = None) -> None:
        """Take note of the threads; see `TrainedReader`."""
        self._threads = threads

    def read(self, question: str, passages: Sequence[str], top: int) -> list[Read]:
        """Read the best spans; see `SpanReader.read`.

        :raises ModelUnavailable: If the weights cannot be read.
        """
        return TrainedReader(_load_packaged(), threads=self._threads).read(question, passages, top)


@cache
def _load_packaged() -> "SpanNetwork":
    return load_network(WEIGHTS)


class TrainedReader:
    """A `SpanReader` on the packaged encoder, in bfloat16 where the processor computes in it."""

    def __init__(self, network: "SpanNetwork", *, threads: int | None = None) -> None:
        """Take a network that is ready to read.

        :param threads: Cores to read with, each some of the windows; None for all. With another number the last
            digits of a score may differ.
        """
        self._network = network
        self._cores = count_cores(threads)
        self._tokenizer, self._special = load_tokenizer()

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> "TrainedReader":
        """Load the trained weights.

        :raises ModelUnavailable: If they cannot be read.
        """
        return cls(load_network(path))

    def read(self, question: str, passages: Sequence[str], top: int) -> list[Read]:
        """Read the best spans; see `SpanReader.read`."""
        asked = tokenize_questions([question], self._tokenizer)[0]
        tokenized = tokenize_passages(passages, self._tokenizer)
        windows = list(cut_windows([len(passage.ids) for passage in tokenized], len(asked)))
        batches = split_batches(windows, choose_size(len(windows), self._cores))
        scored = share_out(partial(self._score, asked, tokenized), batches, self._cores)
        return decode_spans(list(chain.from_iterable(scored)), passages, top, longer=LONGER)

    def _score(
        self, question: Ints, passages: Sequence[TokenizedPassage], windows: Sequence[Window]
    ) -> list[ScoredWindow]:
        import torch

        bodies = [passages[window.passage].ids[window.first : window.last] for window in windows]
        batch = make_batch([(question, body) for body in bodies], self._special)
        tensors = map(torch.from_numpy, (batch.ids, batch.types, batch.mask, batch.readable))
        with (
            torch.inference_mode(),
            torch.autocast("cpu", dtype=torch.bfloat16, enabled=computes_in_bfloat16()),
        ):
            logits = self._network(*tensors)
        first = len(question) + 2  # of the passage's tokens, after [CLS] and [SEP]
        return [
            ScoredWindow(
                window.passage,
                passages[window.passage].places.cut(window.first, window.last),
                logits.start[row, first : first + len(body)].numpy(),
                logits.end[row, first : first + len(body)].numpy(),
                float(logits.null[row]),
            )
            for row, (window, body) in enumerate(zip(windows, bodies, strict=True))
        ]
