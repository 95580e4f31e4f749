"""Measure who said what in PolNeAR: the tagger beside a rules-only finder and one that parses with spaCy.

Words of source, cue and content; statements whole: contents that overlap by @.3, .5, .8 of their words (Jaccard)
and sources by .5; and contents as GenderGapTracker matches them (covered_content). Intervals resample articles.
Then the tagger's speed, and how long it takes beside embedding the chunks of the same articles, in interleaved
rounds of one process.

Annotators agreed on PolNeAR with Krippendorff's alpha .754 (`HUMAN_ALPHA`); that is no F1, and stands beside it only.
spaCy cannot live in the project's environment: benchmarks/statements_spacy.py says how to make FILE.

    python -m benchmarks.statements [--part dev] [--spacy FILE] [--weights FILE] [--brat DIR] [--rounds 3]
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import statements_rules
from benchmarks.common import Result, Row, Skipped, make_parser, median_range, require, run_benchmark
from benchmarks.embedding import chunk_texts
from index.records import Span
from index.statements.records import Found
from qa.evaluate.attribution.folders import read_brat, write_brat
from qa.evaluate.attribution.records import AnnotatedArticle, Attribution, make_attribution
from qa.evaluate.attribution.score import score_attribution

if TYPE_CHECKING:
    from index.statements.find import StatementFinder

CORPUS = Path("corpus/polnear")  # below ../shared
PARTS = ("dev", "train")
TAGGER, RULES, SPACY = "tagger", "rules", "spacy"
HUMAN_ALPHA = (
    0.754  # Krippendorff's alpha between annotators of PolNeAR (Newell, Margolin and Ruths, LREC 2018)
)
FIGURES = (
    "content_word_f1", "source_word_f1", "cue_word_f1", "relation_f1@.3", "relation_f1@.5", "relation_f1@.8",
    "relation_precision@.5", "relation_recall@.5", "content_f1@.5", "source_accuracy@.5",
    "covered_content_f1@.3", "covered_content_f1@.8", "covered_source_accuracy@.3",
)  # fmt: skip
WARM_UP = 4  # articles tagged, and chunks embedded, before the clock runs

Find = Callable[[Sequence[str]], list[list[Found]]]
Predicted = Mapping[str, tuple[Attribution, ...]]


def measure(options: argparse.Namespace) -> Result:
    """Run every finder over the articles, score what they found, and time the tagger."""
    folder = require(options.shared / CORPUS / options.part)
    finder = load_finder(options.weights)
    articles = read_brat(folder).articles
    texts = [article.text for article in articles]
    words = sum(len(text.split()) for text in texts)
    predicted: dict[str, Predicted] = {}
    seconds: dict[str, float] = {}
    finders: dict[str, Find] = {TAGGER: partial(tag, finder), RULES: find_by_rules}
    for name, find in finders.items():
        started = time.perf_counter()
        found = find(texts)
        seconds[name] = time.perf_counter() - started
        predicted[name] = name_found(articles, found)
    if options.spacy is not None:
        predicted[SPACY] = read_spans(options.spacy, articles)
    if options.brat is not None:
        write_predicted(options.brat, articles, predicted)
    rows = [row for name, found in predicted.items() for row in tabulate(name, articles, found)]
    notes: dict[str, Any] = {
        "human agreement, Krippendorff's alpha (Newell, Margolin and Ruths, LREC 2018)": HUMAN_ALPHA,
        "statements": {name: sum(map(len, found.values())) for name, found in predicted.items()},
        "rules, words a second": round(words / seconds[RULES]),
    }
    if options.rounds:
        notes |= time_tagging(finder, folder, texts, rounds=options.rounds)
    gold = sum(len(article.attributions) for article in articles)
    return Result(
        len(articles), rows, notes, {"corpus": options.part, "gold statements": gold, "words": words}
    )


def load_finder(weights: Path | None) -> "StatementFinder":
    """Load the tagger with the packaged weights, or with those of a file.

    :raises Skipped: If there is no such file.
    """
    from index.statements.find import StatementFinder
    from index.statements.weights import WEIGHTS, load_tagger

    if weights is None:
        require(WEIGHTS)
        return StatementFinder.load()
    return StatementFinder(load_tagger(require(weights)))


def tag(finder: "StatementFinder", texts: Sequence[str]) -> list[list[Found]]:
    """Find the statements of whole texts with the tagger."""
    return finder.find_many(texts, [[Span(0, len(text))] for text in texts])


def find_by_rules(texts: Sequence[str]) -> list[list[Found]]:
    """Find the statements of texts with rules alone."""
    return [statements_rules.find_statements(text) for text in texts]


def name_found(articles: Sequence[AnnotatedArticle], found: Sequence[Sequence[Found]]) -> Predicted:
    """Give what was found by the name of the article."""
    return {
        article.name: tuple(make_attribution(source=f.source, cue=f.cue, content=f.content) for f in some)
        for article, some in zip(articles, found, strict=True)
    }


def read_spans(path: Path, articles: Sequence[AnnotatedArticle]) -> Predicted:
    """Read what benchmarks/statements_spacy.py wrote.

    :raises Skipped: If the file or one of the articles in it is missing, or a span reaches beyond its text.
    """
    lengths = {article.name: len(article.text) for article in articles}
    found: dict[str, tuple[Attribution, ...]] = {}
    for line in require(path).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found[record["name"]] = tuple(to_attribution(one) for one in record["statements"])
    missing = sorted(lengths.keys() - found.keys())
    if missing:
        raise Skipped(f"{path}: {missing[0]} and {len(missing) - 1} others not found")
    for name, length in lengths.items():
        spans = (span for one in found[name] for span in (*one.source, *one.cue, *one.content))
        if any(span.end > length for span in spans):
            raise Skipped(f"{path}: made of another text of {name}; its offsets are not found")
    return {name: found[name] for name in lengths}


def to_attribution(record: Mapping[str, Sequence[Sequence[int]]]) -> Attribution:
    """Make an attribution of pairs of offsets."""
    return make_attribution(
        **{role: [Span(start, end) for start, end in pieces] for role, pieces in record.items()}
    )


def write_predicted(
    folder: Path, articles: Sequence[AnnotatedArticle], predicted: Mapping[str, Predicted]
) -> None:
    """Write what each finder found as a brat folder of its name."""
    for name, found in predicted.items():
        write_brat(
            folder / name, [replace(article, attributions=found[article.name]) for article in articles]
        )


def tabulate(name: str, articles: Sequence[AnnotatedArticle], found: Predicted) -> list[Row]:
    """Score a finder; a row for each of `FIGURES`, without interval where a single article gives none."""
    figures = {figure.name: figure for figure in score_attribution(articles, found, seed=0).figures}
    rows: list[Row] = []
    for figure in (figures[wanted] for wanted in FIGURES if wanted in figures):
        low, high = ("" if border is None else round(border, 4) for border in (figure.low, figure.high))
        rows.append(
            {"finder": name, "figure": figure.name, "value": round(figure.value, 4), "low": low, "high": high,
             "n": figure.n}
        )  # fmt: skip
    return rows


def time_tagging(
    finder: "StatementFinder", folder: Path, texts: Sequence[str], *, rounds: int
) -> dict[str, Any]:
    """Time tagging texts and embedding their chunks, in turn, the first to go changing from round to round."""
    import torch

    from index.encoder import SentenceEncoder

    chunks = [text for path in sorted((folder / "text").glob("*.txt")) for text in chunk_texts(path)]
    threads = torch.get_num_threads()  # the encoder sets its own for the whole process
    encoder = SentenceEncoder()
    runs: dict[str, Callable[[], object]] = {
        "tagging": lambda: tag(finder, texts),
        "embedding": lambda: encoder.encode(chunks),
    }
    tag(finder, texts[:WARM_UP])
    encoder.encode(chunks[:WARM_UP])
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds):
        for name in sorted(runs, reverse=number % 2 == 0):
            torch.set_num_threads(threads)
            started = time.perf_counter()
            runs[name]()
            seconds[name].append(time.perf_counter() - started)
    words = sum(len(text.split()) for text in texts)
    ratios = [one / other for one, other in zip(seconds["tagging"], seconds["embedding"], strict=True)]
    return {
        "tagger, words a second": round(words / statistics.median(seconds["tagging"])),
        "embedding, words a second": round(words / statistics.median(seconds["embedding"])),
        "tagging takes, times embedding": round(statistics.median(ratios), 3),
        "tagging takes, times embedding, median (range over rounds)": median_range(ratios),
        "threads": threads,
    }


def main() -> None:
    """Read the options and run."""
    parser = make_parser(__doc__)
    parser.add_argument("--part", choices=PARTS, default="dev", help="part of PolNeAR (default dev)")
    parser.add_argument("--spacy", type=Path, help="what benchmarks/statements_spacy.py wrote")
    parser.add_argument("--weights", type=Path, help="weights of the tagger (default the packaged ones)")
    parser.add_argument("--brat", type=Path, help="write what each finder found into DIR/FINDER")
    parser.add_argument(
        "--rounds", type=int, default=3, help="rounds of tagging and embedding (default 3; 0: no timing)"
    )
    run_benchmark("statements", parser, measure)


if __name__ == "__main__":
    main()
