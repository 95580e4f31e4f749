"""Break figures down by group of questions: kind, right reason to decline, outlet, month."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.records import Article
from qa.evaluate.measures.places import ArticlesOf
from qa.evaluate.records import Outcome, TestQuestion

UNKNOWN = "unknown"  # the group of questions whose article does not say
_MONTH_CHARS = len("2025-02")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where and when the article a question is about appeared; None where that is not known."""

    outlet: str | None
    month: str | None


def find_origin(outcome: Outcome, articles_of: ArticlesOf) -> Origin:
    """Give outlet and month of the first gold article in the archive, else of the best quote or chunk that came.

    Gold comes in the order of the test set, graded articles by falling grade; then the answer's
    quotes, the closest passages, the chunks retrieved.
    """
    gold = _find_gold_article(outcome.question, articles_of)
    if gold is not None:
        return _make_origin(gold.meta.outlet, gold.meta.date)
    quote = next(iter((*outcome.answer.quotes, *outcome.answer.closest)), None)
    if quote is not None:
        return _make_origin(quote.outlet, quote.date)
    if outcome.hits:
        return _make_origin(outcome.hits[0].article.meta.outlet, outcome.hits[0].article.meta.date)
    return Origin(None, None)


def _find_gold_article(question: TestQuestion, articles_of: ArticlesOf) -> Article | None:
    graded = sorted((item for item in question.relevant.items() if item[1] > 0), key=lambda item: -item[1])
    holders = (
        article for gold in question.gold for article in articles_of(gold.file) if gold.text in article.text
    )
    relevant = (article for name, _ in graded for article in articles_of(name))
    return next(holders, None) or next(relevant, None)


def _make_origin(outlet: str | None, date: str | None) -> Origin:
    return Origin(outlet, None if date is None else date[:_MONTH_CHARS])


def group_questions(outcomes: Iterable[Outcome], articles_of: ArticlesOf) -> dict[str, dict[str, str]]:
    """Give the groups of each question: "kind", "reason", "outlet", "month" -> question id -> group.

    By reason, only questions that say with which kinds of reason declining is right have a group. A dimension that
    would be one group of all, unknown, is left out: a test set without kinds, or articles without dates.
    """
    groups: dict[str, dict[str, str]] = {"kind": {}, "reason": {}, "outlet": {}, "month": {}}
    for outcome in outcomes:
        origin, name = find_origin(outcome, articles_of), outcome.question.id
        groups["kind"][name] = outcome.question.kind or UNKNOWN
        if outcome.question.declined:
            groups["reason"][name] = " or ".join(outcome.question.declined)
        groups["outlet"][name] = origin.outlet or UNKNOWN
        groups["month"][name] = origin.month or UNKNOWN
    return {by: named for by, named in groups.items() if set(named.values()) - {UNKNOWN}}


def break_down(
    values: Mapping[str, Mapping[str, float]], groups: Mapping[str, str]
) -> dict[str, dict[str, float]]:
    """Average each figure over the questions of each group that have it: group -> figure -> mean.

    "n" is the number of questions in the group, with or without the figure. The largest group comes
    first, then by name, unknown last. Figures over several questions at once, such as AUROC, are not
    among `values` and have no breakdown.

    :param values: Question id -> figure -> value.
    :param groups: Question id -> group; questions without one are left out.
    """
    sizes = Counter(groups.values())
    order = sorted(sizes, key=lambda group: (group == UNKNOWN, -sizes[group], group))
    found: dict[str, dict[str, float]] = {}
    for group in order:
        members = [values.get(name, {}) for name, named in groups.items() if named == group]
        figures = dict.fromkeys(figure for member in members for figure in member)
        means = {
            figure: _average(member[figure] for member in members if figure in member) for figure in figures
        }
        found[group] = {"n": sizes[group], **means}
    return found


def _average(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)
