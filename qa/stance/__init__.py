"""Sides: whether a question asks for approval or disapproval of a topic, and on which side a statement is."""

from qa.stance.asked import Wanted, read_wanted
from qa.stance.denied import denies_claim, denies_plainly, share_topic
from qa.stance.sides import AGAINST, FOR, OPPOSITE, UNCLEAR, judge_sides, say_side
from qa.stance.stated import find_side

__all__ = [
    "AGAINST",
    "FOR",
    "OPPOSITE",
    "UNCLEAR",
    "Wanted",
    "denies_claim",
    "denies_plainly",
    "find_side",
    "judge_sides",
    "read_wanted",
    "say_side",
    "share_topic",
]
