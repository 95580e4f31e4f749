"""What each figure means, its unit and which direction is better; written once, for every report."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

Unit = Literal["share", "count"]

GROUPS = ("Answers", "Declining", "Retrieval", "Reading", "Attribution", "Other")
# The figures that say most, most telling first; the first of them that a test set has is its main figure.
KEY_FIGURES = (
    "hit@1", "open_f1", "relation_f1@.5", "nDCG@10", "hit@3", "wrong_voice", "short_f1", "answered", "declined",
    "right_reason", "R@10", "passage_R@10", "open_holds@1", "given_f1", "open_em", "content_f1@.5", "source_accuracy@.5",
    "source_word_f1", "cue_word_f1", "content_word_f1",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a figure is.

    Attributes:
        group: One of `GROUPS`.
        says: One plain sentence without a full stop.
        less_is_better: Whether a smaller value is the better one.
    """

    group: str
    says: str
    unit: Unit = "share"
    less_is_better: bool = False


# By name in small letters. A name ending in @k stands for any cut-off k, which takes the place of {k};
# {things} is what is retrieved, articles or passages.
_MEANINGS: Mapping[str, Meaning] = {
    "hit@k": Meaning("Answers", "Answerable questions with a right passage {quotes}"),
    "outlets": Meaning("Answers", "Questions whose quotes show as many outlets as the test set asks for"),
    "speaker": Meaning("Answers", "Right quotes that name the right speaker"),
    "wrong_voice": Meaning("Answers", "Questions about a person whose first quote names another", less_is_better=True),
    "short_em": Meaning("Answers", "Short answers equal to a right one, case, punctuation and articles aside"),
    "short_f1": Meaning("Answers", "Words that the short answer shares with the best right one"),
    "quotes": Meaning("Answers", "Quotes shown", unit="count"),
    "inexact": Meaning("Answers", "Quotes that differ from their source; must be 0", "count", less_is_better=True),
    "overlong": Meaning("Answers", "Quotes longer than 700 characters", "count", less_is_better=True),
    "answered": Meaning("Declining", "Answerable questions that were answered, rightly or not"),
    "declined": Meaning("Declining", "Unanswerable questions that were declined"),
    "right_reason": Meaning("Declining", "Unanswerable questions that were declined with a right kind of reason"),
    "balanced": Meaning("Declining", "Mean of answered and declined; chance gives .5"),
    "auroc": Meaning(
        "Declining", "How often an answerable question has more confidence than an unanswerable one; chance gives .5"
    ),
    "aurc": Meaning("Declining", "Share of wrong answers, averaged over every share answered", less_is_better=True),
    "ece": Meaning("Declining", "Mean gap between confidence and the share answered rightly", less_is_better=True),
    "ndcg@k": Meaning("Retrieval", "How near the top of the first {k} {things} the right ones stand"),
    "r@k": Meaning("Retrieval", "Share of the right {things} that are {first}"),
    "mrr@k": Meaning("Retrieval", "1 / rank of the first of the right {things}; 0 beyond rank {k}"),
    "map": Meaning("Retrieval", "Precision at the rank of each of the right {things}, averaged"),
    "em": Meaning("Reading", "Short answers equal to a right one, as SQuAD counts"),
    "f1": Meaning("Reading", "Words shared with the best right short answer, as SQuAD counts"),
    "undeclined_f1": Meaning("Reading", "The same if nothing were declined: of the words marked in what is closest"),
    "holds@k": Meaning("Reading", "Questions with a right short answer {quotes}"),
}  # fmt: skip
_LEVELS: Mapping[str, str] = {
    "reprint": "; a reprint counts as the article itself",
    "given": "; only the right article is read",
    "open": "; the whole archive is searched",
}
_NAME = re.compile(r"(?:(?P<level>passage|reprint|given|open)_)?(?P<base>[a-z_0-9]+?)(?:@(?P<k>\d+))?")
_ATTRIBUTION = re.compile(
    r"(?P<covered>covered_)?(?P<part>source|cue|content|relation)(?P<word>_word)?"
    r"_(?P<rate>f1|precision|recall|accuracy)(?:@(?P<overlap>[.\d]+))?"
)
_RATES: Mapping[str, str] = {
    "f1": "harmonic mean of precision and recall",
    "precision": "share of those found that are right",
    "recall": "share of the right ones that were found",
    "accuracy": "share of the matched contents that have the right one",
}
_PARTS: Mapping[str, str] = {
    "source": "Sources", "cue": "Cues", "content": "Contents", "relation": "Contents with their source",
}  # fmt: skip


def explain(name: str) -> Meaning | None:
    """Give what a figure means, or None for a name that is not known; case does not matter."""
    lower = name.lower()
    attribution = _ATTRIBUTION.fullmatch(lower)
    if attribution is not None:
        return Meaning("Attribution", _explain_attribution(attribution))
    match = _NAME.fullmatch(lower)
    if match is None:
        return None
    meaning = _MEANINGS.get(match["base"] if match["k"] is None else f"{match['base']}@k")
    return (
        None
        if meaning is None
        else replace(meaning, says=_fill(meaning.says, match["level"], match["k"] or ""))
    )


def _fill(says: str, level: str | None, k: str) -> str:
    things = "passages" if level == "passage" else "articles"
    first = "in first place" if k == "1" else f"among the first {k} retrieved"
    quotes = "in the first quote" if k == "1" else f"in one of the first {k} quotes"
    return says.format(k=k, things=things, first=first, quotes=quotes) + _LEVELS.get(level or "", "")


def _explain_attribution(match: re.Match[str]) -> str:
    what = f"Words of {_PARTS[match['part']].lower()}" if match["word"] else _PARTS[match["part"]]
    if match["overlap"] is None:
        return f"{what}: {_RATES[match['rate']]}"
    of = "of the right content is covered" if match["covered"] else "of the words of both are shared"
    return (
        f"{what}: {_RATES[match['rate']]}; contents match from {match['overlap']} on, which is how much {of}"
    )


def is_less_better(name: str) -> bool:
    """Tell whether a smaller value of a figure is the better one; not for a name that is not known."""
    meaning = explain(name)
    return meaning is not None and meaning.less_is_better


def group_names(names: Iterable[str]) -> dict[str, list[str]]:
    """Sort names of figures into `GROUPS`, keeping their order within; groups without any are left out."""
    groups: dict[str, list[str]] = {group: [] for group in GROUPS}
    for name in names:
        meaning = explain(name)
        groups["Other" if meaning is None else meaning.group].append(name)
    return {group: members for group, members in groups.items() if members}


def order_names(names: Iterable[str]) -> list[str]:
    """Put the names of figures that say most first; the others keep their order."""
    places = {name: place for place, name in enumerate(KEY_FIGURES)}
    return sorted(dict.fromkeys(names), key=lambda name: places.get(name, len(places)))


def find_main(names: Iterable[str]) -> str | None:
    """Give the figure that says most, or None without any."""
    return next(iter(order_names(names)), None)
