"""The places of an article that speak of somebody, and whether he is the subject there."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from index.speakers.article.named import MAX_APPOSED_WORDS, Named
from index.speakers.article.words import Word
from index.speakers.lists.role_words import SPOUSES, is_role_word
from index.speakers.lists.terms import PREPOSITIONS, SPEECH

_BEFORE_OBJECTS = frozenset("by like with about against from on unlike".split())
MAX_ADJECTIVES = 3  # words between "a" and the person: "a former ferry company employee"
_INDEFINITE = frozenset("a an one another".split())
_RELATIVE = frozenset("who whose whom".split())
# Words before "a pupil" with which it tells what somebody named is, or is like.
_TELLS_OF_NAMED = frozenset(
    """is was are were be been being as became become becomes remains remained like unlike not than or and such called named
    or""".split()
)
_OWNERS = frozenset("his her whose my our".split())


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of the text that speaks of somebody.

    Attributes:
        at: Number of the word.
        entity: Number of the entity; None for somebody who is not named.
        gender: Known gender, or None.
        subject: Whether it is the subject of its clause, as far as the words beside it tell.
        speaks: Whether it is the source of a statement.
        object: Whether a preposition stands before it: "pressed by Orr".
        row: Number of the row of names that "and" joins it to: "Kim Ash and Pat Bold"; None where it stands alone.
    """

    at: int
    entity: int | None
    gender: str | None
    subject: bool
    speaks: bool = False
    object: bool = False
    row: int | None = None


def make_slot(
    words: Sequence[Word], named: Named, *, number: int, gender: str | None, subject: bool = False
) -> Slot:
    """Make the slot of a name that means the entity of a number; a subject also where the words beside it do not tell."""
    before = words[named.start - 1] if named.start and words[named.start].joined else None
    behind = before is not None and before.key in _BEFORE_OBJECTS
    return Slot(named.first, number, gender, subject or _is_subject(words, named), object=behind)


def join_rows(
    words: Sequence[Word], names: Sequence[Named], slots: Mapping[int, Slot], persons: Container[int]
) -> dict[int, Slot]:
    """Give the slots of names with those that "and" joins as one row: all are subjects where one is.

    :param slots: By the number of the name.
    :param persons: Numbers of the names that may be joined.
    """
    joined: dict[int, Slot] = dict(slots)
    row: list[int] = []
    for number in range(len(names) + 1):
        if row and number < len(names) and number in persons and _is_joined(words, names, number):
            row.append(number)
            continue
        subject = any(joined[one].subject for one in row)
        if len(row) > 1:
            joined |= {one: replace(joined[one], subject=subject, row=row[0]) for one in row}
        row = [number] if number in persons else []
    return joined


def _is_joined(words: Sequence[Word], names: Sequence[Named], number: int) -> bool:
    """Tell whether only "and" stands between a name and the one before it."""
    before, named = names[number - 1], names[number]
    between = words[before.last : named.start]
    follows = (*between, words[named.start])
    if len(between) != 1 or between[0].key != "and" or words[before.last - 1].possessive:
        return False
    return all(word.joined for word in follows)


def list_unnamed(words: Sequence[Word], names: Sequence[Named]) -> list[int]:
    """List the words for persons without their name: "the nominee", "a woman from Harwick"."""
    named = {place for name in names for place in range(name.start, name.last)}
    found = []
    for at, word in enumerate(words):
        if (
            at < 1
            or word.capital
            or word.quoted
            or at in named
            or not is_role_word(word.key)
            or at + 1 in named
        ):
            continue
        owned = _is_owned(words, at)
        if _is_anybody(words, at):
            found.append(at)
            continue
        if not owned and (
            words[at - 1].gap.startswith(",") or (at > 1 and words[at - 2].gap.startswith(","))
        ):
            continue  # an apposition
        if at + 1 < len(words) and (words[at + 1].gap.startswith(",") or is_role_word(words[at + 1].key)):
            continue
        before = {near.key for near in words[max(0, at - 4) : at] if near.sentence == word.sentence}
        if owned or (before & {"the", "a", "an"} and not before & {"is", "was", "as", "be", "of"}):
            found.append(at)
    return found


def _is_anybody(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word is a person brought in without a name: "a former employee said", "the idea of a pupil".

    "He was a pupil" and "Orr, a pupil," tell of somebody named; "a pupil, who" does not.
    """
    start = at - 1
    while start >= 0 and at - start <= MAX_ADJECTIVES + 1 and words[start].key not in _INDEFINITE:
        if not words[start + 1].joined or words[start].capital or words[start].key in PREPOSITIONS:
            return False
        start -= 1
    if start < 0 or at - start > MAX_ADJECTIVES + 1 or not words[start + 1].joined:
        return False
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].sentence == words[at].sentence else None
    if after is not None and (after.capital or (after.joined and is_role_word(after.key))):
        return False
    if (
        after is not None
        and after.gap.startswith(",")
        and after.key not in _RELATIVE
        and not words[start].first
    ):
        return False
    if words[start].first:
        return True
    before = words[start - 1]
    return words[start].joined and before.key not in _TELLS_OF_NAMED


def _is_owned(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word is a relative of somebody: "his wife", "Orr's mother"."""
    before = words[at - 1]
    owned = before.key in _OWNERS or before.possessive
    return owned and words[at].joined and words[at].key in SPOUSES


def _is_subject(words: Sequence[Word], named: Named) -> bool:
    """Tell whether a name is a subject: a verb follows, or it begins its sentence; never after a preposition."""
    last = words[named.last - 1]
    if last.possessive:
        return False
    before = words[named.start - 1] if named.start and words[named.start].joined else None
    if before is not None and before.key in PREPOSITIONS:
        return False
    after = (
        words[named.last] if named.last < len(words) and words[named.last].sentence == last.sentence else None
    )
    if after is not None and after.joined and (after.key in SPEECH or after.key.endswith(("ed", "ly"))):
        return True
    begins = words[named.start].first or (named.start > 0 and words[named.start - 1].first)
    return begins or _closes_first_apposition(words, named)


def _closes_first_apposition(words: Sequence[Word], named: Named) -> bool:
    """Tell whether a name closes the apposition that its sentence begins with: "The foreman, Anna Orr, sat"."""
    if words[named.start].gap.strip() != "," or named.last >= len(words) or words[named.last].joined:
        return False
    for place in range(named.start - 1, max(-1, named.start - MAX_APPOSED_WORDS), -1):
        word = words[place]
        if word.key in SPEECH or word.sentence != words[named.start].sentence:
            return False
        if word.first:
            return word.key not in PREPOSITIONS
        if not word.joined:
            return False
    return False
