"""Look through the articles of an archive once, for everything that questions are made of."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from index.lexical import stem_terms
from index.records import Article
from qa.attribute import speaks
from qa.evaluate.draft.attributions import Saying, find_sayings, story_passages
from qa.evaluate.draft.people import Person, find_people
from qa.evaluate.draft.topics import Topic, find_topics
from qa.evaluate.sets.documents import document_name

# Articles drawn by the seed in which statements, persons and topics are looked for; of more, the others only
# serve to make sure that something is absent.
SEARCHED_ARTICLES = 2000
PLACE_AGAIN = (
    3  # places where the name of a place must occur besides, to be a topic and not just where it happened
)
BROAD_SHARE = 0.08  # share of the searched articles in which a topic may occur, ...
BROAD_ARTICLES = 12  # ... or so many, whichever is more: what occurs in most is no topic

# Any sign of speech, much wider than the verbs of `attributions`: here one too many costs nothing.
_SPEECH = re.compile(
    r"[\"“”]|''|\b(?:said|says|say|saying|told|tells|tell|asked|wrote|writes|argu\w+|claim\w*|warn\w*|call(?:s|ed)|"
    r"according to|tweet\w*|spoke\w*|speak\w*|speech|announc\w+|stat(?:es|ed|ement)|interview\w*|insist\w*|suggest\w*|"
    r"urg\w+|comment\w*|deni\w+|deny|vow\w*|promis\w+|pledg\w+|thinks?|thought|believ\w+|testif\w+|declar\w+|explain\w*|"
    r"add(?:s|ed)|predict\w*|propos\w+|critici\w+|accus\w+|question\w*|recall\w*|note[sd]|noting|respon\w+|"
    r"repl(?:y|ied|ies))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Used:
    """A topic of a statement, with how widely it is used.

    Attributes:
        again: Other passages of the article, and its title, in which all words of it occur; of a name, other articles, too.
        clear: Whether it can be understood alone: a name of several words, or several nouns that occur again and again.
        articles: The searched articles in which they occur.
    """

    topic: Topic
    again: int
    clear: bool
    articles: frozenset[str]


@dataclass(slots=True)
class Survey:
    """What is in an archive.

    Attributes:
        articles: All of them, by source.
        searched: By id, those looked through.
        stories: By id, the passages of the searched articles and the stems of each.
        sayings: Statements that surely are somebody's, in the searched articles.
        topics: What each of these may be asked about, in the same order: nothing that occurs once, or in most articles.
        people: By article id, whom the searched articles name in full.
        names: What each article is called in a test set.
        clusters: The articles of each cluster.
    """

    articles: Sequence[Article]
    searched: dict[str, Article] = field(default_factory=dict)
    stories: dict[str, list[tuple[str, frozenset[str]]]] = field(default_factory=dict)
    sayings: list[Saying] = field(default_factory=list)
    topics: list[list[Used]] = field(default_factory=list)
    people: dict[str, list[Person]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    clusters: dict[str, list[Article]] = field(default_factory=lambda: defaultdict(list))
    _with_stem: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, article: Article) -> None:
        """Look through one article."""
        self.searched[article.id] = article
        texts = [article.text[span.start : span.end] for span in story_passages(article)]
        self.stories[article.id] = [(text, frozenset(stem_terms(text))) for text in texts]
        self.people[article.id] = find_people(texts)
        self.sayings += find_sayings(article)
        for stem in set(stem_terms(article.text)):
            self._with_stem[stem].add(article.id)

    def articles_with(self, stems: Iterable[str]) -> frozenset[str]:
        """Give the ids of the searched articles in which all of the stems occur."""
        found = [self._with_stem.get(stem, set()) for stem in stems]
        return frozenset(set.intersection(*found)) if found else frozenset()

    def articles_naming(self, word: str) -> list[Article]:
        """Give the articles, of all, in which a word occurs as it is written."""
        pattern = re.compile(rf"\b{re.escape(word)}\b")
        return [a for a in self.articles if word in a.text and pattern.search(a.text)]

    def use_topics(self) -> None:
        """Fill `topics`, once all articles are looked through."""
        broad = max(BROAD_ARTICLES, BROAD_SHARE * len(self.searched))
        for saying in self.sayings:
            used = [self._use(saying, topic) for topic in find_topics(saying, self.people[saying.article.id])]
            self.topics.append([one for one in used if one is not None and len(one.articles) <= broad])

    def _use(self, saying: Saying, topic: Topic) -> Used | None:
        """Tell how widely a topic is used; None where it occurs once, or is one noun that is not in the title.

        "The agency" is clear only where it was named before; "the bridge" in a story on a bridge is clear enough.
        """
        article = saying.article
        title = frozenset(stem_terms(article.meta.title or ""))
        around = [stems for text, stems in self.stories[article.id] if text != saying.text]
        again = sum(topic.stems <= stems for stems in [*around, title])
        articles = self.articles_with(topic.stems)
        if topic.is_name:
            again += len(articles) - 1
        several = len(topic.stems) > 1
        least = PLACE_AGAIN if topic.is_place else 1 if several else 2
        if again < least or not (several or topic.is_name or topic.stems <= title):
            return None
        clear = several and (topic.is_name or (again > 1 and not topic.phrase.startswith(("a ", "an "))))
        return Used(topic, again, clear, articles)


def survey_articles(articles: Iterable[Article], random: Random) -> Survey:
    """Look through the articles of an archive, at most `SEARCHED_ARTICLES` of them closely."""
    survey = Survey(sorted(articles, key=lambda a: (a.source, a.id)))
    files = Counter(document_name(article) for article in survey.articles)
    for article in survey.articles:
        name = document_name(article)
        plain = "#" not in article.source and files[name] == 1
        survey.names[article.id] = name if plain else article.source
        survey.clusters[article.cluster or article.id].append(article)
    drawn = random.sample(range(len(survey.articles)), min(SEARCHED_ARTICLES, len(survey.articles)))
    for number in sorted(drawn):
        survey.add(survey.articles[number])
    survey.use_topics()
    return survey


def ever_speaks(survey: Survey, last_name: str) -> bool:
    """Tell whether there is any sign, in any article, that somebody of that last name speaks.

    A sign is a word of speech or a quotation mark in a passage with the name, or in the one after it.
    """
    pattern = re.compile(rf"\b{re.escape(last_name)}\b", re.I)
    for article in survey.articles_naming(last_name):
        texts = [text for text, _ in survey.stories.get(article.id, ())] or _read_story(article)
        for at, text in enumerate(texts):
            if pattern.search(text) is None:
                continue
            if any(_SPEECH.search(near) for near in texts[at : at + 2]) or speaks(text, last_name):
                return True
    return False


def _read_story(article: Article) -> list[str]:
    return [article.text[span.start : span.end] for span in story_passages(article)]
