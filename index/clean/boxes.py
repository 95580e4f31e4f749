"""Find boxes inside an article: the teaser of another story with its blurb, the biography under a name."""

import re
from collections.abc import Sequence

from index.clean.lines import Line

BOX_LINES = 4  # lines above a paragraph among which the head of its box stands
PROSE_WORDS = 10  # words of such a paragraph at least
TEASER_WORDS = 4  # words of a teaser's headline at least
BLURB_CHANCE = 0.1  # of clutter; from it on a paragraph goes with the teaser above it
_NAME = re.compile(r"[^\W\d_a-z][\w.’'-]+(?: [^\W\d_a-z][\w.’'-]*){1,3}")
_IS_SOMEBODY = re.compile(
    r" (?:is|was|has|covers|writes|reports|joined|works|leads|edits|teaches|lives|heads|ist|est|es|є|—|–|-)\b|,"
)


def find_box(lines: Sequence[Line], i: int, chances: Sequence[float]) -> str | None:
    """Find what a box about an author or another story is made of: a teaser that stands twice, a blurb, a biography."""
    text = lines[i].text
    if chances[i] >= BLURB_CHANCE and _is_teaser(lines, i):
        return "related story"
    if len(text.split()) < PROSE_WORDS or '"' in text or "“" in text:
        return None
    above = [line.text for line in lines[max(0, i - BOX_LINES) : i]]
    if any(_NAME.fullmatch(x) and text.startswith(x) and _IS_SOMEBODY.match(text, len(x)) for x in above):
        return "author's biography"
    under_second = _is_teaser(lines, i - 1) and lines[i - 1].text in above[:-1]
    return "related story" if under_second and chances[i] >= BLURB_CHANCE else None


def _is_teaser(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line is the headline of another story: it stands twice, close together, after the story began."""
    text = lines[i].text
    if len(text.split()) < TEASER_WORDS or text[-1] in '.?:;,”"':
        return False
    near = (*lines[max(0, i - BOX_LINES) : i], *lines[i + 1 : i + BOX_LINES + 1])
    return any(line.text == text for line in near) and any(map(_is_prose, lines[:i]))


def _is_prose(line: Line) -> bool:
    return len(line.text.split()) >= PROSE_WORDS and line.text[-1] in '.”"'
