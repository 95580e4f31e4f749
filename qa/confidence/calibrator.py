"""Turn evidence into a probability: a logistic regression for each kind of question, stored as plain JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from index.errors import BadInput
from qa.confidence.evidence import FEATURES, GROUPS, Evidence
from qa.config import PACKAGED_READER
from qa.odds import to_probability

PACKAGED = Path(__file__).with_name("confidence.json")
OWN_FILE = "confidence.json"  # in an archive's folder: fitted on the user's own questions
VERSION = 2  # of the evidence: changed whenever a number of it means something else


@dataclass(frozen=True, slots=True)
class Weights:
    """The regression of one kind of question.

    Attributes:
        mean: Of each feature on the questions fitted on, taken from it.
        scale: Its standard deviation, by which it is divided.
        weights: Of each feature then.
        threshold: Probability below which the answer is declined.
    """

    mean: Mapping[str, float]
    scale: Mapping[str, float]
    weights: Mapping[str, float]
    intercept: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Calibrator:
    """Gives the probability that the first quote of an answer is right.

    Attributes:
        groups: By kind of question, see `qa.confidence.evidence.GROUPS`.
        fitted_on: What it was fitted on, for people.
        reader: Name of the reader whose odds it was fitted to; see `qa.archive.Archive.open`.
    """

    groups: Mapping[str, Weights]
    fitted_on: str = ""
    reader: str = PACKAGED_READER

    def score(self, evidence: Evidence) -> float:
        """Give the probability, 0-1."""
        group = self.groups[evidence.group]
        total = group.intercept + sum(
            weight * (evidence.values[name] - group.mean[name]) / group.scale[name]
            for name, weight in group.weights.items()
        )
        return to_probability(total)

    def suffices(self, evidence: Evidence, confidence: float) -> bool:
        """Tell whether an answer of this confidence is given."""
        return confidence >= self.groups[evidence.group].threshold

    def to_json(self) -> dict[str, Any]:
        """Give the calibrator as plain objects."""
        return {"version": VERSION, **asdict(self)}


def answer_always(calibrator: Calibrator) -> Calibrator:
    """Give a calibrator that declines nothing."""
    groups = {name: replace(one, threshold=0.0) for name, one in calibrator.groups.items()}
    return replace(calibrator, groups=groups)


def load_calibrator(directory: Path | None = None) -> Calibrator:
    """Load the calibrator of an archive's folder, or the packaged one.

    :raises BadInput: If the file in the folder is not one of this version.
    """
    own = None if directory is None else directory / OWN_FILE
    return read_calibrator(own) if own is not None and own.exists() else _load_packaged()


@cache
def _load_packaged() -> Calibrator:
    return read_calibrator(PACKAGED)


def read_calibrator(path: Path) -> Calibrator:
    """Read a calibrator from a file.

    :raises BadInput: If it is none of this version.
    """
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        if record["version"] != VERSION:
            raise BadInput(
                f"{path} was fitted by another version: run `onrecord calibrate` again, or remove it"
            )
        groups = {name: Weights(**record["groups"][name]) for name in GROUPS}
        for name, group in groups.items():
            known = set(FEATURES[name]) & set(group.mean) & set(group.scale)
            if not set(group.weights) <= known:
                raise ValueError(f"{name} has weights of something else")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{path} is no calibrator: run `onrecord calibrate` again, or remove it") from error
    return Calibrator(groups, record.get("fitted_on", ""), record.get("reader", PACKAGED_READER))


def write_calibrator(calibrator: Calibrator, path: Path) -> None:
    """Write a calibrator to a file, which `read_calibrator` reads; one that is there is replaced."""
    path.write_text(json.dumps(calibrator.to_json(), indent=1) + "\n", encoding="utf-8")
