"""Measure short answers as SQuAD does: exact match and word F1, and whether the quote holds the answer at all.

The definitions are those of the official script for SQuAD 2.0 (Rajpurkar, Jia & Liang 2018). The 1.1
script (Rajpurkar et al. 2016) differs in three details, none of which touches a question whose gold
answers all have a word besides "a", "an", "the":

- 2.0 leaves out gold answers that are empty when normalised; 1.1 keeps them.
- Where prediction and gold are both empty when normalised, F1 is 1 in 2.0 and 0 in 1.1.
- 2.0 has questions without an answer; the right prediction for them is the empty one.

So one definition serves both, and on 1.1 files it gives the figures of the 1.1 script.
"""

import re
import string
from collections import Counter
from collections.abc import Iterable, Sequence

from index.records import Span
from qa.evaluate.measures.places import ArticlesOf
from qa.evaluate.records import Outcome, TestQuestion
from qa.records import Answer

FIGURES = (
    "given_em", "given_f1", "given_holds@1", "open_em", "open_f1", "open_holds@1", "open_holds@3", "open_undeclined_f1",
)  # fmt: skip
_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)  # ASCII alone, as in the official script


def normalize_answer(text: str) -> str:
    """Lower the case, drop ASCII punctuation and the words a, an, the, and make white space single spaces.

    In this order, as the official script does: "T.H.E. end" becomes "end". Curly quotes and long dashes stay.
    """
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def exact_match(prediction: str, answers: Iterable[str]) -> float:
    """Tell, as 1 or 0, whether the prediction equals any answer when normalised.

    Answers empty when normalised do not count; without any the empty prediction is the right one.
    """
    predicted = normalize_answer(prediction)
    return float(any(predicted == normalize_answer(answer) for answer in _usable(answers)))


def word_f1(prediction: str, answers: Iterable[str]) -> float:
    """Give the F1 of the words shared with the answer that shares most, each as often as both have it.

    Where either has no word, 1 if neither has, else 0. Answers count as for `exact_match`.
    """
    predicted = normalize_answer(prediction).split()
    return max(_f1(predicted, normalize_answer(answer).split()) for answer in _usable(answers))


def _usable(answers: Iterable[str]) -> list[str]:
    return [answer for answer in answers if normalize_answer(answer)] or [""]


def _f1(predicted: Sequence[str], gold: Sequence[str]) -> float:
    if not predicted or not gold:
        return float(predicted == gold)
    shared = (Counter(predicted) & Counter(gold)).total()
    return 2 * shared / (len(predicted) + len(gold))


def predict(answer: Answer) -> str:
    """Give the text that is compared with the gold answers.

    The short answer; where there is none the whole first quote: EM is then 0 as a rule and F1 low. "" when it abstained.
    """
    if answer.status == "abstained":
        return ""
    if answer.short_answer is not None:
        return answer.short_answer
    return answer.quotes[0].text if answer.quotes else ""


def predict_undeclined(answer: Answer) -> str:
    """Give the text that would be compared if nothing were declined: of what is closest, the words marked, or all of it."""
    if answer.status != "abstained":
        return predict(answer)
    first = answer.closest[0] if answer.closest else None
    if first is None:
        return ""
    return first.text if first.span is None else str(first.span["text"])


def has_short_answers(outcomes: Iterable[Outcome]) -> bool:
    """Tell whether any question got a short answer, in either way of reading; else whole quotes are measured."""
    answers = (answer for o in outcomes for answer in (o.answer, o.given) if answer is not None)
    return any(answer.short_answer is not None for answer in answers)


def measure_reading(
    outcomes: Sequence[Outcome], *, articles_of: ArticlesOf, count_unanswerable: bool
) -> dict[str, dict[str, float]]:
    """Measure reading: question id -> figure -> value.

    `open_…` is of the answer, `given_…` of the one where only the gold article was read. `open_undeclined_f1` is that of
    retrieval and reading, whatever is declined. `…_holds@k` is
    whether one of the first k quotes, or a place of it in `also_in`, contains a gold answer at its place;
    only where the test set says where answers start. Questions without short answers are left out.

    :param count_unanswerable: Measure unanswerable questions as well, as SQuAD 2.0 does.
    """
    return {
        outcome.question.id: _measure_open(outcome, articles_of) | _measure_given(outcome, articles_of)
        for outcome in outcomes
        if (outcome.question.short_answers if outcome.question.answerable else count_unanswerable)
    }


def _measure_open(outcome: Outcome, articles_of: ArticlesOf) -> dict[str, float]:
    values = _measure(outcome.question, outcome.answer, "open", articles_of, (1, 3))
    if outcome.question.answerable:
        words = predict_undeclined(outcome.answer)
        values["open_undeclined_f1"] = word_f1(words, outcome.question.short_answers)
    return values


def _measure_given(outcome: Outcome, articles_of: ArticlesOf) -> dict[str, float]:
    if outcome.given is None:
        return {}
    return _measure(outcome.question, outcome.given, "given", articles_of, (1,))


def _measure(
    question: TestQuestion, answer: Answer, way: str, articles_of: ArticlesOf, firsts: Sequence[int]
) -> dict[str, float]:
    gold = question.short_answers if question.answerable else ()
    prediction = predict(answer)
    values = {f"{way}_em": exact_match(prediction, gold), f"{way}_f1": word_f1(prediction, gold)}
    if question.answerable and any(place.start is not None for place in question.gold):
        held = _find_held(question, answer, articles_of)
        values |= {f"{way}_holds@{first}": float(any(held[:first])) for first in firsts}
    return values


def _find_held(question: TestQuestion, answer: Answer, articles_of: ArticlesOf) -> list[bool]:
    """Tell of each quote whether it contains a gold answer at its place."""
    spans = [
        (article.id, Span(gold.start, gold.start + len(gold.text)))
        for gold in question.gold
        if gold.start is not None
        for article in articles_of(gold.file)
    ]
    return [
        any(place.contains(span) for article_id, span in spans for place in quote.spans_in(article_id))
        for quote in answer.quotes
    ]
