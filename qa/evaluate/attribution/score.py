"""Score attributions found in articles against gold ones: words by role, contents, and who said what."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from index.errors import BadInput
from qa.evaluate.attribution.counts import (
    MEASURES,
    MIN_SOURCE_OVERLAP,
    SHOWN_THRESHOLD,
    THRESHOLDS,
    Counted,
    count_article,
)
from qa.evaluate.attribution.folders import read_brat, read_predictions
from qa.evaluate.attribution.rates import RESAMPLES, make_figures, name_rates
from qa.evaluate.attribution.records import AnnotatedArticle, Attribution
from qa.evaluate.records import Line, Result, Shown

_UNKNOWN = "unknown"  # group of the articles whose outlet or date nothing states
_GAP = " […] "  # between the pieces of a span, for reading
_NOTES = (
    "n counts gold attributions (those with a content for relation and content figures, the matched ones for "
    "source_accuracy); the intervals resample articles; figures are over all articles together, the values of one "
    "article over that article.",
    "Overlap is shared words by all words of both (Jaccard). Contents match one to one from the overlap after @; a "
    f"relation is right if the sources overlap by {MIN_SOURCE_OVERLAP:g} too, or neither side names one; "
    "source_accuracy is the share of matched contents whose sources do.",
    "covered_content and covered_source follow GenderGapTracker: overlap is the share of the gold content that is "
    "covered, and sources need only share a word. It does not punish predictions that are too long.",
    f"The lines show contents missed and wrong at an overlap of {SHOWN_THRESHOLD:g}.",
)


def score_folders(gold: Path, predicted: Path, *, seed: int) -> Result:
    """Score a brat folder of predictions against one of gold attributions.

    :raises BadInput: As `read_brat`, `read_predictions` and `score_attribution`.
    """
    folder = read_brat(gold)
    found = read_predictions(predicted, folder.articles)
    notes = [f"gold: {note}" for note in folder.notes] + [f"predicted: {note}" for note in found.notes]
    return score_attribution(
        folder.articles, found.attributions, seed=seed, testset=gold.resolve().name, notes=notes
    )


def score_attribution(
    gold: Iterable[AnnotatedArticle],
    predicted: Mapping[str, Sequence[Attribution]],
    *,
    seed: int,
    testset: str = "attribution",
    notes: Sequence[str] = (),
) -> Result:
    """Score attributions found against gold ones; the same input and seed give the same result.

    Neither the order of the articles' attributions nor that of the predictions changes a figure.

    :param predicted: What was found, by name of the article; a missing name means nothing found.
    :param notes: What a reader must know of how the input was made; put before the notes on the figures.
    :raises BadInput: If there is no gold attribution, or two articles have one name.
    """
    articles = sorted(gold, key=lambda article: article.name)
    _check(articles)
    counted = [count_article(article, predicted.get(article.name, ())) for article in articles]
    counts = np.stack([one.counts for one in counted])  # (n_articles, len(MEASURES), 3)
    total = sum(len(article.attributions) for article in articles)
    strangers = sorted(predicted.keys() - {article.name for article in articles})
    left_out = (
        [f"predictions for {len(strangers)} names of no gold article were left out"] if strangers else []
    )
    return Result(
        testset=testset,
        n=total,
        figures=make_figures(counts, _find_sizes(counts, total), seed=seed),
        settings=_describe(len(articles), seed),
        breakdown={
            "outlet": _break_down(articles, counts, [article.outlet or _UNKNOWN for article in articles]),
            "month": _break_down(
                articles, counts, [_find_month(article) or _UNKNOWN for article in articles]
            ),
        },
        questions=tuple(
            _make_line(article, predicted.get(article.name, ()), one)
            for article, one in zip(articles, counted, strict=True)
        ),
        notes=(*notes, *left_out, *_NOTES),
    )


def _check(articles: Sequence[AnnotatedArticle]) -> None:
    names = [article.name for article in articles]
    twice = next((name for name, after in pairwise(names) if name == after), None)
    if twice is not None:
        raise BadInput(f"two gold articles are named {twice!r}: predictions go by name, so give each its own")
    if not any(article.attributions for article in articles):
        raise BadInput(
            f"no gold attribution in {len(articles)} articles: give a folder whose .ann files have E lines"
        )


def _find_sizes(counts: np.ndarray, total: int) -> np.ndarray:
    """Give each measure's n: all attributions for words, else what was to be found."""
    wanted = counts[:, :, 2].sum(axis=0)  # (len(MEASURES),)
    by_word = np.array([measure.threshold is None for measure in MEASURES])
    return np.where(by_word, total, wanted)


def _describe(articles: int, seed: int) -> dict[str, Any]:
    return {
        "task": "attribution",
        "articles": articles,
        "overlap": "jaccard of words",
        "thresholds": list(THRESHOLDS),
        "source_overlap": MIN_SOURCE_OVERLAP,
        "resamples": RESAMPLES,
        "seed": seed,
    }


def _find_month(article: AnnotatedArticle) -> str | None:
    return None if article.date is None else article.date[:7]


def _break_down(
    articles: Sequence[AnnotatedArticle], counts: np.ndarray, groups: Sequence[str]
) -> dict[str, dict[str, float]]:
    """Give the figures of each group, by name, with its number of gold attributions as `n`; {} if nothing is known."""
    named = sorted(set(groups))
    if named == [_UNKNOWN]:
        return {}
    table = {}
    for group in named:
        places = [place for place, other in enumerate(groups) if other == group]
        size = sum(len(articles[place].attributions) for place in places)
        table[group] = {**name_rates(counts[places].sum(axis=0)), "n": float(size)}
    return table


def _make_line(article: AnnotatedArticle, found: Sequence[Attribution], counted: Counted) -> Line:
    return Line(
        id=article.name,
        question=article.name,
        kind="article",
        answerable=bool(article.attributions),
        status="answered" if found else "abstained",
        confidence=1.0 if found else 0.0,  # predictions come without one
        outlet=article.outlet,
        month=_find_month(article),
        wanted=tuple(_read_words(article, attribution) for attribution in counted.missed),
        came=tuple(_show(article, attribution) for attribution in counted.wrong),
        values=name_rates(counted.counts),
    )


def _show(article: AnnotatedArticle, attribution: Attribution) -> Shown:
    speaker = _GAP.join(article.text[span.start : span.end] for span in attribution.source)
    return Shown(
        text=_read_words(article, attribution),
        source=article.name,
        outlet=article.outlet,
        date=article.date,
        speaker=speaker or None,
        hit=False,
    )


def _read_words(article: AnnotatedArticle, attribution: Attribution) -> str:
    return _GAP.join(article.text[span.start : span.end] for span in attribution.content)
