"""Whom the sources of an article's statements mean, by that article alone."""
