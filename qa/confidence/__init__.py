"""How sure an answer is: evidence put into numbers, and a calibrator that turns them into a probability."""

from qa.confidence.calibrator import Calibrator, load_calibrator
from qa.confidence.evidence import Evidence, Scene, gather_evidence

__all__ = ["Calibrator", "Evidence", "Scene", "gather_evidence", "load_calibrator"]
