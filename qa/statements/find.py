"""Find statements by speaker, topic, outlet and date, all that fit; and speakers by name.

Unlike the answer to a question this ranks nothing: what fits is given in order of date.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.errors import BadInput
from index.lexical import match_expression, query_terms, rarest_terms, stem_terms
from index.records import Statement
from index.speakers.archive.link import list_speakers
from index.speakers.archive.lookup import LAST, TYPO, SpeakerDirectory
from index.speakers.records import Speaker
from index.statements.analyse import DONE
from index.store import Store
from index.vectors import Numbers
from qa.filters import NO_FILTERS, Filters, describe_articles
from qa.question import MAX_QUESTION_CHARS, shorten
from qa.statements.records import Said, to_said

CLOSEST = 3  # names proposed for one that the archive does not have
ARTICLES_AT_ONCE = 200  # whose texts are in memory together
NOT_YET = "not yet"  # why an article is not analysed: nothing was tried
BEST_FIRST = ", best first, not by date"  # end of the note on a topic of which no statement has all words
_UNDATED = "9999"  # after every date

Note = Callable[[str], object]
_Scores = Mapping[int, float]  # by number of the statement


def ignore(note: str) -> None:
    """Take a note of what a reader should know, and do nothing."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements are wanted; None restricts nothing.

    Attributes:
        speaker: A name as a user writes it; where None, that of the filters.
        about: Words of a topic.
    """

    speaker: str | None = None
    about: str | None = None
    filters: Filters = NO_FILTERS

    @property
    def written(self) -> str | None:
        """The speaker's name as written."""
        return self.filters.speaker if self.speaker is None else self.speaker


@dataclass(frozen=True, slots=True)
class _Fitting:
    """The numbers of statements that fit, and scores where they are to come best first."""

    numbers: Numbers
    scores: _Scores


def find_statements(
    store: Store, wanted: Wanted, *, limit: int | None = None, note: Note = ignore
) -> list[Said]:
    """Give the statements that fit, by date, then source and place, undated ones last.

    Of a topic, each word must occur (as a stem) in the statement, the title, or a chunk around the statement. Where
    no statement has all of them, those that have any in their own words or title are given, best first (BM25).
    Call it inside `store.snapshot()`.

    :param limit: Give only so many, the first ones.
    :param note: Told in a line each what a reader should know: that a name may mean several, that nothing fits and why.
    :raises BadInput: If the archive has nobody of that name, or the topic is without a word to look for.
    """
    names = None if wanted.written is None else _find_names(store, wanted.written, note)
    fitting = _choose(store, names, wanted, note)
    if not len(fitting.numbers):
        note(_explain_nothing(store, names, wanted.filters))
    numbered = store.statements.by_numbers(fitting.numbers.tolist())
    said = _read(store, numbered)
    ordered = sorted(said, key=lambda number: (-fitting.scores.get(number, 0.0), _place(said[number])))
    if limit is not None and limit < len(ordered):
        note(f"the first {limit} of {len(ordered)} statements")
    return [said[number] for number in ordered[:limit]]


def find_speakers(store: Store, written: str | None = None, *, note: Note = ignore) -> list[Speaker]:
    """Give the speakers that a name may mean, or all; those with most statements first, then by name.

    :raises BadInput: If the archive has nobody of that name.
    """
    speakers = list_speakers(store)
    if written is None:
        return list(speakers)
    names = _find_names(store, written, note)
    return [one for one in speakers if one.name in names]


def check_topic(about: str) -> str:
    """Give the words of a topic as they are.

    :raises BadInput: If there is no word to look for in them, or too many.
    """
    if not query_terms(about):
        raise BadInput(f"no word to look for in the topic {shorten(about, 40)!r}: give one, such as Kursk")
    if len(about) > MAX_QUESTION_CHARS:
        raise BadInput(f"the topic has {len(about)} characters: at most {MAX_QUESTION_CHARS}")
    return about


def count_not_analysed(store: Store) -> dict[str, int]:
    """Count the articles in which nobody looked for statements, by reason: "language uk", "no tagger", "not yet"."""
    counts = store.statements.analyses()
    return {outcome or NOT_YET: counts[outcome] for outcome in sorted(counts) if outcome != DONE}


def _find_names(store: Store, written: str, note: Note) -> Sequence[str]:
    """Find whom a name means, and say so where that is not plain."""
    speakers = list_speakers(store)
    match = SpeakerDirectory(speakers).find(written)
    if not match.speakers:
        raise BadInput(f"nobody called {written!r} in this archive{_name_closest(speakers, written)}")
    if len(match.speakers) > 1:
        note(f"{written!r} may be {_join(match.speakers, 'or')}: all of them are meant")
    elif match.how == TYPO:
        note(f"nobody is called {written!r}: taken for {match.speakers[0]}")
    elif match.how == LAST:
        _note_namesakes(speakers, match.speakers[0], note)
    return match.speakers


def _note_namesakes(speakers: Sequence[Speaker], chosen: str, note: Note) -> None:
    """Name the others of the same last name, who are not meant."""
    last = chosen.split()[-1].casefold()
    others = [one.name for one in speakers if one.name != chosen and one.name.split()[-1].casefold() == last]
    if others:
        note(f"taken for {chosen}, not {_join(others[:CLOSEST], 'or')}")


def _name_closest(speakers: Sequence[Speaker], written: str) -> str:
    """Say whose names are the closest, by all letters or those of the last word; ties by statements, then name."""
    from rapidfuzz import fuzz, process, utils

    likeness: dict[str, float] = {}
    forms = [(form, one.name) for one in speakers for form in dict.fromkeys((one.name, *one.names))]
    for cut in (str.strip, _take_last_word):
        near = process.extract(
            cut(written),
            [cut(form) for form, _ in forms],
            scorer=fuzz.ratio,
            processor=utils.default_process,
            limit=None,
        )
        for _, score, place in near:
            name = forms[place][1]
            likeness[name] = max(likeness.get(name, 0.0), score)
    rank = {one.name: place for place, one in enumerate(speakers)}
    closest = sorted(likeness, key=lambda name: (-likeness[name], rank[name]))[:CLOSEST]
    if not closest:
        return ", nor anybody else: `onrecord stats` counts what was analysed"
    return f": the closest names are {_join(closest, 'and')}; `onrecord speakers` lists all"


def _take_last_word(name: str) -> str:
    return " ".join(name.split()[-1:])


def _join(names: Sequence[str], word: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"


def _choose(store: Store, names: Sequence[str] | None, wanted: Wanted, note: Note) -> _Fitting:
    filters = wanted.filters
    numbers = store.statements.choose(
        speakers=names,
        outlets=filters.outlets,
        since=filters.since,
        until=filters.until,
        articles=filters.articles,
    )
    return _Fitting(numbers, {}) if wanted.about is None else _match_topic(store, wanted.about, numbers, note)


def _match_topic(store: Store, about: str, among: Numbers, note: Note) -> _Fitting:
    terms = query_terms(check_topic(about))
    fits = _find_all_words(store, terms, among)
    if len(fits) or len(terms) == 1:
        return _Fitting(fits, {})
    frequency = store.document_frequency(stem_terms(about))
    any_word = match_expression(rarest_terms(terms, frequency))
    scores = store.statements.match(any_word, len(among), among=among)
    if scores:
        note(f"no statement that fits has all words of {about!r}: these have some of them{BEST_FIRST}")
    return _Fitting(np.array(sorted(scores), np.int64), scores)


def _find_all_words(store: Store, terms: Sequence[str], among: Numbers) -> Numbers:
    """Keep the statements of which each word occurs in their own words, the title, or a chunk around."""
    around = store.statements.chunks_around(among)  # (n, 2): statement, chunk
    chunks = np.unique(around[:, 1])
    fits = among
    for term in terms:
        expression = match_expression([term])
        own = store.statements.match(expression, len(among), among=among)
        near = store.match(expression, len(chunks), among=chunks)
        beside = around[np.isin(around[:, 1], _to_numbers(near)), 0]
        fits = np.intersect1d(fits, np.union1d(_to_numbers(own), beside))
    return fits


def _to_numbers(scores: _Scores) -> Numbers:
    return np.array(list(scores), np.int64)


def _read(store: Store, numbered: Mapping[int, Statement]) -> dict[int, Said]:
    """Read statements with their articles, a few articles at a time."""
    by_article: dict[str, list[int]] = {}
    for number, statement in numbered.items():
        by_article.setdefault(statement.article_id, []).append(number)
    ids = sorted(by_article)
    said: dict[int, Said] = {}
    for first in range(0, len(ids), ARTICLES_AT_ONCE):
        articles = store.articles_by_id(ids[first : first + ARTICLES_AT_ONCE])
        for article_id, article in articles.items():
            said |= {number: to_said(numbered[number], article) for number in by_article[article_id]}
    return said


def _place(said: Said) -> tuple[str, str, int, int, str]:
    date = _UNDATED if said.date is None else said.date
    return (date, said.source, said.start, said.content[0].start, said.id)


def _explain_nothing(store: Store, names: Sequence[str] | None, filters: Filters) -> str:
    """Say why there is nothing to give."""
    if not store.count("statements"):
        missing = ", ".join(f"{count} {reason}" for reason, count in count_not_analysed(store).items())
        return "no statement in this archive" + (f"; articles not analysed: {missing}" if missing else "")
    chosen = store.choose_chunks(
        outlets=filters.outlets, since=filters.since, until=filters.until, articles=filters.articles
    )
    where = describe_articles(filters)
    if where and not len(chosen):
        return f"there is no article {where}in this archive"
    if names is not None and not len(store.statements.choose(speakers=names)):
        return f"no statement by {_join(names, 'or')} in this archive, only the name"
    return "no statement fits"
