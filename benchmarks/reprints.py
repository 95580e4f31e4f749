"""Measure the grouping of reprints, on reprints made from PolNeAR and on pairs of different articles.

Reprints: cut, retitled, reordered, lightly rewritten, with paragraphs of other articles, wire marks; in bins of
the word 3-grams they share (Jaccard), and long stories cut short. Different articles: of the same topic at most
two days apart; and made harder: the same quotations or background put into both, follow-ups, live blogs.
Precision and recall are of pairs that share 30 % or are cut short. Constants were tuned on train; dev reports.

    python -m benchmarks.reprints [--part dev] [--seed 0]
"""

import argparse
import itertools
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from benchmarks.common import Result, Row, bootstrap, make_parser, require, run_benchmark
from benchmarks.reprints_hard import HARD, hard_cases, near_pairs
from benchmarks.reprints_made import BINS, SHORT_CUT, Case, Paper, load_papers, make_case, reprint_cases
from index.duplicates import MIN_SHARED_BANDS, Story, are_reprints, prepare_story, sketch_story
from index.records import Span

CORPUS = Path("corpus/polnear")  # below ../shared
CLAIMED = 0.3  # Jaccard of word 3-grams from which reprints are to be found
SAME_TOPIC = "same topic, same days"
# Articles of PolNeAR that its outlets printed twice, as reading showed; neither right nor wrong as a pair.
PRINTED_TWICE = (
    ("wash-post_2015-12-22_as-spotlight-shines-on-trump-and", "wash-post_2015-12-23_as-spotlight-shines-on-trump-and"),
    ("wash-post_2015-12-12_misinformation-enters-mainstream", "wash-post_2015-12-13_misinformation-enters-mainstream"),
    ("nyt_2016-03-04_republicans-have-stake-in-a-deal", "nyt_2016-03-05_polls-suggest-possibility-of-dea"),
    ("nyt_2015-11-25_golf-courses-forced-to-reach-int", "nyt_2015-11-26_with-fewer-golfers-in-u-s-course"),
    ("nyt_2016-03-15_sanders-advances-agenda-via-side", "nyt_2016-03-16_via-legislative-side-doors-sande"),
    ("usa-today_2016-04-06_sanders-says-he-s-riding-momentu", "usa-today_2016-04-06_sanders-winning-streak-continues"),
    ("breitbart_2016-03-15_the-latest-kasich-scores-all-del", "breitbart_2016-03-15_the-latest-sanders-declares-revo"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """A case, what was decided of it, and how many bands its texts share."""

    case: Case
    said: bool
    bands: int

    @property
    def proposed(self) -> bool:
        """Whether the pair would be compared."""
        return self.bands >= MIN_SHARED_BANDS

    @property
    def grouped(self) -> bool:
        """Whether the pair would be grouped."""
        return self.proposed and self.said

    @property
    def counts(self) -> bool:
        """Whether precision and recall count the case."""
        return not self.case.reprint or self.case.kind == SHORT_CUT or self.case.jaccard >= CLAIMED


def measure(options: argparse.Namespace) -> Result:
    """Make the cases, decide each, and propose among all articles."""
    folder = require(options.shared / CORPUS)
    parts = {part: load_papers(folder / part) for part in ("train", "dev")}
    papers, every = parts[options.part], [*parts["train"], *parts["dev"]]
    verdicts = [judge(case) for case in make_cases(papers[:: options.step], papers, every, options.seed)]
    rows = [make_row(name, group) for name, group in group_verdicts(verdicts).items() if group]
    wrong = [v for v in verdicts if v.grouped and not v.case.reprint]
    notes = rate(verdicts) | measure_speed(papers) | propose(every)
    notes["wrong"] = [f"{v.case.kind}: {v.case.name}" for v in wrong[:20]]
    return Result(len(verdicts), rows, notes, {"articles": len(papers), "shared bands": MIN_SHARED_BANDS})


def make_cases(
    sampled: Sequence[Paper], papers: Sequence[Paper], every: Sequence[Paper], seed: int
) -> list[Case]:
    """Make all cases: reprints of the sampled articles, and different articles of the whole part."""
    pairs = [
        (a, b)
        for a, b in near_pairs(papers, every)
        if (a.name, b.name) not in PRINTED_TWICE and (b.name, a.name) not in PRINTED_TWICE
    ]
    plain = [
        make_case(SAME_TOPIC, a.text, b.text, reprint=False, name=f"{a.name} {b.name}") for a, b in pairs
    ]
    made = list(reprint_cases(sampled, papers, random.Random(seed)))
    return [*made, *plain, *hard_cases(pairs, random.Random(seed + 1))]


def judge(case: Case) -> Verdict:
    """Decide a case."""
    shared = find_bands(case.first) & find_bands(case.second)
    return Verdict(case, are_reprints(find_story(case.first), find_story(case.second)), len(shared))


@cache
def find_story(text: str) -> Story:
    """Prepare a text, all of it kept."""
    return prepare_story(text, [Span(0, len(text))])


@cache
def find_bands(text: str) -> frozenset[int]:
    """Give the bands of a text; none when it is too short."""
    sketch = sketch_story(text, [Span(0, len(text))])
    return frozenset() if sketch is None else frozenset(sketch.bands)


def group_verdicts(verdicts: Iterable[Verdict]) -> dict[str, list[Verdict]]:
    """Sort verdicts into the rows of the table: reprints by bin, short cuts, then each kind of different articles."""
    names = [f"reprints, Jaccard {low}-{high}" for low, high in BINS]
    groups: dict[str, list[Verdict]] = {name: [] for name in [*names, SHORT_CUT, SAME_TOPIC, *HARD]}
    for verdict in verdicts:
        case = verdict.case
        if case.reprint and case.kind != SHORT_CUT:
            bins = [low <= case.jaccard < high or case.jaccard == high == 1 for low, high in BINS]
            if any(bins):
                groups[names[bins.index(True)]].append(verdict)
        else:
            groups[case.kind].append(verdict)
    return groups


def make_row(name: str, group: Sequence[Verdict]) -> Row:
    """Make a row: of reprints right is what was grouped, of different articles what was not."""
    right = bootstrap([v.grouped == v.case.reprint for v in group])
    containment = [v.case.containment for v in group]
    return {
        "pairs": name, "n": len(group), "right": right.mean, "low": right.low, "high": right.high,
        "decided right": float(np.mean([v.said == v.case.reprint for v in group])),
        "proposed": float(np.mean([v.proposed for v in group])),
        "Jaccard": float(np.median([v.case.jaccard for v in group])),
        "containment": float(np.median(containment)), "containment, 5th": float(np.percentile(containment, 5)),
    }  # fmt: skip


def rate(verdicts: Iterable[Verdict]) -> dict[str, object]:
    """Give precision, recall and proposal recall, by pairs, with intervals over the articles they are made of."""
    counted = [v for v in verdicts if v.counts]
    true = [v for v in counted if v.case.reprint]
    return {
        "precision": bootstrap([v.case.reprint for v in counted if v.grouped]),
        "recall": bootstrap([v.grouped for v in true]),
        "recall, articles drawn": bootstrap(by_article(true, lambda v: v.grouped)),
        "proposal recall": bootstrap([v.proposed for v in true]),
        "reprints": len(true),
        "different": len(counted) - len(true),
    }


def by_article(verdicts: Iterable[Verdict], value: Callable[[Verdict], bool]) -> list[float]:
    """Give the mean of a value over the cases of each article."""
    values: dict[str, list[bool]] = {}
    for verdict in verdicts:
        values.setdefault(verdict.case.name, []).append(value(verdict))
    return [float(np.mean(group)) for group in values.values()]


def measure_speed(papers: Sequence[Paper]) -> dict[str, object]:
    """Time sketching, preparing and aligning, in milliseconds."""
    texts = [paper.text for paper in papers]
    sketch_story(texts[0], [Span(0, len(texts[0]))])  # imports the library
    clock = [time.perf_counter()]
    for text in texts:
        sketch_story(text, [Span(0, len(text))])
    clock.append(time.perf_counter())
    stories = [prepare_story(text, [Span(0, len(text))]) for text in texts]
    clock.append(time.perf_counter())
    longest: list[float] = []
    for first, second in itertools.islice(itertools.combinations(stories, 2), 2000):
        start = time.perf_counter()
        are_reprints(first, second)
        longest.append(1000 * (time.perf_counter() - start))
    own = [time.perf_counter(), *(_compare_with_itself(story) for story in stories)]
    steps = [1000 * (b - a) / len(texts) for a, b in itertools.pairwise(clock)]
    return {
        "ms to sketch an article": round(steps[0], 2), "ms to prepare an article": round(steps[1], 2),
        "ms to align a pair": f"{np.mean(longest):.2f}, longest {max(longest):.2f}",
        "ms to align a reprint": f"{1000 * np.diff(own).mean():.2f}, longest {1000 * np.diff(own).max():.2f}",
    }  # fmt: skip


def _compare_with_itself(story: Story) -> float:
    are_reprints(story, story)
    return time.perf_counter()


def propose(papers: Sequence[Paper]) -> dict[str, object]:
    """Propose and decide among all articles as they are."""
    articles: dict[int, list[int]] = {}
    for number, paper in enumerate(papers):
        for band in find_bands(paper.text):
            articles.setdefault(band, []).append(number)
    shared = Counter(pair for found in articles.values() for pair in itertools.combinations(found, 2))
    candidates = [pair for pair, bands in shared.items() if bands >= MIN_SHARED_BANDS]
    found = [pair for pair in candidates if are_reprints(*(find_story(papers[n].text) for n in pair))]
    bands = [len(find_bands(paper.text)) for paper in papers]
    return {
        "candidates an article": round(2 * len(candidates) / len(papers), 2),
        "rows looked up an article": round(
            sum(len(f) * (len(f) - 1) for f in articles.values()) / len(papers), 1
        ),
        "bands an article, median and most": f"{np.median(bands):.0f}, {max(bands)}",
        "found among the articles themselves": name_pairs(papers, found),
    }


def name_pairs(papers: Sequence[Paper], pairs: Iterable[tuple[int, int]]) -> Mapping[str, str]:
    """Name pairs of articles, and say whether reading found them to be one article."""
    names = sorted((papers[a].name, papers[b].name) for a, b in pairs)
    return {" = ".join(pair): "known" if pair in PRINTED_TWICE else "new" for pair in names}


def main() -> None:
    """Read the options and run."""
    parser = make_parser(__doc__)
    parser.add_argument(
        "--part", choices=("train", "dev"), default="dev", help="part of the corpus (default dev)"
    )
    parser.add_argument("--step", type=int, default=1, help="make reprints of every n-th article (default 1)")
    parser.add_argument("--seed", type=int, default=0, help="seed of what is made (default 0)")
    run_benchmark("reprints", parser, measure)


if __name__ == "__main__":
    main()
