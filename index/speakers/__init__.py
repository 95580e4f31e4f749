"""Speakers: the person or body that a source names, within its article and across the archive."""
