"""Words of a text, and how far two sets of spans cover the same ones."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from index.records import Span

# A run of letters and digits, inner apostrophes and hyphens included; in scripts that put no blanks between words
# (Thai, Lao, kana, Chinese characters) one character, else a whole sentence were one word. Punctuation is no word,
# so whether a span takes its quote marks and full stop with it changes no figure.
_UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])\w)+(?:['’‑-](?:(?![{_UNSPACED}])\w)+)*")

Units = frozenset[int]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order: where each begins and ends."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def find_touched(self, spans: Iterable[Span]) -> Units:
        """Give the numbers of the words that share at least one code point with a span."""
        return frozenset(
            word
            for span in spans
            if span.start < span.end
            for word in range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))
        )

    def find_units(self, spans: Iterable[Span]) -> Units:
        """Give what two sets of spans are compared by: their words, else their code points.

        Code points, as negative numbers, stand for spans that touch no word ("…"), so that these too equal themselves.
        """
        given = tuple(spans)
        points = (-1 - point for span in given for point in range(span.start, span.end))
        return self.find_touched(given) or frozenset(points)


def find_words(text: str) -> Words:
    """Find the words of a text: runs of letters and digits, joined over one apostrophe or hyphen."""
    borders = [match.span() for match in _WORD.finditer(text)]
    return Words(tuple(start for start, _ in borders), tuple(end for _, end in borders))


def measure_jaccard(gold: Units, found: Units) -> float:
    """Give shared units by all units, in 0–1 (Jaccard 1901); 0 if either is empty.

    Never larger than shared units by those of the longer, nor by those of gold.
    """
    shared = len(gold & found)
    return shared / (len(gold) + len(found) - shared) if shared else 0.0


def measure_covered(gold: Units, found: Units) -> float:
    """Give shared units by those of gold, in 0–1; 0 if either is empty.

    So GenderGapTracker matches quotes, there over code points (calc_index_match_score of its evaluate_quotes.py).
    """
    return len(gold & found) / len(gold) if gold else 0.0
