"""Find rows of words with capital letters, and where in a row the name begins and ends."""

import re
from collections.abc import Sequence

from index.speakers.article.capitals import Capitals
from index.speakers.article.named import NICKNAME_MARKS, is_person_title, is_title
from index.speakers.article.words import Word
from index.speakers.lists.body_words import BODIES, BODY_NOUNS, OFFICES, PLACES
from index.speakers.lists.given_names import is_given_name
from index.speakers.lists.role_words import HONORIFICS, RANKS, SURE_RANKS, singular
from index.speakers.lists.terms import CALENDAR, DAYS, ORDINARY, PARTICLES, SUFFIXES

LEAST_POST_WORDS = 2  # before a given name; one may be a name itself: "Cornell William Orr"
MAX_RUN_WORDS = 12  # words with capitals in a row; a longer row is a list or a headline
_CONTRACTION = re.compile(
    r"(?:i|you|we|they|he|she|it|that|there|here|who|what)['’](?:m|ve|d|ll|re|s)|.*n['’]t"
)
_DESCRIBING = re.compile(
    r"[^\W\d_].*-(?:born|bred|raised|based|educated|trained|winner|winning|nominated|elect|turned|backed|appointed|led|affiliated)"
)
_BEGIN_PLACES = frozenset("san santa saint st new fort port los las".split())  # "San Diego", of a given name
_SHOUTED = frozenset("today now one".split())  # ordinary words of bodies written in capitals: "USA TODAY"
# Ordinary words that with a capital after a given name are last names: "Anna Little".
_LAST_NAMES_TOO = frozenset("may will read good little big see well near close still back".split())


def may_begin(words: Sequence[Word], at: int) -> bool:
    """Tell whether a name, or the titles before it, may begin at a word."""
    word = words[at]
    if not word.capital or _is_contraction(word):
        return False
    if word.key not in ORDINARY:
        return True
    follows = at + 1 < len(words) and words[at + 1].capital and words[at + 1].joined
    return follows and (word.text.endswith(".") or (is_given_name(word.key) and not word.first))


def _is_contraction(word: Word) -> bool:
    """Tell whether a word is "I", or a pronoun or verb with another word shortened behind it: "I've", "Don't"."""
    return word.text == "I" or _CONTRACTION.fullmatch(word.key) is not None


def find_run_end(words: Sequence[Word], at: int) -> int:
    """Find the word after the row of words with capital letters that begins at a word."""
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
    joined = word.joined or word.gap.strip() == "&"
    if word.first or word.sentence != before.sentence or not joined or _is_contraction(word):
        return 0
    if word.capital:
        loud = word.key in _SHOUTED and word.text.isupper() and before.text.isupper()
        named = word.key in _LAST_NAMES_TOO and (is_given_name(before.key) or is_person_title(before.key))
        return int(word.key not in ORDINARY or word.text.endswith(".") or loud or named)
    return _find_step_over(words, at)


def _find_step_over(words: Sequence[Word], at: int) -> int:
    """Count the words by which a run goes on over a word in small letters: "Anna van der Orr", "the Board of Ferries"."""
    before, word = words[at - 1], words[at]
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


def trim_run(words: Sequence[Word], at: int, end: int, *, evidence: Capitals) -> tuple[int, int]:
    """Leave out what a row of words with capitals has besides names at its ends: "But Anna Orr", "Anna Orr Monday"."""
    if at < end and words[at].first and _is_ordinary_start(words, at, end, evidence=evidence):
        at += 1
    while at < end and words[at].key in CALENDAR and not (is_given_name(words[at].key) and at + 1 < end):
        at += 1
    while (
        at < end and words[end - 1].key in CALENDAR and not _is_month_name(words, at, end, evidence=evidence)
    ):
        end -= 1
    return at, end


def _is_month_name(words: Sequence[Word], at: int, end: int, *, evidence: Capitals) -> bool:
    """Tell whether a month ends a person's name: "Theresa May", "Mrs May"; never a day, nor "Anna May 9"."""
    if end - at < 2 or words[end - 1].key in DAYS or (end < len(words) and words[end].text[:1].isdigit()):
        return False
    before = words[end - 2].key
    heard = end in evidence.heard and end - at > 2
    return heard or before in HONORIFICS or is_given_name(before) or is_person_title(before)


def _is_ordinary_start(words: Sequence[Word], at: int, end: int, *, evidence: Capitals) -> bool:
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


def _is_rank(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell whether a word is a police rank before a given and a last name: "PC Ron Orr", not "DC Comics"."""
    if words[at].text not in RANKS or at + 2 >= end:
        return False
    sure = words[at].text in SURE_RANKS and at + 3 == end and words[at + 2].key not in BODY_NOUNS
    return sure or is_given_name(words[at + 1].key)


def is_describing(word: str) -> bool:
    """Tell whether a word before a name says what somebody is: "Texas-born"; not the half of a name, "Ki-moon"."""
    return _DESCRIBING.fullmatch(word) is not None


def _skip_place(words: Sequence[Word], first: int, end: int) -> int:
    """Find the given name behind the place of a title: "Mayor of Tern Bay Ida Marsh"; `first` without one."""
    if first >= end or is_given_name(words[first].key):
        return first
    place = next((at for at in range(end - 2, first, -1) if is_given_name(words[at].key)), first)
    while place > first + 1 and is_given_name(words[place - 1].key):
        if words[place - 2].key in _BEGIN_PLACES:
            break
        place -= 1
    return place


def find_name_start(words: Sequence[Word], at: int, end: int) -> int:
    """Find the word after the titles of a run; `end` if it is titles alone."""
    first = at
    for place in range(at, end):
        if _is_rank(words, place, end):
            first = place + 1
            continue
        if not (is_title(words[place].key) or is_describing(words[place].text)) or (
            place == end - 1 and first < place
        ):
            continue
        first = place + 1
    if first < end and words[first].key == "of":
        first += 1
        while first < end and (
            words[first].key in OFFICES or words[first].key in PLACES or not words[first].capital
        ):
            first += 1
        first = _skip_place(words, first, end)
    if first >= end and end - at > 1 and words[end - 1].key in BODY_NOUNS:
        return at
    last = words[end - 1].key
    if end - first > 1 and is_title(last) and not is_given_name(words[first].key) and last not in BODY_NOUNS:
        return end  # "House Speaker", "South Carolina Republican"
    return first


def find_inner_name(words: Sequence[Word], first: int, end: int, *, heard: bool) -> int:
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


def skip_post(words: Sequence[Word], first: int, end: int) -> int:
    """Find where a person's name begins behind a post of words that no list has: "Harwick County Recorder Anna Orr"."""
    for place in range(first, end - 1):
        if is_given_name(words[place].key):
            return place if place >= first + LEAST_POST_WORDS else first
        if len(words[place].key.rstrip(".")) == 1 or not words[place].capital or "." in words[place].key[:-1]:
            return first  # initials and particles are of the name
    return first
