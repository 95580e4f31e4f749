"""Make questions without an answer from the names of PolNeAR dev, 40 of each of five kinds.

The names, topics and wordings are those of `unanswerable_names`; what fits together is drawn by a seed, and checked
against the articles: a speaker that is absent, a topic that is absent, somebody who is mentioned and never quoted, a
false premise, and what stands only in the clutter around the articles.

    python -m benchmarks.unanswerable_made [--seed 0]     prints them
"""

import random
import re
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import TypeVar

from benchmarks import unanswerable_names as names
from benchmarks.common import SHARED
from index.lexical import stem, stem_terms, tokenize
from qa.evaluate.attribution.folders import read_brat
from qa.evaluate.attribution.records import AnnotatedArticle
from qa.evaluate.records import TestQuestion
from qa.records import NO_ANSWER, NOT_ON_TOPIC, NOT_QUOTED, SPEAKER_ABSENT, TOPIC_ABSENT

ABSENT_SPEAKER, ABSENT_TOPIC = "absent speaker", "absent topic"
MENTIONED, FALSE_PREMISE, CLUTTER = "mentioned, never quoted", "false premise", "only in clutter"
KINDS = (ABSENT_SPEAKER, ABSENT_TOPIC, MENTIONED, FALSE_PREMISE, CLUTTER)
EACH = 40  # questions of a kind
WITHOUT_TOPIC = 6  # of those about somebody who is not quoted
WHO = 6  # of those about an absent topic that name nobody
NEAR_CHARS = 300  # on either side of a name, where the words of a false premise may not stand

_T = TypeVar("_T")


class Material:
    """The articles that questions are made from, and what occurs in them."""

    def __init__(self, articles: Sequence[AnnotatedArticle]) -> None:
        self.articles = articles
        self.stems = {term for article in articles for term in map(stem, tokenize(article.text))}
        self.sources = [
            article.text[span.start : span.end]
            for article in articles
            for attribution in article.attributions
            for span in attribution.source
        ]

    def has(self, words: str) -> bool:
        """Tell whether any of the words occurs, stop words aside."""
        return not self.stems.isdisjoint(stem_terms(words))

    def is_source(self, name: str) -> bool:
        """Tell whether somebody of that last name is the source of anything."""
        return any(re.search(rf"\b{re.escape(_last(name))}\b", source) for source in self.sources)

    def is_named_source(self, name: str) -> bool:
        """Tell whether a source has the name in full, and is not his doctor."""
        return any(re.search(rf"\b{re.escape(name)}\b(?!['’])", source) for source in self.sources)

    def is_near(self, name: str, words: Sequence[str]) -> bool:
        """Tell whether all of the words stand around one place of a name."""
        wanted = {stem(token) for word in words for token in tokenize(word)}
        for article in self.articles:
            for match in re.finditer(rf"\b{re.escape(_last(name))}\b", article.text):
                around = article.text[max(0, match.start() - NEAR_CHARS) : match.end() + NEAR_CHARS]
                if wanted <= set(map(stem, tokenize(around))):
                    return True
        return False


@dataclass(frozen=True, slots=True)
class _Draft:
    """A question before it has an id."""

    question: str
    kind: str
    declined: tuple[str, ...]


def make_questions(material: Material, *, seed: int) -> tuple[TestQuestion, ...]:
    """Make 40 questions of each kind, each with the kinds of reason that decline it rightly.

    :raises ValueError: If a name or topic does not fit the articles.
    """
    faults = find_faults(material)
    if faults:
        raise ValueError(f"do not fit the articles: {'; '.join(faults)}")
    rng = random.Random(seed)
    makers = (
        _ask_absent_speakers(rng),
        _ask_absent_topics(rng),
        _ask_mentioned(rng),
        _ask_false_premises(material, rng),
        _ask_clutter(rng),
    )
    drafts = [draft for maker in makers for draft in maker]
    return tuple(
        TestQuestion(f"{number:03}", one.question, one.kind, answerable=False, declined=one.declined)
        for number, one in enumerate(drafts, 1)
    )


def find_faults(material: Material) -> list[str]:
    """Say which names and topics are not what their list claims."""
    people = [*names.ABSENT_SPEAKERS, *(name for name, *_ in names.CLUTTER_PEOPLE)]
    faults = [f"{name} occurs" for name in people if material.has(_last(name))]
    faults += [f"{name} is a source" for name, _ in names.MENTIONED if material.is_source(name)]
    faults += [f"{name} does not occur" for name, _ in names.MENTIONED if not material.has(_last(name))]
    faults += [f"{name} is no source" for name in names.QUOTED if not material.is_named_source(name)]
    absent = [word for topic in names.ABSENT_TOPICS for word in re.findall(r"\b[A-Z]{3,}\b", topic)]
    absent += [word for *_, word in (*names.CLUTTER_TOPICS, *names.CLUTTER_FACTS)]
    faults += [f"{word} occurs" for word in absent if material.has(word)]
    faults += [f"{topic} does not occur" for topic in names.KNOWN_TOPICS if not material.has(topic)]
    return faults


def list_clutter() -> list[str]:
    """Give the lines of clutter that the pages must show."""
    return [
        *(line for _, line, _ in names.CLUTTER_PEOPLE),
        *(line for _, line, _ in (*names.CLUTTER_TOPICS, *names.CLUTTER_FACTS)),
    ]


def list_clutter_names() -> list[str]:
    """Give the words that stand in clutter only: last names of people, names of places and goods."""
    people = [_last(name) for name, *_ in names.CLUTTER_PEOPLE]
    return people + [word for *_, word in (*names.CLUTTER_TOPICS, *names.CLUTTER_FACTS)]


def _last(name: str) -> str:
    return name.split()[-1]


def _ask(wording: str, x: str, y: str) -> str:
    """Fill a wording; one that begins with a small letter makes everything small."""
    asked = wording.format(x=x, y=y)
    return asked.lower() if wording[0].islower() else asked


def _shuffle(rng: random.Random, things: Sequence[_T]) -> list[_T]:
    return rng.sample(things, len(things))


def _ask_absent_speakers(rng: random.Random) -> Iterator[_Draft]:
    topics, said = cycle(_shuffle(rng, names.KNOWN_TOPICS)), cycle(names.SAID)
    for number, name in enumerate(_shuffle(rng, names.ABSENT_SPEAKERS)[:EACH]):
        anything = names.SAID_ANYTHING[number % len(names.SAID_ANYTHING)]
        wording = anything if number < WITHOUT_TOPIC else next(said)
        yield _Draft(_ask(wording, name, next(topics)), ABSENT_SPEAKER, (SPEAKER_ABSENT,))


def _ask_absent_topics(rng: random.Random) -> Iterator[_Draft]:
    speakers, said, who = iter(_shuffle(rng, names.QUOTED)), cycle(names.SAID), cycle(names.WHO_SAID)
    for number, topic in enumerate(_shuffle(rng, names.ABSENT_TOPICS)[:EACH]):
        plain = re.sub(r"\b[A-Z]{3,}\b", _write_small, topic)
        if number < WHO:
            yield _Draft(_ask(next(who), "", plain.replace("his ", "the ")), ABSENT_TOPIC, (TOPIC_ABSENT,))
        else:
            asked = _ask(next(said), next(speakers), plain.replace("his ", "the "))
            yield _Draft(asked, ABSENT_TOPIC, (TOPIC_ABSENT, NOT_ON_TOPIC))


def _write_small(match: re.Match[str]) -> str:
    return "Eurovision" if match.group() == "EUROVISION" else match.group().lower()


def _ask_mentioned(rng: random.Random) -> Iterator[_Draft]:
    said = cycle(names.SAID)
    for number, (name, topic) in enumerate(_shuffle(rng, names.MENTIONED)[:EACH]):
        anything = names.SAID_ANYTHING[number % len(names.SAID_ANYTHING)]
        wording = anything if number < WITHOUT_TOPIC else next(said)
        yield _Draft(_ask(wording, name, topic), MENTIONED, (NOT_QUOTED,))


def _ask_false_premises(material: Material, rng: random.Random) -> Iterator[_Draft]:
    """Ask each of the false premises twice, of names near which no article has all of its words."""
    people = cycle(_shuffle(rng, [*names.QUOTED, *(name for name, _ in names.MENTIONED)]))
    places = cycle(_shuffle(rng, names.PLACES))
    for wording, words in (*names.FALSE_PREMISES, *names.FALSE_PREMISES):
        about = people if "{person}" in wording else places
        name = next(one for one in about if not material.is_near(one, words))
        place = next(places) if about is people and "{place}" in wording else name
        kinds = (NO_ANSWER,) if all(map(material.has, words)) else (NO_ANSWER, TOPIC_ABSENT)
        asked = wording.format(person=name, place=place)
        yield _Draft(asked.lower() if wording[0].islower() else asked, FALSE_PREMISE, kinds)


def _ask_clutter(rng: random.Random) -> Iterator[_Draft]:
    said, speakers = cycle(names.SAID), iter(_shuffle(rng, names.QUOTED))
    for name, _, topic in names.CLUTTER_PEOPLE:
        yield _Draft(_ask(next(said), name, topic), CLUTTER, (SPEAKER_ABSENT, TOPIC_ABSENT))
    for topic, *_ in names.CLUTTER_TOPICS:
        yield _Draft(_ask(next(said), next(speakers), topic), CLUTTER, (TOPIC_ABSENT, NOT_ON_TOPIC))
    for fact, *_ in names.CLUTTER_FACTS:
        yield _Draft(fact.lower() if fact[0].islower() else fact, CLUTTER, (TOPIC_ABSENT,))


def main() -> None:
    """Print the questions."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    articles = read_brat(SHARED / "corpus" / "polnear" / "dev").articles
    for one in make_questions(Material(articles), seed=parser.parse_args().seed):
        print(one.id, one.kind, one.question, ", ".join(one.declined), sep=" | ")


if __name__ == "__main__":
    main()
