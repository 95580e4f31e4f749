"""Group the names of an archive: the forms of one person's name, the wordings of one body's."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from index.speakers.archive.bodies import fold_body, is_body
from index.speakers.keys.fold import PersonKey, fold_person, parse_person, plain_letters
from index.speakers.keys.same_person import group_persons
from index.speakers.keys.written import is_calling
from index.speakers.lists.given_names import is_given_name

Articles = dict[str, set[str]]  # name as written -> ids of the articles that have it
_EPITHET_LETTERS = 4  # of a word before a name that is no part of it; shorter ones are initials and particles


@dataclass(frozen=True, slots=True)
class SortedNames:
    """The names of an archive by kind, persons' with their keys, all in alphabetical order."""

    bodies: list[str]
    full: dict[str, PersonKey]
    bare: dict[str, PersonKey]


def sort_names(articles: Articles) -> SortedNames:
    """Sort the names of an archive by kind."""
    found = SortedNames([], {}, {})
    for name in sorted(articles):
        key = None if is_body(name) else parse_person(name)
        if key is None:
            found.bodies.append(name)
        elif key.given:
            found.full[name] = key
        else:
            found.bare[name] = key
    return found


def group_bodies(names: Iterable[str]) -> list[list[str]]:
    """Group the wordings of bodies' names, in the order of their first."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[fold_body(name)].append(name)
    return list(groups.values())


def group_full(names: Mapping[str, PersonKey], articles: Articles) -> list[list[str]]:
    """Group full names by person, forms that fold alike first: "Ocasio-Cortez" and "Ocasio Cortez".

    See `group_persons`; a name that is another's behind a word that is no first name ("Crafty Ada Finch") joins it.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for name in names:
        alike[fold_person(name)].append(name)
    sets = list(alike.values())
    # The form with a hyphen knows best what the last name is; it has the fewest given names.
    keys = [
        min((names[form] for form in forms), key=lambda key: (len(key.given), key.last)) for forms in sets
    ]
    groups = [[form for place in places for form in sets[place]] for places in group_persons(keys)]
    return _join_epithets(groups, articles)


def _join_epithets(groups: list[list[str]], articles: Articles) -> list[list[str]]:
    """Join "Crafty Ada Finch" with "Ada Finch": a name behind a word that is no first name.

    Only where more articles have the name without the word, or the word is a title or what somebody is ("Cllr",
    "Customer"), and nobody has the word as his last name.
    """
    place_of = {fold_person(form): place for place, group in enumerate(groups) for form in group}
    lasts = {folded.rsplit(" ", 1)[-1] for folded in place_of}
    joined: list[list[str]] = [[*group] for group in groups]
    for place, group in enumerate(groups):
        first, _, rest = group[0].partition(" ")
        plain = plain_letters(first)
        target = place_of.get(fold_person(rest), place)
        called = is_calling(first)
        if (
            len(group) > 1
            or target == place
            or " " not in rest
            or (len(plain) < _EPITHET_LETTERS and not called)
        ):
            continue
        often = called or max(len(articles[form]) for form in groups[target]) > len(articles[group[0]])
        known = is_given_name(plain_letters(rest.split()[0])) and not is_given_name(plain)
        if often and known and fold_person(first) not in lasts:
            joined[target] += group
            joined[place] = []
    return [group for group in joined if group]


def rank_forms(names: Collection[str], articles: Articles) -> tuple[str, ...]:
    """Rank forms: the canonical one, a full name where there is one, then by articles, length and alphabet."""
    listed = list(names)
    if len(listed) == 1:
        return (listed[0],)
    first = min(listed, key=lambda name: (_shortness(name), -len(articles[name]), -len(name), name))
    rest = sorted(listed, key=lambda name: (-len(articles[name]), name))
    return first, *(name for name in rest if name != first)


def _shortness(name: str) -> int:
    """Rank "Dmitry Peskov" before "D. Peskov" before "Peskov"; 0, 1, 2."""
    words = name.split()
    if len(words) == 1:
        return 2
    return 1 if len(words[0].rstrip(".")) == 1 else 0
