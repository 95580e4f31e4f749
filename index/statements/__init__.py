"""Statements: who says what in an article, quoted or reported, as spans of its text."""
