"""Read what a question is about from the words after its verb, and whose words it leaves out."""

import re
from dataclasses import dataclass

from qa.question.lexicon import Lexicon
from qa.question.lists import (
    ABOUT_REST,
    ADDRESSEE,
    AGREEING,
    ANAPHOR,
    EDGE,
    NOTHING,
    REACTING,
    REACTION,
    TELLS,
    THAT,
    TO_SOMEBODY,
    TOLD_NO_ONE,
    TOLD_PRONOUN,
)
from qa.question.names import match_speakers
from qa.question.patterns import Reading
from qa.question.whom import split_all_but, split_left_out

# Where or when it was said: no clause, so that a date at its end is not part of one.
_OCCASION = re.compile(
    r"(?:at|during|in|on|before|after)\s+(?:an?|the|his|her|their|its)\s+\w\S*"
    r"(?:\s+(?!(?:is|are|was|were|will|would|had|has|have|can|could|should|must|may|might)\b)\S+){0,4}",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question is about.

    Attributes:
        words: None where it is about anything, or only points back.
        clause: Whether it may be a clause, whose end is not that of the question: "the strike will end".
        points_back: Whether it is only "that" or "it", or left out after "agree".
    """

    words: str | None
    clause: bool
    points_back: bool


def read_topic(core: str, reading: Reading) -> Topic:
    """Read the topic from what follows the verb: "reporters about the fares" is about the fares.

    Somebody in particular to whom it was said stays in it, with "to" before him.
    """
    rest = core[reading.rest.start : reading.rest.end].strip()
    tells = TELLS.fullmatch(reading.verb) is not None
    for pattern in (ADDRESSEE, NOTHING, ADDRESSEE):
        match = pattern.match(rest)
        rest = rest if match is None else rest[match.end() :]
        tells = tells and (match is None or pattern is NOTHING)
    rest = TOLD_PRONOUN.sub("", rest) if tells else rest
    agrees = reading.subject is not None and AGREEING.match(reading.verb) is not None
    points_back = ANAPHOR.fullmatch(rest.strip(EDGE)) is not None or (agrees and not rest.strip(EDGE))
    about = None if reading.verb == "according" else ABOUT_REST.match(rest)
    if about is None and REACTING.match(reading.verb):
        about = REACTION.match(rest)
    to = tells and about is None and not reading.asked and TOLD_NO_ONE.match(rest) is None and not points_back
    rest = f"to {rest}" if to and rest else rest
    told = TO_SOMEBODY.fullmatch(rest) is not None or (to and len(rest.split()) <= 2)
    clause = about is None and bool(rest) and reading.takes_clause and not told
    clause = clause and _OCCASION.fullmatch(rest) is None
    that = THAT.match(rest) if about is None else about
    rest = (rest if that is None else rest[that.end() :]).strip(EDGE)
    words = " ".join(part for part in (reading.asked, "" if points_back else rest) if part)
    return Topic(words or None, clause, points_back)


def leave_out(reading: Reading, topic: Topic, lexicon: Lexicon) -> tuple[str | None, tuple[str, ...]]:
    """Give the topic and whose words are not asked for: "everyone but Peskov", "who spoke about Kursk except him?"."""
    name = reading.left_out if reading.subject is None else split_all_but(reading.subject)
    if name is not None:
        return topic.words, match_speakers(name, lexicon)
    if topic.words is None or topic.clause or reading.subject is not None:
        return topic.words, ()
    parts = split_left_out(topic.words)
    left_out = () if parts is None else match_speakers(parts[1], lexicon)
    return (parts[0], left_out) if parts is not None and left_out else (topic.words, ())
