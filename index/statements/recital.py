"""Tell words that are read out or quoted from what the reader himself says: "read from his diary", "quoted Lincoln"."""

import re
from collections.abc import Sequence

from index.records import Span

# The cue, and what follows it; "was quoted as saying" is no recital, nor is "read the statement as a threat".
_READ = re.compile(r"(?:\w+ )*(?:read|reads|reading)(?: (?:from|aloud|out)\b.*)?", re.I)
_QUOTED = re.compile(
    r"(?:(?:then|also|had|has|have|later|even) )*(?:recite[sd]?|reciting|quote[sd]?|quoting)(?: from\b.*)?",
    re.I,
)
_READ_OUT = re.compile(r"\s*(?:from|aloud|out)\b", re.I)
_CUE_READ_OUT = re.compile(r".*\b(?:from|aloud|out)\b.*", re.I)


def is_recital(text: str, cue: Sequence[Span]) -> bool:
    """Tell whether a cue says that somebody else's words are given: whose they are is then not known."""
    if not cue:
        return False
    words = " ".join(" ".join(text[span.start : span.end].split()) for span in cue)
    if _QUOTED.fullmatch(words):
        return True
    read_out = _CUE_READ_OUT.fullmatch(words) or _READ_OUT.match(text, cue[-1].end)
    return _READ.fullmatch(words) is not None and read_out is not None
