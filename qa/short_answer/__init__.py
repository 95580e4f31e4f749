"""The short answer of a question of fact: the words inside a quote that answer it."""

from qa.short_answer.find import ShortAnswers, SpanFinder, name_speakers_of

__all__ = ["ShortAnswers", "SpanFinder", "name_speakers_of"]
