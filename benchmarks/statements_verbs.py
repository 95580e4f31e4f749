"""The verbs of saying that the finders compared with the tagger go by: `statements_verbs.txt`, with their forms."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

VERBS_FILE = Path(__file__).with_suffix(".txt")
CLAUSE, PERSON, OBJECT, INFINITIVE = "clause", "person", "object", "to"
PREPOSITIONS = frozenset("to with for against in about of on at".split())
_IRREGULAR_FORMS = 4
_VOWELS = frozenset("aeiou")
_DOUBLED = frozenset("beg refer slam brag quip confer rebut admit submit".split())  # "begged", but "answered"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb and what may follow it.

    Attributes:
        lemma: As in the list: "say", "point out".
        frames: Of `CLAUSE`, `PERSON`, `OBJECT`, `INFINITIVE` and `PREPOSITIONS`; "to" stands for both.
    """

    lemma: str
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb.

    Attributes:
        rest: What follows it where the verb has two words: "out".
        participle: Whether it ends in -ing.
    """

    verb: Verb
    rest: str | None
    participle: bool


@cache
def load_forms() -> dict[str, tuple[Form, ...]]:
    """Load every form, by its first word in small letters; of one word those with a second word first."""
    forms: dict[str, list[Form]] = {}
    for line in VERBS_FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, *words = line.split()
        first, _, rest = name.partition("_")
        frames = [word for word in words if word in {CLAUSE, PERSON, OBJECT, *PREPOSITIONS}]
        irregular = words[len(frames) :]
        verb = Verb(name.replace("_", " "), frozenset(frames))
        *finite, ing = irregular if len(irregular) == _IRREGULAR_FORMS else inflect(first)
        for word in dict.fromkeys((first, *finite)):
            forms.setdefault(word, []).append(Form(verb, rest or None, participle=False))
        forms.setdefault(ing, []).append(Form(verb, rest or None, participle=True))
    return {word: tuple(sorted(some, key=lambda form: form.rest is None)) for word, some in forms.items()}


def inflect(verb: str) -> list[str]:
    """Give the forms of a regular verb: with "he", past, past participle, with -ing."""
    if verb == "shoot":
        return ["shoots", "shot", "shot", "shooting"]
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        stem = verb[:-1]
        return [f"{stem}ies", f"{stem}ied", f"{stem}ied", f"{verb}ing"]
    if verb.endswith("e"):
        return [f"{verb}s", f"{verb}d", f"{verb}d", f"{verb[:-1] if verb[-2:] != 'ee' else verb}ing"]
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    return [third, f"{stem}ed", f"{stem}ed", f"{stem}ing"]
