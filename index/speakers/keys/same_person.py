"""Group the full names of an archive by person: names that may be one person's, unless one may be two persons'."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from index.speakers.keys.fold import PersonKey, given_letters, persons_agree, related_given_names


def group_persons(keys: Sequence[PersonKey]) -> list[list[int]]:
    """Group full names, each group the places of one person's names, ascending; groups by their first place.

    Two names that agree (`persons_agree`) are one person's. A name that agrees with two names that do not agree with
    each other ("George Bush" beside "George H. W. Bush" and "George W. Bush") stays alone: whose it is, nobody can
    tell. So within a group all names agree with one another, whatever their order.
    """
    agreeing = _find_agreeing(keys)
    clear = [place for place in range(len(keys)) if _is_clear(place, agreeing)]
    parent = list(range(len(keys)))
    clear_places = set(clear)
    for place in clear:
        for other in agreeing[place] & clear_places:
            # All of a group agree with one another, so its smallest place is next to each of them.
            parent[place] = min(parent[place], other)
    groups: dict[int, list[int]] = defaultdict(list)
    for place, first in enumerate(parent):
        groups[first].append(place)
    return [groups[first] for first in sorted(groups)]


def _is_clear(place: int, agreeing: Sequence[set[int]]) -> bool:
    """Tell whether all names that agree with this one agree with one another."""
    near = agreeing[place]
    return all(len(agreeing[other] & near) == len(near) - 1 for other in near)


def _find_agreeing(keys: Sequence[PersonKey]) -> list[set[int]]:
    by_given: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    by_letter: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        by_given[key.last, key.suffix, key.given[0]].append(place)
        for letter in given_letters(key.given[0]):
            by_letter[key.last, key.suffix, letter].append(place)
    agreeing: list[set[int]] = [set() for _ in keys]
    for place, key in enumerate(keys):
        for other in _list_candidates(key, by_given, by_letter):
            if other != place and persons_agree(key, keys[other]):
                agreeing[place].add(other)
                agreeing[other].add(place)
    return agreeing


def _list_candidates(
    key: PersonKey,
    by_given: dict[tuple[str, str, str], list[int]],
    by_letter: dict[tuple[str, str, str], list[int]],
) -> Iterator[int]:
    """List the names whose first name may agree; for an initial all that begin so."""
    first = key.given[0]
    if len(first) == 1:
        yield from by_letter.get((key.last, key.suffix, first), ())
        return
    for related in related_given_names(first):
        yield from by_given.get((key.last, key.suffix, related), ())
