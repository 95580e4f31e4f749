"""Find the short roles that only one person of an archive has: "the envoy", where articles have one envoy."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from index.speakers.keys.fold_role import fold_role, is_noise
from index.speakers.keys.role_fit import MODIFIERS, find_post, shorten_role

_Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Post:
    """Who holds one post, with what makes it another ("former"): everybody, and by each word of their roles."""

    names: set[str] = field(default_factory=set)
    by_word: dict[str, set[tuple[_Words, str]]] = field(default_factory=lambda: defaultdict(set))

    def add(self, words: _Words, name: str) -> None:
        self.names.add(name)
        for word in words:
            self.by_word[word].add((words, name))

    def find_holders(self, words: _Words) -> set[str]:
        """Find everybody with a role that has all of some words."""
        if len(self.names) == 1:
            return self.names
        fewest = min((self.by_word.get(word, set()) for word in words), key=len)
        return {name for held, name in fewest if words <= held}


def find_short_roles(
    held: Iterable[tuple[str, str]], last_names: Mapping[str, Collection[str]]
) -> dict[str, tuple[str, ...]]:
    """Find what only one person is called, by his canonical name, in order of the alphabet; see `shorten_role`.

    Somebody else with a role that has all its words is a rival, whatever else it has: of two envoys neither is "the
    envoy". Unlike for the roles that stand for a person within articles, one article is enough for a rival.

    :param held: Roles as articles write them, each with a canonical name, or the folded last name that several share.
    :param last_names: From the canonical names of persons to the folded last names they go by.
    """
    roles = sorted(
        {(role, name) for role, name in held if find_post(role) is not None and not is_noise(role)}
    )
    posts: dict[tuple[str | None, _Words], _Post] = defaultdict(_Post)
    for role, name in roles:
        posts[_find_key(role)].add(frozenset(fold_role(role).split()), name)
    found: dict[str, dict[str, str]] = defaultdict(dict)  # name -> folded role -> wording
    for role, name in roles:
        if name not in last_names:
            continue
        same = {name, *last_names[name]}
        for wording in shorten_role(role):
            words = frozenset(fold_role(wording).split())
            if words and posts[_find_key(role)].find_holders(words) <= same:
                found[name].setdefault(fold_role(wording), wording)
    return {name: tuple(wordings.values()) for name, wordings in found.items()}


def _find_key(role: str) -> tuple[str | None, _Words]:
    return find_post(role), MODIFIERS.intersection(fold_role(role).split())
