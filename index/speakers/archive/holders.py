"""Find whom a role means across an archive: the one person that articles give it to."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.speakers.archive.bodies import is_body
from index.speakers.archive.short_roles import find_short_roles
from index.speakers.keys.fold_role import POSTS, fold_role, is_specific_role

MISREAD_SHARE = 0.1  # largest share of a role's articles that give it to another
POST_ARTICLES = 2  # articles that give a post alone to a person, from which it tells him from his namesakes
_TELLING_WORDS = 2  # a role of fewer words ("professor") does not tell two persons of one last name apart


_Holding = dict[str, dict[str, set[str]]]  # folded role -> name -> articles


@dataclass(frozen=True, slots=True)
class RoleUse:
    """A role that an article gives a name, as written."""

    article_id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Holders:
    """Who holds which role.

    Attributes:
        unique: From a folded role that names its body or place to the one person who holds it.
        wordings: From a canonical name to the roles that only he has: those of `unique` by number of articles and
            alphabet, then the short ones of questions ("envoy"), which stand for nobody within articles.
        of_person: From a canonical name to all his folded roles.
        of_shared: From an article and a folded last name that several persons share to the folded roles beside it.
        by_post: From a canonical name and a post without its place ("president") to the number of articles.
        in_article: From an article to the folded roles it gives, each with the canonical or shared name it gives it to.
    """

    unique: Mapping[str, str]
    wordings: Mapping[str, tuple[str, ...]]
    of_person: Mapping[str, frozenset[str]]
    of_shared: Mapping[tuple[str, str], frozenset[str]]
    by_post: Mapping[tuple[str, str], int]
    in_article: Mapping[str, frozenset[tuple[str, str]]]

    def find_holder(self, article_id: str, role: str) -> str | None:
        """Find whom a role means in an article that does not say so itself.

        That is its one holder in the archive, unless the article gives the role, or one of more or fewer words with the
        same post ("the nominee for Merrow Council"), to somebody else.
        """
        folded = fold_role(role)
        holder = self.unique.get(folded)
        if holder is None:
            return None
        words = set(folded.split())
        for other, name in self.in_article.get(article_id, ()):
            given = set(other.split())
            same = given <= words or words <= given
            if same and name != holder and given != {"nominee"} and not POSTS.isdisjoint(given & words):
                return None
        return holder

    def find_other(self, name: str, role: str | None) -> str | None:
        """Find the holder of a role whose post no article gives to a person; None where one does, or without holder."""
        folded = "" if role is None else fold_role(role)
        holder = self.unique.get(folded)
        if holder in (None, name):
            return None
        posts = POSTS & set(folded.split())
        has = any(not posts.isdisjoint(held.split()) for held in self.of_person.get(name, ()))
        return None if has else holder

    def find_among(
        self, persons: Iterable[str], roles: Collection[str], *, named: Collection[str] = ()
    ) -> str | None:
        """Find the one of some persons who holds one of these roles; None where none or several do.

        A post alone ("president") tells if `POST_ARTICLES` give it to him, any other word alone ("professor") does not.

        :param named: Those of the persons whom the article names in full: where he is not among them, a post alone tells
            nothing ("a President Finch" of an article about Ada Finch, who runs for it).
        """
        listed = list(persons)
        telling = {role for role in roles if len(role.split()) >= _TELLING_WORDS}
        holding = [name for name in listed if not telling.isdisjoint(self.of_person.get(name, frozenset()))]
        if holding:
            return holding[0] if len(holding) == 1 else None
        found = {self._find_by_post(listed, role) for role in roles if role in POSTS} - {None}
        holder = found.pop() if len(found) == 1 else None
        return holder if not named or holder in named else None

    def _find_by_post(self, persons: Sequence[str], post: str) -> str | None:
        """Find the one of some persons who has a post that articles give without its place; see `MISREAD_SHARE`."""
        counts = {name: self.by_post.get((name, post), 0) for name in persons}
        name = min(persons, key=lambda one: (-counts[one], one), default="")
        others = sum(counts.values()) - counts.get(name, 0)
        enough = counts.get(name, 0) >= POST_ARTICLES
        return name if enough and others <= MISREAD_SHARE * sum(counts.values()) else None


def find_holders(
    uses: Collection[RoleUse],
    *,
    canonical: Mapping[str, str],
    last_names: Mapping[str, Collection[str]],
    shared: Mapping[str, str],
) -> Holders:
    """Find who holds each role, from the roles that articles give names.

    A role beside a shared last name counts for nobody; it is a rival's unless its one holder has that last name. A
    rival with at most `MISREAD_SHARE` of the articles is a misreading.

    :param canonical: From each form to its canonical name, shared last names left out.
    :param last_names: From the canonical names of persons to the folded last names they go by.
    :param shared: From the forms of last names that several persons share to their folded last names.
    """
    articles: dict[tuple[str, str], set[str]] = defaultdict(set)  # (role as written, name) -> articles
    of_person: dict[str, set[str]] = defaultdict(set)
    of_shared: dict[tuple[str, str], set[str]] = defaultdict(set)
    in_article: dict[str, set[tuple[str, str]]] = defaultdict(set)
    rivals: _Holding = defaultdict(lambda: defaultdict(set))
    held: list[tuple[str, str]] = []
    for use in uses:
        role = fold_role(use.role)
        if use.name in shared:
            of_shared[use.article_id, shared[use.name]].add(role)
            rivals[role][shared[use.name]].add(use.article_id)
            in_article[use.article_id].add((role, use.name))
            held.append((use.role, shared[use.name]))
        elif use.name in canonical and not is_body(use.name):
            of_person[canonical[use.name]].add(role)
            articles[use.role, canonical[use.name]].add(use.article_id)
            in_article[use.article_id].add((role, canonical[use.name]))
            held.append((use.role, canonical[use.name]))
    unique = _find_unique(articles, rivals, last_names)
    return Holders(
        unique,
        _rank_wordings(articles, unique, find_short_roles(held, last_names)),
        {name: frozenset(roles) for name, roles in of_person.items()},
        {place: frozenset(roles) for place, roles in of_shared.items()},
        _count_posts(articles),
        {article: frozenset(given) for article, given in in_article.items()},
    )


def _count_posts(articles: Mapping[tuple[str, str], set[str]]) -> dict[tuple[str, str], int]:
    given: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (role, name), found in articles.items():
        if (post := fold_role(role)) in POSTS:
            given[name, post] |= found
    return {place: len(found) for place, found in given.items()}


def _find_unique(
    articles: Mapping[tuple[str, str], set[str]],
    rivals: _Holding,
    last_names: Mapping[str, Collection[str]],
) -> dict[str, str]:
    specific = {fold_role(role) for role in {role for role, _ in articles} if is_specific_role(role)}
    holding: _Holding = defaultdict(lambda: defaultdict(set))
    for (role, name), found in articles.items():
        if (key := fold_role(role)) in specific:
            holding[key][name] |= found
    unique: dict[str, str] = {}
    for role, by_name in holding.items():
        name = min(by_name, key=lambda one: (-len(by_name[one]), one))
        others = {key: found for key, found in by_name.items() if key != name}
        lasts = last_names.get(name, ())
        others |= {last: found for last, found in rivals.get(role, {}).items() if last not in lasts}
        given = len(by_name[name]) + sum(map(len, others.values()))
        if all(len(found) <= MISREAD_SHARE * given for found in others.values()):
            unique[role] = name
    return unique


def _rank_wordings(
    articles: Mapping[tuple[str, str], set[str]],
    unique: Mapping[str, str],
    short: Mapping[str, Iterable[str]],
) -> dict[str, tuple[str, ...]]:
    """List each holder's roles, of the wordings of one role the one that most articles have, then by alphabet."""
    ranked = sorted(articles, key=lambda use: (-len(articles[use]), use))
    listed: dict[str, dict[str, str]] = defaultdict(dict)  # name -> folded role -> wording
    for role, name in ranked:
        if unique.get(fold_role(role)) == name:
            listed[name].setdefault(fold_role(role), role)
    for name, roles in short.items():
        for role in roles:
            if unique.get(fold_role(role), name) == name:
                listed[name].setdefault(fold_role(role), role)
    return {name: tuple(wordings.values()) for name, wordings in listed.items()}
