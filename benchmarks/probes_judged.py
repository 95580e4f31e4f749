"""Judge the quotes of an answer against a misattribution probe; see data/probes/README.md for the rule."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from index.records import Span

HALF = 2  # a quote has words from half of their code points on
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame former acting deputy prime mayor president premier minister governor "
    "judge councillor senator general colonel captain inspector bishop commissioner nurse".split()
)  # before a name
SMALL_WORDS = frozenset({"of", "for", "and", "the"})  # "Ministry of Transport", "the transport ministry"

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """A claim that is denied, and the words that deny it: who quotes the one must quote the other."""

    claim: Span
    words: Span


@dataclass(frozen=True, slots=True)
class ProbeQuestion:
    """A question about a probe's article; the spans are of the article's file.

    Attributes:
        speaker: Whose words are asked for, in full.
        right: Words that are the speaker's; empty if and only if it cannot be answered.
        wrong: Words that are another's, or a denial without its negation.
    """

    text: str
    speaker: str
    right: tuple[Span, ...]
    wrong: tuple[Span, ...]
    must_keep: tuple[Kept, ...]
    answerable: bool


@dataclass(frozen=True, slots=True)
class Probe:
    """A made-up article and the questions about it.

    Attributes:
        article: The text of its file: headline, a line of outlet and date, an empty line, the article.
    """

    id: str
    kind: str
    also: tuple[str, ...]
    article: str
    questions: tuple[ProbeQuestion, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A quote as given: the probe in whose article it stands, its span, and to whom it is attributed."""

    probe: str
    span: Span
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be said of a quote given for a question.

    Attributes:
        named: Whether it is attributed to the person asked for.
        right: Whether it has words that are the speaker's.
        lost: Denied claims it has without the words that deny them.
        foreign: Whether it has another's words without the speaker's, or a lost claim; whoever it is attributed to.
        mixed: Whether it has another's words besides the speaker's; the reader sees both, so this is no error.
    """

    named: bool
    right: bool
    lost: tuple[Span, ...]
    foreign: bool
    mixed: bool

    @property
    def wrong_voice(self) -> bool:
        """Whether it poses as the speaker's words and is not."""
        return self.named and self.foreign


# Reading


def load_probes(path: Path) -> list[Probe]:
    """Read the probes of a file, in its order.

    :raises ValueError: If words to be found in an article are not there, or more than once.
    """
    return [read_probe(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def read_probe(record: Record) -> Probe:
    """Make a probe of a line.

    :raises ValueError: As `load_probes` does.
    """
    article = write_article(record)
    questions = tuple(_read_question(question, article) for question in record["questions"])
    return Probe(record["id"], record["kind"], tuple(record.get("also", ())), article, questions)


def write_article(record: Record) -> str:
    """Write an article as a newspaper's file has it."""
    day = date.fromisoformat(record["date"])
    stated = f"{record['outlet']} | {day.day} {day:%B %Y}"
    return f"{record['title']}\n{stated}\n\n{record['text']}\n"


def _read_question(record: Record, article: str) -> ProbeQuestion:
    return ProbeQuestion(
        record["question"],
        record["speaker"],
        tuple(find_once(words, article) for words in record["right"]),
        tuple(find_once(words, article) for words in record["wrong"]),
        tuple(
            Kept(find_once(kept["claim"], article), find_once(kept["words"], article))
            for kept in record.get("must_keep", ())
        ),
        record["answerable"],
    )


def find_once(words: str, article: str) -> Span:
    """Find words that an article has once.

    :raises ValueError: If it has them more often, or not at all.
    """
    if article.count(words) != 1:
        raise ValueError(f"{words!r} stands {article.count(words)} times in {article[:40]!r}; it must once")
    start = article.index(words)
    return Span(start, start + len(words))


# Judging


def judge(given: Given, question: ProbeQuestion, probes: Mapping[str, Probe]) -> Judged:
    """Judge a quote given for a question.

    A quote of another probe's article is judged by the questions that article has about the same person; where
    it has none, nothing is known against it.
    """
    asked = find_questions(probes[given.probe], question)
    named = given.speaker is not None and is_same(given.speaker, question.speaker)
    rights = [span for one in asked for span in one.right]
    wrongs = [span for one in asked for span in one.wrong]
    saved = any(given.span.contains(span) for span in rights)
    hit = [span for span in wrongs if has_half(given.span, span)]
    kept = [kept for one in asked for kept in one.must_keep]
    lost = tuple(k.claim for k in kept if has_half(given.span, k.claim) and not given.span.contains(k.words))
    return Judged(
        named=named,
        right=any(has_half(given.span, span) for span in rights),
        lost=lost,
        foreign=bool(lost) or (bool(hit) and not saved),
        mixed=saved and any(not any(right.contains(span) for right in rights) for span in hit),
    )


def find_questions(probe: Probe, question: ProbeQuestion) -> list[ProbeQuestion]:
    """Give the question itself in its own probe, in another one those about the same person."""
    if question in probe.questions:
        return [question]
    return [one for one in probe.questions if is_same(one.speaker, question.speaker)]


def has_half(quote: Span, words: Span) -> bool:
    """Tell whether a quote has at least half of the words, in code points."""
    shared = min(quote.end, words.end) - max(quote.start, words.start)
    return shared > 0 and shared * HALF >= len(words)


# Names


def is_same(name: str, other: str) -> bool:
    """Tell whether two names may be one person's or body's: no word of the shorter one is missing in the longer.

    Titles, accents and capitals do not count, and an initial stands for any name it begins.
    """
    words, others = sorted((split_name(name), split_name(other)), key=len)
    return bool(words) and all(_is_among(word, others) for word in words)


def split_name(name: str) -> Sequence[str]:
    """Give the words of a name that tell it from others, folded."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    words = [word for word in re.findall(r"[^\W_]+(?:'[^\W_]+)?", bare) if word not in SMALL_WORDS]
    first = next((n for n, word in enumerate(words) if word not in TITLES), 0)  # "mayor" alone stays
    return words[first:]


def _is_among(word: str, others: Iterable[str]) -> bool:
    return any(word == other or (1 in (len(word), len(other)) and word[0] == other[0]) for other in others)
