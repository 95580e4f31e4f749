"""Tell whether words that a user has for somebody fit a role that articles give: "the envoy", "Norland's former PM"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.speakers.keys.fold_role import POSTS, fold_role, names_place, read_words

# A role with one of these is another role than without it.
MODIFIERS = frozenset(
    """former then deputy vice vicepresidential assistant associate acting interim candidate elect designate shadow
    lieutenant lt under honorary""".split()
)
_CACHE = 1 << 16  # roles kept read
_AFTER_HEAD = re.compile(r",|\b(?:of|for|to|at|in|on|with|from|by|under|who|and)\b", re.I)
_OWNER = re.compile(r"^.*(?:['’]s|s['’])\s")
_SPOKEN = {  # how keys of two words are written
    "attorneygeneral": "attorney general",
    "chiefexecutive": "chief executive",
    "primeminister": "prime minister",
    "vicepresident": "vice president",
}


@lru_cache(maxsize=_CACHE)
def find_post(role: str) -> str | None:
    """Find the post that a role is, folded: "spokesperson" of "the mayor's spokesman"; None where it is none."""
    head = _AFTER_HEAD.split(role, maxsplit=1)[0]
    return next((word for word, _ in reversed(read_words(head)) if word in POSTS), None)


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

    "Norland's special envoy to Tern" is "special envoy" and "envoy"; a "former" stays with each.
    """
    post = find_post(role)
    if post is None:
        return
    yield role
    head = _OWNER.sub("", _AFTER_HEAD.split(role, maxsplit=1)[0])
    yield " ".join(word for word in head.split() if not any(names_place(*pair) for pair in read_words(word)))
    modifiers = [word for word, _ in read_words(role) if word in MODIFIERS]
    yield " ".join([*dict.fromkeys(modifiers), _SPOKEN.get(post, post)])
