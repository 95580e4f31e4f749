"""Tell a time at which something is to be done from one at which somebody spoke: "opening the pier by March"."""

import re

from qa.question.lists import ABOUT

_NEARBY_CHARS = 20  # code points in which a verb right before the time is looked for
_TO_BE_DONE = re.compile(
    r"\b(?:\w{2,}ing|to|an?|any|be|is|are|will|would|should|must|done|end|deadline)\b", re.I
)
_OF_TIME_TO_COME = re.compile(
    r"\b(?:promis|vow|pledg|demand|predict|propos|offer|expect|plan|threaten|want|hope|order|urg)\w*\s*$",
    re.I,
)
_LAST_ABOUT = re.compile(rf".*\b{ABOUT}\s", re.I | re.S)


def is_to_be_done(before: str) -> bool:
    """Tell whether the words before a time promise or want something, or are about what is to be done or begun."""
    if _OF_TIME_TO_COME.search(before[-_NEARBY_CHARS:]):
        return True
    topic = _LAST_ABOUT.match(before)
    return topic is not None and _TO_BE_DONE.search(before[topic.end() :]) is not None
