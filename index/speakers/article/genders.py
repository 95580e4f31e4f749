"""Tell the gender of an article's persons: by title, role and given name, or by the pronouns beside them."""

from collections import Counter, defaultdict
from collections.abc import Container, Sequence

from index.speakers.article.entities import PRONOUNS, Entity
from index.speakers.article.named import BARE, PERSON, Named
from index.speakers.article.words import Word
from index.speakers.lists.given_names import MAN, WOMAN, find_gender
from index.speakers.lists.role_words import SPOUSES, find_role_gender
from index.speakers.lists.terms import ORDINARY

MIN_CLUES = 2  # pronouns that tell the gender of somebody whose given name does not; one may be another's


def settle_genders(
    words: Sequence[Word],
    names: Sequence[Named],
    *,
    meant: Sequence[int],
    entities: Sequence[Entity],
    speaking: Container[int] = (),
) -> None:
    """Set the gender of persons: by "Mr.", role and given name, or else by the pronouns beside them.

    :param speaking: Words that begin the source of what is said before them: "Orr was warned, he said" tells nothing of Orr.
    """
    for person in entities:
        listed = find_listed_gender(person) if len(person.keys) > 1 else None
        if person.kind in (PERSON, BARE) and listed is not None:
            person.votes[listed] += 4
    for entity, gender, votes in _find_beside(words, names, meant, entities, speaking):
        entities[entity].votes[gender] += votes
    for found in entities:
        men, women = found.votes[MAN], found.votes[WOMAN]
        if found.kind in (PERSON, BARE) and men != women:
            found.gender = MAN if men > women else WOMAN


def find_listed_gender(person: Entity) -> str | None:
    """Tell the gender of a person's given name, or of "Prince" before it; None if no list has it, or both have."""
    first = person.name.split()[0].lower()
    return find_gender(first) or find_gender(person.keys[0]) or find_role_gender(first)


def _find_beside(
    words: Sequence[Word],
    names: Sequence[Named],
    meant: Sequence[int],
    entities: Sequence[Entity],
    speaking: Container[int],
) -> list[tuple[int, str, int]]:
    """Find pronouns after the only person of their sentence: whom they mean, the gender, and its votes."""
    found = []
    at = 0
    while at < len(names):
        sentence = words[names[at].first].sentence
        until = at
        while until < len(names) and words[names[until].first].sentence == sentence:
            until += 1
        kinds = {meant[n]: entities[meant[n]].kind if meant[n] >= 0 else BARE for n in range(at, until)}
        persons = {entity for entity, kind in kinds.items() if kind in (PERSON, BARE)}
        if len(persons) == 1:
            place = names[at].last
            while place < len(words) and words[place].sentence == sentence:
                if place in speaking:
                    break
                if words[place].key in PRONOUNS and not words[place].quoted and _may_be_own(words, place):
                    found.append((next(iter(persons)), PRONOUNS[words[place].key], 1 + _is_wed(words, place)))
                    break
                place += 1
        at = until
    return found


def find_clues(
    words: Sequence[Word],
    names: Sequence[Named],
    *,
    meant: Sequence[int],
    entities: Sequence[Entity],
    speaking: Container[int] = (),
) -> dict[int, str]:
    """Find the gender that the pronouns beside persons agree in, where there are `MIN_CLUES` of them.

    :param meant: The number of each name's entity, -1 where it is not known yet.
    :return: The gender by the entity's number.
    """
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for entity, gender, count in _find_beside(words, names, meant, entities, speaking):
        votes[entity][gender] += count
    return {
        entity: next(iter(found))
        for entity, found in votes.items()
        if entity >= 0 and len(found) == 1 and found.total() >= MIN_CLUES
    }


def _is_wed(words: Sequence[Word], at: int) -> bool:
    """Tell whether a pronoun owns a relative: "Orr and her husband" tells more of Orr than "her" does."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and after.joined and after.key in SPOUSES


def _may_be_own(words: Sequence[Word], at: int) -> bool:
    """Tell whether a pronoun may mean the person before it: not "Anna Orr, who beat him", "Orr told her that"."""
    if words[at].key != "her":
        return words[at].key != "him"
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and after.joined and after.key not in ORDINARY
