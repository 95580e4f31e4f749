"""Make of articles who says what in them: statements found, described, tied to speakers; persons and bodies named."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from index.records import Article, Span, Statement, content_hash
from index.speakers.records import UNKNOWN, LocalSpeaker, Mention
from index.statements.recital import is_recital
from index.statements.records import Described, Found
from index.statements.weights import WEIGHTS as TAGGER

if TYPE_CHECKING:
    from index.speakers.article.resolve import Resolved

LANGUAGE = "en"  # of the articles the tagger was trained on
LEAST_LETTERS = 6  # of a text in which something is said: "I say no"
# Changed whenever statements are described, or speakers found within an article, otherwise.
RULES = "7"

# What became of an article; "" where nothing was tried yet.
DONE = "done"
NO_TAGGER = "no tagger"
OTHER_LANGUAGE = "language "  # and its code


class Finder(Protocol):
    """Finds statements, as `index.statements.find.StatementFinder` does."""

    def find_many(self, texts: Sequence[str], within: Sequence[Sequence[Span]]) -> list[list[Found]]:
        """Find the statements of each text within its spans, in order."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What an article says of who says what.

    Attributes:
        statements: Ascending by `start`; each has as `speaker` the name that its own article gives.
        outcome: `DONE`, or why there are none: `NO_TAGGER`, "language uk".
        key: As `Analyst.key` gives it of the article.
    """

    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    outcome: str = DONE
    key: str = ""

    def of_article(self, article_id: str) -> "Analysis":
        """Give the same for another article of the same text."""
        statements = (
            replace(s, id=statement_id(article_id, s.source, s.cue, s.content), article_id=article_id)
            for s in self.statements
        )
        return replace(self, statements=tuple(statements))


class Analyst:
    """Finds out who says what in articles; the tagger is loaded when the first article needs it."""

    def __init__(self, finder: Finder | None = None) -> None:
        """Make an analyst.

        :param finder: What finds statements; None for the packaged tagger.
        """
        self._finder = finder
        self._given = finder is not None

    @cached_property
    def version(self) -> str:
        """A hash of what decides the result besides the article; another one makes articles be analysed anew."""
        if self._given:
            return content_hash(RULES, type(self._finder).__qualname__)
        if not TAGGER.is_file():
            return content_hash(RULES, NO_TAGGER)
        from hashlib import sha256

        return content_hash(RULES, sha256(TAGGER.read_bytes()).hexdigest())

    def key(self, article: Article) -> str:
        """Hash all that the analysis of an article is made of, but for the article's id."""
        meta = article.meta
        known = [meta.title, meta.outlet, meta.author, meta.language]
        kept = [[span.start, span.end] for span in article.kept]
        return content_hash("analysis", self.version, json.dumps([known, kept]), article.text)

    def analyse(self, articles: Sequence[Article]) -> list[Analysis]:
        """Analyse articles together; one analysis for each, in order.

        Articles in another language than `LANGUAGE` have no statements, nor those with hardly a letter.
        """
        outcomes = [self._choose_outcome(article) for article in articles]
        wanted = [a for a, outcome in zip(articles, outcomes, strict=True) if outcome is None]
        found = iter(self._find(wanted))
        return [
            self._make(article, next(found))
            if outcome is None
            else Analysis((), (), outcome, self.key(article))
            for article, outcome in zip(articles, outcomes, strict=True)
        ]

    def _choose_outcome(self, article: Article) -> str | None:
        """Say what becomes of an article that is not to be looked at; None for one that is."""
        if article.meta.language not in (None, LANGUAGE):
            return f"{OTHER_LANGUAGE}{article.meta.language}"
        if not _has_letters(article):
            return DONE
        return None if self._given or TAGGER.is_file() else NO_TAGGER

    def _find(self, articles: Sequence[Article]) -> list[list[Found]]:
        if not articles:
            return []
        if self._finder is None:
            from index.statements.find import StatementFinder

            self._finder = StatementFinder.load()
        return self._finder.find_many([a.text for a in articles], [a.kept for a in articles])

    def _make(self, article: Article, found: Sequence[Found]) -> Analysis:
        from index.speakers.article.labels import split_entries
        from index.statements.describe import describe, split_kept_sentences
        from index.statements.revise import revise
        from index.statements.trimming import keep_shown
        from index.statements.unsaid import find_said

        text, sentences = article.text, split_kept_sentences(article.text, article.kept)
        parted = split_entries(text, [one for one in found if one.content])
        found, resolved = _resolve(article, revise(text, parted, sentences))
        speakers = [
            UNKNOWN if is_recital(text, one.cue) else who
            for one, who in zip(found, resolved.speakers, strict=True)
        ]
        # Who is asked about, or told to speak, is still who "he" is in the next sentence: left out only now.
        said = find_said(text, found, sentences)
        found, speakers = [found[number] for number in said], [speakers[number] for number in said]
        described = describe(text, found, sentences)
        shown = [
            (kept, words, who)
            for one, words, who in zip(found, described, speakers, strict=True)
            if (kept := keep_shown(text, one, words.quote)) is not None
        ]
        made = {statement.id: statement for statement in _make_statements(article.id, shown)}
        ordered = sorted(made.values(), key=lambda s: (s.start, s.content, s.end, s.id))
        return Analysis(tuple(ordered), resolved.mentions, DONE, self.key(article))


def find_title(article: Article) -> Span | None:
    """Find the lines of a text that are its title, the first ones; None where it has none like that."""
    title, text = article.meta.title, article.text
    start = -1 if not title else text.find(title)
    if title is None or start < 0:
        return None
    end = start + len(title)
    before = text[text.rfind("\n", 0, start) + 1 : start]
    after = text[end : text.find("\n", end)] if "\n" in text[end:] else text[end:]
    return None if before.strip("#= \t") or after.strip("#= \t") else Span(start, end)


def statement_id(
    article_id: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> str:
    """Name a statement by its article and spans, the same on every run and machine."""
    spans = [[[span.start, span.end] for span in spans] for spans in (source, cue, content)]
    return content_hash("statement", article_id, json.dumps(spans))


def _has_letters(article: Article) -> bool:
    letters = 0
    for span in article.kept:
        for character in article.text[span.start : span.end]:
            letters += character.isalpha()
            if letters >= LEAST_LETTERS:
                return True
    return False


def _resolve(article: Article, found: Sequence[Found]) -> "tuple[Sequence[Found], Resolved]":
    """Tie statements to speakers, and add that of the headline if one of these speakers makes it.

    :return: The statements, ascending by content, and what is known of their speakers.
    """
    from index.speakers.article.resolve import resolve_speakers
    from index.statements.headlines import find_headline_statement

    meta, title = article.meta, find_title(article)
    resolve = partial(
        resolve_speakers, article.text, kept=article.kept, author=meta.author, outlet=meta.outlet, title=title
    )
    resolved = resolve(found)
    if title is None or not any(span.contains(title) for span in article.kept):
        return found, resolved
    names = {speaker.name for speaker in resolved.speakers if speaker.name is not None}
    headline = find_headline_statement(article.text, title, names=names)
    if headline is None:
        return found, resolved
    others = [one for one in found if not any(span.overlaps(title) for span in one.content)]
    found = sorted([headline, *others], key=lambda one: one.content)
    return found, resolve(found)


def _make_statements(
    article_id: str, shown: Sequence[tuple[Found, Described, LocalSpeaker]]
) -> Iterator[Statement]:
    for one, words, who in shown:
        yield Statement(
            statement_id(article_id, one.source, one.cue, one.content),
            article_id,
            one.source,
            one.cue,
            one.content,
            words.quote.start,
            words.quote.end,
            words.speech,
            words.negated,
            who.name,
            who.role,
            who.link,
            who.name,
        )
