"""Take apart what stands on a header line beside its dates: bylines, outlets, roles, places, and nothing else."""

import re

from index.metadata.names import (
    CAPITALS,
    PERSON,
    find_agency,
    is_never_outlet,
    is_outlet_name,
    is_person_name,
    is_role,
    is_section,
)

MAX_LOOSE_WORDS = 2  # words beside a date, after a comma only, that may be a place: "Tern Bay, March 4, 2025"
# Marks that `index.metadata.header` puts after words that a comma, or nothing, parts from a date. No text has them.
COMMA, NOTHING = "\x01", "\x00"
EDGES = " \t,.|·•–—-():;/"


BYLINE = re.compile(
    r"(?:By|BY|by|Written by|Words by|Text by|Story by|Reported by|Report by|Posted by|Article by|Analysis by|Opinion by)"
    r":?\s+(?P<names>\S.*)$"
)
FOREIGN_BYLINE = re.compile(r"(?:Von|Par|Por|Door|Di|Текст)\s+(?P<names>\S.*)$")
_AND = re.compile(r"\s*,?\s+(?:and|und|et|y|i|та|и|&)\s+")
PLACE = re.compile(
    rf"[{CAPITALS}][\w.'’-]*(?:[ ,]+(?:(?:of|the|and|upon|de)\s+)?[{CAPITALS}][\w.'’-]*){{0,4}}"
)


def read_names(words: str) -> str | None:
    """Read the names of a byline, as written, if that is what they are."""
    if is_role(words) or find_agency(re.sub(r"\s+(?:staff|newsroom)$", "", words)) is not None:
        return words
    people = _AND.split(words)
    listed = [name for part in people for name in part.split(", ")]
    if len(people) > 2 or not all(is_person_name(name) for name in listed):
        return None
    return words


class Parts:
    """What the parts of one line have been read as."""

    def __init__(self) -> None:
        self.authors: str | None = None
        self.outlet: str | None = None
        self.names: list[str] = []
        self.loose = False
        self.empty = True
        self._role = False

    def take(self, part: str) -> bool:
        """Take one part; False if it is nothing that a header line has."""
        if not part:
            return True
        self.empty = False
        byline = BYLINE.match(part) or FOREIGN_BYLINE.match(part)
        if byline is not None:
            return self._take_byline(byline["names"].rstrip(COMMA + NOTHING))
        if self._take_name(part):
            return True
        pieces = [piece.strip(EDGES) for piece in part.split(",")]
        return len(pieces) > 1 and all(piece and self._take_name(piece, after_comma=True) for piece in pieces)

    def signature(self) -> str | None:
        """Give the person of "Nessa Quill, Staff Writer"."""
        people = [name for name in self.names if is_person_name(name)]
        return people[0] if self._role and len(people) == len(self.names) == 1 else None

    def _take_byline(self, words: str) -> bool:
        """Read "Nessa Quill and Silvan Rook, Tern Bay": what follows the names may be a place, role or outlet."""
        pieces = [piece.strip() for piece in words.strip(EDGES).split(",")]
        taken = 0
        for count in range(1, len(pieces) + 1):
            names = read_names(", ".join(pieces[:count]))
            if names is None:
                break
            self.authors, taken = names, count
            if _AND.search(pieces[count - 1]):
                break  # "and" closes a list of names
        if not taken:
            return False
        return all(self._take_name(piece, after_comma=True) for piece in pieces[taken:] if piece)

    def _take_name(self, words: str, *, after_comma: bool = False) -> bool:
        joined, after_comma = words.endswith(NOTHING), after_comma or words.endswith(COMMA)
        words = words.rstrip(COMMA + NOTHING + EDGES)
        if is_role(words) or is_section(words):
            self._role = self._role or is_role(words)
            return True
        agency = find_agency(words)
        if agency is not None or is_outlet_name(words):
            self.outlet = self.outlet or words
            return True
        if joined or is_never_outlet(words) or (after_comma and len(words.split()) > MAX_LOOSE_WORDS):
            return False
        if "," in words or not (PLACE.fullmatch(words) or re.fullmatch(PERSON, words)):
            return False
        self.names.append(words)
        self.loose = self.loose or after_comma
        return True
