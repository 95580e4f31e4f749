"""Make statements of a window's scores: label runs by Viterbi, then content to cue and cue to source by arcs."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BI"))  # odd begin, even go on
NO_SOURCE = -1  # whither a cue without a source points
# Chosen on PolNeAR dev with benchmarks/statements.py; relation F1@.5 before -> after in brackets.
MIN_ARC = 0.05  # mean probability below which a content belongs to no cue
NO_SOURCE_SHARE = 0.1  # "no source" must be so many times less probable than the best one (.711 -> .722)
QUOTED_SHARE = 0.5  # of the tokens of a content without a cue, else it is none (.727 -> .735)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of tokens [first, last) with one role."""

    role: str
    first: int
    last: int


@dataclass(slots=True)
class Arcs:
    """The probabilities of arcs of a text: for a token, whither it points; only those worth noting.

    Attributes:
        to_cue: Token of content -> token of a cue -> probability.
        to_source: Token of a cue -> token of a source -> probability; `NO_SOURCE` stands for none.
    """

    to_cue: dict[int, dict[int, float]]
    to_source: dict[int, dict[int, float]]


@dataclass(frozen=True, slots=True)
class Linked:
    """A statement in runs of tokens; source and cue may be missing."""

    source: Run | None
    cue: Run | None
    content: tuple[Run, ...]


def decode_labels(scores: Floats, inside: npt.NDArray[np.bool_] | None = None) -> list[Run]:
    """Find the best sequence of labels in which no run goes on that did not begin (Viterbi 1967).

    :param scores: Log-probabilities, float32 (n_tokens, 7).
    :param inside: Whether each token goes on with the word of the one before, (n_tokens,): it takes the role of
        the word's first token (relation F1@.5 .7430 -> .7435; as a rule of the search it is .7423). None where each
        token is a word.
    """
    count, labels = scores.shape
    if not count:
        return []
    allowed = _allow(labels)
    best = np.where(np.arange(labels) % 2 == 0, -np.inf, 0.0)  # a text begins with O or B
    best[0] = 0.0
    best = best + scores[0]
    back = np.zeros((count, labels), np.int64)
    for place in range(1, count):
        ways = best[:, None] + allowed  # (labels, labels)
        back[place] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[place]
    path = np.empty(count, np.int64)
    path[-1] = best.argmax()
    for place in range(count - 1, 0, -1):
        path[place - 1] = back[place, path[place]]
    if inside is not None:
        _keep_words_whole(path, inside)
    return _find_runs(path)


def _allow(labels: int) -> npt.NDArray[np.float64]:
    """Give 0 for transitions that may be and -inf for the others, (labels, labels): I only after its own B or I."""
    allowed = np.zeros((labels, labels))
    for inside in range(2, labels, 2):
        allowed[:, inside] = -np.inf
        allowed[[inside - 1, inside], inside] = 0.0
    return allowed


def _keep_words_whole(path: npt.NDArray[np.int64], inside: npt.NDArray[np.bool_]) -> None:
    """Give tokens amid a word the label that goes on with that of its first one, and begin runs cut off by that."""
    for place in range(1, len(path)):
        before, label = path[place - 1], path[place]
        if inside[place]:
            path[place] = before + (before % 2)
        elif label and label % 2 == 0 and before not in (label, label - 1):
            path[place] = label - 1


def _find_runs(path: npt.NDArray[np.int64]) -> list[Run]:
    runs: list[Run] = []
    for place, label in enumerate(path.tolist()):
        if label == 0:
            continue
        role = ROLES[(label - 1) // 2]
        if label % 2 == 0:
            runs[-1] = Run(role, runs[-1].first, place + 1)
        else:
            runs.append(Run(role, place, place + 1))
    return runs


def link_runs(
    runs: Sequence[Run],
    arcs: Arcs,
    quoted: npt.NDArray[np.bool_],
    *,
    may_be_of: Callable[[Run, Run], bool] = lambda source, cue: True,
) -> list[Linked]:
    """Tie each content to the cue most of its tokens point to, and each cue to its source.

    Contents of one cue are the pieces of one statement. A cue without content is none. A content that points to no
    cue stands alone if it is quoted; else it is none. Ascending by content.

    :param quoted: Whether each token of the text stands between quotation marks, (n_tokens,).
    :param may_be_of: Tells whether a source may be that of a cue; one that may not is passed over.
    """
    cues = [run for run in runs if run.role == "cue"]
    sources = [run for run in runs if run.role == "source"]
    contents = [run for run in runs if run.role == "content"]
    pieces = _share_out(contents, cues, arcs.to_cue)
    linked = [
        Linked(_find_source(arcs.to_source, cue, sources, may_be_of), cue, tuple(sorted(theirs, key=_place)))
        for cue, theirs in pieces.items()
        if cue is not None and theirs
    ]
    linked += [
        Linked(None, None, (content,))
        for content in pieces[None]
        if quoted[content.first : content.last].mean() >= QUOTED_SHARE
    ]
    return sorted(linked, key=lambda one: one.content[0].first)


def _share_out(
    contents: Sequence[Run], cues: Sequence[Run], arcs: Mapping[int, Mapping[int, float]]
) -> dict[Run | None, list[Run]]:
    """Give each content to the cue that most of its tokens point to, else to None.

    A cue left with none takes from one that has several what points to it best, if it does at all.
    """
    weights = {content: _weigh(arcs, content, cues) for content in contents}
    owners: dict[Run, Run | None] = {}
    pointing: defaultdict[Run, list[Run]] = defaultdict(list)  # the contents that might go to a cue
    for content, weight in weights.items():
        worth = [cue for cue in weight if weight[cue] >= MIN_ARC]
        owners[content] = max(worth, key=lambda cue: (weight[cue], -cue.first), default=None)
        for cue in worth:
            pointing[cue].append(content)
    counts = Counter(owners.values())
    for cue in cues:
        spare = [one for one in pointing[cue] if owners[one] is None or counts[owners[one]] > 1]
        if spare and not counts[cue]:
            content = max(spare, key=lambda one: (weights[one][cue], -one.first))
            counts.subtract([owners[content]])
            owners[content], counts[cue] = cue, 1
    shared: dict[Run | None, list[Run]] = {None: [], **{cue: [] for cue in cues}}
    for content, owner in owners.items():
        shared[owner].append(content)
    return shared


def _weigh(arcs: Mapping[int, Mapping[int, float]], tail: Run, heads: Sequence[Run]) -> dict[Run, float]:
    """Give the mean probability that the tokens of a run point to each of others, where it is more than none."""
    mass = _sum_arcs(arcs, tail)
    size = tail.last - tail.first
    weights = {
        head: sum(mass.get(token, 0.0) for token in range(head.first, head.last)) / size
        for head in _find_pointed_at(heads, mass)
    }
    return {head: weight for head, weight in weights.items() if weight > 0}


def _find_pointed_at(runs: Sequence[Run], mass: Mapping[int, float]) -> list[Run]:
    """Give the runs, ascending, that hold a token pointed to; a text may have thousands that do not."""
    places = sorted({bisect_right(runs, token, key=_place) - 1 for token in mass if token >= 0})
    return [runs[place] for place in places if place >= 0]


def _sum_arcs(arcs: Mapping[int, Mapping[int, float]], tail: Run) -> dict[int, float]:
    mass: defaultdict[int, float] = defaultdict(float)
    for token in range(tail.first, tail.last):
        for head, probability in arcs.get(token, {}).items():
            mass[head] += probability
    return mass


def _find_source(
    arcs: Mapping[int, Mapping[int, float]],
    cue: Run,
    sources: Sequence[Run],
    may_be_of: Callable[[Run, Run], bool],
) -> Run | None:
    weights = {run: weight for run, weight in _weigh(arcs, cue, sources).items() if may_be_of(run, cue)}
    best = max(weights, key=lambda run: (weights[run], -run.first), default=None)
    none = _sum_arcs(arcs, cue).get(NO_SOURCE, 0.0) / (cue.last - cue.first)
    if (
        best is None
        or weights[best] * (cue.last - cue.first) < MIN_ARC
        or weights[best] <= NO_SOURCE_SHARE * none
    ):
        return None
    return best


def _place(run: Run) -> int:
    return run.first
