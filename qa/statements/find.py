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
from index.statements.analyse import DONE, NO_TAGGER, OTHER_LANGUAGE
from index.store import Store
from index.vectors import Numbers
from qa.filters import NO_FILTERS, Filters, describe_articles, say_none_chosen
from qa.language import N_, _, join_and, join_or
from qa.question import MAX_QUESTION_CHARS, shorten
from qa.statements.records import Said, to_said

CLOSEST = 3  # names proposed for one that the archive does not have
ARTICLES_AT_ONCE = 200  # whose texts are in memory together
NOT_YET = "not yet"  # why an article is not analysed: nothing was tried
BEST_FIRST = N_(", best first, not by date")  # end of the note on a topic of which no statement has all words
_NOT_ANALYSED = {NOT_YET: N_("not yet"), NO_TAGGER: N_("no tagger")}
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
        note(_("the first {limit} of {number} statements").format(limit=limit, number=len(ordered)))
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
        raise BadInput(
            _("no word to look for in the topic {topic!r}: give one, such as Kursk").format(
                topic=shorten(about, 40)
            )
        )
    if len(about) > MAX_QUESTION_CHARS:
        raise BadInput(
            _("the topic has {number} characters: at most {most}").format(
                number=len(about), most=MAX_QUESTION_CHARS
            )
        )
    return about


def count_not_analysed(store: Store) -> dict[str, int]:
    """Count the articles in which nobody looked for statements, by reason: "language uk", "no tagger", "not yet"."""
    counts = store.statements.analyses()
    return {outcome or NOT_YET: counts[outcome] for outcome in sorted(counts) if outcome != DONE}


def say_not_analysed(reason: str) -> str:
    """Say why an article is not analysed, one of the reasons of `count_not_analysed`."""
    if reason.startswith(OTHER_LANGUAGE):
        return _("language {code}").format(code=reason.removeprefix(OTHER_LANGUAGE))
    return _(_NOT_ANALYSED.get(reason, reason))


def _find_names(store: Store, written: str, note: Note) -> Sequence[str]:
    """Find whom a name means, and say so where that is not plain."""
    speakers = list_speakers(store)
    match = SpeakerDirectory(speakers).find(written)
    if not match.speakers:
        raise BadInput(_say_unknown(speakers, written))
    if len(match.speakers) > 1:
        note(
            _("{name!r} may be {names}: all of them are meant").format(
                name=written, names=join_or(match.speakers)
            )
        )
    elif match.how == TYPO:
        note(_("nobody is called {name!r}: taken for {taken}").format(name=written, taken=match.speakers[0]))
    elif match.how == LAST:
        _note_namesakes(speakers, match.speakers[0], note)
    return match.speakers


def _note_namesakes(speakers: Sequence[Speaker], chosen: str, note: Note) -> None:
    """Name the others of the same last name, who are not meant."""
    last = chosen.split()[-1].casefold()
    others = [one.name for one in speakers if one.name != chosen and one.name.split()[-1].casefold() == last]
    if others:
        note(_("taken for {taken}, not {names}").format(taken=chosen, names=join_or(others[:CLOSEST])))


def _say_unknown(speakers: Sequence[Speaker], written: str) -> str:
    """Say that nobody is called so, and whose names are the closest, by all letters or those of the last word; ties by statements, then name."""
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
        for _form, score, place in near:
            name = forms[place][1]
            likeness[name] = max(likeness.get(name, 0.0), score)
    rank = {one.name: place for place, one in enumerate(speakers)}
    closest = sorted(likeness, key=lambda name: (-likeness[name], rank[name]))[:CLOSEST]
    if not closest:
        return _(
            "nobody called {name!r} in this archive, nor anybody else: `onrecord stats` counts what was analysed"
        ).format(name=written)
    return _(
        "nobody called {name!r} in this archive: the closest names are {names}; `onrecord speakers` lists all"
    ).format(name=written, names=join_and(closest))


def _take_last_word(name: str) -> str:
    return " ".join(name.split()[-1:])


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
        some = _("no statement that fits has all words of {topic!r}: these have some of them")
        note(some.format(topic=about) + _(BEST_FIRST))
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
        missing = ", ".join(
            f"{count} {say_not_analysed(reason)}" for reason, count in count_not_analysed(store).items()
        )
        if not missing:
            return _("no statement in this archive")
        return _("no statement in this archive; articles not analysed: {reasons}").format(reasons=missing)
    chosen = store.choose_chunks(
        outlets=filters.outlets, since=filters.since, until=filters.until, articles=filters.articles
    )
    if describe_articles(filters) and not len(chosen):
        return say_none_chosen(filters)
    if names is not None and not len(store.statements.choose(speakers=names)):
        return _("no statement by {names} in this archive, only the name").format(names=join_or(names))
    return _("no statement fits")
