"""Propose questions that have an answer: what somebody said about something, and who said some words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from index.lexical import stem_terms, tokenize
from index.sentences import split_sentences
from qa.evaluate.draft.archive import Survey, Used
from qa.evaluate.draft.attributions import Saying
from qa.evaluate.draft.topics import Topic
from qa.evaluate.draft.wording import word_question, word_who

MOST_PLACES = 6  # articles with both speaker and topic; of more, right places would be missing from gold
QUOTED_WORDS = (6, 18)  # words of a quotation that is asked for: fewer may be anybody's, more are no question

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question with what decides whether it is taken.

    Attributes:
        line: The line of the test set, without id.
        speaker: Key of the person.
        about: The topic or the words asked for.
        cluster: Of the article it was made from; None where it was made from none.
        group: Outlet and month of the article, to spread over.
        rank: Smaller is better.
    """

    line: Json
    speaker: str
    about: str
    cluster: str | None
    group: tuple[str, str]
    rank: tuple[float, ...]


def propose_answerable(survey: Survey, random: Random) -> list[Proposal]:
    """Propose for each statement what was said about its topic, and who said a quotation of it, where it has them.

    Gold are the statement, those of the same speaker on the same topic that were found, and their reprints.
    """
    by_speaker: dict[str, list[Saying]] = defaultdict(list)
    for saying in survey.sayings:
        by_speaker[saying.person.key].append(saying)
    proposals = []
    for saying, topics in zip(survey.sayings, survey.topics, strict=True):
        topic = _choose_topic(survey, saying, topics)
        if topic is not None:
            others = [
                s for s in by_speaker[saying.person.key] if s != saying and topic.stems <= _stems_said(s)
            ]
            proposals.append(_propose_what(survey, [saying, *others], topic, random))
        words = _choose_quotation(survey, saying)
        if words is not None:
            proposals.append(_propose_who(survey, saying, words, random))
    return proposals


def _choose_topic(survey: Survey, saying: Saying, topics: Iterable[Used]) -> Topic | None:
    """Choose a clear topic if there is one, that the story comes back to most; then the longer, then the rarer one."""
    naming = survey.articles_with(stem_terms(saying.person.last))
    fit = [used for used in topics if len(used.articles & naming) <= MOST_PLACES]
    ranked = sorted(
        fit,
        key=lambda u: (not u.clear, -min(u.again, 4), -len(u.topic.stems), len(u.articles), u.topic.phrase),
    )
    return ranked[0].topic if ranked else None


def _stems_said(saying: Saying) -> frozenset[str]:
    return frozenset(stem_terms(" ".join(saying.article.text[p.start : p.end] for p in saying.content)))


def _propose_what(survey: Survey, sayings: Sequence[Saying], topic: Topic, random: Random) -> Proposal:
    saying = sayings[0]
    places = [place for found in sayings for place in _find_places(survey, found, found.text)]
    gold = list({(place["file"], place["text"]): place for place in places}.values())
    line = {
        "question": word_question(saying.person.name, topic.phrase, random),
        "kind": "who-said-what",
        "answerable": True,
        "speaker": saying.person.name,
        "short_answers": [],
        "gold": gold,
        "note": f"{saying.person.name} {saying.verb} this in {survey.names[saying.article.id]}; "
        "check that the topic fits, and add other places",
    }
    return _make_proposal(line, saying, topic.phrase, (0.0 if len(topic.stems) > 1 else 1.0, random.random()))


def _propose_who(survey: Survey, saying: Saying, words: str, random: Random) -> Proposal:
    line = {
        "question": word_who(words, random),
        "kind": "who",
        "answerable": True,
        "speaker": saying.person.name,
        "short_answers": list(dict.fromkeys((saying.person.name, saying.person.last))),
        "gold": _find_places(survey, saying, saying.text),
        "note": f"a quotation from {survey.names[saying.article.id]}; check that nobody else is quoted with it",
    }
    return _make_proposal(line, saying, words, (0.0,))


def _make_proposal(line: Json, saying: Saying, about: str, rank: tuple[float, ...]) -> Proposal:
    meta = saying.article.meta
    group = (meta.outlet or "", (meta.date or "")[:7])
    return Proposal(line, saying.person.key, about, saying.article.cluster or saying.article.id, group, rank)


def _choose_quotation(survey: Survey, saying: Saying) -> str | None:
    """Choose the first whole sentence of a quotation that is of a length to be asked for."""
    text = saying.article.text
    for span in saying.quotations:
        for sentence in split_sentences(text, span):
            words = text[sentence.start : sentence.end].rstrip(
                " ,."
            )  # a question within a question reads badly
            count = len(tokenize(words))
            whole = words[:1].isupper() and not re.search(r"[\[\]“”\"‘\n]|''|\.\.\.|…|\?|\b[A-Z]$", words)
            if whole and QUOTED_WORDS[0] <= count <= QUOTED_WORDS[1] and _is_rare(survey, words, saying):
                return words
    return None


def _is_rare(survey: Survey, words: str, saying: Saying) -> bool:
    """Tell whether words stand in this article's cluster alone."""
    own = saying.article.cluster or saying.article.id
    found = [survey.searched[key] for key in sorted(survey.articles_with(stem_terms(words)))]
    return len(set(stem_terms(words))) >= 3 and all(
        (article.cluster or article.id) == own or words not in article.text for article in found
    )


def _find_places(survey: Survey, saying: Saying, text: str) -> list[Mapping[str, str]]:
    """Give where a text stands: its article first, then the reprints of it that have the same words once."""
    cluster = survey.clusters[saying.article.cluster or saying.article.id]
    articles = [
        saying.article,
        *(a for a in cluster if a.id != saying.article.id and a.text.count(text) == 1),
    ]
    return [{"file": survey.names[article.id], "text": text} for article in articles]
