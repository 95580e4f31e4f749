"""Put what somebody said in order of date: the same statement in several articles once, with all its places."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from index.encoder import Encoder
from index.records import Article, Span
from index.store import Store
from qa.corroborate import Group, Voiced, group_statements, to_quotes
from qa.corroborate.content import read_content
from qa.corroborate.group import MAX_DAYS
from qa.language import _
from qa.statements.find import BEST_FIRST, Note, Wanted, find_statements, ignore
from qa.statements.records import Moment, Said

# A group spans at most `MAX_DAYS` on both sides of its best wording, but for repeated words: one that begins in the first
# third of a window of three times as many days lies within it. Each statement is in three windows at most.
WINDOW_DAYS = 3 * MAX_DAYS
# Statements compared with one another, all with all: 2,000 take 64 MB for 16 bytes a pair.
MAX_COMPARED = 2000
MAX_UNDATED = 300  # undated statements compared with those of every window; more only with one another

Progress = Callable[[int, int], object]  # statements embedded since the last call, and how many there are


def make_timeline(
    store: Store,
    encoder: Encoder,
    wanted: Wanted,
    *,
    note: Note = ignore,
    progress: Progress | None = None,
) -> list[Moment]:
    """Give what was said by date of its first report, then source and place; undated last.

    The same statement in several articles is one moment (see `qa.corroborate.group_statements`). Call it inside
    `store.snapshot()`.

    :raises BadInput: As `find_statements`.
    """
    # Whatever is found best first is put in order of date below.
    said = find_statements(store, wanted, note=lambda text: note(text.removesuffix(_(BEST_FIRST))))
    articles = store.articles_by_id({one.article for one in said})
    voiced = _embed(encoder, [_to_voiced(one, articles[one.article]) for one in said], progress)
    return to_moments(group_by_days(voiced, note=note))


def group_by_days(voiced: Sequence[Voiced], *, note: Note = ignore) -> list[Group]:
    """Group statements as `group_statements` does, in windows of days; every statement is in one group.

    The same words weeks apart are two groups: they were said again.

    :param note: Told where there are so many within a window that not all were compared with all.
    """
    dated = sorted((v for v in voiced if _day(v) is not None), key=_ordinal)
    undated = [v for v in voiced if _day(v) is None]
    groups: list[Group] = []
    parts = 0
    if len(undated) > MAX_UNDATED:
        groups, parts = _group_parts(undated)
        undated = []
    while dated:
        first = _ordinal(dated[0])
        within = bisect_left(dated, first + WINDOW_DAYS, key=_ordinal)
        found, more = _group_parts([*dated[:within], *undated])
        parts = max(parts, more)
        begun = [group for group in found if _begins_before(group, first + MAX_DAYS)]
        taken = {id(v) for group in begun for v in _members(group)}
        dated = [v for v in dated[:within] if id(v) not in taken] + dated[within:]
        undated = [v for v in undated if id(v) not in taken]
        groups += begun
    if undated:
        groups += _group_parts(undated)[0]
    if parts > 1:
        note(
            _(
                "more than {most} statements at once: some may be listed twice; narrow the topic or dates"
            ).format(most=MAX_COMPARED)
        )
    return groups


def to_moments(groups: Sequence[Group]) -> list[Moment]:
    """Make the moments of groups, by date, source and place; those whose best wordings stand in one sentence are one."""
    moments = map(_to_moment, _merge_extents(groups))
    return sorted(moments, key=lambda m: (m.date is None, m.date or "", m.source, m.start, m.end))


def _group_parts(voiced: Sequence[Voiced]) -> tuple[list[Group], int]:
    """Group at most `MAX_COMPARED` statements at a time; give the groups and the number of parts."""
    starts = range(0, len(voiced), MAX_COMPARED)
    groups = [group for at in starts for group in group_statements(voiced[at : at + MAX_COMPARED])]
    return groups, len(starts)


def _day(voiced: Voiced) -> str | None:
    return voiced.article.meta.date


def _ordinal(voiced: Voiced) -> int:
    """Give the day of a dated statement as a number."""
    return date.fromisoformat(voiced.article.meta.date or "").toordinal()


def _begins_before(group: Group, ordinal: int) -> bool:
    return any(_day(voiced) is not None and _ordinal(voiced) < ordinal for voiced in _members(group))


def _members(group: Group) -> Iterator[Voiced]:
    yield group.best
    yield from (variant.voiced for variant in group.others)


def _to_voiced(said: Said, article: Article) -> Voiced:
    span = Span(said.start, said.end)
    return Voiced(article, span, said.content, said.speaker, said.speech, negated=said.negated)


def _embed(encoder: Encoder, voiced: Sequence[Voiced], progress: Progress | None) -> list[Voiced]:
    """Give the statements with the embeddings of what is said in them, without quotation marks."""
    texts = [read_content(one).text for one in voiced]
    different = list(dict.fromkeys(texts))
    if not different:
        return []
    advance = None if progress is None else lambda done: progress(done, len(different))
    rows = encoder.encode(different, advance)  # (n_different, dimension)
    vectors = dict(zip(different, rows, strict=True))
    return [replace(one, vector=vectors[text]) for one, text in zip(voiced, texts, strict=True)]


def _merge_extents(groups: Sequence[Group]) -> list[Group]:
    """Make one group of those whose best wordings stand in the very same sentences: these are shown once."""
    merged: dict[tuple[str, Span, str | None], list[Group]] = {}
    for group in groups:
        best = group.best
        merged.setdefault((best.article.id, best.span, best.speaker), []).append(group)
    return [_merge(same) if same[1:] else same[0] for same in merged.values()]


def _merge(groups: Sequence[Group]) -> Group:
    ordered = sorted(groups, key=lambda group: group.best.content)
    clusters = {voiced.cluster for group in ordered for voiced in _members(group)}
    others = tuple(variant for group in ordered for variant in group.others)
    return Group(ordered[0].best, others, len(clusters))


def _to_moment(group: Group) -> Moment:
    (quote,) = to_quotes([group], top=1)
    members = list(_members(group))
    dates = sorted(day for day in map(_day, members) if day is not None)
    by_date = sorted(members, key=lambda v: (_day(v) is None, _day(v) or "", v.article.source))
    outlets = dict.fromkeys(v.article.meta.outlet for v in by_date if v.article.meta.outlet is not None)
    return Moment(
        date=dates[0] if dates else None,
        speaker=quote.speaker,
        speech=quote.speech,
        negated=group.best.negated,
        text=quote.text,
        article=quote.article,
        source=quote.source,
        title=quote.title,
        outlet=quote.outlet,
        published=quote.date,
        url=quote.url,
        start=quote.start,
        end=quote.end,
        outlets=tuple(outlets),
        sources=len({voiced.article.id for voiced in members}),
        independent_sources=group.independent_sources,
        variants=quote.also_in,
    )
