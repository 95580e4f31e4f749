"""Find the statements of texts: tokens, windows through the tagger, labels and arcs decoded, spans given back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.encoder import computes_in_bfloat16
from index.records import Span
from index.sentences import split_paragraphs
from index.statements.breaks import find_breaks
from index.statements.decode import (
    LABELS,
    NO_SOURCE,
    QUOTED_SHARE,
    Arcs,
    Linked,
    Run,
    decode_labels,
    link_runs,
)
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
    to_cue: "_Picked"
    to_source: "_Picked"


@dataclass(frozen=True, slots=True)
class _Picked:
    """Arcs of a window, ascending by tail; arrays, as a long text has millions of them."""

    tails: np.ndarray  # int32 (n_arcs,), tokens counted in the text
    heads: np.ndarray  # int32 (n_arcs,), likewise, or `NO_SOURCE`
    probabilities: np.ndarray  # float32 (n_arcs,)


class StatementFinder:
    """Finds statements with a tagger; see `StatementFinder.load`."""

    def __init__(self, tagger: "StatementTagger") -> None:
        from index.weights import load_tokenizer

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


def _pick(scores: np.ndarray, rows: np.ndarray, first: int, shift: int) -> _Picked:
    """Give the arcs of some rows that are probable enough; the column of [CLS] is `NO_SOURCE`."""
    tails, heads = np.nonzero((scores > LEAST) & rows[:, None])
    pointed = np.where(heads == 0, NO_SOURCE, heads + shift)
    return _Picked((tails + first + shift).astype(np.int32), pointed.astype(np.int32), scores[tails, heads])


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
    scores = np.concatenate([part.labels for part in ordered]) + LABEL_BIAS
    runs = decode_labels(scores, _find_amid_words(text, tokens))
    arcs = Arcs(
        _note_arcs((part.to_cue for part in ordered), [run for run in runs if run.role == "content"]),
        _note_arcs((part.to_source for part in ordered), [run for run in runs if run.role == "cue"]),
    )
    quoted = tokens.features[:, QUOTATION_COLUMN] != QUOTATION.index("outside")
    kept = np.searchsorted([span.start for span in within], tokens.starts, side="right")  # (n_tokens,)
    breaks = find_breaks(text, split_paragraphs(text))
    lines = np.searchsorted(breaks, tokens.starts, side="right")  # (n_tokens,)

    def may_be_of(source: Run, cue: Run) -> bool:
        """Tell whether they stand in one paragraph; a mark alone may introduce what another one says."""
        if lines[source.last - 1] == lines[cue.last - 1]:
            return True
        words = text[tokens.starts[cue.first] : tokens.ends[cue.last - 1]]
        return not any(letter.isalnum() for letter in words)

    linked = link_runs(runs, arcs, quoted, may_be_of=may_be_of)
    return [_to_found(tokens, kept, lines, one) for one in linked]


def _find_amid_words(text: str, tokens: Tokens) -> npt.NDArray[np.bool_]:
    """Tell of each token whether it goes on with the word of the one before, (n_tokens,)."""
    amid = np.zeros(len(tokens.starts), bool)
    for place in (np.flatnonzero(tokens.starts[1:] == tokens.ends[:-1]) + 1).tolist():
        start = int(tokens.starts[place])
        amid[place] = _is_of_word(text[start - 1]) and _is_of_word(text[start])
    return amid


def _is_of_word(character: str) -> bool:
    """Tell letters of scripts with spaces between words, and digits: a Chinese character is a word by itself."""
    return character.isdecimal() or (character.isalpha() and character.lower() != character.upper())


def _note_arcs(parts: Iterable[_Picked], tails: Sequence[Run]) -> dict[int, dict[int, float]]:
    """Note the arcs from the tokens of some runs; the others are not asked for."""
    noted: dict[int, dict[int, float]] = {}
    starts = np.array([run.first for run in tails], np.int64)
    ends = np.array([run.last for run in tails], np.int64)
    for part in parts:
        inside = np.searchsorted(starts, part.tails, "right") > np.searchsorted(ends, part.tails, "right")
        chosen = (column[inside].tolist() for column in (part.tails, part.heads, part.probabilities))
        for tail, head, probability in zip(*chosen, strict=True):
            noted.setdefault(tail, {})[head] = probability
    return noted


def _to_found(tokens: Tokens, kept: Ints, lines: Ints, linked: Linked) -> Found:
    """Give the spans of a statement.

    :param kept: The number of the span looked at that each token lies in, (n_tokens,).
    :param lines: The number of the paragraph that each token lies in, (n_tokens,): no name and no verb goes over
        its border, and what stands behind it counts.
    """
    apart = kept + lines
    content = _drop_foreign(tokens, lines, linked)
    return Found(
        () if linked.source is None else (_to_spans(tokens, apart, linked.source)[-1],),
        () if linked.cue is None else (_to_spans(tokens, apart, linked.cue)[-1],),
        tuple(span for run in content for span in _to_spans(tokens, kept, run)),
    )


def _drop_foreign(tokens: Tokens, lines: Ints, linked: Linked) -> Sequence[Run]:
    """Leave out of reported content what stands in another paragraph than its cue: a title, a byline, a caption.

    What is quoted there stays, and so does all of a content that has nothing in the cue's paragraph.
    """
    if linked.cue is None:
        return linked.content
    home = lines[linked.cue.last - 1]
    kept = []
    for run in linked.content:
        borders = np.flatnonzero(np.diff(lines[run.first : run.last])) + run.first + 1
        for first, last in pairwise([run.first, *borders.tolist(), run.last]):
            quoted = tokens.features[first:last, QUOTATION_COLUMN] != QUOTATION.index("outside")
            if lines[first] == home or quoted.mean() >= QUOTED_SHARE:
                kept.append(Run(run.role, first, last))
    return _join_runs(kept) if any(lines[run.first] == home for run in kept) else linked.content


def _join_runs(runs: Sequence[Run]) -> list[Run]:
    """Make one of runs that follow each other directly."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].last == run.first:
            joined[-1] = Run(run.role, joined[-1].first, run.last)
        else:
            joined.append(run)
    return joined


def _to_spans(tokens: Tokens, apart: Ints, run: Run) -> list[Span]:
    """Give the span of a run, in pieces where the number of the tokens changes."""
    breaks = np.flatnonzero(np.diff(apart[run.first : run.last])) + run.first + 1
    borders = [run.first, *breaks.tolist(), run.last]
    return [Span(int(tokens.starts[first]), int(tokens.ends[last - 1])) for first, last in pairwise(borders)]
