"""Measure who said what: brat folders of attributions, read, written and scored."""

from qa.evaluate.attribution.folders import read_brat, read_predictions, write_brat
from qa.evaluate.attribution.records import (
    AnnotatedArticle,
    Attribution,
    BratFolder,
    Predictions,
    make_attribution,
)
from qa.evaluate.attribution.score import score_attribution, score_folders

__all__ = [
    "AnnotatedArticle",
    "Attribution",
    "BratFolder",
    "Predictions",
    "make_attribution",
    "read_brat",
    "read_predictions",
    "score_attribution",
    "score_folders",
    "write_brat",
]
