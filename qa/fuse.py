"""Combine the scores of several retrievers into one."""

from collections.abc import Mapping

# Share of the dense score against BM25; MRR@10 on SQuADShifts new-wiki is flat from .4 to .5, and
# lower on both sides (benchmarks/retrieval.py).
DENSE_WEIGHT = 0.45


def fuse_scores(
    dense: Mapping[int, float], lexical: Mapping[int, float], *, dense_weight: float = DENSE_WEIGHT
) -> list[tuple[int, float]]:
    """Fuse two rankings by the weighted sum of their min-max-normalised scores.

    A chunk that one retriever did not find scores 0 there. Ties go to the smaller number.

    :param dense: Scores by chunk number, larger is better.
    :param lexical: The same of the other retriever.
    :return: (chunk number, score in 0–1) pairs, best first; empty when both are.
    """
    parts = ((dense_weight, _normalise(dense)), (1 - dense_weight, _normalise(lexical)))
    fused = {
        number: sum(weight * scores.get(number, 0.0) for weight, scores in parts)
        for number in {**dense, **lexical}
    }
    return sorted(fused.items(), key=lambda item: (-item[1], item[0]))


def _normalise(scores: Mapping[int, float]) -> dict[int, float]:
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    if high == low:
        return dict.fromkeys(scores, 1.0)
    return {number: (score - low) / (high - low) for number, score in scores.items()}
