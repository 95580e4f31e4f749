"""What a name of an article is: the record, its kinds, and what may stand before a person's name."""

from dataclasses import dataclass

from index.speakers.lists.body_words import NATIONALITIES, PARTIES
from index.speakers.lists.given_names import is_given_name
from index.speakers.lists.role_words import ABBREVIATED as TITLES_SHORT
from index.speakers.lists.role_words import HONORIFICS, PREFIXES, TITLES, is_role_word, singular

PERSON, BARE, BODY, PLACE, OTHER = "person", "bare", "body", "place", "other"
MAX_APPOSED_WORDS = 7  # words back from a name's comma in which the role is looked for
# Surnames that are also the last word of bodies and places: "Anita Hill".
SURNAMES = frozenset(
    """church bank club sun star house mirror guard bee force trust standard express hill hills lake beach hall park lane
    day bridge falls garden port forest rice bill post state security bay security court""".split()
)
NICKNAME_MARKS = frozenset(('"', "'", "“", "”", "‘", "’", "(", ")", "''", "``"))


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands; all places are numbers of words.

    Attributes:
        start: First word of the titles with capitals before it; `first` where there are none.
        first: First word of the name.
        last: The word after the name.
        kind: `PERSON` (in full), `BARE` (one word, a last or a first name, or a body), `BODY`, `PLACE` or `OTHER`.
        weak: Whether its capital letter may be that of its sentence alone.
        title: Small letters of its nearest title: "mr", "senator"; empty without one.
    """

    start: int
    first: int
    last: int
    kind: str
    weak: bool = False
    title: str = ""


def is_full(named: Named) -> bool:
    """Tell whether a name is a person's given and last name."""
    return named.kind == PERSON and named.last - named.first > 1


def is_title(key: str) -> bool:
    """Tell whether a word may stand before a person's name with a capital letter: "Sen.", "Republican"."""
    if is_given_name(key):
        return False
    return (
        key in HONORIFICS
        or key in TITLES_SHORT
        or key in PREFIXES
        or key in PARTIES
        or key in NATIONALITIES
        or is_role_word(key)
        or singular(key) in TITLES
    )


def write_title(key: str) -> str:
    """Write a title as titles are compared: "sen" is "senator", "ex-mayor" and "mayor" are one."""
    bare = key.removeprefix("ex-").removeprefix("prime-")
    return TITLES_SHORT.get(bare, bare)


def is_person_title(key: str) -> bool:
    """Tell whether only persons have a title: "Mr.", "Senator", not "Republican"."""
    return is_title(key) and key not in PARTIES and key not in NATIONALITIES and key not in PREFIXES
