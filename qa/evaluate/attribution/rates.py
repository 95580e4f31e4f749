"""Make precision, recall and F1 of counts, and their intervals by resampling articles."""

import numpy as np

from qa.evaluate.attribution.counts import MEASURES
from qa.evaluate.records import Figure

RESAMPLES = 2000  # draws of a bootstrap; the borders of an interval then vary by about .001
_BLOCK_CELLS = 4_000_000  # weights drawn at once: 32 MB
_LOW, _HIGH = 2.5, 97.5  # percentiles of a 95 % interval
_RATES = {"precision": 0, "recall": 1, "f1": 2, "accuracy": 1}  # columns of `compute_rates`


def compute_rates(counts: np.ndarray) -> np.ndarray:
    """Give precision, recall and F1 of counts of (right, found, to be found).

    Nothing found gives a precision of 0 where there was something to be found, and the other way round; where both
    are nothing all three are NaN.

    :param counts: (…, 3).
    :returns: float64 (…, 3).
    """
    right, found, wanted = np.moveaxis(np.asarray(counts, np.float64), -1, 0)
    nothing = (found == 0) & (wanted == 0)
    rates = [
        right / np.maximum(found, 1),
        right / np.maximum(wanted, 1),
        2 * right / np.maximum(found + wanted, 1),
    ]
    return np.where(nothing[..., None], np.nan, np.stack(rates, axis=-1))  # (…, 3)


def name_rates(counts: np.ndarray) -> dict[str, float]:
    """Give the figures of one set of counts by name; those that are not defined are left out.

    :param counts: (len(MEASURES), 3).
    """
    rates = compute_rates(counts)
    named = {
        measure.name_figure(rate): float(rates[place, _RATES[rate]])
        for place, measure in enumerate(MEASURES)
        for rate in measure.rates
    }
    return {name: value for name, value in named.items() if not np.isnan(value)}


def make_figures(counts: np.ndarray, sizes: np.ndarray, *, seed: int) -> tuple[Figure, ...]:
    """Make the figures over all articles, each with the 95 % percentile bootstrap interval over articles.

    Counts are summed before rates are made (micro average). A figure that is not defined over all articles is left
    out; a draw where it is not defined does not count for its interval. Fewer than two articles give no interval.

    :param counts: int (n_articles, len(MEASURES), 3).
    :param sizes: int (len(MEASURES),), the `n` of each measure's figures.
    """
    values = name_rates(counts.sum(axis=0))
    drawn = compute_rates(_resample(counts, seed)) if len(counts) > 1 else None  # (RESAMPLES, n_measures, 3)
    figures = []
    for place, measure in enumerate(MEASURES):
        for rate in measure.rates:
            name = measure.name_figure(rate)
            if name in values:
                interval = (None, None) if drawn is None else _find_interval(drawn[:, place, _RATES[rate]])
                figures.append(Figure(name, values[name], int(sizes[place]), *interval))
    return tuple(figures)


def _resample(counts: np.ndarray, seed: int) -> np.ndarray:
    """Sum the counts of as many articles as there are, drawn with replacement, `RESAMPLES` times."""
    articles = len(counts)
    flat = counts.reshape(articles, -1).astype(np.float64)
    random = np.random.default_rng(seed)
    block = max(1, _BLOCK_CELLS // articles)
    sums = []
    for begin in range(0, RESAMPLES, block):
        drawn = random.multinomial(
            articles, np.full(articles, 1 / articles), size=min(block, RESAMPLES - begin)
        )
        sums.append(drawn @ flat)  # (block, n_measures · 3)
    return np.concatenate(sums).reshape(RESAMPLES, len(MEASURES), 3)


def _find_interval(values: np.ndarray) -> tuple[float, float] | tuple[None, None]:
    defined = values[~np.isnan(values)]
    if len(defined) == 0:
        return None, None
    low, high = np.percentile(defined, [_LOW, _HIGH])
    return float(low), float(high)
