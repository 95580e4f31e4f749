"""Propose questions without an answer, of names that occur: a person who never speaks, a topic a speaker never touches."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from random import Random

from index.lexical import stem_terms
from index.records import Article
from qa.evaluate.draft.answerable import Json, Proposal
from qa.evaluate.draft.archive import Survey, ever_speaks
from qa.evaluate.draft.attributions import Saying
from qa.evaluate.draft.people import Person, is_title
from qa.evaluate.draft.topics import Topic
from qa.evaluate.draft.wording import word_question

MOST_NAMED = 500  # articles with a speaker's last name; whoever is in more has spoken of nearly everything
ENOUGH_TOPICS = 30
TRIED_TOPICS = 40  # topics tried for one speaker, drawn by the seed

_DESCRIBED = re.compile(
    r"(?:,|\s\() ?(?:(?:\d{1,2}|who|whose)\b|(?:a|an|the|his|her|their|then|now|one)\s[^,.;]{0,60}?"
    r"\b(?:man|woman|wife|husband|son|daughter|brother|sister|father|mother|[a-z]{3,}(?:er|or|ist|ian|man|woman))\b)"
)


def propose_absent_speakers(survey: Survey, random: Random) -> Iterator[Proposal]:
    """Propose questions after persons who are named and never speak, each with a topic of an article that names them.

    A person is taken only where a title, an age or a description stands beside the name, so that no
    place or body is asked after, and where no article has a sign that somebody of the last name speaks.
    """
    spoken = {saying.person.key.split()[0] for saying in survey.sayings}
    topics: dict[str, list[Topic]] = defaultdict(list)
    for saying, topic in _find_clear_topics(survey):
        topics[saying.article.id].append(topic)
    named = [(key, person) for key, people in survey.people.items() for person in people if key in topics]
    random.shuffle(named)
    tried: set[str] = set()
    for article_id, person in named:
        own = set(stem_terms(person.name))
        fit = [topic for topic in topics[article_id] if not topic.stems & own]
        if person.key in tried or not fit or not _is_surely_person(survey, article_id, person, spoken):
            continue
        tried.add(person.key)
        if not ever_speaks(survey, person.last):
            topic = random.choice(fit)
            why = f"{person.name} is named in {survey.names[article_id]} and never seems to speak; check that"
            article = survey.searched[article_id]
            yield _make_proposal(article, person, topic, kind="absent speaker", note=why, random=random)


def propose_absent_topics(survey: Survey, random: Random) -> Iterator[Proposal]:
    """Propose questions after speakers with a topic of somebody else's, no word of which occurs in an article
    that has the speaker's last name.
    """
    known = _find_clear_topics(survey)
    sayings = list(survey.sayings)
    random.shuffle(sayings)
    asked: set[str] = set()
    given: Counter[frozenset[str]] = Counter()
    for saying in sayings:
        person = saying.person
        theirs = survey.articles_naming(person.last)
        if person.key in asked or len(theirs) > MOST_NAMED or not known:
            continue
        asked.add(person.key)
        words = frozenset().union(*(stem_terms(article.text) for article in theirs))
        drawn = [
            (s, t) for s, t in random.sample(known, min(TRIED_TOPICS, len(known))) if not t.stems & words
        ]
        ranks = [(given[t.stems], _month(s.article) != _month(saying.article)) for s, t in drawn]
        if drawn:  # a new topic of the same month, if can be
            found = drawn[ranks.index(min(ranks))]
            given[found[1].stems] += 1
            why = (
                f"{person.name} speaks in {survey.names[saying.article.id]}; the topic is from "
                f"{survey.names[found[0].article.id]}, and no article names both; check that"
            )
            yield _make_proposal(
                saying.article, person, found[1], kind="absent topic", note=why, random=random
            )


def _make_proposal(
    article: Article, person: Person, topic: Topic, *, kind: str, note: str, random: Random
) -> Proposal:
    line: Json = {
        "question": word_question(person.name, topic.phrase, random),
        "kind": kind,
        "answerable": False,
        "speaker": None,
        "short_answers": [],
        "gold": [],
        "note": note,
    }
    group = (article.meta.outlet or "", _month(article))
    return Proposal(line, person.key, topic.phrase, article.cluster or article.id, group, (0.0,))


def _month(article: Article) -> str:
    return (article.meta.date or "")[:7]


def _is_surely_person(survey: Survey, article_id: str, person: Person, spoken: set[str]) -> bool:
    """Tell whether a title, an age or a description stands beside a name, or a speaker has the same first name."""
    if person.key.split()[0] in spoken:
        return True
    for text, _ in survey.stories[article_id]:
        for match in re.finditer(re.escape(person.name), text):
            before = text[: match.start()].split()
            if (before and is_title(before[-1])) or _DESCRIBED.match(text, match.end()):
                return True
    return False


def _find_clear_topics(survey: Survey) -> list[tuple[Saying, Topic]]:
    """Give topics that can be understood alone; the others only where there are less than `ENOUGH_TOPICS`."""
    pairs = [(s, used) for s, topics in zip(survey.sayings, survey.topics, strict=True) for used in topics]
    clear = [(saying, used.topic) for saying, used in pairs if used.clear]
    return clear if len(clear) >= ENOUGH_TOPICS else [(saying, used.topic) for saying, used in pairs]
