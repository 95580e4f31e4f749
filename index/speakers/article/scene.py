"""Find whom a pronoun means: the one person the text speaks of who fits, or nobody.

"He" is whoever the same sentence names before it, or else the nearest sentence before that speaks of a man. Where several
men are there, the one whose statement it is, or who is the only subject, is meant; otherwise nobody is.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from index.speakers.article.choosing import choose, find_only
from index.speakers.article.entities import PRONOUNS, Cast
from index.speakers.article.fronted import find_fronted
from index.speakers.article.named import BARE, BODY, PERSON, Named
from index.speakers.article.newcomers import list_newcomers
from index.speakers.article.replies import find_asker, is_reply
from index.speakers.article.slots import Slot, join_rows, list_unnamed, make_slot
from index.speakers.article.words import Word, find_range
from index.speakers.lists.role_words import find_role_gender
from index.statements.records import Found

BACK_SENTENCES = 5  # sentences before that of a pronoun in which its person is looked for

ANSWER_SENTENCES = 2  # sentences before that of an answer in which its question is looked for

# From the first word of a source to the words [first, after) of what it is said to say before that word.
Contents = Mapping[int, Sequence[tuple[int, int]]]


def list_contents(
    words: Sequence[Word], found: Sequence[Found], starts: Sequence[int]
) -> dict[int, list[tuple[int, int]]]:
    """List the words of what each statement's source says before it, by the source's first word.

    :param starts: The first word of each statement's source; -1 without one.
    """
    contents: dict[int, list[tuple[int, int]]] = {}
    for one, at in zip(found, starts, strict=True):
        ranges = (find_range(words, span) for span in one.content)
        before = [(start, end) for start, end in ranges if start < end <= at]
        if before:
            contents.setdefault(at, []).extend(before)
    return contents


class Scene:
    """Whom an article speaks of, sentence by sentence, as it is read from the start.

    Pronouns are asked for in the order of the text: each answer is remembered for the next.
    """

    def __init__(
        self, words: Sequence[Word], names: Sequence[Named], cast: Cast, *, contents: Contents
    ) -> None:
        self.words = words
        self.contents = contents
        self.learned: dict[int, str] = {}  # genders that earlier pronouns gave to persons of unknown gender
        self.last_speaker: int | None = None
        self.cast = cast
        self.slots: dict[int, list[Slot]] = defaultdict(list)
        self.bodies: dict[int, list[Slot]] = defaultdict(list)
        fronted = find_fronted(words, names)
        self.fronted = {at: cast.meant[number] for at, number in fronted.before.items()}
        self.newcomers = list_newcomers(words, names, cast)
        made: dict[int, Slot] = {}
        persons: set[int] = set()
        for number, named in enumerate(names):
            entity = cast.entities[cast.meant[number]]
            subject = number in fronted.subjects
            made[number] = make_slot(
                words, named, number=cast.meant[number], gender=entity.gender, subject=subject
            )
            if entity.kind == PERSON or (entity.kind == BARE and entity.sure):
                persons.add(number)
        for number, slot in join_rows(words, names, made, persons).items():
            if number in persons:
                self.slots[words[slot.at].sentence].append(slot)
            elif cast.entities[cast.meant[number]].kind == BODY:
                self.bodies[words[slot.at].sentence].append(slot)
        for at in list_unnamed(words, names):
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

    def is_open(self, at: int) -> bool:
        """Tell whether a pronoun in a fronted phrase may mean the subject behind it, whose gender is not known."""
        return at in self.fronted and self.cast.entities[self.fronted[at]].gender is None

    def find_person(self, at: int) -> int | None:
        """Find whom "he", "she" or their other forms at a word mean, as the number of an entity; None if unsure.

        Whom a statement is about does not make it: "Orr had been warned, he said" is said by somebody named before, who
        speaks there if "he" could be Orr too. It is Orr if nobody else is spoken of. A pronoun that contradicts one before
        it means nobody.
        """
        gender = PRONOUNS[self.words[at].key]
        if at in self.fronted and self.cast.entities[self.fronted[at]].gender in (gender, None):
            return None if self.is_open(at) else self.fronted[at]
        if is_reply(self.words, at):
            answerer = self._find_answerer(at, gender)
            if answerer is not None:
                return answerer.entity
        elif at in self.contents and self._may_answer(at, gender):
            return None
        about = self._list_about(at, gender)
        near = self._find_near(at, gender)
        found = self._choose_near(near, at, gender) if near else find_only(about, gender)
        if found is None or self.learned.get(found, gender) != gender:
            return None
        if {slot.entity for slot in about} - {found} and not self._speaks_before(at, found):
            return None
        if self.words[at].first and self.cast.entities[found].gender is None:
            self.learned[found] = gender
        return found

    def _find_near(self, at: int, gender: str) -> list[Slot]:
        """Find those of a gender, or of none known, in the nearest sentence that speaks of any before a word."""
        word, passed = self.words[at], False
        for sentence in range(word.sentence, max(-1, word.sentence - BACK_SENTENCES - 1), -1):
            slots = [
                slot
                for slot in self._list_before(sentence, at)
                if self.words[slot.at].quoted <= word.quoted
                and (slot.gender == gender or (slot.gender is None and (slot.subject or slot.entity is None)))
            ]
            if slots:
                return slots if not passed or any(slot.gender == gender for slot in slots) else []
            if sentence < word.sentence and sentence in self.newcomers:
                if self.newcomers[sentence]:
                    return []
                passed = True
        return []

    def _may_answer(self, at: int, gender: str) -> bool:
        """Tell whether the sentence before lets somebody ask somebody else who a pronoun could mean as well."""
        slots = self._list_before(self.words[at].sentence - 1, at)
        asker = find_asker(self.words, slots)
        if asker is None or self.cast.entities[asker].gender not in (gender, None):
            return False
        return any(slot.entity != asker and slot.gender in (gender, None) for slot in slots)

    def _find_answerer(self, at: int, gender: str) -> Slot | None:
        """Find who answers a question of the sentence before: not who asks it; his entity is None if nobody is sure."""
        word = self.words[at]
        for sentence in range(word.sentence, max(-1, word.sentence - ANSWER_SENTENCES - 1), -1):
            slots = self._list_before(sentence, at)
            asker = find_asker(self.words, slots)
            if asker is None:
                continue
            others = [slot for slot in slots if slot.entity != asker and slot.gender in (gender, None)]
            if not others and self.cast.entities[asker].gender not in (gender, None):
                return None  # whom "Anna Orr asked him" means the text before tells
            sure = len({slot.entity for slot in others}) == 1
            return others[0] if sure else Slot(at, None, gender, True)
        return None

    def _choose_near(self, near: Sequence[Slot], at: int, gender: str) -> int | None:
        word = self.words[at]
        sentence = self.words[near[0].at].sentence
        same = sentence == word.sentence
        fitting = [slot for slot in near if slot.gender == gender]
        if not same and sentence in self.newcomers and fitting and all(slot.object for slot in fitting):
            return None
        if same and fitting and all(slot.object for slot in fitting):
            topic = self._find_topic(word.sentence - 1, word, gender)
            if topic is not None:
                return topic
        return choose(fitting, [slot for slot in near if slot.gender is None], same=same)

    def _list_before(self, sentence: int, at: int) -> list[Slot]:
        """List who is spoken of in a sentence before a word, but in what the source at that word says."""
        return [
            slot
            for slot in self.slots.get(sentence, ())
            if slot.at < at and not _is_within(slot.at, self.contents.get(at, ()))
        ]

    def _list_about(self, at: int, gender: str) -> list[Slot]:
        """List whom a source's words before it speak of, outside quotation marks, of those its pronoun could mean."""
        ranges = self.contents.get(at, ())
        sentences = {self.words[place].sentence for start, end in ranges for place in range(start, end)}
        return [
            slot
            for sentence in sorted(sentences)
            for slot in self.slots.get(sentence, ())
            if _is_within(slot.at, ranges)
            and slot.entity is not None
            and slot.gender in (gender, None)
            and not self.words[slot.at].quoted
        ]

    def _speaks_before(self, at: int, entity: int) -> bool:
        """Tell whether a person makes a statement in the sentences before a word in which its person is looked for."""
        sentence = self.words[at].sentence
        return any(
            slot.entity == entity and slot.speaks
            for place in range(sentence, max(-1, sentence - BACK_SENTENCES - 1), -1)
            for slot in self._list_before(place, at)
        )

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
            slots = [slot for slot in self._list_before(place, at) if not self.words[slot.at].quoted]
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


def _is_within(at: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in ranges)
