"""Score rankings against graded judgements with ir-measures; the only module that imports it."""

from collections.abc import Mapping, Sequence

# Our name -> the name in ir-measures, in the order of tables.
MEASURES: Mapping[str, str] = {
    "nDCG@10": "nDCG@10",
    "R@1": "R@1",
    "R@5": "R@5",
    "R@10": "R@10",
    "R@100": "R@100",
    "MRR@10": "RR@10",
    "MAP": "AP",
}


def score_rankings(
    grades: Mapping[str, Mapping[str, int]], rankings: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    """Score the ranking of each question, as trec_eval does: question id -> measure -> value in 0-1.

    A question without anything of a positive grade is left out; one with nothing ranked scores 0. Gain
    in nDCG is the grade itself. trec_eval sorts a run by score and breaks ties by name, so each rank
    is given a score of its own, falling by 1: the order is ours.

    :param grades: Question id -> name -> grade; what is missing or not positive is not relevant.
    :param rankings: Question id -> names, best first, no name twice.
    """
    import ir_measures

    names = {ir_measures.parse_measure(theirs): ours for ours, theirs in MEASURES.items()}
    relevant = {
        question: {name: grade for name, grade in by_name.items() if grade > 0}
        for question, by_name in grades.items()
    }
    qrels = {question: by_name for question, by_name in relevant.items() if by_name}
    run = {question: _to_scores(rankings.get(question, ())) for question in qrels}
    found: dict[str, dict[str, float]] = {question: dict.fromkeys(MEASURES, 0.0) for question in qrels}
    for metric in ir_measures.iter_calc(list(names), qrels, run):
        found[metric.query_id][names[metric.measure]] = float(metric.value)
    return found


def _to_scores(ranking: Sequence[str]) -> dict[str, float]:
    """Give falling whole numbers, which are exact in the 32-bit floats of trec_eval."""
    return {name: float(len(ranking) - rank) for rank, name in enumerate(ranking)}
