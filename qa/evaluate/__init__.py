"""Measure an archive on a set of questions: retrieval, reading, answers, declining, attribution."""
