"""Compare names in short answers: "Peskov" and "Kremlin spokesman Dmitry Peskov", "Kursk" and "the Kursk region"."""

import re

from index.speakers.keys.fold import PersonKey, fold_person, parse_person, persons_agree
from index.speakers.keys.written import clean_name, drop_titles

_LIST = re.compile(r"\s*,?\s+(?:and|&|or)\s+|\s*;\s*", re.I)
_OWNER = re.compile(r"^.*\w(?:['’]s|s['’])\s+")  # "Trump's special envoy": who is meant follows
_OF = re.compile(r"\b(?:of|in|at|near|to|from|on|called|named)\s+", re.I)
# What says of a place only that it is one; "City" and "Islands" belong to names.
_PLACE_WORDS = frozenset(
    "region oblast province district county area territory prefecture municipality krai".split()
)


def names_agree(one: str, other: str) -> bool:
    """Tell whether two texts name the same person or body: one by the last name, or both by names that agree.

    Of several names ("Orr and Vance") all are the same. Two first names that do not agree are two people.
    """
    ones, others = _split_list(one), _split_list(other)
    if len(ones) != len(others):
        return False
    return all(any(_agree(a, b) for b in others) for a in ones) and all(
        any(_agree(a, b) for a in ones) for b in others
    )


def places_agree(one: str, other: str) -> bool:
    """Tell whether two texts name the same place, where one may say more of it: "Istanbul, Turkey".

    A word with a capital letter before or after makes it another place ("New York", "Kansas City"), unless it is one
    like "Oblast", or somebody's: "Russia's Kursk".
    """
    ones, others = _split_list(one), _split_list(other)
    return len(ones) == len(others) and all(
        not _list_places(a).isdisjoint(_list_places(b)) for a, b in zip(ones, others, strict=True)
    )


def _split_list(text: str) -> list[str]:
    """Split "Orr and Vance" where each has a name; "trade and industry" stays one."""
    parts = [part for part in _LIST.split(text) if part]
    return parts if all(re.search(r"[A-Z]", part) for part in parts) else [text]


def _agree(one: str, other: str) -> bool:
    return any(_are_one(a, b) for a in _list_persons(one) for b in _list_persons(other))


def _list_persons(text: str) -> list[PersonKey]:
    """List the names in a text with additions between commas: "Trump's special envoy, Keith Kellogg"."""
    pieces = [piece for piece in text.split(",") if piece.strip()]
    named = [piece for piece in pieces if re.search(r"[A-Z]\w*[\s.’'\"”]*$", piece)] or pieces
    keys = (parse_person(drop_titles(_OWNER.sub("", clean_name(piece)))) for piece in named)
    return [key for key in keys if key is not None]


def _are_one(one: PersonKey, other: PersonKey) -> bool:
    if one.given and other.given:
        return persons_agree(one, other)
    return one.last == other.last or (not one.given and one.last == other.family) or (
        not other.given and other.last == one.family
    )  # fmt: skip


def _list_places(text: str) -> set[str]:
    """List the folded names of a place that a text gives: its parts between commas, each without what only describes it."""
    return {name for piece in text.split(",") for name in [_fold_place(piece)] if name}


def _fold_place(text: str) -> str:
    text = _OWNER.sub("", text.strip())
    text = _OF.split(text)[-1]
    words = [word for word in text.split() if word.lower() not in ("the", "a", "an")]
    while (
        words and (words[-1].lower().strip(".") in _PLACE_WORDS or words[-1][:1].islower()) and len(words) > 1
    ):
        words.pop()
    while len(words) > 1 and words[0][:1].islower():
        words.pop(0)
    return fold_person(clean_name(" ".join(words)))
