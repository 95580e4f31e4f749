"""Read questions without a verb: "Peskov on Kursk", "Kursk: Peskov", "Peskov after the talks"."""

import re

from index.records import Span
from qa.question.lists import NEGATED, SAY
from qa.question.patterns import ASKING, Known, Reading
from qa.question.whom import is_full_name
from qa.records import SAID

# What somebody, or a thing with a name, is on: "on strike".
_STATES = (
    r"(?:air|alert|bail|board|course|display|duty|earth|edge|fire|foot|hiatus|hold|holiday|ice|leave|loan|offer|parade|parole|"
    r"record|sale|schedule|screen|show|stage|standby|strike|television|time|top|tour|track|trial|tv|vacation|video|youtube)"
)
_ABOUT = r"(?:about|abuot|abotu|aobut|baout|abbout|aboout|abouts|abt)"  # as hurried fingers write it
_BARE_ON = re.compile(rf"\s+(?:on|{_ABOUT}|regarding|concerning|over|re:?|:)\s+|\s*:\s+", re.I)
_BARE_SAY = re.compile(rf"\s+(?:(?:has|have|had|also)\s+)?(?P<verb>{SAY})(?:\s+what\b)?", re.I)
_BARE_FULL = re.compile(rf"\s+(?:on|about|regarding|concerning)\s+(?!{_STATES}$)", re.I)
_BARE_AFTER = re.compile(r"\s+(?=(?:after|once)\s+\S)", re.I)
_BARE_QUOTES = re.compile(r"\s+(?:quotes?|quotations?|statements?|comments?|remarks?)(?:\s+|$)", re.I)


def read_bare(text: str, plain: str, at: int, known: Known) -> Reading | None:
    """Read what a speaker and a preposition or a colon part, or give None.

    The speaker must be known, but before "on" and "about" a full name will do, which the archive may lack.

    :param plain: The text in small letters, where it is all in capitals.
    :param at: Where the question begins after "please" and the like.
    """
    if ASKING.match(text, at) is not None:
        return None
    found = _read_known(text, plain, at, known)
    return _read_full_name(text, plain, at, known) if found is None else found


def _read_known(text: str, plain: str, at: int, known: Known) -> Reading | None:
    """Read "Peskov on Kursk", "Peskov said …" and "Kursk: Peskov", with a known speaker only."""
    for match in _BARE_ON.finditer(plain, at):
        if known(text[at : match.start()]):
            return Reading(SAID, text[at : match.start()].strip(), Span(match.end(), len(text)))
        if ":" in match[0] and known(text[match.end() :]):
            return Reading(SAID, text[match.end() :].strip(), Span(at, match.start()))
    for quotes in _BARE_QUOTES.finditer(plain, at):
        if known(text[at : quotes.start()]):
            return Reading(SAID, text[at : quotes.start()].strip(), Span(quotes.end(), len(text)))
    for match in _BARE_SAY.finditer(plain, at):
        if known(text[at : match.start()]):
            denied = NEGATED.match(match["verb"]) is not None
            rest = Span(match.end(), len(text))
            return Reading(SAID, text[at : match.start()].strip(), rest, verb=match["verb"], negated=denied)
    return None


def _read_full_name(text: str, plain: str, at: int, known: Known) -> Reading | None:
    """Read "Imogen Farthingay on Kursk?", whom the archive need not know, and "Peskov after Kursk"."""
    on = _BARE_FULL.search(plain, at)
    if on is not None and is_full_name(text[at : on.start()]):
        return Reading(SAID, text[at : on.start()].strip(), Span(on.end(), len(text)))
    after = _BARE_AFTER.search(plain, at)
    if after is not None and known(text[at : after.start()]):
        return Reading(SAID, text[at : after.start()].strip(), Span(after.end(), len(text)))
    return None
