"""Find the speaker in words that also say who that is: "novelist Ada Orr", "Bram Oster of the harbour board"."""

import re

from index.speakers.lists.body_words import NATIONALITIES
from index.speakers.lists.countries import COUNTRY_KEYS
from index.speakers.lists.role_words import KIN, is_role_word
from index.speakers.lists.terms import PREPOSITIONS
from index.speakers.records import Spotted
from qa.question.lexicon import Lexicon

_OWNER = re.compile(r"(?P<owner>\S+?)(?:['’]s|(?<=s)['’])$")
_AFTER = re.compile(r"\s*,\s*\S|\s+(?:of|from|at|for|with|in)\s+\S")
_AND = re.compile(r"\s(?:and|or|&)\s", re.I)
# In a phrase before a name these make it another's: "the wife of", "the man who met".
_LINKS = PREPOSITIONS | frozenset(
    "and or than versus vs not but nor as via who whom whose that which when where while because if".split()
)
_CALLED = frozenset("late young fellow famed then-candidate".split())


def match_in_phrase(speaker: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give whom a full name within a phrase means, or a name after what its bearer is; () where neither tells.

    "Critics of Oster" is not Oster, nor is "Oster's lawyer", nor "Ann Bram Oster"; of "his daughter Una" a first name will do.
    """
    spotted = [one for one in lexicon.spot(speaker) if one.match.how != "role"]
    if not spotted:
        return ()
    first, last = spotted[0], spotted[-1]
    after = speaker[first.span.end :]
    if not first.span.start and _is_full(first, speaker) and _AFTER.match(after):
        return first.match.speakers if len(spotted) == 1 or not _AND.search(after) else ()
    before = speaker[: last.span.start].split()
    at_end = not speaker[last.span.end :].strip(" \t\n.,'’\"")
    if not before or not at_end or _AND.search(speaker[: last.span.start]):
        return ()
    return last.match.speakers if _may_precede(before, last, speaker) else ()


def _is_full(one: Spotted, text: str) -> bool:
    return " " in text[one.span.start : one.span.end].strip()


def _may_precede(before: list[str], one: Spotted, text: str) -> bool:
    """Tell whether the words before a name may say who bears it, and are no part of another's name."""
    word = before[-1].strip(".,")
    plain = word.lower()
    if before[-1].endswith(",") and _is_full(one, text):
        return any(is_role_word(part.strip(",").lower()) for part in before)
    if not _LINKS.isdisjoint(part.lower() for part in before):
        return False
    if is_role_word(plain) or plain in KIN:
        owner = _OWNER.match(before[-2]) if len(before) > 1 and plain in KIN else None
        name = "" if owner is None else owner["owner"].lower()
        return owner is None or _is_full(one, text) or any(name in who.lower() for who in one.match.speakers)
    if not _is_full(one, text):
        return False
    known = plain in NATIONALITIES or plain in COUNTRY_KEYS or plain in _CALLED
    return (
        known or _OWNER.match(word) is not None or (word.isupper() and len(word) > 1 and not text.isupper())
    )
