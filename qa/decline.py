"""Find a reason not to answer: nothing chosen to look at, or what is asked about does not occur."""

from collections.abc import Sequence

from index.lexical import query_terms, stem, tokenize
from index.store import Store
from qa.filters import Filters
from qa.question import names_in, speaker_word
from qa.records import Candidate, Question


def find_reason_to_decline(
    store: Store, asked: Question, candidates: Sequence[Candidate], *, heard: bool = True
) -> str | None:
    """Say why a question has no answer in the archive, or give None.

    :param heard: Whether any candidate may be the words of the speaker asked for.
    """
    if not candidates:
        return f"there is no article {_describe(asked.filters)}in this archive"
    names = names_in(asked)
    speaker = speaker_word(asked)
    if speaker is not None and not asked.speakers and not _occurs(store, [speaker]):
        names = [speaker]
    if names and not _occurs(store, names):
        return f"{' and '.join(f'“{name}”' for name in names)} {_occur(names)} not occur in this archive"
    if not _occurs(store, query_terms(asked.search_text) or tokenize(asked.search_text)):
        return "none of the words of the question occurs in this archive"
    return None if heard else _describe_silence(asked)


def _describe_silence(asked: Question) -> str:
    speaker = asked.speakers[0] if asked.speakers else f"“{asked.speaker}”"
    where = _describe(asked.filters).strip()
    return f"{speaker} is not quoted {f'in the articles {where}' if where else 'in this archive'}"


def _describe(filters: Filters) -> str:
    """Write what articles had to be, with a space behind; "" where any would do."""
    parts = [f"of {' or '.join(filters.outlets)}"] if filters.outlets else []
    parts += [f"since {filters.since}"] if filters.since is not None else []
    parts += [f"until {filters.until}"] if filters.until is not None else []
    return "".join(f"{part} " for part in parts)


def _occurs(store: Store, words: Sequence[str]) -> bool:
    """Tell whether any of the words, with all parts of it where it is hyphenated, occurs in an article."""
    parts = [[stem(part) for part in tokenize(word)] for word in words]
    found = store.document_frequency(part for word in parts for part in word)
    return any(word and all(found[part] for part in word) for word in parts)


def _occur(names: Sequence[str]) -> str:
    return "does" if len(names) == 1 else "do"
