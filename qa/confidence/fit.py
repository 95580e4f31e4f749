"""Fit a calibrator on questions whose answers are known to be right or wrong, and cross-validate it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from qa.confidence.calibrator import Calibrator, Weights
from qa.confidence.evidence import FEATURES, GROUPS, Evidence

FOLDS = 5
LEAST_OF_EACH = 8  # right and wrong answers of a group without which its present weights are kept
STRENGTH = 0.3  # C of scikit-learn's: the larger, the less the weights are held small; .03, .1 and 1 calibrate no better
STEPS = 200  # thresholds tried

_COUNTS = "logisticregression__sample_weight"  # as scikit-learn's pipeline passes it on

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer as it came before any was declined.

    Attributes:
        right: Whether its first quote is right.
        answerable: Whether the archive holds an answer.
    """

    evidence: Evidence
    right: bool
    answerable: bool


@dataclass(frozen=True, slots=True)
class Fitted:
    """A calibrator, and what cross-validation says of it.

    Attributes:
        probabilities: Of each answer by a calibrator fitted on other folds, float64 (n,); NaN where its group was kept.
        kept: Groups with too few questions, whose weights are those from before.
    """

    calibrator: Calibrator
    probabilities: Floats
    kept: tuple[str, ...]


def fit(
    judged: Sequence[Judged],
    before: Calibrator,
    *,
    weights: Sequence[float] | None = None,
    risk: float | None = None,
    seed: int = 0,
    note: str = "",
) -> Fitted:
    """Fit each group of questions, and choose from which probability on it is answered.

    :param before: Whose weights stay where a group has too few questions.
    :param weights: How much each answer counts; None for all alike.
    :param risk: Largest share of wrong answers among those given, by cross-validation; None to answer as many
        answerable and decline as many unanswerable questions as can be, both counted alike.
    """
    counts = np.ones(len(judged)) if weights is None else np.array(weights, np.float64)  # (n,)
    probabilities = np.full(len(judged), np.nan)
    groups: dict[str, Weights] = {}
    kept = []
    for name in GROUPS:
        places = [n for n, one in enumerate(judged) if one.evidence.group == name]
        mine = [judged[n] for n in places]
        count = sum(one.right for one in mine)
        if not FEATURES[name] or min(count, len(mine) - count) < LEAST_OF_EACH:
            groups[name] = before.groups[name]
            kept.append(name)
            continue
        matrix, right = _tabulate(mine, name), np.array([one.right for one in mine])
        held_out = _cross_validate(matrix, right, counts[places], seed)
        probabilities[places] = held_out
        threshold = choose_threshold(mine, held_out, risk, counts[places])
        groups[name] = _to_weights(matrix, right, counts[places], FEATURES[name], threshold)
    return Fitted(Calibrator(groups, note or before.fitted_on), probabilities, tuple(kept))


def _tabulate(judged: Sequence[Judged], group: str) -> Floats:
    """Give the numbers of each answer, float64 (n, n_features)."""
    return np.array([[one.evidence.values[name] for name in FEATURES[group]] for one in judged], np.float64)


def _cross_validate(matrix: Floats, right: npt.NDArray[np.bool_], counts: Floats, seed: int) -> Floats:
    """Give the probability of each answer by a model that was not fitted on it."""
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
    found: Floats = cross_val_predict(
        _make_model(), matrix, right, cv=folds, method="predict_proba", params={_COUNTS: counts}
    )[:, 1]
    return found


def _make_model() -> Any:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=1000))


def _to_weights(
    matrix: Floats, right: npt.NDArray[np.bool_], counts: Floats, names: Sequence[str], threshold: float
) -> Weights:
    fitted = _make_model().fit(matrix, right, **{_COUNTS: counts})
    scaler, model = (step for _, step in fitted.steps)

    def name(values: npt.NDArray[np.float64]) -> Mapping[str, float]:
        return dict(zip(names, (round(float(value), 5) for value in values), strict=True))

    return Weights(
        name(scaler.mean_), name(scaler.scale_), name(model.coef_[0]), round(float(model.intercept_[0]), 5),
        round(threshold, 4),
    )  # fmt: skip


def choose_threshold(
    judged: Sequence[Judged], probabilities: Floats, risk: float | None, counts: Floats | None = None
) -> float:
    """Choose from which probability on questions are answered; see `fit`.

    Of thresholds that do equally well, the highest: silence beats a guess. Where no threshold keeps the risk, the highest
    that answers at all.

    :param counts: How much each answer counts, float64 (n,); None for all alike.
    """
    weight = np.ones(len(judged)) if counts is None else counts
    tried = np.quantile(probabilities, np.linspace(0, 1, STEPS))
    right = np.array([one.right for one in judged])
    answerable = np.array([one.answerable for one in judged])
    if risk is not None or answerable.all():
        wanted = 1.0 if risk is None else risk
        fits = [t for t in tried if _share(~right, weight, probabilities >= t) <= wanted]
        return float(fits[0] if fits else tried[-1])
    values = np.array(
        [
            _share(probabilities >= t, weight, answerable) + _share(probabilities < t, weight, ~answerable)
            for t in tried
        ]
    )
    return float(tried[values == values.max()][-1])


def _share(holds: npt.NDArray[np.bool_], weight: Floats, among: npt.NDArray[np.bool_]) -> float:
    """Give the weighted share of some answers for which something holds."""
    return float(np.average(holds[among], weights=weight[among]))
