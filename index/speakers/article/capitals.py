"""Tell what a whole article shows of its capital letters: which words are names, and which only begin sentences."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.speakers.article.named import is_title
from index.speakers.article.words import Word, Words
from index.speakers.lists.terms import ORDINARY, PREPOSITIONS

MAX_SOURCE_WORDS = 24  # words of a source that are read for its name
_PARTS = PREPOSITIONS | frozenset("who which that whose whom when where as across beside".split())


@dataclass(frozen=True, slots=True)
class Capitals:
    """What the whole article tells of a word in small letters.

    Attributes:
        middle: Times it has a capital inside a sentence.
        alone: Times it has one there, and none of its neighbours has.
        small: Words that occur in small letters.
        heard: The words after what is the name in a source of a statement, if it has a name.
    """

    middle: Counter[str]
    alone: Counter[str]
    small: frozenset[str]
    heard: frozenset[int]


def gather_capitals(article: Words, sources: Sequence[tuple[int, int]]) -> Capitals:
    """Count the capital letters of an article's words, and find which words end a name that speaks."""
    middle: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    small: set[str] = set()
    words = article.words
    for at, word in enumerate(words):
        if not word.capital:
            small.add(word.key)
        elif not word.first and word.sentence not in article.headlines:
            middle[word.key] += 1
            before = words[at - 1].capital and word.joined and not words[at - 1].first
            after = at + 1 < len(words) and words[at + 1].capital and words[at + 1].joined
            alone[word.key] += not before and (not after or word.possessive)
    heard = set()
    for start, end in sources:
        if start >= end or words[start].sentence in article.headlines:
            continue
        last = find_speaker_end(words, start, end)
        heard.add(last)
        word = words[start]
        single = last - start == 1 and not word.possessive and not is_title(word.key)
        if single and word.capital and word.key not in ORDINARY and word.key not in small:
            alone[word.key] += 1
    return Capitals(middle, alone, frozenset(small), frozenset(heard))


def find_speaker_end(words: Sequence[Word], start: int, end: int) -> int:
    """Find the word after the name in a source, if it has one: "the engineer, Anna Orr", "Anna Orr of Harwick".

    The name ends the first part, or, where that has no capital but its first, the next part that follows a comma.
    """
    begins, named, skip = start, False, False
    for at in range(start, min(end, start + MAX_SOURCE_WORDS)):
        word = words[at]
        parted = at > begins and not word.joined
        if at > begins and (parted or word.key in _PARTS):
            if named and not skip:
                return at
            begins, named = at, False
            skip = not (parted and word.gap.strip() in (",", ", ")) or word.key in _PARTS
        named = (
            word.capital and not word.possessive and not (at == start and word.first and is_title(word.key))
        )
    return min(end, start + MAX_SOURCE_WORDS)
