"""Look up speakers of an archive by a name as a user writes it, and find such names inside a question."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from index.speakers.archive.bodies import fold_body, is_body
from index.speakers.archive.name_tables import NameTable, add_name, bare_key, block_by_letter
from index.speakers.archive.roles import Roles
from index.speakers.archive.spotting import spot_names
from index.speakers.keys.fold import PersonKey, fold_person, parse_person, persons_agree, plain_letters
from index.speakers.keys.fold_role import fold_role, has_post
from index.speakers.keys.typos import is_near_given, list_nearest
from index.speakers.keys.written import (
    COMMON_KEYS,
    agrees_but_last,
    clean_name,
    drop_titles,
    is_calling,
    list_parts,
)
from index.speakers.lists.body_words import NAMED_BODIES
from index.speakers.lists.given_names import is_given_name
from index.speakers.records import Speaker, SpeakerMatch, Spotted

FAR_MORE = 5  # times the statements of all namesakes from which a name means one person
WELL_QUOTED = 10  # statements from which that goes for a first name, too
MIN_GIVEN_CHARS = 3  # letters of a first name that stands alone

FULL, LAST, ROLE, TYPO = "full name", "last name", "role", "typo"
NONE = SpeakerMatch()
_BEFORE_BODY = re.compile(r"\w\s+the\s+$", re.I)  # "the head of the DNC" is not the DNC


class SpeakerDirectory:
    """The speakers of an archive by the keys of their names; their order decides nothing.

    A speaker without statements is somebody whom articles only mention: his full name and last name are his, so that
    nobody else is taken for him, but a name that he shares with somebody quoted means the one quoted.
    """

    def __init__(self, speakers: Sequence[Speaker]) -> None:
        """Read the names and roles of the speakers: about 20 µs for each."""
        self._statements = {one.name: one.statements for one in speakers}
        self._forms: NameTable = {}  # folded full name, or body
        self._last: NameTable = {}
        self._given: NameTable = {}
        self._roles = Roles((one.name, one.roles) for one in speakers)
        self._parts: NameTable = {}  # of a name of three words or more: two that stand for it
        self._people: dict[str, list[tuple[PersonKey, str]]] = defaultdict(list)  # by last name
        for one in speakers:
            body = is_body(one.name)
            for form in dict.fromkeys((one.name, *one.names)):
                self._add_form(form, one.name, body)
                called, _, rest = form.partition(" ")
                if not body and " " in rest and is_calling(called):
                    self._add_form(rest, one.name, body)
        self._starts = {
            key.split(" ", 1)[0] for keys in (self._forms, self._last, self._given) for key in keys
        }
        self._blocks = block_by_letter([*self._last, *(key for key in self._forms if " " not in key)])

    def find(self, written: str) -> SpeakerMatch:
        """Find whom a name means, as a user wrote it.

        Case, accents, transliteration, titles and "'s" do not count. In this order: the full name; a last name; a
        first name that one speaker has, or one quoted far more often than all others (both "last name"); a role that one
        speaker holds; a name after titles; a name that is one or two typing errors away, if nothing else and only one
        last name is so near ("typo"). A full name has its errors in one word, never in a known given name; the other
        words agree exactly, and an ordinary word is no typing error. Without its first word, or its last, a name of three
        words or more is still that name.
        A last name that several share means him who has five times the statements of the others, else all of them, and
        either way who has that last name and no other. Speakers come by number of statements, most first, then by name; none gives an empty match.
        """
        name = clean_name(written)
        if not name:
            return NONE
        match = self.find_exact(name)
        # A role is never read without what stands before it: "former" makes it another one.
        match = match if match.speakers else self.find_role(name)
        match = match if match.speakers else self._find_titled(name)
        if match.speakers:
            return match
        bare = drop_titles(name)
        return NONE if _BEFORE_BODY.search(name.removesuffix(bare)) else self._find_typo(bare)

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
        full = self._forms.get(key) or self._find_body(name)
        if full:
            return SpeakerMatch(self._rank(full), FULL)
        person = parse_person(name)
        if person is not None and person.given:
            agreeing = self._find_agreeing(person)
            if agreeing:
                return SpeakerMatch(self._rank(agreeing), FULL)
        part = dict.fromkeys(self._parts.get(key, ()))
        return SpeakerMatch(tuple(part), FULL) if len(part) == 1 else self._find_part(key, person)

    def _find_body(self, name: str) -> Collection[str]:
        """Find the body of somebody: "Donald Trump's campaign" is the "Trump campaign", if "Trump" alone means him."""
        words = fold_body(name).split()
        if len(words) < 2 or words[-1] not in NAMED_BODIES:
            return ()
        whole = self._forms.get(" ".join(words), ())
        if whole or len(words) == 2:
            return whole
        owner, meant = self.find_exact(" ".join(words[:-1])), self.find_exact(words[-2])
        shared = not set(owner.speakers).isdisjoint(meant.speakers)
        return self._forms.get(" ".join(words[-2:]), ()) if shared else ()

    def _find_agreeing(self, person: PersonKey) -> set[str]:
        """Find the speakers whose every form agrees: "Daria Peskov" is not he who is "D." and "Dmitry"."""
        known = self._people.get(person.last, ())
        return {one for key, one in known if persons_agree(person, key)} - {
            one for key, one in known if not persons_agree(person, key)
        }

    def _find_titled(self, name: str) -> SpeakerMatch:
        """Find a name after titles; of namesakes the one who has the post before it: "ex-president Calder"."""
        bare = drop_titles(name)
        match = self.find_exact(bare)
        title = name.removesuffix(bare)
        if _BEFORE_BODY.search(title) is not None:
            return NONE
        if len(match.speakers) < 2 or not title:
            return match
        having = self._roles.keep_fitting(match.speakers, title)
        return SpeakerMatch(having, match.how) if len(having) == 1 else match

    def has_form(self, name: str) -> bool:
        """Tell whether a name is, but for spelling, one that articles use in full."""
        return fold_person(name) in self._forms

    def is_quoted(self, names: Iterable[str]) -> bool:
        """Tell whether any of some speakers has a statement."""
        return any(self._statements[name] > 0 for name in names)

    def find_role(self, role: str) -> SpeakerMatch:
        """Find the one speaker who holds a role; empty where none or several do. See `Roles.find`."""
        holder = self._roles.find(role)
        return NONE if holder is None else SpeakerMatch((holder,), ROLE)

    def may_start(self, folded: str) -> bool:
        """Tell whether any key begins with a folded word."""
        return folded in self._starts

    def _add_form(self, form: str, name: str, body: bool) -> None:
        person = None if body else parse_person(form)
        if person is None:
            add_name(self._forms, fold_person(form), name)
            return
        add_name(self._last, person.last, name)
        if person.suffix:
            add_name(self._last, bare_key(person), name)
        if not person.given:
            return
        if " " in person.last:
            add_name(self._last, person.last.rsplit(" ", 1)[1], name)  # "Leyen"
        add_name(self._forms, fold_person(form), name)
        whole = parse_person(name)
        if form != name and whole is not None and whole.given and not persons_agree(person, whole):
            return  # "Crafty Ada Finch": found, but nobody's other name need agree with it
        self._people[person.last].append((person, name))
        for part in list_parts(person):
            add_name(self._parts, part, name)
        if self._statements[name] == 0:
            return
        if len(person.given[0]) >= MIN_GIVEN_CHARS or person.family:
            add_name(self._given, person.given[0], name)

    def _find_part(self, key: str, person: PersonKey | None) -> SpeakerMatch:
        """Find a last name alone, or a first name that one speaker has."""
        bare = key if person is None or person.given else bare_key(person)
        names = self._last.get(key) or self._last.get(bare)
        called = self._find_called(key, names or ())
        if called is not None:
            return called
        if names:
            return self._choose(names, bare)
        given = self._given.get(key, ())
        return SpeakerMatch(tuple(given), LAST) if len(given) == 1 else NONE

    def _find_called(self, key: str, named: Collection[str]) -> SpeakerMatch | None:
        """Find who is far more often quoted than all others of a first name, last names included: "Bernie".

        Whoever has that name and no other stays with him, as in `_choose`.
        """
        bare = tuple(name for name in self._rank(named) if fold_person(name) == key)
        people = self._rank({*self._given.get(key, ()), *named} - {*bare})
        counts = [self._statements[name] for name in people]
        if not people or people[0] in named or counts[0] < max(WELL_QUOTED, FAR_MORE * sum(counts[1:])):
            return None
        return SpeakerMatch((people[0], *bare), LAST)

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
