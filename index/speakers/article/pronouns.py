"""Find the pronouns of an article that tell of somebody, and the name that "who" or "which" follows."""

from collections.abc import Callable, Mapping, Sequence

from index.speakers.article.named import Named
from index.speakers.article.words import Word
from index.speakers.lists.role_words import is_role_word, singular
from index.speakers.lists.terms import CROWDS, PREPOSITIONS

SUBJECTS = frozenset({"he", "she"})
_FIRST_OWNERS = frozenset({"his", "her"})


def list_subject_pronouns(words: Sequence[Word]) -> list[int]:
    """List the words "he" and "she" outside quotations, in order."""
    return [at for at, word in enumerate(words) if word.key in SUBJECTS and not word.quoted]


def list_first_owners(words: Sequence[Word]) -> list[int]:
    """List the words "his" and "her" that begin a sentence outside quotations, in order."""
    return [
        at for at, word in enumerate(words) if word.first and word.key in _FIRST_OWNERS and not word.quoted
    ]


def find_relative(
    words: Sequence[Word],
    at: int,
    *,
    names: Sequence[Named],
    ends: Mapping[int, int],
    wanted: Callable[[int], bool],
) -> int | None:
    """Find the name that "who" or "which" at a word follows, by its number, if `wanted`; None without one.

    The name stands right before, or before an apposition between commas: "Anna Orr, the manager, who". In "a lawyer
    for Mr. Orr, who" it is not sure who is meant.
    """
    place = at
    for _ in range(2):
        name = ends.get(place)
        if name is not None:
            named = names[name]
            return name if wanted(name) and not _is_part(words, named) else None
        if not words[place].gap.startswith(",") and place == at:
            return None
        place -= 1
        while place > 0 and words[place].joined and words[place].sentence == words[at].sentence:
            place -= 1
        if not words[place].gap.startswith(",") or words[place].sentence != words[at].sentence:
            return None
    return None


def _is_part(words: Sequence[Word], named: Named) -> bool:
    """Tell whether a name belongs to a person before it: "a lawyer for Mr. Orr"."""
    if named.start < 2 or not words[named.start].joined or words[named.start - 1].key not in PREPOSITIONS:
        return False
    before = words[named.start - 2].key
    return before in CROWDS or is_role_word(before) or is_role_word(singular(before))
