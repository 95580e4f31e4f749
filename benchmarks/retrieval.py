"""Compare ways to combine dense and lexical search, on finding the gold paragraph of a question.

Each paragraph of SQuADShifts new-wiki (development part) is one indexed article; paragraphs rank by
their best chunk. R@1 and MRR@10 with 95 % bootstrap intervals, all on the same chunks and candidates.
The set repeats some questions (one of them 11 times), so the difference is also given without repeats.

    python -m benchmarks.retrieval [--chunk-chars 400 800 1200]
"""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import numpy as np

from benchmarks.common import (
    NEW_WIKI,
    Floats,
    Result,
    Row,
    bootstrap,
    index_paragraphs,
    load_squad,
    make_parser,
    paragraph_numbers,
    reciprocal_rank,
    require,
    resplit,
    run_benchmark,
)
from index.chunk import CHUNK_CHARS
from index.derive import derive_vectors
from index.encoder import Matrix, SentenceEncoder
from index.store import Store
from qa.fuse import DENSE_WEIGHT, fuse_scores
from qa.retrieve import CANDIDATES, Rankings, rank_chunks

OURS = "ours"
OTHERS = ("dense", "BM25", "RRF k=60", "RRF k=10", "plain fusion (.5)")
SWEEP = tuple(round(0.1 * step, 1) for step in range(1, 10))  # dense weights

Scores = Mapping[int, float]
Method = Callable[[Rankings], list[int]]


def rank_scores(scores: Scores) -> list[int]:
    """Order numbers by score, larger first; ties to the smaller number."""
    return sorted(scores, key=lambda number: (-scores[number], number))


def reciprocal_fusion(dense: Scores, lexical: Scores, *, k: int) -> list[int]:
    """Order numbers by reciprocal rank fusion, the sum of 1 / (k + rank) (Cormack et al., SIGIR 2009)."""
    fused: dict[int, float] = {}
    for scores in (dense, lexical):
        for rank, number in enumerate(rank_scores(scores), start=1):
            fused[number] = fused.get(number, 0.0) + 1 / (k + rank)
    return rank_scores(fused)


def weighted_fusion(rankings: Rankings, *, dense_weight: float) -> list[int]:
    """Order numbers by the project's own fusion."""
    fused = fuse_scores(rankings.dense, rankings.lexical, dense_weight=dense_weight)
    return [number for number, _ in fused]


def make_methods() -> dict[str, Method]:
    """Name what is compared; ours first, the sweep of the dense weight last."""
    methods: dict[str, Method] = {
        OURS: partial(weighted_fusion, dense_weight=DENSE_WEIGHT),
        "dense": lambda r: rank_scores(r.dense),
        "BM25": lambda r: rank_scores(r.lexical),
        "RRF k=60": lambda r: reciprocal_fusion(r.dense, r.lexical, k=60),
        "RRF k=10": lambda r: reciprocal_fusion(r.dense, r.lexical, k=10),
        "plain fusion (.5)": partial(weighted_fusion, dense_weight=0.5),
    }
    return methods | {f"weight {w}": partial(weighted_fusion, dense_weight=w) for w in SWEEP}


def rank_paragraphs(numbers: Iterable[int], paragraphs: Mapping[int, int]) -> list[int]:
    """Order paragraphs by their best chunk."""
    return list(dict.fromkeys(paragraphs[number] for number in numbers))


def measure(options: argparse.Namespace) -> Result:
    """Index the paragraphs, ask every question, compare."""
    paragraphs, questions = load_squad(require(options.shared / NEW_WIKI))
    encoder = SentenceEncoder()
    embeddings = encoder.encode([question.text for question in questions])  # (n_questions, dimension)
    texts, gold = [q.text for q in questions], [q.paragraph for q in questions]
    distinct = sorted({key: i for i, key in enumerate(zip(texts, gold, strict=True))}.values())
    rows: list[Row] = []
    notes: dict[str, object] = {}
    with index_paragraphs(paragraphs, encoder) as store:
        for chunk_chars in options.chunk_chars:
            with resplit(store, encoder, chunk_chars) as split:
                ranks = rank_questions(split, texts, embeddings, gold)
                chunks = split.count("chunks")
            rows += [make_row(name, chunk_chars, chunks, values) for name, values in ranks.items()]
            best = max(OTHERS, key=lambda name: ranks[name].mean())
            difference = ranks[OURS] - ranks[best]
            label = f"MRR@10, ours - {best}, paired, {chunk_chars} characters"
            notes[label] = bootstrap(difference)
            notes[f"{label}, each distinct question once (n={len(distinct)})"] = bootstrap(
                difference[distinct]
            )
    return Result(len(questions), rows, notes, {"candidates": CANDIDATES, "paragraphs": len(paragraphs)})


def rank_questions(
    store: Store, questions: Sequence[str], embeddings: Matrix, gold: Sequence[int]
) -> dict[str, Floats]:
    """Give for each method the reciprocal ranks of the gold paragraphs, (n_questions,)."""
    vectors = derive_vectors(store).index
    of_article = paragraph_numbers(store)
    numbers, _ = store.vectors()
    paragraphs = {n: of_article[chunk.article_id] for n, chunk in store.chunks(numbers.tolist()).items()}
    methods = make_methods()
    ranks: dict[str, list[float]] = {name: [] for name in methods}
    for question, embedding, wanted in zip(questions, embeddings, gold, strict=True):
        rankings = rank_chunks(store, vectors, question, embedding)
        for name, method in methods.items():
            ranks[name].append(reciprocal_rank(rank_paragraphs(method(rankings), paragraphs), wanted))
    return {name: np.asarray(values) for name, values in ranks.items()}


def make_row(name: str, chunk_chars: int, chunks: int, ranks: Floats) -> Row:
    """Make a row of the table."""
    mrr = bootstrap(ranks)
    label = f"ours (weight {DENSE_WEIGHT})" if name == OURS else name
    return {"chunk_chars": chunk_chars, "chunks": chunks, "ranking": label, "R@1": float((ranks == 1).mean()),
            "MRR@10": mrr.mean, "low": mrr.low, "high": mrr.high}  # fmt: skip


def main() -> None:
    """Read the options and run."""
    parser = make_parser(__doc__)
    parser.add_argument(
        "--chunk-chars", type=int, nargs="+", default=[CHUNK_CHARS], help="lengths of chunks to compare"
    )
    run_benchmark("retrieval", parser, measure)


if __name__ == "__main__":
    main()
