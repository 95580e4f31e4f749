"""Find names in an article: of persons, bodies and places, by capital letters and the words around them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.speakers.article.capitals import Capitals, gather_capitals
from index.speakers.article.initials import add_initialed
from index.speakers.article.late_names import (
    add_headline_names,
    add_surnames,
    free_given_names,
    part_ranks,
)
from index.speakers.article.name_kinds import classify
from index.speakers.article.name_runs import (
    find_name_start,
    find_run_end,
    may_begin,
    trim_run,
)
from index.speakers.article.named import BODY, OTHER, Named
from index.speakers.article.words import Word, Words
from index.speakers.lists.body_words import NAMED_BODIES, OFFICES
from index.speakers.lists.role_words import is_role_word


def find_names(article: Words, sources: Sequence[tuple[int, int]] = ()) -> list[Named]:
    """Find the names of an article, ascending and apart from each other.

    Headlines give no new names, but a source there is one if it is a given and a last name, or a name of the text.

    :param sources: The words of each source of a statement, [first, after); what speaks is likelier a person.
    """
    words = article.words
    evidence = gather_capitals(article, sources)
    names: list[Named] = []
    at = 0
    while at < len(words):
        if words[at].sentence in article.headlines or not may_begin(words, at):
            at += 1
            continue
        end = find_run_end(words, at)
        names += (_join_body(words, named) for named in _read_run(words, at, end, evidence=evidence))
        at = end
    names = free_given_names(article, add_surnames(article, part_ranks(article, names)))
    return add_initialed(article, add_headline_names(article, names, sources))


def _read_run(words: Sequence[Word], at: int, end: int, *, evidence: Capitals) -> Iterator[Named]:
    at, end = trim_run(words, at, end, evidence=evidence)
    if at >= end:
        return
    first = find_name_start(words, at, end)
    if first == at > 1 and words[at - 1].key == "of" and is_role_word(words[at - 2].key):
        while first < end and words[first].key in OFFICES:  # "secretary of State Anna Orr"
            first += 1
    if first < end:
        yield classify(words, Named(at, first, end, OTHER), evidence=evidence)


def _join_body(words: Sequence[Word], named: Named) -> Named:
    """Join a name and the common noun that makes it a body: "the Orr campaign"."""
    after = words[named.last] if named.last < len(words) else None
    if after is None or not after.joined or after.key not in NAMED_BODIES or named.kind == OTHER:
        return named
    return replace(named, last=named.last + 1, kind=BODY)
