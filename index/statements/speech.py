"""Tell whether a statement is quoted, reported, or both."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from index.records import Span
from index.statements.records import DIRECT, INDIRECT, MIXED, Found

# Share of the content's words inside quotation marks from which it counts as quoted: "that “…”" and words put in
# brackets or cut off by the tagger are no reporting.
DIRECT_SHARE = 0.9
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def find_speech(text: str, found: Found, quotations: Sequence[Span]) -> str:
    """Tell `DIRECT`, `INDIRECT` or `MIXED` from where the words of the content stand.

    Direct: at least `DIRECT_SHARE` of them are inside quotation marks; indirect: none is; mixed: all else, so a
    single word in marks makes a reported statement mixed. Words of the source and the cue do not count. Content
    without a word is indirect.

    :param quotations: Ascending and apart, as `index.statements.single_quotation.find_all_quotations` gives them.
    """
    starts = [quotation.start for quotation in quotations]
    return count_speech(text, found, quotations, starts=starts)


def count_speech(text: str, found: Found, quotations: Sequence[Span], *, starts: Sequence[int]) -> str:
    """Do as `find_speech`, with the starts of the quotations listed once for many statements."""
    attribution = [*found.source, *found.cue]
    words = inside = 0
    for piece in found.content:
        for word in _WORD.finditer(text, piece.start, piece.end):
            if any(span.start <= word.start() < span.end for span in attribution):
                continue
            place = bisect_right(starts, word.start()) - 1
            words += 1
            inside += place >= 0 and word.start() < quotations[place].end
    if inside == 0:
        return INDIRECT
    return DIRECT if inside >= DIRECT_SHARE * words else MIXED
