"""Tell whether an answer in a file was restricted otherwise than its question is now.

An answer's record has what the question was restricted to in all: by its filters, and by what was read from its
text. What is read may hang on the archive, which may be another one by now; so only what the text can never have
said counts as another restriction.
"""

from rapidfuzz import fuzz

from index.speakers.keys.fold import fold_person
from qa.question import parse_question
from qa.question.lexicon import Lexicon
from qa.question.phrases import find_phrases
from qa.records import Asked, Interpretation

_SPELLING = 75  # likeness (0-100) of two words that may be two spellings of one, as in `qa.verify.names`
_ABBREVIATION_CHARS = 4  # capitals that may stand for a longer name


def is_restricted_otherwise(read: Interpretation, asked: Asked) -> bool:
    """Tell whether an answer's record cannot be one to this question with its filters.

    :param read: Of the record; one without a kind was made when only filters restricted a question.
    """
    filters = asked.filters
    pairs = [(filters.outlets, read.outlets), (filters.since, read.since), (filters.until, read.until)]
    if read.kind is None:
        other = filters.speaker is not None and filters.speaker != read.speaker
        return other or any(given != found for given, found in pairs)
    if any(given and given != found for given, found in pairs):
        return True
    if filters.speaker is not None and not _may_mean(filters.speaker, read.speaker):
        return True
    return not _may_say(read, asked)


def _may_mean(given: str, canonical: str | None) -> bool:
    """Tell whether a name as a user wrote it may mean a speaker of the archive; a role may mean anybody."""
    if canonical is None:
        return False
    words = given.split()
    if not all(word[:1].isupper() for word in words) or (
        given.isupper() and len(given) <= _ABBREVIATION_CHARS
    ):
        return True
    pairs = ((one, other) for one in fold_person(given).split() for other in fold_person(canonical).split())
    return any(fuzz.ratio(one, other) >= _SPELLING for one, other in pairs)


def _may_say(read: Interpretation, asked: Asked) -> bool:
    """Tell whether the outlets and dates that no filter gives may have been read from the question's text."""
    filters = asked.filters
    outlets = () if filters.outlets else read.outlets
    days = [day for day in (read.since, read.until) if day is not None]
    is_dated = read.since != filters.since or read.until != filters.until
    if not outlets and not is_dated:
        return True
    lexicon = Lexicon(outlets=outlets, newest=max(days, default=None))
    phrases = find_phrases(asked.text, lexicon)
    said = {name for phrase in phrases for name in phrase.outlets}
    said.update(parse_question(asked.text, lexicon=lexicon).filters.outlets)
    has_date = any(phrase.since is not None or phrase.until is not None for phrase in phrases)
    return said.issuperset(outlets) and (has_date or not is_dated)
