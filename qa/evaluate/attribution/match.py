"""Pair gold and predicted attributions one to one, as well as can be."""

from dataclasses import dataclass

import numpy as np

OVERLAP_STEPS = 100_000  # overlaps are compared to five digits, so that all sums are exact integers


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold and a predicted attribution that belong together, by their places."""

    gold: int
    found: int


def match_pairs(allowed: np.ndarray, overlap: np.ndarray, agrees: np.ndarray) -> tuple[Pair, ...]:
    """Pair rows (gold) and columns (predicted), each at most once, ascending by row.

    Of all ways to do it, one with the most pairs is taken; among these one with the largest overlap in all; among
    these one where the most pairs agree. How many pairs there are and how many agree therefore does not depend on
    the order of rows and columns, nor on which side is gold if `overlap` is symmetric.

    :param allowed: bool (n_gold, n_found), the pairs that may be made.
    :param overlap: float (n_gold, n_found), in 0–1.
    :param agrees: bool (n_gold, n_found).
    """
    from scipy.optimize import linear_sum_assignment

    size = min(allowed.shape)
    # Exact in float64 while size³ · OVERLAP_STEPS < 2⁵³, that is up to some 4,000 attributions an article.
    for_overlap = size + 1
    for_pair = size * (OVERLAP_STEPS * for_overlap + 1) + 1
    worth = for_pair + np.rint(overlap * OVERLAP_STEPS) * for_overlap + agrees  # (n_gold, n_found)
    rows, columns = linear_sum_assignment(np.where(allowed, worth, 0.0), maximize=True)
    made = zip(rows.tolist(), columns.tolist(), strict=True)
    return tuple(Pair(row, column) for row, column in made if allowed[row, column])
