"""Which of the statements found for a question are the same statement in several articles."""

from qa.corroborate.compose import to_quotes
from qa.corroborate.group import group_statements
from qa.corroborate.records import CUT, RELATIONS, SAME, WORDING, Group, Variant, Voiced

__all__ = [
    "CUT",
    "RELATIONS",
    "SAME",
    "WORDING",
    "Group",
    "Variant",
    "Voiced",
    "group_statements",
    "to_quotes",
]
