"""Find which names of bodies in an article are short for another: "the FBI", "The Post"."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from index.speakers.article.entities import Entity

# Last words of media that are called by them alone: "The Post".
MEDIA = frozenset(
    "times post journal tribune herald gazette chronicle globe courier register examiner observer".split()
)


def find_short_bodies(
    bodies: Mapping[str, int], entities: Sequence[Entity], outlet: str | None
) -> dict[int, int]:
    """Find the bodies named by a short form, and add their count to that of the body in full.

    The last word of the outlet's own name is the outlet, whose entity gets its full name.

    :param bodies: Numbers of the entities by their words in small letters.
    :return: By number of the short form's entity the number of the body's.
    """
    long: dict[str, set[int]] = defaultdict(set)
    for key, entity in bodies.items():
        keys = [part for part in key.split() if part not in ("of", "the", "for", "and")]
        if len(keys) > 1:
            long["".join(part[0] for part in keys)].add(entity)
            if keys[-1] in MEDIA:
                long[keys[-1]].add(entity)
    outlet_words = [part for part in (outlet or "").split() if part.lower() != "the"]
    full: dict[int, int] = {}
    for key, entity in bodies.items():
        found = long[key.replace(".", "")] if " " not in key else set()
        if len(found) == 1:
            full[entity] = next(iter(found))
        elif " " not in key and len(outlet_words) > 1 and key == outlet_words[-1].lower():
            entities[entity].name = " ".join(outlet_words)
    for short, entity in full.items():
        entities[entity].count += entities[short].count
        entities[short].count = 0
    return full
