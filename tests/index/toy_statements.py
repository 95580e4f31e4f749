"""A toy that finds, resolves and unifies speakers by a few patterns, for tests of what is stored and when."""

import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from types import ModuleType

from index.records import Span
from index.speakers.records import ALIAS, FULL_NAME, LAST_NAME, ROLE, UNKNOWN, LocalSpeaker, Mention, Speaker
from index.statements.records import Found

_SAID = re.compile(r"“([^”]+)” (said) ((?:[A-Z]\w+)(?: [A-Z]\w+)?|the \w+|\w+)")
_NAME = re.compile(r"([A-Z]\w+ [A-Z]\w+)(?:, the (\w+))?")


class ToyFinder:
    """Finds “…” said X, and counts the texts it was given."""

    def __init__(self):
        self.texts = []

    def find_many(self, texts, within):
        self.texts += texts
        return [
            [
                Found(*((Span(*match.span(group)),) for group in (3, 2, 1)))
                for span in spans
                for match in _SAID.finditer(text, span.start, span.end)
            ]
            for text, spans in zip(texts, within, strict=True)
        ]


@dataclass
class Resolved:
    speakers: tuple
    mentions: tuple


def resolve_speakers(text, found, *, kept, author, outlet, title):
    counts = Counter(
        (name, role or None)
        for span in kept
        for name, role in _NAME.findall(text[span.start : span.end])
        if name != author
    )
    mentions = tuple(
        Mention(name, role, count)
        for (name, role), count in sorted(counts.items(), key=lambda item: repr(item[0]))
    )
    return Resolved(
        tuple(_resolve("".join(text[s.start : s.end] for s in one.source)) for one in found), mentions
    )


def _resolve(words):
    if words.startswith("the "):
        return LocalSpeaker(None, words[4:], None)
    if not words[:1].isupper():
        return UNKNOWN
    return LocalSpeaker(words, None, FULL_NAME if " " in words else LAST_NAME)


class Unified:
    """A last name, or a role, of one full name in the archive is his."""

    def __init__(self, evidence):
        self.names, self.roles = defaultdict(set), defaultdict(set)
        for one in evidence:
            self.names[one.mention.name.split()[-1]].add(one.mention.name)
            if one.mention.role is not None:
                self.roles[one.mention.role].add(one.mention.name)

    def resolve(self, article_id, local):
        if local.name is None:
            found = self.roles.get(local.role, set())
            return (min(found), ROLE) if len(found) == 1 else (None, None)
        if " " in local.name:
            return local.name, local.link
        found = self.names.get(local.name, set())
        if len(found) > 1:
            return None, None
        return (min(found), ALIAS) if found else (local.name, local.link)

    def speakers(self, counts):
        names = sorted({name for found in self.names.values() for name in found})
        return tuple(
            Speaker(
                name,
                (name,),
                tuple(sorted(role for role, found in self.roles.items() if found == {name})),
                counts.get(name, 0),
            )
            for name in names
        )


def install_toys(monkeypatch):
    """Put the toys in the place of what resolves and unifies."""
    for module, name, value in (
        ("index.speakers.article.resolve", "resolve_speakers", resolve_speakers),
        ("index.speakers.archive.unify", "unify", Unified),
    ):
        toy = ModuleType(module)
        setattr(toy, name, value)
        monkeypatch.setitem(sys.modules, module, toy)
