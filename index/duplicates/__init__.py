"""Find reprints: a sketch proposes pairs, an alignment of their narrative decides."""

from index.duplicates.align import Alignment, align_stories, are_reprints
from index.duplicates.sketch import MIN_SHARED_BANDS, Sketch, sketch_story
from index.duplicates.stories import Story, prepare_story

__all__ = [
    "MIN_SHARED_BANDS",
    "Alignment",
    "Sketch",
    "Story",
    "align_stories",
    "are_reprints",
    "prepare_story",
    "sketch_story",
]
