"""Find whom a role means within an article: "the Texas senator", "the Republican nominee", "his lawyer"."""

from collections.abc import Sequence

from index.speakers.article.candidates import CANDIDATES, Candidates, read_party
from index.speakers.article.entities import PRONOUNS, Cast
from index.speakers.article.named import BARE, PERSON, Named, is_title
from index.speakers.article.phrases import Phrase
from index.speakers.article.pronouns import SUBJECTS
from index.speakers.article.role_agreement import STATE_WORDS, roles_agree
from index.speakers.article.roles import Role, find_head, role_keys
from index.speakers.article.scene import Scene
from index.speakers.article.words import MAX_SENTENCE_WORDS, Word, Words
from index.speakers.lists.body_words import NATIONALITIES, PARTIES, STATE_NAMES
from index.speakers.lists.role_words import (
    DESCRIBING,
    GENERIC,
    NEWCOMERS,
    OFFICE_HOLDERS,
    PREFIXES,
    RIVALS,
    SPOUSES,
    find_role_gender,
    is_role_word,
)

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
_OWNERS = frozenset("his her their its".split())
_UNNAMED = frozenset(
    "whistleblower informant insider source witness hacker spy operative".split()
)  # nobody spoken of before
_LAWYERS = frozenset("attorney lawyer".split())
_TELLING_WORDS = 2  # words that a role of several persons needs to tell one: "attorney general"


class RoleHolders:
    """Who holds which role in an article."""

    def __init__(self, article: Words, names: Sequence[Named], *, cast: Cast, scene: Scene) -> None:
        self.article, self.names, self.cast, self.scene = article, names, cast, scene
        self.by_role: dict[str, list[tuple[int, Role]]] = {}
        for entity, roles in cast.roles.items():
            for role in roles:
                self.by_role.setdefault(role.head, []).append((entity, role))
        self.candidates = Candidates(article, names, cast=cast, scene=scene)

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
        party = read_party(phrase.words) if head in CANDIDATES and first.key == "the" else None
        if party is not None:
            return self.candidates.find(phrase, party)
        return self._find_holder(phrase, head, role_keys(phrase.words))

    def _is_telegraphic(self, first: Word) -> bool:
        """Tell whether a role begins a line above the text without an article: "Lawmaker urges talks"."""
        known = is_role_word(first.key) or first.key in PREFIXES
        return known and first.sentence < HEAD_SENTENCES and first.first and first.capital

    def _find_holder(self, phrase: Phrase, head: str, wanted: frozenset[str]) -> int | None:
        first = phrase.words[0]
        holders = self.by_role.get(head, ())
        proper = frozenset(word.key for word in phrase.words if word.capital and not word.first)
        fitting = {
            entity
            for entity, role in holders[:MAX_HOLDERS]
            if (wanted | {head}) <= (role.keys | {role.head}) and roles_agree(wanted, role, proper)
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
        if any(roles_agree(wanted, role, proper) for role in roles) and not self._is_elsewhere(last, wanted):
            return last
        return None if holders or head in _UNNAMED else self._find_called(phrase, head, wanted, last)

    def _find_called(self, phrase: Phrase, head: str, wanted: frozenset[str], last: int) -> int | None:
        """Tell whether a role that the article gives to nobody is the person's spoken of last."""
        first = phrase.words[0]
        owned = any(word.possessive or word.key in _OWNERS for word in phrase.words)
        if owned or first.key != "the" or wanted & (PREFIXES | NATIONALITIES):
            return None
        named = any(
            word.capital for word in phrase.words if word.key == phrase.head and word.key not in PARTIES
        )
        if named or self._is_of_other_gender(last, phrase) or self._is_of_another(last, phrase):
            return None
        return last if self._may_be_called(last, head, wanted) else None

    def _is_of_another(self, entity: int, phrase: Phrase) -> bool:
        """Tell whether a role's names are others than those of a person's roles: "the Rovers manager" is no "Town boss"."""
        wanted = {word.key for word in phrase.words if word.capital and not is_title(word.key)}
        own = {
            key
            for role in self.cast.roles.get(entity, ())
            for key in role.text.split()
            if key[:1].isupper() and not is_title(key.lower())
        }
        own = {key.lower() for key in own}
        return bool(wanted and own) and not wanted & own

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

    def _find_placed(self, head: str, wanted: frozenset[str], last: int | None) -> int | None:
        """Find the one holder of an office of a state: "the Texas congressman", "the Texas attorney general"."""
        state = wanted & STATE_WORDS
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
        return frozenset(hinted) & STATE_WORDS

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
        office, a party or a gender. Roles that bring in somebody new ("the reporter") never are, nor is an office
        ("the mayor") without its state.
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
        if wanted & STATE_WORDS and head in OFFICE_HOLDERS and head not in offices and person.count > 1:
            return not roles and not self._is_most_named(entity)
        alone = not wanted - {head} - DESCRIBING
        known = head in offices or not (offices or alone)
        return not wrong_party and (head not in OFFICE_HOLDERS or known)

    def _is_of_other_gender(self, entity: int, phrase: Phrase) -> bool:
        """Tell whether the role's own sentence goes on with a pronoun of another gender: "the mayor said she"."""
        gender, words = self.cast.entities[entity].gender, self.article.words
        for word in words[phrase.at : phrase.at + MAX_SENTENCE_WORDS]:
            if word.sentence != words[phrase.at].sentence:
                return False
            if word.key in SUBJECTS and not word.quoted:
                return gender not in (PRONOUNS[word.key], None)
        return False

    def _is_most_named(self, entity: int) -> bool:
        counts = [person.count for person in self.cast.entities if person.kind in (PERSON, BARE)]
        return self.cast.entities[entity].count >= max(counts)
