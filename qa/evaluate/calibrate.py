"""Fit an archive's confidence on answers to a test set, and say how good it is."""

from collections.abc import Iterator, Sequence

import numpy as np

from qa.confidence.fit import Fitted, Judged
from qa.evaluate.measures.declining import Judged as Line
from qa.evaluate.measures.declining import evaluate_once, find_statistics
from qa.evaluate.run import Evaluation

HIT = "hit@1"  # the figure that says whether a first quote is right


def judge_answers(evaluation: Evaluation) -> Iterator[Judged]:
    """Tell which answers with evidence are right, in the order of the questions.

    Left out is what was declined for another reason than want of confidence, and what the test set does not judge.
    The archive must have been asked with a calibrator that declines nothing (`qa.confidence.calibrator.answer_always`).
    """
    for outcome, line in zip(evaluation.outcomes, evaluation.result.questions, strict=True):
        answerable = outcome.question.answerable
        if outcome.evidence is not None and (not answerable or HIT in line.values):
            yield Judged(outcome.evidence, answerable and line.values[HIT] == 1, answerable)


def describe_fit(judged: Sequence[Judged], fitted: Fitted) -> dict[str, float]:
    """Give what cross-validation says of the questions fitted on: how many, share right, answered, declined and others.

    The others are those of `qa.evaluate.measures.declining`: "balanced", "auroc", "aurc", "ece".
    """
    lines = [
        Line(float(probability), one.right, one.answerable, bool(probability >= threshold))
        for one, probability, threshold in (
            (one, p, fitted.calibrator.groups[one.evidence.group].threshold)
            for one, p in zip(judged, fitted.probabilities, strict=True)
            if not np.isnan(p)
        )
    ]
    if not lines:
        return {"questions": 0.0}
    shares = {
        "right": [bool(line.right) for line in lines],
        "answered": [line.answered for line in lines if line.answerable],
        "declined": [not line.answered for line in lines if not line.answerable],
        "risk": [not line.right for line in lines if line.answered],
    }
    means = {name: float(np.mean(values)) for name, values in shares.items() if values}
    figures = {name: evaluate_once(statistic, n) for name, (statistic, n) in find_statistics(lines).items()}
    return {"questions": float(len(lines)), **means, **figures}
