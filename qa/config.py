"""Where settings come from: options first, then the environment, then defaults."""

from pathlib import Path

INDEX_VARIABLE = "ONRECORD_INDEX"
MODEL_VARIABLE = "ONRECORD_MODEL"
READER_VARIABLE = "ONRECORD_READER"
LANGUAGE_VARIABLE = "ONRECORD_LANGUAGE"
PACKAGED_READER = "packaged"  # the reader if none is named; by name, in the place of the environment's
NO_READER = "none"
DEFAULT_INDEX = Path("onrecord-index")
HOST = "127.0.0.1"
PORT = 7860
