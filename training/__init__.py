"""Recipes of the weights that are shipped; see the Makefile."""
