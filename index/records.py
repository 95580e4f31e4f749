"""The records of an archive: articles, their metadata, chunks, failures and settings."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) in code points of an article's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether the other range lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Clutter:
    """A run of lines that are not the article, and why, in a few words: "advert", "menu"."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What a format or a sidecar says of an article, raw, and where it says so: "field headline"."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article besides its text; None where the article does not say.

    Attributes:
        date: ISO date, `YYYY-MM-DD`; None unless year, month and day are stated.
        dateline: Place the story was filed from, as written at its head: "MOSCOW".
        language: ISO 639-1 code.
        partial_date: A date of which something is not stated, in EDTF: "XXXX-02-12" without a year.
        origins: For each known field, the words it was read from, or where they stand.
    """

    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    author: str | None = None
    url: str | None = None
    dateline: str | None = None
    language: str | None = None
    partial_date: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article:
    """One article as loaded, with the spans of its text that are the article itself.

    Attributes:
        id: Hash of source and text, the same on every machine (see `article_id`).
        source: Path or URL as it was given.
        text: The text exactly as loaded; every offset counts its code points.
        kept: Spans that are not clutter, ascending, never touching each other.
        added_at: UTC time of indexing, ISO 8601.
        clutter: The lines between the kept spans that were dropped, ascending, and why.
        cluster: Id of the earliest of the articles that are reprints of one another; its own when it is alone.
        page_hash: SHA-256 of the web page the text was extracted from; None for text as it stands in its file.
    """

    id: str
    source: str
    text: str
    meta: Metadata
    kept: tuple[Span, ...]
    added_at: str
    clutter: tuple[Clutter, ...] = ()
    cluster: str = ""
    page_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of whole sentences of one article, the unit of retrieval."""

    id: str
    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said, quoted or reported, in the article's own words.

    Attributes:
        id: Hash of article and spans.
        source: The words that name who says it; empty where nothing does.
        cue: The words that say that something is said; empty for quotation marks alone.
        content: What is said; ascending pieces, at least one.
        start: First code point of the whole statement: whole sentences with its attribution.
        end: Code point after it; at most 700 after `start`.
        speech: "direct", "indirect" or "mixed".
        negated: Whether it is said not to be so, or not to have been said: "denied that", "did not say".
        name: The speaker as the article alone gives him, in the fullest form it has: "Dmitry Peskov"; None if unknown.
        role: What stands for the speaker, or beside his name: "Kremlin spokesman"; None without one.
        link: How the speaker was found, one of `index.speakers.records.LINKS`; None if unknown.
        speaker: The speaker's name in the whole archive; None if unknown.
    """

    id: str
    article_id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    start: int
    end: int
    speech: str
    negated: bool = False
    name: str | None = None
    role: str | None = None
    link: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be indexed, and why."""

    source: str
    reason: str
    when: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What an index was made with; opening it with anything else is an `IndexMismatch`.

    Attributes:
        model: Name or folder of the embedding model.
        model_hash: Hash of the model's weights and configuration.
        dimension: Number of columns of an embedding.
        chunk_chars: Largest number of code points in a chunk.
    """

    model: str
    model_hash: str
    dimension: int
    chunk_chars: int


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What one run of indexing did, in numbers of articles.

    Attributes:
        duplicate: Those of the added and updated ones that are reprints of another article, one of each story left out
            that came with this run alone.
        moved: Articles whose file was found at another place; they are not among the added.
        removed: Articles whose file or record is gone, where that was asked for.
        stopped: Whether the run was stopped before its end; the same run again goes on.
        failures: Files and records that could not be read.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicate: int = 0
    moved: int = 0
    removed: int = 0
    stopped: bool = False
    failures: tuple[Failure, ...] = ()


def content_hash(*parts: str) -> str:
    """Hash strings to 16 hexadecimal digits; the split between parts counts.

    Lone surrogates cannot occur in a decoded file but may in a caller's string; they are
    hashed as they are.
    """
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.hexdigest()[:16]


def article_id(source: str, text: str) -> str:
    """Name an article by its source and text, the same on every run and machine."""
    return content_hash("article", source, text)
