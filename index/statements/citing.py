"""Give what the press passes on to the one it cites: "TASS reported, citing Orr, that …", "Quoting Orr, the Gazette said …".

Whom it cites has to be told: a name or an office. What a paper says citing "officials", "a report" or another paper stays
the paper's, as does what somebody says who cites another. So does "TASS reported that Orr left, citing Lind": it may be
Orr who cites.
"""

import re
from collections.abc import Sequence

from index.records import Span
from index.speakers.lists.role_words import MODIFIERS, is_role_word
from index.speakers.lists.terms import CALENDAR, PARTICLES
from index.statements.records import Found
from index.statements.relays import WHEN, is_press, leave_out
from index.statements.sayings import CUE

_PHRASE = re.compile(r"\b(?:citing|quoting)\s(?P<who>[^,;:()“”\"\n]{2,80}?)(?=,|[.!?]?\s*$)", re.I)
_CITES = re.compile(r"(?:citing|quoting)", re.I)
# Between what attributes the words to the press and whom it cites.
_GAP = re.compile(rf"(?:\s(?:{CUE}|report(?:s|ed)))?{WHEN},?\s")
_BESIDE_NAMES = frozenset("the a an its his her their and of for".split()) | PARTICLES
_OF = frozenset({"of", "for"})


def unfold_cited(text: str, one: Found, sentence: Span) -> list[Found]:
    """Give a statement of the press as that of the one it cites, or as it is; none where it is only that it cites him.

    :param sentence: The one with the cue.
    """
    if not one.cue or not one.content or not is_press(text, one.source):
        return [one]
    phrases = list(_PHRASE.finditer(text, sentence.start, sentence.end))
    if len(phrases) != 1 or not _tells_who(phrases[0]["who"]):
        return [one]
    phrase, who = Span(*phrases[0].span()), Span(*phrases[0].span("who"))
    if is_press(text, (who,)) or not _is_beside(text, one, phrase, sentence):
        return [one]
    content = leave_out(text, one.content, phrase)
    return [Found((who,), one.cue, content)] if content else []


def _tells_who(words: str) -> bool:
    """Tell a name or an office from other words: "Kremlin spokesman Ada Orr", "the mayor of Merrow", not "a report"."""
    told = False
    for word in words.split():
        plain = re.sub(r"['’]s?$", "", word)
        if plain[:1].isupper():
            told = told or plain.rstrip(".").lower() not in CALENDAR
        elif is_role_word(plain.lower()):
            told = True
        elif plain.lower() not in _BESIDE_NAMES | MODIFIERS or (plain in _OF and not told):
            return False
    return told


def _is_beside(text: str, one: Found, phrase: Span, sentence: Span) -> bool:
    """Tell whether whom the press cites stands beside the words that attribute the statement to it."""
    spans = sorted((*one.source, *_list_cues(text, one.cue)))
    before = [span for span in spans if span.end <= phrase.start]
    if before:
        return _GAP.fullmatch(text, before[-1].end, phrase.start) is not None
    begins = not text[sentence.start : phrase.start].strip(" “\"'")
    return begins and not text[phrase.end : spans[0].start].strip(" ,")


def _list_cues(text: str, cue: Sequence[Span]) -> list[Span]:
    return [span for span in cue if _CITES.fullmatch(text, span.start, span.end) is None]
