"""Choose whom a pronoun means among those whom one sentence speaks of."""

from collections.abc import Sequence

from index.speakers.article.slots import Slot


def find_only(slots: Sequence[Slot], gender: str) -> int | None:
    """Find the only one spoken of, if he is known to be of a gender."""
    return (
        slots[0].entity if len({slot.entity for slot in slots}) == 1 and slots[0].gender == gender else None
    )


def choose(fitting: Sequence[Slot], unknown: Sequence[Slot], *, same: bool) -> int | None:
    """Choose whom a pronoun means among those of a sentence; None where nobody is sure.

    The only one of its gender, or of none known; else the only subject; else, in a sentence before, the only speaker.

    :param fitting: Those of the pronoun's gender.
    :param unknown: Those whose gender is not known.
    :param same: Whether the pronoun stands in that sentence.
    """
    slots = fitting if fitting else unknown
    everybody = {slot.entity for slot in slots}
    if len(everybody) == 1 and not any(slot.speaks for slot in unknown if slot.entity not in everybody):
        return None if _has_equal(slots, unknown) else slots[0].entity
    slots = sorted((*fitting, *unknown), key=lambda slot: slot.at)
    speaking = {slot.entity for slot in slots if slot.speaks}
    subjects = {slot.entity for slot in slots if slot.subject}
    if len(subjects) == 1:
        return next(iter(subjects))
    if len(speaking) == 1 and not same:
        return next(iter(speaking))
    return None


def _has_equal(slots: Sequence[Slot], unknown: Sequence[Slot]) -> bool:
    """Tell whether somebody whose gender is not known is joined to the one spoken of: "Mary Asp and Pat Boll met"."""
    if any(slot.speaks for slot in slots):
        return False
    rows = {slot.row for slot in slots} - {None}
    return any(slot.row in rows and slot.entity != slots[0].entity for slot in unknown)
