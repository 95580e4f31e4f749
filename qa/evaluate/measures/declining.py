"""Measure confidence and declining: AUROC, risk and coverage, balanced accuracy, calibration.

Every figure here is a statistic of how often each question is drawn (`qa.evaluate.statistics`), so that
its value, over all questions once, and its bootstrap interval come from the same lines.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from qa.evaluate.records import Bin
from qa.evaluate.statistics import Floats, Statistic

BINS = 10  # of equal width; Guo et al. 2017 use 15, on test sets of thousands
FIGURES = ("balanced", "auroc", "aurc", "ece")


@dataclass(frozen=True, slots=True)
class Judged:
    """One question, as far as declining goes.

    Attributes:
        confidence: Of its answer, in 0–1.
        right: Whether it was answered, can be, and the first quote is right; None where no passage is known to be.
        answerable: Whether the archive holds an answer.
        answered: Whether it was answered.
    """

    confidence: float
    right: bool | None
    answerable: bool
    answered: bool


def find_statistics(judged: Sequence[Judged]) -> Mapping[str, tuple[Statistic, int]]:
    """Give the figures these questions allow, in the order of `FIGURES`: name -> statistic, number of questions.

    `balanced` and `auroc` need answerable questions and unanswerable ones, `aurc` and `ece` questions
    whose answer can be judged.
    """
    found: dict[str, tuple[Statistic, int]] = {}
    if len({each.answerable for each in judged}) == 2:
        found["balanced"] = (balanced_statistic(judged), len(judged))
        found["auroc"] = (auroc_statistic(judged), len(judged))
    known = [each for each in judged if each.right is not None]
    if known:
        found["aurc"] = (aurc_statistic(known), len(known))
        found["ece"] = (ece_statistic(known), len(known))
    return found


def evaluate_once(statistic: Statistic, n: int) -> float:
    """Give the value of a statistic over n questions, each counted once."""
    return float(statistic(np.ones((1, n)))[0])


def balanced_statistic(judged: Sequence[Judged]) -> Statistic:
    """Give balanced accuracy: mean of the share of answerable questions answered and of the others declined.

    NaN where either kind is not drawn.
    """
    positive = np.array([each.answerable for each in judged])
    kept = np.array([each.answerable == each.answered for each in judged])

    def statistic(weights: Floats) -> Floats:
        answered = _divide(weights @ (positive & kept), weights @ positive)
        declined = _divide(weights @ (~positive & kept), weights @ ~positive)
        return (answered + declined) / 2

    return statistic


def auroc_statistic(judged: Sequence[Judged]) -> Statistic:
    """Give AUROC: how often an answerable question has more confidence than an unanswerable one; ties count half.

    NaN where either kind is not drawn.
    """
    levels = _sort_levels([each.confidence for each in judged])
    positive = np.array([each.answerable for each in judged], np.float64)

    def statistic(weights: Floats) -> Floats:
        above = levels.sum(weights * positive)  # (resamples, levels), most confident first
        other = levels.sum(weights * (1 - positive))
        below = other.sum(axis=1, keepdims=True) - np.cumsum(other, axis=1)
        won: Floats = (above * (below + other / 2)).sum(axis=1)
        return _divide(won, above.sum(axis=1) * other.sum(axis=1))

    return statistic


def aurc_statistic(judged: Sequence[Judged]) -> Statistic:
    """Give the area under the risk-coverage curve: the mean of the risk at coverage 1/n, 2/n, …, n/n.

    Geifman & El-Yaniv 2017. Questions enter by falling confidence. Within a group of g of equal
    confidence, w of them wrong, any order is as likely as another: the j-th to enter, after A
    questions with W wrong, brings the expected risk (W + w j / g) / (A + j). See `find_curve` for what is
    wrong. Less is better; with no rank information at all it is the share of wrong ones.
    """
    levels = _sort_levels([each.confidence for each in judged])
    wrong = np.array([not each.right for each in judged], np.float64)
    n = len(judged)
    harmonic = np.concatenate([[0.0], np.cumsum(1 / np.arange(1, n + 1))])  # 1 + 1/2 + … + 1/k

    def statistic(weights: Floats) -> Floats:
        size, bad = levels.sum(weights), levels.sum(weights * wrong)  # (resamples, levels)
        entered = np.cumsum(size, axis=1).astype(np.int64)
        before = entered - size.astype(np.int64)
        rate = np.divide(bad, size, out=np.zeros_like(bad), where=size > 0)
        # The sum over j of (W + r j) / (A + j), r = w / g, is g r + (W - r A) (H(A + g) - H(A)).
        rest = np.cumsum(bad, axis=1) - bad - rate * before
        area: Floats = (bad + rest * (harmonic[entered] - harmonic[before])).sum(axis=1) / n
        return area

    return statistic


def ece_statistic(judged: Sequence[Judged]) -> Statistic:
    """Give the expected calibration error over 10 bins of equal width (Guo et al. 2017).

    The mean over questions of the gap between mean confidence and share of right ones in their bin.
    All questions count, with the confidence as given: one that was declined is not answered rightly, so with
    confidence 0 it lies in the lowest bin and brings no gap; many such make the error smaller.
    """
    bins = _find_bins([each.confidence for each in judged])
    gaps = np.array([each.confidence - float(bool(each.right)) for each in judged])
    n = len(judged)

    def statistic(weights: Floats) -> Floats:
        drawn = weights * gaps
        summed = [np.abs(drawn[:, bins == b].sum(axis=1)) for b in np.unique(bins)]
        error: Floats = np.sum(summed, axis=0) / n
        return error

    return statistic


def find_curve(judged: Sequence[Judged]) -> tuple[tuple[float, float], ...]:
    """Give the risk-coverage curve: (share of the questions answered, share of these answered wrongly).

    A point for each level of confidence, coverage ascending to 1: questions of equal confidence enter
    together. Wrong is every answer to an unanswerable question and every first quote that is no hit.
    A question that was declined counts as wrong from where its confidence would let it in: it had
    no quote to show. Questions that cannot be judged are left out.
    """
    known = [each for each in judged if each.right is not None]
    if not known:
        return ()
    levels = _sort_levels([each.confidence for each in known])
    wrong = np.array([[not each.right for each in known]], np.float64)
    entered = np.cumsum(levels.sum(np.ones_like(wrong))[0])
    risks = np.cumsum(levels.sum(wrong)[0]) / entered
    return tuple(zip((entered / len(known)).tolist(), risks.tolist(), strict=True))


def find_bins(judged: Sequence[Judged]) -> tuple[Bin, ...]:
    """Give the reliability bins, by rising confidence, those without questions left out; as for `ece_statistic`."""
    known = [each for each in judged if each.right is not None]
    bins = _find_bins([each.confidence for each in known])
    groups = [[known[i] for i in np.flatnonzero(bins == b)] for b in np.unique(bins)]
    return tuple(
        Bin(
            sum(each.confidence for each in group) / len(group),
            sum(bool(each.right) for each in group) / len(group),
            len(group),
        )
        for group in groups
    )


@dataclass(frozen=True, slots=True)
class _Levels:
    """Questions by falling confidence, and where each group of equal confidence starts."""

    order: npt.NDArray[np.intp]
    starts: npt.NDArray[np.intp]

    def sum(self, values: Floats) -> Floats:
        """Sum the columns (resamples, questions) of each level: (resamples, levels)."""
        summed: Floats = np.add.reduceat(values[:, self.order], self.starts, axis=1)
        return summed


def _sort_levels(confidences: Sequence[float]) -> _Levels:
    falling = -np.array(confidences, np.float64)
    order = np.argsort(falling, kind="stable")
    starts = np.flatnonzero(np.diff(falling[order], prepend=-np.inf) > 0)
    return _Levels(order, starts)


def _find_bins(confidences: Sequence[float]) -> npt.NDArray[np.intp]:
    """Number the bin ((m - 1) / 10, m / 10] of each, from 0; 0 itself is in the lowest."""
    found: npt.NDArray[np.intp] = np.digitize(confidences, np.arange(1, BINS) / BINS, right=True)
    return found


def _divide(above: Floats, below: Floats) -> Floats:
    """Divide, NaN where there is nothing to divide by."""
    share: Floats = np.divide(above, below, out=np.full(len(below), np.nan), where=below > 0)
    return share
