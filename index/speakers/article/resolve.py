"""Find who makes each statement of an article, and whom the article names, from the article alone."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.records import Span
from index.speakers.article.continued import continue_quotations
from index.speakers.article.entities import PRONOUNS
from index.speakers.article.labels import find_turn, find_turns, label_statements
from index.speakers.article.mentions import list_mentions
from index.speakers.article.named import BARE, BODY, OTHER, PERSON, PLACE, Named, is_full
from index.speakers.article.namesakes import is_body_of_the_name
from index.speakers.article.naming import find_names
from index.speakers.article.people import make_cast
from index.speakers.article.phrases import NAME, OWNED, PRONOUN, ROLE, Phrase, read_source
from index.speakers.article.pronouns import SUBJECTS, find_relative, list_first_owners, list_subject_pronouns
from index.speakers.article.role_holders import RoleHolders
from index.speakers.article.roles import find_roles
from index.speakers.article.scene import Scene, list_contents
from index.speakers.article.words import Words, find_range, make_words
from index.speakers.lists.role_words import find_role_gender, is_role_word
from index.speakers.lists.terms import is_suffix
from index.speakers.records import BODY as BODY_LINK
from index.speakers.records import FULL_NAME, LAST_NAME, UNKNOWN, LocalSpeaker, Mention
from index.speakers.records import PRONOUN as PRONOUN_LINK
from index.speakers.records import ROLE as ROLE_LINK
from index.statements.records import Found

NESTED_BACK = 40  # statements before a pronoun that are tried as the one it stands in
_INDEFINITE = frozenset({"a", "an"})
_FIRST_PERSON = frozenset("i me my we us our".split())


@dataclass(frozen=True, slots=True)
class Resolved:
    """The speakers and names of an article.

    Attributes:
        speakers: One for each statement, in the order given.
        mentions: The persons and bodies the article names, by name and role.
    """

    speakers: tuple[LocalSpeaker, ...]
    mentions: tuple[Mention, ...]


def resolve_speakers(
    text: str,
    found: Sequence[Found],
    *,
    kept: Sequence[Span],
    author: str | None = None,
    outlet: str | None = None,
    title: Span | None = None,
) -> Resolved:
    """Find who makes each statement of a text, and whom its kept spans and title name.

    A source that names several, a crowd or nobody known has no name; its words are the role. A quotation without source
    takes the speaker of the one it follows in its paragraph with little between them (link "pronoun"). A signature or a
    transcript's label on a statement's line is its source. "I" and "we" in a statement are its speaker, in a turn the
    one whose turn it is, elsewhere the author. Nothing kept gives unknown speakers.
    """
    spans = _add_title(kept, title)
    article = make_words(text, spans)
    turns = find_turns(text)
    found = label_statements(text, found, turns)
    speaking = [find_range(article.words, span) for one in found for span in one.source]
    names = [named for named in find_names(article, speaking) if not _is_byline(article, named)]
    roles = find_roles(article.words, names)
    by_word = {place: n for n, named in enumerate(names) for place in {named.start, named.first}}
    phrases = [read_source(article, one.source, names, by_word) for one in found]
    contents = list_contents(article.words, found, [phrase.at for phrase in phrases])
    cast = make_cast(article.words, names, roles=roles, outlet=outlet, speaking=contents)
    scene = Scene(article.words, names, cast, contents=contents)
    sources = _Sources(phrases, by_word, turns)
    resolver = _Resolver(article, names, scene=scene, found=found, sources=sources, author=author)
    return Resolved(resolver.resolve(), list_mentions(cast, resolver.used))


def _add_title(kept: Sequence[Span], title: Span | None) -> list[Span]:
    spans = [span for span in kept if len(span)]
    if title is not None and len(title) and not any(span.overlaps(title) for span in spans):
        spans.append(title)
    return sorted(spans)


def _is_byline(article: Words, named: Named) -> bool:
    before = article.words[named.start - 1] if named.start else None
    return (
        before is not None
        and before.first
        and before.key == "by"
        and not before.quoted
        and named.kind == PERSON
    )


@dataclass(frozen=True, slots=True)
class _Sources:
    """What the sources of an article's statements are.

    Attributes:
        phrases: What kind of words each statement's source is.
        by_word: The number of the name that begins at a word.
        turns: The labels of a transcript's turns, by the start of their line.
    """

    phrases: Sequence[Phrase]
    by_word: Mapping[int, int]
    turns: Mapping[int, Span]


class _Resolver:
    def __init__(
        self,
        article: Words,
        names: Sequence[Named],
        *,
        scene: Scene,
        found: Sequence[Found],
        sources: _Sources,
        author: str | None,
    ) -> None:
        self.article, self.words, self.names = article, article.words, names
        self.scene, self.cast = scene, scene.cast
        self.found, self.sources, self.author = found, sources, author
        self.full_names: dict[int, list[Named]] = {}
        for named, entity in zip(names, self.cast.meant, strict=True):
            if is_full(named):
                self.full_names.setdefault(entity, []).append(named)
        self.by_end = {named.last: n for n, named in enumerate(names)}
        self.speakers: list[LocalSpeaker] = [UNKNOWN] * len(found)
        self.used: set[int] = set()
        self.pronouns: dict[int, int | None] = {}
        self.contents = sorted(
            (span.start, span.end, n) for n, one in enumerate(found) for span in one.content
        )
        self.holders = RoleHolders(article, names, cast=self.cast, scene=scene)

    def resolve(self) -> tuple[LocalSpeaker, ...]:
        """Resolve the sources in the order of the text, pronouns between them too."""
        phrases = self.sources.phrases
        order: list[tuple[int, int, int]] = [
            (phrase.at, 1, n) for n, phrase in enumerate(phrases) if phrase.at >= 0
        ]
        order += ((at, 0, -1) for at in list_subject_pronouns(self.words))
        order += ((at, 0, -1) for at in list_first_owners(self.words))
        later = []
        for at, _, number in sorted(order):
            if number < 0:
                self._note_pronoun(at)
            elif phrases[number].kind == PRONOUN and phrases[number].head in _FIRST_PERSON:
                later.append(number)
            else:
                self.speakers[number] = self._resolve_phrase(phrases[number])
        for number in later:
            self.speakers[number] = self._resolve_first_person(number, phrases[number])
        return tuple(continue_quotations(self.article.text, self.found, self.speakers))

    def _note_pronoun(self, at: int) -> None:
        entity = self.scene.find_person(at)
        self.pronouns[at] = entity
        if self.scene.is_open(at):
            return
        if self.words[at].key in SUBJECTS:
            self.scene.add_speaker(at, entity, PRONOUNS[self.words[at].key])

    def _resolve_phrase(self, phrase: Phrase) -> LocalSpeaker:
        if phrase.kind == NAME and phrase.name is not None:
            return self._resolve_name(phrase, phrase.name)
        if phrase.kind == PRONOUN:
            return self._resolve_pronoun(phrase)
        if phrase.kind == OWNED:
            owner = self._find_antecedent(phrase.at, phrase.head)
            if owner is None or self.cast.entities[owner].kind == BODY or phrase.role is None:
                return LocalSpeaker(role=phrase.role)
            last = [part for part in self.cast.entities[owner].name.split() if not is_suffix(part)][-1]
            return LocalSpeaker(f"{last} {phrase.role.split()[1]}", None, PRONOUN_LINK)
        if phrase.kind == ROLE:
            return self._resolve_role(phrase)
        return LocalSpeaker(role=phrase.role)

    def _resolve_name(self, phrase: Phrase, number: int) -> LocalSpeaker:
        named, entity = self.names[number], self.cast.meant[number]
        person = self.cast.entities[entity]
        full = self.full_names.get(entity, ())
        if len(person.keys) > 1 and is_body_of_the_name(self.words, named, full):
            return LocalSpeaker(role=self.words[named.first].text)
        if len(person.name.strip(".")) == 1:  # a letter stands for somebody: the "Q" of an interview
            return UNKNOWN
        if person.kind == BARE and not person.sure and self._is_unlikely(named, entity):
            return LocalSpeaker(role=person.name)
        self.used.add(entity)
        role = phrase.role
        if role is None:
            role = next(
                (given.text for given in self.cast.roles.get(entity, ()) if given.name == number), None
            )
        if person.kind in (BODY, OTHER, PLACE):
            return LocalSpeaker(person.name, role, BODY_LINK)
        self.scene.add_speaker(min(phrase.at, named.first), entity, person.gender)
        return LocalSpeaker(person.name, role, FULL_NAME if named.kind == PERSON else LAST_NAME)

    def _is_unlikely(self, named: Named, entity: int) -> bool:
        """Tell whether a single word with a sentence's capital is rather a plural noun or a heading: "Voters said", "TRANSCRIPT:"."""
        if not named.weak or self.cast.entities[entity].count:
            return False
        word = self.words[named.first]
        after = self.words[named.last : named.last + 1]
        headed = word.text.isupper() and bool(after) and after[0].gap.startswith(":")
        heading = headed and self.cast.meant.count(entity) == 1
        return heading or (word.key.endswith("s") and not word.key.endswith("ss"))

    def _resolve_pronoun(self, phrase: Phrase) -> LocalSpeaker:
        entity = self._find_antecedent(phrase.at, phrase.head)
        if phrase.head in PRONOUNS:
            self.scene.add_speaker(phrase.at, entity, PRONOUNS[phrase.head])
        return (
            UNKNOWN if entity is None else LocalSpeaker(self.cast.entities[entity].name, None, PRONOUN_LINK)
        )

    def _find_antecedent(self, at: int, pronoun: str) -> int | None:
        if pronoun in PRONOUNS:
            return self.pronouns[at] if at in self.pronouns else self.scene.find_person(at)
        if pronoun in ("who", "whose", "whom"):
            return self._find_relative(at, (PERSON, BARE))
        if pronoun in ("which", "that"):
            return self._find_relative(at, (BODY,))
        if pronoun in ("it", "its") and not self.words[at].quoted:
            return self.scene.find_body(at)
        return None

    def _find_relative(self, at: int, kinds: tuple[str, ...]) -> int | None:
        def wanted(name: int) -> bool:
            return self.cast.entities[self.cast.meant[name]].kind in kinds

        name = find_relative(self.words, at, names=self.names, ends=self.by_end, wanted=wanted)
        return None if name is None else self.cast.meant[name]

    def _resolve_role(self, phrase: Phrase) -> LocalSpeaker:
        entity = self.holders.find(phrase)
        gender = find_role_gender(phrase.head)
        if entity is None:
            if is_role_word(phrase.head):
                self.scene.add_speaker(phrase.at, None, gender)
            first = phrase.words[0].key  # kept: "a spokesman" is not known to be the spokesman
            return LocalSpeaker(role=f"{first} {phrase.role}" if first in _INDEFINITE else phrase.role)
        self.scene.add_speaker(phrase.at, entity, self.cast.entities[entity].gender)
        return LocalSpeaker(self.cast.entities[entity].name, phrase.role, ROLE_LINK)

    def _resolve_first_person(self, number: int, phrase: Phrase) -> LocalSpeaker:
        around = self._find_around(number, self.words[phrase.at].start)
        if around is not None:
            name = self.speakers[around].name
            return UNKNOWN if name is None else LocalSpeaker(name, None, PRONOUN_LINK)
        label = find_turn(self.article.text, self.words[phrase.at].start, self.sources.turns)
        if label is not None:
            turn = read_source(self.article, (label,), self.names, self.sources.by_word)
            speaker = UNKNOWN if turn.name is None else self._resolve_name(turn, turn.name)
            return UNKNOWN if speaker.name is None else LocalSpeaker(speaker.name, None, PRONOUN_LINK)
        if self.words[phrase.at].quoted or self.author is None or phrase.head not in ("i", "my", "me"):
            return UNKNOWN
        return LocalSpeaker(self.author, None, PRONOUN_LINK)

    def _find_around(self, number: int, offset: int) -> int | None:
        """Find the innermost statement, not this one, inside whose content an offset stands."""
        place = bisect_right(self.contents, (offset, len(self.article.text) + 1, len(self.found)))
        for _, end, other in reversed(self.contents[max(0, place - NESTED_BACK) : place]):
            if other != number and offset < end:
                return other
        return None
