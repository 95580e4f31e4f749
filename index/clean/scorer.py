"""Give each line of an article the chance that it is clutter, by the packaged weights.

Two steps: a linear model scores each line by its words and shape; a small network weighs that score
with those of the neighbours and the place on the page. `index.clean.train` makes the weights.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from index.clean.context import NAMES, context_features
from index.clean.features import line_features, split_words
from index.clean.lines import Line

WEIGHTS = "weights.json"
DAMPING = 4  # words added to a line's length, so that the meaning of one word alone counts little

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LineModel:
    """A linear model of lines: weights of features, and of words by their meaning."""

    features: Mapping[str, float]
    meanings: Mapping[str, float]
    bias: float

    def score(self, text: str) -> float:
        """Give the logit of a line, taken alone; above 0 for clutter."""
        words = split_words(text)
        known = self.features
        features = math.fsum(known[name] for name in line_features(text) if name in known)
        meaning = math.fsum(self.meanings.get(word, 0.0) for word in words)
        return self.bias + features + meaning / math.sqrt(len(words) + DAMPING)


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer of rectified units over standardised context features."""

    mean: Matrix  # (n_features,)
    scale: Matrix  # (n_features,)
    hidden: Matrix  # (n_features, n_hidden)
    hidden_bias: Matrix  # (n_hidden,)
    output: Matrix  # (n_hidden,)
    output_bias: float

    def chances(self, rows: Sequence[Sequence[float]]) -> Matrix:
        """Give the chance of clutter for each row of context features, float64 (n_rows,)."""
        inputs = (np.asarray(rows, dtype=np.float64) - self.mean) / self.scale  # (n_rows, n_features)
        units = np.maximum(inputs @ self.hidden + self.hidden_bias, 0.0)  # (n_rows, n_hidden)
        logits = units @ self.output + self.output_bias  # (n_rows,)
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -50.0, 50.0))))


@dataclass(frozen=True, slots=True)
class Scorer:
    """The two models, and the chance from which on a line is dropped."""

    lines: LineModel
    network: Network
    threshold: float

    def chances(self, lines: Sequence[Line], sure: Sequence[bool]) -> list[float]:
        """Give the chance of each line of an article to be clutter.

        :param sure: Whether a rule names the line clutter.
        """
        if not lines:
            return []
        scores = [self.lines.score(line.text) for line in lines]
        found: list[float] = self.network.chances(context_features(lines, scores, sure)).tolist()
        return found


@lru_cache(maxsize=1)
def load_scorer() -> Scorer:
    """Load the packaged weights, once."""
    return parse_scorer((resources.files("index.clean") / WEIGHTS).read_text(encoding="utf-8"))


def parse_scorer(text: str) -> Scorer:
    """Read weights as `index.clean.train` writes them.

    :raises ValueError: If they were made for other context features.
    """
    raw = json.loads(text)
    net = {name: np.asarray(values, dtype=np.float64) for name, values in raw["network"].items()}
    if net["hidden"].shape[0] != len(NAMES):
        raise ValueError(
            f"the weights know {net['hidden'].shape[0]} context features and the code has {len(NAMES)}: "
            "run python -m index.clean.train"
        )
    network = Network(
        net["mean"], net["scale"], net["hidden"], net["hidden_bias"], net["output"], float(net["output_bias"])
    )
    return Scorer(LineModel(raw["features"], raw["meanings"], raw["bias"]), network, raw["threshold"])
