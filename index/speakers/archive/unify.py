"""Unify the names of an archive's articles: one canonical name for each person and body, and whom a role means."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from index.speakers.archive.bodies import fold_body, is_body
from index.speakers.archive.grouping import Articles, group_bodies, group_full, rank_forms, sort_names
from index.speakers.archive.holders import Holders, RoleUse, find_holders
from index.speakers.archive.suffixes import join_suffixed
from index.speakers.keys.fold import PersonKey, parse_person, persons_agree, plain_letters
from index.speakers.keys.fold_role import fold_role, take_own_title
from index.speakers.lists.given_names import is_given_name
from index.speakers.lists.ordinary_words import ORDINARY_WORDS
from index.speakers.records import ALIAS, BODY, ROLE, Evidence, LocalSpeaker, Speaker

_NOBODY: tuple[None, None] = (None, None)
_ANY = ("a ", "an ")  # how the role of one of several begins: "a department spokesman"


@dataclass(frozen=True, slots=True)
class Unified:
    """The names of an archive, as all its evidence together tells; made by `unify`.

    Attributes:
        canonical: From each form in the evidence to the canonical name.
        forms: From each canonical name to its forms, the canonical one first, then by number of articles, alphabet.
        persons: From a folded last name to the persons of that name: canonical name and the keys of its forms.
        bare: From a folded last name to the canonical name of those whom no article names in full.
        bodies: From a folded name to the form that most articles use.
        articles: From each form to the articles that have it.
        holders: Who holds which role.
    """

    canonical: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    persons: Mapping[str, Mapping[str, tuple[PersonKey, ...]]]
    bare: Mapping[str, str]
    bodies: Mapping[str, str]
    articles: Mapping[str, Collection[str]]
    holders: Holders

    def resolve(self, article_id: str, speaker: LocalSpeaker) -> tuple[str | None, str | None]:
        """Give the canonical name of an article's speaker, and how he was found; (None, None) if unknown.

        A last name that several persons share is the one whose role the article gives it, by its own evidence or the
        speaker's role (link `ALIAS`), and stays the bare last name otherwise. A role alone is the one person that the
        archive gives it (`ALIAS`), if it names its body, place or party, and does not stand for any one of several ("a
        department spokesman"); so is a role that the article seemed to give to somebody whom no article gives it. All
        else keeps the article's link.
        """
        if speaker.name is None:
            role = speaker.role
            if role is None or role.startswith(_ANY):
                return _NOBODY
            holder = self.holders.find_holder(article_id, role)
            return (holder, ALIAS) if holder is not None else _NOBODY
        if speaker.link == BODY:
            return self.bodies.get(fold_body(speaker.name), speaker.name), BODY
        known = self._find_canonical(speaker.name)
        if known is not None:
            holder = self.holders.find_other(known, speaker.role) if speaker.link == ROLE else None
            return (known, speaker.link) if holder is None else (holder, ALIAS)
        return self._resolve_shared(article_id, speaker.name, speaker)

    def speakers(self, counts: Mapping[str, int]) -> tuple[Speaker, ...]:
        """List the speakers of some statements, and the persons whom articles only mention with none.

        By number of statements, most first, then by name. A name without statements may be a misread one: it is listed
        if it has a known first name, or an article gives it a role, and does not end in an ordinary word.

        :param counts: From a canonical name, as `resolve` gives it, to the number of its statements.
        """
        mentioned = dict.fromkeys((name for name in self.forms if self._is_named_person(name)), 0)
        listed = [
            Speaker(name, self.forms.get(name, (name,)), self.holders.wordings.get(name, ()), statements)
            for name, statements in (mentioned | dict(counts)).items()
        ]
        return tuple(sorted(listed, key=lambda one: (-one.statements, one.name)))

    def _is_named_in(self, article_id: str, name: str) -> bool:
        """Tell whether an article has a person's name in full."""
        return any(article_id in self.articles[form] for form in self.forms[name] if " " in form)

    def _is_named_person(self, name: str) -> bool:
        """Tell a person's full name from a misread one: "Registration Act", "Ada Finch Morning Show", "Robert C."."""
        words = [plain_letters(word).strip(".,") for word in name.split()]
        if len(words) == 1 or len(words[-1]) == 1 or is_body(name):
            return False
        if is_given_name(words[0]):
            return len(words) == 2 or words[-1] not in ORDINARY_WORDS
        return name in self.holders.of_person and words[-1] not in ORDINARY_WORDS

    def _find_canonical(self, name: str) -> str | None:
        """Find the canonical name of a form; None for a last name that several persons share."""
        known = self.canonical.get(name)
        if known is not None:
            return known
        key = None if is_body(name) else parse_person(name)
        if key is None:
            return self.bodies.get(fold_body(name), name)
        namesakes = self.persons.get(_bare_key(key), {})
        if key.given:
            fitting = [
                one for one, keys in namesakes.items() if all(persons_agree(key, form) for form in keys)
            ]
            return fitting[0] if len(fitting) == 1 else name
        if len(namesakes) > 1:
            return None
        return _find_only(key, namesakes) or self.bare.get(_bare_key(key), name)

    def _resolve_shared(
        self, article_id: str, name: str, speaker: LocalSpeaker
    ) -> tuple[str | None, str | None]:
        key = parse_person(name)
        last = _bare_key(key) if key is not None else ""
        roles = set(self.holders.of_shared.get((article_id, last), ()))
        if speaker.role is not None:
            roles.add(fold_role(speaker.role))
        namesakes = self.persons.get(last, {})
        named = [one for one in namesakes if self._is_named_in(article_id, one)]
        holder = self.holders.find_among(namesakes, roles, named=named)
        if holder is not None:
            return holder, ALIAS
        return self.bare.get(last, name), speaker.link


def unify(evidence: Iterable[Evidence]) -> Unified:
    """Unify the names in the evidence; its order and repeats decide nothing.

    Full names that agree are one person (see `group_persons`, and `join_suffixed` for "Jr."), whose canonical name is the form in full that most
    articles have, then the longest, then the first of the alphabet. A last name alone is the one person of that name,
    a country's name excepted, if the archive has one.
    """
    articles: Articles = defaultdict(set)
    uses: dict[RoleUse, None] = {}
    for row in evidence:
        mention = row.mention
        articles[mention.name].add(row.article_id)
        if mention.role is not None:
            uses[RoleUse(row.article_id, mention.name, take_own_title(mention.role))] = None
    sorted_names = sort_names(articles)
    people = group_full(sorted_names.full, articles)
    groups = [
        *group_bodies(sorted_names.bodies),
        *join_suffixed(people, sorted_names.full, articles, uses),
    ]
    persons = _list_persons(groups, sorted_names.full, articles)
    bare = _join_bare(sorted_names.bare, persons, groups, articles)
    forms = {(ranked := rank_forms(group, articles))[0]: ranked for group in groups}
    canonical = {form: name for name, ranked in forms.items() for form in ranked}
    bodies = _find_bodies(articles)
    shared = {name: _bare_key(key) for name, key in sorted_names.bare.items() if name not in canonical}
    last_names: dict[str, set[str]] = defaultdict(set)
    for last, namesakes in persons.items():
        for name in namesakes:
            last_names[name].add(last)
    holders = find_holders(uses, canonical=canonical, last_names=last_names, shared=shared)
    return Unified(
        canonical, forms | _bare_forms(bare, shared, articles), persons, bare, bodies, articles, holders
    )


def _list_persons(
    groups: Iterable[list[str]], full: Mapping[str, PersonKey], articles: Articles
) -> dict[str, dict[str, tuple[PersonKey, ...]]]:
    """List the persons of each last name, alone and with its suffix, and of each family name that stands first."""
    persons: dict[str, dict[str, tuple[PersonKey, ...]]] = defaultdict(dict)
    for group in groups:
        name = rank_forms(group, articles)[0]
        keys = tuple(full[form] for form in group if form in full)
        if name in full:  # what is not of one mind with it has a word too many in front
            keys = tuple(key for key in keys if key == full[name] or _agree(key, full[name]))
        for last in sorted({word for key in keys for word in (key.last, key.family, _bare_key(key)) if word}):
            persons[last][name] = keys
    return persons


def _agree(one: PersonKey, other: PersonKey) -> bool:
    """Tell whether two names of a group agree; "Jr." is not always written."""
    return persons_agree(replace(one, suffix=""), replace(other, suffix=""))


def _join_bare(
    bare: Mapping[str, PersonKey],
    persons: Mapping[str, Mapping[str, tuple[PersonKey, ...]]],
    groups: list[list[str]],
    articles: Articles,
) -> dict[str, str]:
    """Add last names alone to the groups of the one person they mean; of the others return the canonical forms."""
    group_of = {rank_forms(group, articles)[0]: group for group in groups}
    left: dict[str, list[str]] = defaultdict(list)
    for name, key in bare.items():
        only = _find_only(key, persons.get(_bare_key(key), {}))
        if only is not None:
            group_of[only].append(name)
        else:
            left[_bare_key(key)].append(name)
    for last, names in left.items():
        if not persons.get(last):
            groups.append(names)
    return {last: rank_forms(names, articles)[0] for last, names in left.items()}


def _find_only(key: PersonKey, namesakes: Mapping[str, tuple[PersonKey, ...]]) -> str | None:
    """Find the one person of a last name; a son's "Jr." is not left out."""
    fitting = [name for name, keys in namesakes.items() if any(full.suffix == key.suffix for full in keys)]
    return fitting[0] if len(fitting) == len(namesakes) == 1 else None


def _bare_key(key: PersonKey) -> str:
    return f"{key.last} {key.suffix}" if key.suffix else key.last


def _bare_forms(
    bare: Mapping[str, str], shared: Mapping[str, str], articles: Articles
) -> dict[str, tuple[str, ...]]:
    """List the forms of last names that several persons share."""
    forms: dict[str, list[str]] = defaultdict(list)
    for name, last in shared.items():
        forms[last].append(name)
    return {bare[last]: rank_forms(names, articles) for last, names in forms.items()}


def _find_bodies(articles: Articles) -> dict[str, str]:
    return {fold_body(group[0]): rank_forms(group, articles)[0] for group in group_bodies(sorted(articles))}
