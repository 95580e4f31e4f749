"""The records of answering: a question as read, passages found, quotes and the answer."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from index.encoder import Matrix
from index.lexical import tokenize
from index.records import Article, Span, Statement
from qa.filters import NO_FILTERS, Filters

if TYPE_CHECKING:
    from qa.confidence.evidence import Evidence

Json = dict[str, Any]
_MARKS = " \t\n\"'“”‘’«»„`"

# What a question asks for.
SAID = "said"  # what did X say: the words of X, or of anybody where no speaker is named
WHO_SAID = "who-said"  # who said it
WHEN_SAID = "when-said"  # when did X say it
TIMELINE = "timeline"  # what X said, in order of date
COMMENT = "comment"  # has X said anything: yes or no by quotes
FACT = "fact"  # anything else that is asked
SEARCH = "search"  # words that ask nothing
KINDS = (SAID, WHO_SAID, WHEN_SAID, TIMELINE, COMMENT, FACT, SEARCH)
SPOKEN = (SAID, WHO_SAID, WHEN_SAID, TIMELINE, COMMENT)  # what is answered with statements
# Why a question is declined.
SPEAKER_ABSENT = "speaker-absent"  # the archive does not have the name
NOT_QUOTED = "not-quoted"  # it has, but nobody of that name says anything
NOT_ON_TOPIC = "not-on-topic"  # he is quoted, but not on this
TOPIC_ABSENT = "topic-absent"  # what is asked about does not occur
NO_ANSWER = "no-answer"  # there are passages about it, and none answers
OUTSIDE = "outside"  # nothing fits in the dates or outlets asked for
UNPLAIN = "unplain"  # it is not plain who is meant
NO_QUESTION = "no-question"  # an order, a greeting, an opinion asked for
DECLINED = (SPEAKER_ABSENT, NOT_QUOTED, NOT_ON_TOPIC, TOPIC_ABSENT, NO_ANSWER, OUTSIDE, UNPLAIN, NO_QUESTION)
CARRIED = ("speaker", "topic", "outlets", "dates")  # in this order


@dataclass(frozen=True, slots=True)
class Asked:
    """One of several questions as it came, not yet read.

    Attributes:
        id: Name of the answer.
        error: Why it cannot be asked, if that is known already; "…: no question".
    """

    id: str
    text: str
    filters: Filters = NO_FILTERS
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a question of fact that need not stand in an article: one published then, or a little later, tells of it.

    Attributes:
        words: The question without the date.
        since: ISO date of its first day.
        until: ISO date of the last day on which it is news.
    """

    words: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what was read from it.

    Attributes:
        speaker: The name as the question or its filters give it ("Peskov"), or None.
        topic: What is asked about, or None.
        speakers: Names in the archive that the speaker may mean; empty where none is known.
        kind: One of `KINDS`.
        negated: Whether it asks what was denied, rejected or refused.
        exclude: Speakers whose words are not asked for: "who else said that?"
        carried: What was taken over from the conversation, of `CARRIED`.
        words: The words to search with, where they are not the text: dates and outlets read are left out, and what
            was carried over is put in.
        dated: The date in a question of fact, if there is one.
    """

    text: str
    speaker: str | None = None
    topic: str | None = None
    filters: Filters = NO_FILTERS
    speakers: tuple[str, ...] = ()
    kind: str = FACT
    negated: bool = False
    exclude: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    words: str | None = None
    dated: Dated | None = None

    def as_of(self, date: str | None) -> "Question":
        """Give the question as an article of an ISO date answers it: without a date that is its own."""
        dated = self.dated
        if dated is None or date is None or not dated.since <= date <= dated.until:
            return self
        return replace(self, words=dated.words, dated=None)

    @property
    def search_text(self) -> str:
        """The text to search with: the question's words, and before them the speaker where only the filters name one."""
        words = self.text if self.words is None else self.words
        given = self.filters.speaker
        if given is None or set(tokenize(given)) & set(tokenize(words)):
            return words
        return f"{given} {words}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk found for a question, with its fused score in 0–1."""

    article: Article
    span: Span
    score: float

    def to_json(self) -> Json:
        """Give the chunk with its place as plain objects."""
        start, end = self.span.start, self.span.end
        return {
            "article": self.article.id,
            "source": self.article.source,
            "title": self.article.meta.title,
            "outlet": self.article.meta.outlet,
            "date": self.article.meta.date,
            "start": start,
            "end": end,
            "text": self.article.text[start:end],
            "score": round(self.score, 4),
        }


# Id of its article, start and end: the same of a candidate and of the quote it becomes.
PassageKey = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage short enough to be a quote, with its score for a question; larger is better.

    Attributes:
        statement: The statement that the passage is, where one was looked for; else None.
        vector: float32 (dimension,), a unit vector: the embedding of `words`, by themselves or as part of their chunk;
            None before it is known.
    """

    article: Article
    span: Span
    score: float
    statement: Statement | None = None
    vector: Matrix | None = field(default=None, compare=False, repr=False)

    @property
    def key(self) -> PassageKey:
        """Which passage it is."""
        return (self.article.id, self.span.start, self.span.end)

    @property
    def text(self) -> str:
        """The passage itself, a slice of its article."""
        return self.article.text[self.span.start : self.span.end]

    @property
    def words(self) -> str:
        """The words whose meaning counts: what is said, without marks at its ends; of no statement, the passage."""
        if self.statement is None:
            return self.text
        pieces = (self.article.text[piece.start : piece.end] for piece in self.statement.content)
        return " ".join(piece.strip(_MARKS) for piece in pieces)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands, or the same statement in other words: `article.text[start:end] == text`.

    Attributes:
        variant: How what is said there is to the quote: "same" words, a "cut" (one within the other) or another
            "wording"; None where it was not looked at.
        diff: Word by word, from what the quote says ("removed") to what is said there ("added"), as objects with
            kind and text; empty where nothing but typography differs.
        span: The short answer inside it, as an object with start, end and text; None without one.
    """

    article: str
    source: str
    outlet: str | None
    date: str | None
    start: int
    end: int
    text: str
    variant: str | None = None
    diff: tuple[Json, ...] = ()
    span: Json | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """An exact passage of an article, whole sentences, at most 700 characters.

    Attributes:
        span: The short answer inside the quote, as an object with start, end and text; None without one.
        also_in: The other places where the same words stand, or the same statement.
        independent_sources: Number of articles among all places that are no reprints of one another.
        same_answer: Other passages with the same short answer, best first, each before its own other places; `variant`
            is "reprint" where the article is a reprint of one named before.
    """

    article: str
    source: str
    title: str | None
    outlet: str | None
    date: str | None
    url: str | None
    start: int
    end: int
    text: str
    score: float
    span: Json | None = None
    speaker: str | None = None
    speech: str | None = None
    also_in: tuple[Place, ...] = ()
    independent_sources: int = 1
    same_answer: tuple[Place, ...] = ()

    @property
    def key(self) -> PassageKey:
        """Which passage it is."""
        return (self.article, self.start, self.end)

    def spans_in(self, article_id: str) -> list[Span]:
        """Give the ranges of one article where the quote's words stand, or another passage with its short answer."""
        places: tuple[Quote | Place, ...] = (self, *self.also_in, *self.same_answer)
        return [Span(place.start, place.end) for place in places if place.article == article_id]


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What was read from a question.

    Attributes:
        kind: One of `KINDS`; None in records made before kinds were read.
        carried: What was taken over from the conversation, of `CARRIED`.
        excluded: Whose words are not asked for: "Who else said that?"
    """

    speaker: str | None = None
    topic: str | None = None
    since: str | None = None
    until: str | None = None
    outlets: tuple[str, ...] = ()
    kind: str | None = None
    carried: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexState:
    """Which archive an answer comes from."""

    commit: str
    articles: int
    model: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer record of DESIGN.md.

    Attributes:
        status: "answered" or "abstained"; "error" for what could not be asked, in `ask_many` only.
        reason: Why it declined; None when answered.
        confidence: Probability that the first quote is right, 0–1; see `qa.confidence`.
        closest: The nearest passages when abstained; they are not an answer.
        declined: Why it declined, of `DECLINED`; None when answered, and in records made before kinds were told.
    """

    id: str
    question: str
    status: str
    reason: str | None
    confidence: float
    interpretation: Interpretation
    short_answer: str | None
    quotes: tuple[Quote, ...]
    closest: tuple[Quote, ...]
    index: IndexState
    elapsed_ms: float
    declined: str | None = None

    def to_json(self) -> Json:
        """Give the record as plain objects, ready for `json.dumps`."""
        return asdict(self)

    @classmethod
    def from_json(cls, record: Json) -> "Answer":
        """Make an answer of what `to_json` gave.

        :raises KeyError, TypeError: If a field is missing or of another kind.
        """
        fields = dict(record)
        reading = fields["interpretation"]
        later = {name: tuple(reading.get(name, ())) for name in ("carried", "excluded")}
        lists = {"outlets": tuple(reading["outlets"]), **later}
        fields["interpretation"] = Interpretation(**(reading | lists))
        for name in ("quotes", "closest"):
            fields[name] = tuple(_to_quote(quote) for quote in fields[name])
        fields["index"] = IndexState(**fields["index"])
        return cls(**fields)

    def timed(self, elapsed_ms: float) -> "Answer":
        """Give the same answer with the time it took."""
        return replace(self, elapsed_ms=elapsed_ms)


@dataclass(frozen=True, slots=True)
class Stage:
    """How far the answer to a question is.

    Attributes:
        name: What is done: "retrieve", "read" or "spans".
        chunks: Chunks retrieved.
        articles: Articles they are of.
        passages: Passages and statements that may answer.
        speakers: Different speakers of these statements.
    """

    name: str
    chunks: int
    articles: int
    passages: int
    speakers: int


@dataclass(frozen=True, slots=True)
class Trace:
    """An answer and how it came about.

    Attributes:
        hits: All chunks retrieved, best first.
        stage_ms: Milliseconds of embed, retrieve, read, spans, compose, and total.
        evidence: What the confidence was made of; None where nothing was found to judge.
    """

    answer: Answer
    hits: tuple[Hit, ...]
    stage_ms: Mapping[str, float]
    evidence: "Evidence | None" = None


def _to_quote(record: Json) -> Quote:
    places = {"also_in": record["also_in"], "same_answer": record.get("same_answer", ())}
    return Quote(**(record | {name: tuple(map(_to_place, found)) for name, found in places.items()}))


def _to_place(record: Json) -> Place:
    return Place(**(record | {"diff": tuple(record.get("diff", ()))}))
