"""Find subjects behind a fronted phrase, and the pronouns in it that mean them: "Before he left, Anna Orr laughed"."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.speakers.article.entities import PRONOUNS
from index.speakers.article.named import BARE, PERSON, Named
from index.speakers.article.words import Word
from index.speakers.lists.role_words import MODIFIERS, is_role_word
from index.speakers.lists.terms import PREPOSITIONS

MAX_FRONTED_WORDS = 30  # words of a fronted phrase; longer ones hold clauses of their own
# What opens such a phrase besides prepositions and participles.
_OPENERS = PREPOSITIONS | frozenset(
    """when while as if although though since until once unlike despite because whenever where upon following asked pressed told
    given faced dressed seated born raised shown questioned quizzed reminded challenged""".split()
)
_NO_VERBS = PREPOSITIONS | frozenset("and or nor who whom whose which that".split())


@dataclass(frozen=True, slots=True)
class Fronted:
    """Subjects that stand behind a fronted phrase.

    Attributes:
        subjects: Numbers of the names that are such subjects.
        before: For each pronoun in a fronted phrase that names nobody before it, the number of the name behind.
    """

    subjects: frozenset[int]
    before: dict[int, int]


def find_fronted(words: Sequence[Word], names: Sequence[Named]) -> Fronted:
    """Find the first name in each sentence that a fronted phrase's comma and then a verb or a comma stand around."""
    subjects: dict[int, int] = {}
    before: dict[int, int] = {}
    for number, named in enumerate(names):
        sentence = words[named.start].sentence
        start = _find_opening(words, named)
        if start is None or sentence in subjects or not _is_subject(words, named):
            continue
        subjects[sentence] = number
        others = names[max(0, number - MAX_FRONTED_WORDS) : number]
        places = [one.start for one in others if one.start >= start and one.kind in (PERSON, BARE)]
        until = min(places, default=named.start)
        before.update((at, number) for at in range(start, until) if words[at].key in PRONOUNS)
    return Fronted(frozenset(subjects.values()), before)


def _find_opening(words: Sequence[Word], named: Named) -> int | None:
    """Find the first word of the sentence whose fronted phrase a name's comma ends; None without one."""
    begin = named.start
    while begin > 0 and words[begin].joined and _is_title(words[begin - 1]):
        begin -= 1
    if named.kind not in (PERSON, BARE) or words[begin].gap.strip() != ",":
        return None
    at = begin - 1
    while at > 0 and not words[at].first and words[at].sentence == words[named.start].sentence:
        at -= 1
    opener = words[at]
    opens = opener.first and (opener.key in _OPENERS or opener.key.endswith("ing"))
    plain = not any(word.quoted for word in words[at : named.start])
    return at if opens and plain and named.start - at <= MAX_FRONTED_WORDS else None


def _is_title(word: Word) -> bool:
    """Tell whether a word may stand between a comma and a name: "the Harwick minister Anna Orr"."""
    return is_role_word(word.key) or word.key in MODIFIERS or word.key == "the" or word.capital


def _is_subject(words: Sequence[Word], named: Named) -> bool:
    last = words[named.last - 1]
    if last.possessive or named.last >= len(words) or words[named.last].sentence != last.sentence:
        return False
    after = words[named.last]
    if after.joined:
        return not after.capital and after.key not in _NO_VERBS
    apposed = is_role_word(words[named.start - 1].key)  # "when the mayor, Anna Orr, left"
    return after.gap.startswith(",") and not apposed
