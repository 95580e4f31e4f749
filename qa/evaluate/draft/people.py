"""Find the persons an article names in full, and how it refers to them."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from index.lexical import STOP_WORDS
from index.metadata.names import is_person_name

# Words before a name that are no part of it; a point after them may be there.
TITLES = frozenset(
    """president vice prime minister foreign finance defence defense interior deputy secretary state senator sen
    governor gov representative rep congressman congresswoman mayor chief justice judge attorney general gen colonel
    col captain capt lieutenant lt major maj sergeant sgt admiral adm doctor dr professor prof king queen prince
    princess pope cardinal archbishop bishop rabbi imam reverend rev father sister mr mrs ms miss sir lady lord dame
    speaker leader majority minority whip chairman chairwoman chair director executive officer commissioner chancellor
    ambassador envoy harbourmaster republican republicans democrat democratic rep reps sens house senate white
    staff pollster former councillor councilman councilwoman alderman sheriff inspector superintendent principal manager baron count
    pastor coach captain spokesman spokeswoman spokesperson candidate nominee strategist""".split()
)
# Words of names that are no person's: places, bodies, buildings, works.
_NO_PERSON = frozenset(
    """new north south east west northern southern eastern western united central upper lower los las san santa saint
    st fort mount lake river bay island islands beach valley hill hills park street avenue road square bridge city
    county town village state states district republic kingdom union nations america american americans house senate
    congress court council committee commission department ministry office agency bureau administration authority
    board party campaign foundation institute university college school academy hospital church center centre museum
    library group company corp inc bank fund association society league federation alliance coalition club team
    company industries airlines air force army navy guard police act bill law amendment plan treaty accord deal
    award prize cup games day week war conference convention summit forum project watch workers voters scouts drivers teachers partners brothers associates conservatives liberals strategies investors
    systems services solutions christmas easter thanksgiving initiative institution network channel news
    media times post journal press radio television studios records hall tower palace airport station hotel kremlin
    pentagon capitol black wall street first second third great big old national international federal royal public
    security homeland social supreme high planned common caucus super tuesday monday wednesday thursday friday
    saturday sunday january february march april june july august september october november december christian
    christians christianity muslim islamic jewish catholic god bible evangelical""".split()
)
# Capitalised where a sentence begins, and no name; words that an article also writes small are none either, ...
_OPENING = frozenset(
    """besides meanwhile however despite since thanks yes well look let maybe perhaps still instead yet given unlike like
    several many even only former few asked although though while if when another earlier later also dear ex""".split()
)
# ... but these, which are first names.
_GIVEN = frozenset(
    """will mark bill rob bob art grant chase drew pat jack rich gene frank grace hope faith joy rose dawn may june april
    iris lily sue dean earl duke miles victor guy ray jay lee don carol holly ivy penny sandy rusty buddy chip cliff
    wade heath glen dale reed brook robin martin nick jimmy tony""".split()
)
_CAPITAL = r"(?:[A-Z][a-z]+|[A-Z]['’][A-Z][a-z]+|Mc[A-Z][a-z]+|Mac[A-Z][a-z]+|[A-Z][a-z]+-[A-Z][a-z]+)"
_PARTICLE = r"(?:de|van|von|der|den|del|della|di|da|du|la|le|bin|ibn|al|ter|ten)"
_RUN = re.compile(
    rf"(?<![\w’'.-])[A-Z][\w’'-]*\.?(?: (?:{_PARTICLE} )*(?:[A-Z]\.|[A-Z][\w’'-]*\.?(?= [A-Z])|[A-Z][\w’'-]*))+"
)
_NAME = re.compile(rf"{_CAPITAL}(?: [A-Z]\.)?(?: {_CAPITAL})?(?: {_PARTICLE})* (?P<last>{_CAPITAL})")
_PARTY = re.compile(r"(?:crats?|licans?|ists|icans?)$")  # "Merrow Democrats"
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """A person by first and last name.

    Attributes:
        last: The last name, by which the person is referred to again.
    """

    name: str
    last: str

    @property
    def key(self) -> str:
        """What tells persons apart over articles: first and last name, without initials, in lower case."""
        words = [word for word in self.name.lower().split() if not word.endswith(".")]
        return f"{words[0]} {self.last.lower()}"


def find_people(passages: Sequence[str]) -> list[Person]:
    """Give the persons named with first and last name, in the order they are first named.

    Titles are left off. A name is taken as a person's by its form alone: two or three capitalised words, none of
    them a word of places and bodies. Whoever needs to be surer asks for a verb of speech beside it.
    """
    small = (
        {word for passage in passages for word in re.findall(r"\b[a-z]{2,}\b", passage)}
        | STOP_WORDS
        | _OPENING
    )
    found: dict[str, Person] = {}
    for passage in passages:
        for person in _find_in(passage, small):
            found.setdefault(person.key, person)
    return [person for person in found.values() if not _is_prefixed(person, found.values())]


def _is_prefixed(person: Person, others: Iterable[Person]) -> bool:
    """Tell "Merrowites Odile Brannock" from "Odile Brannock", who is named as well."""
    return any(person.name != other.name and person.name.endswith(f" {other.name}") for other in others)


def is_headline(passage: str) -> bool:
    """Tell whether a passage ends as no sentence does and most longer words have a capital letter."""
    words = [word for word in re.findall(r"[^\W\d_]+", passage) if len(word) > 3]
    if passage.endswith((".", "!", "?", "”", '"')):
        return False
    return bool(words) and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _find_in(passage: str, small: Set[str]) -> Iterator[Person]:
    for run in _RUN.finditer(passage):
        words = run.group().split()
        titles = [at for at, word in enumerate(words) if is_title(word)]
        words = words[titles[-1] + 1 :] if titles else words
        if words and words[0].lower() in small and words[0].lower() not in _GIVEN:
            words = words[1:]  # "But Odile Brannock", "Unlike Brannock"
        name = _POSSESSIVE.sub("", " ".join(words))
        match = _NAME.fullmatch(name)
        if match is None or not is_person_name(name):
            continue
        if _PARTY.search(name):
            continue
        if not {word.lower().strip(".") for word in words} & (_NO_PERSON | STOP_WORDS):
            yield Person(name, match["last"])


def is_title(word: str) -> bool:
    """Tell whether a word is a title or office before a name."""
    return word.lower().strip(".,") in TITLES
