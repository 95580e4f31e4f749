"""The records of listing statements: one statement as an article has it, and one as told by all that have it."""

from dataclasses import asdict, dataclass

from index.records import Article, Span, Statement
from qa.records import Json, Place

_SPANS = ("content", "said_at", "cue_at")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the article it stands in; every text is a slice of the article's.

    Attributes:
        article: Id of the article.
        source: Path or URL of the article, as it was given.
        text: The whole statement with its attribution, `article.text[start:end]`.
        content: What is said; ascending pieces.
        said: The words that name who says it, pieces joined by a space; empty where nothing does.
        said_at: Where they stand.
        cue: The words that say that something is said, in the same way.
        cue_at: Where they stand.
        speaker: Name in the whole archive; None if unknown.
        name: Name as the article alone gives it; None if unknown.
        role: What stands for the speaker, or beside his name; None without one.
        link: How the speaker was found, one of `index.speakers.records.LINKS`; None if unknown.
        cluster: Id that the article shares with its reprints.
    """

    id: str
    article: str
    source: str
    title: str | None
    outlet: str | None
    date: str | None
    url: str | None
    start: int
    end: int
    text: str
    content: tuple[Span, ...]
    said: str
    said_at: tuple[Span, ...]
    cue: str
    cue_at: tuple[Span, ...]
    speaker: str | None
    name: str | None
    role: str | None
    link: str | None
    speech: str
    negated: bool
    cluster: str

    def to_json(self) -> Json:
        """Give the record as plain objects, each span as [start, end]."""
        spans = {name: [[span.start, span.end] for span in getattr(self, name)] for name in _SPANS}
        return asdict(self) | spans


@dataclass(frozen=True, slots=True)
class Moment:
    """What somebody said, once, and every place that has it.

    Attributes:
        date: The earliest date of an article that has it; None where none is dated.
        negated: Whether it is said not to be so, or not to have been said.
        text: The best wording, `article.text[start:end]` of the article named.
        published: Date of that article.
        outlets: All that have it, by date.
        sources: Number of articles that have it.
        independent_sources: Of these, those that are no reprints of one another.
        variants: The other places, each with how its wording is to the best one, and the words that differ.
    """

    date: str | None
    speaker: str | None
    speech: str | None
    negated: bool
    text: str
    article: str
    source: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    start: int
    end: int
    outlets: tuple[str, ...]
    sources: int
    independent_sources: int
    variants: tuple[Place, ...] = ()

    def to_json(self) -> Json:
        """Give the record as plain objects, ready for `json.dumps`."""
        return asdict(self)


def to_said(statement: Statement, article: Article) -> Said:
    """Put a statement and its article into one record."""
    meta, text = article.meta, article.text
    said, cue = (
        " ".join(text[s.start : s.end] for s in spans) for spans in (statement.source, statement.cue)
    )
    return Said(
        id=statement.id,
        article=article.id,
        source=article.source,
        title=meta.title,
        outlet=meta.outlet,
        date=meta.date,
        url=meta.url,
        start=statement.start,
        end=statement.end,
        text=text[statement.start : statement.end],
        content=statement.content,
        said=said,
        said_at=statement.source,
        cue=cue,
        cue_at=statement.cue,
        speaker=statement.speaker,
        name=statement.name,
        role=statement.role,
        link=statement.link,
        speech=statement.speech,
        negated=statement.negated,
        cluster=article.cluster if article.cluster else article.id,
    )
