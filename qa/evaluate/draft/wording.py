"""Word the questions: the same forms for those with and without an answer, so that none gives itself away."""

from random import Random

_SAID = (
    "What did {speaker} say about {topic}?",
    "What did {speaker} say about {topic}?",
    "What has {speaker} said about {topic}?",
    "What did {speaker} have to say about {topic}?",
    "What was {speaker}'s comment on {topic}?",
    "Did {speaker} say anything about {topic}?",
    "what did {speaker} say about {topic}",
    "What does {speaker} say regarding {topic}?",
)
_WHO = ("Who said “{words}”?", "Who said: “{words}”?", "Whose words are these: “{words}”?")


def word_question(speaker: str, topic: str, random: Random) -> str:
    """Ask what somebody said about something."""
    return random.choice(_SAID).format(speaker=speaker, topic=topic)


def word_who(words: str, random: Random) -> str:
    """Ask who said some words."""
    return random.choice(_WHO).format(words=words)
