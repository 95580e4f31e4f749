"""Find whom "the Republican nominee" means within an article: by the parties it counts persons to."""

from collections.abc import Sequence

from index.speakers.article.entities import Cast
from index.speakers.article.named import BARE, PERSON, Named
from index.speakers.article.phrases import Phrase
from index.speakers.article.roles import find_head
from index.speakers.article.scene import Scene
from index.speakers.article.words import Word, Words
from index.speakers.lists.role_words import OFFICE_HOLDERS, PREFIXES

MAX_CALLED = 100  # times an article may call somebody a candidate for all to be looked at
CANDIDATES = frozenset("nominee candidate".split())
_PARTY = {"republican": "republican", "gop": "republican", "democratic": "democrat", "democrat": "democrat"}
# What candidates are called besides; whom an article calls anything else is none of them.
_RUNNERS = CANDIDATES | frozenset(
    """rival opponent businessman mogul billionaire star tycoon developer frontrunner front-runner contender hopeful democrat republican
    socialist magnate entrepreneur leader challenger""".split()
)
_OF_RACE = frozenset("presidential current party own nominee candidate".split()) | frozenset(_PARTY)


class Candidates:
    """Whom an article counts to which party, and calls a candidate."""

    def __init__(self, article: Words, names: Sequence[Named], *, cast: Cast, scene: Scene) -> None:
        self.article, self.names, self.cast, self.scene = article, names, cast, scene
        self.called = [
            (entity, role)
            for entity, roles in cast.roles.items()
            for role in roles
            if role.head in CANDIDATES
        ]
        self.parties = self._find_parties()

    def find(self, phrase: Phrase, party: str) -> int | None:
        """Find a party's candidate: whom the article calls so, or whom it speaks of last and counts to no other."""
        named = {
            entity
            for entity, role in self.called[:MAX_CALLED]
            if self.parties.get(entity, frozenset()) == {party}
            and not role.keys & (PREFIXES | {"running", "vice-presidential"})
        }
        last, head = self.scene.find_last(phrase.at), find_head(phrase.words)
        if len(named) == 1 and head == "nominee":
            return next(iter(named))
        if last is not None and last in named:
            return last
        members = {entity for entity, of in self.parties.items() if of == {party} and self._is_main(entity)}
        if len(members) == 1 and not named and not self._has_office(next(iter(members))):
            return next(iter(members))
        if last is None or self.parties.get(last, {party}) != {party} or not self._may_run(last, head):
            return None
        if named and head == "nominee":
            return None
        alone = last in members or not members
        return last if alone and self._is_main(last) and self.scene.speaks_last(last) else None

    def _find_parties(self) -> dict[int, frozenset[str]]:
        """Find the parties to which an article counts persons: "Democrat Anna Orr", "(R-Tex.)"."""
        parties: dict[int, frozenset[str]] = {}
        for number, named in enumerate(self.names):
            if named.kind not in (PERSON, BARE):
                continue
            entity = self.cast.meant[number]
            start = max(
                0, named.start - 1 if named.start and self.article.words[named.start].joined else named.start
            )
            titles = {_PARTY.get(word.key, "") for word in self.article.words[start : named.first]} - {""}
            if len(titles) == 1:
                parties[entity] = parties.get(entity, frozenset()) | titles
        for entity, roles in self.cast.roles.items():
            keys = {_PARTY[key] for role in roles for key in role.keys if key in _PARTY}
            if len(keys) == 1:
                parties[entity] = parties.get(entity, frozenset()) | keys
        return parties

    def _may_run(self, entity: int, head: str) -> bool:
        """Tell whether nothing that the article calls a person speaks against his being a candidate."""
        if head == "nominee" and self._has_office(entity):
            return False
        return all(
            role.head in _RUNNERS or role.head in OFFICE_HOLDERS or role.keys & PREFIXES
            for role in self.cast.roles.get(entity, ())
        )

    def _is_main(self, entity: int) -> bool:
        """Tell whether an article names a person among its three most named ones."""
        persons = [person.count for person in self.cast.entities if person.kind in (PERSON, BARE)]
        return self.cast.entities[entity].count >= max(2, *sorted(persons)[-3:][:1], 0)

    def _has_office(self, entity: int) -> bool:
        heads = {role.head for role in self.cast.roles.get(entity, ()) if not role.keys & PREFIXES}
        return bool(heads & OFFICE_HOLDERS)


def read_party(words: Sequence[Word]) -> str | None:
    """Read the party of "the Republican presidential nominee"; None where more is told than party and race."""
    keys = [word.key for word in words[1:]]
    found = {_PARTY[key] for key in keys if key in _PARTY}
    return next(iter(found)) if len(found) == 1 and set(keys) <= _OF_RACE else None
