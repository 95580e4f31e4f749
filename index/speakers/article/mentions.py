"""List whom an article names, and in which roles, as evidence for the archive."""

from collections import Counter
from collections.abc import Iterable

from index.speakers.article.entities import Cast, Entity
from index.speakers.article.named import BARE, BODY, PERSON
from index.speakers.records import Mention


def list_mentions(cast: Cast, used: Iterable[int]) -> tuple[Mention, ...]:
    """List the persons and bodies of an article by name and role, in their order.

    :param used: Numbers of the entities that make a statement; they count even if only headlines name them.
    """
    counts: Counter[tuple[str, str | None]] = Counter()
    spoken = set(used)
    for number, entity in enumerate(cast.entities):
        if not _is_mentioned(entity, number in spoken):
            continue
        counts[entity.name, None] += max(entity.count, 1)
        for role in cast.roles.get(number, ()):
            if role.text:
                counts[entity.name, role.text] += 1
    order = sorted(counts, key=lambda key: (key[0], key[1] is not None, key[1] or ""))
    return tuple(Mention(name, role, counts[name, role]) for name, role in order)


def _is_mentioned(entity: Entity, spoken: bool) -> bool:
    if entity.kind in (PERSON, BODY):
        return spoken or entity.count > 0
    return spoken or (entity.kind == BARE and entity.sure and entity.count > 0)
