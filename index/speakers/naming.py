"""Find names in an article: of persons, bodies and places, by capital letters and the words around them."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from index.speakers.given_names import is_given_name
from index.speakers.terms import ABBREVIATED as TITLES_SHORT
from index.speakers.terms import (
    BODIES,
    BODY_NOUNS,
    CALENDAR,
    CROWDS,
    DAYS,
    HONORIFICS,
    MODIFIERS,
    NAMED_BODIES,
    NATIONALITIES,
    OFFICES,
    ORDINARY,
    PARTICLES,
    PARTIES,
    PLACE_NOUNS,
    PLACES,
    PREFIXES,
    PREPOSITIONS,
    SPEECH,
    SUFFIXES,
    THINGS,
    TITLES,
    is_role_word,
    singular,
)
from index.speakers.words import Word, Words

PERSON, BARE, BODY, PLACE, OTHER = "person", "bare", "body", "place", "other"
MAX_NAME_WORDS = 4  # words of a person's name in a headline
MAX_RUN_WORDS = 12  # words with capitals in a row; a longer row is a list or a headline
# Titles that stay with a single name: nobody calls the pope "Francis" alone in an archive of many.
REGAL = frozenset(
    "pope king queen prince princess emperor empress sultan sheikh emir duke duchess saint".split()
)
# Surnames that are also the last word of bodies and places: "Anita Hill".
_SURNAMES = frozenset(
    """church bank club sun star house mirror guard bee force trust standard express hill hills lake beach hall park lane
    day bridge falls garden port forest rice bill post state security bay security court""".split()
)
_AFTER_NAMES = SPEECH | ORDINARY | PREPOSITIONS
_NO_SURNAMES = PLACES | BODIES | CALENDAR
_ACRONYM = re.compile(r"[A-Z](?:[A-Z&]|\.[A-Z]){1,6}\.?")
_CONTRACTION = re.compile(
    r"(?:i|you|we|they|he|she|it|that|there|here|who|what)['’](?:m|ve|d|ll|re|s)|.*n['’]t"
)
_AGE = re.compile(r"1?\d?\d")
NICKNAME_MARKS = frozenset(('"', "'", "“", "”", "‘", "’", "(", ")", "''", "``"))
_SHOUTED = frozenset("today now one".split())  # ordinary words of bodies written in capitals: "USA TODAY"
# Ordinary words that with a capital after a given name are last names: "Anna Little".
_LAST_NAMES_TOO = frozenset("may will read good little big see well near close still back".split())
MAX_APPOSED_WORDS = 7  # words back from a name's comma in which the role is looked for
MAX_SOURCE_WORDS = 24  # words of a source that are read for its name
_PARTS = PREPOSITIONS | frozenset("who which that whose whom when where as across beside".split())
# What stands before a month or a day, and not before a person of that name: "in May".
_TIMES = PREPOSITIONS | frozenset("since until till last next early late mid this every through from".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands; all places are numbers of words.

    Attributes:
        start: First word of the titles with capitals before it; `first` where there are none.
        first: First word of the name.
        last: The word after the name.
        kind: `PERSON` (in full), `BARE` (one word, a last or a first name, or a body), `BODY`, `PLACE` or `OTHER`.
        weak: Whether its capital letter may be that of its sentence alone.
        title: Small letters of its nearest title: "mr", "senator"; empty without one.
    """

    start: int
    first: int
    last: int
    kind: str
    weak: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Evidence:
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


def find_names(article: Words, sources: Sequence[tuple[int, int]] = ()) -> list[Named]:
    """Find the names of an article, ascending and apart from each other.

    Headlines give no new names, but a source there is one if it is a given and a last name, or a name of the text.

    :param sources: The words of each source of a statement, [first, after); what speaks is likelier a person.
    """
    words = article.words
    evidence = _gather_evidence(article, sources)
    names: list[Named] = []
    at = 0
    while at < len(words):
        if words[at].sentence in article.headlines or not _may_begin(words, at):
            at += 1
            continue
        end = _find_run_end(words, at)
        names += (_join_body(words, named) for named in _read_run(words, at, end, evidence=evidence))
        at = end
    return _add_headline_names(article, _add_surnames(article, names), sources)


def _add_surnames(article: Words, names: Sequence[Named]) -> list[Named]:
    """Add last names that are titles or months too, where the article has such a person: "Ms. Orr and Mr. King"."""
    words = article.words
    surnames = {words[named.last - 1].key for named in names if _is_full(named)}
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


def _is_full(named: Named) -> bool:
    return named.kind == PERSON and named.last - named.first > 1


def _is_surname(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word that may be a title or a month stands where a last name does."""
    word = words[at]
    before = words[at - 1] if at and word.joined else None
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].joined else None
    if word.key in CALENDAR and (
        (before is not None and before.key in _TIMES) or (after is not None and after.text[:1].isdigit())
    ):
        return False
    begins = before is None or (
        before.key not in ("the", "a") and (not before.capital or before.key in ORDINARY)
    )
    return begins and (after is None or word.possessive or not after.capital)


def _add_headline_names(
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
        if _is_full(named):
            full.update((keys, (keys[0], keys[-1])))
            single.add(keys[-1])
        elif named.kind in (BARE, BODY) and not named.weak:
            single.update(keys if len(keys) == 1 else ())
            full.update([keys] if len(keys) > 1 else ())
    found: dict[int, Named] = {}
    for start, end in sources:
        if start < end and words[start].sentence in article.headlines:
            end = _find_speaker_end(words, start, end)
            name = _read_headline_name(words, start, end, full=full, single=single)
            if name is not None:
                found[name.start] = name
    return sorted((*names, *found.values()), key=lambda named: named.start)


def _read_headline_name(
    words: Sequence[Word], start: int, end: int, *, full: Container[tuple[str, ...]], single: Container[str]
) -> Named | None:
    first = _find_name_start(words, start, end)
    keys = tuple(word.key for word in words[first:end])
    title = words[first - 1].key if first > start and is_person_title(words[first - 1].key) else ""
    title = TITLES_SHORT.get(title, title)
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
    bodily = keys[-1] in BODY_NOUNS and keys[-1] not in _SURNAMES
    return BODY if bodily or any(key in ("of", "for") for key in keys) else PERSON


def is_title(key: str) -> bool:
    """Tell whether a word may stand before a person's name with a capital letter: "Sen.", "Republican"."""
    if is_given_name(key):
        return False
    return (
        key in HONORIFICS
        or key in TITLES_SHORT
        or key in PREFIXES
        or key in PARTIES
        or key in NATIONALITIES
        or is_role_word(key)
        or singular(key) in TITLES
    )


def is_person_title(key: str) -> bool:
    """Tell whether only persons have a title: "Mr.", "Senator", not "Republican"."""
    return is_title(key) and key not in PARTIES and key not in NATIONALITIES and key not in PREFIXES


def _gather_evidence(article: Words, sources: Sequence[tuple[int, int]]) -> _Evidence:
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
        last = _find_speaker_end(words, start, end)
        heard.add(last)
        word = words[start]
        single = last - start == 1 and not word.possessive and not is_title(word.key)
        if single and word.capital and word.key not in ORDINARY and word.key not in small:
            alone[word.key] += 1
    return _Evidence(middle, alone, frozenset(small), frozenset(heard))


def _find_speaker_end(words: Sequence[Word], start: int, end: int) -> int:
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


def _may_begin(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if not word.capital or word.text == "I" or _CONTRACTION.fullmatch(word.key):
        return False
    if word.key not in ORDINARY:
        return True
    follows = at + 1 < len(words) and words[at + 1].capital and words[at + 1].joined
    return follows and (word.text.endswith(".") or (is_given_name(word.key) and not word.first))


def _find_run_end(words: Sequence[Word], at: int) -> int:
    end = at + 1
    while end < min(len(words), at + MAX_RUN_WORDS) and not words[end - 1].possessive:
        step = _find_step(words, end)
        if step == 0:
            break
        end += step
    while end < len(words) and words[end].key in SUFFIXES and words[end].gap.strip() in ("", ","):
        end += 1
    return end


def _find_step(words: Sequence[Word], at: int) -> int:
    """Count the words by which a run goes on at a word: 0 where it ends, 2 or 3 over "of" and particles."""
    before, word = words[at - 1], words[at]
    if _is_nickname(words, at):
        return 2
    if word.first or word.sentence != before.sentence or not (word.joined or word.gap.strip() == "&"):
        return 0
    if word.capital:
        loud = word.key in _SHOUTED and word.text.isupper() and before.text.isupper()
        named = word.key in _LAST_NAMES_TOO and (is_given_name(before.key) or before.key in HONORIFICS)
        return int(word.key not in ORDINARY or word.text.endswith(".") or loud or named)
    ahead = words[at + 1 : at + 3]
    if word.key in PARTICLES and not is_title(before.key):
        for count, following in enumerate(ahead):
            if following.capital and following.joined:
                return count + 2
            if following.key not in PARTICLES:
                return 0
    owned = at > 1 and is_given_name(words[at - 2].key) and words[at - 1].joined  # "Stacy Baker of Harwick"
    if word.key in ("of", "for") and (
        before.key in BODY_NOUNS or (is_person_title(before.key) and not owned)
    ):
        skip = 1 if ahead and ahead[0].key == "the" else 0
        target = ahead[skip : skip + 1]
        if target and target[0].capital and target[0].joined and not is_person_title(target[0].key):
            return 0 if is_given_name(target[0].key) else skip + 2
    return 0


def _is_nickname(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word is the nickname between a given and a last name: 'Marcia "Cia" Orr'."""
    if at + 1 >= len(words) or words[at].gap.strip() not in NICKNAME_MARKS or not words[at].gap.strip():
        return False
    after = words[at + 1]
    closed = after.gap.strip() in NICKNAME_MARKS and after.gap.strip() != "" and after.gap.endswith(" ")
    return closed and words[at].capital and after.capital and is_given_name(words[at - 1].key)


def _read_run(words: Sequence[Word], at: int, end: int, *, evidence: _Evidence) -> Iterator[Named]:
    if at < end and words[at].first and _is_ordinary_start(words, at, end, evidence=evidence):
        at += 1
    while at < end and words[at].key in CALENDAR and not (is_given_name(words[at].key) and at + 1 < end):
        at += 1
    while (
        at < end and words[end - 1].key in CALENDAR and not _is_month_name(words, at, end, evidence=evidence)
    ):
        end -= 1
    if at >= end:
        return
    first = _find_name_start(words, at, end)
    if first == at > 1 and words[at - 1].key == "of" and is_role_word(words[at - 2].key):
        while first < end and words[first].key in OFFICES:  # "secretary of State Anna Orr"
            first += 1
    if first < end:
        yield _classify(words, Named(at, first, end, OTHER), evidence=evidence)


def _is_month_name(words: Sequence[Word], at: int, end: int, *, evidence: _Evidence) -> bool:
    """Tell whether a month ends a person's name: "Theresa May", "Mrs May"; never a day, nor "Anna May 9"."""
    if end - at < 2 or words[end - 1].key in DAYS or (end < len(words) and words[end].text[:1].isdigit()):
        return False
    before = words[end - 2].key
    heard = end in evidence.heard and end - at > 2
    return heard or before in HONORIFICS or is_given_name(before) or is_person_title(before)


def _is_ordinary_start(words: Sequence[Word], at: int, end: int, *, evidence: _Evidence) -> bool:
    """Tell whether the first word of a sentence has its capital from there alone."""
    key = words[at].key
    if key in ORDINARY:
        return True
    if words[at].text.isupper() and len(key) > 1:
        return False
    pair = f"{key} {words[at + 1].key}" if at + 1 < end else ""
    known = (
        pair in PLACES
        or is_given_name(key)
        or is_title(key)
        or key in BODIES
        or key in PLACES
        or evidence.middle[key] > 0
    )
    if known or end - at == 1:
        return key in evidence.small and not known
    return key in evidence.small or key.endswith(("ing", "ed", "ly"))


def _find_name_start(words: Sequence[Word], at: int, end: int) -> int:
    """Find the word after the titles of a run; `end` if it is titles alone."""
    first = at
    for place in range(at, end):
        if not is_title(words[place].key) or (place == end - 1 and first < place):
            continue
        first = place + 1
    if first < end and words[first].key == "of":
        first += 1
        while first < end and (
            words[first].key in OFFICES or words[first].key in PLACES or not words[first].capital
        ):
            first += 1
    if first >= end and end - at > 1 and words[end - 1].key in BODY_NOUNS:
        return at
    last = words[end - 1].key
    if end - first > 1 and is_title(last) and not is_given_name(words[first].key) and last not in BODY_NOUNS:
        return end  # "House Speaker", "South Carolina Republican"
    return first


def _classify(words: Sequence[Word], named: Named, *, evidence: _Evidence) -> Named:
    at, first, end = named.start, named.first, named.last
    keys = [word.key for word in words[first:end]]
    title = words[first - 1].key if first > at and is_person_title(words[first - 1].key) else ""
    title = (
        "secretary"
        if first > at
        and not title
        and "secretary" in [w.key for w in words[max(0, at - 2) * (first > at) : first]][-4:]
        else title
    )
    weak = len(keys) == 1 and first == at and words[first].first and evidence.middle[keys[0]] == 0
    named = replace(named, weak=weak, title=TITLES_SHORT.get(title, title))
    if title in REGAL and len(keys) <= 2:
        return replace(named, first=first - 1, kind=PERSON, title="")
    if " ".join(keys) in PLACES:
        return replace(named, kind=PLACE)
    if _is_body(words, named, keys):
        while at < first and (words[at].key in PREFIXES or is_person_title(words[at].key)):
            at += 1
        return replace(named, start=at, first=at, kind=BODY, title="")
    if keys[-1] in PLACE_NOUNS and not (is_given_name(keys[0]) and keys[-1] in _SURNAMES and len(keys) > 1):
        return (
            replace(named, kind=PLACE)
            if not title
            else replace(named, kind=BARE if len(keys) == 1 else PERSON)
        )
    if len(keys) == 1 and first > at and not title and evidence.alone[keys[0]] == 0:
        before = words[at - 1].key if at and words[at].joined else ""
        return replace(named, first=at, kind=BODY if before == "the" else OTHER)  # "the American Legion"
    if len(keys) == 1:
        return _classify_single(words, named)
    inner = _find_inner_name(words, first, end, heard=end in evidence.heard)
    if inner > first:
        return replace(named, first=inner, kind=PERSON)
    return replace(named, kind=PERSON if _is_person(words, named, evidence=evidence) else OTHER)


def _is_body(words: Sequence[Word], named: Named, keys: Sequence[str]) -> bool:
    given = is_given_name(keys[0]) and len(keys) > 1
    if named.title in HONORIFICS:
        return False
    if keys[-1] in BODY_NOUNS and (named.last - named.start > 1):
        return not (given and (keys[-1] in _SURNAMES or keys[-1] in SUFFIXES)) and not (
            named.title and keys[-1] in _SURNAMES
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


def _find_inner_name(words: Sequence[Word], first: int, end: int, *, heard: bool) -> int:
    """Find where a person's name begins behind a body's: "Harwick News Anna Orr"; `first` without one.

    What ends with a name and speaks is a person: "Celebrities Anna Orr".
    """
    if is_given_name(words[first].key):
        heard = False
    for place in range(first + 1, end - 1):
        key = words[place - 1].key
        known = key in BODY_NOUNS or key in OFFICES or key in PLACES
        if is_given_name(words[place].key) and (known or (heard and singular(key) != key)):
            return place
    return first


def _is_person(words: Sequence[Word], named: Named, *, evidence: _Evidence) -> bool:
    first, end = named.first, named.last
    keys = [word.key for word in words[first:end]]
    if keys[-1] in NATIONALITIES or keys[-1] in PARTIES or keys[-1] in CROWDS:
        return False
    if is_given_name(keys[0]) or named.title or keys[-1] in SUFFIXES:
        return True
    if any(
        len(word.key) == 1 or re.fullmatch(r"(?:\w\.){2}", word.text) for word in words[first : first + 2]
    ):
        return True
    before = words[named.start - 1] if named.start > 0 and words[named.start].joined else None
    if (before is not None and before.key == "the") or len(keys) > 4:
        return False
    if before is not None and is_role_word(before.key):
        return True
    if _is_beside_person(words, end) and not _is_common(keys, evidence):
        return True
    if (end in evidence.heard or _is_apposed(words, named)) and not _is_common(keys, evidence):
        return True
    return _is_explained(words, end) or (
        evidence.alone[keys[-1]] > 0 and keys[-1] not in _NO_SURNAMES and keys[-1] not in evidence.small
    )


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


def _is_common(keys: Sequence[str], evidence: _Evidence) -> bool:
    """Tell whether what speaks has words that are no names: "Planned Ferries", "Harwick Matters"."""
    last = keys[-1]
    if last in _NO_SURNAMES or keys[0] in BODIES or last in THINGS or last in NAMED_BODIES:
        return True
    if any(key in BODY_NOUNS and key not in _SURNAMES for key in keys):
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


def _join_body(words: Sequence[Word], named: Named) -> Named:
    """Join a name and the common noun that makes it a body: "the Orr campaign"."""
    after = words[named.last] if named.last < len(words) else None
    if after is None or not after.joined or after.key not in NAMED_BODIES or named.kind == OTHER:
        return named
    return replace(named, last=named.last + 1, kind=BODY)
