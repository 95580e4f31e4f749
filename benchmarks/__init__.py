"""Measurements of quality and speed; run one as `python -m benchmarks.NAME` from the project's root."""
