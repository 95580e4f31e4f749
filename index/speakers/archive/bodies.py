"""Tell the name of a body (a party, a paper, a court) from a person's by its words."""

import re
from functools import lru_cache

from index.speakers.keys.fold import fold_person, plain_letters
from index.speakers.lists.countries import COUNTRY_KEYS
from index.speakers.lists.given_names import is_given_name

# Words that stand in names of bodies and hardly ever in names of persons. "House", "Bank" and "Post" are last names
# too, but a person taken for a body is only found by his full name; a body taken for a person would give the last name
# of one man to another.
BODY_WORDS = frozenset(
    """
    academy administration affairs agency airlines airport alliance ambassadors army assembly associated association
    authority bank board brigade broadcasting bulletin bureau cabinet campaign capital center centre chamber channel
    chronicle church city club coalition college command commission committee community companies company conference
    confederation congress consortium corporation corps council county court courts daily defence defense democrats
    department directorate district division duma economist embassy enterprise exchange federation fire force forces
    forum foundation front fund gazette government group guard guardian hall headquarters health herald hospital house
    inc independent industries initiative inquirer institute institution intelligence international investigation
    investigative journal kremlin league legislature library limited llc ltd magazine media military militia mirror
    ministry mission mosque movement museum nations navy network news newspaper nhs observatory observer office
    organisation organization parliament partners partnership party patrol pentagon planning police politico post press
    project province public publishing radio rada registry regiment region republicans research resistance review
    school schools secretariat security senate service services society standard states statistics street study
    supreme survey symphony syndicate team telegraph television temple theater theatre think-tank times treasury trust
    tribunal tribune trust tv union united universities university watch weekly white workers works world
    """.split()
) - {"white", "street"}
# Last names, after a given name: "Tyra Banks".
_LAST_NAMES_TOO = frozenset(
    "bank banks board chamber chambers church hall house post press temple watch".split()
)
_LINKS = frozenset({"of", "for", "and", "the", "on", "in", "against", "to"})
_OF_SOMEBODY = re.compile(r"(?:the )?(camp|campaign|administration) of (.+)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?(?= )")
_CACHE = 1 << 16  # names kept told apart
_SIGNS = re.compile(r"[&/0-9@]")
_ACRONYM_LETTERS = 5  # "UNHCR"; longer words in capitals are names in a headline


@lru_cache(maxsize=_CACHE)
def fold_body(name: str) -> str:
    """Fold a body's name: as `fold_person`, and "camp of Orr", "Orr's campaign" and "Orr campaign" are one."""
    match = _OF_SOMEBODY.fullmatch(name)
    folded = fold_person(_POSSESSIVE.sub("", name if match is None else f"{match[2]} {match[1]}"))
    return f"{folded}aign" if folded.endswith(" camp") else folded


@lru_cache(maxsize=_CACHE)
def is_body(name: str) -> bool:
    """Tell whether a name is a body's, or a country's; a person's last name alone is none.

    A body without any telling word ("Gazprom") is not known as one.
    """
    words = name.split()
    plain = [plain_letters(word).strip(".,") for word in words]
    if _SIGNS.search(name) is not None or "_".join(plain) in COUNTRY_KEYS:
        return True
    if plain[:2] == ["white", "house"] or any(word in _LINKS for word in plain):
        return True
    if len(words) == 2 and is_given_name(plain[0]) and plain[1] in _LAST_NAMES_TOO:
        return False
    singular = {word.removesuffix("s") for word in plain}
    return not BODY_WORDS.isdisjoint(plain) or not BODY_WORDS.isdisjoint(singular) or _has_acronym(words)


def _has_acronym(words: list[str]) -> bool:
    """Find "UNHCR" or "U.N."; not the initials of "J.K. Rowling", nor a headline in capitals."""
    if len(words) == 1:
        return len(words[0].replace(".", "")) > 1 and _is_acronym(words[0])
    if all(word.isupper() for word in words):
        return False
    return any(_is_acronym(word) and len(word) > 2 and "." not in word for word in words) or (
        len(words[0]) == 2 and words[0].lower() in COUNTRY_KEYS
    )


def _is_acronym(word: str) -> bool:
    return (
        word.isupper() and word.replace(".", "").isalpha() and len(word.replace(".", "")) <= _ACRONYM_LETTERS
    )
