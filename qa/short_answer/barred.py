"""Tell which words are no answer to a question, however likely a reader finds them: denied, of another unit, or no news."""

import re

from index.lexical import stem, tokenize
from index.records import Span
from index.speakers.lists.given_names import is_given_name
from index.speakers.lists.ordinary_words import ORDINARY_WORDS
from index.speakers.lists.role_words import KIN
from qa.short_answer.amounts import RATIO, complete_amount, find_unit, read_amounts
from qa.short_answer.contrary import is_denied
from qa.short_answer.expected import NAME, QUANTITIES, offers_choice
from qa.short_answer.numerals import NUMBER_WORDS
from qa.short_answer.same import stands_in

COUNTED_WORDS = 4  # behind "how many", in which what is counted stands

_WHO = re.compile(
    r"\W*(?:(?:and|so|but|by|to|with|for|from)\s+)?whom?\b(?!\s*(?:['’]s|is|was)\s+\w+\W*$)", re.I
)
_NAME_WORD = re.compile(r"[A-Z][\w’'-]*[^\W_]\.?|[A-Z]\.")
_FULL_WORDS = 2  # of a given and a last name
_HOW = re.compile(r"\W*(?:(?:by|in|for|at|with|to|of|on|from|and|so|but)\s+)?how\b", re.I)
_HOW_MANY = re.compile(r"\bhow\s+(?:many|few)\s+(.*)", re.I | re.S)
_WHICH = re.compile(
    r"\W*(?:which\s+|what\s+(?=\w+\s+(?:did|do|does|are|is|was|were|has|have|had|will|would|can|could)\b))"
    r"(?!kinds?\b|types?\b|sorts?\b)(\w+)",
    re.I,
)
_NUMBERED = re.compile(r"\b(?:no|nos|number|numbers)\b\.?\s*(?=\d)", re.I)
_NUMBERED_AT_END = re.compile(r"\b(?:No|Nos)\.?\s*$|\b[Nn]umber\s+$")
# "A third, the Kittiwake, sank": the third of several, no share.
_ORDINAL = re.compile(r"(?:an?|the|another)\s+(?:third|quarter|fifth|sixth|eighth|tenth)", re.I)
_NAMED_BEHIND = re.compile(r",\s+(?:the\s|an?\s|[A-Z])")
_LITTLE = NUMBER_WORDS | frozenset("a an the this that these those his her its their our my".split())


def is_barred(question: str, text: str, span: Span, wanted: str | None) -> bool:
    """Tell whether the words at a place of a text are no answer to a question.

    They are not where the text denies them (see `qa.short_answer.contrary`), where they are a number of another unit
    ("three-day" of "how many teachers"), a thing's number ("No. 4") or place in a row, or where they only repeat
    words of the question ("one fishing boat" of "which boat").

    :param wanted: The kind that the question wants, of `qa.short_answer.expected`; None for any.
    """
    answer, before, behind = text[span.start : span.end], text[: span.start], text[span.end :]
    if wanted in QUANTITIES or _HOW.match(question) is not None:
        barred = _is_no_quantity(question, answer, before, behind)
    else:
        barred = _repeats(question, answer) or (
            wanted == NAME and (_is_ordinal(answer, behind) or _is_told_of(question, answer))
        )
    return barred or is_denied(question, text, span)


def _is_no_quantity(question: str, answer: str, before: str, behind: str) -> bool:
    if _HOW.match(question) is None:
        return False
    numbered = _NUMBERED.match(answer) is not None or (
        answer[:1].isdigit() and _NUMBERED_AT_END.search(before) is not None
    )
    return numbered or _is_ordinal(answer, behind) or _is_of_other_unit(question, answer, before, behind)


def _is_ordinal(answer: str, behind: str) -> bool:
    return _ORDINAL.fullmatch(answer.strip()) is not None and _NAMED_BEHIND.match(behind) is not None


def _is_of_other_unit(question: str, answer: str, before: str, behind: str) -> bool:
    """Tell whether an amount has a unit where the question counts something that is none."""
    asked = _HOW_MANY.search(question)
    if asked is None:
        return False
    counted = tokenize(asked[1])[:COUNTED_WORDS]
    if any(find_unit(word) is not None for word in counted):
        return False
    units = [amount.unit for amount in read_amounts(complete_amount(answer, before, behind))]
    return bool(units) and all(unit not in (None, RATIO) for unit in units)


def _is_told_of(question: str, answer: str) -> bool:
    """Tell whether who is asked for is a person the question names: "Colin Orr" of "who hosted Orr?".

    Not where it may be a relative, something that bears the name ("Orr Bank"), or the question gives another first name.
    """
    name = answer.split()
    if _WHO.match(question) is None or len(name) < _FULL_WORDS or not all(map(_NAME_WORD.fullmatch, name)):
        return False
    given, last = name[0].lower(), name[-1].lower()
    if not is_given_name(given) or last in ORDINARY_WORDS or offers_choice(question):
        return False
    told = re.search(rf"(?:(\w+)\s+)?\b{re.escape(last)}\b(?:['’]s)?(?!\s+(?-i:[A-Z]))", question, re.I)
    if told is None or not KIN.isdisjoint(tokenize(question)):
        return False
    before = (told[1] or "").lower()
    return before == given or not is_given_name(before)


def _repeats(question: str, answer: str) -> bool:
    """Tell whether an answer only says again, with articles and numbers, what stands in the question."""
    if offers_choice(question):
        return False
    if _is_only_counted(question, answer):
        return True
    rest = [stem(word) for word in tokenize(answer) if word not in _LITTLE]
    return bool(rest) and stands_in(rest, [stem(word) for word in tokenize(question)])


def _is_only_counted(question: str, answer: str) -> bool:
    """Tell whether an answer to "which boats" says how many, and not which: "two fishing boats", "all four"."""
    which, words = _WHICH.match(question), tokenize(answer)
    if which is None or not words:
        return False
    asked = stem(which[1].lower())
    if asked != which[1].lower() and not set(words) - _LITTLE - {"all", "both"}:
        return True
    return (
        1 < len(words) <= COUNTED_WORDS
        and words[0] in NUMBER_WORDS
        and answer[1:] == answer[1:].lower()
        and stem(words[-1]) == asked
    )
