"""Compare names in short answers: "Peskov" and "Kremlin spokesman Dmitry Peskov", "Kursk" and "the Kursk region"."""

import re

from index.lexical import stem
from index.speakers.keys.fold import PersonKey, fold_person, parse_person, persons_agree
from index.speakers.keys.written import clean_name, drop_titles
from qa.question.names import find_title_gender

_LIST = re.compile(r"\s*,?\s+(?:and|&|or)\s+|\s*;\s*", re.I)
_OWNER = re.compile(r"^.*\w(?:['’]s|s['’])\s+")  # "Trump's special envoy": who is meant follows
_OF = re.compile(r"\b(?:of|in|at|near|to|from|on|called|named)\s+", re.I)
# What says of a place only that it is one; "City" and "Islands" belong to names.
_PLACE_WORDS = frozenset(
    "region oblast province district county area territory prefecture municipality krai".split()
)

_OF_WHAT = re.compile(r"\s*(?:[^,]*\s)?(?P<head>\w+)\s+of\s+(?P<what>[^,]+)")
# What says of a body only what kind it is.
_BODY_WORDS = frozenset("party inc ltd plc corp llc gmbh ag".split())
_TOWARDS = r"(?:north|south)(?:[ -]?(?:east|west))?|east|west"
_SIDE = re.compile(
    rf"\b(?:near|outside|off|beyond|opposite|between|behind|(?:{_TOWARDS})\s+of|(?:{_TOWARDS})ern(?=\s+[A-Z])"
    r"|(?:km|miles?|kilomet(?:er|re)s?|met(?:er|re)s?|hours?|minutes?)\s+(?:\w+\s+)?(?:from|of))\b"
)
_LED_TO = re.compile(rf"{_SIDE.pattern}\s+(?:the\s+)?(?:[a-z]+\s+){{0,2}}$")


def names_agree(one: str, other: str) -> bool:
    """Tell whether two texts name the same person or body: one by the last name, or both by names that agree.

    Of several names ("Orr and Vance") all are the same. Two first names that do not agree are two people.
    """
    ones, others = _split_list(one), _split_list(other)
    genders = {find_title_gender(one), find_title_gender(other)} - {None}
    if len(ones) != len(others) or len(genders) > 1:
        return False
    return all(any(_agree(a, b) for b in others) for a in ones) and all(
        any(_agree(a, b) for a in ones) for b in others
    )


def places_agree(one: str, other: str, before: tuple[str, str] = ("", "")) -> bool:
    """Tell whether two texts name the same place, where one may say more of it: "Istanbul, Turkey".

    A word with a capital letter before or after makes it another place ("New York", "Kansas City"), unless it is one
    like "Oblast", or somebody's: "Russia's Kursk". "Paris, Texas" is not "Paris, France", nor what is north of Kursk what
    is near or in it.

    :param before: What stands before each, where "near" may stand.
    """
    ones, others = _split_list(one), _split_list(other)
    return (
        len(ones) == len(others)
        and _find_sides(before[0], one) == _find_sides(before[1], other)
        and all(_are_one_place(_list_places(a), _list_places(b)) for a, b in zip(ones, others, strict=True))
    )


def _find_sides(before: str, text: str) -> list[str]:
    """List the words that say where something is as seen from a place: "near", "north of", "western"."""
    led = _LED_TO.search(before)
    return [
        " ".join(match.group().split())
        for match in _SIDE.finditer((led[0] if led is not None else "") + text)
    ]


def _split_list(text: str) -> list[str]:
    """Split "Orr and Vance" where each has a name; "trade and industry" stays one."""
    parts = [part for part in _LIST.split(text) if part]
    return parts if all(re.search(r"[A-Z]", part) for part in parts) else [text]


def _agree(one: str, other: str) -> bool:
    of = _OF_WHAT.fullmatch(one), _OF_WHAT.fullmatch(other)
    if of[0] is not None and of[1] is not None and not _are_one_office(of[0], of[1]):
        return False
    return any(_are_one(a, b) for a in _list_persons(one) for b in _list_persons(other))


def _are_one_office(one: re.Match[str], other: re.Match[str]) -> bool:
    """Tell whether "the mayor of York" is meant by both: not the bishop of York, nor the mayor of New York."""
    heads = (stem(each["head"].lower()) for each in (one, other))
    whats = (fold_person(clean_name(each["what"])) for each in (one, other))
    return len(set(heads)) == len(set(whats)) == 1


def _list_persons(text: str) -> list[PersonKey]:
    """List the names in a text with additions between commas: "Trump's special envoy, Keith Kellogg"."""
    pieces = [piece for piece in text.split(",") if piece.strip()]
    named = [piece for piece in pieces if re.search(r"[A-Z]\w*[\s.’'\"”]*$", piece)] or pieces
    keys = (parse_person(drop_titles(_drop_body_word(_OWNER.sub("", clean_name(piece))))) for piece in named)
    return [key for key in keys if key is not None]


def _drop_body_word(name: str) -> str:
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1].lower().strip(".") in _BODY_WORDS else name


def _are_one(one: PersonKey, other: PersonKey) -> bool:
    if one.given and other.given:
        return persons_agree(one, other)
    return one.last == other.last or (not one.given and one.last == other.family) or (
        not other.given and other.last == one.family
    )  # fmt: skip


def _are_one_place(ones: list[str], others: list[str]) -> bool:
    """Compare the places themselves, and of what they lie in something, where both say it."""
    return (
        bool(ones and others)
        and ones[0] == others[0]
        and (not ones[1:] or not others[1:] or not set(ones[1:]).isdisjoint(others[1:]))
    )


def _list_places(text: str) -> list[str]:
    """List the folded names in a text, the place's own first: "Istanbul", "Turkey"; what has no capital only where nothing has."""
    pieces = [piece for part in text.split(",") for piece in _OF.split(_OWNER.sub("", part.strip()))]
    named = [piece for piece in pieces if re.search(r"\b[A-Z]", piece)] or pieces
    return [name for piece in named for name in [_fold_place(piece)] if name]


def _fold_place(text: str) -> str:
    words = [word for word in text.split() if word.lower() not in ("the", "a", "an")]
    while (
        words and (words[-1].lower().strip(".") in _PLACE_WORDS or words[-1][:1].islower()) and len(words) > 1
    ):
        words.pop()
    while len(words) > 1 and words[0][:1].islower():
        words.pop(0)
    return fold_person(clean_name(" ".join(words)))
