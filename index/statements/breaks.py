"""Find where the lines of a text surely part, so that no name and no verb goes over."""

from collections.abc import Sequence
from itertools import pairwise

from index.records import Span

_FINAL = '.!?:;…"”’»)]'


def find_breaks(text: str, paragraphs: Sequence[Span]) -> list[int]:
    """Give the starts of the paragraphs that do not go on with the sentence of the one before, ascending.

    One goes on where it begins with a small letter right under a line without a final mark: a ragged line break.
    """
    starts = [paragraph.start for paragraph in paragraphs[:1]]
    for before, after in pairwise(paragraphs):
        ragged = text[before.end - 1] not in _FINAL and text[after.start].islower()
        if not ragged or text.count("\n", before.end, after.start) > 1:
            starts.append(after.start)
    return starts
