"""Propose questions that an archive can answer, from people who speak in its newest articles."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from index.records import Article
from qa.attribute import speaks
from qa.read import split_passages

SEARCHED_ARTICLES = 200  # articles read for examples, newest first; reading more takes longer to start
EXAMPLES = 4

_CAPITALISED = re.compile(r"[A-Z][\w’'-]+(?: (?:[A-Z]\. )?[A-Z][\w’'-]+)+")
_TITLES = frozenset(
    """The A An President Prime Minister Foreign Finance Defence Defense Vice Deputy Secretary State Senator Governor
    Mayor Chief Justice Judge General Doctor Professor King Queen Pope Kremlin White House Spokesman Spokeswoman
    Spokesperson Chairman Chairwoman Harbourmaster Republican Democratic Democrat Rep Sen Gov Mr Mrs Ms Dr""".split()
)
_PLACES = frozenset("New United North South East West San Los Las Saint St Supreme National".split())
# One capitalised word between small ones, no adjective of a people: likely a place, person or body.
_PEOPLE = re.compile(r"(?:ian|ians|ish|ese|cans?|crats?|cratic)$")  # as in Ukrainian, British, Democrats
# One capitalised word between small ones: likely a place, a person or a body.
_TOPIC = re.compile(r"\b[a-z]+ ([A-Z][a-z]{3,})\b(?!['’.-]| [A-Z])")
_CALENDAR = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September
    October November December""".split()
)


def propose_questions(articles: Iterable[Article], *, limit: int = EXAMPLES) -> list[str]:
    """Write questions of the form "What did NAME say about TOPIC?".

    NAME speaks in the articles, oftenest first, and TOPIC is the capitalised word that occurs most in
    what they say; ties by alphabet. Nobody is proposed of whom no topic is found.
    """
    names: Counter[str] = Counter()
    topics: dict[str, Counter[str]] = {}
    for article in islice(articles, SEARCHED_ARTICLES):
        for name, words in _find_speakers(article):
            names[name] += 1
            topics.setdefault(name, Counter()).update(words)
    ranked = sorted(names, key=lambda name: (-names[name], name))
    return [f"What did {name} say about {_first(topics[name])}?" for name in ranked if topics[name]][:limit]


def _find_speakers(article: Article) -> Iterable[tuple[str, list[str]]]:
    """Give each person of the article and the topics of a passage, for every passage where they speak."""
    passages = [article.text[span.start : span.end] for span in split_passages(article)]
    story = [passage for passage in passages if passage != article.meta.title]
    names = sorted({name for passage in story for name in _find_named_speakers(passage)})
    for passage in story:
        for name in names:
            if name.split()[-1] in passage and speaks(passage, name.split()[-1]):
                words = [w for w in _TOPIC.findall(passage) if w not in _CALENDAR and w not in name]
                yield name, [word for word in words if not _PEOPLE.search(word)]


def _find_named_speakers(passage: str) -> Iterable[str]:
    for run in _CAPITALISED.findall(passage):
        name = _to_name(run)
        if name is not None and speaks(passage, name):
            yield name


def _to_name(run: str) -> str | None:
    """Give the name of a person in a run of capitalised words: first and last name, titles left off."""
    words = run.removesuffix("'s").removesuffix("’s").split()
    while words and words[0].strip(".") in _TITLES:
        words = words[1:]
    plain = all(word.isalpha() or word.endswith(".") for word in words)
    is_name = (
        2 <= len(words) <= 3 and plain and not _PLACES.intersection(words) and not _PEOPLE.search(words[-1])
    )
    return " ".join(words) if is_name else None


def _first(counts: Counter[str]) -> str:
    return min(counts, key=lambda word: (-counts[word], word))
