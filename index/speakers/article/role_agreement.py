"""Tell whether two roles with one word for the person are one: "the finance minister" is no foreign minister."""

from index.speakers.article.roles import Role
from index.speakers.lists.body_words import NATIONALITIES, PARTIES, STATE_NAMES
from index.speakers.lists.role_words import DESCRIBING, PREFIXES, UNDIVIDED

STATE_WORDS = frozenset(part for state in STATE_NAMES for part in state.split()) | {
    "state",
    "states",
    "united",
}
# Words that make of an office another one, so that neither is called by the other's name.
_OTHER_OFFICE = frozenset("prime attorney surgeon press".split())


def roles_agree(wanted: frozenset[str], role: Role, proper: frozenset[str]) -> bool:
    """Tell whether a role with the head of the one wanted is not another: "finance minister", "ex-mayor".

    Words that only describe may be missing in it, and so may a state's, of which an article tells elsewhere, or all words
    if it has none itself. Where offices of a kind have no fields ("senator"), only names tell them apart.

    :param proper: Those of the words wanted that are names.
    """
    if wanted & PREFIXES != role.keys & PREFIXES or (wanted ^ role.keys) & _OTHER_OFFICE:
        return False
    if (wanted - role.keys) & NATIONALITIES:
        return False
    bare = role.keys <= PREFIXES | PARTIES | STATE_NAMES | {role.head}
    missing = wanted - role.keys - {role.head} - STATE_WORDS - DESCRIBING - PARTIES
    missing = missing & proper if role.head in UNDIVIDED else missing
    return bare or not any(not _is_describing(word) for word in missing)


def _is_describing(word: str) -> bool:
    """Tell an age or a rank of time from a word that makes a role another: "70-year-old", "second-term"."""
    return word[:1].isdigit() or word.endswith(("-old", "-term", "-time"))
