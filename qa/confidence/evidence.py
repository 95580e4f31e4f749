"""Put into numbers what speaks for an answer: how its first quote suits the question, and what the archive has besides."""

import math
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from index.encoder import Matrix
from index.lexical import stem_terms
from qa.question import names_in
from qa.read import overlap
from qa.records import SPOKEN, Candidate, Question
from qa.short_answer import ShortAnswers

SPEECH = "speech"  # what somebody said about something, or who said it
ANYTHING = "anything"  # what somebody said, on whatever topic
FACT = "fact"  # anything else
GROUPS = (SPEECH, ANYTHING, FACT)

AROUND_CHARS = 600  # of an article on either side of a quote; code points
COMPARED = 5  # candidates after the first that it is compared with
MAX_ODDS = 12.0  # log odds of a short answer; more say no more
NEAR = 3  # candidates of which the words are looked at
# How far an article is about a word of a topic; see `_weigh_topic`. Chosen on the questions of `training.confidence` about what
# was said: alone it tells right from wrong by .95 (AUROC) against .92 of whether the article has the word, and asked of
# the sample about what its articles only touch on, by .93 against .72.
LEAD_CHARS = 400  # of an article's kept text, with its title: what stands there it is about; code points
ABOUT_TIMES = 4  # that an article has a word that it is about
IN_LEAD = 0.75
NEAR_BY = 0.6  # in the paragraph of the quote, or the one before
_COMMON = ("score", "meaning", "words", "words_near", "around", "article", "margin", "terms", "absent")
FEATURES: Mapping[str, tuple[str, ...]] = {
    SPEECH: (*_COMMON, "statement", "named", "known", "said", "odds"),
    ANYTHING: (),
    FACT: (*_COMMON, "names", "read", "odds", "fits", "agreeing"),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer.

    Attributes:
        group: Which kind of question it answers, of `GROUPS`.
        values: Number by name, those of `FEATURES`: "score" of the first quote; "meaning", cosine of question and
            quote; "words", "around", "article", the share of the topic's words, weighted by rarity, that the quote, the
            text around it and its article have, and of speech the last only as far as the article is about them;
            "words_near", the largest such share of the first quotes; "margin", its score above the mean of the next; "terms", logarithm of the number of words; "absent", the share of
            them, so weighted, that no article has; "statement", whether it is one
            that was found; "named" and "known", whether a speaker is asked for, and the archive has him; "said",
            logarithm of the number of his statements; "names", the share of the question's names around the quote; "read", whether a short answer was
            looked for; "odds", its log odds against none, of speech those of any words of the quote, read alone; "fits", whether it is of the kind
            asked for; "agreeing", logarithm of the number of passages that have it.
    """

    group: str
    values: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scene:
    """What a question was answered from.

    Attributes:
        read: The candidates, and the short answers read in them.
        weights: Rarity of each stem of what is asked about.
        absent: Those of these stems that no article has.
        said: Number of statements by the speakers asked for.
        odds: Log odds that the first quote, read alone, holds an answer; None where nothing was read. Only for speech.
        embedding: The question's, float32 (dimension,), a unit vector.
    """

    asked: Question
    read: ShortAnswers
    weights: Mapping[str, float]
    absent: Collection[str]
    said: int
    embedding: Matrix
    odds: float | None = None


def gather_evidence(scene: Scene, first: Candidate) -> Evidence:
    """Put into numbers what speaks for an answer whose first quote is one of the candidates."""
    asked = scene.asked
    group = find_group(asked)
    if group == ANYTHING:
        return Evidence(group)
    values = _weigh(scene, first)
    if group == SPEECH:
        values |= {
            "statement": float(first.statement is not None),
            "named": float(asked.speaker is not None),
            "known": float(bool(asked.speakers)),
            "said": math.log1p(scene.said),
            "article": _weigh_topic(scene.weights, first),
            "odds": _limit(scene.odds),
        }
    else:
        values |= {
            "article": overlap(scene.weights, first.article.text),
            "names": _share_names(asked, first),
            **_weigh_read(scene.read),
        }
    return Evidence(group, {name: round(values[name], 6) for name in FEATURES[group]})


def find_group(asked: Question) -> str:
    """Tell which kind of evidence a question needs."""
    if asked.kind not in SPOKEN:
        return FACT
    return ANYTHING if asked.topic is None else SPEECH


def _weigh(scene: Scene, first: Candidate) -> dict[str, float]:
    others = [one.score for one in scene.read.candidates if one is not first][:COMPARED]
    near = [first, *scene.read.candidates[:NEAR]]
    meaning = 0.0 if first.vector is None else float(first.vector @ scene.embedding)
    return {
        "score": first.score,
        "meaning": max(0.0, meaning),
        "words": overlap(scene.weights, first.text),
        "words_near": max(overlap(scene.weights, one.text) for one in near),
        "around": overlap(scene.weights, _read_around(first)),
        "margin": first.score - (sum(others) / len(others) if others else 0.0),
        "terms": math.log1p(len(scene.weights)),
        "absent": _share_absent(scene),
    }


def _weigh_topic(weights: Mapping[str, float], first: Candidate) -> float:
    """Give how far the article of a quote is about a topic, and the quote near it, 0–1, its words weighted by rarity.

    A word counts in full where the quote has it, or the article `ABOUT_TIMES`; less where it is in the title or the
    first sentences, near by, or seldom: who is quoted in an article has not spoken about all that it touches on.
    """
    total = sum(weights.values())
    if not total:
        return 0.0
    article = first.article
    begin = article.kept[0].start if article.kept else 0
    own, times = set(stem_terms(first.text)), Counter(stem_terms(article.text))
    lead = {*stem_terms(article.meta.title or ""), *stem_terms(article.text[: begin + LEAD_CHARS])}
    near = set(stem_terms(_read_near(first)))

    def weigh(stem: str) -> float:
        if stem in own:
            return 1.0
        return max(min(1.0, times[stem] / ABOUT_TIMES), IN_LEAD * (stem in lead), NEAR_BY * (stem in near))

    return sum(weight * weigh(stem) for stem, weight in weights.items()) / total


def _read_near(one: Candidate) -> str:
    """Give the paragraph of a quote, and the one before it."""
    text = one.article.text
    begin = text.rfind("\n", 0, one.span.start) + 1
    before = text[:begin].rstrip()
    end = text.find("\n", one.span.end)
    return text[before.rfind("\n") + 1 : len(text) if end < 0 else end]


def _share_absent(scene: Scene) -> float:
    total = sum(scene.weights.values())
    return sum(scene.weights[stem] for stem in scene.absent) / total if total else 0.0


def _weigh_read(read: ShortAnswers) -> dict[str, float]:
    return {
        "read": float(read.odds is not None),
        "odds": _limit(read.odds),
        "fits": float(read.fits),
        "agreeing": math.log1p(read.agreeing),
    }


def _limit(odds: float | None) -> float:
    return 0.0 if odds is None else max(-MAX_ODDS, min(MAX_ODDS, odds))


def _read_around(one: Candidate) -> str:
    """Give a quote with the text around it."""
    low, high = max(0, one.span.start - AROUND_CHARS), one.span.end + AROUND_CHARS
    return one.article.text[low:high]


def _share_names(asked: Question, first: Candidate) -> float:
    """Give the share of the question's names that stand around a quote; 1 for no names."""
    names = [set(stem_terms(name)) for name in names_in(asked)]
    if not names:
        return 1.0
    around = set(stem_terms(_read_around(first)))
    return sum(name <= around for name in names) / len(names)
