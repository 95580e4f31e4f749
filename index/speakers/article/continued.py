"""Carry the speaker of a quotation on to the one that follows it without a source."""

from collections.abc import Sequence
from itertools import pairwise

from index.speakers.records import PRONOUN, LocalSpeaker
from index.statements.records import Found

MAX_BETWEEN = 3  # code points of other text between two quotations of one speaker
_MARKS = "\"'“”‘’«»„` \t"


def continue_quotations(
    text: str, found: Sequence[Found], speakers: Sequence[LocalSpeaker]
) -> list[LocalSpeaker]:
    """Give quotations without source the speaker of the quotation they go on from, in its paragraph.

    :return: The speaker of each statement, in the order given.
    """
    speakers = list(speakers)
    order = sorted(
        (
            min(span.start for span in one.content),
            max(span.end for span in (*one.content, *one.cue, *one.source)),
            n,
        )
        for n, one in enumerate(found)
        if one.content
    )
    for (_, end, before), (start, _, number) in pairwise(order):
        between = text[end:start] if end <= start <= end + 2 * MAX_BETWEEN + 8 else "\n"
        opens = text[start : start + 2].lstrip()[:1] in _MARKS or between[-1:] in _MARKS.strip()
        near = "\n" not in between and len(between.strip(_MARKS)) < MAX_BETWEEN and opens
        name = speakers[before].name
        if near and not found[number].source and name is not None:
            speakers[number] = LocalSpeaker(name, None, PRONOUN)
    return speakers
