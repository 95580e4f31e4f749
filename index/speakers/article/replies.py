"""Tell who asked what a pronoun's reply answers: in "Orr asked Pike why. “No,” he replied" he is not Orr."""

from collections.abc import Collection, Sequence

from index.speakers.article.slots import Slot
from index.speakers.article.words import Word

_REPLIES = frozenset("replied answered responded retorted".split())
_ASKED = frozenset("asked asks".split())
_PASSIVE = frozenset("was were is are been being be had has have".split())


def is_reply(words: Sequence[Word], at: int) -> bool:
    """Tell whether a verb of answering stands beside a pronoun outside quotations: "he replied", "answered she"."""
    near = [words[place] for place in (at - 1, at + 1) if 0 <= place < len(words)]
    return any(
        word.key in _REPLIES and word.sentence == words[at].sentence and not word.quoted for word in near
    )


def find_asker(words: Sequence[Word], slots: Collection[Slot]) -> int | None:
    """Find who of a sentence's persons asks something in it; None if nobody does, or if it is not told."""
    for slot in sorted(slots, key=lambda slot: slot.at):
        for at in range(slot.at + 1, min(len(words), slot.at + 5)):
            word = words[at]
            if word.sentence != words[slot.at].sentence or word.key in _PASSIVE or word.quoted:
                break
            if word.key in _ASKED:
                return slot.entity
    return None
