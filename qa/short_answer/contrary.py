"""Tell whether words are what a text denies of a question: "poor work" of "denied that poor work caused the crack".

`qa.short_answer.denied` counts whatever may deny an answer, to keep answers apart; here a denial has to be plain, for what is
denied is no answer. In doubt it is affirmed.
"""

import re
from collections.abc import Collection

from index.lexical import STOP_WORDS, stem, stem_terms, tokenize
from index.records import Span
from index.sentences import split_sentences

MOST = 0.66  # of the question's stems, without the answer's, that a denial must have in its scope
HALF = 0.5  # the same, where the verb denied is one of them
LEAST_STEMS = 2  # of the question, from which on their share tells anything of words behind a denial

_DENY = r"den(?:y|ies|ied|ying)|disput(?:e[sd]?|ing)|refut(?:e[sd]?|ing)|rebut(?:s|ted|ting)?|contradict(?:s|ed|ing)?"
_REJECT = r"reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|repudiat(?:e[sd]?|ing)|disavow(?:s|ed|ing)?|rul(?:e[sd]?|ing)\s+out"
_CLAIM = (
    r"suggestions?|claims?|allegations?|accusations?|charges?|assertions?|notions?|reports?|rumou?rs?|ideas?"
)
_NOT = r"not|never|cannot|\w+n['’]t|neither|nor|(?:declin(?:e[sd]?|ing)|refus(?:e[sd]?|ing)|fail(?:s|ed|ing)?|yet)\s+to"
_DOUBT = r"whether|unlikely\s+that|doubt(?:s|ed|ful)?\s+(?:that|whether)"
# What is denied as a whole: "denied that …", "rejected the claim that …".
_THAT = re.compile(
    rf"\b(?:(?:{_DENY})\s+that|(?:{_DENY}|{_REJECT}|denials?\s+of)\s+(?:\w+\s+){{0,3}}?(?:{_CLAIM})\s+(?:that|of|by))\b",
    re.I,
)
_PLAIN = re.compile(rf"\b(?:{_NOT}|{_DOUBT}|{_DENY}|no(?!\.\s*\d)|none|nobody|no\s+one)\b", re.I)
_PLAIN_BEHIND = re.compile(rf"\b(?:{_NOT}|{_DENY})\b", re.I)
_REJECT_BEHIND = re.compile(rf"\b(?:{_REJECT}|refus(?:e[sd]?|ing))\b", re.I)
# Negations that deny nothing of what follows.
_EMPTY = re.compile(
    r"\b(?:no|not|never|\w+n['’]t)\s+(?:[a-z]+\s+than|only|just|merely|simply|solely|least|doubt|matter|surprisingly|yet|before"
    r"|longer|necessarily|always|all|every\w*|alone|even|in\s+doubt)\b"
    r"|\b(?:nobody|no\s?one|none|nothing)\s+(?:else\s+)?(?:but|except|besides|other\s+than)\b"
    r"|\b(?:not|never|\w+n['’]t|no)\b(?=[^,;:]*\b(?:until|till|unless|except|without|but)\b)",
    re.I,
)
_ASIDE = re.compile(r",[^,;:]*,|\([^)]*\)|–[^–]*–|—[^—]*—")
_MARK = r"[;:()–—”“\"]|\s--?\s|\b(?:but|although|though|while|whereas)\b"
_NEXT = r"and\s+(?=\w+ed\b|(?:he|she|they|it|the|was|were|is|are|has|had)\b)"
_BREAK = re.compile(
    rf"{_MARK}|\b(?:when|where|so|who|whom|whose|which|because|after|before|since)\b|\b{_NEXT}", re.I
)
_SCOPE_END = re.compile(rf"{_MARK}|\b{_NEXT}", re.I)  # of what is denied
_COMMA_THAT = re.compile(r",(?!\s*that\b)")
_ADVERB = re.compile(r"\w+ly\Z")
# A question that asks for what is denied, refused or kept from happening; of it nothing is told here.
_ASKS_DENIAL = re.compile(
    rf"\b(?:{_NOT}|{_DENY}|{_REJECT}|no|none|nobody|nothing|without|denials?|reject\w*|refus\w*|declin\w*|fail\w*|against|oppos\w*"
    r"|block\w*|prevent\w*|stop\w*|criticis\w*|criticiz\w*|false\w*|untrue|wrong\w*|doubt\w*|unlikely|avoid\w*|lack\w*|forbid\w*"
    r"|forbade|veto\w*|abstain\w*|absen\w*|missing|exclud\w*|except|besides|other\s+than|instead|rather|disagree\w*|contradict\w*"
    r"|resist\w*|object\w*|unable)\b",
    re.I,
)


def is_denied(question: str, text: str, span: Span) -> bool:
    """Tell whether a text plainly denies what a question asks of the words at a place.

    Either the words stand in what is denied ("has denied that poor work caused …", "was not caused by poor work"),
    or they are whose doing is denied ("Rubio will not set a date"). Never for a question that asks for a denial.
    """
    if _ASKS_DENIAL.search(question) is not None:
        return False
    inside = (one for one in split_sentences(text) if one.start <= span.start < one.end)
    sentence = next(inside, Span(0, len(text)))
    before, answer = text[sentence.start : span.start], text[span.start : span.end]
    behind = text[span.end : max(span.end, sentence.end)]
    asked = set(stem_terms(question)) - set(stem_terms(answer))
    return _is_in_denial(before, behind, asked) or _is_denied_of(behind, asked)


def _is_in_denial(before: str, behind: str, asked: Collection[str]) -> bool:
    """Tell whether a clause up to an answer denies it."""
    before = _blank(_EMPTY, _blank(_ASIDE, before))
    low = _find_clause(before)
    if any(match.start() >= low for match in _THAT.finditer(before)):
        return True
    rest = _cut(_SCOPE_END, behind)
    scopes = [before[match.end() :] + " " + rest for match in _PLAIN.finditer(before) if match.start() >= low]
    return any(_holds(scope, asked, least=LEAST_STEMS) for scope in scopes)


def _find_clause(before: str) -> int:
    """Give where the clause begins that a text ends in; a "that" behind a comma goes on with it."""
    low = max((match.end() for match in _BREAK.finditer(before)), default=0)
    return max((match.end() for match in _COMMA_THAT.finditer(before, low)), default=low)


def _is_denied_of(behind: str, asked: Collection[str]) -> bool:
    """Tell whether the clause behind an answer denies that it is so: "Esk" of "Esk denied that the trawlers …"."""
    behind = _blank(_EMPTY, _blank(_ASIDE, behind))
    end = min((match.start() for match in _BREAK.finditer(behind)), default=len(behind))
    for pattern, all_of_it in ((_PLAIN_BEHIND, False), (_REJECT_BEHIND, True)):
        match = pattern.search(behind, 0, end)
        if match is None or not _is_subject(behind[: match.start()], asked):
            continue
        scope = _cut(_COMMA_THAT, _cut(_SCOPE_END, behind[match.end() :]))
        if set(asked) <= set(stem_terms(scope)) if all_of_it else _holds(scope, asked, least=1):
            return bool(asked)
    return False


def _is_subject(between: str, asked: Collection[str]) -> bool:
    """Tell whether what stands between an answer and a denial leaves the answer what it is denied of."""
    between = between.lstrip(", ")  # "The mayor, Orr, denied …"
    words = " ".join(
        word for word in tokenize(between) if _ADVERB.match(word) is None
    )  # "has steadfastly refused"
    return "," not in between and set(stem_terms(words)) <= set(asked)


def _holds(scope: str, asked: Collection[str], *, least: int) -> bool:
    """Tell whether words that are denied are what is asked about: by most of its stems, or by its verb."""
    if not asked:
        return False
    share = len(set(asked) & set(stem_terms(scope))) / len(asked)
    words = [word for word in tokenize(scope) if word not in STOP_WORDS and _ADVERB.match(word) is None]
    has_verb = bool(words) and stem(words[0]) in asked
    return (share >= MOST and len(asked) >= least) or (has_verb and share >= HALF)


def _cut(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return text if found is None else text[: found.start()]


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """Write spaces over what a pattern finds; the places of the rest stay."""
    return pattern.sub(lambda match: " " * len(match.group()), text)
