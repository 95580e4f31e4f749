"""Find the statements of texts: tokens, windows through the tagger, labels and arcs decoded, spans given back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import numpy as np

from index.encoder import computes_in_bfloat16
from index.records import Span
from index.statements.decode import LABELS, NO_SOURCE, Arcs, Linked, Run, decode_labels, link_runs
from index.statements.records import Found
from index.statements.tokens import QUOTATION, QUOTATION_COLUMN, Ints, Tokens, make_tokens
from index.statements.windows import Window, cut_windows, fill_window, pad_length

if TYPE_CHECKING:
    from index.statements.model import StatementTagger

BATCH_WINDOWS = 4  # windows tagged at once; 2 to 16 are up to a fifth slower (by hand, one thread)
LEAST = 0.02  # arcs less probable are not kept
# Added to the log-probabilities of labels: sources are found a little too rarely. Relation F1@.5
# on PolNeAR dev .738 -> .743 (python -m benchmarks.statements).
LABEL_BIAS = np.array([label == "B-source" for label in LABELS], np.float32)


@dataclass(frozen=True, slots=True)
class _Scored:
    """What the tagger says of the core of one window of one text."""

    text: int
    window: Window
    labels: np.ndarray  # float32 (n_core, 7), log-probabilities
    to_cue: list[tuple[int, int, float]]  # (token, token, probability), counted in the text
    to_source: list[tuple[int, int, float]]


class StatementFinder:
    """Finds statements with a tagger; see `StatementFinder.load`."""

    def __init__(self, tagger: "StatementTagger") -> None:
        from index.statements.weights import load_tokenizer

        self._tagger = tagger
        self._tokenizer, self._special = load_tokenizer()

    @classmethod
    @cache
    def load(cls) -> "StatementFinder":
        """Give the packaged tagger, in bfloat16 where the processor computes in it; loaded once a process."""
        import torch

        from index.statements.weights import load_tagger

        tagger = load_tagger()
        return cls(tagger.to(torch.bfloat16) if computes_in_bfloat16() else tagger)

    def find(self, text: str) -> list[Found]:
        """Find the statements of one text; see `find_many`."""
        return self.find_many([text], [[Span(0, len(text))]])[0]

    def find_many(self, texts: Sequence[str], within: Sequence[Sequence[Span]]) -> list[list[Found]]:
        """Find the statements of texts, ascending by content.

        :param within: For each text the spans to look at, ascending; nothing is found outside, and what stands
            between them is passed over as if it were not there.
        """
        tokens = [
            _keep(make_tokens(text, self._tokenizer), spans)
            for text, spans in zip(texts, within, strict=True)
        ]
        waiting = [
            (number, window) for number, one in enumerate(tokens) for window in cut_windows(len(one.ids))
        ]
        waiting.sort(key=lambda item: item[1].start - item[1].end)  # of one length, so that little is padded
        scored: list[list[_Scored]] = [[] for _ in texts]
        batches = iter(waiting)
        while batch := list(islice(batches, BATCH_WINDOWS)):
            for one in self._score(tokens, batch):
                scored[one.text].append(one)
        return [_assemble(*one) for one in zip(texts, within, tokens, scored, strict=True)]

    def _score(self, tokens: Sequence[Tokens], batch: Sequence[tuple[int, Window]]) -> Iterator[_Scored]:
        import torch

        length = pad_length(max(window.end - window.start for _, window in batch))
        rows = [
            fill_window(tokens[number], window.start, window.end, length, self._special)
            for number, window in batch
        ]
        ids, features, mask = (torch.from_numpy(np.stack(column)) for column in zip(*rows, strict=True))
        with torch.inference_mode():
            labels, to_cue, to_source = self._tagger(ids, features, mask)
        labels, to_cue, to_source = (
            torch.log_softmax(labels.float(), -1),
            torch.softmax(to_cue.float(), -1),
            torch.softmax(to_source.float(), -1),
        )
        for row, (number, window) in enumerate(batch):
            first, last = window.core_start - window.start + 1, window.core_end - window.start + 1
            shift = window.start - 1  # from a column of the window to a token of the text
            said = labels[row, first:last].numpy()
            content, cue = (
                np.exp(said[:, LABELS.index(f"B-{role}") :][:, :2]).sum(axis=1) > LEAST
                for role in ("content", "cue")
            )
            yield _Scored(
                number,
                window,
                said,
                _pick(to_cue[row, first:last].numpy(), content, first, shift),
                _pick(to_source[row, first:last].numpy(), cue, first, shift),
            )


def _pick(scores: np.ndarray, rows: np.ndarray, first: int, shift: int) -> list[tuple[int, int, float]]:
    """List the arcs of some rows that are probable enough; the column of [CLS] is `NO_SOURCE`."""
    tails, heads = np.nonzero((scores > LEAST) & rows[:, None])
    probabilities = scores[tails, heads].tolist()
    return [
        (tail + first + shift, NO_SOURCE if head == 0 else head + shift, probability)
        for tail, head, probability in zip(tails.tolist(), heads.tolist(), probabilities, strict=True)
    ]


def _keep(tokens: Tokens, within: Sequence[Span]) -> Tokens:
    """Leave out the tokens outside the spans."""
    chosen = np.zeros(len(tokens.ids), bool)
    for span in within:
        chosen[
            np.searchsorted(tokens.starts, span.start) : np.searchsorted(tokens.ends, span.end, "right")
        ] = True
    if chosen.all():
        return tokens
    return Tokens(tokens.ids[chosen], tokens.starts[chosen], tokens.ends[chosen], tokens.features[chosen])


def _assemble(text: str, within: Sequence[Span], tokens: Tokens, parts: Sequence[_Scored]) -> list[Found]:
    ordered = sorted(parts, key=lambda part: part.window.start)
    if not ordered:
        return []
    arcs = Arcs({}, {})
    for part in ordered:
        for noted, found in ((arcs.to_cue, part.to_cue), (arcs.to_source, part.to_source)):
            for tail, head, probability in found:
                noted.setdefault(tail, {})[head] = probability
    runs = decode_labels(np.concatenate([part.labels for part in ordered]) + LABEL_BIAS)
    quoted = tokens.features[:, QUOTATION_COLUMN] != QUOTATION.index("outside")
    kept = np.searchsorted([span.start for span in within], tokens.starts, side="right")  # (n_tokens,)
    return [_to_found(text, tokens, kept, one) for one in link_runs(runs, arcs, quoted)]


def _to_found(text: str, tokens: Tokens, kept: Ints, linked: Linked) -> Found:
    """Give the spans of a statement.

    :param kept: The number of the span looked at that each token lies in, (n_tokens,).
    """
    return Found(
        () if linked.source is None else (_cut_at_break(text, _to_spans(tokens, kept, linked.source)[-1]),),
        () if linked.cue is None else (_cut_at_break(text, _to_spans(tokens, kept, linked.cue)[-1]),),
        tuple(span for run in linked.content for span in _to_spans(tokens, kept, run)),
    )


def _to_spans(tokens: Tokens, kept: Ints, run: Run) -> list[Span]:
    """Give the span of a run, in pieces where something that was passed over lies between."""
    breaks = np.flatnonzero(np.diff(kept[run.first : run.last])) + run.first + 1
    borders = [run.first, *breaks.tolist(), run.last]
    return [Span(int(tokens.starts[first]), int(tokens.ends[last - 1])) for first, last in pairwise(borders)]


def _cut_at_break(text: str, span: Span) -> Span:
    """Keep what stands behind the last blank line: no name and no verb goes over the border of paragraphs."""
    cut = text.rfind("\n\n", span.start, span.end)
    return span if cut < 0 else Span(cut + 2, span.end)
