"""Tables from the keys of names to the speakers they may mean."""

from collections import defaultdict
from collections.abc import Iterable

from index.speakers.keys.fold import PersonKey
from index.speakers.keys.typos import MIN_TYPO_CHARS

NameTable = dict[str, list[str]]  # a folded key -> the canonical names it may mean


def add_name(names: NameTable, key: str, name: str) -> None:
    """Add a canonical name to a key's; a speaker's forms are added one after the other, so the last one tells."""
    known = names.setdefault(key, [])
    if not known or known[-1] != name:
        known.append(name)


def bare_key(person: PersonKey) -> str:
    """Give the key of a last name with what stands after it: "marsh jr"."""
    return f"{person.last} {person.suffix}" if person.suffix else person.last


def block_by_letter(keys: Iterable[str]) -> dict[str, list[str]]:
    """Group the keys that are long enough for a typing error by their first letter."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in dict.fromkeys(keys):
        if len(key) >= MIN_TYPO_CHARS:
            blocks[key[0]].append(key)
    return blocks
