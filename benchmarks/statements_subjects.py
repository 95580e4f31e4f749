"""Find who speaks: the subject before a verb, behind it, or at the head of a sentence, without a parser."""

import re

from benchmarks.statements_clauses import AUXILIARIES, Sentence, Token
from benchmarks.statements_verbs import load_forms
from index.records import Span

_MOST_WORDS = 30  # of a subject
SUBJECTS = frozenset("he she they it i we you there".split())
_DETERMINERS = frozenset(
    """the a an his her their its our my your some many most several all both another other one two three four
    five every each no few more those these this about critics officials voters police aides people""".split()
)
_BORDERS = frozenset(
    """and but or because while when if after before since where though although as whereas until than how what
    why whether so yet that for""".split()
)
_PREPOSITIONS = frozenset(
    """to by for in on at of with from into over under through during against between amid despite
    following asked""".split()
)
_NOT_BEFORE_VERB = frozenset(
    """the a an his her their its our my your to by for in on at of with from about into over under through during
    against between this that be being and but or""".split()
)
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")


def find_subject(sentence: Sentence, verb: int) -> tuple[Span, int] | None:
    """Find the subject before a verb: its span, and the place of the first word of the verb with its auxiliaries."""
    tokens = sentence.tokens
    at = verb - 1
    while (
        at >= 0
        and (tokens[at].low in AUXILIARIES or tokens[at].low.endswith("ly"))
        and not tokens[at].capital
    ):
        at -= 1
    first = at + 1
    at = _skip_day(sentence, at)
    if at >= 0 and tokens[at].low == ")":
        at = next((place - 1 for place in range(at, -1, -1) if tokens[place].low == "("), -1)
    if at < 0 or tokens[at].quoted:
        return None
    if tokens[at].low in ("who", "which"):
        return Span(tokens[at].start, tokens[at].end), first
    end = tokens[at].end
    if tokens[at].low in ",—–":
        before = next((p for p in range(at - 1, -1, -1) if tokens[p].low == tokens[at].low), None)
        if before is None or before == 0 or at - before < 2 or tokens[at - 1].quoted:
            return None
        relative = tokens[before + 1].low in ("who", "which", "whose") or tokens[before + 1].low.endswith(
            "ing"
        )
        end = tokens[before - 1].end if relative else tokens[at - 1].end
        at = before - 1
    start = _begin_subject(sentence, at)
    return None if start is None else (Span(tokens[start].start, end), first)


def _skip_day(sentence: Sentence, at: int) -> int:
    """Go before "on Wednesday" and the like."""
    tokens = sentence.tokens
    if at > 1 and _DAY.fullmatch(tokens[at].low):
        return at - 2 if tokens[at - 1].low in ("on", "late", "last") else at - 1
    return at


def _begin_subject(sentence: Sentence, last: int) -> int | None:
    """Find where the subject begins whose last word is known; None where it is none."""
    tokens = sentence.tokens
    if tokens[last].low in _NOT_BEFORE_VERB or not tokens[last].low[0].isalnum():
        return None
    if tokens[last].low in SUBJECTS:
        return last
    start = last
    while start > 0 and last - start < _MOST_WORDS and not _is_border(sentence, start - 1):
        start -= 1
    while start < last and tokens[start].low.endswith("ly"):
        start += 1
    if tokens[start].low in _PREPOSITIONS:  # "In an interview Smith said"
        return _begin_name(sentence, last)
    token = tokens[start]
    if token.capital or token.low in _DETERMINERS or token.low in SUBJECTS or token.low.endswith("s"):
        return start
    return _begin_name(sentence, last)


def _begin_name(sentence: Sentence, last: int) -> int | None:
    """Find the first of the capitalised words that end at a place."""
    tokens = sentence.tokens
    start = last + 1
    while start > 0 and (tokens[start - 1].capital or tokens[start - 1].low == "."):
        start -= 1
    while start <= last and tokens[start].low == ".":
        start += 1
    return start if start <= last else None


def _is_border(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    if token.quoted or token.low in _BORDERS:
        return not (token.low in ("and", "for") and _joins_names(sentence, at))
    if not token.low[0].isalnum():
        return token.low not in ".&/’'"
    forms = load_forms().get(token.low, ())
    return any(form.verb.lemma in ("say", "tell", "add", "think", "believe", "know") for form in forms)


def _joins_names(sentence: Sentence, at: int) -> bool:
    tokens = sentence.tokens
    if not 0 < at < len(tokens) - 1:
        return False
    return tokens[at].low == "for" or (tokens[at - 1].capital and tokens[at + 1].capital)


def find_subject_after(sentence: Sentence, first: int) -> Span | None:
    """Find the subject that follows a verb, with what stands in apposition to it: "said Smith, a farmer,"."""
    tokens = sentence.tokens
    if first >= len(tokens) or tokens[first].quoted:
        return None
    token = tokens[first]
    if token.low in SUBJECTS:
        return Span(token.start, token.end)
    if not (token.capital or token.low in _DETERMINERS or token.low.endswith("s")) or _DAY.fullmatch(
        token.low
    ):
        return None
    last = first
    while last + 1 < len(tokens) and not _ends_subject(sentence, last + 1):
        last += 1
    end = tokens[last].end
    comma = last + 1
    if comma + 1 < len(tokens) and tokens[comma].low == "," and _begins_apposition(tokens[comma + 1]):
        stop = comma + 1
        while stop + 1 < len(tokens) and not _ends_subject(sentence, stop + 1):
            stop += 1
        end = tokens[stop].end
    return Span(token.start, end)


def _begins_apposition(token: Token) -> bool:
    return not (
        token.quoted
        or token.low.endswith("ing")
        or token.low in _BORDERS | _PREPOSITIONS | SUBJECTS | {"who", "which"}
    )


def _ends_subject(sentence: Sentence, at: int) -> bool:
    tokens = sentence.tokens
    token = tokens[at]
    if token.quoted or token.low in (
        "who",
        "which",
        "whose",
        "that",
        "while",
        "when",
        "as",
        "after",
        "during",
        "in",
    ):
        return True
    if token.low in ("on", "at") or _DAY.fullmatch(token.low):
        return True
    if token.low == ".":
        return at == len(tokens) - 1
    return token.low in ',;:—–-!?…("“”' or (token.low in ("and", "but") and not _joins_names(sentence, at))


def find_first_subject(sentence: Sentence) -> Span | None:
    """Find the subject that the sentence begins with: a pronoun, a name, or "the" and what follows up to a verb."""
    tokens = sentence.tokens
    first = 0
    if tokens[0].low in _PREPOSITIONS | _BORDERS | {"later", "earlier"} and len(tokens) > 1:
        comma = next((at for at, token in enumerate(tokens) if token.low == "," and not token.quoted), 0)
        first = comma + 1 if comma and tokens[0].low not in ("and", "but") else 1
    if first >= len(tokens) or tokens[first].quoted:
        return None
    if tokens[first].low in SUBJECTS:
        return Span(tokens[first].start, tokens[first].end)
    last = first
    while (
        last + 1 < len(tokens)
        and not tokens[last + 1].quoted
        and (tokens[last + 1].capital or tokens[last + 1].low == ".")
    ):
        last += 1
    if tokens[last].low in _DETERMINERS or not tokens[first].capital:
        return None
    return Span(tokens[first].start, tokens[last].end)
