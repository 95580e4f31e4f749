"""Read a name as a user writes it: without marks and titles, and what else may stand for a name."""

import re
from collections.abc import Iterable

from index.speakers.keys.fold import PersonKey, fold_word, plain_letters
from index.speakers.keys.fold_role import fold_role, has_post
from index.speakers.lists.given_names import is_given_name
from index.speakers.lists.last_names import COMMON_LAST_NAMES
from index.speakers.lists.ordinary_words import TITLES
from index.speakers.lists.role_words import is_role_word

COMMON_KEYS = frozenset(fold_word(name) for name in COMMON_LAST_NAMES)
_ABBREVIATED = frozenset(
    "cllr con const constable cpl dc dci dcs det di ds dr dsu insp mp msp ms pc pcso pte sgt supt tdc wpc".split()
)
_CUSTOMERS = frozenset({"customer"})
_PARTS_FROM = 3  # words of a name that two of them may stand for
MAX_WRITTEN_CHARS = 200  # code points; nothing longer is a name
_POSSESSIVE = re.compile(r"['’‘`´]s?$")
_EDGES = ' \t\n?!.,;:"“”«»()[]'
_UNCLOSED = re.compile(r"""(?<=\w)\s*(?:\([^()]*|["“][^"“”]*)$""")  # 'Marcia "Mar', "Kearn (R"


def clean_name(written: str) -> str:
    """Strip marks, an article and "'s" from a name; empty for what is too long to be one."""
    if len(written) > MAX_WRITTEN_CHARS:
        return ""
    name = _UNCLOSED.sub("", " ".join(written.split()))
    name = _POSSESSIVE.sub("", name.strip(_EDGES)).strip(_EDGES)
    return name[4:] if name.lower().startswith("the ") else name


def drop_titles(name: str) -> str:
    """Drop everything up to the last title: "Kremlin spokesman Dmitry Peskov", "Mr Peskov"; not the last word."""
    words = name.split()
    titles = [place for place, word in enumerate(words[:-1]) if is_title(word)]
    return " ".join(words[titles[-1] + 1 :]) if titles else name


def is_title(word: str) -> bool:
    """Tell whether a word stands before names as a title."""
    plain = plain_letters(word).rstrip(".")
    if plain in TITLES or has_post(fold_role(plain)):
        return True
    return plain in _ABBREVIATED and not is_given_name(plain)


def is_calling(word: str) -> bool:
    """Tell whether a word before a full name only says what somebody is: "Cllr", "PC", "Customer"; no first name."""
    plain = plain_letters(word).rstrip(".")
    if is_given_name(plain):
        return False
    return plain in _CUSTOMERS or is_title(word) or is_role_word(plain)


def list_parts(person: PersonKey) -> Iterable[str]:
    """List what stands for a name of three words or more: "Rosa Diaz" and "Diaz Vega" for "Rosa Diaz Vega".

    Not where the words may be another's name: a tail that begins with a given name ("Kelly Marsh" of "John Kelly
    Marsh"), or a start that ends in one or in a common last name.
    """
    words = [*person.given, *person.last.split(" ")]
    if len(words) < _PARTS_FROM:
        return
    for first in range(1, len(person.given)):
        if len(words[first]) > 1 and not is_given_name(words[first]):
            yield " ".join(words[first:])
    if len(words[1]) > 1 and words[1] not in COMMON_KEYS and not is_given_name(words[1]):
        yield " ".join(words[:2])


def agrees_but_last(person: PersonKey, known: PersonKey) -> bool:
    """Tell whether all but the last name is the same; middle names as far as both have any."""
    return person.suffix == known.suffix and all(
        one == other for one, other in zip(person.given, known.given or ("",), strict=False)
    )
