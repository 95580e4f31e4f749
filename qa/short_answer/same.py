"""Tell whether two short answers to one question are the same answer, by the kind that is expected."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.lexical import STOP_WORDS, stem, tokenize
from index.records import Span
from qa.corroborate.conflict import are_opposite
from qa.corroborate.content import is_negation
from qa.short_answer.amounts import amounts_agree, complete_amount, read_amounts
from qa.short_answer.dates import days_agree, read_days
from qa.short_answer.denied import count_denials
from qa.short_answer.expected import DATE, NAME, PLACE, QUANTITIES
from qa.short_answer.names import names_agree, places_agree

RUN_SHARE = 0.5  # of the longer answer's words that the shorter one, which stands in it, has at least
_HEDGES = frozenset(
    "about around roughly approximately nearly almost some just circa estimated exactly precisely quite".split()
)
_VAGUE = frozenset(
    "dozens hundreds thousands millions billions trillions several few none nobody all".split()
)
_PLAIN = {"nobody": "none"}
_KEPT = frozenset("no not nor before after over under".split())  # stop words that change an answer


@dataclass(frozen=True, slots=True)
class Short:
    """A short answer.

    Attributes:
        text: As it stands in its article.
        day: ISO date of the article, from which "Wednesday" is counted; None if unknown.
        before: What stands before it: "fewer than", which a reader may leave out.
        after: What stands behind it: "metres".
        denials: How often it is denied where it stands, as `qa.short_answer.denied.count_denials` counts.
    """

    text: str
    day: str | None = None
    before: str = ""
    after: str = ""
    denials: int = 0


def read_short(text: str, span: Span, day: str | None, denials: int = 0) -> Short:
    """Read a short answer with what stands around it.

    :param denials: How often it is denied at least, as is known otherwise.
    """
    told = max(denials, count_denials(text, span))
    return Short(text[span.start : span.end], day, text[: span.start], text[span.end :], told)


def are_same(one: Short, other: Short, kind: str | None) -> bool:
    """Tell whether two short answers to one question are the same answer.

    Numbers are compared by value and unit, dates by what they name, names by the last name, places without what
    describes them; what is none of these by words. What is denied is not what is affirmed. In doubt they are two.

    :param kind: The kind that the question wants, of `qa.short_answer.expected`; None for any.
    """
    if one.denials != other.denials:
        return False
    if kind in QUANTITIES:
        return _compare_numbers(
            *(complete_amount(each.text, each.before, each.after) for each in (one, other))
        )
    if kind == DATE:
        return _compare_dates(one, other)
    if kind == NAME:
        return names_agree(one.text, other.text)
    if kind == PLACE:
        return places_agree(one.text, other.text, (one.before, other.before))
    return _compare_any(one.text, other.text)


def _compare_numbers(one: str, other: str) -> bool:
    amounts = read_amounts(one), read_amounts(other)
    if any(amounts):
        return amounts_agree(*amounts)
    vague = [
        [_PLAIN.get(word, word) for word in tokenize(text) if word in _VAGUE][:1] for text in (one, other)
    ]
    return vague[0] == vague[1] if any(vague) else _compare_words(one, other)


def _compare_dates(one: Short, other: Short) -> bool:
    days = [read_days(each.text, each.day, before=each.before) for each in (one, other)]
    if days[0] is not None and days[1] is not None:
        return days_agree(days[0], days[1])
    # "Wednesday" in two articles is one day only if both are of a day, which was read; or neither tells.
    return days == [None, None] and _list_words(one.text) == _list_words(other.text)


def _compare_any(one: str, other: str) -> bool:
    """Compare by words, and by the numbers in them where there are any."""
    amounts = read_amounts(one), read_amounts(other)
    if any(amounts) and not amounts_agree(*amounts):
        return False
    if all(amounts) and all(any(letter.isdigit() for letter in text) for text in (one, other)):
        return True
    return _compare_words(one, other)


def _compare_words(one: str, other: str) -> bool:
    """Tell whether the words of one stand in the other in a row, and are most of it."""
    shorter, longer = sorted((_list_words(one), _list_words(other)), key=len)
    return (
        bool(shorter)
        and len(shorter) >= RUN_SHARE * len(longer)
        and stands_in(shorter, longer)
        and sum(map(is_negation, shorter)) == sum(map(is_negation, longer))
        and not are_opposite(shorter, longer)
    )


def _list_words(text: str) -> list[str]:
    """List the stems of an answer's words, without articles, hedges and other stop words; all, where it has no others."""
    words = tokenize(text)
    kept = [word for word in words if (word not in STOP_WORDS or word in _KEPT) and word not in _HEDGES]
    return [stem(word) for word in kept or words]


def stands_in(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Tell whether the words of one stand in the other in a row."""
    size = len(shorter)
    return any(list(longer[at : at + size]) == list(shorter) for at in range(len(longer) - size + 1))
