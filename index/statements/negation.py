"""Tell whether a statement is denied, or said not to have been made.

Two kinds of words count, and only in the cue and in the few words that belong to it:

- negators: "did not say", "hasn't commented", "never said", "made no comment", "said nothing", "without mentioning",
  "nor did he say", and a source that names nobody ("no one has said", "neither side commented", "neither Rao nor
  Boll would say"; the same of one of the two alone);
- denials: "denied that", "rejected the claim", "disputed", "refuted", "dismissed", "ruled out", "distanced
  herself from"; "refused to say",
  "declined to comment", "failed to mention", "remained silent on", "stopped short of saying", "has yet to comment".

A denial that is itself negated or refused cancels out: "did not deny", "refused to rule out", "declined to dispute"
are not negated; "would neither confirm nor deny" is. Not negated either: a negator that denies nothing ("not only
said", "did not hesitate to say", "made no secret of", "could not say enough"); "dismissed him as a clown", where the
content is what is said; an aside ("said, without naming anyone"); a quotation that a denial introduces with a colon or follows ("He denied it: “I was at
home.”"), which is what the speaker did say; and whatever stands in the content ("said he did not know").
"""

import re
from collections.abc import Iterator, Sequence

from index.records import Span
from index.statements.records import Found

REACH_CHARS = 100  # how far before a cue its auxiliaries are looked for, at most
GAP_CHARS = 40  # between pieces of a cue: words no farther apart are read with it

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|['’]\w+|\S")
_AUXILIARIES = frozenset(
    """do does did has have had having is are was were be been being will would can could may might shall should must
    'd 's 've 're 'll to able willing going ready prepared available wanted want wants careful chosen chose""".split()
)
_ADVERBS = frozenset(
    """also still yet ever even so far as of now again once just only then thus otherwise always often quite
    however either first at all""".split()
)
_NEGATORS = frozenset("not never neither nor cannot without nobody none no nothing".split())
_NEITHER = re.compile(r"\bneither(?:\s[^\n.;:]{1,80}\snor)?\s+$", re.IGNORECASE)  # before one of two names
_NOBODY = frozenset("no nobody none neither no-one".split())
# After a negator: nothing is denied.
_EMPTY_NEGATION = frozenset(
    """only but just merely simply solely hesitate hesitated hesitating help mince minced mincing hide hid hiding
    shy forget escape wait resist secret secrets doubt doubts bones mistake words wonder surprise question
    apologies apology uncertain accident""".split()
)
_DENIAL = re.compile(
    r"den(?:y|ies|ied|ying|ials?)|refus(?:e[sd]?|ing|als?)|declin(?:e[sd]?|ing)|reject(?:s|ed|ing|ions?)?"
    r"|disput(?:e[sd]?|ing)|refut(?:e[sd]?|ing|ations?)|rebut(?:s|ted|ting|tals?)?|dismiss(?:es|ed|ing|als?)?"
    r"|disavow(?:s|ed|ing|als?)?|repudiat(?:e[sd]?|ing|ions?)|contradict(?:s|ed|ing)?|disagree(?:s|d|ing)?"
    r"|disclaim(?:s|ed|ing)?|retract(?:s|ed|ing|ions?)?|recant(?:s|ed|ing)?|debunk(?:s|ed|ing)?"
    r"|distanc(?:e[sd]?|ing)|unable|unwilling|unavailable|silent|silence"
)
_DENIAL_WITH = {  # a denial only with the word after it
    "to": re.compile(r"fail(?:s|ed|ing|ure)?|yet"),
    "out": re.compile(r"rul(?:e[sd]?|ing)"),
    "short": re.compile(r"stop(?:s|ped|ping)?"),
    "saying": re.compile(r"avoid(?:s|ed|ing)?"),
    "mentioning": re.compile(r"avoid(?:s|ed|ing)?"),
    "aside": re.compile(r"brush(?:es|ed|ing)?"),
    "off": re.compile(r"brush(?:es|ed|ing)?"),
}
_AS = re.compile(
    r"dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|brush(?:es|ed|ing)?"
)  # ... as: the content is said
_AS_WHAT = re.compile(r"(?:(?:him|her|it|them|this|that)\s)?as\s", re.IGNORECASE)
_NOUN_BEFORE = frozenset("a an the this that heated over in into of".split())  # a dispute, in dispute
_ASIDE_MARKS = frozenset(", - – — ;".split())
_PREPOSITIONS = frozenset("through in on at by via after with for".split())  # through a spokeswoman, declined
_COORDINATION = frozenset("and or nor".split())
_REFUSAL = re.compile(r"(?:refus|declin)(?:e[sd]?|ing)")
_TO_DENY = re.compile(
    r"to\s(?:rule\sout|(?:deny|dispute|reject|refute|rebut|dismiss|disavow|repudiate|contradict|retract|distance)\b(?!\sor\b))",
    re.I,
)
_BREAK = re.compile(r"br(?:eak|eaks|oke|oken|eaking)")  # breaks silence


def is_negated(text: str, found: Found, *, direct: bool = False) -> bool:
    """Tell whether a statement is denied or not made; the module's first lines say what counts.

    A statement without a cue is not negated, unless its source names nobody.

    :param direct: Whether the content is a quotation.
    """
    words = _read_clause(text, found)
    denied = _count_denials(words) % 2 == 1
    if denied and direct and _is_given_words(text, found):
        denied = False
    if denied and _is_dismissed_as(text, found, words):
        denied = False
    negator = _has_negator(words) or _names_nobody(text, found)
    return negator != denied


def _read_clause(text: str, found: Found) -> list[str]:
    """Read the words of the cue and those before it that go with it, in small letters with straight apostrophes."""
    if not found.cue:
        return []
    cue = list(_read_cue(text, found))
    before = _read_before(text, found)
    last = max((n for n in range(len(before)) if _is_denial([*before, *cue[:1]], n)), default=None)
    if last is not None and not _governs(before[last + 1 :], cue):
        before = before[last + 1 :]
    return [*before, *cue, *_read_infinitive(text, found, cue)]


def _read_infinitive(text: str, found: Found, cue: Sequence[str]) -> list[str]:
    """Read on into the content where a refusal is one to deny it: "declined | to rule out a strike"."""
    if not cue or _REFUSAL.fullmatch(cue[-1]) is None:
        return []
    following = next((piece for piece in found.content if piece.start >= found.cue[-1].end), None)
    match = None if following is None else _TO_DENY.match(text, following.start, following.end)
    return [] if match is None else match[0].lower().split()


def _governs(between: Sequence[str], cue: Sequence[str]) -> bool:
    """Tell whether a denial goes with the cue after it: "denied having said", not "those who refused said"."""
    return (
        "to" in between or "having" in between or cue[:1] == ["to"] or any(w.endswith("ing") for w in cue[:1])
    )


def _read_cue(text: str, found: Found) -> Iterator[str]:
    """Read the words of a cue's pieces, and those between near pieces that are not content."""
    spans = [found.cue[0]]
    for piece in found.cue[1:]:
        gap = Span(spans[-1].end, piece.start)
        if len(gap) <= GAP_CHARS and not _is_taken(gap, [*found.content, *found.source]):
            spans[-1] = Span(spans[-1].start, piece.end)
        else:
            spans.append(piece)
    words = [_fold(match[0]) for span in spans for match in _TOKEN.finditer(text, span.start, span.end)]
    yield from words[: _find_aside(words)]


def _find_aside(words: Sequence[str]) -> int:
    """Give the place of the comma or dash after which a cue has but an aside: "said, without naming anyone"."""
    for number, word in enumerate(words):
        if word in _ASIDE_MARKS and any(_is_head(other) for other in words[:number]):
            return len(words) if words[0] in _PREPOSITIONS else number
    return len(words)


def _read_before(text: str, found: Found) -> list[str]:
    """Read back from the cue over auxiliaries, adverbs and negators; in order.

    Reading stops at any other word, at punctuation and at the content. Over the source it goes on to "nor did" and
    "neither", "never has".
    """
    cue = found.cue[0].start
    low = max([cue - REACH_CHARS, 0, *(piece.end for piece in found.content if piece.end <= cue)])
    words: list[str] = []
    crossed = False
    for match in reversed(list(_TOKEN.finditer(text, low, cue))):
        word = _fold(match[0])
        if _is_taken(Span(*match.span()), found.source):
            crossed = True
        elif crossed and word in ("nor", "neither", "never"):
            words.append(word)
            break
        elif word in _AUXILIARIES or (not crossed and _is_carried(word)):
            words.append(word)
        else:
            break
    return words[::-1]


def _is_carried(word: str) -> bool:
    return word in _ADVERBS or word in _NEGATORS or _is_negator(word) or word.endswith("ly") or _denies(word)


def _is_head(word: str) -> bool:
    """Tell whether a word of a cue may be the verb itself, not one of those that go with it."""
    return not _is_carried(word) and word not in _AUXILIARIES and word not in _ASIDE_MARKS


def _is_taken(span: Span, pieces: Sequence[Span]) -> bool:
    return any(span.overlaps(piece) for piece in pieces)


def _fold(word: str) -> str:
    return word.lower().replace("’", "'")


def _is_negator(word: str) -> bool:
    return word in _NEGATORS or word.endswith("n't")


def _has_negator(words: Sequence[str]) -> bool:
    return any(_is_negator(word) and _negates(words, number) for number, word in enumerate(words))


def _negates(words: Sequence[str], number: int) -> bool:
    following = list(words[number + 1 : number + 4])
    if words[number] == "without" and not any(word.endswith("ing") for word in following):
        return False
    while following and (following[0].endswith("ly") or following[0] in ("so", "even", "been", "any")):
        if following[0] in _EMPTY_NEGATION:
            break
        following.pop(0)
    if following and following[0] in _EMPTY_NEGATION:
        return False
    return not any(word == "enough" for word in words[number:])


def _count_denials(words: Sequence[str]) -> int:
    """Count denials; "or deny" after another word of the kind, and "neither confirm nor deny", count once or not."""
    confirmed = any(word.startswith("confirm") for word in words)
    count = 0
    for number in range(len(words)):
        if not _is_denial(words, number):
            continue
        coordinated = number > 0 and words[number - 1] in _COORDINATION
        count += not (coordinated and (confirmed or count > 0))
    return count


def _denies(word: str) -> bool:
    return _DENIAL.fullmatch(word) is not None or any(kind.fullmatch(word) for kind in _DENIAL_WITH.values())


def _is_denial(words: Sequence[str], number: int) -> bool:
    word = words[number]
    before = words[number - 1] if number else ""
    after = words[number + 1] if number + 1 < len(words) else ""
    if after in _DENIAL_WITH and _DENIAL_WITH[after].fullmatch(word):
        return True
    if word in ("dispute", "disputes", "decline", "declines", "distance") and before in _NOUN_BEFORE:
        return False
    if word in ("silent", "silence") and any(_BREAK.fullmatch(other) for other in words[:number]):
        return False
    return _DENIAL.fullmatch(word) is not None


def _is_given_words(text: str, found: Found) -> bool:
    """Tell whether a quotation follows the cue after a colon, comma or full stop, or stands before it."""
    cue = found.cue[-1].end
    following = [piece for piece in found.content if piece.start >= cue]
    if not following:
        return True
    between = text[cue : min(following[0].start, cue + REACH_CHARS)]
    return found.content[0].start < found.cue[0].start or any(mark in between for mark in ":,.\n")


def _is_dismissed_as(text: str, found: Found, words: Sequence[str]) -> bool:
    """Tell whether the content says as what somebody or something is dismissed."""
    if not any(_AS.fullmatch(word) for word in words):
        return False
    last = words[-1]
    following = [piece for piece in found.content if piece.start >= found.cue[-1].end]
    return last == "as" or any(_AS_WHAT.match(text, piece.start, piece.end) for piece in following)


def _names_nobody(text: str, found: Found) -> bool:
    if not found.source:
        return False
    source = found.source[0]
    if _NEITHER.search(text, max(0, source.start - REACH_CHARS), source.start) is not None:
        return True
    named = _TOKEN.findall(text, source.start, min(source.end, source.start + REACH_CHARS))
    if not named or _fold(named[0]) not in _NOBODY:
        return False
    if _fold(named[0]) == "neither":
        return True
    return len(named) == 1 or named[1][0].islower() or named[1] == "-"
