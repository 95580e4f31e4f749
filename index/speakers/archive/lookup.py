"""Look up speakers of an archive by a name as a user writes it, and find such names inside a question."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from index.speakers.archive.bodies import is_body
from index.speakers.archive.spotting import spot_names
from index.speakers.keys.fold import PersonKey, fold_person, parse_person, persons_agree, plain_letters
from index.speakers.keys.fold_role import fold_role, has_post
from index.speakers.keys.role_fit import find_post, role_fits, shorten_role
from index.speakers.keys.typos import MIN_TYPO_CHARS, is_near_given, list_nearest
from index.speakers.keys.written import (
    COMMON_KEYS,
    agrees_but_last,
    clean_name,
    drop_titles,
    is_calling,
    list_parts,
)
from index.speakers.lists.given_names import is_given_name
from index.speakers.records import Speaker, SpeakerMatch, Spotted

FAR_MORE = (
    5  # times the statements of all namesakes together from which a last name means one person (issue 5)
)
MIN_GIVEN_CHARS = 3  # letters of a first name that stands alone

FULL, LAST, ROLE, TYPO = "full name", "last name", "role", "typo"
NONE = SpeakerMatch()

_Names = dict[str, list[str]]  # a folded key -> the canonical names it may mean


class SpeakerDirectory:
    """The speakers of an archive by the keys of their names; their order decides nothing.

    A speaker without statements is somebody whom articles only mention: his full name and last name are his, so that
    nobody else is taken for him, but a name that he shares with somebody quoted means the one quoted.
    """

    def __init__(self, speakers: Sequence[Speaker]) -> None:
        """Read the names and roles of the speakers: about 20 µs for each."""
        self._statements = {one.name: one.statements for one in speakers}
        self._forms: _Names = {}  # folded full name, or body
        self._last: _Names = {}
        self._given: _Names = {}
        self._roles: _Names = {}
        self._held: dict[str, list[str]] = {}  # roles as articles write them, by name
        self._parts: _Names = {}  # of a name of three words or more: two that stand for it
        self._people: dict[str, list[tuple[PersonKey, str]]] = defaultdict(list)  # by last name
        for one in speakers:
            body = is_body(one.name)
            for form in dict.fromkeys((one.name, *one.names)):
                self._add_form(form, one.name, body)
                called, _, rest = form.partition(" ")
                if not body and " " in rest and is_calling(called):
                    self._add_form(rest, one.name, body)
            for role in one.roles:
                _add(self._roles, fold_role(role), one.name)
            self._held[one.name] = list(one.roles)
        self._starts = {
            key.split(" ", 1)[0] for keys in (self._forms, self._last, self._given) for key in keys
        }
        self._blocks = _block_by_letter([*self._last, *(key for key in self._forms if " " not in key)])

    def find(self, written: str) -> SpeakerMatch:
        """Find whom a name means, as a user wrote it.

        Case, accents, transliteration, titles and "'s" do not count. In this order: the full name; a last name; a
        first name that one speaker has (both "last name"); a role that one speaker holds; a name after titles; a
        name that is one or two typing errors away, if nothing else and only one last name is so near ("typo"). A full
        name has its errors in one word, never in a known given name; the other words agree exactly, and an ordinary
        word is no typing error. Without its first word, or its last, a name of three words or more is still that name.
        A last name that several share means him who has five times the statements of the others, else all of them, and
        either way who has that last name and no other. Speakers come by number of statements, most first, then by name; none gives an empty match.
        """
        name = clean_name(written)
        if not name:
            return NONE
        match = self.find_exact(name)
        # A role is never read without what stands before it: "former" makes it another one.
        match = match if match.speakers else self.find_role(name)
        match = match if match.speakers else self.find_exact(drop_titles(name))
        if match.speakers:
            return match
        return self._find_typo(drop_titles(name))

    def spot(self, text: str) -> tuple[Spotted, ...]:
        """Find speakers' names and roles inside a question; ascending, never overlapping, the longest first choice.

        Names count in small letters too, but a last name that is an English word ("may", "rice") only with a capital
        letter, and not where the question begins with it. A name that is part of somebody else's ("Daria Peskov"
        where the archive has Dmitry) or names whose man somebody is ("Putin's spokesman") is left out. Typing errors
        are for `find`. A role directly before its holder's name is left out.
        """
        return spot_names(text, self)

    def find_exact(self, name: str) -> SpeakerMatch:
        """Find whom a name without title, possessive or typing error means."""
        key = fold_person(name)
        full = self._forms.get(key)
        if full:
            return SpeakerMatch(self._rank(full), FULL)
        person = parse_person(name)
        if person is not None and person.given:
            agreeing = self._find_agreeing(person)
            if agreeing:
                return SpeakerMatch(self._rank(agreeing), FULL)
        part = dict.fromkeys(self._parts.get(key, ()))
        return SpeakerMatch(tuple(part), FULL) if len(part) == 1 else self._find_part(key, person)

    def _find_agreeing(self, person: PersonKey) -> set[str]:
        """Find the speakers whose every form agrees: "Daria Peskov" is not he who is "D." and "Dmitry"."""
        known = self._people.get(person.last, ())
        return {one for key, one in known if persons_agree(person, key)} - {
            one for key, one in known if not persons_agree(person, key)
        }

    def has_form(self, name: str) -> bool:
        """Tell whether a name is, but for spelling, one that articles use in full."""
        return fold_person(name) in self._forms

    def is_quoted(self, names: Iterable[str]) -> bool:
        """Tell whether any of some speakers has a statement."""
        return any(self._statements[name] > 0 for name in names)

    def find_role(self, role: str) -> SpeakerMatch:
        """Find the one speaker who holds a role; empty where none or several do.

        All words of it must be his (see `role_fits`): "the Norland envoy" is Norland's special envoy to Tern where his
        post alone is his, too.
        """
        holders = self._roles.get(fold_role(role), ())
        if not holders and find_post(role) is not None:
            *_, post = shorten_role(role)
            alone = self._roles.get(fold_role(post), ())
            holders = [name for name in alone if any(role_fits(role, held) for held in self._held[name])]
        return SpeakerMatch(tuple(holders), ROLE) if len(holders) == 1 else NONE

    def may_start(self, folded: str) -> bool:
        """Tell whether any key begins with a folded word."""
        return folded in self._starts

    def _add_form(self, form: str, name: str, body: bool) -> None:
        person = None if body else parse_person(form)
        if person is None:
            _add(self._forms, fold_person(form), name)
            return
        _add(self._last, person.last, name)
        if person.suffix:
            _add(self._last, _bare_key(person), name)
        if not person.given:
            return
        if " " in person.last:
            _add(self._last, person.last.rsplit(" ", 1)[1], name)  # "Leyen"
        _add(self._forms, fold_person(form), name)
        whole = parse_person(name)
        if form != name and whole is not None and whole.given and not persons_agree(person, whole):
            return  # "Crafty Ada Finch": found, but nobody's other name need agree with it
        self._people[person.last].append((person, name))
        for part in list_parts(person):
            _add(self._parts, part, name)
        if self._statements[name] == 0:
            return
        if len(person.given[0]) >= MIN_GIVEN_CHARS or person.family:
            _add(self._given, person.given[0], name)

    def _find_part(self, key: str, person: PersonKey | None) -> SpeakerMatch:
        """Find a last name alone, or a first name that one speaker has."""
        bare = key if person is None or person.given else _bare_key(person)
        names = self._last.get(key) or self._last.get(bare)
        if names:
            return self._choose(names, bare)
        given = self._given.get(key, ())
        return SpeakerMatch(tuple(given), LAST) if len(given) == 1 else NONE

    def _choose(self, names: Collection[str], key: str) -> SpeakerMatch:
        """Choose the one who is far more often quoted than his namesakes, or all of them.

        A speaker whom the archive knows by that last name only is nobody's rival, and stays: he is one of them.
        """
        quoted = [name for name in names if self._statements[name] > 0]
        ranked = self._rank(quoted or names)
        bare = tuple(name for name in ranked if fold_person(name) == key)
        people = tuple(name for name in ranked if name not in bare)
        if not people:
            return SpeakerMatch(bare, FULL)
        first, rest = self._statements[people[0]], sum(self._statements[name] for name in people[1:])
        if first > 0 and first >= FAR_MORE * rest:
            return SpeakerMatch((people[0], *bare), LAST)
        return SpeakerMatch(ranked, LAST)

    def _rank(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(names, key=lambda name: (-self._statements[name], name)))

    def _find_typo(self, name: str) -> SpeakerMatch:
        person = parse_person(name)
        if person is None or has_post(fold_role(name.split()[-1])):
            return NONE
        if person.given and person.last in self._people:
            return self._find_given_typo(person, plain_letters(name.split()[0]))
        last = self._find_near(plain_letters(name.split()[-1]), person.last)
        if last is None:
            return NONE
        if person.given:
            names = {one for key, one in self._people.get(last, ()) if agrees_but_last(person, key)}
            return SpeakerMatch(self._rank(names), TYPO) if len(names) == 1 else NONE
        speakers = self._choose(self._last[last], last).speakers if last in self._last else ()
        return SpeakerMatch(speakers or self._rank(self._forms.get(last, ())), TYPO)

    def _find_given_typo(self, person: PersonKey, written: str) -> SpeakerMatch:
        if is_given_name(written):
            return NONE  # "Ivana" is somebody, not a slip for "Ivanka"
        near = {one for known, one in self._people[person.last] if is_near_given(person, known)}
        return SpeakerMatch(tuple(near), TYPO) if len(near) == 1 else NONE

    def _find_near(self, written: str, folded: str) -> str | None:
        """Find the one key that is nearest to a word; None where two are, but one who is quoted comes first."""
        if folded in COMMON_KEYS:
            return None
        nearest = list_nearest(written, folded, self._blocks)
        if len(nearest) > 1:
            nearest = [
                key
                for key in nearest
                if self.is_quoted([*self._last.get(key, ()), *self._forms.get(key, ())])
            ]
        return nearest[0] if len(nearest) == 1 else None


def _add(names: _Names, key: str, name: str) -> None:
    """Add a canonical name to a key's; a speaker's forms are added one after the other, so the last one tells."""
    known = names.setdefault(key, [])
    if not known or known[-1] != name:
        known.append(name)


def _bare_key(person: PersonKey) -> str:
    return f"{person.last} {person.suffix}" if person.suffix else person.last


def _block_by_letter(keys: Iterable[str]) -> dict[str, list[str]]:
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in dict.fromkeys(keys):
        if len(key) >= MIN_TYPO_CHARS:
            blocks[key[0]].append(key)
    return blocks
