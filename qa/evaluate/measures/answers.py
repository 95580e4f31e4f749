"""Measure answers against gold passages, by the definitions of the project's `score_answers.py`."""

import re
import string
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.records import Span
from qa.evaluate.measures.places import ArticlesOf, TextOf, find_places, shares_half
from qa.evaluate.records import Outcome, Shown, TestQuestion
from qa.records import Place, Quote

MAX_QUOTE_CHARS = 700  # code points; DESIGN.md, "Answer record"
FIGURES = ("hit@1", "hit@3", "outlets", "speaker", "wrong_voice", "short_em", "short_f1")
COUNTS = ("quotes", "inexact", "overlong")
DECLINING_FIGURES = ("answered", "declined", "right_reason")
_SPEAKER_KIND = "who-said-what"  # the kind of question whose speaker is judged
_POSSESSIVE = re.compile(r"[’']s\b")
_WORD = re.compile(r"[\w'’-]+")
_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation + "’‘“”")  # SQuAD's, and curly quotes


@dataclass(frozen=True, slots=True)
class Answers:
    """How good the answers are.

    Attributes:
        values: Question id -> figure -> value; those of declining among them.
        counts: `quotes` and those of them that are `inexact` or `overlong`. Each place in `also_in` and
            `same_answer` that is not exact counts in `inexact`.
        hits: Question id -> whether each quote is a right one.
    """

    values: Mapping[str, Mapping[str, float]]
    counts: Mapping[str, int]
    hits: Mapping[str, tuple[bool, ...]]


def measure_answers(outcomes: Sequence[Outcome], *, articles_of: ArticlesOf, text_of: TextOf) -> Answers:
    """Measure the answers to all questions.

    A quote is a *hit* where one of its places is in a gold file and shares at least half of the
    shorter of quote and gold text with it; one longer than 700 characters never is. Each measure is
    over the questions it applies to:

    - `hit@1`, `hit@3`: answerable questions with gold: answered, and one of the first 1 (3) quotes is a hit.
    - `outlets`: those with `min_outlets`: hits are in at least that many articles.
    - `speaker`: those that ask who said what and have a hit: one hit names the speaker, by last name.
    - `wrong_voice`: answered ones of these whose first quote names another speaker.
    - `short_em`, `short_f1`: those with short answers: exact match and word F1 of the answer's short answer.
    - `answered`: answerable ones; `declined`: unanswerable ones; `right_reason`: those of them that say with which
      kinds of reason declining is right: declined with one of these.
    """
    marked = {
        outcome.question.id: mark_quotes(
            outcome.question, outcome.answer.quotes, articles_of=articles_of, text_of=text_of
        )
        for outcome in outcomes
    }
    quotes = [quote for outcome in outcomes for quote in outcome.answer.quotes]
    counts = {
        "quotes": len(quotes),
        "inexact": sum(not _is_exact(place, text_of) for quote in quotes for place in _places(quote)),
        "overlong": sum(is_overlong(quote) for quote in quotes),
    }
    return Answers(
        {outcome.question.id: _measure(outcome, marked[outcome.question.id]) for outcome in outcomes},
        counts,
        {question: tuple(bool(hits) for hits in found) for question, found in marked.items()},
    )


def mark_quotes(
    question: TestQuestion, quotes: Sequence[Quote], *, articles_of: ArticlesOf, text_of: TextOf
) -> list[frozenset[str]]:
    """Give for each quote the sources where it is a right one; empty where it is none."""
    golds = [(gold, {article.id for article in articles_of(gold.file)}) for gold in question.gold]
    marked = []
    for quote in quotes:
        sources = set()
        for place in () if is_overlong(quote) else _places(quote):
            text, span = text_of(place.source) or "", Span(place.start, place.end)
            for gold, ids in golds:
                if place.article in ids and any(shares_half(span, at) for at in find_places(gold, text)):
                    sources.add(place.source)
        marked.append(frozenset(sources))
    return marked


def show_quotes(question: TestQuestion, quotes: Sequence[Quote], hits: Sequence[bool]) -> tuple[Shown, ...]:
    """Give quotes for a report, each with whether it is a right one.

    That cannot be said, and is None, where whole articles are judged.

    :param hits: For each quote.
    """
    judged = bool(question.gold) or not question.answerable
    return tuple(
        Shown(quote.text, quote.source, quote.outlet, quote.date, quote.speaker, hit if judged else None)
        for quote, hit in zip(quotes, hits, strict=True)
    )


def list_wanted(question: TestQuestion) -> tuple[str, ...]:
    """Give what is right, for reading: the gold texts, each once; else the relevant names, best grade first."""
    if question.gold:
        return tuple(dict.fromkeys(gold.text for gold in question.gold))
    graded = [(grade, name) for name, grade in question.relevant.items() if grade > 0]
    return tuple(name for _, name in sorted(graded, key=lambda item: (-item[0], item[1])))


def _places(quote: Quote) -> tuple[Quote | Place, ...]:
    return (quote, *quote.also_in, *quote.same_answer)


def is_overlong(quote: Quote) -> bool:
    """Tell whether a quote is longer than an answer may show."""
    return quote.end - quote.start > MAX_QUOTE_CHARS


def _is_exact(place: Quote | Place, text_of: TextOf) -> bool:
    text = text_of(place.source)
    return text is not None and text[place.start : place.end] == place.text


def _measure(outcome: Outcome, marked: Sequence[frozenset[str]]) -> dict[str, float]:
    question, answered = outcome.question, outcome.answer.status == "answered"
    if not question.answerable:
        return {"declined": float(not answered)} | _measure_reason(outcome)
    values: dict[str, float] = {}
    if question.gold:
        values |= {f"hit@{k}": float(answered and any(marked[:k])) for k in (1, 3)}
    if question.min_outlets:
        values["outlets"] = float(len(frozenset[str]().union(*marked)) >= question.min_outlets)
    if question.speaker and question.kind == _SPEAKER_KIND:
        values |= _measure_voice(outcome, question.speaker, marked)
    if question.short_answers:
        given = outcome.answer.short_answer or ""
        values["short_em"] = float(any(_words(given) == _words(gold) for gold in question.short_answers))
        values["short_f1"] = max(_f1(given, gold) for gold in question.short_answers)
    return values | {"answered": float(answered)}


def _measure_reason(outcome: Outcome) -> dict[str, float]:
    right, answer = outcome.question.declined, outcome.answer
    return {"right_reason": float(answer.status != "answered" and answer.declined in right)} if right else {}


def _measure_voice(outcome: Outcome, speaker: str, marked: Sequence[frozenset[str]]) -> dict[str, float]:
    quotes, asked = outcome.answer.quotes, _last_name(speaker)
    values = {}
    hits = [quote for quote, hit in zip(quotes, marked, strict=True) if hit]
    if hits:
        values["speaker"] = float(any(_last_name(quote.speaker) == asked for quote in hits))
    if outcome.answer.status == "answered" and quotes:
        first = quotes[0].speaker
        values["wrong_voice"] = float(bool(first) and _last_name(first) != asked)
    return values


def _last_name(name: str | None) -> str:
    words = _WORD.findall(_POSSESSIVE.sub("", name or ""))
    return words[-1].lower() if words else ""


def _words(text: str) -> list[str]:
    return _ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split()


def _f1(given: str, gold: str) -> float:
    ours, theirs = _words(given), _words(gold)
    if not ours or not theirs:
        return float(ours == theirs)
    return 2 * (Counter(ours) & Counter(theirs)).total() / (len(ours) + len(theirs))
