"""Questions: what they ask, whose words they ask for, about what, when and where."""

from qa.question.lexicon import Lexicon, SpeakerDirectory
from qa.question.names import last_name, names_in, shorten, speaker_word
from qa.question.read import MAX_QUESTION_CHARS, parse_question
from qa.question.whom import is_relation

__all__ = [
    "MAX_QUESTION_CHARS",
    "Lexicon",
    "SpeakerDirectory",
    "is_relation",
    "last_name",
    "names_in",
    "parse_question",
    "shorten",
    "speaker_word",
]
