"""Tell what a row of words with capital letters names: a person, a body, a place, or something else."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.speakers.article.capitals import Capitals
from index.speakers.article.name_runs import find_inner_name, is_describing, skip_post
from index.speakers.article.named import (
    BARE,
    BODY,
    MAX_APPOSED_WORDS,
    OTHER,
    PERSON,
    PLACE,
    SURNAMES,
    Named,
    is_person_title,
    write_title,
)
from index.speakers.article.words import Word
from index.speakers.lists.body_words import (
    BODIES,
    BODY_NOUNS,
    NAMED_BODIES,
    NATIONALITIES,
    PARTIES,
    PLACE_NOUNS,
    PLACES,
    THINGS,
)
from index.speakers.lists.countries import COUNTRY_KEYS
from index.speakers.lists.given_names import is_given_name
from index.speakers.lists.role_words import HONORIFICS, MODIFIERS, PREFIXES, RANKS, is_role_word, singular
from index.speakers.lists.terms import (
    ACTS,
    CALENDAR,
    CROWDS,
    ORDINARY,
    PARTICLES,
    PREPOSITIONS,
    SPEECH,
    SUFFIXES,
)

# Titles that stay with a single name: nobody calls the pope "Francis" alone in an archive of many.
REGAL = frozenset(
    "pope king queen prince princess emperor empress sultan sheikh emir duke duchess saint".split()
)
_AFTER_NAMES = SPEECH | ORDINARY | PREPOSITIONS
_NO_SURNAMES = PLACES | BODIES | CALENDAR
_ACRONYM = re.compile(r"[A-Z](?:[A-Z&]|\.[A-Z]){1,6}\.?")
_AGE = re.compile(r"1?\d?\d")
_FULL_WORDS = 2  # of a given and a last name


def classify(words: Sequence[Word], named: Named, *, evidence: Capitals) -> Named:
    """Give a name its kind and title; titles that belong to it, and words before a person's name, change its start."""
    at, first, end = named.start, named.first, named.last
    keys = [word.key for word in words[first:end]]
    title = words[first - 1].key if first > at and _is_titling(words[first - 1]) else ""
    title = (
        "secretary"
        if first > at
        and not title
        and "secretary" in [w.key for w in words[max(0, at - 2) * (first > at) : first]][-4:]
        else title
    )
    weak = len(keys) == 1 and first == at and words[first].first and evidence.middle[keys[0]] == 0
    named = replace(named, weak=weak, title=write_title(title))
    if title in REGAL and len(keys) <= 2:
        return replace(named, first=first - 1, kind=PERSON, title="")
    if " ".join(keys) in PLACES:
        return replace(named, kind=PLACE)
    if _is_body(words, named, keys):
        while at < first and (words[at].key in PREFIXES or is_person_title(words[at].key)):
            at += 1
        return replace(named, start=at, first=at, kind=BODY, title="")
    if keys[-1] in PLACE_NOUNS and not (is_given_name(keys[0]) and keys[-1] in SURNAMES and len(keys) > 1):
        return (
            replace(named, kind=PLACE)
            if not title
            else replace(named, kind=BARE if len(keys) == 1 else PERSON)
        )
    if (
        len(keys) == 1
        and first > at
        and not title
        and evidence.alone[keys[0]] == 0
        and not is_describing(words[first - 1].text)
    ):
        before = words[at - 1].key if at and words[at].joined else ""
        return replace(named, first=at, kind=BODY if before == "the" else OTHER)  # "the American Legion"
    if len(keys) == 1:
        return _classify_single(words, named)
    inner = find_inner_name(words, first, end, heard=end in evidence.heard)
    is_person = inner > first or _is_person(words, named, evidence=evidence)
    if inner == first and (is_person or end in evidence.heard):
        inner = skip_post(words, first, end)
    return replace(named, first=inner, kind=PERSON if is_person or inner > first else OTHER)


def _is_titling(word: Word) -> bool:
    return is_person_title(word.key) or word.text in RANKS


def _is_body(words: Sequence[Word], named: Named, keys: Sequence[str]) -> bool:
    given = is_given_name(keys[0]) and len(keys) > 1
    if named.title in HONORIFICS:
        return False
    if keys[-1] in BODY_NOUNS and (named.last - named.start > 1):
        return not (given and (keys[-1] in SURNAMES or keys[-1] in SUFFIXES)) and not (
            named.title and keys[-1] in SURNAMES
        )
    if keys[0] in BODIES or (not named.title and any(key in ("of", "for") for key in keys)):
        return True
    if any(
        key in ("inc", "corp", "ltd", "llc", "plc", "pac", "national", "international", "united")
        for key in keys
    ):
        return True
    text = words[named.first].text
    return (
        _ACRONYM.fullmatch(text) is not None
        and not named.title
        and not (text.endswith(".") and len(keys) > 1)
    )


def _classify_single(words: Sequence[Word], named: Named) -> Named:
    word = words[named.first]
    if word.key in NATIONALITIES or word.key in CROWDS or word.key in PARTIES:
        return replace(named, kind=OTHER)
    if named.title:
        return replace(named, kind=BARE)
    before = words[named.start - 1].key if named.start > 0 and words[named.start].joined else ""
    after = words[named.last] if named.last < len(words) and words[named.last].joined else None
    ends = after is None or word.possessive or after.key in _AFTER_NAMES
    return replace(named, kind=BODY if before == "the" and ends else BARE)


def _is_person(words: Sequence[Word], named: Named, *, evidence: Capitals) -> bool:
    first, end = named.first, named.last
    keys = [word.key for word in words[first:end]]
    if keys[-1] in PARTIES or keys[-1] in CROWDS:
        return False
    if keys[-1] in NATIONALITIES:
        return _bears_nationality(keys)
    if is_given_name(keys[0]) or named.title or keys[-1] in SUFFIXES:
        return True
    if any(
        len(word.key) == 1 or re.fullmatch(r"(?:\w\.){2}", word.text) for word in words[first : first + 2]
    ):
        return True
    before = words[named.start - 1] if named.start > 0 and words[named.start].joined else None
    if (before is not None and before.key == "the") or len(keys) > 4:
        return False
    if end < len(words) and words[end].joined and words[end].key in ACTS:
        return not _is_common(keys, evidence)
    if before is not None and is_role_word(before.key):
        return True
    if _is_beside_person(words, end) and not _is_common(keys, evidence):
        return True
    if (end in evidence.heard or _is_apposed(words, named)) and not _is_common(keys, evidence):
        return True
    return _is_explained(words, end) or (
        evidence.alone[keys[-1]] > 0 and keys[-1] not in _NO_SURNAMES and keys[-1] not in evidence.small
    )


def _bears_nationality(keys: Sequence[str]) -> bool:
    """Tell "Mark Cuban" from "Jordan Syrian" and "Roman Catholic"."""
    given = is_given_name(keys[0]) and keys[0] not in PLACES and keys[0] not in COUNTRY_KEYS
    return given and len(keys) == _FULL_WORDS and (keys[-1] in COUNTRY_KEYS or keys[-1] == "english")


def _is_apposed(words: Sequence[Word], named: Named) -> bool:
    """Tell whether a name closes an apposition: "the commissioner for the land, Anna Orr, told"."""
    start, end = named.start, named.last
    if start == 0 or words[start].gap.strip() != "," or words[start - 1].sentence != words[start].sentence:
        return False
    if end < len(words) and words[end].joined and words[end].sentence == words[start].sentence:
        return False
    for place in range(start - 1, max(-1, start - MAX_APPOSED_WORDS), -1):
        word = words[place]
        if word.key not in ORDINARY and (is_role_word(word.key) or is_role_word(singular(word.key))):
            return not word.capital or word.first
        if not word.joined or word.key in SPEECH:
            return False
    return False


def _is_beside_person(words: Sequence[Word], end: int) -> bool:
    """Tell whether "and" and a person's name in full follow: "Tyresha Orr and Anna Pike"."""
    after = words[end : end + 3]
    if len(after) < 3 or after[0].key != "and" or words[end - 1].possessive:
        return False
    joined = all(word.joined and word.sentence == words[end - 1].sentence for word in after)
    named = after[1].capital and after[2].capital and is_given_name(after[1].key)
    return joined and named and after[2].key not in BODY_NOUNS and after[2].key not in PLACE_NOUNS


def _is_common(keys: Sequence[str], evidence: Capitals) -> bool:
    """Tell whether what speaks has words that are no names: "Planned Ferries", "Harwick Matters"."""
    last = keys[-1]
    if last in _NO_SURNAMES or keys[0] in BODIES or last in THINGS or last in NAMED_BODIES:
        return True
    if any(key in BODY_NOUNS and key not in SURNAMES for key in keys):
        return True
    return any(key in evidence.small for key in keys if key not in PARTICLES)


def _is_explained(words: Sequence[Word], end: int) -> bool:
    """Tell whether an age, "who" or a role follows a name."""
    if end >= len(words) or words[end].sentence != words[end - 1].sentence:
        return False
    if words[end].key == "who":
        return True
    if not words[end].gap.startswith(","):
        return False
    if _AGE.fullmatch(words[end].text):
        return True
    for word in words[end : end + 5]:
        if is_role_word(word.key):
            return True
        if word.key not in MODIFIERS and word.key not in ("the", "a", "an") and not word.capital:
            return False
    return False
