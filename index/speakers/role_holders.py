"""Find whom a role means within an article: "the Texas senator", "the Republican nominee", "his lawyer"."""

from collections.abc import Sequence

from index.speakers.naming import BARE, PERSON, Named
from index.speakers.people import PRONOUNS, Cast
from index.speakers.phrases import Phrase
from index.speakers.pronouns import Scene
from index.speakers.roles import Role, find_head, role_keys
from index.speakers.terms import (
    GENERIC,
    NATIONALITIES,
    NEWCOMERS,
    OFFICE_HOLDERS,
    PARTIES,
    PREFIXES,
    RIVALS,
    SPOUSES,
    STATE_NAMES,
    find_role_gender,
    is_role_word,
)
from index.speakers.words import Word, Words

HEAD_SENTENCES = 3  # sentences of an article that may be its title and the lines below it
MAX_HOLDERS = (
    100  # times an article may give a role for it to tell one person; above, only the last named is tried
)
# Roles under which the members of a parliament go, by the title before a name.
LAWMAKERS = {
    "congressman": frozenset({"representative", "congressman"}),
    "congresswoman": frozenset({"representative", "congresswoman"}),
    "representative": frozenset({"representative", "congressman", "congresswoman"}),
    "lawmaker": frozenset(
        {"senator", "representative", "congressman", "congresswoman", "delegate", "lawmaker"}
    ),
}
_CANDIDATES = frozenset("nominee candidate".split())
_PARTY = {"republican": "republican", "gop": "republican", "democratic": "democrat", "democrat": "democrat"}
# What candidates are called besides; whom an article calls anything else is none of them.
_RUNNERS = _CANDIDATES | frozenset(
    """rival opponent businessman mogul billionaire star tycoon developer frontrunner front-runner contender hopeful democrat republican
    socialist magnate entrepreneur leader challenger""".split()
)
_OF_RACE = frozenset("presidential current party own nominee candidate".split()) | frozenset(_PARTY)
_OWNERS = frozenset("his her their its".split())
_UNNAMED = frozenset(
    "whistleblower informant insider source witness hacker spy operative".split()
)  # nobody spoken of before
_LAWYERS = frozenset("attorney lawyer".split())
_STATE_WORDS = frozenset(part for state in STATE_NAMES for part in state.split()) | {
    "state",
    "states",
    "united",
}
_TELLING_WORDS = 2  # words that a role of several persons needs to tell one: "attorney general"


class RoleHolders:
    """Who holds which role in an article."""

    def __init__(self, article: Words, names: Sequence[Named], *, cast: Cast, scene: Scene) -> None:
        self.article, self.names, self.cast, self.scene = article, names, cast, scene
        self.by_role: dict[str, list[tuple[int, Role]]] = {}
        for entity, roles in cast.roles.items():
            for role in roles:
                self.by_role.setdefault(role.head, []).append((entity, role))
        self.parties = self._find_parties()

    def find(self, phrase: Phrase) -> int | None:
        """Find the one person whom a role means, as the number of an entity; None if unsure.

        He is the only one to whom the article gives the role, or else whom the text before speaks of last, if nothing
        is said against it. A headline's role is of the person whom the text names first, if he has it.
        """
        head = find_head(phrase.words)
        first = phrase.words[0]
        headline = first.sentence in self.article.headlines
        if not is_role_word(phrase.head):
            return None
        if phrase.vague:
            return self._find_introduced(phrase.words, head) if headline else None
        if first.key in _OWNERS:
            return self._find_lawyer(phrase.words, first.key) if head in _LAWYERS else None
        if headline or self._is_telegraphic(first):
            found = self._find_introduced(phrase.words, head)
            if found is not None:
                return found
        if head in SPOUSES or not (first.key == "the" or headline or not first.capital):
            return None
        party = self._find_party(phrase.words) if head in _CANDIDATES and first.key == "the" else None
        if party is not None:
            return self._find_candidate(phrase, party)
        return self._find_holder(phrase, head, role_keys(phrase.words))

    def _is_telegraphic(self, first: Word) -> bool:
        """Tell whether a role begins a line above the text without an article: "Lawmaker urges talks"."""
        known = is_role_word(first.key) or first.key in PREFIXES
        return known and first.sentence < HEAD_SENTENCES and first.first and first.capital

    def _find_holder(self, phrase: Phrase, head: str, wanted: frozenset[str]) -> int | None:
        first = phrase.words[0]
        holders = self.by_role.get(head, ())
        fitting = {
            entity
            for entity, role in holders[:MAX_HOLDERS]
            if (wanted | {head}) <= (role.keys | {role.head}) and wanted & PREFIXES == role.keys & PREFIXES
        }
        if len(fitting) == 1 and head not in GENERIC and len(holders) <= MAX_HOLDERS:
            return next(iter(fitting))
        last = self.scene.find_last(phrase.at)
        if last is not None and last in fitting:
            return last
        if first.key == "the" and len(holders) <= MAX_HOLDERS:
            placed = self._find_placed(head, wanted, last)
            if placed is not None:
                return placed
            at_home = self._find_at_home(fitting, head, wanted)
            if at_home is not None:
                return at_home
        if last is None:
            return None
        roles = [role for role in self.cast.roles.get(last, ()) if role.head == head]
        if any(_agree(wanted, role) for role in roles) and not self._is_elsewhere(last, wanted):
            return last
        if head in _UNNAMED:
            return None
        owned = any(word.possessive or word.key in _OWNERS for word in phrase.words)
        if holders or owned or first.key != "the" or wanted & (PREFIXES | NATIONALITIES):
            return None
        named = any(
            word.capital for word in phrase.words if word.key == phrase.head and word.key not in PARTIES
        )
        return last if not named and self._may_be_called(last, head, wanted) else None

    def _find_introduced(self, words: Sequence[Word], head: str) -> int | None:
        """Find the person whom the text after a headline names first, if he holds the headline's role."""
        heads = LAWMAKERS.get(head, frozenset({head}))
        for number, named in enumerate(self.names):
            entity = self.cast.entities[self.cast.meant[number]]
            sentence = self.article.words[named.first].sentence
            if sentence <= words[0].sentence or sentence in self.article.headlines or entity.kind != PERSON:
                continue
            wanted = role_keys(words) - STATE_NAMES - frozenset(["retired"])
            for role in self.cast.roles.get(self.cast.meant[number], ()):
                same = wanted & PREFIXES == role.keys & PREFIXES
                if role.head in heads and same and not (wanted - role.keys) & NATIONALITIES:
                    return self.cast.meant[number]
            return None
        return None

    def _find_lawyer(self, words: Sequence[Word], owner: str) -> int | None:
        """Find "his lawyer": the only lawyer of the article, called that of a man."""
        found = [one for key in sorted(_LAWYERS) for one in self.by_role.get(key, ())[:MAX_HOLDERS]]
        if len(words) != _TELLING_WORDS or len({entity for entity, _ in found}) != 1 or owner not in PRONOUNS:
            return None
        fitting = (PRONOUNS[owner], None)
        owners = {key for _, role in found for key in role.keys}
        for number, person in enumerate(self.cast.entities):
            if person.kind == PERSON and person.keys[-1] in owners and person.gender in fitting:
                return found[0][0] if number != found[0][0] else None
        return None

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

    def _find_party(self, words: Sequence[Word]) -> str | None:
        """Read the party of "the Republican presidential nominee"; None where more is told than party and race."""
        keys = [word.key for word in words[1:]]
        found = {_PARTY[key] for key in keys if key in _PARTY}
        return next(iter(found)) if len(found) == 1 and set(keys) <= _OF_RACE else None

    def _find_candidate(self, phrase: Phrase, party: str) -> int | None:
        """Find a party's candidate: whom the article calls so, or whom it speaks of last and counts to no other."""
        named = {
            entity
            for head in sorted(_CANDIDATES)
            for entity, role in self.by_role.get(head, ())[:MAX_HOLDERS]
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

    def _find_placed(self, head: str, wanted: frozenset[str], last: int | None) -> int | None:
        """Find the one holder of an office of a state: "the Texas congressman", "the Texas attorney general"."""
        state = wanted & _STATE_WORDS
        rest = wanted - state
        if not state or wanted & PREFIXES:
            return None
        heads = LAWMAKERS.get(head, frozenset({head}))
        holders = {
            entity: role
            for key in sorted(heads)
            for entity, role in self.by_role.get(key, ())[:MAX_HOLDERS]
            if rest - {head} <= role.keys and not role.keys & PREFIXES
        }
        named = {entity for entity in holders if state - {"state"} <= self._states_of(entity)}
        if len(named) == 1:
            return next(iter(named))
        open_ = {entity for entity in holders if not self._states_of(entity) - {"state"}}
        if named or (last is not None and last in open_):
            return last if last in named or (not named and last in open_) else None
        return next(iter(open_)) if len(open_) == 1 and len(rest) >= _TELLING_WORDS else None

    def _states_of(self, entity: int) -> frozenset[str]:
        roles = self.cast.roles.get(entity, ())
        hinted = {part for role in roles for key in role.keys for part in key.split()}
        return frozenset(hinted) & _STATE_WORDS

    def _find_at_home(self, fitting: set[int], head: str, wanted: frozenset[str]) -> int | None:
        """Find the president of the article's own country, of several: the only one without a nation beside him."""
        if len(wanted - {head}) > 0 or head not in OFFICE_HOLDERS or head in GENERIC:
            return None
        own = {
            entity
            for entity in fitting
            if not any(
                role.keys & NATIONALITIES for role in self.cast.roles.get(entity, ()) if role.head == head
            )
        }
        return next(iter(own)) if len(own) == 1 and len(fitting) > 1 else None

    def _is_elsewhere(self, entity: int, wanted: frozenset[str]) -> bool:
        """Tell whether a person's roles name another state than the one wanted."""
        states = {key for role in self.cast.roles.get(entity, ()) for key in role.keys if key in STATE_NAMES}
        return bool(states) and bool(wanted & STATE_NAMES) and not states & wanted

    def _may_be_called(self, entity: int, head: str, wanted: frozenset[str]) -> bool:
        """Tell whether the person spoken of last may be meant by a role the article has not given to anybody.

        "The mogul" is whoever the sentence before is about, if nothing the article says of him speaks against it: an
        office, a party or a gender. Roles that bring in somebody new ("the reporter") never are.
        """
        person, roles = self.cast.entities[entity], self.cast.roles.get(entity, ())
        gender = find_role_gender(head)
        if not self.scene.speaks_last(entity):
            return False
        if head in NEWCOMERS or (gender is not None and person.gender not in (gender, None)):
            return False
        parties = {party for role in roles for party in role.keys if party in RIVALS}
        wrong_party = any(RIVALS[party] in parties for party in wanted | {head} if party in RIVALS)
        offices = {role.head for role in roles if role.head in OFFICE_HOLDERS} | (
            person.titles & OFFICE_HOLDERS
        )
        if wanted & _STATE_WORDS and head in OFFICE_HOLDERS and head not in offices and person.count > 1:
            return not roles and not self._is_most_named(entity)
        return not wrong_party and (head not in OFFICE_HOLDERS or not offices or head in offices)

    def _is_most_named(self, entity: int) -> bool:
        counts = [person.count for person in self.cast.entities if person.kind in (PERSON, BARE)]
        return self.cast.entities[entity].count >= max(counts)


def _agree(wanted: frozenset[str], role: Role) -> bool:
    """Tell whether a role is as late or former as the one wanted, and of no other nation."""
    return wanted & PREFIXES == role.keys & PREFIXES and not (wanted - role.keys) & NATIONALITIES
