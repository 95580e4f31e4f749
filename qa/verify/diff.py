"""Show how a quote differs from a source's text, word by word, and say of what kind the difference is."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from rapidfuzz.distance import Indel

from qa.verify.records import Piece
from qa.verify.typography import ANY_DASH, CURRENCY, INVISIBLE, normalise_once, same_dashes

# Words; a dash before a number at the very beginning is its sign: "- 5 degrees".
_TOKEN = re.compile(rf"\A\s*{ANY_DASH}\s+(?=\d|{CURRENCY})\S+|\S+")
_NUMBER = re.compile(rf"(?:(?<![\w.,)])(?P<sign>{ANY_DASH}|\+)\s?)?{CURRENCY}?(?P<digits>\d(?:[\d.,:/]*\d)?)")
_ONE_ELLIPSIS = ("the quote has an ellipsis, the source none", "the source has an ellipsis, the quote none")
_ELLIPSIS = re.compile(r"…|\.{3}|\. \. \.")
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
        (any(map(_swaps_dashes, changes)), "a dash stands for a hyphen, or a hyphen for a dash"),
    ]
    said = [text for holds, text in found if holds]
    said += [
        note for old, new in changes for note in (*_name_lookalikes(old, new), *_name_ellipsis(old, new))
    ]
    if not said:
        said = [text for test, text in _ONLY if all(test(old) == test(new) for old, new in changes)][:1]
    return "; ".join(dict.fromkeys(said))


def _differ(change: tuple[str, str], read: Callable[[str], list[str]]) -> bool:
    return read(change[0]) != read(change[1])


def _swaps_dashes(change: tuple[str, str]) -> bool:
    return _plain(change[0]) == _plain(change[1]) and not same_dashes(*change)


def _unname(text: str) -> str:
    """Take out the names of characters that `name_mark` wrote."""
    return _NAMED.sub("", text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:'\w+)?", _plain(_unname(text)).casefold())


def _negations(text: str) -> list[str]:
    return [word for word in _words(text) if word in _NEGATIONS or word.endswith("n't")]


def _numbers(text: str) -> list[str]:
    found = _NUMBER.finditer(_drop_invisible(_unname(text)))
    signed = (("-" if one["sign"] not in (None, "+") else "") + one["digits"] for one in found)
    return sorted(signed) + sorted(word for word in _words(text) if word in _NUMBERS)


def _keep_letters(text: str) -> str:
    return "".join(char for char in _plain(text) if char.isalnum())


def _drop_invisible(text: str) -> str:
    return "".join(char for char in text if char not in INVISIBLE)


# What is left when all else is the same, the narrowest first.
_ONLY: tuple[tuple[Callable[[str], str], str], ...] = (
    (_drop_invisible, "only invisible characters differ"),
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


def _name_ellipsis(old: str, new: str) -> list[str]:
    """Name an ellipsis that only one of the two has."""
    has = [bool(_ELLIPSIS.search(text)) for text in (old, new)]
    return [_ONE_ELLIPSIS[has[0]]] if has[0] != has[1] else []


def _script(char: str) -> str:
    return unicodedata.name(char, "?").partition(" ")[0]


def name_script(char: str) -> str:
    """Name a letter by its number and name."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '?')}"
