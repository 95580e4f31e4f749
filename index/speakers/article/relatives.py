"""Tell whether a single name is a relative's: "her father, Dunstan,", "his wife Maia"."""

from collections.abc import Sequence

from index.speakers.article.named import BARE, Named
from index.speakers.article.words import Word
from index.speakers.lists.role_words import KIN
from index.speakers.lists.terms import ORDINARY

_OWNERS = frozenset("his her their my our whose".split())


def is_relative(words: Sequence[Word], named: Named) -> bool:
    """Tell whether somebody's relative or friend stands right before a name of one word, and nothing of a place after it.

    "Her father, Dunstan, sat" has a comma on both sides; "her father, Harwick's mayor" and "her sister, London-born" have not.
    """
    if (
        named.kind != BARE
        or named.last - named.start != 1
        or named.start < 2
        or words[named.start].possessive
    ):
        return False
    word, kin, owner = words[named.start], words[named.start - 1], words[named.start - 2]
    owned = kin.joined and (owner.key in _OWNERS or owner.possessive)
    if not owned or kin.key not in KIN or word.sentence != owner.sentence:
        return False
    after = words[named.last] if named.last < len(words) else None
    apposed = word.gap.strip() == ","
    if after is None or after.sentence != word.sentence or not after.joined:
        return apposed or word.joined
    return not apposed and word.joined and (not after.capital or after.key in ORDINARY)
