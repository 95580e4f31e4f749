"""Read the roles that an article gives to persons: by titles before a name and by appositions beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.speakers.article.named import BARE, PERSON, Named, is_person_title
from index.speakers.article.words import Word
from index.speakers.lists.body_words import NATIONALITIES, PARTIES, STATES
from index.speakers.lists.given_names import is_given_name
from index.speakers.lists.role_words import ABBREVIATED, HONORIFICS, MODIFIERS, PREFIXES, is_role_word
from index.speakers.lists.terms import ORDINARY, PREPOSITIONS, SPEECH

MAX_BEFORE_WORDS = 8  # words of a role before a name: "former chief foreign policy adviser to"
MAX_AFTER_WORDS = 14  # words of an apposition; longer ones tell a story
MAX_NOUNS = 3  # words before "chief" that say of what
_HALVES = frozenset("chief head boss leader member".split())  # roles that say little without another word
_DETERMINERS = frozenset("the a an his her its their one our my".split())
_STOP = re.compile(r"[,.;:()\[\]!?\"“”—–]|''|\n\s*\n")
_TERMS = frozenset("since until from between".split())
_RELATIVE = frozenset("who which that whose whom where when".split())
FORMER = "former"
_EARLIER = ("ex-", "then-")
# Other words, or spellings, for the same in a role.
_SPELLED = {
    "ex": FORMER, "onetime": FORMER, "one-time": FORMER, "erstwhile": FORMER, "defence": "defense", "labour": "labor",
    "adviser": "advisor", "councillor": "councilor", "organiser": "organizer", "counsellor": "counselor",
}  # fmt: skip
_PARTY_LETTERS = {"r": "republican", "d": "democrat", "i": "independent"}


@dataclass(frozen=True, slots=True)
class Role:
    """A role that an article gives to a name.

    Attributes:
        name: Number of the name among the article's names.
        text: The role as written, without article: "Kremlin spokesman"; empty for hints alone.
        keys: Its words in small letters, short titles in full, and hints: party and state of "(R-Tex.)".
        head: What the person is called: "spokesman".
    """

    name: int
    text: str
    keys: frozenset[str]
    head: str


def find_roles(words: Sequence[Word], names: Sequence[Named]) -> list[Role]:
    """Find the roles beside the names of persons, by order of the names."""
    roles = []
    for number, named in enumerate(names):
        if named.kind not in (PERSON, BARE):
            continue
        ranges = (_find_before(words, named), _find_after(words, named), _find_ahead(words, named))
        hints = _read_hints(words, named)
        for start, end in (found for found in ranges if found is not None):
            roles.append(_make_role(number, words, start, end, hints=hints))
    return [role for role in roles if role.head]


def role_keys(words: Sequence[Word]) -> frozenset[str]:
    """Give the words of a role as roles are compared: small letters, titles in full, no function words."""
    return frozenset(part for word in words for part in _split_word(word.key) if part not in ORDINARY)


def _split_word(key: str) -> tuple[str, ...]:
    """Give the words that one word of a role stands for, each in its usual form: "ex-mayor" is a former mayor."""
    for prefix in _EARLIER:
        if key.startswith(prefix):
            return FORMER, *_split_word(key.removeprefix(prefix))
    if key == "prime-minister":
        return "prime", "minister"
    key = _SPELLED.get(key, key)
    return (ABBREVIATED.get(key, STATES.get(key, key)),)


def find_head(words: Sequence[Word]) -> str:
    """Find what a person is called in a role: the last role word before its first preposition."""
    head = ""
    for place, word in enumerate(words):
        if place and (word.key in PREPOSITIONS or word.key in _RELATIVE) and head:
            break
        if is_role_word(word.key) or word.key in ABBREVIATED:
            head = _split_word(word.key)[-1]
    return head


def _make_role(number: int, words: Sequence[Word], start: int, end: int, *, hints: frozenset[str]) -> Role:
    part = words[start:end]
    text = " ".join(word.text + ("'s" if word.possessive and word is not part[-1] else "") for word in part)
    return Role(number, text, role_keys(part) | hints, find_head(part))


def _find_before(words: Sequence[Word], named: Named) -> tuple[int, int] | None:
    """Find the words of a role right before a name: "Kremlin spokesman", "Former Secretary of State"."""
    end = named.first
    start = named.start
    while start < end and words[start].key in HONORIFICS:
        start += 1
    if start == end and (start == 0 or not words[end].joined or not is_role_word(words[end - 1].key)):
        return None
    if named.start < end and start == end:
        return None
    while start > 0 and end - start < MAX_BEFORE_WORDS and _goes_on(words, start):
        start -= 1
    while start < end and words[start].key in ("and", "then", "of"):
        start += 1
    if end - start == 1 and words[start].key in _HALVES:
        return _complete(words, start, end)
    plain = all(
        word.key in PARTIES or word.key in NATIONALITIES or word.key in PREFIXES for word in words[start:end]
    )
    return None if plain else (start, end)


def _complete(words: Sequence[Word], start: int, end: int) -> tuple[int, int] | None:
    """Take in the nouns without which "chief" is half a role: "the ferry chief Anna Orr"; None if it is not told where it begins."""
    first = start
    while first > 0 and start - first <= MAX_NOUNS and words[first].joined:
        word = words[first - 1]
        if word.key in _DETERMINERS:
            return first, end
        if word.key in ORDINARY or word.key in PREPOSITIONS or word.key in SPEECH:
            break
        first -= 1
        if word.capital or words[first].first:
            return first, end
    return None if first < start else (start, end)


def _goes_on(words: Sequence[Word], start: int) -> bool:
    if not words[start].joined or words[start].first or words[start - 1].sentence != words[start].sentence:
        return False
    word = words[start - 1]
    if word.key == "of":
        inner = is_given_name(words[start].key) or is_person_title(words[start].key)
        return start > 1 and is_role_word(words[start - 2].key) and not inner
    if word.key in ORDINARY and word.key != "and":
        return False
    if word.key == "and":
        return start > 1 and is_role_word(words[start - 2].key) and words[start - 1].joined
    return word.capital or word.key in MODIFIERS or is_role_word(word.key) or "-" in word.key


def _find_after(words: Sequence[Word], named: Named) -> tuple[int, int] | None:
    """Find an apposition after a name: ", the Kremlin spokesman,"."""
    at = named.last
    if at < len(words) and "(" in words[at].gap:
        at = _skip_brackets(words, at)
    if at >= len(words) or not words[at].gap.lstrip(")").startswith(","):
        return None
    if words[at].text.isdecimal() and at + 1 < len(words) and words[at + 1].gap.startswith(","):
        at += 1
    start = at + (words[at].key in _DETERMINERS)
    end = at
    while (
        end < len(words) and end - at < MAX_AFTER_WORDS and words[end].sentence == words[named.first].sentence
    ):
        stops = end > at and (_STOP.search(words[end].gap) is not None or _begins_term(words, end))
        if stops or words[end].key in _RELATIVE:
            return (start, end) if _is_role(words, start, end) else None
        if words[end].key in SPEECH:
            return None
        end += 1
    closed = end == len(words) or words[end].sentence != words[named.first].sentence
    return (start, end) if closed and _is_role(words, start, end) else None


def _begins_term(words: Sequence[Word], at: int) -> bool:
    """Tell whether the years of an office follow: "mayor of Merrow since 2019"."""
    after = words[at + 1 : at + 2]
    return words[at].key in _TERMS and bool(after) and after[0].text[:1].isdigit()


def _is_role(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether words begin as a role does: a role word stands before the first preposition."""
    for word in words[start:end]:
        if word.key in PREPOSITIONS:
            return False
        if is_role_word(word.key):
            return True
        if word.key in ORDINARY and word.key not in ("and", "one", "first", "second", "other", "former"):
            return False
    return False


def _find_ahead(words: Sequence[Word], named: Named) -> tuple[int, int] | None:
    """Find an apposition that a name closes: "the Kremlin's spokesman, Dmitry Peskov,"."""
    end = named.start
    if end == 0 or words[end].gap.strip() != "," or words[end - 1].sentence != words[end].sentence:
        return None
    after = words[named.last] if named.last < len(words) else None
    if after is not None and after.joined and after.key not in SPEECH:
        return None
    start, found = end, None
    while start > 0 and end - start < MAX_BEFORE_WORDS + 4:
        start -= 1
        word = words[start]
        if word.key in _DETERMINERS and not (
            start and words[start - 1].key in PREPOSITIONS and words[start].joined
        ):
            found = start + 1
            break
        if word.possessive and word.capital:
            found = start
        if not word.joined or (
            word.key in ORDINARY and word.key not in PREPOSITIONS and word.key not in _DETERMINERS
        ):
            break
    if found is None or found >= end or not _is_role(words, found, end):
        return None
    return found, end


def _skip_brackets(words: Sequence[Word], at: int) -> int:
    end = at + 1
    while end < len(words) and end - at < MAX_BEFORE_WORDS and ")" not in words[end].gap:
        end += 1
    return end


def _read_hints(words: Sequence[Word], named: Named) -> frozenset[str]:
    """Read party and state of a politician: "(R-Tex.)" tells "republican" and "texas", and "of Harwick" the place."""
    after = words[named.last : named.last + 2]
    if len(after) > 1 and after[0].key == "of" and after[1].capital and after[0].joined and after[1].joined:
        return frozenset({after[1].key})
    if not after or "(" not in after[0].gap:
        return frozenset()
    hints = set()
    for word in words[named.last : min(named.last + 3, _skip_brackets(words, named.last))]:
        for part in re.split("[-–]", word.key):
            hints.add(_PARTY_LETTERS.get(part, STATES.get(part.replace(".", ""), part)))
    return frozenset(hints)
