"""Fold a name: one key for its spellings, and its parts, to tell whether two forms may be one person."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from index.speakers.lists.name_variants import SHORT_FORMS, SPELLINGS

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ß": "ss"}
)
# Cyrillic, Russian and Ukrainian, as English papers write it; folding evens out the rest.
_CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэіґё", "abvgdeziiklmnoprstufyeige", strict=True))
    | {
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ь": "",
        "ъ": "",
        "ю": "yu",
        "я": "ya",
    }
    | {"ї": "yi", "є": "ye"}
)
_MARKS = str.maketrans(
    "", "", "'’‘ʼʹ`´ʿʾ\"“”"
)  # apostrophes, soft signs and ayn, as transliterations write them
_DOTS = re.compile(r"[.,]+")
_HYPHENS = re.compile(r"[-‐‑‒–—]+")
_ASIDE = re.compile(r"\([^()]{0,40}\)|[\"“][^\"“”]{1,40}[\"”]")  # "Robert (Bob) Kearn", 'Robert "Bob" Kearn'
_WORD_CACHE = 1 << 16  # words of names kept folded; a name list of 50,000 has about 40,000 words

# Last names of Slavic languages, whose vowels and "g" English papers write in several ways.
_SLAVIC = re.compile(
    r"(?:..enk[oa]|..sk(?:[yij]+|a|aya|aia|oi|oy)|...[oe](?:v|w|ff?)a?|..[yi]t?s?ch|..[uy]k|..iuk|..[nt]sk)$|.kh.|zh|shch"
)
_SLAVIC_LETTERS = str.maketrans("yjwg", "iivh")
_LONG_NAME = 6  # letters from which "-i" and "-y" at the end are one ("Levi" and "Levy" are two names)

_ARTICLES = frozenset({"al", "el"})
_UNLIKE_OTHERS = _ARTICLES | {"the"}
_PARTICLES = frozenset(
    "von van der den de del della di da dos das du la le ter ten zu bin ibn ould st".split()
)
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "", "ii": "ii", "iii": "iii", "iv": "iv"}

# Family names that stand first in Chinese, Korean and Vietnamese order and are no Western given names.
_FAMILY_FIRST = frozenset(
    "ban cai cao chen choi deng feng guo hu hwang jang jiang jung kang li liang lin liu luo ma mao moon ngo nguyen pham "
    "qin song sun tang tran wang wei wen wu xi xie xu yang yoon ye yu zhang zhao zheng zhou zhu".split()
)

_KOREAN_FIRST = frozenset({"kim", "lee", "park"})  # given names elsewhere: only before two short words


@dataclass(frozen=True, slots=True)
class PersonKey:
    """The folded parts of a person's name.

    Attributes:
        given: First and middle names, initials as one letter; empty for a last name alone.
        last: Last name with its particles: "fon der leyen" has three words, "Ocasio-Cortez" two.
        suffix: "jr", "ii", "iii", "iv", or empty: father and son are two.
        family: For an Asian name its first word, which may be the last name; empty otherwise.
    """

    given: tuple[str, ...]
    last: str
    suffix: str = ""
    family: str = ""


def fold_person(name: str) -> str:
    """Fold a name to a key that its spellings share; empty where it has no letter or digit.

    Case, accents, apostrophes, hyphens, dots, a leading "the", "al-" inside a name, and transliterations do not
    count: "Zelenskyy" and "Zelensky", "Serhii" and "Sergey" are one. Order of words does. Cyrillic is transliterated.
    """
    return " ".join(" ".join(parts) for parts in _split_units(name))


def parse_person(name: str) -> PersonKey | None:
    """Split a person's name into folded parts; None where nothing is left of it."""
    if "(" in name or '"' in name or "“" in name:
        name = _ASIDE.sub(" ", name)
    units = [" ".join(parts) for parts in _split_units(name)]
    suffix = ""
    while len(units) > 1 and units[-1] in _SUFFIXES:
        suffix = _SUFFIXES[units.pop()]
    if len(units) > 1 and units[0] == "al" and _has_article_first(name):
        units = units[1:]
    units = [_drop_article(unit) if place == 0 else unit for place, unit in enumerate(units)]
    if not units:
        return None
    first = len(units) - 1
    while first > 0 and units[first - 1] in _PARTICLES:
        first -= 1
    return PersonKey(tuple(units[:first]), " ".join(units[first:]), suffix, _family_first(units))


def persons_agree(one: PersonKey, other: PersonKey) -> bool:
    """Tell whether two full names may be one person's.

    Last names and suffixes are equal, first names agree (`given_names_agree`), and of the middle names, as far as both
    have any, each agrees or is the other's initial. A last name alone agrees with nothing here.
    """
    if one.last != other.last or one.suffix != other.suffix or not one.given or not other.given:
        return False
    if (
        not _folded_agree(one.given[0], other.given[0])
        or _hides_first(one, other)
        or _hides_first(other, one)
    ):
        return False
    pairs = zip(one.given[1:], other.given[1:], strict=False)
    return all(left == right or _is_initial(left, right) or _is_initial(right, left) for left, right in pairs)


def _hides_first(one: PersonKey, other: PersonKey) -> bool:
    """Tell whether a name has a middle name but only the initial of the first, and the other no middle name."""
    return len(one.given) > 1 and len(one.given[0]) == 1 and len(other.given) == 1 and len(other.given[0]) > 1


def given_names_agree(one: str, other: str) -> bool:
    """Tell whether two first names may be one person's: "Bill" and "William", "D." and "Dmitry".

    For names whose last names agree; on their own "Al" and "Alan" say nothing.
    """
    return _folded_agree(fold_person(one), fold_person(other))


def given_letters(folded: str) -> frozenset[str]:
    """Return the first letters that a folded given name is written with: "y" and "e" for "Yevgeny"."""
    return _LETTERS_OF.get(folded, frozenset(folded[:1]))


def related_given_names(folded: str) -> frozenset[str]:
    """Return the folded given names that a folded one is short for or shortened to, itself among them."""
    return _related().get(folded, frozenset({folded}))


def plain_letters(text: str) -> str:
    """Lower a text and strip accents and apostrophes; Cyrillic is written in Latin letters."""
    lowered = text.lower()
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFC", lowered).translate(_CYRILLIC).translate(_LETTERS)
        lowered = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return lowered.translate(_MARKS)


@lru_cache(maxsize=_WORD_CACHE)
def fold_word(word: str) -> str:
    """Fold one word of a name, already in plain letters; see `fold_person`."""
    known = _SPELLING_OF.get(word)
    if known is not None:
        return known
    slavic = len(word) > 3 and _SLAVIC.search(word) is not None
    word = _fold_letters(word)
    return _fold_slavic(word) if slavic else _fold_ending(word)


def _fold_letters(word: str) -> str:
    """Even out "kh" (not at the start of "Khan"), "x", and umlauts written with "e" before a consonant."""
    if "kh" in word and (len(word) >= _LONG_NAME or not word.startswith("kh")):
        word = word.replace("kh", "h")
    word = word.replace("x", "ks")
    if len(word) >= _LONG_NAME:
        word = re.sub(r"([aou])e(?=[bcdfghjkmnprstvwz]|l.)", r"\1", word)
    return word


def _fold_slavic(word: str) -> str:
    word = word.replace("schtsch", "shch").replace("tsch", "ch").replace("sch", "sh")
    word = word.translate(_SLAVIC_LETTERS)
    word = re.sub(r"([oe])ff?$", r"\1v", word)
    word = re.sub(r"i+", "i", word)
    word = re.sub(r"i(?=[oe])", "", word)
    word = re.sub(r"(?<=[vh])o(?=v$)", "e", word)  # "Solovyov", "Gorbachov"
    return re.sub(r"enka$", "enko", word)


def _fold_ending(word: str) -> str:
    """End "-yi", "-iy", "-ii" and, in long names, "-i" in "y"; "-off" in "ov"."""
    if len(word) < 3:
        return word
    end = re.search(r"[yij]+$", word)
    if end is not None and (len(end[0]) > 1 or (len(word) >= _LONG_NAME and word[-2] not in "aeou")):
        return word[: end.start()] + "y"
    return word


@lru_cache(maxsize=_WORD_CACHE)
def _split_units(name: str) -> tuple[tuple[str, ...], ...]:
    """Split a name into words, and each word at its hyphens, folded; articles inside the name are dropped."""
    plain = plain_letters(name)
    words = plain.split()
    if plain.replace(" ", "").isalnum() and _UNLIKE_OTHERS.isdisjoint(words):
        return tuple((fold_word(word),) for word in words)  # the common case, four times as fast
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) == 1 and "." in words[0] and _HYPHENS.search(words[0]) is None:
        words = [words[0].replace(".", "")]  # "U.N." is one word
    elif "." in plain or "," in plain:
        words = _DOTS.sub(" ", " ".join(words)).split()
    units = [[fold_word(part) for part in _HYPHENS.split(word) if part] for word in words]
    kept = (tuple(_without_articles(unit, place)) for place, unit in enumerate(units))
    return tuple(unit for unit in kept if unit)


def _without_articles(unit: list[str], place: int) -> list[str]:
    if not unit or unit[0] not in _ARTICLES:
        return unit
    return unit[1:] if place > 0 else ["al", *unit[1:]]


def _has_article_first(name: str) -> bool:
    """Tell "al Sadr" from "Al Gore": the article is in small letters."""
    return name.lstrip()[:1].islower()


def _drop_article(unit: str) -> str:
    return unit.removeprefix("al ")


def _family_first(units: list[str]) -> str:
    """Find "xi" in "Xi Jinping", and "kim" in "Kim Jong-un" but not in "Kim Harrow"."""
    if not 1 < len(units) <= 3:
        return ""
    three = len(" ".join(units).split()) == 3 and max(map(len, units[1:])) <= _LONG_NAME + 1
    known = units[0] in _FAMILY_WORDS or (three and units[0] in _KOREAN_FIRST)
    return units[0] if known else ""


def _folded_agree(one: str, other: str) -> bool:
    if one == other:
        return True
    if _is_initial(one, other) or _is_initial(other, one):
        return True
    return other in related_given_names(one)


def _is_initial(letter: str, name: str) -> bool:
    return len(letter) == 1 and letter in given_letters(name)


_SPELLING_OF = {word: line[0] for line in SPELLINGS for word in line}
_LETTERS_OF = {line[0]: frozenset(word[0] for word in line) for line in SPELLINGS}
_FAMILY_WORDS = frozenset(fold_word(word) for word in _FAMILY_FIRST)


@lru_cache(maxsize=1)
def _related() -> dict[str, frozenset[str]]:
    """Join the lines of short forms: two names are related where one line has both."""
    related: dict[str, set[str]] = {}
    for line in SHORT_FORMS:
        folded = {fold_word(word) for word in line}
        for word in folded:
            related.setdefault(word, set()).update(folded)
    return {word: frozenset(names) for word, names in related.items()}
