"""Read who says what from the shape of the lines: quotations signed behind a dash, and the turns of a transcript.

A column of quotations ("“…” ― Anna Orr") and an interview ("ORR: …") leave out "said": there the name on the quotation's
own line, or on the one below, tells the speaker, and never that of the entry above.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.records import Span
from index.speakers.article.initials import are_somebodys
from index.speakers.article.named import is_title
from index.speakers.lists.given_names import is_given_name
from index.speakers.lists.terms import SPEECH
from index.statements.records import Found

MAX_NAME_WORDS = 6  # words of a signature or a label: "Mayor Anna van der Berg"
MAX_LABEL_CHARS = 50
MIN_TURNS = 3  # lines with labels that make an article a transcript; fewer are notes ("Update: …")
_MARKS = "\"“”„«»'‘’"
_SIGNED = re.compile(
    r"[.,!?…]*[\"”»’']{1,2}[ \t]*\n?[ \t]*(?:[―—–]|--|-(?=[ \t]))[ \t]*(?P<name>[^\n,;(|]+)(?P<rest>[^\n]*)"
)
_BULLETS = " \t*•·-–>0123456789.)"
_TURN = re.compile(
    rf"^[ \t>*_]*(?P<label>[A-Z][^\n:?!\"“”]{{0,{MAX_LABEL_CHARS}}}?)[*_]*:[*_]*[ \t]+(?=\S)", re.M
)
_HEADING = re.compile(
    rf"(?:^|\n)[ \t>*_]*(?P<label>[A-Z][^\n:—–―\"“”]{{0,{MAX_LABEL_CHARS}}}?)[*_ \t]*(?:[―—–:]|--)[*_ \t]*\n\s*$"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*\.?")
_OWNED = ("'s", "’s")
_ASKING = (["q"], ["a"], ["question"], ["answer"], ["questioner"], ["interviewer"])
_ARTICLES = frozenset("a an the".split())
_SMALL = frozenset("de van von der den del della di da du la le bin ibn al el of the for and".split())


def find_signature(text: str, content: Span) -> Span | None:
    """Find the name that signs a quotation: behind it, on its line or the next, after a dash.

    The quotation begins its line, and the name ends its own, but for what a comma or bracket adds: in "“It is late” ―
    Orr said ― “and cold”" nobody signs.
    """
    end = min(content.end, len(text))
    while end > content.start and text[end - 1] in _MARKS + ".,!?… \t\n":
        end -= 1
    match = _SIGNED.match(text, end)
    if match is None or not _begins_line(text, content.start):
        return None
    name, rest = match["name"].rstrip(), match["rest"]
    if not _is_name(name) or any(mark in rest for mark in '"“”«»'):
        return None
    tells = any(word.lower() in SPEECH for word in _WORD.findall(rest))
    if tells and rest.rstrip().endswith((".", "!", "?")):
        return None
    return Span(match.start("name"), match.start("name") + len(name))


def _begins_line(text: str, offset: int) -> bool:
    """Tell whether an offset's line begins with a quotation mark, but for bullets and numbers."""
    at = text.rfind("\n", 0, offset) + 1
    while at < len(text) and text[at] in _BULLETS:
        at += 1
    return text[at : at + 1] in _MARKS


def find_turns(text: str) -> dict[int, Span]:
    """Find the labels of a transcript's turns by the first code point of their line; none in what is no transcript.

    It is one if at least `MIN_TURNS` lines have labels, and some label comes twice: "RAO: …", "Q: …".
    """
    labels = {match.start(): Span(*match.span("label")) for match in _TURN.finditer(text)}
    words = {text[span.start : span.end] for span in labels.values()}
    names = {label for label in words if is_nobody(label) or (_is_name(label) and _is_person(text, label))}
    turns = {start: span for start, span in labels.items() if text[span.start : span.end] in names}
    counts = Counter(text[span.start : span.end] for span in turns.values())
    return turns if len(turns) >= MIN_TURNS and max(counts.values()) > 1 else {}


def find_turn(text: str, offset: int, turns: Mapping[int, Span]) -> Span | None:
    """Find the label of the turn in whose line an offset stands; None without one, and inside the label."""
    label = turns.get(text.rfind("\n", 0, offset) + 1)
    return label if label is not None and label.end <= offset else None


def find_heading(text: str, offset: int) -> Span | None:
    """Find the name that stands alone on the line above an offset's, before a dash or colon: "Anna Orr —"."""
    line = text.rfind("\n", 0, offset) + 1
    if text[line : offset + 1].lstrip(_BULLETS)[:1] not in tuple(_MARKS):
        return None
    match = _HEADING.search(text, max(0, line - 2 * MAX_LABEL_CHARS), line)
    if match is None or not (_is_name(match["label"]) and _is_person(text, match["label"])):
        return None
    return Span(*match.span("label"))


def split_entries(text: str, found: Sequence[Found]) -> list[Found]:
    """Part the statements that run over several entries of a column or turns of a transcript: one for each entry.

    What has one speaker or no label stays as it is; a part has its label as its source, and no cue. So has a statement
    whose source is another turn's label.
    """
    turns, parted = find_turns(text), []
    for one in found:
        labels = [_find_label(text, span, turns) for span in one.content]
        if None in labels or len(set(labels)) == 1:
            label = labels[0] if labels else None
            parted.append(one if label is None else _take_turn(one, label, turns))
            continue
        for label in dict.fromkeys(labels):
            pieces = tuple(span for span, of in zip(one.content, labels, strict=True) if of == label)
            parted.append(Found((label,) if label is not None else (), (), pieces))
    return parted


def _take_turn(one: Found, label: Span, turns: Mapping[int, Span]) -> Found:
    """Give a statement whose source is the label of another turn that of its own."""
    others = {span for span in turns.values() if span != label}
    strange = label in turns.values() and any(one.overlaps(span) for one in one.source for span in others)
    return Found((label,), (), one.content) if strange else one


def _find_label(text: str, content: Span, turns: Mapping[int, Span]) -> Span | None:
    return (
        find_signature(text, content)
        or find_turn(text, content.start, turns)
        or find_heading(text, content.start)
    )


def label_statements(text: str, found: Sequence[Found], turns: Mapping[int, Span]) -> list[Found]:
    """Give statements the source that their lines name.

    A signature is the source of its quotation, whatever was found, and a turn's label that of what has none. What
    several people sign or say in turn has no source.
    """
    return [_label(text, one, turns) for one in found]


def _label(text: str, one: Found, turns: Mapping[int, Span]) -> Found:
    signed = [find_signature(text, span) for span in one.content]
    if any(label is not None for label in signed):
        label = _find_common(text, [label for label in signed if label is not None])
        lines = {_find_line(text, s) for s, sign in zip(one.content, signed, strict=True) if sign is not None}
        apart = any(_find_line(text, span) not in lines for span in one.content)
        return replace(one, source=() if label is None or apart else (label,))
    if any(is_nobody(text[span.start : span.end]) and _is_label(span, turns) for span in one.source):
        return replace(one, source=())
    said = [_find_label(text, span, turns) for span in one.content]
    told = [label for label in said if label is not None]
    if told and _find_common(text, told) is None:
        return replace(one, source=())
    return one if one.source or not told or len(told) < len(said) else replace(one, source=(told[-1],))


def _is_label(span: Span, turns: Mapping[int, Span]) -> bool:
    return any(label.overlaps(span) for label in turns.values())


def _find_common(text: str, labels: Sequence[Span]) -> Span | None:
    """Give the last of some labels if all have the same words."""
    return labels[-1] if len({text[label.start : label.end] for label in labels}) == 1 else None


def is_nobody(label: str) -> bool:
    """Tell whether a label stands for whoever asks or answers: "Q", "Answer 2"."""
    return [word.lower().rstrip(".") for word in _WORD.findall(label)][-1:] in _ASKING


def _is_person(text: str, label: str) -> bool:
    """Tell whether a label is a person's name and not a heading: it has a given name or title, or the text has it in full.

    So are the initials of one person: "DP" where the text has Dmitry Peskov.
    """
    if are_somebodys(text, label):
        return True
    words = _WORD.findall(label)
    if len(words) > 1 and (is_given_name(words[0].lower()) or is_title(words[0].lower().rstrip("."))):
        return True
    last = re.escape(words[-1])
    return (
        re.search(rf"\b[A-Z][\w.'’-]*[ ](?:{last}|{re.escape(words[-1].title())})\b(?!:)", text) is not None
    )


def _find_line(text: str, span: Span) -> int:
    return text.rfind("\n", 0, span.start)


def _is_name(name: str) -> bool:
    """Tell whether words may be a name with its titles, or stand for somebody: "a ferry worker"."""
    words = _WORD.findall(name)
    if not 1 <= len(words) <= MAX_NAME_WORDS or words[-1].endswith(_OWNED):
        return False
    if any(word.lower() in SPEECH for word in words):
        return False
    return words[0].lower() in _ARTICLES or all(word[0].isupper() or word in _SMALL for word in words)
