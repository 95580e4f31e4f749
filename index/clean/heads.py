"""Lines at the head of an article that say who wrote it, where it appeared and when: never clutter."""

import re
from collections.abc import Sequence

from index.clean.lines import Line

HEAD_LINES = 10  # lines of an article's beginning in which byline, outlet and date stand
OUTLET_WORDS = 5  # words of a line at most that is only the name of an outlet
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = rf"(?:\d{{4}}-\d\d-\d\d|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}})"
_NAME = r"[\w.’'& ]{2,40}"
_PATTERNS = (
    re.compile(
        r"(?:by|written by|reported by|author:|von|par|por|автор:?)\s+[^\W\d_][^.!?@|]{2,60}$", re.IGNORECASE
    ),
    re.compile(
        rf"(?:{_NAME}[\s,|·–—-]+)?(?:(?:updated|published|posted|date)\b:?\s*(?:on\s+)?)?(?:\w+day,?\s+)?{_DATE}"
        rf"\W*(?:at\s)?(?:\d{{1,2}}[:.]\d\d.{{0,20}})?(?:\s*[|,·–—-]\s*{_NAME})?$",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:title|headline|outlet|source|publisher|date|author|url|link|published|updated):\s+\S",
        re.IGNORECASE,
    ),
)


def is_head(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line is a byline, a line of outlet and date, or a field of a head: "Source: Harbour Daily"."""
    return i < HEAD_LINES and any(pattern.match(lines[i].text) for pattern in _PATTERNS)


def is_outlet(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line may be the name of the outlet alone, beside the byline or the date."""
    words = lines[i].text.split()
    if (
        i >= HEAD_LINES
        or len(words) > OUTLET_WORDS
        or not words[0][0].isupper()
        or lines[i].text[-1] in ".!?:"
    ):
        return False
    return any(is_head(lines, j) for j in (i - 1, i + 1) if 0 <= j < len(lines))
