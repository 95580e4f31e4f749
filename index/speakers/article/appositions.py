"""Find the name that closes an apposition in a source: "the director of the board, Anna Orr"."""

from collections.abc import Mapping, Sequence

from index.speakers.article.named import BARE, PERSON, Named
from index.speakers.article.words import Word
from index.speakers.lists.given_names import is_given_name
from index.speakers.lists.role_words import is_role_word
from index.speakers.lists.terms import PREPOSITIONS, SPEECH

_NO_TITLE = (PREPOSITIONS - {"of", "for"}) | SPEECH | frozenset("who which that whose whom and".split())
MAX_APPOSED_WORDS = (
    14  # words between what somebody is called and his name: "director of the board, Anna Orr"
)
MAX_TITLE_WORDS = 8  # words of a role between a comma and a name


def find_apposed(
    words: Sequence[Word], core: int, names: Sequence[Named], by_word: Mapping[int, int]
) -> int | None:
    """Find the name that closes an apposition: "the spokesman, Dmitry Peskov,".

    :param core: The word after what the person is called.
    :param by_word: The number of the name that begins at a word, by the number of the word.
    :return: The number of the name; None without one.
    """
    at = core
    limit = core + MAX_APPOSED_WORDS
    while at < min(len(words), limit) and words[at].joined and words[at].sentence == words[core - 1].sentence:
        if words[at].key in ("who", "that", "which") or words[at].key.endswith("ed"):
            return None
        at += 1
    if at >= len(words) or words[at].gap.strip() != ",":
        return None
    comma = at
    while at < min(len(words), comma + MAX_TITLE_WORDS) and not _closes(words, at, names, by_word):
        word = words[at]
        if (at > comma and not word.joined) or word.key in _NO_TITLE:
            return None
        at += 1
    name = by_word.get(at)
    if name is None or (at > comma and (words[at - 1].key in PREPOSITIONS or not words[at].joined)):
        return None
    if names[name].kind not in (PERSON, BARE) or words[names[name].last - 1].possessive:
        return None
    if names[name].kind == BARE and not names[name].title:
        return name if comma == core == at and is_given_name(words[at].key) else None
    return name


def _closes(words: Sequence[Word], at: int, names: Sequence[Named], by_word: Mapping[int, int]) -> bool:
    """Tell whether a name at a word is not part of a role: "Orr" is in "Orr aide Anna Pike"."""
    name = by_word.get(at)
    if name is None:
        return False
    last = names[name].last
    after = words[last] if last < len(words) and words[last].joined else None
    return after is None or not (words[last - 1].possessive or is_role_word(after.key))
