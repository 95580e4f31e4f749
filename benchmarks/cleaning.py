"""Measure cleaning: clutter injected into PolNeAR dev articles, the same articles untouched, and the seeds.

All figures count characters that are not white space. Precision: of those dropped, the share that was injected
("fair": not counting those of the article that are dropped also when nothing is injected, its own clutter).
Recall: of those injected, the share dropped. Loss: of those of the articles, the share dropped. In brackets 95 %
bootstrap intervals over articles; "untouched": when nothing is injected. "text alone" cleans each text by itself; "archive" indexes the pages in a
folder for each outlet, so that lines are known that repeat. Kinds of clutter are halved into seen ones, which
writers of rules may look at, and held-out ones, whose names and texts are not printed unless --reveal is given.

    python -m benchmarks.cleaning [--rounds 3] [--reveal]
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.clutter import Page, Stock, inject
from benchmarks.clutter_held_out import HELD_OUT
from benchmarks.clutter_kinds import SEEN
from benchmarks.clutter_outlets import OUTLETS
from benchmarks.common import RESAMPLES, Interval, Result, Row, make_parser, require, run_benchmark
from index.build import index_sources
from index.clean import clean_text
from index.encoder import Matrix
from index.load.paths import find_sources
from index.records import Article, Span
from index.store import Store

ROUNDS = 3  # pages made of each article, in other outlets with other clutter; 15 to 155 blocks of each kind of a half
HALVES: Mapping[str, tuple[Stock, ...]] = {"seen": (SEEN,), "held out": (HELD_OUT,), "all": (SEEN, HELD_OUT)}
SETTINGS = ("text alone", "archive")
WORST_KINDS = 10  # listed
LOW_RECALL = (0.5, 0.8, 0.95)  # below which kinds are counted

Mask = npt.NDArray[np.bool_]
Kept = Sequence[Span]


class ConstantEncoder:
    """Stands in for a model where only cleaning is looked at: every text is the same unit vector."""

    name = "constant"
    model_hash = "constant"
    dimension = 8

    def encode(self, texts: Sequence[str], progress: object = None) -> Matrix:
        """Give float32 (n_texts, 8)."""
        return np.tile(np.eye(1, self.dimension, dtype=np.float32), (len(texts), 1))


@dataclass(slots=True)
class Tally:
    """Characters of one article's pages, white space not counted.

    Attributes:
        story: Of the article itself.
        injected: Put into it.
        hit: Injected and dropped.
        lost: Of the article and dropped.
        own: Among those lost, the ones dropped also when nothing is injected.
        untouched: Of the article and dropped when nothing is injected.
    """

    story: int = 0
    injected: int = 0
    hit: int = 0
    lost: int = 0
    own: int = 0
    untouched: int = 0


@dataclass(slots=True)
class Measured:
    """What one half in one setting came to: a tally for each article, and (dropped, all) for each kind."""

    tallies: list[Tally]
    kinds: dict[str, tuple[int, int]] = field(default_factory=dict)

    def ratio(self, over: Sequence[str], under: Sequence[str]) -> Interval:
        """Give the ratio of two sums of counts over all articles."""
        top, bottom = (
            np.array([sum(getattr(tally, name) for name in names) for tally in self.tallies], np.float64)
            for names in (over, under)
        )
        return bootstrap_ratio(top, bottom)


def measure(options: argparse.Namespace) -> Result:
    """Measure each half of the kinds in each setting, then the seeds."""
    folder = require(options.shared / "corpus/polnear/dev/text")
    questions = require(options.shared / "questions/seeds-cleaning.jsonl")
    texts = {path.stem: path.read_text(encoding="utf-8-sig") for path in sorted(folder.glob("*.txt"))}
    rows: list[Row] = []
    notes: dict[str, Any] = {}
    for half, stocks in HALVES.items():
        measured = measure_half(texts, stocks, options.rounds)
        rows += [to_row(half, setting, measured[setting]) for setting in SETTINGS]
        if half != "all":
            notes |= describe_kinds(half, measured, reveal=half == "seen" or options.reveal)
    notes |= {f"seed {name}": found for name, found in measure_seeds(questions, options.shared).items()}
    return Result(
        len(texts), rows, notes, {"outlets": len(OUTLETS), "kinds": len(SEEN.kinds + HELD_OUT.kinds)}
    )


def measure_half(texts: Mapping[str, str], stocks: Sequence[Stock], rounds: int) -> dict[str, Measured]:
    """Inject, clean and count in both settings, each article once a round."""
    measured = {setting: Measured([Tally() for _ in texts]) for setting in SETTINGS}
    for number in range(rounds):
        pages = make_pages(texts, stocks, seed=number)
        plain = {name: Page(texts[name], (), page.outlet) for name, page in pages.items()}
        for setting, clean in zip(SETTINGS, (clean_alone, clean_archive), strict=True):
            kept, kept_plain = clean(pages), clean(plain)
            for name, tally in zip(texts, measured[setting].tallies, strict=True):
                lost_plain = ~kept_mask(texts[name], kept_plain[name])
                count_page(pages[name], kept[name], lost_plain, tally, measured[setting].kinds)
    return measured


def make_pages(texts: Mapping[str, str], stocks: Sequence[Stock], *, seed: int) -> dict[str, Page]:
    """Make one page of each article; the outlets take turns, each article in another outlet in each round."""
    return {
        name: inject(text, OUTLETS[(number + seed) % len(OUTLETS)], stocks, seed=seed)
        for number, (name, text) in enumerate(texts.items())
    }


def clean_alone(pages: Mapping[str, Page]) -> dict[str, Kept]:
    """Clean each text by itself; kept spans by name."""
    return {name: clean_text(page.text).kept for name, page in pages.items()}


def clean_archive(pages: Mapping[str, Page]) -> dict[str, Kept]:
    """Index the pages, those of an outlet in one folder; kept spans by name."""
    with TemporaryDirectory() as folder:
        for name, page in pages.items():
            path = Path(folder, "pages", page.outlet, f"{name}.txt")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.text, encoding="utf-8", newline="")
        articles = index_folder(Path(folder, "pages"))
    found = {Path(article.source).stem: article for article in articles}
    for name, page in pages.items():
        assert found[name].text == page.text, f"{name} is not in the archive as it was written"
    return {name: found[name].kept for name in pages}


def index_folder(folder: Path) -> list[Article]:
    """Index a folder into a temporary archive and give its articles."""
    with TemporaryDirectory() as archive, Store.open(Path(archive, "index"), create=True) as store:
        index_sources(store, ConstantEncoder(), find_sources([folder]).files)
        return list(store.articles())


# Counting


def kept_mask(text: str, kept: Kept) -> Mask:
    """Tell for each code point whether it is kept or white space; bool (len(text),)."""
    mask = np.array([char.isspace() for char in text], np.bool_)
    for span in kept:
        mask[span.start : span.end] = True
    return mask


def count_page(
    page: Page, kept: Kept, lost_plain: Mask, tally: Tally, kinds: dict[str, tuple[int, int]]
) -> None:
    """Add a page to the tally of its article and to those of the kinds.

    :param lost_plain: For each code point of the article, whether it is dropped when nothing is injected.
    """
    dropped = ~kept_mask(page.text, kept)
    solid = np.array([not char.isspace() for char in page.text], np.bool_)
    of_story = np.ones(len(page.text), np.bool_)
    for block in page.injected:
        of_story[block.start : block.end] = False
        hit, size = (int(mask[block.start : block.end].sum()) for mask in (dropped, solid))
        before = kinds.get(block.kind, (0, 0))
        kinds[block.kind] = (before[0] + hit, before[1] + size)
    tally.story += int((solid & of_story).sum())
    tally.injected += int((solid & ~of_story).sum())
    tally.hit += int((dropped & ~of_story).sum())
    tally.lost += int((dropped & of_story).sum())
    tally.own += int((dropped[of_story] & lost_plain).sum())
    tally.untouched += int(lost_plain.sum())


def bootstrap_ratio(over: npt.NDArray[np.float64], under: npt.NDArray[np.float64]) -> Interval:
    """Give sum(over) / sum(under) and its 95 % percentile bootstrap interval, pairs drawn together.

    Nothing by nothing counts as 1: who drops nothing drops nothing wrongly.
    """
    draws = np.random.default_rng(0).integers(0, len(over), (RESAMPLES, len(over)))
    tops, bottoms = over[draws].sum(axis=1), under[draws].sum(axis=1)  # (resamples,)
    ratios = np.divide(tops, bottoms, out=np.ones_like(tops), where=bottoms > 0)
    low, high = np.percentile(ratios, [2.5, 97.5])
    mean = over.sum() / under.sum() if under.sum() > 0 else 1.0
    return Interval(float(mean), float(low), float(high))


# Reporting


def to_row(half: str, setting: str, measured: Measured) -> Row:
    """Write what was measured as a row of the table."""
    fair = [Tally(t.story, t.injected, t.hit, t.lost - t.own) for t in measured.tallies]
    return {
        "kinds": half,
        "setting": setting,
        "precision": write(measured.ratio(["hit"], ["hit", "lost"])),
        "fair precision": write(Measured(fair).ratio(["hit"], ["hit", "lost"])),
        "recall": write(measured.ratio(["hit"], ["injected"])),
        "loss": write(measured.ratio(["lost"], ["story"])),
        "loss untouched": write(measured.ratio(["untouched"], ["story"])),
    }


def write(interval: Interval) -> str:
    """Write a share with its interval."""
    return f"{interval.mean:.4f} [{interval.low:.4f}, {interval.high:.4f}]"


def describe_kinds(half: str, measured: Mapping[str, Measured], *, reveal: bool) -> dict[str, Any]:
    """Count the kinds of low recall; name the worst only when they may be known."""
    notes: dict[str, Any] = {}
    for setting, found in measured.items():
        recall = {kind: hit / size for kind, (hit, size) in found.kinds.items()}
        low = ", ".join(f"{sum(r < bar for r in recall.values())} below {bar}" for bar in LOW_RECALL)
        notes[f"{half}, {setting}"] = f"of {len(recall)} kinds {low}"
        if reveal:
            worst = sorted(recall, key=lambda kind: (recall[kind], kind))[:WORST_KINDS]
            notes[f"{half}, {setting}, worst"] = {kind: round(recall[kind], 3) for kind in worst}
    return notes


# The seeds


def measure_seeds(questions: Path, shared: Path) -> dict[str, dict[str, Any]]:
    """Give for each seed what cleaning and metadata got wrong; empty lists when nothing."""
    articles = {Path(a.source).name: a for a in index_folder(require(shared / "corpus/seeds"))}
    wanted = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    return {seed["file"]: check_seed(articles[seed["file"]], seed) for seed in wanted}


def check_seed(article: Article, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Compare an article with its lines to keep and to drop, and with its metadata; null means none."""
    kept = kept_mask(article.text, article.kept)
    got = {name: getattr(article.meta, name) for name in wanted["metadata"]}
    return {
        "not dropped": [line for line in wanted["drop"] if _shares(article.text, kept, line)[0] > 0],
        "not kept": [line for line in wanted["keep"] if _shares(article.text, kept, line)[1] < 1],
        "metadata": {
            name: {"got": got[name], "wanted": value}
            for name, value in wanted["metadata"].items()
            if got[name] != value
        },
        "of": [len(wanted["drop"]), len(wanted["keep"]), len(got)],
    }


def _shares(text: str, kept: Mask, line: str) -> tuple[float, float]:
    """Give the greatest and least share of kept characters among the places of a line.

    Its places are the lines that are it; only where there is none, every place that holds it.
    """
    places = _find_lines(text, line)
    solid = np.array([not char.isspace() for char in line], np.bool_)
    shares = [float(kept[start : start + len(line)][solid].mean()) for start in places]
    return max(shares), min(shares)


def _find_lines(text: str, line: str) -> list[int]:
    starts = [i for i in range(len(text)) if text.startswith(line, i)]
    whole = [
        i
        for i in starts
        if not text[text.rfind("\n", 0, i) + 1 : i].strip()
        and not text[i + len(line) :].split("\n")[0].strip()
    ]
    assert starts, f"not in the text: {line}"
    return whole or starts


def main() -> None:
    """Read the options and run."""
    parser = make_parser(__doc__)
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, help=f"pages of each article (default {ROUNDS})"
    )
    parser.add_argument("--reveal", action="store_true", help="name the held-out kinds of low recall too")
    run_benchmark("cleaning", parser, measure)


if __name__ == "__main__":
    main()
