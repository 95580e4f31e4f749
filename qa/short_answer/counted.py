"""Compare what is counted: "9 council seats" are seats, no votes; "9 people killed" are not "9 people injured"."""

from collections.abc import Container, Sequence

from index.lexical import STOP_WORDS, stem

RUN_WORDS = 4  # words behind a number in which the noun is looked for
_SKIPPED = frozenset("of the its their his her our these those all more other".split())  # "9 of their seats"
_ADDED = frozenset("another additional further extra".split())
_PLURALS = {"people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
            "mice": "mouse", "geese": "goose", "wives": "wife", "lives": "life", "wolves": "wolf", "thieves": "thief"}  # fmt: skip
_NO_PLURAL_ENDINGS = ("ss", "us", "is")


def read_counted(tokens: Sequence[str], at: int, numbers: Container[str]) -> tuple[str, ...]:
    """Read the words behind a number that tell what is counted: "council", "seats"; none where nothing does.

    :param tokens: Of a text, in small letters; punctuation is a token.
    :param numbers: Words of numbers, at which reading stops.
    """
    if tokens[at : at + 1] == ["-"]:
        return tuple(word for word in tokens[at + 1 : at + 2] if word.isalpha())  # "a 9-seat majority"
    while at < len(tokens) and (tokens[at] in _SKIPPED or tokens[at] in _ADDED):
        at += 1
    words: list[str] = []
    for word in tokens[at : at + RUN_WORDS]:
        if not word.isalpha() or word in STOP_WORDS or word in numbers or word.endswith("ly"):
            break
        words.append(word)
    return tuple(words)


def find_head(words: Sequence[str]) -> str | None:
    """Give the stem of the last plural among words; None where there is none."""
    return next((_reduce(word) for word in reversed(words) if _is_plural(word)), None)


def counted_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two texts count the same, or one does not say what.

    All words of one stand in the other, with its noun: "seats" and "council seats", not "boats" and "boat owners".
    """
    if not one or not other:
        return True
    shorter, longer = sorted((one, other), key=len)
    words = set(map(_reduce, shorter))
    return words <= set(map(_reduce, longer)) and not words.isdisjoint(
        {find_head(longer), _reduce(longer[-1])}
    )


def _is_plural(word: str) -> bool:
    if word in _PLURALS or word.endswith("men"):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(_NO_PLURAL_ENDINGS)


def _reduce(word: str) -> str:
    if word.endswith("men"):
        return f"{word[:-3]}man"
    return stem(_PLURALS.get(word, word))
