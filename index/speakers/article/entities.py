"""The persons and bodies of an article, and how their names are written."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from index.speakers.article.named import BODY, NICKNAME_MARKS, Named
from index.speakers.article.roles import Role
from index.speakers.article.words import Word
from index.speakers.lists.body_words import NAMED_BODIES
from index.speakers.lists.given_names import MAN, WOMAN, is_given_name

PRONOUNS = {
    "he": MAN,
    "him": MAN,
    "his": MAN,
    "himself": MAN,
    "she": WOMAN,
    "her": WOMAN,
    "hers": WOMAN,
    "herself": WOMAN,
}


@dataclass(slots=True)
class Entity:
    """A person or body of an article; built while the article is read, then left alone.

    Attributes:
        name: The fullest form, without titles; a suffix such as "Jr." is kept, as it parts a son from his father.
        kind: `PERSON`, `BODY`, `PLACE`, `OTHER`, or `BARE` for a single name that may be a body's.
        keys: Words of the name in small letters, without suffix.
        gender: `MAN`, `WOMAN` or None.
        count: Times it is named; those where the capital letter may be the sentence's are not counted.
        sure: Whether the article shows it to be a name: a title, a verb of speech after it, or several words.
    """

    name: str
    kind: str
    keys: tuple[str, ...]
    gender: str | None = None
    count: int = 0
    sure: bool = False
    titles: set[str] = field(default_factory=set)
    votes: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Cast:
    """The persons and bodies of an article.

    Attributes:
        entities: By first naming in full, then single names.
        meant: For each name of the article the number of its entity.
        roles: The roles given to each entity; by number of the entity, in order of the text.
    """

    entities: tuple[Entity, ...]
    meant: tuple[int, ...]
    roles: Mapping[int, tuple[Role, ...]]


def write_name(words: Sequence[Word], named: Named) -> str:
    """Write a name as it stands, in one line, a possessive's ending dropped; "Clinton's campaign" is "Clinton campaign"."""
    part = words[named.first : named.last]
    if named.kind == BODY and len(part) > 2 and part[-1].key in NAMED_BODIES and is_given_name(part[0].key):
        part = part[-2:]
    return " ".join(
        word.text for n, word in enumerate(part) if n in (0, len(part) - 1) or not _is_marked(word)
    )


def _is_marked(word: Word) -> bool:
    """Tell whether a word is a nickname: it stands in quotation marks or brackets inside a name."""
    return word.gap.strip() in NICKNAME_MARKS
