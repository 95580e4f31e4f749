"""Draft questions about what whole articles are about: "What did Peskov say about Kursk?", where no quote need have the word."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random

from index.records import Article, Statement
from index.store import Store
from qa.records import Json

LEAST_TIMES = 3  # that an article has a word it is about
MOST_ARTICLES = 0.1  # share of the articles that may have it so often
_WORD = re.compile(
    r"(?<=[a-z,;] )(?:[A-Z][a-z]{3,}(?: [A-Z][a-z]{2,})?\b|(?<=the )[a-z]{5,}(?= (?:is|was|of|in|that|and|to|on|for|has|had|will|were|are)\b))"
)


def draft_topic_questions(store: Store, count: int, seed: int) -> list[Json]:
    """Draft lines of a native test set: half with an answer, half that pair a speaker with what he never is near.

    Every statement of a speaker, in an article that has the topic `LEAST_TIMES`, is a right place.
    """
    random = Random(seed)
    articles = list(store.articles())
    said = store.statements.of_articles({article.id for article in articles})
    about = _find_topics(articles)
    speakers = _list_speakers(articles, said)
    pairs = [(name, topic) for name in speakers for topic in about if _is_near(name, topic, about, speakers)]
    apart = [
        (name, topic)
        for name in speakers
        for topic in random.sample(sorted(about), min(20, len(about)))
        if not any(_names(article, name) for article in about[topic])
    ]
    lines = []
    for number, (name, topic) in enumerate(random.sample(sorted(pairs), min(count // 2, len(pairs)))):
        gold = [
            {"file": Path(article.source).name, "text": article.text[one.start : one.end]}
            for article in about[topic]
            for one in said.get(article.id, ())
            if one.speaker == name
        ]
        lines.append(_write(f"near-{number}", name, topic) | {"gold": gold, "answerable": True})
    for number, (name, topic) in enumerate(random.sample(sorted(apart), min(count // 2, len(apart)))):
        lines.append(_write(f"apart-{number}", name, topic) | {"answerable": False})
    return lines


def _write(name: str, speaker: str, topic: str) -> Json:
    return {
        "id": name,
        "question": f"What did {speaker} say about {topic if topic[0].isupper() else f'the {topic}'}?",
        "kind": "who-said-what",
        "speaker": speaker,
    }


def _find_topics(articles: Sequence[Article]) -> dict[str, list[Article]]:
    """Find the words that few articles have often, and which."""
    about: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for word, times in Counter(_WORD.findall(article.text)).items():
            if times >= LEAST_TIMES:
                about[word].append(article)
    return {word: found for word, found in about.items() if len(found) <= MOST_ARTICLES * len(articles)}


def _list_speakers(articles: Sequence[Article], said: dict[str, list[Statement]]) -> dict[str, set[str]]:
    """List the full names that say something, with the ids of the articles in which they do."""
    found: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for one in said.get(article.id, ()):
            if one.speaker is not None and " " in one.speaker:
                found[one.speaker].add(article.id)
    return found


def _is_near(name: str, topic: str, about: dict[str, list[Article]], speakers: dict[str, set[str]]) -> bool:
    """Tell whether a speaker says something in an article about a topic that is not himself."""
    own = set(topic.lower().split()) & set(name.lower().split())
    return not own and any(article.id in speakers[name] for article in about[topic])


def _names(article: Article, name: str) -> bool:
    return name.split()[-1] in article.text
