"""Read the labelled sources of data/speakers, and judge the name given to one of them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import ROOT
from index.records import Span
from index.statements.records import Found

LABELS = ROOT / "data" / "speakers" / "polnear-dev.jsonl"
RIGHT, WRONG, UNKNOWN = "right", "wrong", "unknown"
PRONOUN, ROLE = "pronoun", "role"

# Short forms of given names that news of the United States and Britain print in place of the long one.
SHORT_FORMS = (
    frozenset({"abigail", "abby"}), frozenset({"andrew", "andy"}), frozenset({"anthony", "tony"}),
    frozenset({"benjamin", "ben"}), frozenset({"bernard", "bernie"}), frozenset({"charles", "charlie", "chuck"}),
    frozenset({"christopher", "chris"}), frozenset({"daniel", "dan", "danny"}), frozenset({"david", "dave"}),
    frozenset({"donald", "don"}), frozenset({"edward", "ed", "ted"}), frozenset({"elizabeth", "liz", "beth"}),
    frozenset({"james", "jim", "jimmy"}), frozenset({"jeffrey", "jeff"}), frozenset({"john", "jack"}),
    frozenset({"joseph", "joe"}), frozenset({"katherine", "kate", "kathy"}), frozenset({"kenneth", "ken"}),
    frozenset({"lawrence", "larry"}), frozenset({"leonard", "len"}), frozenset({"matthew", "matt"}),
    frozenset({"michael", "mike"}), frozenset({"nicholas", "nick"}), frozenset({"norman", "norm"}),
    frozenset({"richard", "dick", "rick"}), frozenset({"robert", "bob", "bobby", "rob"}),
    frozenset({"ronald", "ron"}), frozenset({"samuel", "sam"}), frozenset({"stephen", "steven", "steve"}),
    frozenset({"theresa", "terry"}), frozenset({"thomas", "tom"}), frozenset({"timothy", "tim"}),
    frozenset({"william", "bill", "will"}),
)  # fmt: skip
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Label:
    """A source of an article, and who it is, labelled by hand.

    Attributes:
        file: Name of the article, as `read_brat` gives it.
        span: The source in the article's text.
        kind: `PRONOUN` or `ROLE`.
        speaker: The name, in full as the article gives it; None where the article does not tell it.
        doubtful: Whether the annotator was not sure; such a label is left out of every score.
        also: Other forms of the name that are right, where comparing words would not find that.
    """

    file: str
    span: Span
    kind: str
    speaker: str | None
    doubtful: bool = False
    also: tuple[str, ...] = ()


def load_labels(path: Path = LABELS) -> list[Label]:
    """Read labels, one JSON object a line, in the order of the file; data/speakers/README.md says what is in one."""
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Label(
            one["file"], Span(one["start"], one["end"]), one["kind"], one["speaker"], one["doubtful"],
            tuple(one.get("also", ())),
        )
        for one in records
    ]  # fmt: skip


def judge(label: Label, name: str | None) -> str:
    """Judge a name: `RIGHT` for the same person or body, and for None where the article does not tell.

    None where it does tell is `UNKNOWN`; anything else is `WRONG`, also any name where the article does not tell.
    """
    if name is None:
        return RIGHT if label.speaker is None else UNKNOWN
    if label.speaker is None:
        return WRONG
    return RIGHT if any(same_person(name, form) for form in (label.speaker, *label.also)) else WRONG


def same_person(one: str, other: str) -> bool:
    """Tell whether two names may be one person's: the same last name, and no other given name.

    One name that ends the other is the same ("Marsh", "Ida Marsh"). Given names agree if they are equal, or one is
    the initial or a short form of the other; middle names, generations and case do not count.
    """
    short, long = sorted((_split_name(one), _split_name(other)), key=len)
    if not short or short[-1] != long[-1]:
        return False
    return long[-len(short) :] == short or _same_given(short[0], long[0])


def _split_name(name: str) -> list[str]:
    """Split a name into words without full stops, commas and quotation marks, the generation left out."""
    words = [word.strip("\"'“”‘’.,()") for word in name.casefold().replace(".", " ").split()]
    return [word for word in words if word and word != "the" and word not in _GENERATIONS]


def _same_given(one: str, other: str) -> bool:
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    return one == other or any({one, other} <= forms for forms in SHORT_FORMS)


def locate(span: Span, statements: Sequence[Found]) -> int | None:
    """Find the statement whose source shares most code points with a span; None if none shares any.

    Of several the one with the shortest source wins, then the first.
    """
    ranked = []
    for number, found in enumerate(statements):
        shared = sum(max(0, min(span.end, s.end) - max(span.start, s.start)) for s in found.source)
        if shared:
            ranked.append((-shared, sum(map(len, found.source)), number))
    return min(ranked)[2] if ranked else None
