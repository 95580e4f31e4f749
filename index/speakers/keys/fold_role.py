"""Fold a role to a key that its wordings share: "the Kremlin's spokesman", "spokeswoman for the Kremlin"."""

import re
from functools import lru_cache

from index.speakers.keys.fold import fold_word, plain_letters
from index.speakers.lists.body_words import STATES
from index.speakers.lists.countries import COUNTRY_KEYS, LONGEST_COUNTRY_WORDS
from index.speakers.lists.given_names import is_given_name
from index.speakers.lists.terms import SPEECH

_CACHE = 1 << 16  # roles kept folded; an archive of 100,000 articles has about that many
_MAX_WORDS = 8  # words of a role; longer ones are misread sentences
_TITLED = re.compile(r"([^\W_]+)(?=\s+([A-Z][^\W_]*))")  # "Governor Marsh": another person
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]\b\.?)*")
_DROPPED = frozenset(
    """the a an of for at in to with on and by from s his her its their our my affairs himself herself mr mrs ms presumptive
    presumed current""".split()
)
_TITLE_AT_END = re.compile(r"\b(?:of|for|to)\s+((?:[A-Z][\w.-]*\s+){0,3}[A-Z][\w.-]*)$")
_SMALL = frozenset("of for at in to with on and or by from the a an".split())
_SENTENCE_END = re.compile(r"[^\W_]{5,}[.!?]\s|[;:!?]")  # "Gov." is no end
_GLUED = re.compile(r"[a-z][A-Z]{2}|[A-Z]{3}[a-z]{2}")  # "BushAPOhio": words run together
_VERBS = SPEECH | frozenset("are be been being says who whom whose which that because while when".split())
_NOT_STATES = frozenset("la del miss oh ill wash mass".split())  # words or parts of names, too

# Wordings of one post.
_SAME = {
    "adviser": "advisor",
    "ambassadress": "ambassador",
    "centre": "center",
    "chairman": "chair",
    "chairperson": "chair",
    "chairwoman": "chair",
    "councilman": "councilor",
    "councillor": "councilor",
    "councilwoman": "councilor",
    "congresswoman": "congressman",
    "defence": "defense",
    "democrat": "democratic",
    "ex": "former",
    "gov": "governor",
    "gen": "general",
    "gop": "republican",
    "organisation": "organization",
    "policewoman": "policeman",
    "pres": "president",
    "rep": "representative",
    "sen": "senator",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "kiev": "kyiv",
    "labour": "labor",
    "tory": "conservative",
}
_SAME_PAIRS = {
    ("vice", "president"): "vicepresident",
    ("vice", "presidential"): "vicepresidential",
    ("prime", "minister"): "primeminister",
}
_SAME_SINGLE = {"pm": "primeminister", "ceo": "chiefexecutive"}

# Posts that one person holds at a time, or speaks for: only these stand for a person across the archive.
POSTS = frozenset(
    """
    ambassador archbishop attorneygeneral bishop boss captain chair chancellor chief chiefexecutive coach commander
    commissioner dean director editor emir envoy governor head king leader mayor minister nominee patriarch pope premier
    president primeminister principal prosecutor queen rector secretary sheriff speaker spokesperson superintendent
    treasurer vicepresident
    """.split()
)
# Words of roles that name neither a body nor a place.
_GENERIC = POSTS | frozenset(
    """
    acting assistant attorney co campaign cabinet chief communications council deputy defense department district
    economic economy education energy environment executive federal finance first foreign former founding general
    government health high home immigration information interim interior international justice labor late local main
    managing medical military ministry minister national new office official official old operating opposition
    outgoing party permanent police political policy press prime principal public regional security senior special
    state technology top trade transport vice young veteran long longtime time then current elect chairperson company
    city country group democratic republican conservative liberal socialist communist nationalist catholic christian
    muslim jewish orthodox white black male female gop candidate member lawmaker senator congressman representative
    """.split()
)
_PARTIES = frozenset(
    "republican democratic libertarian green labor conservative liberal socialist communist nationalist".split()
)
_NOMINATED = _PARTIES | {"nominee", "party", "vicepresidential"}
# A place has one of these whatever his party is, and "state" adds nothing.
_OF_PLACES = frozenset({"governor", "mayor", "attorneygeneral"})
_ENDLESS = frozenset({"former", "then", "candidate", "member", "assistant", "official"})  # held by many


@lru_cache(maxsize=_CACHE)
def fold_role(role: str) -> str:
    """Fold a role to a key: its words in alphabetical order, without articles and prepositions; empty without any.

    Case, "'s", gender ("spokeswoman"), a country or the word made from it ("Russian", "of Russia"), names of one party
    ("GOP") and "presidential" before a nominee do not count, nor does a governor's, a mayor's or an attorney general's
    party. "former", "vice presidential" and years do.
    """
    words = {word for word, _ in read_words(role)}
    if "nominee" in words:
        words.discard("presidential")
    rest = words - _PARTIES - {"state"}
    if not rest.isdisjoint(_OF_PLACES) and not rest <= _GENERIC:
        words = rest
    return " ".join(sorted(words))


@lru_cache(maxsize=_CACHE)
def is_specific_role(role: str) -> bool:
    """Tell whether a role as an article writes it names a post and the body or place it belongs to.

    "Kremlin spokesman" and "mayor of Merrow" do, and so does "Republican nominee"; "the minister", "a senior official",
    "former Kremlin spokesman" and the candidates, members and aides of anything do not. A name is a country, or a
    capital letter that no post has. What is no role but a piece of a sentence (`is_noise`) is none.
    """
    words = read_words(role)
    keys = {word for word, _ in words}
    if keys.isdisjoint(POSTS) or not keys.isdisjoint(_ENDLESS) or is_noise(role):
        return False
    if "nominee" in keys:
        return not keys.isdisjoint(_PARTIES) and keys - {"presidential"} <= _NOMINATED
    return "State Department" in role or any(names_place(word, written) for word, written in words)


def is_noise(role: str) -> bool:
    """Tell whether words read as a role are a piece of a sentence: too long, with a verb, an end, or another's name.

    "Governor Marsh" and "Ada Finch" name another person; "spokesman for Ada Finch" and "Finch campaign chair" do not.
    """
    words = role.split()
    plain = [plain_letters(word).strip(".,") for word in words]
    if (
        len(words) > _MAX_WORDS
        or not words
        or plain[-1] in _SMALL
        or _SENTENCE_END.search(role)
        or _GLUED.search(role)
    ):
        return True
    if not _VERBS.isdisjoint(plain) or any(_is_titled(*pair) for pair in _TITLED.findall(role)):
        return True
    return any(_is_full_name(words, plain, place) for place in range(len(words) - 1))


def _is_full_name(words: list[str], plain: list[str], place: int) -> bool:
    """Tell whether a first and a last name stand at a place, and nothing says that the role is that person's man."""
    first, last = words[place], words[place + 1]
    if not (first[:1].isupper() and last[:1].isupper() and is_given_name(plain[place])):
        return False
    if last.endswith(("'s", "’s")) or (place > 0 and plain[place - 1] in _SMALL):
        return False
    after = plain[place + 2] if place + 2 < len(plain) else ""
    return fold_role(last) not in _GENERIC | COUNTRIES and after not in ("campaign", "administration")


def take_own_title(role: str) -> str:
    """Give what of a role before a name is the name's own: "Vice President" of "aide of Vice President", for Mike Orr.

    Without an article a post with a capital letter is the title of the name behind it, and what stands before is
    somebody else's: the vice president's aide.
    """
    match = _TITLE_AT_END.search(role)
    return match[1] if match is not None and fold_role(match[1].split()[-1]) in POSTS else role


def has_post(folded: str) -> bool:
    """Tell whether a folded role has a post that one person holds at a time."""
    return not POSTS.isdisjoint(folded.split())


def _is_titled(title: str, name: str) -> bool:
    key = fold_role(name)
    return fold_role(title) in POSTS and key not in _GENERIC | COUNTRIES


def names_place(word: str, written: str) -> bool:
    """Tell whether a word of a role, folded and as written, is a country's or another name."""
    return word in COUNTRIES or (written[:1].isupper() and word not in _GENERIC)


def read_words(role: str) -> list[tuple[str, str]]:
    """Read the words of a role that count in order, folded, each with its first letters as written."""
    written = _WORD.findall(_POSSESSIVE.sub(" ", role.replace("-", " ")))
    plain = [plain_letters(word).replace(".", "") for word in written]
    words: list[tuple[str, str]] = []
    place = 0
    while place < len(plain):
        key, count = _read_next(plain, place)
        # Small "us" is the pronoun.
        if key not in _DROPPED and not (plain[place] == "us" and written[place] == "us"):
            words += ((part, written[place]) for part in _spell_state(key, written[place]))
        place += count
    return words


def _spell_state(key: str, written: str) -> list[str]:
    """Write an abbreviated state in full: "Ind." is "indiana", "N.Y." is "new" and "york"."""
    if not written[:1].isupper() or key in _NOT_STATES:
        return [key]
    return [fold_word(word) for word in STATES.get(key, key).split()] if key in STATES else [key]


def _read_next(plain: list[str], place: int) -> tuple[str, int]:
    """Read the next word or pair of words that mean one thing, and how many words that took."""
    for count in range(min(LONGEST_COUNTRY_WORDS, len(plain) - place), 0, -1):
        country = COUNTRY_KEYS.get("_".join(plain[place : place + count]))
        if country is not None:
            return country, count
    pair = tuple(plain[place : place + 2])
    if pair in (("attorney", "general"), ("chief", "executive")):
        return "".join(pair), 3 if plain[place + 2 : place + 3] == ["officer"] else 2
    if pair in _SAME_PAIRS:
        return _SAME_PAIRS[(pair[0], pair[1])], 2
    word = plain[place]
    word = _SAME_SINGLE.get(word, _SAME.get(word, word))
    return (word if word in _GENERIC or len(word) < 3 else fold_word(word)), 1


COUNTRIES = frozenset(COUNTRY_KEYS.values())
