"""Decide which lines of an article are clutter, and why."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from index.clean.boxes import find_box
from index.clean.cues import find_cues, name_reason
from index.clean.features import SAYING, split_words
from index.clean.heads import is_head
from index.clean.lines import Line, read_lines
from index.clean.repetition import articles_needed, hash_line
from index.clean.rules import find_rule
from index.clean.scorer import load_scorer
from index.records import Clutter, Span

REPEATED = "repeated in other articles of the outlet"
LEDE_CHARS = 160  # code points; from the first line as long as this on, the story itself begins
TITLE_LINES = 25  # lines among which the title is looked for: menus and tickers may stand before it
TITLE_PROSE_WORDS = 14  # words from which on a line that ends in a full stop is no title
SURELY_STORY = 0.2  # chance of clutter below which a paragraph is the story's first
TITLE_WORDS = 3  # words of a title at least
PAGE_WORDS = (
    60  # words of a text; a shorter one gives the scorer no story to tell clutter from, and rules alone count
)
STORY_WORDS = 20  # words; where the scorer leaves fewer, it took a story for clutter, and rules alone count
TURNS = 2  # lines with the same label that make it a speaker's
_TURN = re.compile(r"([QA]|[A-ZÄÖÜ][A-ZÄÖÜ .’'-]{1,30}|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}):\s+\S")
BETWEEN_CHANCE = 0.5  # of clutter; from it on a line goes with the clutter on either side of it
LONE_CHANCE = 0.9  # of clutter; below it a line amid the story stays where no neighbour is clutter
SENTENCE_CHARS = 400  # code points; a longer paragraph shows signs of clutter by chance
PLAIN_CUES = 1  # signs of clutter that a sentence of a story may show
PLAIN_POWER = 4  # the chance of such a sentence is raised to it: .91 becomes .69
_ADDRESS = frozenset("you your yours we us our ours i my me please thanks".split())


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What of a text is the article, and what is not.

    Attributes:
        kept: Ascending, without white space at the borders, parted by at least one dropped line.
        clutter: Ascending runs of lines; with `kept` they cover every line that is not blank, once.
    """

    kept: tuple[Span, ...]
    clutter: tuple[Clutter, ...]


def clean_text(text: str, repeated: Collection[int] = frozenset()) -> Cleaning:
    """Tell the lines of an article from the clutter around and amid them.

    :param repeated: Hashes of lines that stand in enough other articles of the same outlet, as
        `repeatable_lines` counts them.
    """
    lines = read_lines(text)
    return _gather(lines, find_reasons(lines, repeated))


def find_kept_spans(text: str) -> tuple[Span, ...]:
    """Find the spans of a text that are the article itself; empty when nothing is left."""
    return clean_text(text).kept


def find_reasons(lines: Sequence[Line], repeated: Collection[int] = frozenset()) -> list[str | None]:
    """Say for each line why it is clutter; None for a line of the article."""
    reasons = [find_rule(line.text) for line in lines]
    if repeated:
        reasons = [reason or _find_repeated(lines, i, repeated) for i, reason in enumerate(reasons)]
    scorer = load_scorer()
    chances = scorer.chances(lines, [reason is not None for reason in reasons])
    for i in range(len(lines)):
        reasons[i] = reasons[i] or find_box(lines, i, chances)
    sure = list(reasons)
    title = _find_title(lines, reasons, chances)
    turns = _find_turns(lines)
    safe = [
        i == title or i in turns or is_head(lines, i) or _is_quotation(line.text)
        for i, line in enumerate(lines)
    ]
    for i, line in enumerate(lines):
        likely = chances[i] >= scorer.threshold and _temper(line.text, chances[i]) >= scorer.threshold
        if reasons[i] is None and likely and not safe[i]:
            reasons[i] = name_reason(line.text, split_words(line.text))
    found = _smooth(lines, reasons, chances, safe)
    if _count_words(lines, sure) < PAGE_WORDS or _count_words(lines, found) < STORY_WORDS:
        return sure
    return found


def _count_words(lines: Sequence[Line], reasons: Sequence[str | None]) -> int:
    """Count the words of the lines that are kept."""
    return sum(len(line.text.split()) for line, reason in zip(lines, reasons, strict=True) if reason is None)


def _find_turns(lines: Sequence[Line]) -> set[int]:
    """Find the turns of an interview or a transcript: lines that begin with a label that other lines have, too."""
    labels = {i: match[1] for i, line in enumerate(lines) if (match := _TURN.match(line.text)) is not None}
    counts = Counter(labels.values())
    return {i for i, label in labels.items() if counts[label] >= TURNS}


def _is_quotation(text: str) -> bool:
    """Tell whether a line is a quotation with its speaker; however it stands, it is somebody's words."""
    return text[0] in '"“„«' and not SAYING.isdisjoint(split_words(text))


def _temper(text: str, chance: float) -> float:
    """Lower the chance of a finished sentence that speaks to nobody and shows next to no cue."""
    if _is_quotation(text):
        return chance**PLAIN_POWER
    if text[-1] not in ".!?" or len(text) > SENTENCE_CHARS or not text[0].isupper() or " " not in text:
        return chance
    words = split_words(text)
    plain = _ADDRESS.isdisjoint(words) and len(find_cues(text, words)) <= PLAIN_CUES
    return chance**PLAIN_POWER if plain else chance


def _find_repeated(lines: Sequence[Line], i: int, repeated: Collection[int]) -> str | None:
    known = articles_needed(lines, i) is not None and hash_line(lines[i].text) in repeated
    return REPEATED if known else None


def _find_title(lines: Sequence[Line], reasons: Sequence[str | None], chances: Sequence[float]) -> int | None:
    """Find the line before the story that is least like clutter and may be the title."""
    candidates: list[int] = []
    for i, line in enumerate(lines[:TITLE_LINES]):
        prose = len(line.text.split()) >= TITLE_PROSE_WORDS and line.text.endswith(".")
        if len(line.text) >= LEDE_CHARS or (prose and chances[i] < SURELY_STORY):
            break
        if reasons[i] is None and len(line.text.split()) >= TITLE_WORDS and not is_head(lines, i):
            candidates.append(i)
    return min(candidates, key=lambda i: (chances[i], i), default=None)


def _smooth(
    lines: Sequence[Line], reasons: Sequence[str | None], chances: Sequence[float], safe: Sequence[bool]
) -> list[str | None]:
    """Let runs of clutter swallow the uncertain lines between, and keep uncertain lines amid the story."""
    found = list(reasons)
    last = len(lines) - 1
    for i, line in enumerate(lines):
        before = reasons[i - 1] if i else None
        after = reasons[i + 1] if i < last else before
        chance = chances[i] if i < last else _temper(line.text, chances[i])
        if found[i] is None and before and after and chance >= BETWEEN_CHANCE and not safe[i]:
            found[i] = before
        elif not before and not after and chance < LONE_CHANCE and not _is_sure(line, found[i]):
            found[i] = None
    return found


def _is_sure(line: Line, reason: str | None) -> bool:
    return reason == REPEATED or find_rule(line.text) is not None


def _gather(lines: Sequence[Line], reasons: Sequence[str | None]) -> Cleaning:
    kept: list[Span] = []
    clutter: list[Clutter] = []
    previous: str | None = "the beginning"
    for line, reason in zip(lines, reasons, strict=True):
        start, end = line.span.start, line.span.end
        if reason is None and previous is None:
            kept[-1] = Span(kept[-1].start, end)
        elif reason is None:
            kept.append(Span(start, end))
        elif reason == previous and clutter:
            clutter[-1] = Clutter(clutter[-1].start, end, reason)
        else:
            clutter.append(Clutter(start, end, reason))
        previous = reason
    return Cleaning(tuple(kept), tuple(clutter))
