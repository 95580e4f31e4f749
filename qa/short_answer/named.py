"""Give as the short answer to "who said …?" the words of a statement that name who makes it."""

import re
from collections.abc import Collection
from dataclasses import replace

from index.lexical import stem, tokenize
from index.records import Span
from index.speakers.archive.bodies import is_body
from qa.cues import holds_act, read_acts, read_content
from qa.question import Lexicon
from qa.read import order
from qa.records import Candidate, PassageKey, Question
from qa.short_answer.expected import offers_choice
from qa.short_answer.find import ShortAnswers
from qa.stance import denies_claim

# Acts that are denials themselves: one in a cue is not told apart from its own negation.
_DENIALS = frozenset(
    map(
        stem,
        "deny reject refuse dismiss dispute rule decline disavow rebut repudiate contradict disagree".split(),
    )
)
UNDONE_PENALTY = 1.0  # of the score of a statement that denies the act asked for: below all else
_PASSIVE = frozenset("was were been being is are be".split())  # before the act: "we were promised"
_WHICH_AT_END = re.compile(r"\b(?:which|what)\s+$", re.I)
_DOERS = frozenset("i we he she they it".split())
_SUFFIX = r"(?:,?\s+(?:Jr|Sr)\b\.?|\s+(?:II|III|IV)\b)?"
_BEFORE_NAME = re.compile(r".*[,(–—]\s*", re.S)
_AFTER_NAME = re.compile(r"\s*[,(–—]")


def name_speakers_of(
    read: ShortAnswers, asked: Question, told_of: Collection[str] = frozenset()
) -> ShortAnswers:
    """Give as short answers of statements the words that name who makes them.

    Who denies what is asked for, or the act ("has not accused"), or has it done to him ("We were promised a freeze"),
    did not say or do it: such statements have no short answer, and rank behind the others; so do those of people whom
    the question names. Of several statements of one sentence the best one is named.

    :param told_of: See `find_told_of`.
    """
    acts = read_acts(asked)
    judged = [(one, _is_of(one, told_of) or _is_undone(one, asked, acts)) for one in read.candidates]
    ranked = sorted(
        ((replace(one, score=one.score - UNDONE_PENALTY * undone), undone) for one, undone in judged),
        key=lambda both: order(both[0]),
    )
    named: dict[PassageKey, Span | None] = {}
    for one, undone in ranked:
        named.setdefault(one.key, None if undone else _find_named_speaker(one))
    spans = {key: span for key, span in named.items() if span is not None}
    return replace(read, candidates=[one for one, _ in ranked], spans=spans)


def find_told_of(asked: Question, lexicon: Lexicon) -> set[str]:
    """Find the people whom "who rejected Orr's offer?" names: it asks for somebody else; not so "which Orr", "Orr or Vale"."""
    if offers_choice(asked.text):
        return set()
    return {
        name
        for spotted in lexicon.spot(asked.text)
        if _WHICH_AT_END.search(asked.text[: spotted.span.start]) is None
        for name in spotted.match.speakers
        if not is_body(name)
    } - {*asked.speakers}


def _is_of(one: Candidate, speakers: Collection[str]) -> bool:
    return one.statement is not None and one.statement.speaker in speakers


def _is_undone(one: Candidate, asked: Question, acts: frozenset[str]) -> bool:
    """Tell whether what is asked for is denied, or the act; or whether it stands only in what is said, and is done to the speaker."""
    statement = one.statement
    if statement is None or asked.negated:
        return False
    if not acts:
        return denies_claim(one.article, statement, asked)
    held = holds_act(one.article, statement, acts)
    if held in (0, 1):
        return held == 1 and statement.negated and acts.isdisjoint(_DENIALS)
    if statement.negated:
        return True
    words = tokenize(read_content(one.article, statement))
    before = [set(words[max(0, at - 2) : at]) for at, word in enumerate(words) if stem(word) in acts]
    passive = [not _PASSIVE.isdisjoint(near) for near in before]
    active = [not _DOERS.isdisjoint(near) for near in before]
    return any(passive) and not any(does and not gets for does, gets in zip(active, passive, strict=True))


def _find_named_speaker(one: Candidate) -> Span | None:
    """Give the words that name who makes a statement: "Kremlin spokesman Dmitry Peskov"; None for "he"."""
    statement = one.statement
    if statement is None or statement.speaker is None or not statement.source:
        return None
    source = statement.source[-1]
    last = tokenize(statement.speaker)[-1:]
    words = one.article.text[source.start : source.end]
    if not last or last[0] not in tokenize(words) or not one.span.contains(source):
        return None
    named = _cut_to_name(words, last[0])
    return Span(source.start + named.start, source.start + named.end)


def _cut_to_name(words: str, last: str) -> Span:
    """Leave out what stands beside a name between commas or brackets: "Ida Orr" of "Ida Orr, the mayor"."""
    name = re.search(rf"\b{re.escape(last)}\b{_SUFFIX}", words, re.I)
    if name is None:  # with an accent
        return Span(0, len(words))
    begin = _BEFORE_NAME.match(words[: name.start()])
    end = _AFTER_NAME.match(words, name.end())
    return Span(0 if begin is None else begin.end(), len(words) if end is None else name.end())
