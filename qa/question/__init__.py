"""Questions: what they ask, whose words they ask for, about what, when and where."""

from qa.question.lexicon import Lexicon, SpeakerDirectory
from qa.question.names import (
    find_title_gender,
    is_joint,
    keep_gender,
    last_name,
    name_speakers,
    names_in,
    shorten,
    speaker_word,
)
from qa.question.read import MAX_QUESTION_CHARS, parse_question
from qa.question.whom import is_kin, is_relation, is_thing

__all__ = [
    "MAX_QUESTION_CHARS",
    "Lexicon",
    "SpeakerDirectory",
    "find_title_gender",
    "is_joint",
    "is_kin",
    "is_relation",
    "is_thing",
    "keep_gender",
    "last_name",
    "name_speakers",
    "names_in",
    "parse_question",
    "shorten",
    "speaker_word",
]
