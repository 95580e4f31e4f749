"""Find whom words for a role mean, as a user writes them: "the Norland envoy", "the head of CNN"."""

from collections import defaultdict
from collections.abc import Iterable

from index.speakers.archive.name_tables import NameTable, add_name
from index.speakers.keys.fold_role import fold_role
from index.speakers.keys.role_fit import MODIFIERS, find_post, role_fits, shorten_role

_HEADS = frozenset({"head", "chief", "boss"})
# What somebody may be who is called a head, a chief or a boss. Governors and mayors are called by their posts.
_LEADING = _HEADS | frozenset(
    """chair chiefexecutive commissioner dean director editor leader minister president principal secretary
    superintendent""".split()
)
# Words of a body's name that users leave out.
_FORMS = frozenset("co company corp corporation group inc worldwide".split())
# "The chief of staff" is no president of anything.
_NO_BODIES = frozenset("staff state government party".split())


class Roles:
    """The roles that articles give speakers, each of which one person alone may have."""

    def __init__(self, speakers: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Read the roles, as articles write them, of each name."""
        self._names: NameTable = {}
        self._held: dict[str, list[str]] = {}
        self._leading: dict[frozenset[str], set[str]] = defaultdict(
            set
        )  # by the words of a role but its post
        for name, roles in speakers:
            self._held[name] = list(roles)
            for role in self._held[name]:
                add_name(self._names, fold_role(role), name)
                if (post := find_post(role)) in _LEADING:
                    self._leading[frozenset(fold_role(role).split()) - {post} - _FORMS].add(name)

    def find(self, role: str) -> str | None:
        """Find the one speaker who holds a role; None where none or several do.

        All words of it must be his (see `role_fits`): "the Norland envoy" is Norland's special envoy to Tern where his
        post alone is his, too. A head may be a president, a director, a minister: who leads what the other words name.
        """
        holders = set(self._names.get(fold_role(role), ()))
        if not holders and find_post(role) is not None:
            *_, post = shorten_role(role)
            alone = self._names.get(fold_role(post), ())
            holders = set(self.keep_fitting(alone, role)) or self._find_heads(role)
        return holders.pop() if len(holders) == 1 else None

    def keep_fitting(self, names: Iterable[str], role: str) -> tuple[str, ...]:
        """Keep the names of those who have a role that fits the words for one."""
        return tuple(name for name in names if any(role_fits(role, held) for held in self._held[name]))

    def _find_heads(self, role: str) -> set[str]:
        """Find who leads what a role names as a head's: the other words of one of their roles are the same.

        With fewer words another would be meant: the head of a country is none of its ministers.
        """
        post = find_post(role)
        words = frozenset(fold_role(role).split()) - {post} - _FORMS
        if post not in _HEADS or not words - MODIFIERS or words & _NO_BODIES:
            return set()
        return set(self._leading.get(words, ()))
