"""Measure the span reader: exact match and F1 given the gold paragraph, and whether it knows what is no answer.

On SQuADShifts new-wiki (development part), which no reader of this project is trained on. Each question is also put to
a paragraph that is no answer (see `training.reader_negatives`): of the same article, and of these the nearest in words
where it is among the nearest of all. AUROC says how often the best span of a gold paragraph scores above that of
such a one of any question, `chosen` how often above that of its own. Published figures of larger models are noted beside ours.

    python -m benchmarks.reader [--weights FILE | --model NAME] [--step 1]
"""

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import (
    NEW_WIKI,
    Result,
    Row,
    bootstrap,
    make_parser,
    require,
    run_benchmark,
)
from qa.evaluate.measures.declining import Judged, auroc_statistic, evaluate_once
from qa.evaluate.measures.reading import exact_match, word_f1
from qa.evaluate.statistics import bootstrap_statistic
from qa.reader import Read, SpanReader
from qa.reader.huggingface import HuggingFaceReader
from qa.reader.read import TrainedReader
from qa.reader.weights import WEIGHTS
from training.reader_data import Asked, ReadingSet, read_squad
from training.reader_negatives import find_negatives, rank_passages

# Printed beside ours, not measured here: published for all of new-wiki, of which the development part is some.
QUOTED = {
    "quoted, not measured: BERT-base trained on all of SQuAD (Miller et al., ICML 2020)": "f1 .887, em .793",
    "quoted, not measured: DistilBERT-class": "f1 about .85",
}
_NOTHING = Read(0, 0, 0, float("-inf"), float("inf"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read for a question.

    Attributes:
        asked: The question.
        gold: Best span of the gold paragraph alone.
        other: Best span of a paragraph without the answer; None where there is no such paragraph.
    """

    asked: Asked
    gold: Read
    other: Read | None


def measure(options: argparse.Namespace) -> Result:
    """Read every question in its paragraph and in one without the answer."""
    reading = read_squad(require(options.shared / NEW_WIKI))
    reader = load_reader(options)
    others = pair_paragraphs(reading)
    started = time.perf_counter()
    readings = [
        read_pair(reader, reading, number, others[number])
        for number in range(0, len(reading.questions), options.step)
    ]
    seconds = time.perf_counter() - started
    passages = sum(1 + (each.other is not None) for each in readings)
    notes = {
        "passages a second": round(passages / seconds, 1),
        "with a paired paragraph": passages - len(readings),
        **QUOTED,
    }
    return Result(len(readings), list(tabulate(reading, readings)), notes, {"reader": name_reader(options)})


def load_reader(options: argparse.Namespace) -> SpanReader:
    """Load the reader that was asked for."""
    if options.model:
        return HuggingFaceReader(options.model)
    return TrainedReader.load(require(options.weights))


def name_reader(options: argparse.Namespace) -> str:
    """Name the reader that was asked for."""
    return str(options.model or options.weights.name)


def pair_paragraphs(reading: ReadingSet) -> list[int | None]:
    """Give for each question a paragraph of its article that is no answer, near in words if possible; None without."""
    found = find_negatives(reading, rank_passages(reading, None), seed=0)
    paired: list[int | None] = []
    for asked, negatives in zip(reading.questions, found, strict=True):
        own = reading.groups[asked.contexts[0].passage]
        near = [place for place in negatives.near if reading.groups[place] == own]
        paired.append(next(iter([*near, *negatives.same]), None))
    return paired


def read_pair(reader: SpanReader, reading: ReadingSet, number: int, other: int | None) -> Reading:
    """Read a question in both paragraphs."""
    asked = reading.questions[number]
    gold = _read_one(reader, asked, reading.passages[asked.contexts[0].passage])
    return Reading(asked, gold, None if other is None else _read_one(reader, asked, reading.passages[other]))


def _read_one(reader: SpanReader, asked: Asked, passage: str) -> Read:
    return next(iter(reader.read(asked.text, [passage], 1)), _NOTHING)


def tabulate(reading: ReadingSet, readings: Sequence[Reading]) -> list[Row]:
    """Give the figures, each with its bootstrap interval."""
    exact, shared = [], []
    for each in readings:
        context = each.asked.contexts[0]
        text = reading.passages[context.passage]
        answers = [text[span.start : span.end] for span in context.answers]
        exact.append(exact_match(text[each.gold.start : each.gold.end], answers))
        shared.append(word_f1(text[each.gold.start : each.gold.end], answers))
    rows = [_average("em", exact), _average("f1", shared)]
    paired = [(each.gold.score, each.other.score) for each in readings if each.other is not None]
    if not paired:
        return rows
    rows.append(_average("chosen", [float(gold > other) for gold, other in paired]))
    judged = [
        Judged(score, None, answerable, answerable)
        for pair in paired
        for score, answerable in zip(pair, (True, False), strict=True)
    ]
    statistic = auroc_statistic(judged)
    interval = bootstrap_statistic(statistic, len(judged), seed=0)
    value = evaluate_once(statistic, len(judged))
    low, high = (value, value) if interval is None else (interval.low, interval.high)
    return [*rows, {"figure": "auroc", "value": value, "low": low, "high": high, "n": len(judged)}]


def _average(name: str, values: Sequence[float]) -> Row:
    found = bootstrap(values)
    return {"figure": name, "value": found.mean, "low": found.low, "high": found.high, "n": len(values)}


def main() -> None:
    """Read the options and run."""
    parser = make_parser(__doc__)
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="weights of this project's reader")
    parser.add_argument("--model", help="a Hugging Face model or folder instead")
    parser.add_argument("--step", type=int, default=1, help="take every STEPth question")
    run_benchmark("reader", parser, measure)


if __name__ == "__main__":
    main()
