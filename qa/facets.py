"""Propose what to ask next: the outlets, speakers and months of what was found, and what may be asked instead."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from index.records import Article
from qa.question.carry import say_topic
from qa.records import (
    NO_QUESTION,
    NOT_QUOTED,
    OUTSIDE,
    SPEAKER_ABSENT,
    SPOKEN,
    TOPIC_ABSENT,
    UNPLAIN,
    Answer,
    Hit,
    Interpretation,
    Place,
    Quote,
)

LOOKED_ARTICLES = 20  # of the best chunks; what suits less is no facet of what was found
PROPOSED = 5
_EACH = 2  # outlets and speakers proposed
_SUITS = 0.5  # of the best chunk's score: what a chunk must have for its speakers to be proposed


def best_articles(hits: Sequence[Hit]) -> list[Article]:
    """Give the articles of the best chunks, best first, each once."""
    distinct = {hit.article.id: hit.article for hit in hits}
    return list(distinct.values())[:LOOKED_ARTICLES]


def propose_next(
    answer: Answer, hits: Sequence[Hit], voices: Mapping[str, Sequence[tuple[int, str]]]
) -> list[str]:
    """Write questions that go on from an answer, each one that a conversation understands; most useful first.

    :param voices: Where statements begin and whose they are, of the articles of `best_articles`.
    """
    if answer.declined in (NO_QUESTION, UNPLAIN):
        return []
    read, articles = answer.interpretation, best_articles(hits)
    if answer.status == "abstained":
        return _propose_instead(answer.declined, read, bool(articles))[:PROPOSED]
    found = [*_ask_others(read, hits, voices), *_narrow_outlets(answer, articles)]
    return [*found, *_narrow_dates(read, articles)][:PROPOSED]


def _propose_instead(declined: str | None, read: Interpretation, found: bool) -> list[str]:
    if declined == OUTSIDE:
        lifted = ["in any outlet"] if read.outlets else []
        return lifted + (["at any time"] if read.since is not None or read.until is not None else [])
    if read.kind not in SPOKEN or read.speaker is None:
        return []
    instead = [] if declined in (SPEAKER_ABSENT, NOT_QUOTED) else [f"What did {read.speaker} say?"]
    if read.topic is not None and found and declined != TOPIC_ABSENT:
        instead.append(f"What was said {say_topic(read.topic)}?")
    return instead


def _ask_others(
    read: Interpretation, hits: Sequence[Hit], voices: Mapping[str, Sequence[tuple[int, str]]]
) -> list[str]:
    """Ask what others said on the topic, who are quoted in the chunks that suit it best."""
    if read.kind not in SPOKEN or read.topic is None:
        return []
    shown = {read.speaker, *read.excluded}
    names = Counter(
        speaker
        for hit in hits
        if hit.score >= _SUITS * hits[0].score
        for start, speaker in voices.get(hit.article.id, ())
        if hit.span.start <= start < hit.span.end and " " in speaker
    )
    ranked = [name for name in _rank(names) if name not in shown]
    return [f"What did {name} say {say_topic(read.topic)}?" for name in ranked[:_EACH]]


def _narrow_outlets(answer: Answer, articles: Iterable[Article]) -> list[str]:
    if answer.interpretation.outlets:
        return []
    places: list[Quote | Place] = list(answer.quotes)
    places += [place for quote in answer.quotes for place in (*quote.also_in, *quote.same_answer)]
    quoted = Counter(place.outlet for place in places if place.outlet is not None)
    spoken = answer.interpretation.kind in SPOKEN  # of a fact other articles often have no answer
    found = Counter(one.meta.outlet for one in articles if one.meta.outlet is not None and spoken)
    ranked = [*_rank(quoted), *(name for name in _rank(found) if name not in quoted)]
    return [f"only {name}" for name in ranked[:_EACH]] if len(ranked) > 1 else []


def _narrow_dates(read: Interpretation, articles: Iterable[Article]) -> list[str]:
    """Ask for what was published before the newest month of what was found."""
    months = sorted({one.meta.date[:7] for one in articles if one.meta.date is not None})
    if read.since is not None or read.until is not None or len(months) < 2:
        return []
    return [f"before {date.fromisoformat(f'{months[-1]}-01'):%B %Y}"]


def _rank(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda name: (-counts[name], name))
