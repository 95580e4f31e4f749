"""Find the names that only the rest of an article shows to be names: last names that are titles, names in headlines."""

from collections.abc import Container, Sequence
from dataclasses import replace

from index.speakers.article.capitals import find_speaker_end
from index.speakers.article.name_runs import find_name_start
from index.speakers.article.named import (
    BARE,
    BODY,
    OTHER,
    PERSON,
    PLACE,
    SURNAMES,
    Named,
    is_full,
    is_person_title,
    is_title,
    write_title,
)
from index.speakers.article.words import Word, Words
from index.speakers.lists.body_words import BODY_NOUNS, NAMED_BODIES, PLACE_NOUNS, THINGS
from index.speakers.lists.given_names import is_given_name
from index.speakers.lists.role_words import RANKS
from index.speakers.lists.terms import CALENDAR, CROWDS, ORDINARY, PREPOSITIONS, SPEECH

_RANKED_WORDS = 2  # a rank and a last name
MAX_NAME_WORDS = 4  # words of a person's name in a headline
# What stands before a month or a day, and not before a person of that name: "in May".
_TIMES = PREPOSITIONS | frozenset("since until till last next early late mid this every through from".split())


def add_surnames(article: Words, names: Sequence[Named]) -> list[Named]:
    """Add last names that are titles or months too, where the article has such a person: "Ms. Orr and Mr. King".

    In full, or behind a title: "Prime Minister May".
    """
    words = article.words
    surnames = {
        words[named.last - 1].key for named in names if is_full(named) or (named.kind == BARE and named.title)
    }
    surnames = {key for key in surnames if is_title(key) or key in CALENDAR}
    taken = {place for named in names for place in range(named.start, named.last)} if surnames else set()
    found = [
        Named(at, at, at + 1, BARE, word.first)
        for at, word in enumerate(words if surnames else ())
        if word.key in surnames
        and word.capital
        and at not in taken
        and word.sentence not in article.headlines
        and _is_surname(words, at)
    ]
    return sorted((*names, *found), key=lambda named: named.start)


def free_given_names(article: Words, names: Sequence[Named]) -> list[Named]:
    """Make persons' names of words for things that are also the given name of somebody in the article: "Bill said"."""
    words = article.words
    given = {words[named.first].key for named in names if is_full(named)}
    return [
        replace(named, kind=BARE)
        if named.last - named.start == 1
        and named.kind in (PLACE, BODY, OTHER)
        and words[named.first].key in given
        and is_given_name(words[named.first].key)
        and _is_surname(words, named.first)
        else named
        for named in names
    ]


def part_ranks(article: Words, names: Sequence[Named]) -> list[Named]:
    """Part a police rank from the last name of somebody in the article: "PC Dell" where it has Robert Dell."""
    words = article.words
    surnames = {words[named.last - 1].key for named in names if is_full(named)}
    return [
        replace(named, first=named.last - 1, kind=BARE, weak=False, title=words[named.first].key)
        if named.kind in (BODY, OTHER)
        and named.last - named.start == _RANKED_WORDS
        and named.start == named.first
        and words[named.first].text in RANKS
        and words[named.last - 1].key in surnames
        else named
        for named in names
    ]


def _is_surname(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word that may be a title or a month stands where a last name does."""
    word = words[at]
    before = words[at - 1] if at and word.joined else None
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].joined else None
    if before is not None and before.key == "to" and at > 1 and words[at - 2].key == "according":
        before = None
    if word.key in CALENDAR and (
        (before is not None and before.key in _TIMES) or (after is not None and after.text[:1].isdigit())
    ):
        return False
    begins = before is None or (
        before.key not in ("the", "a") and (not before.capital or before.key in ORDINARY)
    )
    return begins and (after is None or word.possessive or not after.capital)


def add_headline_names(
    article: Words, names: Sequence[Named], sources: Sequence[tuple[int, int]]
) -> list[Named]:
    """Add the names that sources in headlines are: as the text has them, or a known given name and one more."""
    words = article.words
    if not any(words[start].sentence in article.headlines for start, end in sources if start < end):
        return list(names)
    full: set[tuple[str, ...]] = set()
    single: set[str] = set()
    for named in names:
        keys = tuple(word.key for word in words[named.first : named.last])
        if is_full(named):
            full.update((keys, (keys[0], keys[-1])))
            single.add(keys[-1])
        elif named.kind in (BARE, BODY) and not named.weak:
            single.update(keys if len(keys) == 1 else ())
            full.update([keys] if len(keys) > 1 else ())
    found: dict[int, Named] = {}
    for start, end in sources:
        if start < end and words[start].sentence in article.headlines:
            end = find_speaker_end(words, start, end)
            name = _read_headline_name(words, start, end, full=full, single=single)
            if name is not None:
                found[name.start] = name
    return sorted((*names, *found.values()), key=lambda named: named.start)


def _read_headline_name(
    words: Sequence[Word], start: int, end: int, *, full: Container[tuple[str, ...]], single: Container[str]
) -> Named | None:
    first = find_name_start(words, start, end)
    keys = tuple(word.key for word in words[first:end])
    title = words[first - 1].key if first > start and is_person_title(words[first - 1].key) else ""
    title = write_title(title)
    if not 1 <= len(keys) <= MAX_NAME_WORDS or not all(word.capital for word in words[first:end]):
        return None
    if keys in full:
        return Named(start, first, end, _known_kind(keys), weak=True, title=title)
    if len(keys) == 1:
        fits = keys[0] in single or (bool(title) and keys[0] not in BODY_NOUNS and keys[0] not in ORDINARY)
        return Named(start, first, end, BARE, weak=True, title=title) if fits else None
    last = keys[-1]
    fits = is_given_name(keys[0]) and not (last in ORDINARY or last in BODY_NOUNS or last in PLACE_NOUNS)
    fits = fits and last not in NAMED_BODIES and last not in THINGS
    fits = fits and not (is_title(last) or last in CALENDAR or last in SPEECH or last in CROWDS)
    return Named(start, first, end, PERSON, weak=True, title=title) if fits else None


def _known_kind(keys: Sequence[str]) -> str:
    bodily = keys[-1] in BODY_NOUNS and keys[-1] not in SURNAMES
    return BODY if bodily or any(key in ("of", "for") for key in keys) else PERSON
