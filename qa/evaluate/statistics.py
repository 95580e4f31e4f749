"""How sure a figure is: bootstrap intervals over questions, paired tests between runs, Holm's correction."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
# How often each question is drawn, (resamples, questions), to one value for each resample; NaN where it has none.
Statistic = Callable[[Floats], Floats]

RESAMPLES = 2000  # Efron & Tibshirani 1993, section 13.3: 1,000 at least for percentiles
LEVEL = 0.95  # share of resamples inside an interval
DRAWS = 10_000  # random sign patterns of a paired test; the smallest p is 1 / 10,001
EXACT_DIFFERENCES = 12  # up to here all 2^12 = 4,096 sign patterns are fewer than the draws
_BLOCK_CELLS = 2_000_000  # cells of one block of resamples: 16 MB, whatever the number of questions
_ROUNDING = 1e-12  # of the sum of absolute differences: sums this close are equal but for rounding


@dataclass(frozen=True, slots=True)
class Interval:
    """The range that holds 95 % of the resamples' values."""

    low: float
    high: float


def bootstrap_statistic(
    statistic: Statistic, n: int, *, resamples: int = RESAMPLES, seed: int = 0
) -> Interval | None:
    """Give the percentile bootstrap interval of a statistic over n questions (Efron & Tibshirani 1993, chapter 13).

    The statistic gets how often each question is drawn, float64 (resamples, n) in blocks, and is
    computed anew on every resample. Resamples where it is NaN, as AUROC is when no unanswerable
    question is drawn, are left out. None for fewer than 2 questions, or where every resample is NaN.
    """
    if n < 2:
        return None
    drawn = np.concatenate([statistic(weights) for weights in _resample(n, resamples, seed)])
    defined = drawn[~np.isnan(drawn)]
    return _percentiles(defined) if len(defined) else None


def bootstrap_mean(values: Sequence[float], *, resamples: int = RESAMPLES, seed: int = 0) -> Interval:
    """Give the percentile bootstrap interval of a mean; of one value it is that value.

    :raises ValueError: If there is no value.
    """
    column = np.asarray(values, np.float64)[:, None]  # (n, 1)
    return bootstrap_means(column, resamples=resamples, seed=seed)[0]


def bootstrap_means(values: Floats, *, resamples: int = RESAMPLES, seed: int = 0) -> list[Interval]:
    """Give the percentile bootstrap interval of the mean of each column.

    :param values: (questions, figures), no NaN; the figures are resampled together, with the same draws.
    :raises ValueError: If there is no question.
    """
    n = len(values)
    if not n:
        raise ValueError("no value to resample")
    drawn = np.concatenate([weights @ values / n for weights in _resample(n, resamples, seed)])
    return [_percentiles(column) for column in drawn.T]


def _resample(n: int, resamples: int, seed: int) -> Iterator[Floats]:
    """Draw n of n questions with replacement; a row for each resample, how often each was drawn."""
    rng = np.random.default_rng(seed)
    block = max(1, _BLOCK_CELLS // n)
    for first in range(0, resamples, block):
        rows = min(block, resamples - first)
        cells = rng.integers(n, size=(rows, n)) + n * np.arange(rows)[:, None]
        yield np.bincount(cells.ravel(), minlength=rows * n).reshape(rows, n).astype(np.float64)


def _percentiles(values: Floats) -> Interval:
    tail = (1 - LEVEL) / 2 * 100
    low, high = np.percentile(values, [tail, 100 - tail])
    return Interval(float(low), float(high))


def randomisation_test(differences: Sequence[float], *, draws: int = DRAWS, seed: int = 0) -> float:
    """Give the p-value of a paired randomisation test, two-sided (Smucker, Allan & Carterette 2007).

    If two runs are alike, the sign of each question's difference is a toss-up; p is how often the mean is then
    at least as far from 0 as it is. With 12 differing questions or fewer every pattern of signs is
    looked at; otherwise p = (count + 1) / (draws + 1) over random patterns. The order of the
    questions does not matter. 1 where nothing differs, or there is no question.

    :param differences: Second run's value minus the first's, of each question both have.
    """
    nonzero = np.array([d for d in differences if d != 0], np.float64)
    if not len(nonzero):
        return 1.0
    least = float(abs(nonzero.sum()) - _ROUNDING * np.abs(nonzero).sum())
    if len(nonzero) <= EXACT_DIFFERENCES:
        return float(np.mean(np.abs(_all_sums(nonzero)) >= least))
    return (_count_extreme(nonzero, least, draws, seed) + 1) / (draws + 1)


def _all_sums(differences: Floats) -> Floats:
    """Sum the differences under each of the 2^n patterns of signs."""
    patterns = np.arange(2 ** len(differences))[:, None] >> np.arange(len(differences)) & 1  # (2^n, n)
    sums: Floats = (1 - 2 * patterns) @ differences
    return sums


def _count_extreme(differences: Floats, least: float, draws: int, seed: int) -> int:
    """Count random sign patterns whose sum is at least so far from 0.

    Differences of the same size are tossed together, by a binomial: for a figure of right or wrong
    that is one number a draw instead of one for each question.
    """
    rng = np.random.default_rng(seed)
    sizes, counts = np.unique(np.abs(differences), return_counts=True)
    block = max(1, _BLOCK_CELLS // len(sizes))
    extreme = 0
    for first in range(0, draws, block):
        heads = rng.binomial(counts, 0.5, size=(min(block, draws - first), len(sizes)))
        extreme += int(np.count_nonzero(np.abs((2 * heads - counts) @ sizes) >= least))
    return extreme


def holm(p_values: Sequence[float]) -> list[float]:
    """Adjust p-values for the number of tests (Holm 1979), in the order given.

    The i-th smallest of m, counted from 0, is multiplied by m - i; none falls below a smaller one's, or
    above 1. Compare the adjusted values with the usual level.
    """
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for place, index in enumerate(sorted(range(len(p_values)), key=lambda i: p_values[i])):
        highest = max(highest, min(1.0, (len(p_values) - place) * p_values[index]))
        adjusted[index] = highest
    return adjusted
