"""Find whom a pronoun means: the one person the text speaks of who fits, or nobody.

"He" is whoever the same sentence names before it, or else the nearest sentence before that speaks of a man. Where several
men are there, the one whose statement it is, or who is the only subject, is meant; otherwise nobody is.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from index.speakers.naming import BARE, BODY, MAX_APPOSED_WORDS, PERSON, Named
from index.speakers.people import PRONOUNS, Cast
from index.speakers.terms import CROWDS, PREPOSITIONS, SPEECH, find_role_gender, is_role_word, singular
from index.speakers.words import Word

BACK_SENTENCES = 5  # sentences before that of a pronoun in which its person is looked for
_BEFORE_OBJECTS = frozenset("by like with about against from on unlike".split())
_SUBJECTS = frozenset({"he", "she"})


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of the text that speaks of somebody.

    Attributes:
        at: Number of the word.
        entity: Number of the entity; None for somebody who is not named.
        gender: Known gender, or None.
        subject: Whether it is the subject of its clause, as far as the words beside it tell.
        speaks: Whether it is the source of a statement.
        object: Whether a preposition stands before it: "pressed by Orr".
    """

    at: int
    entity: int | None
    gender: str | None
    subject: bool
    speaks: bool = False
    object: bool = False


class Scene:
    """Whom an article speaks of, sentence by sentence, as it is read from the start.

    Pronouns are asked for in the order of the text: each answer is remembered for the next.
    """

    def __init__(self, words: Sequence[Word], names: Sequence[Named], cast: Cast) -> None:
        self.words = words
        self.last_speaker: int | None = None
        self.cast = cast
        self.slots: dict[int, list[Slot]] = defaultdict(list)
        self.bodies: dict[int, list[Slot]] = defaultdict(list)
        for number, named in enumerate(names):
            entity = cast.entities[cast.meant[number]]
            subject = _is_subject(words, named)
            behind = (
                named.start > 0
                and words[named.start].joined
                and words[named.start - 1].key in _BEFORE_OBJECTS
            )
            slot = Slot(named.first, cast.meant[number], entity.gender, subject, object=behind)
            if entity.kind == PERSON or (entity.kind == BARE and entity.sure):
                self.slots[words[named.first].sentence].append(slot)
            elif entity.kind == BODY:
                self.bodies[words[named.first].sentence].append(slot)
        for at in _list_unnamed(words, names):
            self.slots[words[at].sentence].append(Slot(at, None, find_role_gender(words[at].key), False))
        for slots in self.slots.values():
            slots.sort(key=lambda slot: slot.at)

    def speaks_last(self, entity: int) -> bool:
        """Tell whether the statement noted last is a person's."""
        return self.last_speaker == entity

    def add_speaker(self, at: int, entity: int | None, gender: str | None) -> None:
        """Note that a statement's source stands at a word; somebody not named hides those before him."""
        self.last_speaker = entity
        slots = self.slots[self.words[at].sentence]
        for place, slot in enumerate(slots):
            if slot.at >= at and entity is not None and slot.entity == entity:
                slots[place] = Slot(slot.at, entity, slot.gender, True, True)
                return
        slots.append(Slot(at, entity, gender, True, True))
        slots.sort(key=lambda slot: slot.at)

    def find_person(self, at: int) -> int | None:
        """Find whom "he", "she" or their other forms at a word mean, as the number of an entity; None if unsure."""
        word = self.words[at]
        gender = PRONOUNS[word.key]
        for sentence in range(word.sentence, max(-1, word.sentence - BACK_SENTENCES - 1), -1):
            slots = [slot for slot in self.slots.get(sentence, ()) if slot.at < at]
            slots = [slot for slot in slots if self.words[slot.at].quoted <= word.quoted]
            fitting = [slot for slot in slots if slot.gender == gender]
            unknown = [
                slot for slot in slots if slot.gender is None and (slot.subject or slot.entity is None)
            ]
            if not fitting and not unknown:
                continue
            if sentence == word.sentence and fitting and all(slot.object for slot in fitting):
                topic = self._find_topic(sentence - 1, word, gender)
                if topic is not None:
                    return topic
            return _choose(fitting, unknown, same=sentence == word.sentence)
        return None

    def _find_topic(self, sentence: int, word: Word, gender: str) -> int | None:
        """Find the person of a gender who alone speaks, or alone is the subject, in a sentence; None without one."""
        slots = [
            slot
            for slot in self.slots.get(sentence, ())
            if slot.gender == gender and self.words[slot.at].quoted <= word.quoted
        ]
        for some in ([slot for slot in slots if slot.speaks], [slot for slot in slots if slot.subject]):
            if some:
                return some[0].entity if len({slot.entity for slot in some}) == 1 else None
        return None

    def find_last(self, at: int) -> int | None:
        """Find the person a role at a word may mean by where it stands: the nearest before, alone in his sentence or alone to speak in it."""
        sentence = self.words[at].sentence
        for place in range(sentence, max(-1, sentence - BACK_SENTENCES - 1), -1):
            slots = [
                slot for slot in self.slots.get(place, ()) if slot.at < at and not self.words[slot.at].quoted
            ]
            known = {slot.entity for slot in slots if slot.entity is not None}
            speaking = {slot.entity for slot in slots if slot.entity is not None and slot.speaks}
            if known:
                found = known if len(known) == 1 else speaking
                return next(iter(found)) if len(found) == 1 else None
        return None

    def find_body(self, at: int) -> int | None:
        """Find the body that "it" means: the only subject among those of its sentence so far, or of the one before."""
        sentence = self.words[at].sentence
        for place in (sentence, sentence - 1):
            before = [slot for slot in self.bodies.get(place, ()) if slot.at < at]
            if before:
                subjects = [slot for slot in before if slot.subject]
                return subjects[0].entity if len({slot.entity for slot in before}) == 1 and subjects else None
        return None


def _list_unnamed(words: Sequence[Word], names: Sequence[Named]) -> list[int]:
    """List the words for persons without their name: "the nominee", "a woman from Harwick"."""
    named = {place for name in names for place in range(name.start, name.last)}
    found = []
    for at, word in enumerate(words):
        if (
            at < 1
            or word.capital
            or word.quoted
            or at in named
            or not is_role_word(word.key)
            or at + 1 in named
        ):
            continue
        if words[at - 1].gap.startswith(",") or (at > 1 and words[at - 2].gap.startswith(",")):
            continue  # an apposition
        if at + 1 < len(words) and (words[at + 1].gap.startswith(",") or is_role_word(words[at + 1].key)):
            continue
        before = {near.key for near in words[max(0, at - 4) : at] if near.sentence == word.sentence}
        if before & {"the", "a", "an"} and not before & {"is", "was", "as", "be", "of"}:
            found.append(at)
    return found


def _choose(fitting: Sequence[Slot], unknown: Sequence[Slot], *, same: bool) -> int | None:
    slots = fitting if fitting else unknown
    everybody = {slot.entity for slot in slots}
    if len(everybody) == 1 and not any(slot.speaks for slot in unknown if slot.entity not in everybody):
        return slots[0].entity
    slots = sorted((*fitting, *unknown), key=lambda slot: slot.at)
    speaking = {slot.entity for slot in slots if slot.speaks}
    subjects = {slot.entity for slot in slots if slot.subject}
    if len(subjects) == 1:
        return next(iter(subjects))
    if len(speaking) == 1 and not same:
        return next(iter(speaking))
    return None


def _is_subject(words: Sequence[Word], named: Named) -> bool:
    """Tell whether a name is a subject: a verb follows, or it begins its sentence; never after a preposition."""
    last = words[named.last - 1]
    if last.possessive:
        return False
    before = words[named.start - 1] if named.start and words[named.start].joined else None
    if before is not None and before.key in PREPOSITIONS:
        return False
    after = (
        words[named.last] if named.last < len(words) and words[named.last].sentence == last.sentence else None
    )
    if after is not None and after.joined and (after.key in SPEECH or after.key.endswith(("ed", "ly"))):
        return True
    begins = words[named.start].first or (named.start > 0 and words[named.start - 1].first)
    return begins or _closes_first_apposition(words, named)


def _closes_first_apposition(words: Sequence[Word], named: Named) -> bool:
    """Tell whether a name closes the apposition that its sentence begins with: "The foreman, Anna Orr, sat"."""
    if words[named.start].gap.strip() != "," or named.last >= len(words) or words[named.last].joined:
        return False
    for place in range(named.start - 1, max(-1, named.start - MAX_APPOSED_WORDS), -1):
        word = words[place]
        if word.key in SPEECH or word.sentence != words[named.start].sentence:
            return False
        if word.first:
            return word.key not in PREPOSITIONS
        if not word.joined:
            return False
    return False


def find_relative(
    words: Sequence[Word],
    at: int,
    *,
    names: Sequence[Named],
    ends: Mapping[int, int],
    wanted: Callable[[int], bool],
) -> int | None:
    """Find the name that "who" or "which" at a word follows, by its number, if `wanted`; None without one.

    The name stands right before, or before an apposition between commas: "Anna Orr, the manager, who". In "a lawyer
    for Mr. Orr, who" it is not sure who is meant.
    """
    place = at
    for _ in range(2):
        name = ends.get(place)
        if name is not None:
            named = names[name]
            return name if wanted(name) and not _is_part(words, named) else None
        if not words[place].gap.startswith(",") and place == at:
            return None
        place -= 1
        while place > 0 and words[place].joined and words[place].sentence == words[at].sentence:
            place -= 1
        if not words[place].gap.startswith(",") or words[place].sentence != words[at].sentence:
            return None
    return None


def _is_part(words: Sequence[Word], named: Named) -> bool:
    """Tell whether a name belongs to a person before it: "a lawyer for Mr. Orr"."""
    if named.start < 2 or not words[named.start].joined or words[named.start - 1].key not in PREPOSITIONS:
        return False
    before = words[named.start - 2].key
    return before in CROWDS or is_role_word(before) or is_role_word(singular(before))


def list_subject_pronouns(words: Sequence[Word]) -> list[int]:
    """List the words "he" and "she" outside quotations, in order."""
    return [at for at, word in enumerate(words) if word.key in _SUBJECTS and not word.quoted]


def find_word(words: Sequence[Word], offset: int) -> int:
    """Find the number of the first word that ends after an offset."""
    return bisect_left(words, offset, key=lambda word: word.end - 1)
