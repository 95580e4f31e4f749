"""Tell words that mean somebody, of whom an archive may know nothing: a name, a post, another's brother, all but one."""

import re
from itertools import pairwise

from index.lexical import tokenize
from index.speakers.archive.bodies import is_body
from index.speakers.lists.body_words import PLACE_NOUNS, PLACES, THINGS
from index.speakers.lists.countries import COUNTRY_KEYS
from index.speakers.lists.given_names import is_given_name
from index.speakers.lists.ordinary_words import BELONGINGS, ORDINARY_WORDS, is_ordinary_word
from index.speakers.lists.role_words import is_role_word, singular
from index.speakers.lists.terms import CROWDS
from qa.question.lists import PRONOUNS, UNPLAIN

_FULL_NAME_WORDS = 3  # words of a full name that no archive tells
_NAME_WORDS = 5  # words of the longest name that nothing but its letters tells
_LITTLE_WORDS = frozenset("the a an of for van von de la le bin al der den di da and".split())
_THE = re.compile(r"^(?:the|an?)\s+", re.I)
_POSSESSIVE = re.compile(r"(?:my|your|his|her|its|our|their)\s+(?=\w)", re.I)
_OF_HEAD = re.compile(r"\s(?:of|for|at|in|from|to)\s", re.I)
_KIN = frozenset(
    """aunt boyfriend brother child children cousin dad daughter family father fiance fiancee friend friends girlfriend
    grandfather grandmother heir husband kids mother mum mom neighbour neighbor nephew niece parents partner relatives
    sister son uncle widow widower wife""".split()
)
_NOBODYS_WORDS = frozenset(
    "administration campaign foundation office organization party rally team tower university".split()
)
_PERSON_WORDS = BELONGINGS - _NOBODYS_WORDS | _KIN
_GROUPS = CROWDS - frozenset(
    "some many most several few everyone nobody both all none neither two three".split()
)
_COLLECTIVES = frozenset(
    """agency agencies country countries government governments group groups nation nations party parties state states
    union unions""".split()
)
_PAPERS = THINGS - frozenset("post record review sign".split())  # "the Post" speaks; "the poll" is cited
_HEAD_ENDS = re.compile(r"\s(?:about|at|by|for|from|in|into|of|on|over|that|to|with)\s", re.I)
_ARTICLES = frozenset("the a an his her its their our my your".split())
_BEFORE_ARTICLES = frozenset(
    "about and at between both but by for from in into like not of on or over than that to under with".split()
)
_AUXILIARIES = frozenset("did does been being has had was were is are".split())
_RELATIVE = frozenset("who whom whose which that".split())
BUT = r"(?:but(?:\s+not)?|except(?:ing)?(?:\s+for)?|other\s+than|besides|(?:apart|aside)\s+from|excluding|save\s+for)"
_ALL_BUT = re.compile(
    rf"(?:(?:any|every|some)(?:one|body)|all|people|others|no(?:body|\s+one))(?:\s+else)?,?\s+{BUT}\s+(?P<name>\S.*)",
    re.I,
)
_BUT_AT_END = re.compile(rf"[\s,]+{BUT}\s+(?P<name>\S.*)", re.I)


def looks_like_name(words: str) -> bool:
    """Tell "Bram Oster" and "the Harbour Board" from other words: capitals, and neither pronoun nor question word."""
    parts = words.split()
    long = [part for part in parts if part.lower() not in _LITTLE_WORDS]
    plain = all(part[:1].isupper() for part in long) and not PRONOUNS.intersection(tokenize(words))
    return 0 < len(long) <= _NAME_WORDS and plain and parts[-1].lower() not in _LITTLE_WORDS


def is_relation(words: str) -> bool:
    """Tell "her brother", "his lawyer" and "she" herself: somebody whom only the one meant by "her" could tell."""
    return words.lower() in UNPLAIN or (_POSSESSIVE.match(words) is not None and _is_person_word(words))


def is_kin(words: str) -> bool:
    """Tell "Odile Brannock's brother" and "the mayor's wife": somebody's relation, whom an article may well name."""
    owner, _, whose = words.replace("’", "'").rpartition("'s ")
    head = tokenize(whose)[-1:]
    return bool(owner) and bool(head) and head[0] in _KIN


def is_person(words: str) -> bool:
    """Tell a person or a group by the words alone: "Emmanuel Macron", "President Macron", "the mayor", "critics"."""
    if is_relation(words):
        return True
    bare = _THE.sub("", words.strip())
    plain = tokenize(bare)
    if not plain or _is_place(bare):
        return False
    if len(plain) > 1 and looks_like_name(bare) and (is_role_word(plain[0]) or is_given_name(plain[0])):
        return True
    if len(plain) == 2 and is_given_name(plain[0]) and plain[0] not in ORDINARY_WORDS:
        return True
    described = bare != words.strip() or "'" in bare or "’" in bare
    return (described and _is_person_word(bare)) or (len(plain) == 1 and plain[0] in _GROUPS)


def is_full_name(words: str) -> bool:
    """Tell "Imogen Farthingay" and "Norland's finance minister" from "Red Sox": somebody named in full, or by his post.

    Of two or three words with capitals, the first is a given name, or none is a word of the language.
    """
    bare = words.strip()
    owner, _, post = bare.replace("’", "'").rpartition("'s ")
    if owner and looks_like_name(owner) and _is_person_word(post) and is_role_word(tokenize(post)[-1]):
        return True
    plain = tokenize(bare)
    if (
        not 1 < len(plain) <= _FULL_NAME_WORDS
        or not looks_like_name(bare)
        or _is_place(bare)
        or is_body(bare)
    ):
        return False
    if is_given_name(plain[0]) and plain[0] not in ORDINARY_WORDS:
        return not is_role_word(plain[-1])
    return not any(is_ordinary_word(word) or is_role_word(word) for word in plain)


def may_be_person(words: str) -> bool:
    """Tell what may be somebody's name, or a body's: capital letters, and no place that is known."""
    if is_person(words):
        return True
    bare = _THE.sub("", words.strip())
    return looks_like_name(bare) and not _is_place(bare)


def are_people(words: str) -> bool:
    """Tell "ministers" and "opposition parties" from things: who may be for or against a matter."""
    head = tokenize(words)[-1:]
    return bool(head) and (head[0] in CROWDS | _COLLECTIVES or is_role_word(singular(head[0])))


def is_thing(words: str) -> bool:
    """Tell "the inspector's report" and "a poll of voters" from whoever speaks: articles tell as a fact what these say."""
    head = _HEAD_ENDS.split(words)[0].split()[-1:]
    return bool(head) and (head[0].islower() or words.isupper()) and singular(head[0].lower()) in _PAPERS


def is_torn(words: str) -> bool:
    """Tell words that are no name or description, but more or less: "Orr publish its", "the board's", "the work been"."""
    parts = words.lower().split()
    if not _RELATIVE.isdisjoint(parts):  # "the woman who mends the nets"
        return False
    if words.endswith(("'s", "’s")) or not _AUXILIARIES.isdisjoint(parts):
        return True
    if (
        len(parts) > 1 and words.split()[-1] in _ARTICLES | _BEFORE_ARTICLES
    ):  # "who was late with the" warning
        return True
    return any(
        part in _ARTICLES and before not in _BEFORE_ARTICLES and not before.endswith(",")
        for before, part in pairwise(parts)
    )


def split_all_but(words: str) -> str | None:
    """Give whom "everyone but Peskov" leaves out; None for other words."""
    match = _ALL_BUT.fullmatch(words.strip())
    return None if match is None else match["name"]


def split_left_out(topic: str) -> tuple[str, str] | None:
    """Give a topic and whom the words after it may leave out: "Kursk" and "Peskov" of "Kursk except Peskov"."""
    match = _BUT_AT_END.search(topic)
    return None if match is None or not match.start() else (topic[: match.start()], match["name"])


def _is_person_word(words: str) -> bool:
    """Tell whether the head of a description is a post, a trade or a relation: "the mayor of Merrow"."""
    head = tokenize(_OF_HEAD.split(words)[0])
    return bool(head) and (is_role_word(head[-1]) or head[-1] in _PERSON_WORDS)


def _is_place(name: str) -> bool:
    plain = name.lower()
    if plain in COUNTRY_KEYS or plain.replace(" ", "_") in COUNTRY_KEYS:
        return True
    return not is_body(name) and (plain in PLACES or plain.rpartition(" ")[2] in PLACE_NOUNS)
