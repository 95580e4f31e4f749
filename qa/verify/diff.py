"""Show how a quote differs from a source's text, word by word, and say of what kind the difference is."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from rapidfuzz.distance import Indel

from qa.verify.records import Piece
from qa.verify.typography import normalise_once

_TOKEN = re.compile(r"\S+")
_NAMED = re.compile(r"<U\+[^>]*>")
_NEGATIONS = frozenset("not no never none nobody nothing nor neither without cannot nowhere".split())
_NUMBERS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
    million millions billion billions trillion half dozen dozens""".split()
)


def diff_words(source: str, quote: str, *, typography: bool = True) -> tuple[Piece, ...]:
    """Compare two texts word by word; where only white space differs, character by character.

    :param typography: Whether typography counts as a difference.
    :return: Pieces from the source's text to the quote; joined by spaces they are read as one text. None are "removed" or
        "added" only if the two are the same as compared.
    """
    before, after = _TOKEN.findall(source), _TOKEN.findall(quote)
    same = str if typography else _plain
    pieces = _diff(before, after, key=same, glue=" ")
    if all(piece.kind == "same" for piece in pieces) and same(source) != same(quote):
        named_before, named_after = ([*map(name_mark, text)] for text in (source, quote))
        return _diff(named_before, named_after, key=str, glue="")
    return pieces


def _plain(word: str) -> str:
    return normalise_once(word).text


def _diff(
    before: Sequence[str], after: Sequence[str], *, key: Callable[[str], str], glue: str
) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for step in Indel.opcodes([*map(key, before)], [*map(key, after)]):
        if step.tag != "insert":
            kind = "same" if step.tag == "equal" else "removed"
            pieces.append(Piece(kind, glue.join(before[step.src_start : step.src_end])))
        if step.tag in ("insert", "replace"):
            pieces.append(Piece("added", glue.join(after[step.dest_start : step.dest_end])))
    return tuple(_join(pieces, glue))


def _join(pieces: Iterable[Piece], glue: str) -> Iterable[Piece]:
    """Bring what was removed and added between two same pieces together, the removed first."""
    group: dict[str, list[str]] = {"removed": [], "added": []}
    for piece in chain(pieces, [Piece("same", "")]):
        if piece.kind != "same":
            group[piece.kind].append(piece.text)
            continue
        for kind, texts in group.items():
            if texts:
                yield Piece(kind, glue.join(texts))
                texts.clear()
        if piece.text:
            yield piece


def name_mark(char: str) -> str:
    """Give a character as it can be seen: one without a shape of its own by its number and name."""
    if char == " " or (char.isprintable() and not unicodedata.category(char).startswith(("C", "Z"))):
        return char
    return f"<U+{ord(char):04X} {unicodedata.name(char, 'control character')}>"


def describe_changes(changes: Sequence[tuple[str, str]]) -> str:
    """Say in a few words of what kind the changes are, the gravest first; "" where there is nothing to say."""
    if not changes:
        return ""
    found = [
        (any(_differ(change, _negations) for change in changes), "a negation differs"),
        (any(_differ(change, _numbers) for change in changes), "a number differs"),
    ]
    said = [text for holds, text in found if holds]
    said += [note for old, new in changes for note in _name_lookalikes(old, new)]
    if not said:
        said = [text for test, text in _ONLY if all(test(old) == test(new) for old, new in changes)][:1]
    return "; ".join(dict.fromkeys(said))


def _differ(change: tuple[str, str], read: Callable[[str], list[str]]) -> bool:
    return read(change[0]) != read(change[1])


def _unname(text: str) -> str:
    """Take out the names of characters that `name_mark` wrote."""
    return _NAMED.sub("", text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:'\w+)?", _plain(_unname(text)).casefold())


def _negations(text: str) -> list[str]:
    return [word for word in _words(text) if word in _NEGATIONS or word.endswith("n't")]


def _numbers(text: str) -> list[str]:
    digits = re.findall(r"\d[\d.,:/]*", _unname(text))
    return sorted(digits) + sorted(word for word in _words(text) if word in _NUMBERS)


def _keep_letters(text: str) -> str:
    return "".join(char for char in _plain(text) if char.isalnum())


# What is left when all else is the same, the narrowest first.
_ONLY: tuple[tuple[Callable[[str], str], str], ...] = (
    (lambda text: re.sub(r"\s+", "", _unname(text)), "only white space or invisible characters differ"),
    (lambda text: re.sub(r"\s+", "", _plain(text)), "only typography differs"),
    (lambda text: _plain(text).casefold(), "only the case of letters differs"),
    (_keep_letters, "only punctuation differs"),
    (lambda text: _keep_letters(text).casefold(), "only punctuation and the case of letters differ"),
)


def _name_lookalikes(old: str, new: str) -> list[str]:
    """Name letters of another script in the place of one, as a Cyrillic "а" in a Latin word."""
    if len(old) != len(new):
        return []
    pairs = [(a, b) for a, b in zip(old, new, strict=True) if a != b and a.isalpha() and b.isalpha()]
    return [
        f"{name_script(b)} in the place of {name_script(a)}" for a, b in pairs if _script(a) != _script(b)
    ]


def _script(char: str) -> str:
    return unicodedata.name(char, "?").partition(" ")[0]


def name_script(char: str) -> str:
    """Name a letter by its number and name."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '?')}"
