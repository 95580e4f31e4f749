"""Compare two results question by question: paired differences, what of them is chance, who won which."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from index.errors import BadInput
from qa.evaluate.names import find_main, is_less_better
from qa.evaluate.records import Figure, Line, Result
from qa.evaluate.statistics import bootstrap_mean, holm, randomisation_test

SAME = 1e-9  # values of one question that differ by less are equal: sums of floats in another order
_NOT_COMPARED = ("command",)  # settings that differ between any two runs


@dataclass(frozen=True, slots=True)
class Change:
    """A question that has another value in the two results."""

    id: str
    question: str
    ours: float
    other: float


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure on the questions that both results have it for.

    Attributes:
        ours: Mean of ours over these n questions; it may differ from the figure over all questions.
        difference: Ours minus the other.
        low: Lower border of the 95 % bootstrap interval of the paired difference.
        p: Two-sided p-value of the paired randomisation test.
        p_holm: The same, corrected for the number of figures compared (Holm 1979).
        won: Questions where ours is better, whichever direction is better for the figure.
    """

    name: str
    ours: float
    other: float
    n: int
    difference: float
    low: float
    high: float
    p: float
    p_holm: float
    won: tuple[Change, ...]
    lost: tuple[Change, ...]

    @property
    def ties(self) -> int:
        """Number of questions with the same value in both."""
        return self.n - len(self.won) - len(self.lost)

    @property
    def verdict(self) -> str:
        """Say in a word what the test shows at p < .05: better, worse or not told apart."""
        if self.p_holm >= 0.05:  # the usual level; the report says so
            return "not told apart"
        return "worse" if (self.difference > 0) == is_less_better(self.name) else "better"


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure that is no mean over questions, shown for both results without a test."""

    name: str
    ours: float
    other: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two results side by side.

    Attributes:
        shared: Number of questions paired: the same id and the same text in both.
        differences: The main figure first, then in the order of our figures.
        only_ours: Ids of questions that only ours has.
        reworded: Ids under which the two ask something else; not paired.
        notes: What makes the two hard to compare.
    """

    testset: str
    other_testset: str
    shared: int
    differences: tuple[Difference, ...]
    beside: tuple[Beside, ...] = ()
    only_ours: tuple[str, ...] = ()
    only_other: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Give the comparison as plain objects."""
        counts = {
            d.name: {"wins": len(d.won), "losses": len(d.lost), "ties": d.ties} for d in self.differences
        }
        return {**asdict(self), "counts": counts}


def compare_results(ours: Result, other: Result, *, seed: int = 0) -> Comparison:
    """Compare two results on the questions they share.

    A figure is tested where both have values of it for single questions; the p-values of all figures tested
    are corrected together. Questions keep the order of ours.

    :param seed: Of the bootstrap and of the randomisation test.
    :raises BadInput: If no question has the same id and text in both, or an id occurs twice in one.
    """
    mine, theirs = _by_id(ours), _by_id(other)
    common = [name for name in mine if name in theirs]
    pairs = [(mine[n], theirs[n]) for n in common if mine[n].question == theirs[n].question]
    if not pairs:
        raise BadInput(
            f"{other.testset!r} shares no question with {ours.testset!r}, by id and text: compare two results "
            "of one test set"
        )
    paired = {line.id for line, _ in pairs}
    differences = _compare_figures(ours, pairs, seed)
    return Comparison(
        testset=ours.testset,
        other_testset=other.testset,
        shared=len(pairs),
        differences=differences,
        beside=_set_beside(ours, other, {difference.name for difference in differences}),
        only_ours=tuple(name for name in mine if name not in theirs),
        only_other=tuple(name for name in theirs if name not in mine),
        reworded=tuple(name for name in common if name not in paired),
        notes=_note_differences(ours, other),
    )


def _by_id(result: Result) -> dict[str, Line]:
    counts = Counter(line.id for line in result.questions)
    twice = next((name for name, number in counts.items() if number > 1), None)
    if twice is not None:
        raise BadInput(
            f"{result.testset!r} has the id {twice!r} twice: questions are paired by id, name each once"
        )
    return {line.id: line for line in result.questions}


def _compare_figures(ours: Result, pairs: Sequence[tuple[Line, Line]], seed: int) -> tuple[Difference, ...]:
    listed = [figure.name for figure in ours.figures]
    named = dict.fromkeys(listed) | dict.fromkeys(name for line, _ in pairs for name in line.values)
    both = {name: [(a, b) for a, b in pairs if name in a.values and name in b.values] for name in named}
    present = [name for name in named if both[name]]
    main = find_main(present)
    order = sorted(present, key=lambda name: name != main)
    tested = [_compare_figure(name, both[name], seed) for name in order]
    corrected = holm([difference["p"] for difference in tested])
    return tuple(Difference(**raw, p_holm=p) for raw, p in zip(tested, corrected, strict=True))


def _compare_figure(name: str, pairs: Sequence[tuple[Line, Line]], seed: int) -> dict[str, Any]:
    deltas = [a.values[name] - b.values[name] for a, b in pairs]
    interval = bootstrap_mean(deltas, seed=seed)
    sign = -1 if is_less_better(name) else 1
    changes = [(sign * delta, _change(name, a, b)) for delta, (a, b) in zip(deltas, pairs, strict=True)]
    return {
        "name": name,
        "ours": sum(a.values[name] for a, _ in pairs) / len(pairs),
        "other": sum(b.values[name] for _, b in pairs) / len(pairs),
        "n": len(pairs),
        "difference": sum(deltas) / len(deltas),
        "low": interval.low,
        "high": interval.high,
        "p": randomisation_test(deltas, seed=seed),
        "won": tuple(change for gain, change in changes if gain > SAME),
        "lost": tuple(change for gain, change in changes if gain < -SAME),
    }


def _change(name: str, ours: Line, other: Line) -> Change:
    return Change(ours.id, ours.question, ours.values[name], other.values[name])


def _set_beside(ours: Result, other: Result, tested: set[str]) -> tuple[Beside, ...]:
    theirs: Mapping[str, Figure] = {figure.name: figure for figure in other.figures}
    return tuple(
        Beside(figure.name, figure.value, theirs[figure.name].value)
        for figure in ours.figures
        if figure.name in theirs and figure.name not in tested
    )


def _note_differences(ours: Result, other: Result) -> tuple[str, ...]:
    notes = []
    if ours.settings.get("task") == "attribution":
        notes.append("an article stands for a question: means are over articles, not over all attributions")
    if ours.testset != other.testset:
        notes.append(f"different test set: ours {ours.testset}, the other {other.testset}")
    for key in dict.fromkeys([*ours.settings, *other.settings]):
        mine, theirs = ours.settings.get(key), other.settings.get(key)
        if key not in _NOT_COMPARED and mine != theirs:
            notes.append(f"different {key.replace('_', ' ')}: ours {_show(mine)}, the other {_show(theirs)}")
    return tuple(notes)


def _show(setting: Any) -> str:
    return setting if isinstance(setting, str) else json.dumps(setting, ensure_ascii=False)
