"""Bring together the names of an article that mean one person or body, and count them."""

from collections import Counter, defaultdict
from collections.abc import Container, Sequence

from index.speakers.article.entities import Cast, Entity, write_name
from index.speakers.article.genders import find_clues, find_listed_gender, settle_genders
from index.speakers.article.initials import find_initialed
from index.speakers.article.named import BARE, BODY, OTHER, PERSON, PLACE, Named
from index.speakers.article.relatives import is_relative
from index.speakers.article.roles import Role
from index.speakers.article.short_bodies import find_short_bodies
from index.speakers.article.words import Word
from index.speakers.keys.fold import plain_letters
from index.speakers.lists.body_words import NAMED_BODIES
from index.speakers.lists.given_names import WOMAN, is_given_name
from index.speakers.lists.role_words import (
    HEADS_OF_STATE,
    HONORIFICS,
    OF_GIVEN_NAMES,
    SPOUSES,
    find_role_gender,
)
from index.speakers.lists.terms import ACTS, AUXILIARIES, SPEECH, SUFFIXES

MIN_MISSPELT = (
    5  # letters of a last name that may be another's misspelt; shorter ones differ by one too easily
)
MAIN_RATIO = 3  # times a person is named more often than another of that last name to be meant by it alone


def make_cast(
    words: Sequence[Word],
    names: Sequence[Named],
    *,
    roles: Sequence[Role],
    outlet: str | None,
    speaking: Container[int] = (),
) -> Cast:
    """Bring names and roles together.

    Names in full are one person if first and last name agree. A last or first name alone is the one person of that
    name, wherever in the article he stands in full; of several the one with the gender of "Mr." or "Mrs.",
    or else the one named in full before the first such name when the others come later and are `MAIN_RATIO` times rarer;
    or else nobody: a person apart with that last name alone.

    :param speaking: Words that begin the source of what is said before them; see `settle_genders`.
    """
    builder = _Builder(words, names)
    builder.add_full()
    builder.add_initials()
    builder.add_bodies(outlet)
    builder.clues = find_clues(
        words, names, meant=builder.meant, entities=builder.entities, speaking=speaking
    )
    builder.add_bare()
    given: dict[int, list[Role]] = defaultdict(list)
    for role in roles:
        entity = builder.meant[role.name]
        given[entity].append(role)
        gender = find_role_gender(role.head)
        if gender is not None:
            builder.entities[entity].votes[gender] += 2
    settle_genders(words, names, meant=builder.meant, entities=builder.entities, speaking=speaking)
    return Cast(
        tuple(builder.entities),
        tuple(builder.meant),
        {number: tuple(found) for number, found in given.items()},
    )


class _Builder:
    def __init__(self, words: Sequence[Word], names: Sequence[Named]) -> None:
        self.words = words
        self.names = names
        self.entities: list[Entity] = []
        self.meant: list[int] = [-1] * len(names)
        self.by_last: dict[str, list[int]] = defaultdict(list)
        self.by_first: dict[str, list[int]] = defaultdict(list)
        self.bodies: dict[str, int] = {}
        self.bare = Counter(self._keys(named)[-1] for named in names if named.kind == BARE)
        self.tails: dict[tuple[str, ...], int] = {}
        self.suffixes: dict[int, str] = {}  # "jr" of a person
        self.misspelt: dict[str, int | None] = {}
        self.clues: dict[int, str] = {}  # genders of persons by the pronouns beside their full names
        self.full: dict[int, int] = {}  # the first full name of each person

    def add_full(self) -> None:
        """Add the persons named in full, longest form first, so that a shorter one finds its longer."""
        full = [number for number, named in enumerate(self.names) if named.kind == PERSON]
        persons: dict[tuple[str, str, str], int] = {}
        tails = self.tails
        initials: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number in sorted(full, key=lambda number: (self._is_short(number), number)):
            keys = self._keys(self.names[number])
            key = (keys[0], keys[-1])
            suffix = self._suffix(self.names[number])
            entity = persons.get((*key, suffix), tails.get(keys))
            if entity is None and suffix and not self.suffixes.get(persons.get((*key, ""), -1)):
                entity = persons.get((*key, ""))
            if entity is None and len(keys[0]) == 1 and len(initials[key]) == 1:
                entity = initials[key][0]
            if entity is None:
                entity = self._add(number, PERSON, keys)
                self.by_last[keys[-1]].append(entity)
                self.by_first[keys[0]].append(entity)
                initials[keys[0][:1], keys[-1]].append(entity)
                for first in range(1, len(keys) - 1):
                    tails.setdefault(keys[first:], entity)
            persons[*key, suffix] = entity
            persons.setdefault((*key, ""), entity)
            self.suffixes[entity] = self.suffixes.get(entity) or suffix
            self.full[entity] = min(number, self.full.get(entity, number))
            self._name(entity, number)

    def add_initials(self) -> None:
        """Join initials before the turns of an interview with the person they mean."""
        persons = {number: entity.keys for number, entity in enumerate(self.entities)}
        for name, person in find_initialed(self.words, self.names, persons).items():
            self.meant[name] = person

    def add_bodies(self, outlet: str | None) -> None:
        """Add bodies, and join short forms with full ones: "the FBI", "The Post"."""
        bodies = [number for number, named in enumerate(self.names) if named.kind in (BODY, OTHER, PLACE)]
        for number in bodies:
            if self.meant[number] >= 0:
                continue
            named, keys = self.names[number], self._keys(self.names[number])
            if len(keys) == 1 and self.by_last.get(keys[0]) and named.kind != PLACE:
                continue
            if keys in self.tails:
                self._name(self.tails[keys], number)
                continue
            key = " ".join(keys)
            if key not in self.bodies:
                self.bodies[key] = self._add(number, named.kind, keys)
            self._name(self.bodies[key], number)
        full = find_short_bodies(self.bodies, self.entities, outlet)
        self.meant = [full.get(entity, entity) for entity in self.meant]
        self.bodies = {key: full.get(entity, entity) for key, entity in self.bodies.items()}

    def add_bare(self) -> None:
        """Add names of one word: as the person or body they are short for, or alone."""
        lone: dict[tuple[str, str | None], int] = {}
        mains: dict[str, int | None] = {}
        for number, named in enumerate(self.names):
            if self.meant[number] >= 0:
                continue
            keys = self._keys(named)
            entity = self._find_person(number, keys, mains)
            if entity is None and not named.title:
                entity = self._find_misspelt(keys[0])
            if entity is None and " ".join(keys) in self.bodies:
                entity = self.bodies[" ".join(keys)]
            if entity is None:
                gender = HONORIFICS.get(named.title)
                kind = PERSON if named.title or self.by_last.get(keys[-1]) else BARE
                key = (keys[-1], gender if self.by_last.get(keys[-1]) else None)
                if key not in lone:
                    lone[key] = self._add(number, kind, keys)
                entity = lone[key]
                if kind == PERSON:
                    self.entities[entity].kind = PERSON
            self._name(entity, number)

    def _find_person(self, number: int, keys: Sequence[str], mains: dict[str, int | None]) -> int | None:
        named = self.names[number]
        last = self.by_last.get(keys[-1], [])
        fitting = [entity for entity in last if self._fits(entity, named)]
        if not last and (not named.title or named.title in OF_GIVEN_NAMES):
            fitting = [entity for entity in self.by_first.get(keys[0], []) if self._fits(entity, named)]
            return fitting[0] if len(fitting) == 1 else None
        if len(fitting) == 1 and (len(last) == 1 or named.title):
            return None if self._is_relative(fitting[0], number) else fitting[0]
        if len(last) < 2 or named.title:
            return None
        if keys[-1] not in mains:
            mains[keys[-1]] = self._find_main(number, last)
        return mains[keys[-1]]

    def _find_misspelt(self, key: str) -> int | None:
        """Find the one person in full whose last name is another by one letter: "Wimes" and "Wines"."""
        if len(key) < MIN_MISSPELT or key in self.by_last or key in self.by_first or key in self.bodies:
            return None
        if key not in self.misspelt:
            near = [last for last in self.by_last if last[0] == key[0] and _differ_by_one(last, key)]
            found = self.by_last[near[0]] if len(near) == 1 else []
            self.misspelt[key] = found[0] if len(found) == 1 else None
        return self.misspelt[key]

    def _fits(self, entity: int, named: Named) -> bool:
        person = self.entities[entity]
        gender = find_listed_gender(person) or self.clues.get(entity)
        wanted = HONORIFICS.get(named.title)
        known = [HONORIFICS[title] for title in person.titles if title in HONORIFICS]
        if wanted is not None and (gender not in (None, wanted) or any(other != wanted for other in known)):
            return False
        if wanted is None and named.title in HEADS_OF_STATE:
            return named.title in person.titles or not (gender == WOMAN or person.titles & SPOUSES)
        if named.title and named.title not in HONORIFICS and len(self.by_last.get(person.keys[-1], [])) > 1:
            return named.title in person.titles
        return True

    def _is_relative(self, entity: int, number: int) -> bool:
        """Tell whether a person is first named in full after a name, and then as somebody's relative."""
        first = self.full[entity]
        if first < number:
            return False
        named = self.names[first]
        around = self.words[max(0, named.start - 4) : named.start]
        return any(word.key in SPOUSES or word.key in ("his", "her") for word in around)

    def _find_main(self, number: int, persons: Sequence[int]) -> int | None:
        """Find whom an article means by a last name alone: the one it names in full before, the others later."""
        bare = self.bare[self._keys(self.names[number])[-1]]
        first = {entity: self.full[entity] for entity in persons}
        before = [entity for entity in persons if first[entity] < number]
        counts = {entity: self.entities[entity].count for entity in persons}
        for entity in persons:
            others = max(counts[other] for other in persons if other != entity)
            if before == [entity] and counts[entity] + bare >= MAIN_RATIO * others:
                return entity
            if counts[entity] >= MAIN_RATIO * others:
                return entity
        return None

    def _keys(self, named: Named) -> tuple[str, ...]:
        keys = [
            word.key if word.key.isascii() else plain_letters(word.key)
            for word in self.words[named.first : named.last]
        ]
        if named.kind == BODY and len(keys) > 2 and keys[-1] in NAMED_BODIES and is_given_name(keys[0]):
            keys = keys[-2:]
        while len(keys) > 1 and keys[-1] in SUFFIXES:
            keys.pop()
        return tuple(keys)

    def _suffix(self, named: Named) -> str:
        key = self.words[named.last - 1].key
        return key if key in SUFFIXES else ""

    def _is_short(self, number: int) -> int:
        return -len(self._keys(self.names[number]))

    def _add(self, number: int, kind: str, keys: tuple[str, ...]) -> int:
        named = self.names[number]
        self.entities.append(Entity(write_name(self.words, named), kind, keys))
        return len(self.entities) - 1

    def _name(self, number: int, name: int) -> None:
        named, entity = self.names[name], self.entities[number]
        self.meant[name] = number
        if named.title:
            entity.titles.add(named.title)
        gender = HONORIFICS.get(named.title)
        if gender is not None:
            entity.votes[gender] += 5
        after = self.words[named.last] if named.last < len(self.words) else None
        speaks = after is not None and after.joined and after.key in (SPEECH - AUXILIARIES) | ACTS
        spoken = speaks and not named.weak
        entity.sure = (
            entity.sure
            or bool(named.title)
            or len(entity.keys) > 1
            or spoken
            or is_relative(self.words, named)
        )
        form = write_name(self.words, named)
        loud = (" " in form or entity.kind == PLACE) and entity.name.isupper() and not form.isupper()
        if (loud or not (entity.count or named.weak)) and len(form) == len(entity.name):
            entity.name = form  # rather as the text writes it than as a headline does
        entity.count += not named.weak
        if entity.kind == PERSON and len(form) > len(entity.name) and self._keys(named)[0] == entity.keys[0]:
            entity.name = form


def _differ_by_one(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter, changed, left out or added."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
