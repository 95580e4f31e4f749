"""Find the names and roles of known speakers inside a question."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from index.records import Span
from index.speakers.keys.fold import fold_word, plain_letters
from index.speakers.keys.fold_role import fold_role, has_post
from index.speakers.keys.role_fit import MODIFIERS
from index.speakers.lists.given_names import is_given_name
from index.speakers.lists.last_names import COMMON_LAST_NAMES
from index.speakers.lists.ordinary_words import BELONGINGS, MONTH_CUES, MONTHS, ORDINARY_WORDS, TITLES
from index.speakers.records import SpeakerMatch, Spotted

MAX_NAME_WORDS = 6  # words of the longest name looked for
MAX_ROLE_WORDS = 8  # words of the longest role looked for
MAX_QUESTION_WORDS = 200  # words of a question that are read for names; nobody asks more

_WORD = re.compile(r"[^\W_]+(?:[-&.'’‘`´][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’‘`´]s$")
_OF = frozenset({"for", "of", "to", "at"})
_ARTICLES = frozenset({"the", "a", "an"})


class Names(Protocol):
    """What `spot_names` asks of the speakers of an archive."""

    def has_form(self, name: str) -> bool:
        """Tell whether a name is one that articles use in full."""
        ...

    def find_exact(self, name: str) -> SpeakerMatch:
        """Find whom a name without title or typing error means."""
        ...

    def is_quoted(self, names: Iterable[str]) -> bool:
        """Tell whether any of some speakers has a statement."""
        ...

    def find_role(self, role: str) -> SpeakerMatch:
        """Find the one speaker who holds a role."""
        ...

    def may_start(self, folded: str) -> bool:
        """Tell whether any name begins with a folded word."""
        ...


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a question; a possessive's ending is not part of it.

    Attributes:
        plain: In small letters without accents, marks and dots.
        end: The code point after its last letter.
        after: The code point after the possessive's ending, or `end`.
        joined: Whether only white space, or the dot of an initial, parts it from the word before.
        capital: Whether its first letter is a capital that means something: not at the start, not in a loud question.
        post: Whether it is the name of a post: "spokesman".
    """

    plain: str
    start: int
    end: int
    after: int
    joined: bool
    capital: bool
    post: bool


def spot_names(text: str, names: Names) -> tuple[Spotted, ...]:
    """Find the names and roles of speakers in a question; see `SpeakerDirectory.spot`."""
    words = _read_words(text)
    found: list[tuple[int, int, Spotted]] = [
        *_find_names(text, words, names),
        *_find_roles(text, words, names),
    ]
    # The longest first, then the leftmost; a name before a role of as many words.
    found.sort(key=lambda one: (one[0] - one[1], one[0], one[2].match.how == "role"))
    taken: set[int] = set()
    kept: list[tuple[int, int, Spotted]] = []
    for first, end, spotted in found:
        if taken.isdisjoint(range(first, end)):
            taken.update(range(first, end))
            kept.append((first, end, spotted))
    kept.sort(key=lambda one: one[0])
    named = {first for first, _, spotted in kept if spotted.match.how != "role"}
    return tuple(one for _, end, one in kept if one.match.how != "role" or end not in named)


def _read_words(text: str) -> list[_Word]:
    loud = text.isupper()
    words: list[_Word] = []
    for match in _WORD.finditer(text):
        raw = _POSSESSIVE.sub("", match[0])
        gap = text[words[-1].after : match.start()] if words else ""
        initial = bool(words) and len(words[-1].plain) <= 2 and gap.strip() == "."
        plain = plain_letters(raw).replace(".", "")
        words.append(
            _Word(
                plain,
                match.start(),
                match.start() + len(raw),
                match.end(),
                joined=bool(words) and (initial or (gap != "" and gap.isspace())),
                capital=bool(words) and not loud and raw[:1].isupper(),
                post=has_post(fold_role(raw)),
            )
        )
        if len(words) == MAX_QUESTION_WORDS:
            break
    return words


def _find_names(text: str, words: list[_Word], names: Names) -> list[tuple[int, int, Spotted]]:
    found: list[tuple[int, int, Spotted]] = []
    for first, word in enumerate(words):
        if not names.may_start(fold_word(re.split(r"[-.]", word.plain)[0])) and not _may_be_given(word):
            continue
        for end in range(_find_run(words, first, MAX_NAME_WORDS), first, -1):
            match = _match_name(text, words, first, end, names)
            if match is not None:
                found.append((first, end, Spotted(Span(word.start, words[end - 1].end), match)))
                break
    return found


def _match_name(text: str, words: list[_Word], first: int, end: int, names: Names) -> SpeakerMatch | None:
    """Match words that may be a name; None where they are not, or stand for somebody else."""
    if _is_anothers(words, first, end):
        return None
    written = text[words[first].start : words[end - 1].end]
    if end - first == 1:
        return _match_single(text, words, first, names)
    if not names.has_form(written) and not _may_be_name(words[first:end]):
        return None
    match = names.find_exact(written)
    return match if match.speakers else None


def _may_be_name(words: list[_Word]) -> bool:
    """Tell whether words may be a name no article has so: "Bob Kearn", "Robert Q. Kearn"; no word of the question."""
    if any(_is_word(word) for word in words):
        return False
    return all(word.capital or len(word.plain) == 1 for word in words[1:-1])


def _match_single(text: str, words: list[_Word], place: int, names: Names) -> SpeakerMatch | None:
    word = words[place]
    if _is_word(word) or _is_month(words, place):
        return None
    match = names.find_exact(text[word.start : word.end])
    if not match.speakers or _has_given_before(words, place) or _has_last_name_after(words, place, names):
        return None
    return match if names.is_quoted(match.speakers) or _stands_alone(words, place) else None


def _stands_alone(words: list[_Word], place: int) -> bool:
    """Tell whether a word has a capital letter and no such word beside it: whoever is only mentioned may be misread."""
    beside = [words[place - 1]] if place and words[place].joined else []
    if place + 1 < len(words) and words[place + 1].joined:
        beside.append(words[place + 1])
    return words[place].capital and not any(
        word.capital and not word.post and word.plain not in TITLES for word in beside
    )


def _is_word(word: _Word) -> bool:
    return not word.capital and word.plain in ORDINARY_WORDS


def _may_be_given(word: _Word) -> bool:
    return not _is_word(word) and is_given_name(word.plain)


def _is_month(words: list[_Word], place: int) -> bool:
    """Tell "in May" and "May 9" from Mrs May."""
    if words[place].plain not in MONTHS:
        return False
    after = words[place + 1].plain if place + 1 < len(words) else ""
    return (place > 0 and words[place - 1].plain in MONTH_CUES) or after[:1].isdigit()


def _has_given_before(words: list[_Word], place: int) -> bool:
    """Tell whether another first name stands before a name: "Daria Peskov"."""
    if place == 0 or not words[place].joined:
        return False
    before = words[place - 1]
    if before.after != before.end or before.post or before.plain in TITLES or fold_role(before.plain) == "":
        return False
    if _is_word(before) or before.plain in ORDINARY_WORDS:
        return False
    return is_given_name(before.plain) or (len(before.plain) == 1 and before.capital)


def _has_last_name_after(words: list[_Word], place: int, names: Names) -> bool:
    """Tell whether a name is somebody else's first name: "Kelly Marsh", "kelly smith"."""
    word = words[place]
    if place + 1 == len(words) or not words[place + 1].joined or word.after != word.end:
        return False
    after = words[place + 1]
    if not is_given_name(word.plain) or after.plain in ORDINARY_WORDS:
        return False
    return after.plain in COMMON_LAST_NAMES or after.capital or bool(names.find_exact(after.plain).speakers)


def _is_anothers(words: list[_Word], first: int, end: int) -> bool:
    """Tell whether a name only says whose man is meant: "Putin's spokesman", "the spokesman for the Kremlin"."""
    last = words[end - 1]
    if end < len(words) and words[end].joined:
        after = words[end]
        owned = last.after != last.end or (first > 0 and words[first - 1].plain in _ARTICLES)
        if (after.plain in BELONGINGS and owned) or after.post:
            return True
    before = first - 1
    if before >= 0 and words[before].plain == "the":
        before -= 1
    return before > 0 and words[before].plain in _OF and words[before - 1].post


def _find_roles(text: str, words: list[_Word], names: Names) -> list[tuple[int, int, Spotted]]:
    found: list[tuple[int, int, Spotted]] = []
    for first in range(len(words)):
        limit = _find_run(words, first, MAX_ROLE_WORDS, possessive=True)
        for end in range(limit, first + 1, -1):
            if fold_role(words[first].plain) == "" or fold_role(words[end - 1].plain) == "":
                continue
            written = text[words[first].start : words[end - 1].end]
            match = names.find_role(written) if has_post(fold_role(written)) else None
            if match is not None and match.speakers and not _is_another_role(words, first, end):
                found.append((first, end, Spotted(Span(words[first].start, words[end - 1].end), match)))
                break
    return found


def _is_another_role(words: list[_Word], first: int, end: int) -> bool:
    """Tell whether a role is part of another one: "former Merrow mayor", "the Merrow mayor's spokesman"."""
    place = first
    while place > 0 and words[place].joined and words[place - 1].plain not in _OF | _ARTICLES:
        place -= 1
        if fold_role(words[place].plain) in MODIFIERS:
            return True
    return _is_anothers(words, first, end)


def _find_run(words: list[_Word], first: int, limit: int, *, possessive: bool = False) -> int:
    """Find where the words joined to one another end, at most `limit` of them."""
    end = first + 1
    while end < len(words) and end - first < limit and words[end].joined:
        if not possessive and words[end - 1].after != words[end - 1].end:
            break
        end += 1
    return end
