"""Tell whether words that a user has for somebody fit a role that articles give: "the envoy", "Norland's former PM"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.speakers.keys.fold_role import COUNTRIES, POSTS, fold_role, names_place, read_words
from index.speakers.lists.body_words import PARTIES
from index.speakers.lists.role_words import GENERIC, NEWCOMERS, ROLES, SPOUSES, is_role_word

# A role with one of these is another role than without it.
MODIFIERS = frozenset(
    """former then deputy vice vicepresidential assistant associate acting interim candidate elect designate shadow
    lieutenant lt under honorary""".split()
)
# Trades of which a question may mean the only one of an archive: "the engineer", but not "the resident".
_RELATIVES = SPOUSES | frozenset(
    """aunt boyfriend boy citizen colleague cousin fiancee friend girl girlfriend grandfather grandmother grandson
    granddaughter neighbor neighbour nephew niece parent parents partner person predecessor spouse successor uncle widower
    hopeful incumbent progressive independent republican socialist libertarian liberal first-lady""".split()
)
_TRADES = ROLES - POSTS - GENERIC - NEWCOMERS - PARTIES - _RELATIVES
# Who serves somebody: posts where the role names whom, for "the lawyer" alone is anybody's.
_SERVING = frozenset("adviser advisor aide attorney barrister counsel lawyer solicitor strategist".split())
_SERVED = frozenset(word for one in _SERVING for word, _ in read_words(one))
_RANKS = frozenset({"general", "deputy"})  # "secretary general" is the secretary
_CACHE = 1 << 16  # roles kept read
_AFTER_HEAD = re.compile(r",|\b(?:of|for|to|at|in|on|with|from|by|under|who|and)\b", re.I)
_PLACED = re.compile(r",|\b(?:at|in|on|with|from|by|under|who|and)\b", re.I)
_OWNER = re.compile(r"^.*(?:['’]s|s['’])\s")
_SPOKEN = {  # how keys of two words are written
    "attorneygeneral": "attorney general",
    "chiefexecutive": "chief executive",
    "primeminister": "prime minister",
    "vicepresident": "vice president",
}


@lru_cache(maxsize=_CACHE)
def find_post(role: str) -> str | None:
    """Find the post that a role is, folded: "spokesperson" of "the mayor's spokesman"; None where it is none.

    A trade in small letters is one, too ("engineer" of "chief bridge engineer"); what else somebody is called makes
    him no holder of the post before it: "the mayor's wife". So is who serves somebody the role names: "Solvay's lawyer",
    but not "the lawyer".
    """
    for word, written in reversed(read_words(_AFTER_HEAD.split(role, maxsplit=1)[0])):
        if word in POSTS:
            return word
        plain = written.lower()
        if plain in _SERVING:
            return word if _list_names(role) else None
        if (written.islower() or len(role.split()) == 1) and is_role_word(plain) and plain not in _RANKS:
            return word if plain in _TRADES else None
    return None


def role_fits(asked: str, held: str) -> bool:
    """Tell whether somebody with a role may be meant by words for a role: every word of theirs is in his.

    Wordings of one role are one (see `fold_role`). The post must be the same, and so must what makes it another one:
    neither a mayor's spokesman nor a former mayor is "the mayor".
    """
    post = find_post(asked)
    words, others = set(fold_role(asked).split()), set(fold_role(held).split())
    return (
        post is not None
        and post == find_post(held)
        and words <= others
        and words & MODIFIERS == others & MODIFIERS
    )


def source_fits(asked: str, source: str) -> bool:
    """Tell whether words that name a speaker in an article fit a role: "the envoy, Hugo Marr", "Envoy Hugo Marr".

    Where what is asked is no post ("the ferry workers"), each word of it must be there.
    """
    if find_post(asked) is None:
        words = set(fold_role(asked).split())
        return bool(words) and words <= set(fold_role(source).split())
    return any(role_fits(asked, part) for part in source.split(","))


def shorten_role(role: str) -> Iterator[str]:
    """Give a role as an article has it, without the body or place before it, and its post alone: for users ask so.

    "Norland's special envoy to Tern" is "special envoy" and "envoy"; a "former" stays with each. Who serves somebody
    keeps him: "chief lawyer for Solvay" is "Solvay lawyer".
    """
    post = find_post(role)
    if post is None:
        return
    yield role
    modifiers = [word for word, _ in read_words(role) if word in MODIFIERS]
    if post in _SERVED:
        yield " ".join([*dict.fromkeys([*modifiers, *_list_names(role)]), post])
        return
    head = _OWNER.sub("", _AFTER_HEAD.split(role, maxsplit=1)[0])
    yield " ".join(word for word in head.split() if not any(names_place(*pair) for pair in read_words(word)))
    yield " ".join([*dict.fromkeys(modifiers), _SPOKEN.get(post, post)])


def _list_names(role: str) -> list[str]:
    """List the words of a role that name a body or a person it serves, as written; countries are where somebody is from."""
    words = read_words(_PLACED.split(role, maxsplit=1)[0])
    return [
        written
        for word, written in words
        if names_place(word, written) and word not in COUNTRIES and word not in _SERVED
    ]
