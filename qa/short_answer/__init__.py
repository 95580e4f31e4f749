"""The short answer of a question of fact: the words inside a quote that answer it."""

from qa.short_answer.expected import find_expected
from qa.short_answer.find import ShortAnswers, find_short_answers
from qa.short_answer.group import count_other_articles, fold_same_answers, say_same_answer
from qa.short_answer.named import find_told_of, name_speakers_of
from qa.short_answer.rank import rank_said

__all__ = [
    "ShortAnswers",
    "count_other_articles",
    "find_expected",
    "find_short_answers",
    "find_told_of",
    "fold_same_answers",
    "name_speakers_of",
    "rank_said",
    "say_same_answer",
]
