"""Count, for one article, what was found rightly, what was found and what was to be found, by measure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from qa.evaluate.attribution.match import Pair, match_pairs
from qa.evaluate.attribution.records import ROLES, AnnotatedArticle, Attribution
from qa.evaluate.attribution.words import Units, Words, find_words, measure_covered, measure_jaccard

THRESHOLDS = (0.3, 0.5, 0.8)  # of the overlap of contents; .3 and .8 are those of GenderGapTracker
MIN_SOURCE_OVERLAP = 0.5  # of the words of two sources that name the same speaker
SHOWN_THRESHOLD = 0.5  # contents that overlap less count as missed and wrong where articles are shown


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted, and the rates made of it; "relation", "f1" and 0.3 are the figure `relation_f1@.3`."""

    name: str
    rates: tuple[str, ...]
    threshold: float | None = None

    def name_figure(self, rate: str) -> str:
        """Name a figure: `source_word_recall`, `content_f1@.8`."""
        at = "" if self.threshold is None else f"@{self.threshold:g}".replace("@0.", "@.")
        return f"{self.name}_{rate}{at}"


_ALL_RATES = ("f1", "precision", "recall")
MEASURES = (
    *(Measure(f"{role}_word", _ALL_RATES) for role in ROLES),
    *(Measure("relation", _ALL_RATES, threshold) for threshold in THRESHOLDS),
    *(Measure("content", _ALL_RATES, threshold) for threshold in THRESHOLDS),
    *(Measure("source", ("accuracy",), threshold) for threshold in THRESHOLDS),
    *(Measure("covered_content", ("f1",), threshold) for threshold in THRESHOLDS),
    *(Measure("covered_source", ("accuracy",), threshold) for threshold in THRESHOLDS),
)


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of one article.

    Attributes:
        counts: int64 (len(MEASURES), 3): right, found, to be found; for an accuracy right, matched, matched.
        missed: Gold contents without a prediction that overlaps by `SHOWN_THRESHOLD`, in the order of the article's.
        wrong: Predicted contents without such a gold one, in the order given.
    """

    counts: np.ndarray
    missed: tuple[Attribution, ...]
    wrong: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """Attributions with a content, and the units of their contents and sources."""

    attributions: tuple[Attribution, ...]
    contents: tuple[Units, ...]
    sources: tuple[Units, ...]


def count_article(article: AnnotatedArticle, found: Sequence[Attribution]) -> Counted:
    """Compare what was found in an article with its gold attributions.

    Words count once for a role, whatever number of spans they are in. Only attributions with a content can match
    as wholes; the others count by their words alone. Sources agree if they overlap by `MIN_SOURCE_OVERLAP`, or if
    neither side names one: a voice given to words that have none is wrong.
    """
    words = find_words(article.text)
    gold, came = _take_side(article.attributions, words), _take_side(found, words)
    strict = _compare(gold.contents, came.contents, measure_jaccard)  # (n_gold, n_found)
    agrees = _agree(gold, came, measure_jaccard, MIN_SOURCE_OVERLAP)
    covered = _compare(gold.contents, came.contents, measure_covered)
    touches = _agree(gold, came, measure_covered, 0.0)
    size = strict.shape
    matched = {threshold: match_pairs(strict >= threshold, strict, agrees) for threshold in THRESHOLDS}
    loosely = {threshold: match_pairs(covered >= threshold, covered, touches) for threshold in THRESHOLDS}
    related = [match_pairs((strict >= t) & agrees, strict, agrees) for t in THRESHOLDS]
    rows = [
        *(_count_words(article.attributions, found, words, role) for role in ROLES),
        *((len(pairs), size[1], size[0]) for pairs in related),
        *((len(pairs), size[1], size[0]) for pairs in matched.values()),
        *(_count_agreeing(pairs, agrees) for pairs in matched.values()),
        *((len(pairs), size[1], size[0]) for pairs in loosely.values()),
        *(_count_agreeing(pairs, touches) for pairs in loosely.values()),
    ]
    shown = matched[SHOWN_THRESHOLD]
    return Counted(
        np.array(rows, np.int64),
        _leave_out(gold.attributions, {pair.gold for pair in shown}),
        _leave_out(came.attributions, {pair.found for pair in shown}),
    )


def _take_side(attributions: Sequence[Attribution], words: Words) -> _Side:
    chosen = tuple(attribution for attribution in attributions if attribution.content)
    contents = tuple(words.find_units(attribution.content) for attribution in chosen)
    return _Side(chosen, contents, tuple(words.find_units(attribution.source) for attribution in chosen))


def _compare(
    gold: Sequence[Units], found: Sequence[Units], measure: Callable[[Units, Units], float]
) -> np.ndarray:
    values = [measure(mine, other) for mine in gold for other in found]
    return np.array(values, np.float64).reshape(len(gold), len(found))


def _agree(gold: _Side, found: _Side, measure: Callable[[Units, Units], float], least: float) -> np.ndarray:
    """Tell which sources agree: they share something and overlap by the least, or there are none."""
    overlap = _compare(gold.sources, found.sources, measure)
    mine = np.array([not source for source in gold.sources], bool)
    theirs = np.array([not source for source in found.sources], bool)
    agrees: np.ndarray = np.logical_and.outer(mine, theirs)  # (n_gold, n_found)
    agrees |= (overlap >= least) & (overlap > 0)
    return agrees


def _count_words(
    gold: Sequence[Attribution], found: Sequence[Attribution], words: Words, role: str
) -> tuple[int, int, int]:
    wanted = words.find_touched(span for attribution in gold for span in getattr(attribution, role))
    came = words.find_touched(span for attribution in found for span in getattr(attribution, role))
    return len(wanted & came), len(came), len(wanted)


def _count_agreeing(pairs: Sequence[Pair], agrees: np.ndarray) -> tuple[int, int, int]:
    return sum(bool(agrees[pair.gold, pair.found]) for pair in pairs), len(pairs), len(pairs)


def _leave_out(attributions: Sequence[Attribution], places: set[int]) -> tuple[Attribution, ...]:
    return tuple(attribution for place, attribution in enumerate(attributions) if place not in places)
