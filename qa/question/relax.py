"""Understand what lifts or turns the restrictions of the question before: "in any month", "before that", "without AFP"."""

import datetime
import re
from dataclasses import replace

from qa.filters import NO_FILTERS, Filters
from qa.question.carry import repeat
from qa.question.other_part import FollowUp
from qa.question.outlets import find_outlet, fold_outlets
from qa.question.read import Parsed

_ANY_TIME = re.compile(
    r"(?:(?:in|at|on|from|of)\s+)?any\s*(?:other\s+)?(?:time|day|date|week|month|year)|whenever(?:\s+it\s+was)?",
    re.I,
)
_ANY_OUTLET = re.compile(r"(?:(?:in|from|of)\s+)?any\s+(?:other\s+)?(?:outlets?|newspapers?|papers?)", re.I)
_OTHER_SIDE = re.compile(r"(?P<how>before|after)\s+(?:that|then)", re.I)
_WITHOUT = re.compile(
    r"(?:without|except(?:\s+(?:for|in))?|excluding|(?:but\s+)?not(?:\s+(?:in|from))?|other\s+than)\s+(?P<name>\S.*)",
    re.I,
)


def relax(given: FollowUp) -> Parsed | None:
    """Ask the question before again with its dates or outlets lifted, or turned to the other side.

    The outlets that remain without one are all others of the archive; an article without outlet is then left out.
    """
    old = given.context.question.filters
    if _ANY_TIME.fullmatch(given.core):
        return _repeat(given, replace(old, since=None, until=None))
    if _ANY_OUTLET.fullmatch(given.core):
        return _repeat(given, replace(old, outlets=()))
    side = _OTHER_SIDE.fullmatch(given.core)
    if side is not None:
        return _turn(given, side["how"].lower())
    without = _WITHOUT.fullmatch(given.core)
    return None if without is None else _drop_outlet(given, without["name"])


def _turn(given: FollowUp, how: str) -> Parsed | None:
    old, day = given.context.question.filters, datetime.timedelta(days=1)
    lifted = replace(old, since=None, until=None)
    if how == "before" and old.since is not None:
        until = (datetime.date.fromisoformat(old.since) - day).isoformat()
        return _repeat(given, lifted, Filters(until=until))
    if how == "after" and old.until is not None:
        since = (datetime.date.fromisoformat(old.until) + day).isoformat()
        return _repeat(given, lifted, Filters(since=since))
    return None


def _drop_outlet(given: FollowUp, written: str) -> Parsed | None:
    old, known = given.context.question.filters, given.lexicon.outlets
    dropped = find_outlet(written, fold_outlets(known))
    left = tuple(name for name in old.outlets or known if name != dropped)
    if dropped is None or not left:
        return None
    return _repeat(given, replace(old, outlets=()), Filters(outlets=left))


def _repeat(given: FollowUp, old: Filters, new: Filters = NO_FILTERS) -> Parsed:
    last = replace(given.context.question, filters=old)
    return repeat(replace(given.context, question=last), given.text, new)
