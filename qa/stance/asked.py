"""Read whether a question asks for approval or disapproval: "Who praised the plan?", "Why is Orr against the dam?"."""

import re
from dataclasses import dataclass

from index.lexical import stem_terms, tokenize
from qa.records import SAID, WHEN_SAID, WHO_SAID, Question
from qa.stance.words import spell

_SIDED = (SAID, WHO_SAID, WHEN_SAID)  # a yes-or-no question is answered by either side
_YES_NO = re.compile(
    r"\W*(?:and |but |so )?(?:do|does|did|is|are|was|were|has|have|had|would|could|can|will|should)(?:n['’]t)?\b",
    re.I,
)
_BEGINS = re.compile(r"(?:(?:against|in\s+(?:favou?r|support|praise|defen[cs]e)\s+of)\s+)+", re.I)
_IS_FOR = re.compile(r"\b(?:is|are|was|were)\s+(?:\S+\s+){0,4}for\s*$", re.I)
# "What was his response to critics of …", "Who was praised by …": whose side it is, is not plain.
_NO_SIDE = re.compile(r"\b(?:in response to|react\w*|respon\w*|repl(?:y|ied|ies)|\w+ed by)\b", re.I)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The side that a question asks for.

    Attributes:
        side: 1 for approval, -1 for disapproval.
        topic: Stems of what it is about, without stop words; at least one.
        about: The words of what it is about, without those of the side.
    """

    side: int
    topic: frozenset[str]
    about: str


def read_wanted(asked: Question) -> Wanted | None:
    """Give the side that a question asks for; None where it asks for none, or it is not plain which.

    The words before the topic tell it. A topic that takes a side itself ("the attack on the ferry", "opposition to the
    plan") leaves it unclear.
    """
    if asked.kind not in _SIDED or asked.topic is None or _YES_NO.match(asked.text) is not None:
        return None
    begins = _BEGINS.match(asked.topic)
    about = asked.topic if begins is None else asked.topic[begins.end() :]
    before = _read_before(asked, about)
    topic = frozenset(stem_terms(about))
    if not topic or _NO_SIDE.search(before) is not None or set("AO") & set(spell(about, ())):
        return None
    letters = spell(before, ())
    side = (1 if "A" in letters or _IS_FOR.search(before) else 0) - (1 if "O" in letters else 0)
    if "A" in letters and "O" in letters:
        return None
    if "N" in letters:
        side = -1 if side == 1 else 0
    return Wanted(side, topic, about) if side else None


def _read_before(asked: Question, about: str) -> str:
    """Give the words of a question before its topic, without those of the speaker."""
    text = asked.text if asked.words is None else asked.words
    at = text.find(about)
    before = text if at < 0 else text[:at]
    speaker = {*tokenize(asked.speaker or ""), *([] if at >= 0 else tokenize(about))}
    return " ".join(word for word in before.split() if not speaker.intersection(tokenize(word)))
