"""Read the chunks found: divide their articles into quotable passages and score each for the question."""

import functools
import itertools
import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from index.encoder import Encoder, Matrix
from index.lexical import stem_terms, tokenize
from index.records import Article, Span
from index.sentences import MAX_SENTENCE_CHARS, split_sentences
from index.store import PartTable
from qa.attribute import mentions, others_speak, speaks
from qa.question import last_name
from qa.records import Candidate, Hit, Question

# Shares of a candidate's score, together 1, chosen on the seeds-dev, polnear-dev and sample question sets;
# neighbouring values move hit@1 by one question (onrecord eval, benchmarks/reading.py --sweep).
WORDS_WEIGHT = 0.36  # words of the question that the passage has, weighted by rarity
MEANING_WEIGHT = 0.26  # cosine of question and passage
CHUNK_WEIGHT = 0.24  # fused score of the chunk around it
VOICE_WEIGHT = 0.14  # the person asked about seems to speak, in a chunk on the topic
OTHER_VOICE_PENALTY = 0.1  # that person is named, and somebody else speaks
MENTION_PENALTY = 0.06  # that person is named, but does not seem to speak
HEADLINE_PENALTY = 0.1  # a headline says less than the sentence it sums up
SHORTLIST = 16  # different passages compared for one question: those best without MEANING
CACHED = 4096  # embeddings and stems of passages, and divided articles, kept between questions
PASSAGE_WORDS = 2  # "MOSCOW:" answers nothing
_DASH_LINE_CHARS = 60  # a line "— Name" up to this long names the speaker of the words before
_DASH = re.compile(r"[-–—―]\s*\w")
_V = TypeVar("_V")
Draft = Candidate  # one whose meaning is not yet in its score
_QUOTED = (re.compile(r"[\"“].*[\"”]", re.S), re.compile(r"''.*''", re.S))


def split_passages(article: Article) -> list[Span]:
    """Divide the kept text of an article into quotable passages, in order.

    A passage is a sentence. A quotation without attribution joins the sentence before it in its
    paragraph, and a line "— Name" the passage before it, up to `MAX_SENTENCE_CHARS` together. Lines
    that are metadata, such as the byline, are none, nor are passages of less than `PASSAGE_WORDS`;
    the title is one.
    """
    passages: list[Span] = []
    headers = {line for name, line in article.meta.origins.items() if name != "title"}
    for kept in article.kept:
        first = len(passages)
        for sentence in split_sentences(article.text, kept):
            before = passages[-1] if len(passages) > first else None
            if before is not None and _belongs(article.text, before, sentence):
                passages[-1] = Span(before.start, sentence.end)
            elif article.text[sentence.start : sentence.end] not in headers:
                passages.append(sentence)
    return [p for p in passages if len(tokenize(article.text[p.start : p.end])) >= PASSAGE_WORDS]


def _belongs(text: str, before: Span, sentence: Span) -> bool:
    if sentence.end - before.start > MAX_SENTENCE_CHARS:
        return False
    body = text[sentence.start : sentence.end]
    if _DASH.match(body):
        return len(body) <= _DASH_LINE_CHARS
    same_paragraph = "\n" not in text[before.end : sentence.start]
    return same_paragraph and any(pattern.fullmatch(body) for pattern in _QUOTED)


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The passages of one question whose meaning is worth comparing.

    Attributes:
        embedding: The question's, float32 (dimension,), a unit vector.
        drafts: Passages with what they score so far, best first.
    """

    embedding: Matrix
    drafts: tuple[Draft, ...]


class PassageReader:
    """Scores passages; keeps divided articles and embeddings between questions."""

    def __init__(self, encoder: Encoder, parts: PartTable | None = None) -> None:
        """Make a reader.

        :param parts: What sentences mean, kept when they were indexed; None to embed all.
        """
        self._encoder = encoder
        self._parts = parts
        self._passages: OrderedDict[str, list[Span]] = OrderedDict()
        self._vectors: OrderedDict[str, Matrix] = OrderedDict()

    def shortlist(
        self,
        question: Question,
        embedding: Matrix,
        hits: Sequence[Hit],
        frequency: Mapping[str, int],
        chunk_count: int,
    ) -> Shortlist:
        """Score the passages of the chunks found without their meaning, and keep the best.

        These are `SHORTLIST` different texts, each in all its places; ties by source and place.

        :param embedding: The question's, float32 (dimension,), a unit vector.
        :param frequency: Number of chunks by stem, for the stems of the question.
        """
        weights = rarity(frequency, chunk_count)
        drafts: dict[tuple[str, int], Draft] = {}
        for hit in hits:
            voice = self._voice_share(question, hit, weights)
            for span in self._passages_in(hit):
                candidate = Candidate(hit.article, span, 0.0)
                score = CHUNK_WEIGHT * hit.score + WORDS_WEIGHT * overlap(weights, candidate.text)
                score += _voice_score(question, candidate.text, voice)
                if candidate.text == hit.article.meta.title:
                    score -= HEADLINE_PENALTY
                key = (hit.article.id, span.start)
                if key not in drafts or drafts[key].score < score:
                    drafts[key] = Candidate(hit.article, span, score)
        return Shortlist(embedding, tuple(_take_distinct(sorted(drafts.values(), key=order))))

    def score_shortlist(self, shortlist: Shortlist) -> list[Candidate]:
        """Add what the passages mean to their scores; best first, ties by source and place."""
        return self._score([shortlist], self._embed)[0]

    def score_shortlists(self, shortlists: Sequence[Shortlist]) -> list[list[Candidate]]:
        """Do the same for several questions, all different texts embedded together.

        Embeddings kept from other questions are not used: what comes depends on these shortlists alone.
        """
        return self._score(shortlists, self._encoder.encode)

    def _score(
        self, shortlists: Sequence[Shortlist], embed: Callable[[Sequence[str]], Iterable[Matrix]]
    ) -> list[list[Candidate]]:
        """Compare passages by what was kept of them when they were indexed, and embed the rest."""
        kept = [row for shortlist in shortlists for row in self._recall(shortlist)]
        words = [draft.words for shortlist in shortlists for draft in shortlist.drafts]
        texts = list(dict.fromkeys(text for text, row in zip(words, kept, strict=True) if row is None))
        fresh = dict(zip(texts, embed(texts), strict=True)) if texts else {}
        rows = iter([fresh[text] if row is None else row for text, row in zip(words, kept, strict=True)])
        return [_add_meaning(one, list(itertools.islice(rows, len(one.drafts)))) for one in shortlists]

    def _recall(self, shortlist: Shortlist) -> list[Matrix | None]:
        """Give what was kept of passages; nothing where statements are among them, whose words are parts of sentences."""
        drafts = shortlist.drafts
        if self._parts is None or any(draft.statement is not None for draft in drafts):
            return [None] * len(drafts)
        places = [(draft.article.id, draft.span) for draft in drafts]
        return self._parts.add_up(places, len(shortlist.embedding))

    def _voice_share(self, question: Question, hit: Hit, weights: Mapping[str, float]) -> float:
        """Give how much of the topic the chunk is about, squared: words on another topic count little."""
        if question.speaker is None:
            return 0.0
        topic = set(stem_terms(question.topic or "")) - set(stem_terms(question.speaker))
        if not topic:
            return 1.0
        chunk = hit.article.text[hit.span.start : hit.span.end]
        return overlap({term: weights.get(term, 0.0) for term in topic}, chunk) ** 2

    def _passages_in(self, hit: Hit) -> Iterable[Span]:
        article = hit.article
        if article.id not in self._passages:
            _remember(self._passages, article.id, split_passages(article))
        return [span for span in self._passages[article.id] if span.overlaps(hit.span)]

    def _embed(self, texts: Sequence[str]) -> list[Matrix]:
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        fresh = dict(zip(new, self._encoder.encode(new), strict=True)) if new else {}
        rows = [fresh[text] if text in fresh else self._vectors[text] for text in texts]
        for text, vector in fresh.items():
            _remember(self._vectors, text, vector)
        return rows


def _add_meaning(shortlist: Shortlist, rows: Sequence[Matrix]) -> list[Candidate]:
    """Add the cosine of question and passage, weighted, and note the embeddings.

    :param rows: Embeddings of the passages, float32 (dimension,) each.
    """
    meanings = np.stack(rows) @ shortlist.embedding if rows else np.empty(0, np.float32)  # (n_drafts,)
    scored = [
        replace(draft, score=draft.score + MEANING_WEIGHT * max(0.0, float(meaning)), vector=row)
        for draft, meaning, row in zip(shortlist.drafts, meanings, rows, strict=True)
    ]
    return sorted(scored, key=order)


def _take_distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """Take the best `SHORTLIST` different texts, each in all its places: reprints crowd nothing out."""
    texts: set[str] = set()
    taken = []
    for draft in drafts:
        if len(texts) < SHORTLIST or draft.text in texts:
            texts.add(draft.text)
            taken.append(draft)
    return taken


def _voice_score(question: Question, passage: str, share: float) -> float:
    if question.speaker is None:
        return 0.0
    name = last_name(question.speaker)
    if not name or not mentions(passage, name):
        return 0.0
    if others_speak(passage, name) and not speaks(passage, name):
        return -OTHER_VOICE_PENALTY
    return VOICE_WEIGHT * share if speaks(passage, name) else -MENTION_PENALTY


def rarity(frequency: Mapping[str, int], chunk_count: int) -> dict[str, float]:
    """Weigh terms by inverse document frequency: ln(1 + (N - n + .5) / (n + .5)), as BM25 does
    (Robertson and Zaragoza, 2009).
    """
    return {
        term: float(np.log(1 + (chunk_count - count + 0.5) / (count + 0.5)))
        for term, count in frequency.items()
    }


def overlap(weights: Mapping[str, float], passage: str) -> float:
    """Give the share, 0–1, of the weight of terms that a passage contains; 0 for no terms."""
    total = sum(weights.values())
    if not total:
        return 0.0
    present = _stems(passage)
    return sum(weight for term, weight in weights.items() if term in present) / total


@functools.lru_cache(maxsize=CACHED)
def _stems(passage: str) -> frozenset[str]:
    return frozenset(stem_terms(passage))


def order(candidate: Candidate) -> tuple[float, str, int]:
    """Give the key that sorts candidates best first, ties by source and place."""
    return (-candidate.score, candidate.article.source, candidate.span.start)


def _remember(cache: "OrderedDict[str, _V]", key: str, value: "_V") -> None:
    cache[key] = value
    while len(cache) > CACHED:
        cache.popitem(last=False)
