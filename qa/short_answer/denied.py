"""Count what denies or doubts a short answer: "Oster denied that 40 boats sank", "40 boats did not sink".

Before the answer its clause is looked at, back to a "but", a "when" or a comma, or farther where "that" goes on after the
comma ("denied, in a letter, that 40 boats sank"); behind it, what follows in its clause. What is not sure to leave the
answer alone counts.
"""

import re

from index.records import Span
from index.sentences import split_sentences

# Of a sentence, up to an answer with a comma behind: the verb is still to come ("In 1952, no …").
OPENING_WORDS = 4

_NOT = r"not|never|no(?!\.\s*\d)|none|nobody|nothing|nowhere|neither|nor|cannot|\w+n['’]t|hardly"
_DENY = (
    r"den(?:y|ies|ied|ying|ials?)|refus(?:e[sd]?|ing|als?)|reject(?:s|ed|ing|ions?)?|disput(?:e[sd]?|ing)"
    r"|refut(?:e[sd]?|ing)|rebut(?:s|ted|ting)?|dismiss(?:es|ed|ing)?|disavow(?:s|ed|ing)?|repudiat(?:e[sd]?|ing)"
    r"|contradict(?:s|ed|ing)?|debunk(?:s|ed|ing)?|rul(?:e[sd]?|ing)\s+out"
    r"|(?:declin(?:e[sd]?|ing)|fail(?:s|ed|ing|ure)?|yet|unable|unwilling)\s+to\s+(?=[a-z])"
)
_FALSE = (
    r"false(?:ly|hoods?)?|untrue|wrong(?:ly)?|incorrect(?:ly)?|mistaken(?:ly)?|baseless|unfounded|groundless"
    r"|fabricated|(?:a|are|were)\s+lies?|hoax|myth|contrary\s+to|rather\s+than|instead\s+of|far\s+from|short\s+of|unlike"
)
_DOUBT = r"whether|if|unless|unclear|unlikely|doubt(?:s|ed|ing|ful)?|unconfirmed|unproven"
_AGAINST = re.compile(rf"\b(?:{_NOT}|{_DENY}|{_FALSE}|{_DOUBT}|without)\b", re.I)
_AGAINST_BEHIND = re.compile(rf"\b(?:{_NOT}|{_DENY}|{_FALSE}|{_DOUBT})\b", re.I)
# Negations that deny nothing of what follows: "not only", "no fewer than", "nobody but", "not until 1952".
_EMPTY = re.compile(
    r"\b(?:no|not|\w+n['’]t)\s+(?:[a-z]+\s+than|only|just|merely|simply|solely|least|doubt|matter|wonder|surprisingly)\b"
    r"|\b(?:nobody|no\s?one|none|nothing|nowhere)\s+(?:else\s+)?(?:but|except|besides|other\s+than)\b"
    rf"|\b(?:{_NOT})\b(?=[^,;:]*\b(?:until|till)\b)",
    re.I,
)
_EMPTY_BEHIND = re.compile(
    rf"{_EMPTY.pattern}|\b(?:with|had|has|have|having)\s+(?:no|nothing)\b"
    r"|,\s*(?:not|rather\s+than|instead\s+of|unlike)\b[^,;:]*",  # "40 boats, not 30, sank"
    re.I,
)
_RELATIVE = re.compile(
    r",\s*(?:who|whom|whose|which|where)\b[^,;:]*,", re.I
)  # "Oster, who was not there, said"
_VERB = (
    r"\w+ed|said|says|told|was|were|is|are|did|does|had|has|have|will|would|can|could|put|gave|took|went|came|made"
    r"|it|he|she|they|we|i"
)
_TURN = r"but|although|though|when|while|so|except|besides|where|who|which|whose"
_SIDE = r"before|after|since|until|till|as"
_MARK = r"[;:()–—]|\s--?\s"
# Right before the answer they are part of it: "not before 1952", "not because of rain".
_BREAK = re.compile(
    rf"{_MARK}|\b(?:{_TURN}|(?:{_SIDE})(?!\s*$)|because(?!\s+(?:of\s+)?$)|and\s+(?=(?:{_VERB})\b))\b", re.I
)
_BREAK_BEHIND = re.compile(
    rf"{_MARK}|[,.?!][”\"]|\b(?:{_TURN}|{_SIDE}|because|that|and\s+(?=(?:{_VERB}|{_NOT}|the|an?)\b))\b", re.I
)
# Behind the clause: "…, but Oster denied it", "…, which Oster disputes", "… Oster denied this."
_TAKEN_BACK = re.compile(
    r"\b(?:den(?:y|ies|ied)|disput(?:e[sd]?)|refut(?:e[sd]?)|contradict(?:s|ed)?|debunk(?:s|ed)?|rebut(?:s|ted)?)"
    r"(?:\s+(?:it|this|that|them))?\s*(?:[,.;:!]|$)",
    re.I,
)
_GOES_ON = re.compile(r"\W*that\b", re.I)
_WHAT_IS_DENIED = re.compile(rf"\b(?:{_NOT}|{_DENY}|{_FALSE}|{_DOUBT})\b.*\b(?:that|of)\b", re.I | re.S)


def count_denials(text: str, span: Span) -> int:
    """Count the words that deny or doubt what stands at a place of a text; in a sentence that asks, one more.

    "did not deny" has two. Two texts say the same of an answer only if they have as many.
    """
    inside = (one for one in split_sentences(text) if one.start <= span.start < one.end)
    sentence = next(inside, Span(0, len(text)))
    before, answer = text[sentence.start : span.start], text[span.start : span.end]
    behind = text[span.end : max(span.end, sentence.end)]
    asks = (answer + behind).rstrip(" \n\"“”’'").endswith("?")
    return _count_before(before, answer) + _count_behind(before, behind, text[span.end :]) + asks


def _count_before(before: str, answer: str) -> int:
    """Count in the clause up to an answer, and in the answer itself."""
    before = _blank(_RELATIVE, before)
    low = _find_clause(before)
    return sum(match.start() >= low for match in _AGAINST.finditer(_blank(_EMPTY, before + answer)))


def _find_clause(before: str) -> int:
    """Give where the clause begins that a text ends in."""
    low = max((match.end() for match in _BREAK.finditer(before)), default=0)
    comma = before.rfind(",", low)
    if comma < 0 or _GOES_ON.match(before, comma + 1) is not None:
        return low
    listed = not re.search(r"\w", before[comma:])  # "denied that 30 ferries, 40 boats and …"
    return low if listed and _WHAT_IS_DENIED.search(before, low) is not None else comma


def _count_behind(before: str, behind: str, rest: str) -> int:
    """Count in what is left of the clause behind an answer; in the rest of the text, whether somebody denies it."""
    taken_back = [match.start() for match in _TAKEN_BACK.finditer(rest)]
    behind = _blank(_EMPTY_BEHIND, _blank(_RELATIVE, behind))
    ends = [match.start() for match in _BREAK_BEHIND.finditer(behind)]
    opens = len(re.findall(r"\w+", before)) <= OPENING_WORDS and behind.lstrip(' ”"').startswith(",")
    comma = behind.find(",")
    if comma >= 0 and not opens:
        ends.append(comma)
    end = min(ends, default=len(behind))
    denials = sum(match.start() < end for match in _AGAINST_BEHIND.finditer(behind))
    return denials + any(start >= end for start in taken_back)


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """Write spaces over what a pattern finds; the places of the rest stay."""
    return pattern.sub(lambda match: " " * len(match.group()), text)
