"""Tell whom initials before the turns of an interview mean: "DP: We stay" in an article that has Dmitry Peskov."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from index.speakers.article.named import PERSON, Named
from index.speakers.article.words import Word, Words
from index.speakers.lists.body_words import BODY_NOUNS, PLACE_NOUNS
from index.speakers.lists.given_names import is_given_name
from index.speakers.lists.terms import PARTICLES

INITIALS = re.compile(r"[A-Z]{2,3}|(?:[A-Z]\.){2,3}")
_NAME_PART = r"[^\W\d_]{0,30}[a-z][\w’'-]{0,30}"  # bounded, so that no text makes it slow


def add_initialed(article: Words, names: Sequence[Named]) -> list[Named]:
    """Add the persons in headlines whose initials stand before turns: "Interview with Dmitry Peskov"."""
    words = article.words
    wanted = {_strip(words[named.first].text) for named in names if _begins_turn(words, named)}
    taken = {place for named in names for place in range(named.start, named.last)}
    added = []
    for at in range(len(words) - 1 if wanted else 0):
        first, last = words[at], words[at + 1]
        if first.sentence not in article.headlines or not last.joined or not (first.capital and last.capital):
            continue
        if at in taken or at + 1 in taken:
            continue
        fits = first.text[:1] + last.text[:1] in wanted and is_given_name(first.key)
        if fits and last.key not in BODY_NOUNS | PLACE_NOUNS:
            added.append(Named(at, at, at + 2, PERSON, weak=True))
    return sorted((*names, *added), key=lambda named: named.start)


def find_initialed(
    words: Sequence[Word], names: Sequence[Named], persons: Mapping[int, Iterable[str]]
) -> dict[int, int]:
    """Find the one person that each initials mean, by number of the name; none for those that mean more or others.

    They begin a turn, and stand nowhere but there and in brackets behind a name.

    :param persons: The words of each person's full name in small letters, by number.
    """
    by_initials: dict[str, set[int]] = defaultdict(set)
    for person, keys in persons.items():
        parts = [key for key in keys if key not in PARTICLES]
        by_initials["".join(part[0] for part in parts).upper()].add(person)
        by_initials[(parts[0][0] + parts[-1][0]).upper() if parts else ""].add(person)
    places: dict[str, list[int]] = defaultdict(list)
    for number, named in enumerate(names):
        if named.last - named.start == 1 and INITIALS.fullmatch(words[named.first].text):
            places[_strip(words[named.first].text)].append(number)
    found: dict[int, int] = {}
    for initials, numbers in places.items():
        turns = [number for number in numbers if _begins_turn(words, names[number])]
        apart = all(number in turns or _is_bracketed(words, names[number]) for number in numbers)
        if turns and apart and len(by_initials[initials]) == 1:
            found |= dict.fromkeys(numbers, next(iter(by_initials[initials])))
    return found


def are_somebodys(text: str, label: str) -> bool:
    """Tell whether a label is the initials of one full name in a text."""
    if INITIALS.fullmatch(label) is None:
        return False
    letters = _strip(label)
    middle = "".join(rf"(?:\s{letter}{_NAME_PART})?" for letter in letters[1:-1])
    names = re.findall(rf"\b{letters[0]}{_NAME_PART}{middle}\s{letters[-1]}{_NAME_PART}", text)
    return len(set(names)) == 1


def _begins_turn(words: Sequence[Word], named: Named) -> bool:
    word, after = words[named.first], words[named.last : named.last + 1]
    single = named.last - named.start == 1 and INITIALS.fullmatch(word.text) is not None
    return single and word.first and bool(after) and after[0].gap.startswith(":")


def _is_bracketed(words: Sequence[Word], named: Named) -> bool:
    after = words[named.last : named.last + 1]
    return words[named.first].gap.endswith("(") and (not after or after[0].gap.startswith(")"))


def _strip(initials: str) -> str:
    return initials.replace(".", "")
