"""A small directory of invented speakers, and a lexicon with it."""

import re
from dataclasses import dataclass

from index.records import Span
from index.speakers.records import SpeakerMatch, Spotted
from qa.question import Lexicon

PEOPLE = (
    "Bram Oster",
    "Una Tregarth",
    "Hal Tregarth",
    "Piers Brannock",
    "Theresa May",
    "Ida Rice",
    "Interfax",
)
ROLES = {"harbourmaster": "Bram Oster", "harbour board's spokesman": "Piers Brannock"}
TYPOS = {"ostre": "Bram Oster"}
ORDINARY = {"may", "rice"}  # in small letters they are no names


@dataclass(frozen=True)
class Directory:
    """Finds people by full or last name, by role, and by one spelling error each."""

    def find(self, written):
        name = re.sub(r"^the\s+|['’]s?$", "", written.strip().lower())
        if name in ROLES:
            return SpeakerMatch((ROLES[name],), "role")
        if name in TYPOS:
            return SpeakerMatch((TYPOS[name],), "typo")
        full = tuple(person for person in PEOPLE if person.lower() == name)
        last = tuple(person for person in PEOPLE if person.lower().split()[-1] == name)
        return SpeakerMatch(full or last, "full name" if full else "last name" if last else None)

    def spot(self, text):
        found = []
        for person in PEOPLE:
            match = re.search(person, text, re.I) or re.search(rf"\b{person.split()[-1]}\b", text, re.I)
            if match is not None and match[0] not in ORDINARY:
                found.append(Spotted(Span(*match.span()), SpeakerMatch((person,), "last name")))
        return tuple(sorted(found, key=lambda one: one.span.start))

    def is_quoted(self, names):
        return any(name in PEOPLE for name in names)


OUTLETS = ("AFP", "Merrow Tribune", "The Harbour Daily", "Time")
LEXICON = Lexicon(Directory(), OUTLETS, newest="2025-02-20", oldest="2023-01-05")  # a Thursday
OSTER, BRANNOCK = ("Bram Oster",), ("Piers Brannock",)
