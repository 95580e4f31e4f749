"""Compare names of people: the same one, two, or what cannot be told."""

import functools
import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from index.lexical import tokenize
from index.speakers.keys.fold import given_names_agree, parse_person, persons_agree
from index.speakers.keys.written import is_title
from index.speakers.lists.given_names import is_given_name
from index.speakers.lists.ordinary_words import ORDINARY_WORDS
from qa.verify.records import AGREES, DISAGREES, NOT_CHECKED

_TITLES = """mr mrs ms dr prof sen rep gov gen col lt sgt capt rev sir dame lord lady president vice minister prime
secretary senator representative congressman congresswoman governor mayor general captain judge justice chief
attorney king queen prince princess pope former then ex jr sr ii iii iv the a an of and for spokesman spokeswoman
spokesperson director chairman chairwoman chair professor officer republican democrat democratic"""
NO_NAMES = frozenset(
    """he she they it we i you who this that these those there here one some many most others officials police critics
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december but and so yet then however also still as when while if though although
    republicans democrats""".split()
)
# Words of who is claimed that name no person: what may be anybody, a role, a body.
_ROLES = frozenset(
    """unknown anonymous unnamed unidentified none staff author authors reporter reporters editor editors witness witnesses
    source sources resident residents neighbour neighbor lawyer analyst analysts expert experts official officials
    leader leaders press media company party campaign committee council ministry department government administration
    office agency police army military court bank university institute union association foundation group team house
    news times post tribune journal daily herald kremlin pentagon state white majority minority deputy senior junior
    chief head member secretary minister president spokesman spokeswoman spokesperson report study statement""".split()
)
_PEOPLE = re.compile(
    r"(?:[aeo]lish|ussian|ainian|rkish|ritish|rench|erman|inese|anese|aeli|raqi|ranian|erican|opean|panish|talian)$"
)
_CALLING = re.compile(  # "Skipper Finch", "Economist Finch": no first name
    r"(?:er|or|ist|[^e]man|woman|ian|ant|ent)$|^(?:abbot|abbess|aunt|boss|brother|chef|clerk|cook|cop|guard|guide|monk|"
    r"mum|nun|nurse|pilot|poet|priest|scout|sister|star|uncle|vicar)$"
)
_PLAIN_SPACES = dict.fromkeys((9, 10, 13, 160), " ")
_SIMILAR = 65  # likeness (0-100) from which a word of the source may be the name in another spelling
_FOREIGN = 0.2  # share of words in other letters from which a name in Latin letters is not looked for
_ABBREVIATION_CHARS = 4  # a single name as short as this may stand for a longer one
_TRANSLITERATED = 75  # likeness (0-100) from which two last names may be two spellings of one
_NEAR_CHARS = 60  # code points between a name and an organisation or first name that may belong to it
# Verbs that a single name stands before where it speaks.
_SPEAKS = (
    "said says told tells added argued warned wrote replied declared acknowledged insisted denied announced"
)


def name_words(name: str) -> list[str]:
    """Give the words of a name that tell who it is, in lower case, without titles and initials."""
    titles = set(_TITLES.split())
    return [
        word
        for word in tokenize(name.partition("(")[0].partition(",")[0])
        if word not in titles and len(word) > 1
    ]


def compare_names(claimed: Sequence[str], named: Sequence[str], text: str) -> str:
    """Tell whether two names, as words in lower case without titles, are one person's.

    They agree where one holds all words of the other and the last name is no other's in the text as well; they
    disagree where nothing speaks for the same person. First names that differ may be short forms ("Bill"), unless the
    text names both people in full, or they are two names ("Petra", "Karel").
    """
    if not claimed or not named:
        return NOT_CHECKED
    if set(claimed) <= set(named) or set(named) <= set(claimed):
        whole = set(claimed) == set(named)
        last = min(claimed, named, key=len)[-1]
        return NOT_CHECKED if not whole and is_anothers(last, claimed, text) else AGREES
    if claimed[-1] == named[-1]:
        both = all(_stands_whole(name, text) for name in (claimed, named))
        two = min(len(claimed), len(named)) > 1 and are_two_names(claimed[0], named[0])
        return DISAGREES if both or two else NOT_CHECKED
    if (
        min(len(claimed), len(named)) > 1
        and claimed[0] == named[0]
        and not _are_alike(claimed[-1], named[-1])
    ):
        return DISAGREES
    return NOT_CHECKED if _may_be_same(claimed, named, text) else DISAGREES


def compare_all(claimed: str, names: Iterable[str], text: str) -> str:
    """Compare a claimed name with every form of a speaker's name: they agree by any, and disagree only by all.

    Spellings and short forms of a full name ("Zelenskyy", "Bill") agree, too, unless the text has both. A last name
    alone does not speak for a full one that is claimed, where a longer form is known.
    """
    words = name_words(claimed)
    forms = [name_words(name) for name in names]
    if any(len(form) > 1 for form in forms):
        forms = [form for form in forms if len(form) > 1 or not set(form) < set(words)]
    results = {_compare_folded(words, form, text) for form in forms}
    if AGREES in results:
        return AGREES
    return DISAGREES if results == {DISAGREES} else NOT_CHECKED


def _compare_folded(claimed: Sequence[str], named: Sequence[str], text: str) -> str:
    result = compare_names(claimed, named, text)
    if result == AGREES or not claimed or not named:
        return result
    one, other = parse_person(" ".join(claimed)), parse_person(" ".join(named))
    if one is None or other is None or not persons_agree(one, other):
        return result
    return NOT_CHECKED if result == DISAGREES else AGREES


def _stands_whole(name: Sequence[str], text: str) -> bool:
    pattern = r"\W+".join(map(re.escape, name))
    return re.search(rf"\b{pattern}\b", text, re.IGNORECASE) is not None


def is_anothers(last_name: str, claimed: Sequence[str], text: str) -> bool:
    """Tell whether a last name in a text may be another's: several who have it are named, or one, and not the claimed."""
    firsts = _list_firsts(last_name, text)
    own = [word for word in claimed[:-1] if not _is_calling(word)]
    another = any(
        is_given_name(first) and not any(given_names_agree(first, word) for word in own) for first in firsts
    )
    return len(firsts) > 1 or (another and bool(own) and not _stands_whole(claimed, text))


def are_two_names(one: str, other: str) -> bool:
    """Tell whether two words before one last name are surely the first names of two people.

    One must be a known first name, the other no word for a calling; what begins alike or is spelt alike may be short
    for the other.
    """
    if not (is_given_name(one) or is_given_name(other)) or any(map(_is_calling, (one, other))):
        return False
    alike = one[:1] == other[:1] or fuzz.ratio(one, other) >= _SIMILAR
    return not alike and not given_names_agree(one, other)


def _is_calling(word: str) -> bool:
    if is_given_name(word):
        return False
    return _is_other(word) or word in ORDINARY_WORDS or is_title(word) or bool(_CALLING.search(word))


def _list_firsts(last_name: str, text: str) -> set[str]:
    """List the words before a last name that may be first names, in lower case."""
    found = re.findall(
        rf"\b([A-Z][a-z]+) {re.escape(last_name)}\b", text.translate(_PLAIN_SPACES), re.IGNORECASE
    )
    return {word.lower() for word in found if word[:1].isupper() and not _is_other(word.lower())}


def _is_other(word: str) -> bool:
    """Tell whether a word before a last name is surely no first name."""
    return word in _TITLES.split() or word in NO_NAMES or word in _ROLES or bool(_PEOPLE.search(word))


def _are_alike(one: str, other: str) -> bool:
    return fuzz.ratio(one, other) >= _TRANSLITERATED


def is_person(claimed: str) -> bool:
    """Tell whether a claimed speaker is surely a person by name: "Unknown", "Press Secretary", "Israel" may be anybody."""
    words = [word.strip(".,'’\"") for word in claimed.partition("(")[0].partition(",")[0].split()]
    return claimed.isascii() and not any(_is_place_holder(word.lower()) for word in words)


def _is_place_holder(word: str) -> bool:
    return word in _ROLES or word.endswith(("'s", "’s")) or bool(_PEOPLE.search(word))


def is_nowhere(words: Sequence[str], claimed: str, text: str) -> bool:
    """Tell whether a source never names a person, in this spelling or a similar one.

    Only where a first and a last name are claimed, in Latin letters as the source is in: a single word may be a role, a
    body or an abbreviation.
    """
    capital = [word for word in claimed.split() if word[:1].isupper()]
    if len(words) < 2 or len(capital) < 2 or not is_person(claimed):
        return False
    there = _words_of(text)
    if not there.isdisjoint(words) or sum(not word.isascii() for word in there) > _FOREIGN * len(there):
        return False
    likely = (process.extractOne(word, there, scorer=fuzz.ratio, score_cutoff=_SIMILAR) for word in words)
    return not any(found is not None for found in likely)


@functools.lru_cache(maxsize=64)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(tokenize(text))


def _may_be_same(claimed: Sequence[str], named: Sequence[str], text: str) -> bool:
    """Tell whether two names may be one person's: a shared word, another spelling, or words told apart nowhere."""
    if set(named) & set(claimed) or not all(word.isascii() for word in claimed):
        return True
    if _are_alike(claimed[-1], named[-1]):
        return True
    if len(claimed) > 1 or _speaks_elsewhere(claimed[0], named[-1], text):
        return False
    return len(claimed[0]) <= _ABBREVIATION_CHARS or _stand_together(claimed[0], named[-1], text)


def _speaks_elsewhere(one: str, other: str, text: str) -> bool:
    """Tell whether a single name is a speaker of its own, and never a part of the other one ("Dmitry Peskov")."""
    part = rf"\b{re.escape(one)}\b(?: [A-Z][\w.’'-]*){{0,2}} {re.escape(other)}\b"
    own = rf"(?<!the )\b{re.escape(one)} (?:{'|'.join(_SPEAKS.split())})\b"
    return bool(re.search(own, text, re.IGNORECASE)) and not re.search(part, text, re.IGNORECASE)


def _stand_together(one: str, other: str, text: str) -> bool:
    """Tell whether two words stand close to each other somewhere: "Kremlin spokesman Dmitry Peskov"."""
    places = (_places(one, text), _places(other, text))
    return any(abs(a - b) <= _NEAR_CHARS for a in places[0] for b in places[1])


def _places(word: str, text: str) -> Iterable[int]:
    return [match.start() for match in re.finditer(rf"\b{re.escape(word)}", text, re.IGNORECASE)][:200]
